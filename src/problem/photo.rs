//! A photo whose bytes cannot be used.

use super::{Explain, Words, codes};
use crate::language::Language;

/// A photo's bytes cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the words of each variant say what it is")]
pub enum PhotoProblem {
    Broken { cause: String },
}

codes! { PhotoProblem:
    Broken = "E301",
}

impl Explain for PhotoProblem {
    fn code(&self) -> &'static str {
        self.code_of()
    }

    fn words(&self, language: Language) -> Words {
        let PhotoProblem::Broken { cause } = self;
        match language {
            Language::Indonesian => Words::new(
                "foto ini rusak dan tidak dapat dibaca",
                cause,
                "salin ulang dari ponsel atau kamera, atau simpan ulang sebagai .jpg",
            ),
            Language::English => Words::new(
                "this photo is broken and cannot be read",
                cause,
                "copy it again from the phone or camera, or save it again as .jpg",
            ),
        }
    }
}
