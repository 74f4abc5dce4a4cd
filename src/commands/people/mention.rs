//! Finds a person's name in the files of a site, however it stands there.

use crate::site::SiteFile;

/// The shortest word of a name that is looked for by itself.
const SHORTEST_WORD: usize = 4;

/// A name in small letters.
#[derive(Debug)]
pub(super) struct Name {
    /// As it is, and as HTML escapes it.
    whole: Vec<String>,
    /// Its words, for files that keep words apart.
    words: Vec<String>,
}

/// A file's text in small letters; nothing of a photo.
pub(super) struct Text {
    text: String,
    /// Whether it is an index of words, as the search has them.
    is_index: bool,
}

impl Name {
    /// The name as it is shown.
    pub(super) fn new(name: &str) -> Name {
        let name = name.to_lowercase();
        let escaped = name.replace('&', "&amp;").replace('\'', "&#39;").replace('"', "&quot;");
        let words = name.split(|letter: char| !letter.is_alphanumeric());
        let words = words.filter(|word| word.chars().count() >= SHORTEST_WORD).map(str::to_owned).collect();
        let whole = if escaped == name { vec![name] } else { vec![name, escaped] };
        Name { whole, words }
    }

    /// Whether a file holds the name; of an index, whether it holds a word of it.
    pub(super) fn is_in(&self, text: &Text) -> bool {
        let apart = self.words.iter().filter(|_| text.is_index);
        self.whole.iter().chain(apart).any(|form| has_words(&text.text, form))
    }
}

impl Text {
    /// The text of a file.
    pub(super) fn of(file: &SiteFile) -> Text {
        let text = std::str::from_utf8(file.content.bytes().unwrap_or_default());
        let text = text.map(str::to_lowercase).unwrap_or_default();
        Text { text, is_index: file.path.as_str().ends_with(".json") }
    }
}

/// Whether a text holds these words, and not as a part of others.
fn has_words(text: &str, words: &str) -> bool {
    text.match_indices(words).any(|(start, found)| {
        let (before, after) = (&text[..start], &text[start + found.len()..]);
        !before.ends_with(char::is_alphanumeric) && !after.starts_with(char::is_alphanumeric)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::{Content, SitePath};

    fn holds(name: &str, path: &str, text: &str) -> bool {
        let content = Content::Bytes(text.as_bytes().to_vec());
        Name::new(name).is_in(&Text::of(&SiteFile { path: SitePath::new(path).unwrap(), content }))
    }

    #[test]
    fn a_name_is_found_whole_and_however_it_is_escaped() {
        assert!(holds("Bu D'Ani & Sari", "a.html", "<p>Bu D&#39;Ani &amp; Sari</p>"));
        assert!(holds("Ani", "a.csv", "1,ANI,2"));
        assert!(!holds("Ani", "a.html", "Mekanika aniaya"));
        assert!(!holds("Mang Dana", "a.html", "mang ujang, dana desa"));
    }

    #[test]
    fn an_index_of_words_keeps_them_apart() {
        assert!(holds("Mang Dana", "aset/kata.json", "{\"dana\":[1]}"));
        assert!(!holds("Si Biru", "aset/kata.json", "{\"si\":[1]}"));
    }
}
