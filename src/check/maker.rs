//! Reads a maker's file and keeps only what a consent covers (UU 27/2022 on personal data).

use super::album::Album;
use super::document::{Document, Report};
use super::keys::{consent, maker};
use super::reader::{Context, Reader};
use crate::catalogue::{Maker, MakerId, PhotoRole, ShopId, Slug};
use crate::language::Translated;
use crate::problem::{CatalogueProblem, Consented};

/// What a consent allows on the build's date.
#[derive(Debug, Clone, Copy, Default)]
struct Allowed {
    name: bool,
    story: bool,
    photo: bool,
    /// A consent that stands there but covers nothing was withdrawn.
    withdrawn: bool,
}

/// Reads a maker's file. What is not covered stays out of the value, so that no later stage can show it.
pub(crate) fn read(
    document: &Document<'_>,
    slug: Slug,
    shop: ShopId,
    context: &Context,
    album: &mut Album<'_>,
    report: &Report,
) -> Maker {
    let reader = Reader::of_document(document, &maker::TABLE, context, report);
    let allowed = reader.table(&maker::CONSENT).map(|table| read_consent(&table)).unwrap_or_default();
    let keys = [(maker::NAME_KEY, Consented::Name), (maker::STORY, Consented::Story), (maker::PHOTO, Consented::Photo)];
    let written: Vec<_> = keys.iter().filter(|(key, _)| reader.has(key)).collect();
    if allowed.withdrawn && !written.is_empty() {
        let place = reader.span_of(&maker::CONSENT).unwrap_or(reader.span);
        reader.problem(place, CatalogueProblem::ConsentWithdrawn);
    } else {
        for (key, what) in written {
            if !allowed.covers(*what) {
                reader.problem_at(key, CatalogueProblem::NoConsent { what: *what });
            }
        }
    }
    let name = reader.line(&maker::NAME_KEY).map(|name| name.value).filter(|_| allowed.name);
    let alt = Translated::main(name.clone().unwrap_or_default());
    let story = reader.markdown(&maker::STORY).filter(|_| allowed.story);
    let file = reader.file(&maker::PHOTO).filter(|_| allowed.photo);
    Maker { id: MakerId(0), shop, slug, name, story, photo: album.take(&reader, file, PhotoRole::Maker, alt) }
}

impl Allowed {
    const fn covers(self, what: Consented) -> bool {
        match what {
            Consented::Name => self.name,
            Consented::Story => self.story,
            Consented::Photo => self.photo,
        }
    }
}

fn read_consent(reader: &Reader<'_>) -> Allowed {
    let covers = reader.choices(&consent::COVERS);
    let complete = reader.line(&consent::GIVEN_BY).is_some();
    let holds = holds_on(reader, reader.context.date) && complete;
    let child = reader.line(&consent::GUARDIAN).is_some();
    let both = covers.contains(&"name") && covers.contains(&"photo");
    if child && both {
        reader.problem_at(&consent::COVERS, CatalogueProblem::ChildNameAndPhoto);
    }
    Allowed {
        name: holds && covers.contains(&"name"),
        story: holds && covers.contains(&"story"),
        photo: holds && covers.contains(&"photo") && !(child && both),
        withdrawn: covers.is_empty(),
    }
}

/// Whether the consent was given by this day and has not run out.
fn holds_on(reader: &Reader<'_>, today: jiff::civil::Date) -> bool {
    let on = reader.date(&consent::ON);
    let until = reader.date(&consent::UNTIL);
    let begun = on.as_ref().is_some_and(|on| on.value <= today);
    if let Some(on) = on.as_ref().filter(|on| on.value > today) {
        reader.problem(on.span, CatalogueProblem::ConsentNotYet { on: on.value.to_string() });
    }
    let ended = until.as_ref().filter(|until| until.value < today);
    if let Some(until) = ended {
        reader.problem(until.span, CatalogueProblem::ConsentEnded { until: until.value.to_string() });
    }
    // An end that cannot be read might have passed.
    let unreadable = reader.has(&consent::UNTIL) && until.is_none();
    begun && ended.is_none() && !unreadable
}
