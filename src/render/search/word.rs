//! From text to the words under which it is found.
//!
//! The page does the same with what the buyer types, in `themes/default/js/words.js`; `tests/words/` holds both to one
//! table.

use snowball_stemmers_rs::{Algorithm, Stemmer};
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use crate::language::Language;

/// A word is known by so many characters at most; no shop's word is longer.
const LONGEST: usize = 32;

/// Vowels of Indonesian.
const VOWELS: [char; 5] = ['a', 'e', 'i', 'o', 'u'];

/// The text in lower case, without accents, and with signs that mean the same (`ﬁ`, `２`) made one.
pub(super) fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    text.to_lowercase().nfkd().filter(|&character| !is_combining_mark(character)).collect()
}

/// The words of a folded text: runs of letters and digits. `kain-kain` is twice the same word.
pub(super) fn split(folded: &str) -> impl Iterator<Item = &str> {
    let words = folded.split(|character: char| !character.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(|word| match word.len() {
        0..=LONGEST => word,
        _ => word.char_indices().nth(LONGEST).map_or(word, |(end, _)| &word[..end]),
    })
}

/// Finds the roots of words of one language.
pub(super) struct Roots {
    indonesian: Option<Stemmer>,
}

impl Roots {
    /// For words of this language.
    pub(super) fn of(language: Language) -> Roots {
        let indonesian = (language == Language::Indonesian).then(|| Stemmer::create(Algorithm::Indonesian));
        Roots { indonesian }
    }

    /// The roots that a folded word may have; the word itself may be among them.
    pub(super) fn roots(&self, word: &str) -> Vec<String> {
        match &self.indonesian {
            Some(stemmer) => indonesian(word, stemmer.stem(word).into_owned()),
            None => vec![singular(word)],
        }
    }
}

/// The root that the Snowball algorithm finds, and what else it may be, where the word's form leaves it open:
/// - `ke-` is a prefix only together with `-an`: it takes `kemeja` (a shirt) for `meja` (a table);
/// - before a vowel the prefixes `meN-` and `peN-` swallow the root's first consonant: Snowball takes `memasak` for
///   `pasak` and `menenun` for `enun`, which neither `masak` nor `tenun` would find;
/// - `-kan` behind a vowel may be `-an` behind a `k`: it takes `masakan` for `masa`.
fn indonesian(word: &str, root: String) -> Vec<String> {
    if word.starts_with("ke") && !root.starts_with("ke") && !word.contains(&format!("{root}an")) {
        return vec![format!("ke{root}")];
    }
    let (swallowed, rest) = swallowed(word, &root);
    let mut roots: Vec<String> = swallowed.iter().map(|consonant| format!("{consonant}{rest}")).collect();
    if root.ends_with(VOWELS) && word.contains(&format!("{root}kan")) {
        roots.push(format!("{root}k"));
    }
    roots.insert(0, root);
    roots
}

/// The consonants that a prefix may have swallowed, and the root behind them.
fn swallowed<'a>(word: &str, root: &'a str) -> (&'static [&'static str], &'a str) {
    let after = |prefixes: [&str; 2]| {
        let rest = prefixes.iter().find_map(|prefix| word.strip_prefix(prefix));
        rest.is_some_and(|rest| rest.starts_with(VOWELS))
    };
    match root.chars().next() {
        Some('p') if after(["mem", "pem"]) => (&["m"], &root[1..]),
        Some('s') if after(["meny", "peny"]) => (&["ny"], &root[1..]),
        Some(first) if VOWELS.contains(&first) && after(["men", "pen"]) => (&["t", "n"], root),
        Some(first) if VOWELS.contains(&first) && after(["meng", "peng"]) => (&["k"], root),
        _ => (&[], root),
    }
}

/// An English noun without its plural ending, much as Harman's weak stemmer of 1991 does it. Other forms of a word are
/// found by its beginning.
fn singular(word: &str) -> String {
    let ends = |ending: &str, unless: [&str; 2]| {
        word.len() > ending.len() + 1 && word.ends_with(ending) && !unless.iter().any(|other| word.ends_with(other))
    };
    if ends("ies", ["eies", "aies"]) {
        format!("{}y", &word[..word.len() - 3])
    } else if ends("s", ["us", "ss"]) {
        let rest = &word[..word.len() - 1];
        let hissing = ["she", "che", "xe", "sse", "zze"].iter().any(|ending| rest.ends_with(ending));
        if hissing { rest[..rest.len() - 1].to_owned() } else { rest.to_owned() }
    } else {
        word.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use proptest::prelude::*;

    use super::*;

    /// A table of `tests/words/`: on each line what is given and, behind a tab, what comes of it.
    /// `ETALASE_BLESS=1 cargo test` writes what comes of it now.
    #[expect(clippy::disallowed_methods, reason = "tests write their tables anew when they are told to")]
    fn check(table: &str, result: impl Fn(&str) -> String) {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/words").join(table);
        let known = std::fs::read_to_string(&path).unwrap();
        let given = known.lines().map(|line| line.split('\t').next().unwrap());
        let now: String = given.map(|given| format!("{given}\t{}\n", result(given))).collect();
        if std::env::var_os("ETALASE_BLESS").is_some() {
            std::fs::write(&path, &now).unwrap();
        }
        let wrong: Vec<(&str, &str)> = known.lines().zip(now.lines()).filter(|(known, now)| known != now).collect();
        assert_eq!(wrong, [], "{table}");
    }

    #[test]
    fn indonesian_words_have_the_roots_of_the_table() {
        let roots = Roots::of(Language::Indonesian);
        check("indonesian.txt", |word| roots.roots(word).join(" "));
    }

    #[test]
    fn english_words_have_the_roots_of_the_table() {
        let roots = Roots::of(Language::English);
        check("english.txt", |word| roots.roots(word).join(" "));
    }

    #[test]
    fn texts_have_the_words_of_the_table() {
        check("texts.txt", |text| split(&fold(text)).collect::<Vec<_>>().join(" "));
    }

    #[test]
    fn what_only_looks_like_a_prefix_stays() {
        let roots = Roots::of(Language::Indonesian);
        for word in ["kemeja", "kebaya", "kelapa", "keranjang", "kerudung"] {
            assert_eq!(roots.roots(word), [word]);
        }
        assert_eq!(roots.roots("kemejanya"), ["kemeja"]);
        assert_eq!(roots.roots("kerajinan"), ["rajin"]);
    }

    #[test]
    fn forms_of_one_word_meet() {
        let roots = Roots::of(Language::Indonesian);
        for (one, other) in [
            ("memasak", "masak"),
            ("pemasak", "masakan"),
            ("jaketnya", "jaket"),
            ("menenun", "tenunan"),
            ("penenun", "tenun"),
            ("menulis", "tulis"),
            ("menyulam", "sulaman"),
            ("menyala", "nyala"),
            ("mengait", "kait"),
            ("mengukir", "ukiran"),
            ("memotong", "potong"),
            ("dijahitkan", "penjahit"),
            ("pembatik", "batik"),
            ("anyaman", "menganyam"),
        ] {
            let (one_roots, other_roots) = (roots.roots(one), roots.roots(other));
            assert!(
                one_roots.iter().any(|root| other_roots.contains(root)),
                "{one}: {one_roots:?}, {other}: {other_roots:?}"
            );
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_it_fall_over(text in "\\PC{0,60}") {
            for language in Language::ALL {
                let roots = Roots::of(language);
                for word in split(&fold(&text)) {
                    prop_assert!(!roots.roots(word).is_empty());
                }
            }
        }

        #[test]
        fn indonesian_letters_in_any_order_have_roots(word in "(me|mem|men|meny|meng|pe|pem|pen|di|ke|ber|bel)?[a-z]{1,9}(kan|an|i|nya|lah)?") {
            let roots = Roots::of(Language::Indonesian).roots(&word);
            prop_assert!((1..=4).contains(&roots.len()));
        }
    }
}
