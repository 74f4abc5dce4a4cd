//! The table of keys: every key that a content file may hold, once.
//!
//! The reader, the suggestions for a misspelt key, the JSON Schema and the reference in `docs/content.md` all come
//! from here. A key is a constant; code asks a table for `keys::product::PRICE`, never for a string.

/// What may stand as the value of a key.
#[derive(Debug, Clone, Copy)]
pub enum Kind {
    /// One line of text, at most so many characters.
    Line(usize),
    /// Markdown, at most 64 kB.
    Markdown,
    /// A whole number within bounds, both included.
    Integer(i64, i64),
    /// An amount in the site's currency.
    Money,
    /// A day, as a TOML date or as a string `2026-03-01`.
    Date,
    /// True or false.
    Bool,
    /// An absolute `https` or `http` address.
    Url,
    /// Lower-case letters, digits and hyphens.
    Slug,
    /// A CSS colour such as `#8a3b12`.
    Color,
    /// A telephone number.
    Phone,
    /// An e-mail address.
    Email,
    /// A mass: grams as a number, or text such as `1,2 kg`.
    Mass,
    /// Length, width and height in centimetres.
    Dimensions,
    /// The name of a file beside the content file.
    File,
    /// One of a fixed set.
    Choice(&'static [Choice]),
    /// A list of values of one kind.
    List(&'static Kind),
    /// A table of its own.
    Table(&'static Table),
    /// A list of tables, `[[name]]`.
    Tables(&'static Table),
    /// One telephone number, or a list of tables with a name and a number.
    PhoneOrTables(&'static Table),
    /// A list of file names or of tables with a file and its alt text.
    FilesOrTables(&'static Table),
    /// One table for each language, holding the text keys of the table around it.
    Translations,
}

impl Kind {
    /// How a value of this kind is written, for a key that is missing.
    pub const fn example(&self) -> &'static str {
        match self {
            Kind::Line(_) | Kind::Markdown | Kind::Slug | Kind::Email | Kind::Choice(_) => "\"...\"",
            Kind::Integer(..) => "12",
            Kind::Money => "100000",
            Kind::Date => "2026-03-01",
            Kind::Bool => "true",
            Kind::Url => "\"https://...\"",
            Kind::Color => "\"#8a3b12\"",
            Kind::Phone | Kind::PhoneOrTables(_) => "\"0812-3456-7890\"",
            Kind::Mass => "\"600 g\"",
            Kind::Dimensions => "[40, 30, 5]",
            Kind::File => "\"1.jpg\"",
            Kind::List(_) | Kind::FilesOrTables(_) => "[\"...\"]",
            Kind::Table(_) | Kind::Tables(_) | Kind::Translations => "{ ... }",
        }
    }
}

/// One permitted value of a [`Kind::Choice`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Choice {
    /// The English name, used in the code.
    pub name: &'static str,
    /// The Indonesian name.
    pub indonesian: &'static str,
}

/// One key with both of its names and what it means.
#[derive(Debug, Clone, Copy)]
pub struct Key {
    /// The English name.
    pub name: &'static str,
    /// The Indonesian name; equal to the English one where Indonesian has no other word.
    pub indonesian: &'static str,
    /// What its value may be.
    pub kind: Kind,
    /// Whether a file without it is an error.
    pub required: bool,
    /// Whether it may stand in `[translations.xx]` too.
    pub translatable: bool,
    /// One sentence for the reference, in English.
    pub english_doc: &'static str,
    /// The same sentence in Indonesian.
    pub indonesian_doc: &'static str,
}

/// The keys of one file or of one table inside a file.
#[derive(Debug)]
pub struct Table {
    /// The table's English name, for messages and for the reference.
    pub name: &'static str,
    /// Its Indonesian name, for messages.
    pub indonesian: &'static str,
    /// Its keys in the order of the reference.
    pub keys: &'static [Key],
}

impl Key {
    /// The name of the key in the given language of messages.
    pub const fn name_in(&self, indonesian: bool) -> &'static str {
        if indonesian { self.indonesian } else { self.name }
    }
}

const fn key(
    name: &'static str,
    indonesian: &'static str,
    kind: Kind,
    english_doc: &'static str,
    indonesian_doc: &'static str,
) -> Key {
    Key { name, indonesian, kind, required: false, translatable: false, english_doc, indonesian_doc }
}

const fn required(key: Key) -> Key {
    Key { required: true, ..key }
}

const fn translatable(key: Key) -> Key {
    Key { translatable: true, ..key }
}

const fn choice(name: &'static str, indonesian: &'static str) -> Choice {
    Choice { name, indonesian }
}

/// Declares one table: a constant for each key, then the table that lists them all.
macro_rules! table {
    ($(#[$doc:meta])* $module:ident, $name:literal, $indonesian:literal: $($constant:ident = $key:expr;)*) => {
        $(#[$doc])*
        pub mod $module {
            use super::*;
            $(#[doc = concat!("The key `", stringify!($constant), "`.")] pub const $constant: Key = $key;)*
            /// All keys of this table.
            pub static TABLE: Table = Table { name: $name, indonesian: $indonesian, keys: &[$($constant),*] };
        }
    };
}

pub(crate) const LINE: Kind = Kind::Line(300);
pub(crate) const NAME: Kind = Kind::Line(150);
/// Rupiah amounts above this are typing errors: one hundred thousand million.
pub const HIGHEST_PRICE: i64 = 100_000_000_000;

mod goods;
mod seller;

pub use goods::{input, photo, product, sale, variant, wholesale};
pub use seller::{
    bank, category, consent, contact, maker, marketplace, number, order, qris, shipping, shop, site, zone,
};

/// Every table, in the order of the reference.
pub static TABLES: [&Table; 19] = [
    &site::TABLE,
    &category::TABLE,
    &shop::TABLE,
    &contact::TABLE,
    &number::TABLE,
    &bank::TABLE,
    &qris::TABLE,
    &shipping::TABLE,
    &zone::TABLE,
    &order::TABLE,
    &marketplace::TABLE,
    &product::TABLE,
    &photo::TABLE,
    &sale::TABLE,
    &wholesale::TABLE,
    &variant::TABLE,
    &input::TABLE,
    &maker::TABLE,
    &consent::TABLE,
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_means_two_keys_of_a_table() {
        for table in TABLES {
            let mut names: Vec<&str> = Vec::new();
            for key in table.keys {
                names.push(key.name);
                if key.indonesian != key.name {
                    names.push(key.indonesian);
                }
            }
            let count = names.len();
            names.sort_unstable();
            names.dedup();
            assert_eq!(names.len(), count, "{}", table.name);
        }
    }

    #[test]
    fn every_key_is_explained_in_both_languages() {
        for key in TABLES.iter().flat_map(|table| table.keys) {
            for doc in [key.english_doc, key.indonesian_doc] {
                assert!(doc.ends_with('.') && doc.len() > 8, "{}: {doc}", key.name);
            }
        }
    }

    #[test]
    fn a_table_with_text_keys_can_be_translated() {
        for table in TABLES {
            let has_texts = table.keys.iter().any(|key| key.translatable);
            let has_translations = table.keys.iter().any(|key| matches!(key.kind, Kind::Translations));
            assert_eq!(has_texts, has_translations, "{}", table.name);
        }
    }
}
