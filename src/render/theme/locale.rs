//! The words of pages in one language, from the theme's `locales/<code>.toml`.

use std::collections::BTreeMap;
use std::ops::Range;

use toml::de::{DeTable, DeValue};

use super::phrase::Phrase;
use crate::diagnostic::Diagnostic;
use crate::language::Language;
use crate::problem::ThemeProblem;
use crate::source::{FileId, Span};

/// The words of pages in one language.
#[derive(Debug, Clone)]
pub struct Locale {
    /// The language.
    pub language: Language,
    texts: BTreeMap<String, String>,
}

impl Locale {
    /// A locale without words.
    pub(super) fn empty(language: Language) -> Locale {
        Locale { language, texts: BTreeMap::new() }
    }

    /// Takes the words of a file over those that it has already, so that a site's own file need not repeat the rest.
    pub(super) fn read(&mut self, file: FileId, text: &str, diagnostics: &mut Vec<Diagnostic>) {
        let (table, errors) = DeTable::parse_recoverable(text);
        let at = |range: Range<usize>| Span { file, start: range.start, end: range.end };
        for error in errors {
            let cause = error.message().to_owned();
            let span = at(error.span().unwrap_or(0..0));
            diagnostics.push(Diagnostic::at(span, ThemeProblem::Settings { cause }));
        }
        for (key, value) in table.into_inner() {
            match value.get_ref() {
                DeValue::String(words) => {
                    self.texts.insert(key.into_inner().into_owned(), words.clone().into_owned());
                }
                _ => {
                    let cause = format!("`{}` = \"...\"", key.get_ref());
                    diagnostics.push(Diagnostic::at(at(value.span()), ThemeProblem::Settings { cause }));
                }
            }
        }
    }

    /// The words with this key.
    pub fn text(&self, key: &str) -> Option<&str> {
        self.texts.get(key).map(String::as_str)
    }

    /// The keys and words, by key.
    pub fn texts(&self) -> &BTreeMap<String, String> {
        &self.texts
    }

    /// The words of a phrase; its name where the theme has none, which is reported when the theme is loaded.
    pub fn say(&self, phrase: Phrase) -> &str {
        self.text(phrase.key()).unwrap_or(phrase.key())
    }

    /// The words of a phrase with values in the place of `{name}`.
    pub fn fill(&self, phrase: Phrase, values: &[(&str, &str)]) -> String {
        let value = |name: &str| values.iter().find(|(known, _)| *known == name).map(|(_, value)| *value);
        fill(self.say(phrase), value).unwrap_or_else(|_| self.say(phrase).to_owned())
    }
}

/// Puts values in the place of each `{name}`.
///
/// # Errors
/// The first name for which there is no value.
pub fn fill<'a>(text: &str, value: impl Fn(&str) -> Option<&'a str>) -> Result<String, String> {
    let mut filled = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}').ok_or_else(|| after.to_owned())?;
        filled.push_str(before);
        filled.push_str(value(name).ok_or_else(|| name.to_owned())?);
        rest = after;
    }
    filled.push_str(rest);
    Ok(filled)
}

/// The names in curly brackets.
pub fn names(text: &str) -> Vec<&str> {
    text.split('{').skip(1).filter_map(|part| part.split_once('}')).map(|(name, _)| name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_take_the_place_of_names() {
        let value = |name: &str| (name == "n").then_some("{3}");
        assert_eq!(fill("Minimal {n} buah", value), Ok("Minimal {3} buah".to_owned()));
        assert_eq!(fill("{n}{n}", value), Ok("{3}{3}".to_owned()));
        assert_eq!(fill("Minimal {x}", value), Err("x".to_owned()));
        assert_eq!(fill("tanpa nama", value), Ok("tanpa nama".to_owned()));
        assert_eq!(names("{a} dan {b}"), ["a", "b"]);
    }

    #[test]
    fn a_later_file_changes_single_words() {
        let mut locale = Locale::empty(Language::Indonesian);
        let mut diagnostics = Vec::new();
        locale.read(FileId(0), "a = 'satu'\nb = 'dua'", &mut diagnostics);
        locale.read(FileId(1), "b = 'tiga'\nc = 4", &mut diagnostics);
        assert_eq!((locale.text("a"), locale.text("b")), (Some("satu"), Some("tiga")));
        assert_eq!(diagnostics.len(), 1);
    }
}
