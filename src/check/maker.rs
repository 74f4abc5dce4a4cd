//! Reads a maker's file and keeps only what a consent covers (UU 27/2022 on personal data).
//!
//! A consent that does not cover something never stops the build: the old site would stay online, and may show it.

use jiff::civil::Date;

use super::album::Album;
use super::delicate;
use super::document::{Document, Report};
use super::keys::{Key, consent, maker};
use super::mention;
use super::reader::{Context, Reader};
use crate::catalogue::{Consent, Covers, Maker, MakerId, Markdown, Person, PhotoRole, ShopId, Slug, Standing};
use crate::language::{Language, Translated};
use crate::problem::{Consented, PersonProblem};
use crate::source::{FileId, Span};

/// A maker as far as may be shown, and what only the check stage may know.
#[derive(Debug)]
pub(crate) struct MakerDraft {
    pub(crate) maker: Maker,
    pub(crate) person: Person,
    /// The name in the file, whether it may be shown or not.
    pub(crate) name: Option<String>,
    /// The photo that the file names: its path, and where it is named.
    pub(crate) photo: Option<(String, Span)>,
    pub(crate) file: FileId,
}

/// Reads a maker's file. What is not covered stays out of the maker, so that no later stage can show it.
pub(crate) fn read(
    document: &Document<'_>,
    path: &str,
    slug: Slug,
    shop: ShopId,
    context: &Context,
    album: &mut Album<'_>,
    report: &Report,
) -> MakerDraft {
    let reader = Reader::of_document(document, &maker::TABLE, context, report);
    let consent = reader.table(&maker::CONSENT).map(|table| read_consent(&table)).unwrap_or_default();
    let name = reader.line(&maker::NAME_KEY).map(|name| name.value);
    let story = reader.markdown(&maker::STORY);
    let photo = reader.file(&maker::PHOTO);
    let written = Covers { name: name.is_some(), story: story.is_some(), photo: photo.is_some() };
    let shown = written.and(allowed(&consent));
    explain(&reader, &consent, written);
    if names_someone_else(&slug, name.as_deref(), &consent) {
        reader.problem(reader.span, PersonProblem::NameInFileName);
    }
    let shown_name = name.clone().filter(|_| shown.name);
    let shown_story = story.filter(|_| shown.story);
    let in_name = reader.span_of(&maker::NAME_KEY).filter(|_| shown.name);
    reconsider(&reader, in_name, shown_story.as_ref(), &consent);
    let photo = photo.and_then(|name| {
        let file = if shown.photo { album.find(&reader, &name) } else { album.find_unshown(&name) };
        Some((file?, name.span))
    });
    let alt = Translated::main(shown_name.clone().unwrap_or_default());
    let shown_photo =
        photo.filter(|_| shown.photo).map(|(file, named_at)| album.add(file, PhotoRole::Maker, alt, Some(named_at)));
    MakerDraft {
        person: Person {
            maker: MakerId(0),
            shop,
            file: path.to_owned(),
            written,
            shown: Covers { photo: shown_photo.is_some(), ..shown },
            consent,
        },
        maker: Maker { id: MakerId(0), shop, slug, name: shown_name, story: shown_story, photo: shown_photo },
        photo: photo.map(|(file, span)| (file.path.clone(), span)),
        name,
        file: document.file,
    }
}

fn read_consent(reader: &Reader<'_>) -> Consent {
    let covers = reader.choices(&consent::COVERS);
    let covers =
        Covers { name: covers.contains(&"name"), story: covers.contains(&"story"), photo: covers.contains(&"photo") };
    let line = |key| reader.line(key).map(|line| line.value);
    let date = |key| reader.date(key).map(|date| date.value);
    let consent = Consent {
        given_by: line(&consent::GIVEN_BY),
        on: date(&consent::ON),
        guardian: line(&consent::GUARDIAN),
        covers,
        until: date(&consent::UNTIL),
        standing: Standing::Missing,
    };
    // A guardian or an end that cannot be read may be what matters.
    let is_unreadable = |key: &Key, is_read: bool| reader.has(key) && !is_read;
    let incomplete = consent.given_by.is_none()
        || is_unreadable(&consent::GUARDIAN, consent.guardian.is_some())
        || is_unreadable(&consent::UNTIL, consent.until.is_some());
    let standing = standing(&consent, incomplete, reader.context.date);
    Consent { standing, ..consent }
}

fn standing(consent: &Consent, incomplete: bool, today: Date) -> Standing {
    match consent.on {
        _ if consent.covers.is_nothing() => Standing::Withdrawn,
        Some(_) if consent.until.is_some_and(|until| until < today) => Standing::Ended,
        Some(on) if on > today => Standing::NotYet,
        Some(_) if !incomplete => Standing::Holds,
        _ => Standing::Incomplete,
    }
}

/// What may be shown. Of a child never both name and face; where a consent covers both, which one was meant is not
/// for us to say.
fn allowed(consent: &Consent) -> Covers {
    let both = consent.covers.name && consent.covers.photo;
    match consent.standing {
        Standing::Holds if consent.guardian.is_some() && both => Covers { name: false, photo: false, ..consent.covers },
        Standing::Holds => consent.covers,
        _ => Covers::NOTHING,
    }
}

/// Says what is not shown, and why.
fn explain(reader: &Reader<'_>, consent: &Consent, written: Covers) {
    let is_child = consent.guardian.is_some();
    let table = reader.table(&maker::CONSENT);
    let say = |key: &Key, problem: PersonProblem| match &table {
        Some(table) => table.problem_at(key, problem),
        None => reader.problem(reader.span, problem),
    };
    if is_child && consent.covers.name && consent.covers.photo {
        say(&consent::COVERS, PersonProblem::ChildNameAndPhoto);
    }
    if written.is_nothing() {
        return;
    }
    let text = |date: Option<Date>| date.map(|date| date.to_string()).unwrap_or_default();
    match consent.standing {
        Standing::Withdrawn => {
            let place = reader.span_of(&maker::CONSENT).unwrap_or(reader.span);
            reader.problem(place, PersonProblem::ConsentWithdrawn);
        }
        Standing::Ended => say(&consent::UNTIL, PersonProblem::ConsentEnded { until: text(consent.until) }),
        Standing::NotYet => say(&consent::ON, PersonProblem::ConsentNotYet { on: text(consent.on) }),
        // What is missing in it was told as it was read.
        Standing::Incomplete => {}
        Standing::Missing | Standing::Holds => {
            let missing = written.without(consent.covers);
            let parts = [
                (missing.name, &maker::NAME_KEY, Consented::Name),
                (missing.story, &maker::STORY, Consented::Story),
                (missing.photo, &maker::PHOTO, Consented::Photo),
            ];
            for (_, key, what) in parts.into_iter().filter(|(is_missing, ..)| *is_missing) {
                reader.problem_at(key, PersonProblem::NoConsent { what });
            }
        }
    }
}

/// Whether a maker's file is called by a name that stands in the consent, and not by the public name: most likely the real
/// name of whoever wanted a pen name.
fn names_someone_else(slug: &Slug, name: Option<&str>, consent: &Consent) -> bool {
    let words_of = |text: &str| -> Vec<String> {
        let slug = Slug::from_name(text).map(|slug| slug.to_string()).unwrap_or_default();
        slug.split('-').map(str::to_owned).collect()
    };
    let people = [consent.given_by.as_deref(), consent.guardian.as_deref()].into_iter().flatten();
    // Only names begin with a capital within a sentence.
    let capitals = people.flat_map(str::split_whitespace).filter(|word| word.starts_with(char::is_uppercase));
    let called: Vec<String> = capitals.filter(|word| !mention::is_address(word)).flat_map(words_of).collect();
    let public = name.map(words_of).unwrap_or_default();
    let mut own = slug.as_str().split('-').filter(|word| word.len() >= 3);
    own.any(|word| called.iter().any(|other| other == word) && !public.iter().any(|other| other == word))
}

/// Points at words in a name or a story that may follow a person for life, once for each kind and language.
fn reconsider(reader: &Reader<'_>, name: Option<Span>, story: Option<&Translated<Markdown>>, consent: &Consent) {
    let mut stories: Vec<Span> =
        story.into_iter().flat_map(|story| Language::ALL.map(|language| story.get(language).span)).collect();
    stories.dedup();
    for span in name.into_iter().chain(stories) {
        for (range, problem) in delicate::advice(reader.source_text(span), consent.guardian.is_some()) {
            let place = Span { file: span.file, start: span.start + range.start, end: span.start + range.end };
            reader.problem(place, problem);
        }
    }
}
