//! What a feed cannot hold whole.

use super::{Words, codes};
use crate::language::Language;

/// What a feed cannot hold whole.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the words of each variant say what it is")]
pub enum FeedProblem {
    Shortened { feed: Feed, field: FeedField, longest: usize },
}

/// Whose feed it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are the companies' own")]
pub enum Feed {
    Google,
    Meta,
}

impl Feed {
    const fn name(self) -> &'static str {
        match self {
            Feed::Google => "Google Merchant",
            Feed::Meta => "Meta (WhatsApp)",
        }
    }
}

/// A field with a limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FeedField {
    /// The product's name with that of its variant.
    Title,
    /// The description.
    Description,
    /// The shop's name.
    Brand,
    /// The value of an option, or a material.
    Option,
}

impl FeedField {
    const fn name(self, language: Language) -> &'static str {
        match (self, language) {
            (FeedField::Title, Language::Indonesian) => "nama produk dengan variannya",
            (FeedField::Title, Language::English) => "the product's name with its variant",
            (FeedField::Description, Language::Indonesian) => "deskripsi",
            (FeedField::Description, Language::English) => "the description",
            (FeedField::Brand, Language::Indonesian) => "nama toko",
            (FeedField::Brand, Language::English) => "the shop's name",
            (FeedField::Option, Language::Indonesian) => "ukuran, warna, motif, atau bahan",
            (FeedField::Option, Language::English) => "a size, colour, motif or material",
        }
    }
}

codes! { FeedProblem:
    Shortened = "W801",
}

impl FeedProblem {
    fn indonesian(&self) -> Words {
        let FeedProblem::Shortened { feed, field, longest } = self;
        let (feed, field) = (feed.name(), field.name(Language::Indonesian));
        Words::new(
            format!("{field} terlalu panjang untuk umpan {feed}"),
            "",
            format!(
                "persingkat menjadi paling banyak {longest} huruf; sampai itu terjadi, umpan memuat kata-kata pertamanya"
            ),
        )
    }

    fn english(&self) -> Words {
        let FeedProblem::Shortened { feed, field, longest } = self;
        let (feed, field) = (feed.name(), field.name(Language::English));
        Words::new(
            format!("{field} is too long for the feed of {feed}"),
            "",
            format!("make it at most {longest} letters long; until then the feed holds its first words"),
        )
    }
}
