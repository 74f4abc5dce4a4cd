//! Links that lead nowhere.

use super::{Explain, Words, codes};
use crate::language::Language;

/// A link, an anchor or an address.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the words of each variant say what it is")]
pub enum LinkProblem {
    Dead { target: String, nearest: Option<String> },
}

codes! { LinkProblem:
    Dead = "E501",
}

impl Explain for LinkProblem {
    fn code(&self) -> &'static str {
        self.code_of()
    }

    fn words(&self, language: Language) -> Words {
        let LinkProblem::Dead { target, nearest } = self;
        match language {
            Language::Indonesian => Words::new(
                format!("tautan `{target}` tidak menuju halaman mana pun di situs ini"),
                "tidak ada",
                match nearest {
                    Some(nearest) => format!("mungkin maksudnya `{nearest}`"),
                    None => "periksa ejaannya, atau hapus tautannya".to_owned(),
                },
            ),
            Language::English => Words::new(
                format!("the link `{target}` leads to no page of this site"),
                "nothing there",
                match nearest {
                    Some(nearest) => format!("did you mean `{nearest}`?"),
                    None => "check its spelling, or remove the link".to_owned(),
                },
            ),
        }
    }
}
