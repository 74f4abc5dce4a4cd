//! Names made from content.

use std::collections::BTreeMap;
use std::fmt;

use super::making::{Making, RULES};

/// The hash of a file's bytes.
pub(super) type ContentHash = blake3::Hash;

/// Names one developed photo: its bytes, what was made of them, and by which rules and codecs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Key {
    hash: [u8; 20],
    of_person: bool,
}

/// What stands before the letters of a person's photo.
const PERSON: &str = "person-";

/// Digits and the letters that are not mistaken for one another (Crockford's base 32).
const LETTERS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
/// The letters of a name; 50 bits, so that a thousand photos clash once in two thousand million shops.
const SHORTEST: usize = 10;

impl Key {
    /// The key of a photo's bytes under a making.
    pub(super) fn new(content: &ContentHash, making: &Making) -> Key {
        let mut hasher = blake3::Hasher::new();
        for part in [RULES, &making.tag()] {
            hasher.update(&(part.len() as u64).to_le_bytes()).update(part.as_bytes());
        }
        hasher.update(content.as_bytes());
        let mut hash = [0; 20];
        hasher.finalize_xof().fill(&mut hash);
        Key { hash, of_person: making.of_person }
    }

    /// The key of a picture that is drawn: by all that it depends on.
    pub(super) fn of_card(parts: &[&str]) -> Key {
        let mut hasher = blake3::Hasher::new();
        for part in parts {
            hasher.update(&(part.len() as u64).to_le_bytes()).update(part.as_bytes());
        }
        let mut hash = [0; 20];
        hasher.finalize_xof().fill(&mut hash);
        Key { hash, of_person: false }
    }

    /// Whether the photo shows a person, whose consent may end.
    pub(super) const fn is_of_person(&self) -> bool {
        self.of_person
    }

    /// The hash in letters, which does not tell what the photo is of.
    fn letters(&self) -> String {
        let mut letters = String::with_capacity(32);
        for five in self.hash.chunks_exact(5) {
            let bits = five.iter().fold(0_u64, |bits, byte| bits << 8 | u64::from(*byte));
            letters.extend((0..8).rev().map(|place| char::from(LETTERS[(bits >> (place * 5) & 31) as usize])));
        }
        letters
    }

    /// Reads what [`Key`] prints.
    pub(super) fn from_letters(letters: &str) -> Option<Key> {
        let (letters, of_person) = match letters.strip_prefix(PERSON) {
            Some(letters) => (letters, true),
            None => (letters, false),
        };
        let mut hash = [0; 20];
        let mut bits = 0_u32;
        let mut held = 0_u32;
        let mut place = 0;
        for letter in letters.bytes() {
            let value = LETTERS.iter().position(|known| *known == letter)?;
            bits = bits << 5 | u32::try_from(value).ok()?;
            held += 5;
            if held >= 8 {
                held -= 8;
                *hash.get_mut(place)? = u8::try_from(bits >> held & 0xff).ok()?;
                place += 1;
            }
        }
        (place == hash.len() && letters.len() == 32).then_some(Key { hash, of_person })
    }
}

impl fmt::Display for Key {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = if self.of_person { PERSON } else { "" };
        write!(formatter, "{kind}{}", self.letters())
    }
}

/// A short name for each key: ten letters, or as many more as it takes until no two are the same.
pub(super) fn names(keys: impl Iterator<Item = Key>) -> BTreeMap<Key, String> {
    let whole: BTreeMap<Key, String> = keys.map(|key| (key, key.letters())).collect();
    let shared = |one: &String, other: &String| one.bytes().zip(other.bytes()).take_while(|(a, b)| a == b).count();
    let sorted: Vec<&String> = whole.values().collect();
    let most_shared = sorted.windows(2).map(|pair| shared(pair[0], pair[1])).max().unwrap_or(0);
    let length = SHORTEST.max(most_shared + 1);
    whole.iter().map(|(key, letters)| (*key, letters.chars().take(length).collect())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::PhotoRole;
    use crate::plan::Recipe;
    use proptest::prelude::*;

    #[test]
    fn bytes_and_making_decide() {
        let making = |role, avif| Making::of(Recipe::Pages { role, avif });
        let (one, other) = (blake3::hash(b"one"), blake3::hash(b"other"));
        let key = Key::new(&one, &making(PhotoRole::Product, false));
        assert_eq!(key, Key::new(&one, &making(PhotoRole::Category, false)));
        let person = Key::new(&one, &making(PhotoRole::Maker, false));
        assert!(person.is_of_person() && person.letters() != key.letters(), "what shows people is shared with nothing");
        assert!(!names([person].into_iter())[&person].contains('-'), "an address does not tell that it shows a person");
        assert_ne!(key, Key::new(&other, &making(PhotoRole::Product, false)));
        assert_ne!(key, Key::new(&one, &making(PhotoRole::Product, true)));
        assert_ne!(key, Key::new(&one, &making(PhotoRole::Logo, false)));
    }

    #[test]
    fn names_grow_until_they_differ() {
        let key = |hash| Key { hash, of_person: false };
        let (mut one, mut other) = ([7; 20], [7; 20]);
        one[19] = 1;
        other[18] = 1;
        let apart = names([key([1; 20]), key([2; 20])].into_iter());
        assert!(apart.values().all(|name| name.len() == 10));
        let near = names([key(one), key(other), key([3; 20])].into_iter());
        let different: std::collections::BTreeSet<&String> = near.values().collect();
        assert_eq!(different.len(), 3);
    }

    proptest! {
        #[test]
        fn letters_lead_back_to_the_key(hash: [u8; 20], of_person: bool, noise in ".{0,40}") {
            let key = Key { hash, of_person };
            prop_assert_eq!(Key::from_letters(&key.to_string()), Some(key));
            if let Some(key) = Key::from_letters(&noise) {
                prop_assert_eq!(key.to_string(), noise);
            }
        }
    }
}
