//! Reads information pages and descriptions: Markdown files with their translations.

use super::document::Report;
use super::folder::PageFile;
use super::reader::Context;
use super::value::markdown_of;
use crate::catalogue::{InfoPage, InfoPageId, Markdown, ShopId};
use crate::diagnostic::Diagnostic;
use crate::language::{Language, Translated};
use crate::source::{FileId, Sources, Span};

/// Reads a page. Its title is the first heading, or else the file's name in words.
pub(crate) fn read(
    sources: &Sources,
    page: &PageFile,
    shop: Option<ShopId>,
    context: &Context,
    report: &Report,
) -> Option<InfoPage> {
    let texts = read_files(sources, &page.files, context, report)?;
    let named = page.slug.as_str().replace('-', " ");
    let fallback = named[..1].to_uppercase() + &named[1..];
    let split = texts.map(|markdown| split_title(markdown, &fallback));
    let span = split.in_main().1.span;
    Some(InfoPage {
        id: InfoPageId(0),
        shop,
        slug: page.slug.clone(),
        title: split.map_ref(|(title, _)| title.clone()),
        body: split.map(|(_, body)| body),
        span,
    })
}

/// Reads a text that stands in a file for each language.
pub(crate) fn read_files(
    sources: &Sources,
    files: &[(Option<Language>, FileId)],
    context: &Context,
    report: &Report,
) -> Option<Translated<Markdown>> {
    let mut main = None;
    let mut others = Vec::new();
    for &(language, file) in files {
        let text = &sources.text(file).text;
        let span = Span { file, start: 0, end: text.len() };
        let markdown = markdown_of(text, span, &|span, problem| report.add(Diagnostic::at(span, problem)));
        let Some(markdown) = markdown else { continue };
        match language {
            None => main = Some(markdown),
            Some(language) if language == context.main_language() => main = main.or(Some(markdown)),
            Some(language) => others.push((language, markdown)),
        }
    }
    others.retain(|(language, _)| context.languages.contains(language));
    match main {
        Some(main) => Some(Translated::new(main, others)),
        None if others.is_empty() => None,
        None => Some(Translated::main(others.swap_remove(0).1)),
    }
}

/// Takes the first line away if it is a heading.
fn split_title(markdown: Markdown, fallback: &str) -> (String, Markdown) {
    let trimmed = markdown.text.trim_start();
    match trimmed.strip_prefix("# ") {
        Some(rest) => {
            let (title, body) = rest.split_once('\n').unwrap_or((rest, ""));
            let title = title.trim().trim_end_matches('#').trim_end().to_owned();
            (title, Markdown::new(body.trim_start().to_owned(), markdown.span))
        }
        None => (fallback.to_owned(), markdown),
    }
}
