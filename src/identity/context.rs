//! The words around a number, which say what it is.

use std::ops::Range;

use super::fold::{Letter, taken_of};

/// How far back words count, in letters.
const BEFORE: usize = 60;
/// How far on words count, in letters.
const AFTER: usize = 40;

/// Words beside a number to call. They are whole words.
const CALLS: [&str; 29] = [
    "call",
    "chat",
    "contact",
    "cp",
    "cs",
    "fon",
    "hotline",
    "hp",
    "hubungi",
    "kontak",
    "mobile",
    "phone",
    "ponsel",
    "seluler",
    "sms",
    "telegram",
    "telepon",
    "teleponlah",
    "telephone",
    "telp",
    "telpon",
    "tel",
    "text",
    "tlp",
    "wa",
    "wasap",
    "watsap",
    "whatsap",
    "whatsapp",
];
/// Words beside an account. They are whole words.
const PAYMENTS: [&str; 43] = [
    "account",
    "bank",
    "bca",
    "bni",
    "bri",
    "bsi",
    "btn",
    "btpn",
    "cimb",
    "dana",
    "danamon",
    "debit",
    "dp",
    "gopay",
    "jago",
    "jenius",
    "kirim",
    "linkaja",
    "mandiri",
    "muamalat",
    "norek",
    "ocbc",
    "ovo",
    "panin",
    "pay",
    "payable",
    "payment",
    "payments",
    "permata",
    "qris",
    "rek",
    "rekening",
    "rekeningnya",
    "saldo",
    "seabank",
    "setor",
    "shopeepay",
    "tf",
    "transfer",
    "transferkan",
    "trf",
    "va",
    "wallet",
];
/// The same, with anything before or behind them.
const PAYMENT_STEMS: [&str; 4] = ["bayar", "setor", "transfer", "rekening"];
/// The same, of several words.
const PAYMENT_PHRASES: [&str; 4] = ["atas nama", "a.n", "a/n", "uang muka"];

/// The words around a number.
pub(super) struct Context {
    before: String,
    after: String,
}

impl Context {
    /// The words around a range of letters, within its paragraph.
    pub(super) fn of(letters: &[Letter], range: Range<usize>) -> Context {
        let before = taken_of(&letters[range.start.saturating_sub(BEFORE)..range.start]);
        let after = taken_of(&letters[range.end..letters.len().min(range.end + AFTER)]);
        Context {
            before: before.rsplit("\n\n").next().unwrap_or_default().to_owned(),
            after: after.split("\n\n").next().unwrap_or_default().to_owned(),
        }
    }

    /// Whether people are asked to call or to write.
    pub(super) fn is_of_calls(&self) -> bool {
        words(&self.before).chain(words(&self.after).take(3)).any(|word| CALLS.contains(&word))
    }

    /// Whether people are asked to pay.
    pub(super) fn is_of_payment(&self) -> bool {
        let has = |text: &str| {
            words(text).any(|word| PAYMENTS.contains(&word) || PAYMENT_STEMS.iter().any(|stem| word.contains(stem)))
                || PAYMENT_PHRASES.iter().any(|phrase| text.contains(phrase))
        };
        has(&self.before) || has(&self.after)
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

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty())
}
