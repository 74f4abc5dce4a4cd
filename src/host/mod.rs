//! What a site's host must find in the output, and what of the site breaks its limits or terms.

mod advice;
mod census;
mod config;
mod output;
mod pipeline;
mod release;

pub use advice::{Concern, concerns, nearest};
pub use census::Census;
pub use output::{HostFiles, files};
pub use pipeline::{Forge, PipelineFile, is_ours, paths, pipeline, settings};
