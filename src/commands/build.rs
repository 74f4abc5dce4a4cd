//! `etalase build` and `etalase check`.

use super::print::Printer;
use super::progress::Bar;
use super::summary;
use super::{BuildArguments, CONTENT_HAS_ERRORS, FINE, MessageFormat, SiteArguments, day_or_today, with_jobs};
use crate::failure::Failure;
use crate::progress::{Progress, Silent};
use crate::publish::Published;
use crate::{Outcome, Request};

/// Makes and publishes the site; gives the exit code.
pub(super) fn build(arguments: &BuildArguments) -> Result<u8, Failure> {
    let site = &arguments.site;
    let output = arguments.output.clone().unwrap_or_else(|| site.root.join("public"));
    run(site, |request, progress| crate::build(request, &output, progress))
}

/// Does all of it but writing the site; gives the exit code.
pub(super) fn check(arguments: &SiteArguments) -> Result<u8, Failure> {
    run(arguments, |request, progress| Ok((crate::check_only(request, progress)?, None)))
}

fn run(
    site: &SiteArguments,
    work: impl FnOnce(&Request, &dyn Progress) -> Result<(Outcome, Option<Published>), Failure> + Send,
) -> Result<u8, Failure> {
    let stopwatch = summary::Stopwatch::start();
    let request = Request { root: site.root.clone(), date: day_or_today(site.date), messages: site.speech.language() };
    let speaks = !site.speech.quiet && site.speech.message_format == MessageFormat::Human;
    let bar = Bar::new();
    let progress: &dyn Progress = if speaks { &bar } else { &Silent };
    let (outcome, published) = with_jobs(site.jobs, &site.root, || work(&request, progress))?;
    let printer = Printer::new(site.speech);
    printer.diagnostics(&outcome.sources, &outcome.diagnostics, outcome.messages);
    if speaks {
        printer.note(&summary::words(&outcome, published.as_ref(), &stopwatch));
    }
    Ok(if outcome.has_errors() { CONTENT_HAS_ERRORS } else { FINE })
}
