//! What a site's host must find in the output, and what of the site breaks its limits or terms.

mod advice;
mod census;
mod config;
mod output;

pub use advice::{Concern, concerns, nearest};
pub use census::Census;
pub use output::{HostFiles, files};
