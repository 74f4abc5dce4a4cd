//! The words around a number, which say what it is.

use std::ops::Range;

use super::fold::{Letter, taken_of};
use super::group::narrowed;
use super::words::{ACCOUNTS, CALLS, CODES, PAYMENT_PHRASES, PAYMENT_STEMS, PAYMENTS, words};

/// How far back words count, in letters, spaces and the same sign counted once.
const BEFORE: usize = 60;
/// How far on words count, in letters.
const AFTER: usize = 40;
/// How many letters are looked at to find so many.
const LOOKED_AT: usize = 400;

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
        let before = narrowed(&taken_of(&letters[range.start.saturating_sub(LOOKED_AT)..range.start]));
        let after = narrowed(&taken_of(&letters[range.end..letters.len().min(range.end + LOOKED_AT)]));
        let before = last_letters(&before, BEFORE);
        let after = first_letters(&after, AFTER);
        let before = before.rsplit("\n\n").next().unwrap_or_default();
        let after = after.split("\n\n").next().unwrap_or_default();
        let end = sentence_ends(after).next().unwrap_or(after.len());
        Context { before: last_sentence(before).to_owned(), after: after[..end].to_owned() }
    }

    /// Whether people are asked to call or to write.
    pub(super) fn is_of_calls(&self) -> bool {
        words(&self.before).chain(words(&self.after).take(3)).any(|word| CALLS.contains(&word))
    }

    /// Whether a word of calls belongs to this number and no other: nothing but words stands between.
    pub(super) fn is_right_beside_call(&self) -> bool {
        let before = self.before_a_code().unwrap_or(&self.before);
        let before = before.rsplit(|letter: char| letter.is_ascii_digit()).next().unwrap_or_default();
        words(before).any(|word| CALLS.contains(&word) || is_of_payments(word))
            || words(&self.after)
                .find(|word| word.contains(char::is_alphabetic))
                .is_some_and(|word| CALLS.contains(&word))
    }

    /// Whether people are asked to pay.
    pub(super) fn is_of_payment(&self) -> bool {
        let has = |text: &str| {
            words(text).any(|word| is_of_payments(word) || PAYMENT_STEMS.iter().any(|stem| word.contains(stem)))
                || PAYMENT_PHRASES.iter().any(|phrase| text.contains(phrase))
        };
        has(self.before_a_code().unwrap_or(&self.before)) || has(&self.after)
    }

    /// Whether an account stands here and not a price that is to be paid.
    pub(super) fn is_of_account(&self) -> bool {
        let has = |text: &str| words(text).any(|word| ACCOUNTS.contains(&word) || word.contains("rekening"));
        has(self.before_a_code().unwrap_or(&self.before)) || has(&self.after)
    }

    /// Whether the number is called a code.
    pub(super) fn is_code(&self) -> bool {
        self.before_a_code().is_some()
    }

    /// Of a number that is called a code, the words before it in its own sentence, however short the last word of the one
    /// before: `Rekening tetap sama. Nomor barang 8991234567890`.
    fn before_a_code(&self) -> Option<&str> {
        // Letters may be part of the code: `KSP0123456`.
        let called = words(&self.before).rev().nth(usize::from(self.follows_letter()))?;
        CODES.contains(&called).then(|| self.before.rsplit(". ").next().unwrap_or_default())
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

    /// Whether a letter stands right before the number.
    pub(super) fn follows_letter(&self) -> bool {
        self.before.ends_with(char::is_alphabetic)
    }
}

fn last_letters(text: &str, count: usize) -> &str {
    text.char_indices().nth_back(count - 1).map_or(text, |(place, _)| &text[place..])
}

fn first_letters(text: &str, count: usize) -> &str {
    text.char_indices().nth(count).map_or(text, |(place, _)| &text[..place])
}

fn is_of_payments(word: &str) -> bool {
    ACCOUNTS.contains(&word) || PAYMENTS.contains(&word)
}

/// Whether a text holds a word of calls or of payments.
pub(super) fn asks_to_call_or_pay(text: &str) -> bool {
    words(text).any(|word| CALLS.contains(&word) || is_of_payments(word))
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
