//! `etalase check`: all of a build but publishing.

use super::arguments::CheckArguments;
use super::{CONTENT, FINE, diagnostics, limit_threads, progress, summary, terminal};
use crate::check_only;
use crate::failure::Failure;

/// Checks, prints what was noticed, and gives the exit code.
pub(super) fn run(arguments: &CheckArguments) -> Result<u8, Failure> {
    limit_threads(&arguments.site);
    let progress = progress::listener(arguments.talk.is_chatty(), arguments.site.language());
    let outcome = check_only(&arguments.site.request()?, progress.as_ref())?;
    diagnostics::print(&outcome, arguments.talk.message_format);
    if arguments.talk.is_chatty() && !outcome.has_errors() {
        terminal::give(&summary::checked(&outcome));
    }
    Ok(if outcome.has_errors() { CONTENT } else { FINE })
}
