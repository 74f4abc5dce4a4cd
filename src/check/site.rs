//! Reads `site.toml`, and the categories that it or the one shop declares.

use jiff::civil::Date;
use toml::de::DeValue;

use super::album::Album;
use super::document::{Document, Report};
use super::keys::{category, site};
use super::reader::{Context, Placed, Reader, nearest};
use super::statement;
use crate::catalogue::{Currency, Host, Markdown, PhotoId, PhotoRole, Slug, Url};
use crate::identity::Claim;
use crate::language::{Language, Translated};
use crate::problem::{ThemeProblem, ValueProblem};
use crate::source::{Span, ThemeFile};

/// What `site.toml` says, with defaults for what it does not say.
#[derive(Debug)]
pub(crate) struct SiteDraft {
    pub(crate) title: Option<Translated<String>>,
    pub(crate) base_url: Option<Url>,
    pub(crate) theme: Option<Slug>,
    pub(crate) host: Option<Host>,
    pub(crate) repository: Option<Url>,
    pub(crate) avif: bool,
    pub(crate) offline: bool,
    pub(crate) categories: Vec<CategoryDraft>,
    pub(crate) stated: Vec<(Claim, Span)>,
}

impl Default for SiteDraft {
    fn default() -> SiteDraft {
        SiteDraft {
            title: None,
            base_url: None,
            theme: None,
            host: None,
            repository: None,
            avif: false,
            offline: true,
            categories: Vec::new(),
            stated: Vec::new(),
        }
    }
}

/// A declared category.
#[derive(Debug)]
pub(crate) struct CategoryDraft {
    pub(crate) name: Translated<String>,
    pub(crate) slug: Slug,
    pub(crate) description: Option<Translated<Markdown>>,
    pub(crate) photo: Option<PhotoId>,
    pub(crate) order: Option<i64>,
    pub(crate) span: Span,
}

/// Finds the languages and the currency before anything else, for every other reading needs them.
pub(crate) fn context(site: Option<&Document<'_>>, messages: Option<Language>, date: Date) -> Context {
    let value = |english: &str, indonesian: &str| {
        let table = site?.table.get_ref();
        let found = table
            .iter()
            .find(|(key, _)| matches!(key.get_ref().as_ref(), name if name == english || name == indonesian));
        found.map(|(_, value)| value.get_ref())
    };
    let mut languages: Vec<Language> = Vec::new();
    let codes: Vec<&str> = match value("languages", "bahasa") {
        Some(DeValue::Array(codes)) => codes.iter().filter_map(|code| code.get_ref().as_str()).collect(),
        Some(DeValue::String(code)) => vec![code.as_ref()],
        _ => Vec::new(),
    };
    for language in codes.into_iter().filter_map(Language::from_code) {
        if !languages.contains(&language) {
            languages.push(language);
        }
    }
    if languages.is_empty() {
        languages.push(Language::Indonesian);
    }
    let currency = value("currency", "mata_uang").and_then(DeValue::as_str).and_then(Currency::from_code);
    Context { messages: messages.unwrap_or(languages[0]), languages, currency: currency.unwrap_or(Currency::Idr), date }
}

/// Reads the whole file; `themes` are those that there are.
pub(crate) fn read(
    document: &Document<'_>,
    themes: &[ThemeFile],
    context: &Context,
    album: &mut Album<'_>,
    report: &Report,
) -> SiteDraft {
    let reader = Reader::of_document(document, &site::TABLE, context, report);
    // The context has them already; reading them again reports what is wrong with them.
    reader.choices(&site::LANGUAGE_LIST);
    reader.choice(&site::CURRENCY);
    let base_url = base_url(&reader);
    SiteDraft {
        title: reader.text(&site::TITLE),
        stated: statement::of_site(&reader, base_url.as_ref()),
        base_url,
        theme: theme(&reader, themes),
        host: reader.choice(&site::HOST).and_then(Host::from_name),
        repository: reader.url(&site::REPOSITORY),
        avif: reader.flag(&site::AVIF).unwrap_or(false),
        offline: reader.flag(&site::OFFLINE).unwrap_or(true),
        categories: categories(reader.tables(&site::CATEGORIES), album),
    }
}

/// The site's own theme, if there is a folder of that name.
fn theme(reader: &Reader<'_>, themes: &[ThemeFile]) -> Option<Slug> {
    let Placed { value: name, span } = reader.slug(&site::THEME)?;
    if themes.iter().any(|file| file.theme == name.as_str()) {
        return Some(name);
    }
    let nearest = nearest(name.as_str(), themes.iter().map(|file| file.theme.as_str())).map(str::to_owned);
    reader.problem(span, ThemeProblem::NoTheme { name: name.to_string(), nearest });
    None
}

/// The address of the site with a slash at its end; a query or an anchor in it is a mistake.
fn base_url(reader: &Reader<'_>) -> Option<Url> {
    let mut url = reader.url(&site::BASE_URL)?;
    if url.query().is_some() || url.fragment().is_some() {
        let key = reader.name(&site::BASE_URL).to_owned();
        reader.problem_at(&site::BASE_URL, ValueProblem::NotAUrl { key, scheme: false });
        return None;
    }
    if !url.path().ends_with('/') {
        url.set_path(&format!("{}/", url.path()));
    }
    Some(url)
}

/// Reads `[[category]]` tables.
pub(crate) fn categories(readers: Vec<Reader<'_>>, album: &mut Album<'_>) -> Vec<CategoryDraft> {
    readers.into_iter().filter_map(|reader| category(&reader, album)).collect()
}

fn category(reader: &Reader<'_>, album: &mut Album<'_>) -> Option<CategoryDraft> {
    let name = reader.text(&category::NAME_KEY)?;
    let slug = match reader.slug(&category::SLUG) {
        Some(slug) => slug.value,
        None => match Slug::from_name(name.in_main()) {
            Some(slug) => slug,
            None => {
                let written = name.in_main().clone();
                reader.problem_at(&category::NAME_KEY, ValueProblem::NotASlug { written, suggestion: None });
                return None;
            }
        },
    };
    Some(CategoryDraft {
        slug,
        description: reader.markdown(&category::DESCRIPTION),
        photo: album.take(reader, reader.file(&category::PHOTO), PhotoRole::Category, name.clone()),
        order: reader.integer(&category::ORDER).map(|order| order.value),
        span: reader.span_of(&category::NAME_KEY).unwrap_or(reader.span),
        name,
    })
}
