//! The words around a number, which say what it is.

use std::ops::Range;

use super::account::USUAL;
use super::fold::{Letter, taken_of};
use super::group::narrowed;
use super::words::{
    asks_to_pay, ends_in_code, is_of_calls, is_of_payments, may_name_account, names_account, names_bank, names_code,
    tells_holder, words,
};

/// How far back words count, in letters, spaces and the same sign counted once.
const BEFORE: usize = 60;
/// How far on words count, in letters.
const AFTER: usize = 40;
/// How far back and on words count beside a number as long as an account.
const FAR: usize = 160;
/// How many letters are looked at to find so many.
const LOOKED_AT: usize = 400;
/// The most words that leave a number nearly alone in its block or sentence: `No. 8880001234 (Budi)`.
const NEARLY_ALONE: usize = 4;

/// What parts blocks.
const BLANK_LINE: &str = "\n\n";
/// A word of so many letters is no abbreviation.
const ABBREVIATED: usize = 5;

/// The words around a number.
pub(super) struct Context {
    before: String,
    after: String,
}

impl Context {
    /// The words around a range of letters, within its paragraph.
    pub(super) fn of(letters: &[Letter], range: Range<usize>) -> Context {
        Context::within(letters, range, BEFORE, AFTER)
    }

    /// The same for a number as long as an account, however long its sentence is.
    pub(super) fn of_sentence(letters: &[Letter], range: Range<usize>) -> Context {
        Context::within(letters, range, FAR, FAR)
    }

    fn within(letters: &[Letter], range: Range<usize>, before: usize, after: usize) -> Context {
        let (all_before, all_after) = around(letters, range);
        let before = last_letters(&all_before, before).rsplit(BLANK_LINE).next().unwrap_or_default();
        let after = first_letters(&all_after, after).split(BLANK_LINE).next().unwrap_or_default();
        let end = sentence_ends(after).next().unwrap_or(after.len());
        Context { before: last_sentence(before).to_owned(), after: after[..end].to_owned() }
    }

    /// For a number that stands nearly alone in its paragraph, item or heading, with the words of its neighbours; for one
    /// that does so in its sentence, with the sentences beside it.
    pub(super) fn of_neighbours(letters: &[Letter], range: Range<usize>) -> Option<Context> {
        let (before, after) = around(letters, range);
        let (blocks_before, own_before) = before.rsplit_once(BLANK_LINE).unwrap_or(("", &before));
        let (own_after, blocks_after) = after.split_once(BLANK_LINE).unwrap_or((&after, ""));
        if names_code(last_sentence(own_before)) || names_code(own_after) {
            return None;
        }
        if said(own_before) + said(own_after) <= NEARLY_ALONE {
            let mut blocks = first_that_say(blocks_before.rsplit(BLANK_LINE));
            blocks.reverse();
            let before = format!("{}\n{own_before}", blocks.join("\n"));
            let after = format!("{own_after}\n{}", first_that_say(blocks_after.split(BLANK_LINE)).join("\n"));
            return Some(Context {
                before: last_letters(&before, FAR).to_owned(),
                after: first_letters(&after, FAR).to_owned(),
            });
        }
        let starts: Vec<usize> = std::iter::once(0).chain(sentence_ends(own_before)).collect();
        let ends: Vec<usize> = sentence_ends(own_after).chain([own_after.len()]).collect();
        let start = starts.last().copied().unwrap_or_default();
        let end = ends.first().copied().unwrap_or_default();
        let is_alone = said(&own_before[start..]) + said(&own_after[..end]) <= NEARLY_ALONE;
        let from = starts.iter().rev().nth(1).copied().unwrap_or_default();
        let to = ends.get(1).copied().unwrap_or(end);
        is_alone.then(|| Context { before: own_before[from..].to_owned(), after: own_after[..to].to_owned() })
    }

    /// Whether people are asked to call or to write.
    pub(super) fn is_of_calls(&self) -> bool {
        words(&self.before).chain(words(&self.after).take(3)).any(is_of_calls)
    }

    /// Whether a word of calls belongs to this number and no other: nothing but words stands between.
    pub(super) fn is_right_beside_call(&self) -> bool {
        let before = self.before_a_code().unwrap_or(&self.before);
        let before = before.rsplit(|letter: char| letter.is_ascii_digit()).next().unwrap_or_default();
        words(before).any(|word| is_of_calls(word) || is_of_payments(word))
            || words(&self.after).find(|word| word.contains(char::is_alphabetic)).is_some_and(is_of_calls)
    }

    /// Whether people are asked to pay. A code needs more to be a number to pay to.
    pub(super) fn is_of_payment(&self, digits: usize) -> bool {
        match self.is_code() {
            true => self.is_of_account(digits),
            false => self.has(asks_to_pay) || self.is_of_account(digits),
        }
    }

    /// Whether an account stands here and not a price that is to be paid.
    pub(super) fn is_of_account(&self, digits: usize) -> bool {
        let is_usual = USUAL.contains(&digits);
        let may_be = !self.is_code() && (self.has(tells_holder) || (is_usual && self.has(may_name_account)));
        self.has(names_account) || (is_usual && self.has(names_bank)) || may_be
    }

    fn has(&self, is_said: fn(&str) -> bool) -> bool {
        is_said(self.before_a_code().unwrap_or(&self.before)) || is_said(&self.after)
    }

    /// Whether the number is called a code, and nobody is asked to call or to pay there.
    pub(super) fn is_harmless_code(&self) -> bool {
        let pays_after = || words(&self.after).take(3).any(is_of_payments);
        self.is_code() && !self.is_of_calls() && !self.has(names_account) && !pays_after()
    }

    /// Whether the number is called a code.
    pub(super) fn is_code(&self) -> bool {
        self.before_a_code().is_some()
    }

    /// Of a number that is called a code, the words before it in its own sentence, however short the last word of the one
    /// before: `Rekening tetap sama. Nomor barang 8991234567890`.
    fn before_a_code(&self) -> Option<&str> {
        let part = self.before.trim_end_matches(|letter: char| !letter.is_whitespace() && !":;,(".contains(letter));
        // Letters may be part of the code: `KNG-0123456`.
        let called = part.trim_end().trim_end_matches([':', '.', '#']);
        let called = called.rsplit([',', ';', '(', '!', '?', '\n']).next().unwrap_or_default();
        ends_in_code(words(called)).then(|| self.before.rsplit(". ").next().unwrap_or_default())
    }

    /// Whether letters and a dash begin the code that the number goes on: `KSP-0812`.
    pub(super) fn is_in_code(&self) -> bool {
        let word = self.before.rsplit(|letter: char| letter.is_whitespace() || ",;:(".contains(letter)).next();
        let word = word.unwrap_or_default();
        word.starts_with(char::is_alphabetic) && !words(word).any(|word| is_of_calls(word) || is_of_payments(word))
    }

    /// Whether the number is an amount: a currency stands before it.
    pub(super) fn is_money(&self) -> bool {
        let before = self.before.trim_end_matches([' ', '.']);
        let is_currency = |sign: &str| {
            before.strip_suffix(sign).is_some_and(|rest| !rest.ends_with(|letter: char| letter.is_alphanumeric()))
        };
        ["rp", "idr", "$", "usd", "eur", "€", "myr", "sgd", "aud"].iter().any(|sign| is_currency(sign))
    }

    /// Whether the number stands in a web address that is not a chat's.
    pub(super) fn is_in_address(&self) -> bool {
        let word = self.before.rsplit(char::is_whitespace).next().unwrap_or_default();
        word.contains("://") || word.contains("www.")
    }
}

/// What stands before and behind a range of letters.
fn around(letters: &[Letter], range: Range<usize>) -> (String, String) {
    let before = &letters[range.start.saturating_sub(LOOKED_AT)..range.start];
    let after = &letters[range.end..letters.len().min(range.end + LOOKED_AT)];
    (narrowed(&taken_of(before)), narrowed(&taken_of(after)))
}

/// How many words a text has.
fn said(text: &str) -> usize {
    words(text).filter(|word| word.contains(char::is_alphabetic)).count()
}

/// The first blocks that together say something: a rule or a lone word leaves the one behind it the neighbour.
fn first_that_say<'text>(blocks: impl Iterator<Item = &'text str>) -> Vec<&'text str> {
    let mut count = 0;
    let is_wanted = |block: &&str| {
        let is_wanted = count < NEARLY_ALONE;
        count += said(block);
        is_wanted
    };
    blocks.take_while(is_wanted).collect()
}

fn last_letters(text: &str, count: usize) -> &str {
    text.char_indices().nth_back(count - 1).map_or(text, |(place, _)| &text[place..])
}

fn first_letters(text: &str, count: usize) -> &str {
    text.char_indices().nth(count).map_or(text, |(place, _)| &text[..place])
}

/// Whether a text holds a word of calls or of payments.
pub(super) fn asks_to_call_or_pay(text: &str) -> bool {
    words(text).any(|word| is_of_calls(word) || is_of_payments(word))
}

/// The sentence that a text breaks off in; with the one before where that has no words yet.
fn last_sentence(text: &str) -> &str {
    let ends: Vec<usize> = sentence_ends(text).collect();
    let from = ends.iter().rev().find(|end| text[**end..].contains(char::is_alphabetic));
    from.map_or(text, |end| &text[*end..])
}

/// The places behind the sentences of a text. A full stop behind a short word is taken for an abbreviation: `No. rek.`
fn sentence_ends(text: &str) -> impl Iterator<Item = usize> {
    let ends = text.match_indices(". ").chain(text.match_indices(".\n")).filter(|(place, _)| {
        let word = text[..*place].rsplit(|letter: char| !letter.is_alphanumeric()).next().unwrap_or_default();
        // What stands before a text is the number that it follows.
        *place == 0 || word.len() >= ABBREVIATED || word.ends_with(|letter: char| letter.is_ascii_digit())
    });
    let mut places: Vec<usize> =
        ends.map(|(place, _)| place + 1).chain(text.match_indices(['!', '?']).map(|(place, _)| place + 1)).collect();
    places.sort_unstable();
    places.into_iter()
}
