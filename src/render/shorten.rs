//! Texts cut between words, so that no format's limit is passed.

use std::borrow::Cow;

/// The text, or its first words and a sign for what was left out: never more than so many characters. A word that is
/// longer by itself is cut within.
pub fn shorten(text: &str, longest: usize) -> Cow<'_, str> {
    if text.chars().count() <= longest {
        return Cow::Borrowed(text);
    }
    let most = longest.saturating_sub(1);
    let end = text.char_indices().nth(most).map_or(text.len(), |(place, _)| place);
    // The word that the limit falls behind is whole.
    let end = if text[end..].starts_with(' ') { end } else { text[..end].rfind(' ').unwrap_or(end) };
    Cow::Owned(format!("{}…", text[..end].trim_end_matches([',', '.', ';', ':', ' '])))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn it_ends_at_a_word() {
        assert_eq!(shorten("satu dua tiga", 13), "satu dua tiga");
        assert_eq!(shorten("satu dua tiga", 12), "satu dua…");
        assert_eq!(shorten("satu dua tiga", 9), "satu dua…");
        assert_eq!(shorten("satu, dua tiga", 8), "satu…");
        assert_eq!(shorten("mempertanggungjawabkan", 6), "mempe…");
    }

    proptest! {
        #[test]
        fn it_is_never_longer(text in "[\\PC ]{0,60}", longest in 1_usize..70) {
            let short = shorten(&text, longest);
            prop_assert!(short.chars().count() <= longest);
            prop_assert!(text.starts_with(short.trim_end_matches('…')) || text.contains('…'));
        }
    }
}
