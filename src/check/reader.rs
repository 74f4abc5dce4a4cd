//! Reads the keys of one table: knows both names, the translations, and what to say of what does not belong.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::document::{Document, Report};
use super::keys::{Choice, Key, Kind, Table};
use crate::catalogue::Currency;
use crate::diagnostic::{Diagnostic, Place};
use crate::language::{Language, Translated};
use crate::problem::{Expected, Note, Problem, ReadingProblem, ValueProblem};
use crate::source::{FileId, Span};

/// What every reader of a site needs to know.
#[derive(Debug, Clone)]
pub(crate) struct Context {
    /// The language of messages, for the names of keys in them.
    pub(crate) messages: Language,
    /// The languages of the pages, the main one first.
    pub(crate) languages: Vec<Language>,
    /// The currency of every price.
    pub(crate) currency: Currency,
    /// The day for which prices hold.
    pub(crate) date: jiff::civil::Date,
}

impl Context {
    pub(crate) fn main_language(&self) -> Language {
        self.languages.first().copied().unwrap_or(Language::Indonesian)
    }
}

/// A value with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Placed<T> {
    pub(crate) value: T,
    pub(crate) span: Span,
}

type Item<'a> = (&'static str, &'a str, &'a Spanned<DeValue<'a>>);

/// One table of a file, its keys found by either name.
pub(crate) struct Reader<'a> {
    pub(crate) context: &'a Context,
    pub(crate) report: &'a Report,
    pub(crate) file: FileId,
    pub(crate) span: Span,
    text: &'a str,
    whole: bool,
    /// The table of the whole file.
    of_file: &'static Table,
    table: &'static Table,
    items: Vec<Item<'a>>,
    translations: Vec<(Language, Vec<Item<'a>>)>,
}

impl<'a> Reader<'a> {
    /// Reads the top table of a file and reports every key that does not belong.
    pub(crate) fn of_document(
        document: &'a Document<'a>,
        table: &'static Table,
        context: &'a Context,
        report: &'a Report,
    ) -> Reader<'a> {
        let first_line = Span::first_line(document.file);
        let mut reader = Reader {
            context,
            report,
            file: document.file,
            span: first_line,
            text: document.text,
            whole: document.whole,
            of_file: table,
            table,
            items: Vec::new(),
            translations: Vec::new(),
        };
        reader.fill(document.table.get_ref());
        reader
    }

    fn nested(&self, table: &'static Table, value: &'a Spanned<DeValue<'a>>, entries: &'a DeTable<'a>) -> Reader<'a> {
        let mut reader = Reader {
            context: self.context,
            report: self.report,
            file: self.file,
            span: self.span_in_file(value.span()),
            text: self.text,
            whole: self.whole,
            of_file: self.of_file,
            table,
            items: Vec::new(),
            translations: Vec::new(),
        };
        reader.fill(entries);
        reader
    }

    fn fill(&mut self, entries: &'a DeTable<'a>) {
        for (written, value) in in_file_order(entries) {
            match find(self.table, written.get_ref()) {
                None => self.report_unknown(written, self.table.keys.iter()),
                Some(key) if matches!(key.kind, Kind::Translations) => self.fill_translations(key, written, value),
                Some(key) => {
                    let mut items = std::mem::take(&mut self.items);
                    self.keep(&mut items, key, written, value);
                    self.items = items;
                }
            }
        }
        let missing = self.table.keys.iter().filter(|key| key.required && !self.has(key));
        missing.for_each(|key| self.report_missing(key));
    }

    fn keep(
        &self,
        items: &mut Vec<Item<'a>>,
        key: &'static Key,
        written: &'a Spanned<std::borrow::Cow<'a, str>>,
        value: &'a Spanned<DeValue<'a>>,
    ) {
        match items.iter().find(|(name, ..)| *name == key.name) {
            Some((_, _, other)) => {
                let problem = ReadingProblem::BothNames { english: key.name, indonesian: key.indonesian };
                let other = Place::Text(self.span_in_file(other.span()));
                let place = self.span_in_file(written.span());
                self.report.add(Diagnostic::at(place, problem).with_related(other, Note::OtherName));
            }
            None => items.push((key.name, written.get_ref(), value)),
        }
    }

    fn fill_translations(
        &mut self,
        key: &'static Key,
        written: &'a Spanned<std::borrow::Cow<'a, str>>,
        value: &'a Spanned<DeValue<'a>>,
    ) {
        let DeValue::Table(languages) = value.get_ref() else {
            let key = written.get_ref().to_string();
            self.problem(self.span_in_file(value.span()), ValueProblem::NotThis { key, expected: Expected::Table });
            return;
        };
        if !self.translations.is_empty() {
            let problem = ReadingProblem::BothNames { english: key.name, indonesian: key.indonesian };
            self.problem(self.span_in_file(written.span()), problem);
            return;
        }
        for (code, texts) in in_file_order(languages) {
            let language = Language::from_code(code.get_ref()).filter(|code| self.context.languages.contains(code));
            let (Some(language), DeValue::Table(texts)) = (language, texts.get_ref()) else {
                self.report_language(code, texts);
                continue;
            };
            let items = self.translated_items(texts);
            self.translations.push((language, items));
        }
    }

    fn translated_items(&self, texts: &'a DeTable<'a>) -> Vec<Item<'a>> {
        let mut items = Vec::new();
        for (written, value) in in_file_order(texts) {
            match find(self.table, written.get_ref()) {
                Some(key) if key.translatable => self.keep(&mut items, key, written, value),
                Some(_) => {
                    let key = written.get_ref().to_string();
                    self.problem(self.span_in_file(written.span()), ReadingProblem::NotTranslatable { key });
                }
                None => self.report_unknown(written, self.table.keys.iter().filter(|key| key.translatable)),
            }
        }
        items
    }

    fn report_language(&self, code: &Spanned<std::borrow::Cow<'_, str>>, texts: &Spanned<DeValue<'_>>) {
        let written = code.get_ref().to_string();
        if Language::from_code(&written).is_some_and(|code| self.context.languages.contains(&code)) {
            let span = self.span_in_file(texts.span());
            self.problem(span, ValueProblem::NotThis { key: written, expected: Expected::Table });
            return;
        }
        let known: Vec<String> = self.context.languages.iter().map(|known| format!("`{}`", known.code())).collect();
        let problem = ReadingProblem::UnknownLanguage { code: written, known: known.join(", ") };
        self.problem(self.span_in_file(code.span()), problem);
    }

    fn report_unknown(&self, written: &Spanned<std::borrow::Cow<'_, str>>, known: impl Iterator<Item = &'static Key>) {
        let name = written.get_ref().as_ref();
        let names = known.flat_map(|key| [key.indonesian, key.name]);
        let is_of_file = !std::ptr::eq(self.table, self.of_file) && find(self.of_file, name).is_some();
        let table = match self.context.messages {
            Language::Indonesian => self.table.indonesian,
            Language::English => self.table.name,
        };
        let key = name.to_owned();
        let problem = ReadingProblem::UnknownKey { key, table, nearest: nearest(name, names), is_of_file };
        self.problem(self.span_in_file(written.span()), problem);
    }

    /// Reports a problem of this file.
    pub(crate) fn problem(&self, span: Span, problem: impl Into<Problem>) {
        self.report.add(Diagnostic::at(span, problem));
    }

    /// Reports at a key's value, or at the table where the key is not written.
    pub(crate) fn problem_at(&self, key: &Key, problem: impl Into<Problem>) {
        self.problem(self.span_of(key).unwrap_or(self.span), problem);
    }

    /// Whether the file's form is right, so that a missing key is really missing.
    pub(crate) fn is_whole(&self) -> bool {
        self.whole
    }

    fn report_missing(&self, key: &Key) {
        if self.whole {
            let name = self.name(key);
            let example = format!("{name} = {}", key.kind.example());
            self.problem(self.span, ReadingProblem::Missing { key: name, example });
        }
    }

    /// The key's name in the language of messages.
    pub(crate) fn name(&self, key: &Key) -> &'static str {
        key.name_in(self.context.messages == Language::Indonesian)
    }

    /// Whether a name is a key of this table or of the file's.
    pub(super) fn knows(&self, written: &str) -> bool {
        [self.table, self.of_file].iter().any(|table| find(table, written).is_some())
    }

    /// The text of a range of this file.
    pub(crate) fn source_text(&self, span: Span) -> &'a str {
        self.text.get(span.start..span.end).unwrap_or("")
    }

    pub(super) fn span_in_file(&self, range: std::ops::Range<usize>) -> Span {
        Span { file: self.file, start: range.start, end: range.end }
    }

    /// The value of a key in the main language, as the parser gave it.
    pub(super) fn item(&self, key: &Key) -> Option<Item<'a>> {
        self.items.iter().find(|(name, ..)| *name == key.name).copied()
    }

    /// Where a key's value stands.
    pub(crate) fn span_of(&self, key: &Key) -> Option<Span> {
        self.item(key).map(|(_, _, value)| self.span_in_file(value.span()))
    }

    /// Whether a key is written.
    pub(crate) fn has(&self, key: &Key) -> bool {
        self.item(key).is_some()
    }

    /// Reads a key in every language; the first translation serves where the main language has none.
    pub(super) fn translated<T>(&self, key: &Key, read: impl Fn(Item<'a>) -> Option<T>) -> Option<Translated<T>> {
        let main = self.item(key).and_then(&read);
        let main_language = self.context.main_language();
        let mut others: Vec<(Language, T)> = Vec::new();
        for (language, items) in &self.translations {
            let found = items.iter().find(|(name, ..)| *name == key.name).copied();
            others.extend(found.and_then(&read).map(|value| (*language, value)));
        }
        match main {
            Some(main) => {
                others.retain(|(language, _)| *language != main_language);
                Some(Translated::new(main, others))
            }
            None if others.is_empty() => None,
            None => Some(Translated::main(others.swap_remove(0).1)),
        }
    }

    /// A table of its own, read with its own keys.
    pub(crate) fn table(&self, key: &Key) -> Option<Reader<'a>> {
        let Kind::Table(table) = key.kind else { return None };
        let (_, written, value) = self.item(key)?;
        match value.get_ref() {
            DeValue::Table(entries) => Some(self.nested(table, value, entries)),
            _ => self.refuse(written, value, Expected::Table),
        }
    }

    /// A list of tables. One table alone counts as a list of one.
    pub(crate) fn tables(&self, key: &Key) -> Vec<Reader<'a>> {
        let Some((_, written, value)) = self.item(key) else { return Vec::new() };
        self.tables_or(key, written, value, &mut |item| {
            self.refuse::<()>(written, item, Expected::Table);
        })
    }

    /// A list of tables in which some entries may be something else, handed to `other`.
    pub(super) fn tables_or(
        &self,
        key: &Key,
        written: &str,
        value: &'a Spanned<DeValue<'a>>,
        other: &mut dyn FnMut(&'a Spanned<DeValue<'a>>),
    ) -> Vec<Reader<'a>> {
        let table = match key.kind {
            Kind::Tables(table) | Kind::FilesOrTables(table) | Kind::PhoneOrTables(table) => table,
            _ => return Vec::new(),
        };
        let mut readers = Vec::new();
        match value.get_ref() {
            DeValue::Table(entries) => readers.push(self.nested(table, value, entries)),
            DeValue::Array(items) => {
                for item in items.iter() {
                    match item.get_ref() {
                        DeValue::Table(entries) => readers.push(self.nested(table, item, entries)),
                        _ => other(item),
                    }
                }
            }
            _ if matches!(key.kind, Kind::Tables(_)) => {
                self.refuse::<()>(written, value, Expected::List);
            }
            _ => other(value),
        }
        readers
    }

    /// Reports that a value is not of its kind.
    pub(super) fn refuse<T>(&self, key: &str, value: &Spanned<DeValue<'_>>, expected: Expected) -> Option<T> {
        self.problem(self.span_in_file(value.span()), ValueProblem::NotThis { key: key.to_owned(), expected });
        None
    }

    /// Finds the choice that a text names, in either language.
    pub(super) fn pick(
        &self,
        key: &str,
        written: &str,
        span: Span,
        choices: &'static [Choice],
    ) -> Option<&'static str> {
        let wanted = written.trim().to_lowercase().replace([' ', '-'], "_");
        let same = |name: &str| name.to_lowercase().replace('-', "_") == wanted;
        if let Some(choice) = choices.iter().find(|choice| same(choice.name) || same(choice.indonesian)) {
            return Some(choice.name);
        }
        let in_language = |choice: &Choice| match self.context.messages {
            Language::Indonesian => choice.indonesian,
            Language::English => choice.name,
        };
        let listed: Vec<String> = choices.iter().map(|choice| format!("`{}`", in_language(choice))).collect();
        let names = choices.iter().flat_map(|choice| [choice.indonesian, choice.name]);
        let problem = ValueProblem::NotAChoice {
            key: key.to_owned(),
            written: written.to_owned(),
            nearest: nearest(written, names),
            choices: listed.join(", "),
        };
        self.problem(span, problem);
        None
    }
}

/// The entries of a table as they stand in the file; the parser sorts them by name.
fn in_file_order<'t, 'a>(
    table: &'t DeTable<'a>,
) -> Vec<(&'t Spanned<std::borrow::Cow<'a, str>>, &'t Spanned<DeValue<'a>>)> {
    let mut entries: Vec<_> = table.iter().collect();
    entries.sort_by_key(|(key, _)| key.span().start);
    entries
}

fn find(table: &'static Table, written: &str) -> Option<&'static Key> {
    table.keys.iter().find(|key| key.name == written || key.indonesian == written)
}

/// The known name that a misspelt one is nearest to, if any is near enough to be meant.
pub(crate) fn nearest<'n>(written: &str, names: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    let written = written.to_lowercase();
    let allowed = (written.chars().count() / 3).clamp(1, 3);
    names
        .map(|name| (strsim::damerau_levenshtein(&written, &name.to_lowercase()), name))
        .filter(|(distance, _)| *distance <= allowed)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_finger_finds_its_key_and_another_word_does_not() {
        let names = ["harga", "stok", "kategori"];
        assert_eq!(nearest("hrga", names.into_iter()), Some("harga"));
        assert_eq!(nearest("Harga", names.into_iter()), Some("harga"));
        assert_eq!(nearest("kategroi", names.into_iter()), Some("kategori"));
        assert_eq!(nearest("ongkir", names.into_iter()), None);
    }
}
