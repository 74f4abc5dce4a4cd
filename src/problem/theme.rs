//! A theme that cannot be used.

use super::{Explain, Words, codes};
use crate::language::Language;

/// A theme cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the words of each variant say what it is")]
pub enum ThemeProblem {
    Template { cause: String },
}

codes! { ThemeProblem:
    Template = "E401",
}

impl Explain for ThemeProblem {
    fn code(&self) -> &'static str {
        self.code_of()
    }

    fn words(&self, language: Language) -> Words {
        let ThemeProblem::Template { cause } = self;
        match language {
            Language::Indonesian => Words::new(
                "templat tema tidak dapat dipakai",
                cause,
                "perbaiki berkas tema ini, atau hapus agar tema bawaan yang dipakai",
            ),
            Language::English => Words::new(
                "this theme template cannot be used",
                cause,
                "mend this theme file, or delete it so that the built-in one is used",
            ),
        }
    }
}
