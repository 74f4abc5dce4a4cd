//! Links that lead nowhere.

use super::{Words, codes};

/// A link, an anchor or an address.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the words of each variant say what it is")]
pub enum LinkProblem {
    Dead { target: String, nearest: Option<String> },
    ForeignScheme { target: String },
    DeadOnPage { page: String, target: String },
}

codes! { LinkProblem:
    Dead = "E501",
    ForeignScheme = "W502",
    DeadOnPage = "E503",
}

impl LinkProblem {
    fn indonesian(&self) -> Words {
        match self {
            LinkProblem::Dead { target, nearest } => Words::new(
                format!("tautan `{target}` tidak menuju halaman mana pun di situs ini"),
                "tidak ada",
                match nearest {
                    Some(nearest) => format!("mungkin maksudnya `{nearest}`"),
                    None => {
                        "tulis alamat lengkap (`https://...`), atau alamat di situs ini yang diawali `/`".to_owned()
                    }
                },
            ),
            LinkProblem::ForeignScheme { target } => Words::new(
                format!("tautan `{target}` tidak dipasang"),
                "bukan https, http, mailto atau tel",
                "tulis alamat yang diawali `https://`, atau hapus tautannya",
            ),
            LinkProblem::DeadOnPage { page, target } => Words::new(
                format!("halaman `/{page}` memuat `{target}`, yang tidak ada di situs ini"),
                "",
                "perbaiki templat tema yang membuat tautan itu",
            ),
        }
    }

    fn english(&self) -> Words {
        match self {
            LinkProblem::Dead { target, nearest } => Words::new(
                format!("the link `{target}` leads to no page of this site"),
                "nothing there",
                match nearest {
                    Some(nearest) => format!("did you mean `{nearest}`?"),
                    None => "write a full address (`https://...`), or one of this site that begins with `/`".to_owned(),
                },
            ),
            LinkProblem::ForeignScheme { target } => Words::new(
                format!("the link `{target}` is left out"),
                "not https, http, mailto or tel",
                "write an address that begins with `https://`, or remove the link",
            ),
            LinkProblem::DeadOnPage { page, target } => Words::new(
                format!("the page `/{page}` holds `{target}`, which this site does not have"),
                "",
                "mend the theme's template that makes this link",
            ),
        }
    }
}
