//! Catalogue, plan and photos to pages.

pub mod link;
pub mod markdown;
pub mod order;
pub mod print;
pub mod theme;
