//! `etalase check`: all of a build but publishing.

use super::arguments::CheckArguments;
use super::{diagnostics, limit_threads, progress, summary, terminal, verdict};
use crate::failure::Failure;
use crate::{check_against, check_only};

/// Checks, prints what was noticed, and gives the exit code.
pub(super) fn run(arguments: &CheckArguments) -> Result<u8, Failure> {
    limit_threads(&arguments.site);
    let progress = progress::listener(arguments.talk.is_chatty(), arguments.site.language());
    let request = arguments.site.request()?;
    let outcome = match &arguments.against {
        Some(lock) => check_against(&request, lock, progress.as_ref())?,
        None => check_only(&request, progress.as_ref())?,
    };
    diagnostics::print(&outcome, arguments.talk.message_format);
    if arguments.talk.is_chatty() && !outcome.has_errors() {
        terminal::give(&summary::checked(&outcome));
    }
    Ok(verdict(&outcome))
}
