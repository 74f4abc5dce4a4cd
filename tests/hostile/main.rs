//! Content that means harm, and surroundings that are none of a build's business. `docs/security.md` is the table of
//! threats; what pages do with hostile words is shown in `tests/browser/hostile.test.mjs`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::disallowed_methods)]

mod bench;
mod heavy;
mod names;
mod paths;
mod reach;
mod same;
#[path = "../support/mod.rs"]
mod support;
