//! Words broken into lines that fit.

use super::typeface::Typeface;

/// The distance of two lines, in hundredths of the letters' size.
const STEP: u32 = 118;
/// What stands where words were left out.
const CUT: char = '…';

/// Words in lines of one size.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Block {
    /// The lines.
    pub(super) lines: Vec<String>,
    /// The size of the letters, in pixels of their em.
    pub(super) size: u32,
}

impl Block {
    /// The words in the largest of these sizes, largest first, in which they take no more than so many lines and so much
    /// height. In the smallest size what is too long ends with the last word that fits.
    pub(super) fn fit(
        words: &str,
        typeface: &Typeface<'_>,
        sizes: &[u32],
        width: u32,
        most_lines: usize,
        height: u32,
    ) -> Option<Block> {
        let smallest = *sizes.last()?;
        let blocks = sizes.iter().map(|&size| Block { lines: broken(words, typeface, size, width), size });
        let whole = blocks.into_iter().find(|block| block.lines.len() <= most_lines && block.height() <= height);
        whole.or_else(|| {
            let mut block = Block { lines: broken(words, typeface, smallest, width), size: smallest };
            let fitting = (1..=most_lines).rev().find(|lines| *lines as u32 * block.step() <= height)?;
            if block.lines.len() > fitting {
                block.lines.truncate(fitting);
                let last = block.lines.last_mut()?;
                *last = cut(last, typeface, smallest, width);
            }
            Some(block)
        })
    }

    /// Pixels from the top of one line to the top of the next.
    pub(super) fn step(&self) -> u32 {
        self.size * STEP / 100
    }

    /// Pixels from top to bottom.
    pub(super) fn height(&self) -> u32 {
        self.step() * self.lines.len() as u32
    }
}

/// Lines no wider than this; a word that is wider by itself is broken where it must.
fn broken(words: &str, typeface: &Typeface<'_>, size: u32, width: u32) -> Vec<String> {
    let fits = |line: &str| typeface.width(line, size) <= width as f32;
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in words.split_whitespace() {
        let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
        if fits(&longer) {
            line = longer;
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        for letter in word.chars() {
            line.push(letter);
            if !fits(&line) && line.chars().count() > 1 {
                line.pop();
                lines.push(std::mem::replace(&mut line, letter.to_string()));
            }
        }
    }
    lines.extend(Some(line).filter(|line| !line.is_empty()));
    lines
}

/// The line with the sign for what was left out behind its last word that leaves room for it.
fn cut(line: &str, typeface: &Typeface<'_>, size: u32, width: u32) -> String {
    let fits = |end: &usize| typeface.width(&marked(&line[..*end]), size) <= width as f32;
    let words = line.match_indices(' ').map(|(end, _)| end).chain([line.len()]);
    // A single word without an end in sight is cut within.
    let letters = line.char_indices().map(|(end, _)| end).skip(1);
    let end = words.take_while(fits).last().or_else(|| letters.take_while(fits).last());
    marked(&line[..end.unwrap_or_default()])
}

fn marked(kept: &str) -> String {
    format!("{}{CUT}", kept.trim_end_matches([',', '.', ';', ':', ' ', '(', '-']))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fitted(words: &str, sizes: &[u32], width: u32, lines: usize) -> Block {
        Block::fit(words, &Typeface::embedded().unwrap(), sizes, width, lines, u32::MAX).unwrap()
    }

    #[test]
    fn long_names_wrap_then_shrink_then_end_at_a_word() {
        let name = "Kain batik tulis motif sekar jagad pewarna alami";
        assert_eq!(fitted("Keset", &[60, 40], 474, 3), Block { lines: vec!["Keset".to_owned()], size: 60 });
        let wrapped = fitted(name, &[60, 40], 474, 4);
        assert!(wrapped.lines.len() > 2 && wrapped.lines.join(" ") == name, "{wrapped:?}");
        let shrunk = fitted(name, &[80, 40], 474, 3);
        assert_eq!((shrunk.size, shrunk.lines.join(" ").as_str()), (40, name));
        let short = fitted(name, &[80], 474, 2);
        let last = short.lines.last().unwrap().strip_suffix('…').unwrap();
        assert!(short.lines.len() == 2 && name.split(' ').any(|word| last.ends_with(word)), "{short:?}");
    }

    #[test]
    fn a_word_without_end_is_broken() {
        let word = "mempertanggungjawabkannyalah".repeat(6);
        let block = fitted(&word, &[60, 40], 474, 3);
        let typeface = Typeface::embedded().unwrap();
        assert!(block.lines.len() == 3 && block.lines[2].ends_with('…'), "{block:?}");
        assert!(block.lines.iter().all(|line| typeface.width(line, block.size) <= 474.0));
    }
}
