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

/// The script without indentation, empty lines and comments that have lines of their own. One in which a comment, a
/// template or a string goes over several lines stays as it was written, for there such lines may be more than they seem.
fn small(text: &str) -> String {
    let code: Vec<&str> =
        text.lines().map(str::trim_start).filter(|line| !line.is_empty() && !line.starts_with("//")).collect();
    let goes_on = |line: &&str| {
        line.contains("/*") || line.contains("\\`") || line.ends_with('\\') || line.matches('`').count() % 2 == 1
    };
    // Line ends of JavaScript that are none of Rust's.
    let foreign = text.replace("\r\n", "\n").contains(['\r', '\u{2028}', '\u{2029}']);
    if foreign || code.iter().any(goes_on) { text.to_owned() } else { code.join("\n") + "\n" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_is_published_without_what_only_its_authors_read() {
        let written =
            "// Says hello.\nconst a = () => {\n  // twice\n\n  say(\"//\"); // here\n  return `a ${b}`;\n};\n";
        assert_eq!(small(written), "const a = () => {\nsay(\"//\"); // here\nreturn `a ${b}`;\n};\n");
    }

    #[test]
    fn a_script_stays_as_it_is_where_a_line_may_be_part_of_something_longer() {
        for written in [
            "const a = `\n  // text\n`;\n",
            "const a = `b \\` // c\n  // text`;\n",
            "/*\n// */ code();\n",
            "say(\"a\\\n  // b\");\n",
            "// a\u{2028}code();\n",
            "// a\rcode();\n",
        ] {
            assert_eq!(small(written), written);
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
