//! Where a link that someone wrote leads.

use crate::language::Language;
use crate::plan::Plan;

/// Schemes that a link may have; any other could run code or reach into the reader's machine.
const SCHEMES: [&str; 4] = ["https", "http", "mailto", "tel"];

/// What a written link leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Destination {
    /// A place outside the site, cleaned of what a browser would ignore.
    Outside(String),
    /// A page of the site, by its number in the plan.
    Page {
        /// The page.
        page: usize,
        /// The id inside it.
        fragment: Option<String>,
    },
    /// A file of `static/`, by its path.
    File(String),
    /// An id in the same text.
    Here(String),
    /// A place of this site that does not exist.
    Nowhere {
        /// What was perhaps meant.
        nearest: Option<String>,
    },
    /// A scheme that is not allowed.
    Foreign,
}

/// Finds what a link leads to. Browsers drop control characters and spaces before they look for a scheme, so the
/// decision is made without them.
pub fn classify(written: &str, plan: &Plan, language: Language) -> Destination {
    let cleaned: String = written.chars().filter(|&character| !is_ignored(character)).collect();
    if let Some(id) = cleaned.strip_prefix('#') {
        return Destination::Here(id.to_owned());
    }
    if cleaned.starts_with("//") || cleaned.contains('\\') {
        return Destination::Foreign;
    }
    if let Some(inside) = cleaned.strip_prefix('/') {
        return inside_site(inside, written.trim().trim_start_matches('/'), plan, language);
    }
    match scheme(&cleaned) {
        Some(scheme) if SCHEMES.iter().any(|allowed| scheme.eq_ignore_ascii_case(allowed)) => {
            Destination::Outside(cleaned)
        }
        Some(_) => Destination::Foreign,
        None => Destination::Nowhere { nearest: nearest_address(&cleaned, plan) },
    }
}

/// The known word that is closest to what was written, when it is close enough to be meant.
pub fn nearest<'a>(written: &str, known: impl Iterator<Item = &'a str>) -> Option<String> {
    let farthest = (written.chars().count() / 3).clamp(1, 6);
    known
        .map(|word| (strsim::damerau_levenshtein(written, word), word))
        .filter(|(distance, _)| *distance <= farthest)
        .min()
        .map(|(_, word)| word.to_owned())
}

fn inside_site(cleaned: &str, written: &str, plan: &Plan, language: Language) -> Destination {
    let (path, fragment) = match cleaned.split_once('#') {
        Some((path, fragment)) => (path, Some(fragment.to_owned()).filter(|fragment| !fragment.is_empty())),
        None => (cleaned, None),
    };
    if let Some(page) = page_at(path, plan, language) {
        return Destination::Page { page, fragment };
    }
    for file in [path, written] {
        if plan.has_static(file) {
            return Destination::File(file.to_owned());
        }
    }
    Destination::Nowhere { nearest: nearest_address(path, plan) }
}

/// The page at this address, in the reader's language where it is written without one.
fn page_at(path: &str, plan: &Plan, language: Language) -> Option<usize> {
    let path = path.strip_suffix("index.html").unwrap_or(path);
    let folder = if path.is_empty() || path.ends_with('/') { path.to_owned() } else { format!("{path}/") };
    let translated = format!("{}index.html", plan.addresses.in_language(language, &folder));
    plan.page_at(&translated).or_else(|| plan.page_at(&format!("{folder}index.html")))
}

fn nearest_address(path: &str, plan: &Plan) -> Option<String> {
    let written = path.trim_matches('/');
    let listed = plan.pages.iter().filter(|page| page.kind.is_listed());
    nearest(written, listed.map(|page| page.address.trim_end_matches('/'))).map(|address| format!("/{address}/"))
}

/// The part before the first colon, when no other mark of a URL comes before it.
fn scheme(cleaned: &str) -> Option<&str> {
    let end = cleaned.find([':', '/', '?', '#'])?;
    cleaned[end..].starts_with(':').then(|| &cleaned[..end])
}

/// Control characters, spaces of every kind, and signs that cannot be seen.
fn is_ignored(character: char) -> bool {
    character.is_control()
        || character.is_whitespace()
        || matches!(character, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}
