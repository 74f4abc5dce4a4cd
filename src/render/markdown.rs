//! Markdown to HTML that cannot do harm: HTML in it is shown as text, and links go to known addresses or known schemes.

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, CowStr, Event, HeadingLevel, LinkType, Tag, TagEnd, html};

use super::link::{Destination, classify};
use crate::catalogue::{Catalogue, Markdown, Slug};
use crate::language::Language;
use crate::plan::{PageKind, Plan};
use crate::problem::{LinkProblem, Problem, ValueProblem};
use crate::site::SitePath;

/// How many faults of one kind are told of a text.
const MOST_TOLD: usize = 100;

/// Where a text is shown.
#[derive(Debug, Clone, Copy)]
pub struct Setting<'a> {
    /// The catalogue, whose information pages can be linked into.
    pub catalogue: &'a Catalogue,
    /// The plan, which knows every address.
    pub plan: &'a Plan,
    /// The page that shows the text.
    pub page: &'a SitePath,
    /// The page's language: links to the site stay in it.
    pub language: Language,
    /// The level of the text's highest heading, 2 to 6.
    pub top: u8,
    /// What stands before the ids of its headings, to keep the texts of one page apart.
    pub ids: &'static str,
}

/// A text as HTML.
#[derive(Debug, Clone, Default)]
pub struct Prose {
    /// The HTML.
    pub html: String,
    /// What is wrong with it.
    pub faults: Vec<Fault>,
}

/// Something wrong at a place of the Markdown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The bytes of the Markdown that it stands in.
    pub range: Range<usize>,
    /// The text to underline there.
    pub written: String,
    /// What is wrong.
    pub problem: Problem,
}

/// Makes HTML of Markdown.
pub fn to_html(text: &str, setting: Setting<'_>) -> Prose {
    let events: Vec<(Event<'_>, Range<usize>)> = Markdown::events(text).into_offset_iter().collect();
    let headings = Headings::of(&events, setting);
    let mut writer = Writer { setting, headings, next_heading: 0, open_links: Vec::new(), prose: Prose::default() };
    let safe: Vec<Event<'_>> = events.into_iter().filter_map(|(event, range)| writer.safe(event, range)).collect();
    html::push_html(&mut writer.prose.html, safe.into_iter());
    writer.prose
}

/// The ids of a text's headings, without anything before them.
fn heading_ids(text: &str) -> Vec<String> {
    let events: Vec<(Event<'_>, Range<usize>)> = Markdown::events(text).into_offset_iter().collect();
    unique_ids(&Headings::titles(&events).1, "")
}

/// The ids and the shift of a text's headings.
struct Headings {
    ids: Vec<String>,
    shift: i8,
}

impl Headings {
    fn of(events: &[(Event<'_>, Range<usize>)], setting: Setting<'_>) -> Headings {
        let (highest, titles) = Headings::titles(events);
        Headings { ids: unique_ids(&titles, setting.ids), shift: setting.top as i8 - highest }
    }

    /// The highest level, and the words of each heading.
    fn titles(events: &[(Event<'_>, Range<usize>)]) -> (i8, Vec<String>) {
        let mut titles: Vec<String> = Vec::new();
        let mut highest = 6;
        let mut inside = false;
        for (event, _) in events {
            match event {
                Event::Start(Tag::Heading { level, .. }) => {
                    highest = highest.min(number(*level));
                    titles.push(String::new());
                    inside = true;
                }
                Event::End(TagEnd::Heading(_)) => inside = false,
                Event::Text(text) | Event::Code(text) if inside => {
                    titles.iter_mut().last().into_iter().for_each(|title| title.push_str(text));
                }
                _ => {}
            }
        }
        (highest, titles)
    }
}

fn unique_ids(titles: &[String], before: &str) -> Vec<String> {
    let mut taken = BTreeSet::new();
    let mut counts: HashMap<String, usize> = HashMap::new();
    let mut ids = Vec::with_capacity(titles.len());
    for title in titles {
        let slug = Slug::from_name(title).map_or_else(|| "bagian".to_owned(), |slug| slug.to_string());
        let count = counts.entry(slug.clone()).or_default();
        let id = loop {
            *count += 1;
            let id = if *count == 1 { format!("{before}{slug}") } else { format!("{before}{slug}-{count}") };
            if taken.insert(id.clone()) {
                break id;
            }
        };
        ids.push(id);
    }
    ids
}

struct Writer<'a> {
    setting: Setting<'a>,
    headings: Headings,
    next_heading: usize,
    open_links: Vec<Kept>,
    prose: Prose,
}

/// Whether the beginning of a link was kept, so that its end is kept or dropped with it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kept {
    Yes,
    No,
}

impl Writer<'_> {
    /// The event that may be written instead of this one.
    fn safe<'e>(&mut self, event: Event<'e>, range: Range<usize>) -> Option<Event<'e>> {
        match event {
            Event::Start(Tag::HtmlBlock) => Some(Event::Start(Tag::Paragraph)),
            Event::End(TagEnd::HtmlBlock) => Some(Event::End(TagEnd::Paragraph)),
            Event::Html(text) | Event::InlineHtml(text) => {
                self.note_html(&text, range);
                Some(Event::Text(text))
            }
            Event::Start(Tag::Heading { level, .. }) => Some(Event::Start(self.heading(level))),
            Event::End(TagEnd::Heading(level)) => Some(Event::End(TagEnd::Heading(self.shifted(level)))),
            Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
                let email = link_type == LinkType::Email;
                let written = if email { format!("mailto:{dest_url}") } else { dest_url.into_string() };
                let destination = self.destination(&written, range);
                self.open_links.push(if destination.is_some() { Kept::Yes } else { Kept::No });
                let dest_url = CowStr::from(destination?);
                Some(Event::Start(Tag::Link { link_type: LinkType::Inline, dest_url, title, id }))
            }
            Event::End(TagEnd::Link) => (self.open_links.pop() == Some(Kept::Yes)).then_some(event),
            Event::Start(Tag::Image { .. }) | Event::End(TagEnd::Image) => None,
            // An alignment would be written as a style attribute, which the pages' own policy forbids.
            Event::Start(Tag::Table(columns)) => {
                Some(Event::Start(Tag::Table(vec![pulldown_cmark::Alignment::None; columns.len()])))
            }
            Event::Start(Tag::CodeBlock(_)) => Some(Event::Start(Tag::CodeBlock(CodeBlockKind::Indented))),
            other => Some(other),
        }
    }

    fn note_html(&mut self, text: &str, range: Range<usize>) {
        let problem = Problem::from(ValueProblem::HtmlInMarkdown);
        if !self.prose.faults.iter().any(|fault| fault.problem == problem) {
            let written = text.lines().next().unwrap_or_default().to_owned();
            self.prose.faults.push(Fault { range, written, problem });
        }
    }

    fn heading<'e>(&mut self, level: HeadingLevel) -> Tag<'e> {
        let id = self.headings.ids.get(self.next_heading).map(|id| CowStr::from(id.clone()));
        self.next_heading += 1;
        Tag::Heading { level: self.shifted(level), id, classes: Vec::new(), attrs: Vec::new() }
    }

    fn shifted(&self, level: HeadingLevel) -> HeadingLevel {
        let level = usize::try_from(number(level) + self.headings.shift).unwrap_or(2).clamp(2, 6);
        HeadingLevel::try_from(level).unwrap_or(HeadingLevel::H6)
    }

    /// What a link leads to from this page; nothing where it leads nowhere or must not be followed.
    fn destination(&mut self, written: &str, range: Range<usize>) -> Option<String> {
        let setting = self.setting;
        match classify(written, setting.plan, setting.language) {
            Destination::Outside(url) => Some(url),
            Destination::Page { page, fragment } => {
                let address = setting.page.link_to(setting.plan.pages[page].path.address());
                let Some(id) = fragment else { return Some(address) };
                let ids = self.ids_of(page);
                if ids.contains(&id) {
                    return Some(format!("{address}#{id}"));
                }
                let path = written.split('#').next().unwrap_or_default();
                let nearest = super::link::nearest(&id, ids.iter().map(String::as_str));
                self.dead(written, range, nearest.map(|id| format!("{path}#{id}")))
            }
            Destination::File(path) => Some(setting.page.link_to(&path)),
            Destination::Here(id) => {
                let full = format!("{}{id}", setting.ids);
                if self.headings.ids.contains(&full) {
                    return Some(format!("#{full}"));
                }
                let nearest = super::link::nearest(&id, self.headings.ids.iter().map(|id| &id[setting.ids.len()..]));
                self.dead(written, range, nearest.map(|id| format!("#{id}")))
            }
            Destination::Nowhere { nearest } => self.dead(written, range, nearest),
            Destination::Foreign => {
                let problem = LinkProblem::ForeignScheme { target: written.to_owned() }.into();
                self.note(Fault { range, written: written.to_owned(), problem });
                None
            }
        }
    }

    /// The ids of another page's headings. Only the text of an information page is somebody's own to link into.
    fn ids_of(&self, page: usize) -> Vec<String> {
        let page = &self.setting.plan.pages[page];
        let PageKind::Info(id) = page.kind else { return Vec::new() };
        heading_ids(&self.setting.catalogue.page(id).body.get(page.language).text)
    }

    /// Notes a link that leads nowhere, which is dropped.
    fn dead(&mut self, written: &str, range: Range<usize>, nearest: Option<String>) -> Option<String> {
        let problem = LinkProblem::Dead { target: written.to_owned(), nearest }.into();
        self.note(Fault { range, written: written.to_owned(), problem });
        None
    }

    fn note(&mut self, fault: Fault) {
        let alike = self.prose.faults.iter().filter(|other| other.problem.code() == fault.problem.code());
        if alike.count() < MOST_TOLD {
            self.prose.faults.push(fault);
        }
    }
}

const fn number(level: HeadingLevel) -> i8 {
    level as i8
}

#[cfg(test)]
mod tests;
