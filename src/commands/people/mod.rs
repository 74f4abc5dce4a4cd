//! `etalase people`: who is shown, where, on whose word and until when.

mod mention;
mod words;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, PoisonError};

use jiff::civil::Date;

use super::arguments::{MessageFormat, PeopleArguments};
use super::hidden::Hidden;
use super::place::locate;
use super::{CONTENT, FINE, human, limit_threads, misses_site, progress, terminal};
use crate::catalogue::{Covers, MakerId, Standing};
use crate::check::{Settings, check};
use crate::diagnostic::{Diagnostic, Place, Related};
use crate::embedded::embedded_theme;
use crate::failure::Failure;
use crate::load::load;
use crate::people::Presence;
use crate::problem::{PersonProblem, Problem};
use crate::site::SiteFile;
use crate::{Outcome, Request, make};
use mention::{Name, Text};

/// A consent that ends within so many days is told beforehand.
const SOON: i32 = 60;

/// Why someone must look at a person's file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Attention {
    /// The consent ended, and data is still in the file.
    Ended,
    /// It ends in so many days.
    EndsSoon(i32),
    /// It was withdrawn, and data is still in the file.
    Withdrawn,
    /// It begins later.
    NotYet,
    /// There is data and no consent, or one that lacks something.
    Missing,
    /// A child's name and face were both agreed to.
    ChildNameAndPhoto,
    /// Some data is covered by no consent.
    Uncovered,
    /// The name may not be shown, and other texts of the content still hold it.
    StillNamed,
}

/// A person, and what is to be said.
pub(super) struct Report<'a> {
    presence: &'a Presence,
    /// Files of the site that hold the name, the products' own pages left out.
    mentions: Vec<&'a str>,
    /// Places of the content that hold a name which may not be shown.
    still_named: Vec<String>,
    attention: Vec<Attention>,
    /// Days until the consent ends.
    days_left: Option<i32>,
}

/// Reports every person, and gives the exit code.
pub(super) fn run(arguments: &PeopleArguments) -> Result<u8, Failure> {
    if misses_site(&arguments.site) {
        return Ok(CONTENT);
    }
    limit_threads(&arguments.site);
    let request = arguments.site.request()?;
    let names = names(&request)?;
    let mentions: Mutex<BTreeMap<MakerId, BTreeSet<String>>> = Mutex::default();
    let look = |file: SiteFile| {
        let text = Text::of(&file);
        for (maker, name) in &names {
            if name.is_in(&text) {
                let mut mentions = mentions.lock().unwrap_or_else(PoisonError::into_inner);
                mentions.entry(*maker).or_default().insert(file.path.to_string());
            }
        }
        Ok(())
    };
    let progress = progress::listener(arguments.talk.is_chatty(), arguments.site.language());
    let outcome = make(&request, progress.as_ref(), &look)?;
    let mentions = mentions.into_inner().unwrap_or_else(PoisonError::into_inner);
    let reports: Vec<Report<'_>> =
        outcome.people.iter().map(|presence| Report::of(presence, &mentions, &outcome, request.date)).collect();
    let text = match arguments.talk.message_format {
        MessageFormat::Json => reports.iter().map(words::object).collect(),
        MessageFormat::Human => words::text(&reports, arguments.talk.quiet, outcome.messages),
    };
    terminal::give(&text);
    if outcome.has_errors() {
        terminal::say(&words::errors(outcome.messages, terminal::color()));
        return Ok(CONTENT);
    }
    let is_copy = |one: &&Diagnostic| one.problem == PersonProblem::CopyOfHiddenPhoto.into();
    let copies: Vec<&Diagnostic> = outcome.diagnostics.iter().filter(is_copy).collect();
    let (hidden, color) = (Hidden::of(&outcome), terminal::color());
    for one in &copies {
        terminal::say(&human::diagnostic(one, hidden.covers(one), &outcome.sources, outcome.messages, color));
    }
    let needs_a_look = !copies.is_empty() || reports.iter().any(|report| !report.attention.is_empty());
    Ok(if arguments.check && needs_a_look { CONTENT } else { FINE })
}

/// The names that are shown.
fn names(request: &Request) -> Result<Vec<(MakerId, Name)>, Failure> {
    let sources = load(&request.root, embedded_theme())?.value;
    let read = check(&sources, Settings { date: request.date, messages: request.messages }).value;
    let named = read.catalogue.makers.into_iter().filter_map(|maker| Some((maker.id, Name::new(&maker.name?))));
    Ok(named.collect())
}

impl<'a> Report<'a> {
    fn of(
        presence: &'a Presence,
        mentions: &'a BTreeMap<MakerId, BTreeSet<String>>,
        outcome: &Outcome,
        today: Date,
    ) -> Report<'a> {
        let own = |path: &str| presence.products.iter().flat_map(|product| &product.pages).any(|page| page == path);
        let mentions = mentions.get(&presence.person.maker).into_iter().flatten();
        let days_left = presence.person.consent.until.and_then(|until| Some(today.until(until).ok()?.get_days()));
        let still_named = still_named(presence, outcome);
        let named = (!still_named.is_empty()).then_some(Attention::StillNamed);
        Report {
            mentions: mentions.map(String::as_str).filter(|path| !own(path)).collect(),
            attention: attention(presence, days_left).into_iter().chain(named).collect(),
            still_named,
            days_left,
            presence,
        }
    }
}

/// Where the check found this person's name in other texts: `file:line`.
fn still_named(presence: &Presence, outcome: &Outcome) -> Vec<String> {
    let is_of_person = |one: &&Diagnostic| {
        let file = |related: &Related| related.place == Place::File(presence.person.file.clone());
        let is_name =
            |problem: &PersonProblem| matches!(problem, PersonProblem::NameInText | PersonProblem::NameInOwnAddress);
        matches!(&one.problem, Problem::Person(problem) if is_name(problem)) && one.related.iter().any(file)
    };
    let mut places: Vec<String> = outcome
        .diagnostics
        .iter()
        .filter(is_of_person)
        .filter_map(|one| {
            let location = locate(&one.place, &outcome.sources);
            Some(match location.range {
                Some(range) => format!("{}:{}", location.file?, range.start.line),
                None => location.file?.to_owned(),
            })
        })
        .collect();
    places.dedup();
    places
}

fn attention(presence: &Presence, days_left: Option<i32>) -> Option<Attention> {
    let person = &presence.person;
    let consent = &person.consent;
    match consent.standing {
        _ if person.written == Covers::NOTHING => None,
        Standing::Missing | Standing::Incomplete => Some(Attention::Missing),
        Standing::Withdrawn => Some(Attention::Withdrawn),
        Standing::NotYet => Some(Attention::NotYet),
        Standing::Ended => Some(Attention::Ended),
        Standing::Holds if consent.guardian.is_some() && consent.covers.name && consent.covers.photo => {
            Some(Attention::ChildNameAndPhoto)
        }
        Standing::Holds if !person.unshown().is_nothing() => Some(Attention::Uncovered),
        Standing::Holds => days_left.filter(|days| (0..=SOON).contains(days)).map(Attention::EndsSoon),
    }
}
