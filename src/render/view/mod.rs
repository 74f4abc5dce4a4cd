//! The data that templates are given: one view for each kind of page, made for that page alone.
//!
//! These are the only types that are serialized for templates. Links in them lead from the page that they are made
//! for, and prices, dates and weights are written in its language.

mod card;
mod card_case;
mod cart;
mod choice;
mod currency;
mod estimate;
mod frame;
mod goods;
mod info;
mod list;
mod measure;
mod offer;
mod offline;
mod photo;
mod portal;
mod price;
mod product;
mod refining;
mod search;
mod shop;
mod surroundings;
mod window;
mod terms;
mod trail;

pub use card::Card;
pub use card_case::CardCase;
pub use cart::CartPage;
pub use frame::{Frame, Link};
pub use info::{GonePage, InfoPage, MovedPage, NotFoundPage};
pub use list::{CategoryLink, ListPage};
pub use offline::OfflinePage;
pub use photo::Picture;
pub(in crate::render) use photo::SIZES_OF_CARD;
pub use portal::{PortalGoods, PortalPage, ShopCard};
pub use price::{Availability, Price};
pub use product::ProductPage;
pub use search::SearchPage;
pub use shop::{ShopGoods, ShopPage};
pub use surroundings::AllSurroundings;
pub use terms::Terms;
pub use trail::Step;
