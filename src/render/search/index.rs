//! Which products each word finds.

use std::collections::{BTreeMap, BTreeSet};

use foldhash::{HashMap, HashMapExt as _};
use serde::Serialize;
use serde::de::IgnoredAny;

use super::word::{self, Roots};
use crate::language::Language;

/// A file of words ends when it is so long, in bytes: one is loaded for each word that a buyer types.
const FILE: usize = 30_000;

/// How many bits of a posting hold its weight.
const WEIGHT_BITS: u32 = 3;

/// Words shorter than this are never offered to someone who misspelt one.
const SHORTEST_OFFERED: usize = 4;

/// Where a product holds a word; the number is how much that says about the product.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    /// Its description.
    Description = 1,
    /// Its shop, and who made it.
    Seller = 2,
    /// What it is made of, and what there is to choose from.
    Detail = 3,
    /// Its tags.
    Tag = 4,
    /// Its category.
    Category = 5,
    /// Its name and its article numbers.
    Name = 7,
}

/// The words of some products, as they are read.
pub(super) struct Reader {
    roots: Roots,
    numbers: HashMap<String, usize>,
    words: Vec<Word>,
    /// Each word that was read, by its place in `learnt`.
    read: HashMap<String, usize>,
    learnt: Vec<Learnt>,
}

/// The numbers of a word and of its roots.
struct Learnt {
    own: usize,
    roots: Vec<usize>,
}

/// A word that finds products.
#[derive(Default)]
struct Word {
    /// Places and weights, by place.
    postings: Vec<(u32, u8)>,
    /// Whether somebody wrote it so outside a description.
    offered: bool,
}

/// All words of one language.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Words {
    postings: BTreeMap<String, Vec<(u32, u8)>>,
    offered: BTreeSet<String>,
}

/// Words with what each finds, as one file holds them.
#[derive(Debug, Serialize, PartialEq, Eq)]
pub(super) struct WordFile(Vec<(String, Vec<u32>)>);

impl Reader {
    /// For texts of this language.
    pub(super) fn of(language: Language) -> Reader {
        let (numbers, read) = (HashMap::new(), HashMap::new());
        Reader { roots: Roots::of(language), numbers, words: Vec::new(), read, learnt: Vec::new() }
    }

    /// Takes a text of the product at this place; places never fall. A word weighs a little more as it was written than
    /// as its root. Of a description only the roots are kept; any other word is also found by its beginning.
    pub(super) fn take(&mut self, place: u32, field: Field, text: &str) {
        let folded = word::fold(text);
        for word in word::split(&folded) {
            let learnt = match self.read.get(word) {
                Some(&learnt) => learnt,
                None => self.learn(word),
            };
            let Learnt { own, roots } = &self.learnt[learnt];
            let weight = field as u8;
            for &root in roots {
                self.words[root].add(place, (weight - 1).max(1));
            }
            if field != Field::Description {
                self.words[*own].add(place, weight);
                self.words[*own].offered = true;
            }
        }
    }

    /// Keeps the number of a word and those of its roots, and gives the place of both.
    fn learn(&mut self, word: &str) -> usize {
        let roots = self.roots.roots(word);
        let own = self.number(word);
        let roots = roots.iter().map(|root| self.number(root)).collect();
        self.learnt.push(Learnt { own, roots });
        self.read.insert(word.to_owned(), self.learnt.len() - 1);
        self.learnt.len() - 1
    }

    fn number(&mut self, word: &str) -> usize {
        if let Some(&number) = self.numbers.get(word) {
            return number;
        }
        self.numbers.insert(word.to_owned(), self.words.len());
        self.words.push(Word::default());
        self.words.len() - 1
    }
}

impl Word {
    fn add(&mut self, place: u32, weight: u8) {
        match self.postings.last_mut() {
            Some((last, heaviest)) if *last == place => *heaviest = weight.max(*heaviest),
            _ => self.postings.push((place, weight)),
        }
    }
}

impl Words {
    /// Adds what was read of products at higher places than all before.
    pub(super) fn add(&mut self, reader: Reader) {
        let mut words = reader.words;
        for (word, number) in reader.numbers {
            let Word { postings, offered } = std::mem::take(&mut words[number]);
            if offered && word.chars().count() >= SHORTEST_OFFERED && !word.starts_with(|c: char| c.is_numeric()) {
                self.offered.insert(word.clone());
            }
            if !postings.is_empty() {
                self.postings.entry(word).or_default().extend(postings);
            }
        }
    }

    /// The words that are offered to someone who misspelt one, by word.
    pub(super) fn offered(&self) -> Vec<&str> {
        self.offered.iter().map(String::as_str).collect()
    }

    /// The words in files, by word.
    pub(super) fn files(self) -> Vec<WordFile> {
        let mut files = Vec::new();
        let mut file = Vec::new();
        let mut length = 0;
        for (word, postings) in self.postings {
            let steps = steps(&postings);
            // Three digits and a comma are what a step takes.
            length += word.len() + 8 + 4 * steps.len();
            file.push((word, steps));
            if length > FILE {
                files.push(WordFile(std::mem::take(&mut file)));
                length = 0;
            }
        }
        if !file.is_empty() {
            files.push(WordFile(file));
        }
        files
    }
}

impl WordFile {
    /// Its first word.
    pub(super) fn first(&self) -> &str {
        self.0.first().map_or("", |(word, _)| word)
    }

    /// The first word of such a file as it was written.
    pub(super) fn first_in(written: &[u8]) -> Option<String> {
        let words: Vec<(String, IgnoredAny)> = serde_json::from_slice(written).ok()?;
        words.into_iter().next().map(|(word, _)| word)
    }
}

/// Each place as the step from the one before, with the weight in the lowest bits.
fn steps(postings: &[(u32, u8)]) -> Vec<u32> {
    let before = std::iter::once(0).chain(postings.iter().map(|(place, _)| *place));
    postings
        .iter()
        .zip(before)
        .map(|((place, weight), before)| (place - before) << WEIGHT_BITS | u32::from(*weight))
        .collect()
}
