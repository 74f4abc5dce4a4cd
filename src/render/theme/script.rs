//! A script of the theme and the words that it shows.

use std::collections::BTreeMap;

use super::locale::Locale;
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
        Script { name, text: small(text), words }
    }

    /// The words that it uses, by key, in one language.
    pub fn words_of<'a>(&'a self, locale: &'a Locale) -> BTreeMap<&'a str, &'a str> {
        self.words.iter().filter_map(|key| Some((key.as_str(), locale.text(key)?))).collect()
    }
}

/// The script without its comments of whole lines and without indentation. One where a line may belong to a text, a
/// comment or a template that began before it stays as it was written.
fn small(text: &str) -> String {
    let goes_on = |line: &str| line.ends_with('\\') || !line.matches('`').count().is_multiple_of(2);
    if text.contains("/*") || text.lines().any(goes_on) {
        return text.to_owned();
    }
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//"));
    lines.flat_map(|line| [line, "\n"]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_of_whole_lines_and_indentation_go() {
        assert_eq!(small("// what\n\nif (a) {\n  // why\n  b(`//`); // here\n}\n"), "if (a) {\nb(`//`); // here\n}\n");
        for text in ["a(`\n  // b\n`);\n", "/*\n// */ a();\n", "a('\\\n// b');\n"] {
            assert_eq!(small(text), text);
        }
    }

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
