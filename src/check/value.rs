//! Values as people and form editors write them, read into types that cannot be wrong.

mod size;

use jiff::civil::Date;
use toml::Spanned;
use toml::de::DeValue;

use super::document::key_stated;
use super::keys::{HIGHEST_PRICE, Key, Kind};
use super::reader::{Placed, Reader};
use super::text;
use crate::catalogue::{Color, Markdown, Money, Phone, Slug, Url};
use crate::language::Translated;
use crate::problem::{Expected, ReadingProblem, ValueProblem};
use crate::source::Span;

pub(super) use size::whole;

/// The digits of the longest short number, such as `129` or `1500`, which is nobody's own.
const LONGEST_SHORT_NUMBER: usize = 6;
/// The longest Markdown text in bytes.
const LONGEST_MARKDOWN: usize = 64 * 1024;

type Value<'a> = Spanned<DeValue<'a>>;

impl<'a> Reader<'a> {
    /// One line of text in the main language.
    pub(crate) fn line(&self, key: &Key) -> Option<Placed<String>> {
        let (_, written, value) = self.item(key)?;
        self.line_of(key.kind, written, value)
    }

    /// One line of text in every language.
    pub(crate) fn text(&self, key: &Key) -> Option<Translated<String>> {
        self.translated(key, |(_, written, value)| self.line_of(key.kind, written, value).map(|line| line.value))
    }

    pub(super) fn line_of(&self, kind: Kind, written: &str, value: &Value<'_>) -> Option<Placed<String>> {
        let span = self.span_in_file(value.span());
        let raw = match value.get_ref() {
            DeValue::String(text) => text.to_string(),
            // Numbers without quotes are clear enough where a text is wanted: `kode = 123`.
            DeValue::Integer(_) => self.source_text(span).to_owned(),
            DeValue::Float(_) | DeValue::Datetime(_) | DeValue::Boolean(_) => {
                return self.refuse(written, value, Expected::Quoted(self.source_text(span).to_owned()));
            }
            _ => return self.refuse(written, value, Expected::Text),
        };
        let (cleaned, hidden) = text::clean_line(&raw);
        if let Some(character) = hidden {
            let code_point = u32::from(character);
            self.problem(span, ValueProblem::HiddenCharacter { key: written.to_owned(), code_point });
        }
        let highest = match kind {
            Kind::Line(highest) => highest,
            _ => 300,
        };
        let characters = cleaned.chars().count();
        if characters == 0 || characters > highest {
            let problem = ValueProblem::Length { key: written.to_owned(), characters, lowest: 1, highest };
            self.problem(span, problem);
            return None;
        }
        Some(Placed { value: cleaned, span })
    }

    /// Markdown in every language.
    pub(crate) fn markdown(&self, key: &Key) -> Option<Translated<Markdown>> {
        self.translated(key, |(_, written, value)| {
            let span = self.span_in_file(value.span());
            let DeValue::String(raw) = value.get_ref() else {
                return self.refuse(written, value, Expected::Text);
            };
            self.tell_swallowed(span);
            markdown_of(raw, span, &|span, problem| self.problem(span, problem))
        })
    }

    /// Warns of the first line of a text that is a key or a table of this file: most likely the text was closed too late,
    /// and what stands in it is not read.
    fn tell_swallowed(&self, text: Span) {
        let mut start = text.start;
        for line in self.source_text(text).split_inclusive('\n') {
            let written = line.trim();
            if start > text.start && key_stated(written).is_some_and(|key| self.knows(key)) {
                let place = start + line.find(written).unwrap_or(0);
                let span = Span { start: place, end: place + written.len(), ..text };
                return self.problem(span, ValueProblem::KeyInText { line: written.to_owned() });
            }
            start += line.len();
        }
    }

    /// A whole number within the key's bounds.
    pub(crate) fn integer(&self, key: &Key) -> Option<Placed<i64>> {
        let (_, written, value) = self.item(key)?;
        let Kind::Integer(lowest, highest) = key.kind else { return None };
        let span = self.span_in_file(value.span());
        let number = match value.get_ref() {
            DeValue::Integer(number) => i128::from_str_radix(number.as_str(), number.radix()).ok(),
            DeValue::Float(number) => number.as_str().strip_suffix(".0").and_then(|whole| whole.parse().ok()),
            DeValue::String(text) => text.trim().parse().ok(),
            _ => None,
        };
        let Some(number) = number else {
            let text = value.get_ref().as_str().unwrap_or(self.source_text(span));
            let expected = whole(text.trim()).map_or(Expected::Whole, Expected::WithoutMarks);
            return self.refuse(written, value, expected);
        };
        match i64::try_from(number) {
            Ok(number) if (lowest..=highest).contains(&number) => Some(Placed { value: number, span }),
            _ => {
                self.problem(span, ValueProblem::OutOfBounds { key: written.to_owned(), lowest, highest });
                None
            }
        }
    }

    /// A whole number that fits in 32 bits; every key's bounds do.
    pub(crate) fn count(&self, key: &Key) -> Option<u32> {
        self.integer(key).and_then(|number| u32::try_from(number.value).ok())
    }

    /// An amount in the site's currency.
    pub(crate) fn money(&self, key: &Key) -> Option<Placed<Money>> {
        let (_, written, value) = self.item(key)?;
        let span = self.span_in_file(value.span());
        let currency = self.context.currency;
        let money = match value.get_ref() {
            // `750.000` without quotes is a fraction to TOML and seven hundred and fifty thousand to people.
            DeValue::Integer(_) | DeValue::Float(_) => currency.parse(self.source_text(span)),
            DeValue::String(text) => currency.parse(text),
            _ => None,
        };
        let Some(money) = money else { return self.refuse(written, value, Expected::Money) };
        let highest = HIGHEST_PRICE;
        if money.minor() > highest {
            self.problem(span, ValueProblem::OutOfBounds { key: written.to_owned(), lowest: 0, highest });
            return None;
        }
        Some(Placed { value: money, span })
    }

    /// A day.
    pub(crate) fn date(&self, key: &Key) -> Option<Placed<Date>> {
        let (_, written, value) = self.item(key)?;
        let date = match value.get_ref() {
            DeValue::Datetime(moment) => moment.date.and_then(|date| {
                let (month, day) = (i8::try_from(date.month).ok()?, i8::try_from(date.day).ok()?);
                Date::new(i16::try_from(date.year).ok()?, month, day).ok()
            }),
            DeValue::String(text) => text.trim().get(..10).and_then(|text| text.parse().ok()),
            _ => None,
        };
        let Some(date) = date else { return self.refuse(written, value, Expected::Date) };
        Some(Placed { value: date, span: self.span_in_file(value.span()) })
    }

    /// True or false; nothing where the key is not written.
    pub(crate) fn flag(&self, key: &Key) -> Option<bool> {
        let (_, written, value) = self.item(key)?;
        match value.get_ref() {
            DeValue::Boolean(flag) => Some(*flag),
            DeValue::String(text) => match text.trim().to_lowercase().as_str() {
                "true" | "ya" => Some(true),
                "false" | "tidak" => Some(false),
                _ => self.refuse(written, value, Expected::TrueOrFalse),
            },
            _ => self.refuse(written, value, Expected::TrueOrFalse),
        }
    }

    /// An absolute address with `https` or `http`.
    pub(crate) fn url(&self, key: &Key) -> Option<Url> {
        let (_, written, value) = self.item(key)?;
        let text = self.line_of(Kind::Line(2_000), written, value)?;
        let parsed = Url::parse(&text.value);
        match parsed {
            Ok(url) if matches!(url.scheme(), "https" | "http") && url.has_host() => Some(url),
            other => {
                let scheme = other.is_ok() || !text.value.contains("://");
                self.problem(text.span, ValueProblem::NotAUrl { key: written.to_owned(), scheme });
                None
            }
        }
    }

    /// A slug.
    pub(crate) fn slug(&self, key: &Key) -> Option<Placed<Slug>> {
        let (_, written, value) = self.item(key)?;
        self.slug_of(written, value)
    }

    /// A list of slugs.
    pub(crate) fn slugs(&self, key: &Key) -> Vec<Placed<Slug>> {
        self.list(key, |written, item| self.slug_of(written, item))
    }

    fn slug_of(&self, written: &str, value: &Value<'_>) -> Option<Placed<Slug>> {
        let text = self.line_of(Kind::Line(150), written, value)?;
        match Slug::new(&text.value) {
            Some(slug) => Some(Placed { value: slug, span: text.span }),
            None => {
                let suggestion = Slug::from_name(&text.value).map(|slug| slug.to_string());
                self.problem(text.span, ValueProblem::NotASlug { written: text.value, suggestion });
                None
            }
        }
    }

    /// A colour.
    pub(crate) fn color(&self, key: &Key) -> Option<Color> {
        let (_, written, value) = self.item(key)?;
        let text = self.line_of(Kind::Line(40), written, value)?;
        Color::from_hex(&text.value).or_else(|| {
            self.problem(text.span, ValueProblem::NotAColor { written: text.value });
            None
        })
    }

    /// A telephone number.
    pub(crate) fn phone(&self, key: &Key) -> Option<Placed<Phone>> {
        let (_, written, value) = self.item(key)?;
        self.phone_of(written, value)
    }

    pub(super) fn phone_of(&self, written: &str, value: &Value<'_>) -> Option<Placed<Phone>> {
        let text = self.line_of(Kind::Line(60), written, value)?;
        match Phone::parse(&text.value) {
            Ok(phone) => Some(Placed { value: phone, span: text.span }),
            Err(_) => {
                self.problem(text.span, ValueProblem::NotAPhone { written: text.value });
                None
            }
        }
    }

    /// A telephone number that can have WhatsApp.
    pub(crate) fn mobile_of(&self, written: &str, value: &Value<'_>) -> Option<Phone> {
        self.phone_of(written, value).and_then(|phone| self.require_mobile(phone))
    }

    /// The number, unless it is a landline.
    pub(crate) fn require_mobile(&self, phone: Placed<Phone>) -> Option<Phone> {
        if phone.value.is_mobile() {
            return Some(phone.value);
        }
        let written = self.source_text(phone.span).trim_matches(['"', '\'']).to_owned();
        self.problem(phone.span, ValueProblem::NotMobile { written });
        None
    }

    /// An e-mail address.
    pub(crate) fn email(&self, key: &Key) -> Option<String> {
        let (_, written, value) = self.item(key)?;
        self.email_of(written, value).map(|email| email.value)
    }

    fn email_of(&self, written: &str, value: &Value<'_>) -> Option<Placed<String>> {
        let text = self.line_of(Kind::Line(254), written, value)?;
        if text::is_email(&text.value) {
            return Some(text);
        }
        self.problem(text.span, ValueProblem::NotAnEmail { written: text.value });
        None
    }

    /// The name of a file, not yet looked for.
    pub(crate) fn file(&self, key: &Key) -> Option<Placed<String>> {
        self.line(key)
    }

    /// One of a fixed set, by its English name.
    pub(crate) fn choice(&self, key: &Key) -> Option<&'static str> {
        let Kind::Choice(choices) = key.kind else { return None };
        let (_, written, value) = self.item(key)?;
        let text = self.line_of(Kind::Line(100), written, value)?;
        self.pick(written, &text.value, text.span, choices)
    }

    /// Several of a fixed set, by their English names, in the order written and each once.
    pub(crate) fn choices(&self, key: &Key) -> Vec<&'static str> {
        let Kind::List(Kind::Choice(choices)) = key.kind else { return Vec::new() };
        let mut picked = self.list(key, |written, item| {
            let text = self.line_of(Kind::Line(100), written, item)?;
            self.pick(written, &text.value, text.span, choices)
        });
        let mut seen = Vec::new();
        picked.retain(|name| {
            !seen.contains(name) && {
                seen.push(*name);
                true
            }
        });
        picked
    }

    /// A list of lines in the main language.
    pub(crate) fn lines(&self, key: &Key) -> Vec<String> {
        let Kind::List(kind) = key.kind else { return Vec::new() };
        self.list(key, |written, item| self.line_of(*kind, written, item).map(|line| line.value))
    }

    /// A list of telephone numbers, each with its place. Short numbers such as `129` are nobody's and are passed over.
    pub(crate) fn phones(&self, key: &Key) -> Vec<Placed<Phone>> {
        self.list(key, |written, item| {
            let short = item.get_ref().as_str().filter(|text| text.len() <= LONGEST_SHORT_NUMBER);
            if short.is_some_and(|text| text.parse::<u32>().is_ok()) { None } else { self.phone_of(written, item) }
        })
    }

    /// A list of e-mail addresses.
    pub(crate) fn emails(&self, key: &Key) -> Vec<Placed<String>> {
        self.list(key, |written, item| self.email_of(written, item))
    }

    /// A list of lines in every language.
    pub(crate) fn texts(&self, key: &Key) -> Translated<Vec<String>> {
        let Kind::List(kind) = key.kind else { return Translated::default() };
        let read = |written: &str, item: &Value<'_>| self.line_of(*kind, written, item).map(|line| line.value);
        self.translated(key, |(_, written, value)| Some(self.list_of(written, value, &read))).unwrap_or_default()
    }

    fn list<T>(&self, key: &Key, read: impl Fn(&str, &'a Value<'a>) -> Option<T>) -> Vec<T> {
        self.item(key).map(|(_, written, value)| self.list_of(written, value, &read)).unwrap_or_default()
    }

    /// Reads every entry; one value without brackets counts as a list of one.
    fn list_of<T>(
        &self,
        written: &str,
        value: &'a Value<'a>,
        read: &dyn Fn(&str, &'a Value<'a>) -> Option<T>,
    ) -> Vec<T> {
        match value.get_ref() {
            DeValue::Array(items) => items.iter().filter_map(|item| read(written, item)).collect(),
            DeValue::String(_) => read(written, value).into_iter().collect(),
            _ => {
                self.refuse::<()>(written, value, Expected::List);
                Vec::new()
            }
        }
    }
}

/// Checks a Markdown text and removes what is invisible in it.
pub(super) fn markdown_of(raw: &str, span: Span, problem: &dyn Fn(Span, crate::problem::Problem)) -> Option<Markdown> {
    if raw.len() > LONGEST_MARKDOWN {
        problem(span, ReadingProblem::TextTooLong { bytes: raw.len(), limit: LONGEST_MARKDOWN }.into());
        return None;
    }
    let (cleaned, hidden) = text::clean_prose(raw);
    if let Some(character) = hidden {
        problem(span, ValueProblem::HiddenCharacterInProse { code_point: u32::from(character) }.into());
    }
    (!cleaned.trim().is_empty()).then(|| Markdown::new(cleaned, span))
}
