//! Catalogue, plan and photos to pages.

pub mod link;
pub mod markdown;
pub mod theme;
