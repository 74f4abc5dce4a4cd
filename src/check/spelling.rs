//! A text as the words that its reader sees: folded for case, marks and invisible signs, and which of them follow each
//! other without anything between that would part a name.

use std::ops::Range;

use unicode_normalization::char::{decompose_compatible, is_combining_mark};

/// Endings that Indonesian and English put behind a name.
const ENDINGS: [&str; 4] = ["nya", "ku", "mu", "s"];

/// How a text writes what it cannot write plainly.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    Toml,
    Markdown,
}

/// What stands between a word and the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Gap {
    /// Spaces of any kind, a line break, hyphens, marks of emphasis.
    Joined,
    /// The same with a full stop, which ends an abbreviation or a sentence.
    Dot,
    /// Anything else.
    Parted,
}

/// A word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Word {
    /// In small letters, without marks.
    pub(crate) folded: String,
    /// Where it stands.
    pub(crate) range: Range<usize>,
    pub(crate) is_capital: bool,
    /// What stands before it.
    pub(crate) gap: Gap,
}

impl Word {
    /// Where another word stands in this one, if all that goes on behind it is an ending such as `-nya`.
    pub(crate) fn holds(&self, other: &str) -> Option<Range<usize>> {
        let ending = self.folded.strip_prefix(other)?;
        let is_whole = ending.is_empty() || ENDINGS.contains(&ending);
        is_whole.then(|| self.range.start..self.range.end - ending.len())
    }

    /// Whether a full stop alone stands between this word and the one before, as in `siti.nur`, which ends no sentence.
    pub(crate) const fn is_dotted_to(&self, before: &Word) -> bool {
        matches!(self.gap, Gap::Dot) && self.range.start == before.range.end + 1
    }

    /// What this word may be with an ending: itself, and what is left without each of them.
    pub(crate) fn stems(&self) -> impl Iterator<Item = &str> {
        let without = ENDINGS.iter().filter_map(|ending| self.folded.strip_suffix(ending));
        std::iter::once(self.folded.as_str()).chain(without)
    }
}

/// What a piece of a text is for its words.
enum Piece {
    Letter(char),
    /// It is not seen, as a soft hyphen, or changes only how a word looks.
    Nothing,
    Line,
    Between(Gap),
}

/// The words of a text.
pub(crate) fn words(text: &str, form: Form) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut open = false;
    let (mut gap, mut lines) = (Gap::Parted, 0);
    let mut place = 0;
    while let Some(letter) = text[place..].chars().next() {
        let rest = &text[place..];
        let (length, piece) = match letter {
            '-' | '+' | '*' if lines > 0 && !open && rest[1..].starts_with(' ') => (1, Piece::Between(Gap::Parted)),
            '\\' if form == Form::Toml => escaped(rest),
            '&' => entity(rest),
            _ => (letter.len_utf8(), piece_of(letter)),
        };
        match piece {
            Piece::Letter(letter) => {
                if !open {
                    let folded = String::new();
                    words.push(Word { folded, range: place..place, is_capital: letter.is_uppercase(), gap });
                    (open, gap, lines) = (true, Gap::Joined, 0);
                }
                if let Some(word) = words.last_mut() {
                    fold(letter, &mut word.folded);
                    word.range.end = place + length;
                }
            }
            Piece::Nothing => {}
            Piece::Line => {
                (open, lines) = (false, lines + 1);
                gap = gap.max(if lines > 1 { Gap::Parted } else { Gap::Joined });
            }
            Piece::Between(between) => (open, gap) = (false, gap.max(between)),
        }
        place += length;
    }
    words
}

/// Whether a text may write a word of plain letters in another way than with those.
pub(crate) fn may_disguise(text: &str) -> bool {
    !text.is_ascii() && text.chars().any(|letter| !letter.is_ascii() && (letter.is_alphanumeric() || is_unseen(letter)))
}

fn piece_of(letter: char) -> Piece {
    match letter {
        '\n' => Piece::Line,
        '*' | '~' | '`' => Piece::Nothing,
        '-' | '_' | '\'' | '\u{2019}' | '\u{2010}' | '\u{2011}' | '[' | ']' | '\\' => Piece::Between(Gap::Joined),
        '.' => Piece::Between(Gap::Dot),
        _ if is_unseen(letter) => Piece::Nothing,
        _ if letter.is_alphanumeric() => Piece::Letter(letter),
        _ if letter.is_whitespace() => Piece::Between(Gap::Joined),
        _ => Piece::Between(Gap::Parted),
    }
}

fn is_unseen(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{feff}')
        || is_combining_mark(letter)
}

/// What a backslash of TOML begins.
fn escaped(rest: &str) -> (usize, Piece) {
    let coded = |digits: usize| {
        let letter = rest.get(2..2 + digits).and_then(|code| char::from_u32(u32::from_str_radix(code, 16).ok()?));
        letter.map(|letter| (2 + digits, piece_of(letter)))
    };
    let one = match rest[1..].chars().next() {
        Some('n') => Some((2, Piece::Line)),
        Some('r' | 't') => Some((2, Piece::Between(Gap::Joined))),
        Some('u') => coded(4),
        Some('U') => coded(8),
        Some('"') => Some((2, Piece::Between(Gap::Parted))),
        _ => None,
    };
    one.unwrap_or((1, Piece::Between(Gap::Joined)))
}

/// What `&` begins: `&nbsp;` and its like are spaces.
fn entity(rest: &str) -> (usize, Piece) {
    let is_of_name = |letter: char| letter.is_ascii_alphanumeric() || letter == '#';
    let end = rest[1..].find(|letter| !is_of_name(letter)).map_or(rest.len(), |end| end + 1);
    match &rest[1..end] {
        name if name.is_empty() || end > 10 || !rest[end..].starts_with(';') => (1, Piece::Between(Gap::Parted)),
        "shy" | "zwnj" | "zwj" => (end + 1, Piece::Nothing),
        "amp" => (end + 1, Piece::Between(Gap::Parted)),
        _ => (end + 1, Piece::Between(Gap::Joined)),
    }
}

fn fold(letter: char, folded: &mut String) {
    if letter.is_ascii() {
        folded.push(letter.to_ascii_lowercase());
        return;
    }
    decompose_compatible(letter, |part| {
        if !is_combining_mark(part) {
            folded.extend(part.to_lowercase());
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn seen(text: &str, form: Form) -> String {
        let sign = |gap| match gap {
            Gap::Joined => ' ',
            Gap::Dot => '.',
            Gap::Parted => '|',
        };
        words(text, form).into_iter().map(|word| format!("{}{}", sign(word.gap), word.folded)).collect()
    }

    #[test]
    fn spellings_that_look_the_same_are_the_same_words() {
        for text in [
            "Siti Nur",
            "SITI  NUR",
            "siti\u{a0}nur",
            "Siti\nNur",
            "**Siti** _Nur_",
            "Si\u{301}ti Nu\u{ad}r",
            "S\u{ed}ti\u{200b} Nur",
            "Siti&nbsp;N&shy;ur",
            "siti-nur",
            "[Siti] Nur",
            "\u{ff33}iti Nur",
        ] {
            assert_eq!(seen(text, Form::Markdown), "|siti nur", "{text}");
        }
        assert_eq!(seen(r"Siti\nNur Siti\u00a0Nur", Form::Toml), "|siti nur siti nur");
        assert_eq!(seen("Siti \\\n  Nur", Form::Toml), "|siti nur");
    }

    #[test]
    fn what_parts_two_people_parts_their_names() {
        for text in
            ["Siti, Nur", "Siti\n\nNur", "Siti/Nur", "Siti & Nur", "Siti &amp; Nur", "Siti\n- Nur", "Siti\" \"Nur"]
        {
            assert_eq!(seen(text, Form::Markdown), "|siti|nur", "{text}");
        }
        assert_eq!(seen("Siti. Nur", Form::Markdown), "|siti.nur");
        assert_eq!(seen(r"Siti\n\nNur", Form::Toml), "|siti|nur");
    }

    proptest! {
        #[test]
        fn every_word_stands_where_it_says(text in "[\\PC\\\\&;#a-zA-Z0-9\n\u{301}\u{ad}]{0,60}") {
            for form in [Form::Toml, Form::Markdown] {
                for word in words(&text, form) {
                    prop_assert!(!text[word.range.clone()].is_empty());
                    for stem in word.stems() {
                        prop_assert!(word.holds(stem).is_none_or(|range| range.end <= word.range.end));
                    }
                }
            }
        }
    }
}
