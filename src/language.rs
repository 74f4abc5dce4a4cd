//! The languages that pages and messages can be in.

use serde::{Deserialize, Serialize};

/// A language of pages and of messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Language {
    /// Bahasa Indonesia.
    Indonesian,
    /// English.
    English,
}

impl Language {
    /// Every language, the default first.
    pub const ALL: [Language; 2] = [Language::Indonesian, Language::English];

    /// Its code of BCP 47.
    pub const fn code(self) -> &'static str {
        match self {
            Language::Indonesian => "id",
            Language::English => "en",
        }
    }

    /// The language with this code.
    pub fn from_code(code: &str) -> Option<Language> {
        Language::ALL.into_iter().find(|language| language.code() == code)
    }
}

/// A value in the site's main language, and in others where someone wrote them.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Translated<T> {
    main: T,
    others: Vec<(Language, T)>,
}

impl<T> Translated<T> {
    /// A value in the main language alone.
    pub fn main(main: T) -> Translated<T> {
        Translated { main, others: Vec::new() }
    }

    /// A value with its translations.
    pub fn new(main: T, others: Vec<(Language, T)>) -> Translated<T> {
        Translated { main, others }
    }

    /// The value in one language, or in the main one where nobody translated it.
    pub fn get(&self, language: Language) -> &T {
        self.others.iter().find(|(other, _)| *other == language).map_or(&self.main, |(_, value)| value)
    }

    /// Whether someone wrote it in this language beside the main one.
    pub fn is_in(&self, language: Language) -> bool {
        self.others.iter().any(|(other, _)| *other == language)
    }

    /// The value in the main language.
    pub fn in_main(&self) -> &T {
        &self.main
    }

    /// The same languages with other values.
    pub fn map<U>(self, change: impl Fn(T) -> U) -> Translated<U> {
        Translated {
            main: change(self.main),
            others: self.others.into_iter().map(|(language, value)| (language, change(value))).collect(),
        }
    }

    /// The same languages with values made from these.
    pub fn map_ref<U>(&self, change: impl Fn(&T) -> U) -> Translated<U> {
        Translated {
            main: change(&self.main),
            others: self.others.iter().map(|(language, value)| (*language, change(value))).collect(),
        }
    }

    /// The languages that have a value of their own beside the main one.
    pub fn languages(&self) -> impl Iterator<Item = Language> {
        self.others.iter().map(|(language, _)| *language)
    }

    /// Every value, the main one first.
    pub fn iter(&self) -> impl Iterator<Item = &T> {
        std::iter::once(&self.main).chain(self.others.iter().map(|(_, value)| value))
    }
}
