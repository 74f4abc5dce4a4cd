//! The photo stage as a whole: files in, derivatives and diagnostics out. `photos/make.py` makes the fixtures.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::disallowed_methods)]

#[path = "photos/bench.rs"]
mod bench;
#[path = "photos/cache.rs"]
mod cache;
#[path = "photos/cards.rs"]
mod cards;
#[path = "photos/clean.rs"]
mod clean;
#[path = "photos/fuzz.rs"]
mod fuzz;
#[path = "photos/refused.rs"]
mod refused;
#[path = "photos/seen.rs"]
mod seen;
#[path = "photos/shapes.rs"]
mod shapes;
#[path = "photos/traces.rs"]
mod traces;
