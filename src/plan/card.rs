//! The pictures that a chat shows of a shared page, before they are drawn.

use crate::catalogue::{Color, PhotoId, ProductId, ShopId};
use crate::language::Language;

/// Which pages a card is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct CardId {
    /// The language of its words.
    pub language: Language,
    /// What it shows.
    pub subject: CardSubject,
}

/// What a card shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum CardSubject {
    /// The home of a portal.
    Site,
    /// A shop.
    Shop(ShopId),
    /// A product.
    Product(ProductId),
}

/// What is drawn on a card. Everything that its picture depends on is here, for the cache is asked by it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// The photo at its side, which fills a square.
    pub photo: Option<PhotoId>,
    /// The colour of the rest.
    pub color: Color,
    /// The name of what it shows.
    pub title: String,
    /// What that costs, or that it cannot be had.
    pub price: Option<String>,
    /// A line in smaller letters.
    pub line: Option<String>,
    /// Who offers it, at the bottom.
    pub foot: Option<String>,
}

impl Card {
    /// All its words in the order in which they are read.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        let Card { title, price, line, foot, .. } = self;
        std::iter::once(title.as_str()).chain([price, line, foot].into_iter().flatten().map(String::as_str))
    }
}
