//! What may stand in a text: no character that hides or reorders what people read.

use unicode_normalization::UnicodeNormalization as _;

use crate::catalogue::is_hidden;

/// One line: composed form, single spaces, no invisible characters. Gives the first one that was removed.
pub(super) fn clean_line(raw: &str) -> (String, Option<char>) {
    if raw.is_ascii() && !raw.bytes().any(|byte| byte.is_ascii_control()) && !raw.contains("  ") {
        return (raw.trim().to_owned(), None);
    }
    let (visible, hidden) = remove_hidden(raw, |character| character.is_control() && !character.is_whitespace());
    let composed: String = visible.nfc().collect();
    (composed.split_whitespace().collect::<Vec<_>>().join(" "), hidden)
}

/// A longer text: composed form, no invisible characters, lines kept. Gives the first one that was removed.
pub(super) fn clean_prose(raw: &str) -> (String, Option<char>) {
    if raw.is_ascii() && !raw.contains('\r') && !raw.bytes().any(|byte| byte.is_ascii_control() && byte != b'\n') {
        return (raw.to_owned(), None);
    }
    let is_control = |character: char| character.is_control() && !matches!(character, '\n' | '\r' | '\t');
    let (visible, hidden) = remove_hidden(raw, is_control);
    (visible.nfc().collect::<String>().replace("\r\n", "\n"), hidden)
}

fn remove_hidden(raw: &str, is_control: impl Fn(char) -> bool) -> (String, Option<char>) {
    let mut first = None;
    let mut visible = String::with_capacity(raw.len());
    let mut characters = raw.chars().peekable();
    while let Some(character) = characters.next() {
        let previous = visible.chars().next_back();
        let joins = matches!(character, '\u{200c}' | '\u{200d}')
            && previous.is_some_and(|previous| !previous.is_ascii())
            && characters.peek().is_some_and(|next| !next.is_ascii());
        if !joins && (is_hidden(character) || is_control(character)) {
            first = first.or(Some(character));
        } else {
            visible.push(character);
        }
    }
    (visible, first)
}

/// Whether a text has the form of an e-mail address that every mail program takes: one `@`, a dotted host, and only
/// characters that need no quoting.
pub(super) fn is_email(text: &str) -> bool {
    let Some((name, host)) = text.split_once('@') else { return false };
    let name_is_fine = !name.is_empty()
        && name.len() <= 64
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._%+-".contains(&byte))
        && !name.starts_with('.')
        && !name.ends_with('.');
    let label_is_fine = |label: &str| {
        !label.is_empty()
            && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    name_is_fine && host.contains('.') && host.split('.').all(label_is_fine)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn hidden_characters_go_and_are_told() {
        assert_eq!(clean_line("Keset\u{200b} perca"), ("Keset perca".to_owned(), Some('\u{200b}')));
        assert_eq!(clean_line("abc\u{202e}def"), ("abcdef".to_owned(), Some('\u{202e}')));
        assert_eq!(clean_line("  a \t b\n"), ("a b".to_owned(), None));
        assert_eq!(clean_prose("a\r\nb\u{feff}"), ("a\nb".to_owned(), Some('\u{feff}')));
    }

    #[test]
    fn emoji_of_several_parts_stay_whole() {
        let family = "👩\u{200d}👧";
        assert_eq!(clean_line(family), (family.to_owned(), None));
        assert_eq!(clean_line("a\u{200d}b").1, Some('\u{200d}'));
    }

    #[test]
    fn accents_are_composed() {
        assert_eq!(clean_line("Cafe\u{301}").0, "Café");
    }

    #[test]
    fn addresses_of_mail() {
        for text in ["toko@example.org", "a.b+c@sub.example.org"] {
            assert!(is_email(text), "{text}");
        }
        for text in [
            "",
            "a",
            "a@b",
            "@example.org",
            "a@@example.org",
            "a b@example.org",
            "a@-x.org",
            "a@x..org",
            "a?cc=b@x.org",
        ] {
            assert!(!is_email(text), "{text}");
        }
    }

    proptest! {
        #[test]
        fn cleaning_twice_is_cleaning_once(text in "\\PC{0,80}") {
            let once = clean_line(&text).0;
            prop_assert_eq!(clean_line(&once), (once.clone(), None));
        }
    }
}
