//! A script of the theme and the words that it shows.

use super::words;

/// A script, which is published once for each language with its words before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Script {
    /// The name of its file without the ending.
    pub name: String,
    /// What it does.
    pub text: String,
    /// The keys of the texts that it uses, as `words.key`.
    pub words: Vec<String>,
}

impl Script {
    /// The script in a file of this name.
    pub(super) fn new(file: &str, text: &str) -> Script {
        let name = file.strip_suffix(".js").unwrap_or(file).replace('/', "-");
        let mut words: Vec<String> = words::script_uses(text).into_iter().map(|(_, key)| key.to_owned()).collect();
        words.sort_unstable();
        words.dedup();
        Script { name, text: text.to_owned(), words }
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
