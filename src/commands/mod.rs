//! The command line: what people type and what they read back.
//!
//! One file a command. The clock, the environment, the terminal, the preview's socket and the network are known here only. What is
//! said goes to standard error, so that standard output holds nothing but what was asked for: the summary of a build,
//! or one JSON object a line.

mod advice;
mod arguments;
mod build;
mod check;
mod clean;
mod clock;
mod completions;
mod diagnostics;
mod examples;
mod file_record;
mod hidden;
mod host;
mod human;
mod json;
mod last_build;
mod manual;
mod misuse;
mod new;
mod people;
mod place;
mod progress;
mod proof;
mod serve;
mod summary;
mod terminal;
mod trust;
mod verify;

use std::ffi::OsString;

use clap::Parser;

use crate::Outcome;
use crate::diagnostic::Diagnostic;
use crate::failure::Failure;
use crate::language::Language;
use crate::load::levels_inside_content;
use crate::problem::FolderProblem;
use crate::source::Sources;
use arguments::{Arguments, Command, SiteOptions};

/// All is well.
const FINE: u8 = 0;
/// The content has errors.
const CONTENT: u8 = 1;
/// The command was called wrongly.
const USAGE: u8 = 2;
/// The payment identity differs from its lock.
const IDENTITY: u8 = 4;

/// Runs the command that the arguments ask for, the program's own name first, and gives the exit code: 0 fine, 1 the
/// content has errors, 2 wrong usage, 3 the machine failed, 4 the payment identity differs from its lock.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> u8 {
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(answer) => {
            match misuse::words(&answer) {
                Some((message, remedy)) => {
                    terminal::say(&human::mistake(&message, &remedy, Language::Indonesian, terminal::color()));
                }
                None => drop(answer.print()),
            }
            return u8::try_from(answer.exit_code()).unwrap_or(2);
        }
    };
    let language = arguments.command.language();
    let done = match arguments.command {
        Command::Build(build) => build::run(&build),
        Command::Check(check) => check::run(&check),
        Command::New(new) => new::run(&new),
        Command::Serve(serve) => serve::run(&serve),
        Command::People(people) => people::run(&people),
        Command::Clean(clean) => clean::run(&clean),
        Command::Trust(trust) => trust::run(&trust),
        Command::Host(host) => host::run(&host),
        Command::Verify(verify) => verify::run(&verify),
        Command::Completions(completions) => completions::run(&completions),
        Command::Man(manual) => manual::run(&manual),
    };
    done.unwrap_or_else(|failure| give_up(&failure, language))
}

/// The exit code of a run that looked at content.
fn verdict(outcome: &Outcome) -> u8 {
    match (outcome.differs_from_lock(), outcome.has_errors()) {
        (true, _) => IDENTITY,
        (false, true) => CONTENT,
        (false, false) => FINE,
    }
}

/// Says that the folder holds no site, where it holds none.
fn misses_site(site: &SiteOptions) -> bool {
    let is_missing = !site.directory.join("content").is_dir();
    if is_missing {
        let language = site.language().unwrap_or(Language::Indonesian);
        let problem = FolderProblem::NoContent { levels: levels_inside_content(&site.directory) };
        let told = Diagnostic::in_file("content", problem);
        terminal::say(&human::diagnostic(&told, false, &Sources::default(), language, terminal::color()));
    }
    is_missing
}

/// Says what the machine refused. The site's own language may not be known yet.
fn give_up(failure: &Failure, language: Option<Language>) -> u8 {
    terminal::say(&human::failure(failure, language.unwrap_or(Language::Indonesian), terminal::color()));
    failure.exit_code()
}

/// Sets how many threads work, where someone chose.
fn limit_threads(site: &SiteOptions) {
    if let Some(jobs) = site.jobs {
        // It fails where the pool is there already, which has then been limited by an earlier call of this process.
        let _ = rayon::ThreadPoolBuilder::new().num_threads(jobs.into()).build_global();
    }
}
