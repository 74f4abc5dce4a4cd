//! Words that fill pages: Markdown, categories and information pages.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{CowStr, Event, Options, Parser, Tag, TagEnd};

use super::{PhotoId, ShopId, Slug};
use crate::language::Translated;
use crate::source::Span;

/// Markdown as someone wrote it, with the place where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Markdown {
    /// The text.
    pub text: String,
    /// The string or the file that holds it.
    pub span: Span,
    /// Its words without any marks, a single space between them.
    pub words: String,
}

impl Markdown {
    /// Takes a text.
    pub fn new(text: String, span: Span) -> Markdown {
        let mut words = String::new();
        for event in Markdown::events(&text) {
            match event {
                Event::Text(text) | Event::Code(text) => words.push_str(&text),
                Event::End(TagEnd::Strong | TagEnd::Emphasis | TagEnd::Strikethrough | TagEnd::Link) => {}
                Event::SoftBreak | Event::HardBreak | Event::End(_) => words.push(' '),
                _ => {}
            }
        }
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        Markdown { text, span, words }
    }

    /// Whether it may have a link; every form of one has one of these signs.
    pub fn may_lead(&self) -> bool {
        self.text.contains(['[', '<'])
    }

    /// What readers get of a text, in its order, each with the bytes that it was written as.
    pub fn parts(text: &str) -> impl Iterator<Item = (Part<'_>, Range<usize>)> {
        Markdown::events(text).into_offset_iter().filter_map(|(event, range)| Some((Part::of(event)?, range)))
    }

    /// The events of a text: CommonMark with tables and struck-out words.
    pub fn events(text: &str) -> Parser<'_> {
        Parser::new_ext(text, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH)
    }
}

/// A part of what Markdown shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part<'a> {
    /// Words without marks, entities or escapes.
    Words(Cow<'a, str>),
    /// The end of a line, or of a row of a table.
    Line,
    /// The end of a cell.
    Cell,
    /// Where a link leads whose words follow.
    Link(Cow<'a, str>),
    /// Words before and after it stand in different blocks.
    Block,
}

impl<'a> Part<'a> {
    fn of(event: Event<'a>) -> Option<Part<'a>> {
        let words = |words: CowStr<'a>| match words {
            CowStr::Borrowed(words) => Cow::Borrowed(words),
            other => Cow::Owned(other.into_string()),
        };
        match event {
            Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => {
                Some(Part::Words(words(text)))
            }
            Event::SoftBreak | Event::HardBreak | Event::End(TagEnd::TableRow | TagEnd::TableHead) => Some(Part::Line),
            Event::End(TagEnd::TableCell) => Some(Part::Cell),
            Event::Start(Tag::Link { dest_url, .. }) => Some(Part::Link(words(dest_url))),
            Event::Start(tag) => (!is_inside_block(&tag.to_end())).then_some(Part::Block),
            Event::End(tag) => (!is_inside_block(&tag)).then_some(Part::Block),
            _ => None,
        }
    }
}

/// Whether words before and after such a tag can stand in one line.
const fn is_inside_block(tag: &TagEnd) -> bool {
    matches!(
        tag,
        TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Link
            | TagEnd::Image
            | TagEnd::TableHead
            | TagEnd::TableRow
            | TagEnd::TableCell
    )
}

/// The number of a category in the catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct CategoryId(pub usize);

/// A category of products, across all shops.
#[derive(Debug, Clone)]
pub struct Category {
    /// The category's number.
    pub id: CategoryId,
    /// Its name.
    pub name: Translated<String>,
    /// The part of its address.
    pub slug: Slug,
    /// A short text above its products.
    pub description: Option<Translated<Markdown>>,
    /// Its photo.
    pub photo: Option<PhotoId>,
    /// Where it was declared or first used.
    pub span: Span,
}

/// The number of an information page in the catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct InfoPageId(pub usize);

/// A page of Markdown, of one shop or of the whole site.
#[derive(Debug, Clone)]
pub struct InfoPage {
    /// The page's number.
    pub id: InfoPageId,
    /// Its shop; nothing for a page of the portal.
    pub shop: Option<ShopId>,
    /// The part of its address.
    pub slug: Slug,
    /// Its title: the first heading, or the file's name.
    pub title: Translated<String>,
    /// Its text without that heading.
    pub body: Translated<Markdown>,
    /// The file.
    pub span: Span,
}

#[cfg(test)]
mod tests {
    use super::super::sample::markdown;

    #[test]
    fn words_have_no_marks() {
        let words = |text| markdown(0, text).words;
        assert_eq!(words("# Judul\n\nIni *kain* `tulis`,\ndari  tangan."), "Judul Ini kain tulis, dari tangan.");
        assert_eq!(words(""), "");
    }
}
