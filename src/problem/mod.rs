//! Every message that the tool can say of content, as data.
//!
//! A problem knows what is wrong and with which values; its words, in Indonesian and in English, are made when it is
//! printed. Each area of content has an enum and a file of its own.

mod catalogue;
mod claim;
mod feed;
mod folder;
mod identity;
mod link;
mod mention;
mod person;
mod photo;
mod reading;
mod syntax;
mod theme;
mod value;

pub use catalogue::CatalogueProblem;
pub use feed::{Feed, FeedField, FeedProblem};
pub use folder::{FolderProblem, Unread};
pub use identity::IdentityProblem;
pub use link::LinkProblem;
pub use mention::MentionProblem;
pub use person::{Consented, Delicate, PersonProblem};
pub use photo::{BrokenCause, ForeignKind, PhotoProblem, UnusualKind};
pub use reading::ReadingProblem;
pub use syntax::{NextKey, SyntaxCause};
pub use theme::{Exposure, ThemeProblem};
pub(crate) use value::quoted;
pub use value::{Expected, ValueProblem};

use crate::language::Language;

/// How much a problem matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The site is not published.
    Error,
    /// The site is published; someone should look.
    Warning,
}

/// What a problem says in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// What is wrong, in one line.
    pub message: String,
    /// A few words under the underlined text; may be empty.
    pub label: String,
    /// What to do next.
    pub help: String,
}

impl Words {
    pub(crate) fn new(message: impl Into<String>, label: impl Into<String>, help: impl Into<String>) -> Words {
        Words { message: message.into(), label: label.into(), help: help.into() }
    }
}

/// What the kinds of problems have in common.
pub(crate) trait Explain {
    /// A short code that never changes its meaning: `E` for errors, `W` for warnings.
    fn code(&self) -> &'static str;
    /// The words in one language.
    fn words(&self, language: Language) -> Words;
}

/// One thing that is wrong with content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// A file cannot be read as what it is.
    Reading(ReadingProblem),
    /// A value is not what its key wants.
    Value(ValueProblem),
    /// Values are fine each but not together.
    Catalogue(CatalogueProblem),
    /// A folder or a file name.
    Folder(FolderProblem),
    /// A photo's bytes.
    Photo(PhotoProblem),
    /// A theme.
    Theme(ThemeProblem),
    /// A link, an anchor or an address.
    Link(LinkProblem),
    /// A person, and what may be shown of them.
    Person(PersonProblem),
    /// Where money and messages go.
    Identity(IdentityProblem),
    /// What leads to somebody else.
    Mention(MentionProblem),
    /// A feed for a marketplace or a search engine.
    Feed(FeedProblem),
}

impl Problem {
    fn explain(&self) -> &dyn Explain {
        match self {
            Problem::Reading(problem) => problem,
            Problem::Value(problem) => problem,
            Problem::Catalogue(problem) => problem,
            Problem::Folder(problem) => problem,
            Problem::Photo(problem) => problem,
            Problem::Theme(problem) => problem,
            Problem::Link(problem) => problem,
            Problem::Person(problem) => problem,
            Problem::Identity(problem) => problem,
            Problem::Mention(problem) => problem,
            Problem::Feed(problem) => problem,
        }
    }

    /// A short code that never changes its meaning.
    pub fn code(&self) -> &'static str {
        self.explain().code()
    }

    /// How much it matters; the code's first letter says it.
    pub fn severity(&self) -> Severity {
        if self.code().starts_with('W') { Severity::Warning } else { Severity::Error }
    }

    /// The words in one language.
    pub fn words(&self, language: Language) -> Words {
        self.explain().words(language)
    }

    /// Whether the text at its place must not be printed with it.
    pub fn hides_text(&self) -> bool {
        matches!(self, Problem::Person(problem) if problem.hides_text())
    }
}

macro_rules! into_problem {
    ($($kind:ident($problem:ident)),* $(,)?) => {
        $(impl From<$problem> for Problem {
            fn from(problem: $problem) -> Problem {
                Problem::$kind(problem)
            }
        })*

        /// The code of every problem, for the tests that show each of them.
        pub fn all_codes() -> impl Iterator<Item = &'static str> {
            [$($problem::CODES),*].into_iter().flatten().copied()
        }
    };
}

into_problem! {
    Reading(ReadingProblem),
    Value(ValueProblem),
    Catalogue(CatalogueProblem),
    Folder(FolderProblem),
    Photo(PhotoProblem),
    Theme(ThemeProblem),
    Link(LinkProblem),
    Person(PersonProblem),
    Identity(IdentityProblem),
    Mention(MentionProblem),
    Feed(FeedProblem),
}

/// Gives each variant its code, the list of all codes, and the choice between `indonesian()` and `english()`.
macro_rules! codes {
    ($problem:ident: $($variant:ident = $code:literal),* $(,)?) => {
        impl $problem {
            pub(crate) const CODES: &'static [&'static str] = &[$($code),*];
        }

        impl crate::problem::Explain for $problem {
            fn code(&self) -> &'static str {
                match self {
                    $($problem::$variant { .. } => $code),*
                }
            }

            fn words(&self, language: crate::language::Language) -> crate::problem::Words {
                match language {
                    crate::language::Language::Indonesian => self.indonesian(),
                    crate::language::Language::English => self.english(),
                }
            }
        }
    };
}
pub(crate) use codes;

/// What is to be seen at a second place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Note {
    /// The first of two equal things.
    FirstHere,
    /// The other name of the same key.
    OtherName,
    /// The thing that is named.
    MeantHere,
}

impl Note {
    /// The words in one language.
    pub const fn words(self, language: Language) -> &'static str {
        match (self, language) {
            (Note::FirstHere, Language::Indonesian) => "yang pertama di sini",
            (Note::FirstHere, Language::English) => "the first is here",
            (Note::OtherName, Language::Indonesian) => "nama lainnya di sini",
            (Note::OtherName, Language::English) => "its other name is here",
            (Note::MeantHere, Language::Indonesian) => "yang dimaksud di sini",
            (Note::MeantHere, Language::English) => "this is what is meant",
        }
    }
}
