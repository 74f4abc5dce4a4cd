//! A script of the theme and the words that it shows.

use std::collections::BTreeMap;

use super::locale::Locale;
use super::{compact, words};

/// A script, which is published once for each language with its words in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Script {
    /// The name of its file without the ending, or of its folder.
    pub name: String,
    /// What it does, as it was written.
    pub text: String,
    /// The keys of the texts that it uses, as `words.key`.
    pub words: Vec<String>,
}

impl Script {
    /// The script in a file of this name, or in a folder of it.
    pub(super) fn new(file: &str, text: &str) -> Script {
        let name = file.strip_suffix(".js").unwrap_or(file).to_owned();
        let mut words: Vec<String> = words::script_uses(text).into_iter().map(|(_, key)| key.to_owned()).collect();
        words.sort_unstable();
        words.dedup();
        Script { name, text: text.to_owned(), words }
    }

    /// What is published, with the words of one language.
    pub fn in_language(&self, locale: &Locale) -> String {
        compact::script(&self.text, &self.words_of(locale))
    }

    /// What is published of a script that is told its words as it runs.
    pub fn without_words(&self) -> String {
        compact::script(&self.text, &BTreeMap::new())
    }

    /// The words that it uses, by key, in one language.
    pub fn words_of<'a>(&'a self, locale: &'a Locale) -> BTreeMap<&'a str, &'a str> {
        self.words.iter().filter_map(|key| Some((key.as_str(), locale.text(key)?))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_knows_its_words() {
        let script = Script::new(
            "cart.js",
            "say(words.b, words.a_1); say(words.b); const mywords = keywords.c + it.words.d; [...words.e];",
        );
        let words = ["a_1", "b", "e"].map(str::to_owned).to_vec();
        assert_eq!((script.name.as_str(), script.words), ("cart", words));
    }
}
