//! `etalase build`: makes the site and publishes it.

use std::time::Instant;

use super::arguments::BuildArguments;
use super::{FINE, advice, diagnostics, human, limit_threads, progress, summary, terminal, verdict};
use crate::failure::Failure;
use crate::publish::Published;
use crate::{Outcome, build};

/// Builds, prints what was noticed, and gives the exit code.
#[expect(clippy::disallowed_methods, reason = "the command tells how long it took")]
pub(super) fn run(arguments: &BuildArguments) -> Result<u8, Failure> {
    let began = Instant::now();
    limit_threads(&arguments.site);
    let request = arguments.site.request()?;
    let output = arguments.site.place(&arguments.output);
    let progress = progress::listener(arguments.talk.is_chatty(), arguments.site.language());
    let (outcome, published) = build(&request, &output, progress.as_ref())?;
    diagnostics::print(&outcome, arguments.talk.message_format);
    let Some(published) = published else { return Ok(verdict(&outcome)) };
    tell_of_strangers(&outcome, &published);
    let census = advice::census(&output)?.unwrap_or_default();
    advice::warn(&outcome, &census);
    if arguments.talk.is_chatty() {
        terminal::give(&summary::text(&outcome, &published, &output, began.elapsed()));
        terminal::give(&summary::locked(&outcome));
        terminal::give(&advice::closing(&outcome, &census));
    }
    Ok(FINE)
}

fn tell_of_strangers(outcome: &Outcome, published: &Published) {
    for path in &published.strangers {
        let (message, remedy) = summary::stranger(path, outcome.messages);
        terminal::say(&human::warning(&message, &remedy, outcome.messages, terminal::color()));
    }
}
