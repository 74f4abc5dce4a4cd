//! What became of a file, and how two texts differ.

use crate::catalogue::Host;
use crate::commands::human;
use crate::language::Language;

/// What became of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Change {
    /// It is new.
    Written,
    /// It is as it should be already.
    Same,
    /// Someone changed it, and it stays; with the lines that differ.
    Kept(String),
    /// Someone had changed it, and it was overwritten; with the lines that differed.
    Replaced(String),
    /// The host was written into it.
    Chosen(Host),
    /// It cannot be read, so someone must write the host into it.
    Unreadable(Host),
}

impl Change {
    /// A line on the file, and the lines that differ below it.
    pub fn words(&self, path: &str, language: Language) -> String {
        match (self, language) {
            (Change::Written, Language::Indonesian) => format!("ditulis: {path}\n"),
            (Change::Written, Language::English) => format!("written: {path}\n"),
            (Change::Same, Language::Indonesian) => format!("sudah benar: {path}\n"),
            (Change::Same, Language::English) => format!("as it should be: {path}\n"),
            (Change::Kept(lines), Language::Indonesian) => {
                format!("tidak diubah: {path} (- yang ada, + yang akan ditulis)\n{lines}")
            }
            (Change::Kept(lines), Language::English) => {
                format!("left as it is: {path} (- what is there, + what would be written)\n{lines}")
            }
            (Change::Replaced(lines), Language::Indonesian) => format!("ditimpa: {path}\n{lines}"),
            (Change::Replaced(lines), Language::English) => format!("overwritten: {path}\n{lines}"),
            (Change::Chosen(host), Language::Indonesian) => format!("ditulis: {path}: `hos` adalah {}\n", host.name()),
            (Change::Chosen(host), Language::English) => format!("written: {path}: `host` is {}\n", host.name()),
            (Change::Unreadable(host), Language::Indonesian) => format!(
                "{path} tidak terbaca: perbaiki (`etalase check` menunjukkan tempatnya), lalu tulis sendiri `hos = \"{}\"`\n",
                host.name()
            ),
            (Change::Unreadable(host), Language::English) => format!(
                "{path} cannot be read: mend it (`etalase check` shows where), then write `host = \"{}\"` yourself\n",
                host.name()
            ),
        }
    }
}

/// The lines that only the first text has behind `-`, those that only the second has behind `+`, in their order.
pub(super) fn difference(one: &str, other: &str) -> String {
    let (old, new): (Vec<&str>, Vec<&str>) = (one.lines().collect(), other.lines().collect());
    // How many lines are common to the rests of both from here.
    let mut common = vec![vec![0_usize; new.len() + 1]; old.len() + 1];
    for (place, line) in old.iter().enumerate().rev() {
        for (beside, added) in new.iter().enumerate().rev() {
            common[place][beside] = match line == added {
                true => common[place + 1][beside + 1] + 1,
                false => common[place + 1][beside].max(common[place][beside + 1]),
            };
        }
    }
    let (mut place, mut beside, mut text) = (0, 0, String::new());
    while place < old.len() || beside < new.len() {
        let is_same = place < old.len() && beside < new.len() && old[place] == new[beside];
        if is_same {
            (place, beside) = (place + 1, beside + 1);
        } else if beside == new.len() || place < old.len() && common[place + 1][beside] >= common[place][beside + 1] {
            text += &format!("  - {}\n", human::printable(old[place]));
            place += 1;
        } else {
            text += &format!("  + {}\n", human::printable(new[beside]));
            beside += 1;
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_lines_that_differ_are_shown() {
        assert_eq!(difference("a\nb\nc\n", "a\nx\nc\nd\n"), "  - b\n  + x\n  + d\n");
        assert_eq!(difference("", "a\n"), "  + a\n");
        assert_eq!(difference("a\n", ""), "  - a\n");
        assert_eq!(difference("a\nb\n", "a\nb\n"), "");
    }
}
