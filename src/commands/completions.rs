//! `etalase completions`: what a shell completes commands, options and their values with.

use clap::CommandFactory as _;

use super::arguments::{Arguments, CompletionsArguments};
use super::{FINE, terminal};
use crate::failure::Failure;

/// Gives the script of one shell.
pub(super) fn run(arguments: &CompletionsArguments) -> Result<u8, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut Arguments::command(), "etalase", &mut script);
    terminal::give(&String::from_utf8_lossy(&script));
    Ok(FINE)
}
