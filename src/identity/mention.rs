//! What in a text looks like a payment identity, whoever's it is.

use std::ops::Range;

use super::claim::Claim;
use super::email::emails;
use super::fold::{bytes_of, fold};
use super::link::{address, links, tails};
use super::look_alike::look_alike;
use super::mixed::mixed;
use super::number::numbers;
use super::parted::joined;
use super::rendered::readings;
use super::scattered::{SHORTEST as SHORTEST_PIECE, scattered};
use super::spoken::in_digits;
use super::tail::opened;

/// Fewer digits in a row are no number that anyone calls or pays to.
const FEWEST_DIGITS: usize = 8;

/// Something that looks like a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mention {
    /// A telephone number.
    Number {
        /// As it is dialled: country code first, digits only.
        phone: String,
        /// Its digits as they are written.
        digits: String,
    },
    /// An account number beside words of payment, digits only.
    Account(String),
    /// A link that opens a chat: with which number, unless it hides that.
    Chat(Option<String>),
    /// A link that rings or texts a number, as it is dialled.
    Call(String),
    /// A link that opens a chat elsewhere than on WhatsApp, by its address.
    Messenger(String),
    /// A link that pays someone.
    Payment(String),
    /// A QRIS payload: its merchant, unless it is broken.
    Qris(Option<Claim>),
    /// A national merchant id without its letters.
    Merchant(String),
    /// An e-mail address, in lower case.
    Email(String),
}

/// A mention at its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// What it looks like.
    pub mention: Mention,
    /// The bytes of the text.
    pub range: Range<usize>,
    /// Whether look-alike or invisible characters are in it.
    pub disguised: bool,
}

/// Everything in a text that looks like a claim, in its order: as it is written, and as readers and browsers get it.
pub fn mentions(text: &str) -> Vec<Found> {
    let spoken = in_digits(text);
    if spoken.is_none() && !may_hold_any(text) {
        return Vec::new();
    }
    let mut found = written(text);
    for reading in readings(text).into_iter().chain(joined(text)).chain(spoken) {
        for seen in written(&reading.text) {
            let range = reading.written(seen.range);
            let is_same = |other: &Found| {
                other.mention == seen.mention && other.range.start < range.end && range.start < other.range.end
            };
            if !found.iter().any(is_same) {
                found.push(Found { range, ..seen });
            }
        }
    }
    found.sort_by_key(|found| (found.range.start, found.range.end));
    found
}

/// What a text holds, taken word for word.
fn written(text: &str) -> Vec<Found> {
    if !may_hold_any(text) {
        return Vec::new();
    }
    let mut letters = fold(text);
    let mut all = links(&letters);
    let tails = tails(&letters, &all);
    if !tails.is_empty() {
        letters = opened(&letters, &tails);
        all = links(&letters);
    }
    let taken = |all: &[(Range<usize>, Mention)]| all.iter().map(|(range, _)| range.clone()).collect::<Vec<_>>();
    for look in [emails, numbers, scattered, mixed] {
        all.extend(look(&letters, &taken(&all)));
    }
    all.into_iter()
        .map(|(range, mention)| {
            let letters = &letters[range];
            // Letters in a number are look-alikes; in a link they are its words.
            let is_number = matches!(mention, Mention::Number { .. } | Mention::Account(_));
            let is_other = |taken: char| is_number && (taken.is_alphabetic() || taken == '|');
            let disguised = letters.iter().any(|letter| letter.odd || is_other(letter.taken));
            Found { mention, range: bytes_of(letters), disguised }
        })
        .collect()
}

impl Mention {
    /// Whether one of these claims says the same.
    pub fn is_one_of<'claims>(&self, claims: impl IntoIterator<Item = &'claims Claim>) -> bool {
        claims.into_iter().any(|claim| match (self, claim) {
            (
                Mention::Number { phone: found, .. } | Mention::Call(found) | Mention::Chat(Some(found)),
                Claim::WhatsApp(number) | Claim::Phone(number) | Claim::PublicPhone(number),
            ) => found == number,
            // Where a wallet is meant, the account is the number of a telephone.
            (Mention::Account(digits), Claim::WhatsApp(number) | Claim::Phone(number)) => digits == number,
            (Mention::Number { digits, .. } | Mention::Account(digits), Claim::Bank { account, .. }) => {
                digits == account
            }
            (Mention::Account(digits) | Mention::Merchant(digits), Claim::Qris { nmid, .. }) => {
                nmid.strip_prefix("ID") == Some(digits.as_str())
            }
            (Mention::Qris(Some(merchant)), claim) => merchant == claim,
            (Mention::Payment(link) | Mention::Messenger(link), Claim::Marketplace(page)) => *link == address(page),
            (Mention::Messenger(link), Claim::Social(page) | Claim::Website(page)) => *link == address(page),
            (Mention::Email(found), Claim::Email(address) | Claim::PublicEmail(address)) => found == address,
            _ => false,
        })
    }
}

/// Whether a text is worth folding: it has a row of digits, or signs of a link or of an encoding. Most texts do not, and
/// this looks at each of their bytes once.
fn may_hold_any(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut digits = 0;
    let mut ahead = Ahead { bytes, next: 0, is_piece: false };
    for (place, byte) in bytes.iter().enumerate() {
        match byte {
            b'0'..=b'9' => {
                digits += 1;
                if digits >= FEWEST_DIGITS {
                    return true;
                }
            }
            // Letters that pass for digits.
            byte if digits > 0 && b"oli|sbz".contains(&byte.to_ascii_lowercase()) => {
                digits += 1;
                if digits >= FEWEST_DIGITS {
                    return true;
                }
            }
            b'.' | b':' if is_link(bytes, place) => return true,
            b'@' => return true,
            b'\\' if bytes.get(place + 1).is_some_and(u8::is_ascii_punctuation) => return true,
            b'&' if bytes.get(place + 1).is_some_and(|byte| *byte == b'#' || byte.is_ascii_alphabetic()) => {
                return true;
            }
            b'%' if bytes.get(place + 1).is_some_and(u8::is_ascii_hexdigit) => return true,
            // A link of Markdown.
            b']' if bytes.get(place + 1).is_some_and(|byte| b"([:".contains(byte)) => return true,
            // A hidden sign of an address: `wa[.]me`.
            b'(' | b'[' if bytes.get(place + 1) == Some(&b'.') => return true,
            b' ' | b'-' | b'.' | b'/' | b'(' | b')' | b'\n' | b'\r' | b'\t' | b',' | b':' => {}
            b'_' | b'*' | b'~' | b'`' | b'\\' | b'+' => {}
            128.. => {
                // The first byte of a character decides; the others are passed over with it.
                if let Some(letter) = text.get(place..).and_then(|rest| rest.chars().next())
                    && !is_common(letter)
                {
                    return true;
                }
            }
            // Any other sign may stand between long pieces of a number.
            byte if digits > 0 && !byte.is_ascii_alphabetic() && ahead.digits_follow(place) => {}
            _ => digits = 0,
        }
    }
    false
}

/// What comes behind the signs of a text, found once for all signs beside each other.
struct Ahead<'a> {
    bytes: &'a [u8],
    /// The next letter or digit, or the end.
    next: usize,
    /// Whether a piece of a number begins there that any sign may part.
    is_piece: bool,
}

impl Ahead<'_> {
    /// Whether the next letter or digit behind this place begins such a piece. Places are asked for in their order.
    fn digits_follow(&mut self, place: usize) -> bool {
        if self.next <= place {
            let length = self.bytes[place..].iter().position(u8::is_ascii_alphanumeric);
            self.next = length.map_or(self.bytes.len(), |length| place + length);
            let digits = self.bytes[self.next..].iter().take(SHORTEST_PIECE).filter(|byte| byte.is_ascii_digit());
            self.is_piece = digits.count() == SHORTEST_PIECE;
        }
        self.is_piece
    }
}

/// Whether a full stop or a colon stands inside an address: `wa.me`, `tel:0`.
fn is_link(bytes: &[u8], place: usize) -> bool {
    let before = place.checked_sub(1).and_then(|before| bytes.get(before));
    let after = bytes.get(place + 1);
    // Emphasis may part the address: `wa**.me**`.
    let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || b"*_~`".contains(byte);
    let before = before.is_some_and(is_part);
    match bytes[place] {
        b'.' => before && after.is_some_and(|byte| byte.is_ascii_alphabetic() || b"*_~`".contains(byte)),
        b':' => {
            before
                && after.is_some_and(|byte| byte.is_ascii_alphanumeric() || b"/+(".contains(byte))
                && !bytes[place - 1].is_ascii_digit()
        }
        _ => false,
    }
}

/// Characters of ordinary writing, which disguise nothing: accents, quotes, dashes, signs of measure.
const fn is_common(letter: char) -> bool {
    look_alike(letter).is_none()
        && matches!(letter, '\u{a1}'..='\u{ac}' | '\u{ae}'..='\u{b1}' | '\u{b4}'..='\u{b8}' | '\u{ba}'..='\u{24f}' | '\u{2010}'..='\u{2027}' | '\u{20a0}'..='\u{20bf}')
}

#[cfg(test)]
mod tests;
