//! `etalase build`: makes the site and publishes it.

use std::time::Instant;

use super::arguments::BuildArguments;
use super::file_record::FileRecord;
use super::last_build::{Eve, Manner, Told, moment};
use super::{FINE, advice, diagnostics, human, limit_threads, progress, summary, terminal, verdict};
use crate::failure::Failure;
use crate::publish::Published;
use crate::{Outcome, build, load};

/// Builds, prints what was noticed, and gives the exit code. Where nothing changed since the last build, what that one
/// noticed is printed again.
#[expect(clippy::disallowed_methods, reason = "the command tells how long it took")]
pub(super) fn run(arguments: &BuildArguments) -> Result<u8, Failure> {
    let began = Instant::now();
    limit_threads(&arguments.site);
    let request = arguments.site.request()?;
    let output = arguments.site.place(&arguments.output);
    let manner = Manner { format: arguments.talk.message_format, color: terminal::color() };
    let conclude = |told: &Told, locked: &str| {
        terminal::say(&told.warned);
        if arguments.talk.is_chatty() {
            let Told { summary, published, messages, advised, .. } = told;
            terminal::give(&summary::text(summary, published, &output, began.elapsed(), *messages));
            terminal::give(locked);
            terminal::give(advised);
        }
    };
    let began_by_disk = moment(&request.root);
    let tree = load::look(&request.root)?;
    let eve = began_by_disk.map(|moment| Eve::new(&request, &output, manner, (moment, &tree)));
    if let Some(told) = eve.as_ref().and_then(Eve::told) {
        diagnostics::print_text(&told.noticed, manner.format);
        conclude(&told, "");
        return Ok(FINE);
    }
    eve.iter().for_each(Eve::forget);
    let progress = progress::listener(arguments.talk.is_chatty(), arguments.site.language());
    let files = FileRecord::read(&request.root);
    let (outcome, published) = build(&request, &tree, &output, &|key| files.known(key), progress.as_ref())?;
    let noticed = diagnostics::text(&outcome, manner.format, manner.color);
    diagnostics::print_text(&noticed, manner.format);
    let Some(published) = published else { return Ok(verdict(&outcome)) };
    FileRecord::keep(&outcome, &request.root, &output);
    tell_of_strangers(&outcome, &published);
    let census = advice::census(&output)?.unwrap_or_default();
    let told = Told {
        messages: outcome.messages,
        summary: outcome.summary,
        published,
        noticed,
        warned: advice::warnings(&outcome, &census, manner.color),
        advised: advice::closing(&outcome, &census),
    };
    conclude(&told, &summary::locked(&outcome));
    let written = outcome.written();
    if !diagnostics::tell_of_people(&outcome, &told.noticed) && !diagnostics::tell_of_written(&outcome, &written) {
        let eve = eve.and_then(|eve| eve.after_writing(tree, &written));
        eve.iter().for_each(|eve| eve.keep(&told.clone().again()));
    }
    Ok(FINE)
}

fn tell_of_strangers(outcome: &Outcome, published: &Published) {
    for path in &published.strangers {
        let (message, remedy) = summary::stranger(path, outcome.messages);
        terminal::say(&human::warning(&message, &remedy, outcome.messages, terminal::color()));
    }
}
