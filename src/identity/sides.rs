//! A lock as it lies in its file, also where git left the marks of a merge in it: each side of the merge is a whole lock.

use std::ops::Range;

/// How the marks of a merge begin.
const MARKS: [&str; 4] = ["<<<<<<<", "|||||||", "=======", ">>>>>>>"];

/// A line and where it begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Line<'a> {
    /// Its first byte in the file.
    pub(super) start: usize,
    /// Without its end.
    pub(super) text: &'a str,
}

impl Line<'_> {
    /// Its bytes in the file.
    pub(super) fn place(&self) -> Range<usize> {
        self.start..self.start + self.text.len()
    }

    /// Whether it says anything. Comments, empty lines and line ends do not matter: git and editors change those.
    pub(super) fn is_meant(&self) -> bool {
        !self.text.is_empty() && !self.text.starts_with('#')
    }
}

/// The texts that one file holds.
#[derive(Debug, Default)]
pub(super) struct Sides<'a> {
    /// One, or both sides of a merge.
    pub(super) sides: Vec<Vec<Line<'a>>>,
    /// The first mark of a merge.
    pub(super) mark: Option<Range<usize>>,
}

/// Takes a file apart.
pub(super) fn sides(text: &str) -> Sides<'_> {
    let (mut ours, mut theirs, mut mark) = (Vec::new(), Vec::new(), None);
    // Which of both sides the next line belongs to.
    let mut of = (true, true);
    let mut start = 0;
    for whole in text.split_inclusive('\n') {
        let line = Line { start, text: whole.trim_end() };
        start += whole.len();
        let Some(begins) = MARKS.iter().position(|mark| line.text.starts_with(mark)) else {
            ours.extend(Some(line).filter(|_| of.0));
            theirs.extend(Some(line).filter(|_| of.1));
            continue;
        };
        mark.get_or_insert(line.place());
        // What both had before the merge, between the second mark and the third, is neither side's.
        of = [(true, false), (false, false), (false, true), (true, true)][begins];
    }
    let sides = if mark.is_some() { vec![ours, theirs] } else { vec![ours] };
    Sides { sides, mark }
}

/// Parts the lines of one side into those before any table and the tables, each with its own head.
pub(super) fn tables<'a, 'text>(side: &'a [Line<'text>]) -> (&'a [Line<'text>], Vec<&'a [Line<'text>]>) {
    let heads: Vec<usize> = (0..side.len()).filter(|place| side[*place].text.starts_with('[')).collect();
    let ends = heads.iter().skip(1).copied().chain([side.len()]);
    let tables = heads.iter().zip(ends).map(|(head, end)| &side[*head..end]).collect();
    (&side[..heads.first().copied().unwrap_or(side.len())], tables)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<String> {
        let join = |side: &Vec<Line<'_>>| side.iter().map(|line| line.text).collect::<Vec<_>>().join(" ");
        sides(text).sides.iter().map(join).collect()
    }

    #[test]
    fn each_side_of_a_merge_is_a_text() {
        assert_eq!(texts("a\r\nb\n"), ["a b"]);
        assert_eq!(texts("a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> x\nd"), ["a b d", "a c d"]);
        assert_eq!(texts("<<<<<<< HEAD\nb\n||||||| old\no\n=======\nc\n>>>>>>> x\n"), ["b", "c"]);
        assert_eq!(sides("a\n<<<<<<< x\nb").mark, Some(2..11));
    }

    #[test]
    fn tables_begin_at_their_heads() {
        let all = sides("v\n\n[a]\nx\n[b]\n");
        let (head, tables) = tables(&all.sides[0]);
        assert_eq!((head.len(), tables.len(), tables[0].len(), tables[1][0].place()), (2, 2, 2, 9..12));
    }
}
