//! The part of an address that names a shop, a product or a page.

use std::fmt;

use super::name::is_device;

/// Lower-case letters, digits and single hyphens, 1 to 80 characters, and no name that Windows keeps for devices.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slug(String);

/// The longest slug in characters; longer folder names make addresses that chat programs cut.
const LONGEST: usize = 80;

impl Slug {
    /// Takes text that is a slug already.
    pub fn new(text: &str) -> Option<Slug> {
        let shaped = !text.is_empty()
            && text.len() <= LONGEST
            && text.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'))
            && !text.starts_with('-')
            && !text.ends_with('-')
            && !text.contains("--");
        (shaped && !is_device(text)).then(|| Slug(text.to_owned()))
    }

    /// Makes a slug of any text, or gives nothing where no letter or digit is left.
    pub fn from_name(name: &str) -> Option<Slug> {
        use unicode_normalization::UnicodeNormalization as _;
        let mut slug = String::new();
        for character in name.nfkd().flat_map(char::to_lowercase) {
            match character {
                'a'..='z' | '0'..='9' => slug.push(character),
                _ if unicode_normalization::char::is_combining_mark(character) => {}
                '\'' | '’' => {}
                _ if slug.is_empty() || slug.ends_with('-') => {}
                _ => slug.push('-'),
            }
            if slug.len() >= LONGEST {
                break;
            }
        }
        let slug = slug.trim_end_matches('-');
        if is_device(slug) { Slug::new(&format!("{slug}-1")) } else { Slug::new(slug) }
    }

    /// The slug as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn names_become_slugs() {
        let cases = [
            ("Kain Batik Kawung", Some("kain-batik-kawung")),
            ("  Ondel-ondel  (sepasang)! ", Some("ondel-ondel-sepasang")),
            ("Café d’Été", Some("cafe-dete")),
            ("１２３", Some("123")),
            ("CON", Some("con-1")),
            ("日本", None),
            ("--", None),
        ];
        for (name, slug) in cases {
            assert_eq!(Slug::from_name(name).as_ref().map(Slug::as_str), slug, "{name}");
        }
    }

    #[test]
    fn device_names_and_odd_shapes_are_no_slugs() {
        for text in ["", "-a", "a-", "a--b", "A", "a b", "é", "nul", "com1", &"a".repeat(81)] {
            assert_eq!(Slug::new(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn whatever_is_made_of_a_name_is_a_slug(name in "\\PC{0,120}") {
            if let Some(slug) = Slug::from_name(&name) {
                prop_assert_eq!(Slug::new(slug.as_str()), Some(slug));
            }
        }

        #[test]
        fn a_slug_is_its_own_slug(text in "[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,4}") {
            if let Some(slug) = Slug::new(&text) {
                prop_assert_eq!(Slug::from_name(&text), Some(slug));
            }
        }
    }
}
