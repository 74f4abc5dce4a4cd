//! `etalase` turns a folder of product files and phone photos into a static catalogue.
//!
//! A build is a row of verbs. Each takes the values that the ones before returned, is called once, and returns a
//! finished value; nothing later is asked for anything, nothing earlier is changed:
//!
//! ```text
//! folder --load--> Sources --check--> Catalogue --plan--> Plan --photos--> Photos --render--> pages --publish--> folder
//! ```
//!
//! Between photos and render stands [`guard`], which lets no page out whose payment identity is not the locked one.
//!
//! What is wrong with content is a [`diagnostic::Diagnostic`]; stages go on past it, so that one run tells everything.
//! What the machine refuses is a [`failure::Failure`] and ends the work.
//!
//! # Invariants
//!
//! 1. A file imports only from modules above it in the list below: nouns first, then verbs in the order in which data
//!    meets them.
//! 2. A verb uses an earlier verb's output type, never its functions.
//! 3. Only [`load`], the photo cache, [`publish`] and the commands touch the disk; only commands know the clock, the
//!    environment and the terminal.
//! 4. The same input gives the same bytes, in any folder and on any number of threads.
//! 5. A page's view is made for that page alone and then forgotten, so that memory does not grow with the site.
//! 6. Nothing here panics on any content; `unsafe` is denied.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

pub mod source;
pub mod language;
pub mod catalogue;
pub mod identity;
pub mod record;
pub mod problem;
pub mod diagnostic;
pub mod failure;
pub mod progress;
pub mod site;
pub mod embedded;
pub mod load;
pub mod check;
pub mod plan;
pub mod people;
pub mod photos;
pub mod guard;
pub mod render;
pub mod audit;
pub mod host;
pub mod publish;
pub mod commands;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::Date;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use catalogue::Site;
use diagnostic::{Diagnostic, has_errors};
use failure::Failure;
use guard::Standing;
use language::Language;
use load::Tree;
use problem::Problem;
use progress::Progress;
use publish::{Published, Staging};
use render::{Earlier, FileKey};
use site::{Content, SiteFile, SitePath};
use source::Sources;

/// The folder beside `content/` that keeps the photos' derivatives; safe to delete.
pub const CACHE_FOLDER: &str = ".etalase";

/// What to make a site from.
#[derive(Debug, Clone)]
pub struct Request {
    /// The site's folder, which holds `content/`.
    pub root: PathBuf,
    /// The day for which prices, sales and consents hold.
    pub date: Date,
    /// The language of messages; the site's main language without it.
    pub messages: Option<Language>,
}

/// What a run found and made.
#[derive(Debug)]
pub struct Outcome {
    /// What was read, for showing the places of diagnostics.
    pub sources: Sources,
    /// Everything that was noticed.
    pub diagnostics: Vec<Diagnostic>,
    /// The language of messages.
    pub messages: Language,
    /// What was counted.
    pub summary: Summary,
    /// The makers, what is shown of them and on what consent.
    pub people: Vec<people::Presence>,
    /// How the payment identity stands.
    pub standing: Standing,
    /// What holds for the whole site.
    pub site: Site,
    /// The text of the next record of published addresses, where it says something new.
    pub record: Option<String>,
    /// The files that a later build may leave as they are, with the keys of what they are made from.
    pub reusable: Vec<(SitePath, FileKey)>,
}

impl Outcome {
    /// Whether something must be mended before the site can be published.
    pub fn has_errors(&self) -> bool {
        has_errors(&self.diagnostics)
    }

    /// The files of the site's content that a build of it writes, by their paths, with their texts.
    pub fn written(&self) -> Vec<(&'static str, String)> {
        let lock = self.standing.next_lock().map(|text| (identity::LOCK_PATH, text));
        let record = self.record.clone().map(|text| (record::RECORD_PATH, text));
        lock.into_iter().chain(record).collect()
    }

    /// Whether the payment identity differs from its lock, or the lock proves nothing.
    pub fn differs_from_lock(&self) -> bool {
        let is_of_lock = |one: &Diagnostic| matches!(&one.problem, Problem::Identity(problem) if problem.is_of_lock());
        self.diagnostics.iter().any(is_of_lock)
    }
}

/// What a run counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    /// Shops of the site.
    pub shops: usize,
    /// Published products.
    pub products: usize,
    /// Photos whose derivatives were made in this run.
    pub photos_made: usize,
    /// Photos whose derivatives the cache had.
    pub photos_reused: usize,
    /// Pages of the site.
    pub pages: usize,
    /// Whether the site knows its own address, which feeds, share images and the sitemap need.
    pub has_address: bool,
}

/// Takes each file of the site as it is made, from any thread.
pub type Sink<'a> = dyn Fn(SiteFile) -> Result<(), Failure> + Sync + 'a;

/// Where an earlier build put what it made from the same, and its BLAKE3 hash.
pub type Known<'a> = dyn Fn(&FileKey) -> Option<(SitePath, [u8; 32])> + Sync + 'a;

/// Makes a site from its folder, which was looked at as `tree`, and publishes it at `output`, unless its content has
/// errors: then the old site stays as it was.
///
/// # Errors
/// A [`Failure`] where the machine refuses to read or to write, or the output is not ours to replace.
pub fn build(
    request: &Request,
    tree: &Tree,
    output: &Path,
    known: &Known<'_>,
    progress: &dyn Progress,
) -> Result<(Outcome, Option<Published>), Failure> {
    let staging = Staging::begin(output, &request.root)?;
    let earlier = |key: &FileKey| {
        let (path, hash) = known(key)?;
        let content = Content::Kept(Arc::new(staging.published(&path, &hash)?));
        Some(SiteFile { path, content })
    };
    let outcome = make_from(request, tree, None, &earlier, progress, &|file| staging.put(&file))?;
    if outcome.has_errors() {
        return Ok((outcome, None));
    }
    // Nothing is published that is not locked.
    if let Some(lock) = outcome.standing.next_lock() {
        publish::write_lock(&request.root, &lock)?;
    }
    // Nothing is published whose addresses are not known afterwards.
    if let Some(record) = &outcome.record {
        publish::write_record(&request.root, record)?;
    }
    Ok((outcome, Some(staging.finish()?)))
}

/// Reads what holds for a whole site, and the language of messages, without making photos or pages. Where content has
/// errors it is what could be read.
///
/// # Errors
/// A [`Failure`] where the machine refuses to read.
pub fn read_site(request: &Request) -> Result<(Site, Language), Failure> {
    let sources = load::load(&request.root, embedded::embedded_theme())?.value;
    let settings = check::Settings { date: request.date, messages: request.messages };
    let reading = check::check(&sources, settings).value;
    Ok((reading.catalogue.site, reading.messages))
}

/// Does all of a build but writing the site.
///
/// # Errors
/// A [`Failure`] where the machine refuses to read, or to keep a photo's derivatives.
pub fn check_only(request: &Request, progress: &dyn Progress) -> Result<Outcome, Failure> {
    make(request, progress, &|_| Ok(()))
}

/// The same, and holds the payment identity against another lock too, such as the base branch's.
///
/// # Errors
/// The same, and where that lock cannot be read.
pub fn check_against(request: &Request, lock: &Path, progress: &dyn Progress) -> Result<Outcome, Failure> {
    make_from(request, &load::look(&request.root)?, Some(lock), &|_| None, progress, &|_| Ok(()))
}

/// Makes a site and gives each of its files to `sink`. What is wrong before any page is made, such as two pages of one
/// address, keeps all files from it; the pages are made all the same, for the mistakes that show only there.
///
/// # Errors
/// A [`Failure`] where the machine refuses to read, or the sink's own.
pub fn make(request: &Request, progress: &dyn Progress, sink: &Sink<'_>) -> Result<Outcome, Failure> {
    remake(request, &|_| None, progress, sink)
}

/// The same, where files that `earlier` has are not made again.
///
/// # Errors
/// The same.
pub fn remake(
    request: &Request,
    earlier: &Earlier<'_>,
    progress: &dyn Progress,
    sink: &Sink<'_>,
) -> Result<Outcome, Failure> {
    make_from(request, &load::look(&request.root)?, None, earlier, progress, sink)
}

fn make_from(
    request: &Request,
    tree: &Tree,
    lock: Option<&Path>,
    earlier: &Earlier<'_>,
    progress: &dyn Progress,
    sink: &Sink<'_>,
) -> Result<Outcome, Failure> {
    let mut diagnostics = Vec::new();
    let mut sources = load::load_tree(tree, embedded::embedded_theme())?.report_to(&mut diagnostics);
    let against = lock.map(|lock| load::load_lock(lock, &mut sources)).transpose()?;
    let settings = check::Settings { date: request.date, messages: request.messages };
    let check::Reading { catalogue, people, stated, mentions, messages } =
        check::check(&sources, settings).report_to(&mut diagnostics);
    let plan = plan::plan(&catalogue, &sources.statics).report_to(&mut diagnostics);
    let plan = plan.with_photos_beside(&sources.static_photos);
    let cache = request.root.join(CACHE_FOLDER);
    let theme = render::load_theme(&sources, &catalogue.site).report_to(&mut diagnostics);
    let cards = render::cards(&catalogue, &plan, &theme);
    let photos = photos::make(&plan.photos, &cards, &[&sources.photos, &sources.static_photos], &cache, progress)?
        .report_to(&mut diagnostics);
    let watched = guard::Watched {
        sources: &sources,
        catalogue: &catalogue,
        stated: &stated,
        mentions: &mentions,
        photos: &photos,
        against,
    };
    let standing = guard::guard(watched, &diagnostics).report_to(&mut diagnostics);
    let audit = audit::Audit::of(&plan, &catalogue.site);
    let is_wrong = has_errors(&diagnostics);
    let audited = |file: SiteFile| {
        audit.look(&file);
        if is_wrong { Ok(()) } else { sink(file) }
    };
    let copied: Vec<SiteFile> = photos.files().chain(plan.static_files()).collect();
    copied.into_par_iter().try_for_each(audited)?;
    let parts = render::Parts { sources: &sources, catalogue: &catalogue, plan: &plan, photos: &photos, theme: &theme };
    let rendered = render::render(parts, earlier, &audited)?.report_to(&mut diagnostics);
    let for_host = host::HostFiles { catalogue: &catalogue, plan: &plan, policy: rendered.policy.as_deref() };
    host::files(for_host).into_iter().try_for_each(audited)?;
    let kept = |page: &str| {
        let place = rendered.reusable.binary_search_by(|(path, _)| path.as_str().cmp(page)).ok()?;
        match earlier(&rendered.reusable[place].1)?.content {
            Content::Kept(bytes) => Some(bytes),
            _ => None,
        }
    };
    let dead = audit.finish(&kept);
    // What is to be told of a page is told by every build.
    let reusable = if dead.is_empty() { rendered.reusable } else { Vec::new() };
    diagnostics.extend(dead);
    let summary = Summary {
        shops: catalogue.shops.len(),
        products: catalogue.products.len(),
        photos_made: photos.made,
        photos_reused: photos.reused,
        pages: plan.pages.len(),
        has_address: catalogue.site.base_url.is_some(),
    };
    let people = people::presences(people, &catalogue, &plan);
    let known = sources.texts().find(|(_, text)| text.path == record::RECORD_PATH).map(|(_, text)| &*text.text);
    let record = plan.record_after(known.unwrap_or_default());
    Ok(Outcome { sources, diagnostics, messages, summary, people, standing, site: catalogue.site, record, reusable })
}
