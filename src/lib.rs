//! `etalase` turns a folder of product files and phone photos into a static catalogue.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

pub mod catalogue;
pub mod check;
pub mod diagnostic;
pub mod embedded;
pub mod failure;
pub mod language;
pub mod load;
pub mod plan;
pub mod problem;
pub mod progress;
pub mod publish;
pub mod render;
pub mod site;
pub mod source;
