//! Links and codes in a text that lead to a chat, a call or a payment.
//!
//! A link that shows its number ends behind it here: what follows (a ready message, a fragment, parameters) is words that
//! buyers read, and is looked at like any other text.

use std::ops::Range;

use super::Mention;
use super::claim::Claim;
use super::fold::Letter;
use super::host::{COLLECTIONS, MESSENGERS, PAYMENTS, SCHEMES};
use super::number::international;
use crate::catalogue::Qris;

/// What in a link to WhatsApp names it, however the rest is written.
const CHATS: [&str; 8] =
    ["wa.me", "wa[.]me", "wa(.)me", "wa.link", "wa[.]link", "whatsapp.com", "whatsapp:", "com.whatsapp"];
/// The hosts of WhatsApp that take a number, before `whatsapp.com`.
const SENDERS: [&str; 4] = ["", "api.", "web.", "www."];
/// What names the number in such a link.
const PHONE: &str = "phone=";
/// Schemes that ring or text a number.
const CALLS: [&str; 5] = ["tel:", "sms:", "smsto:", "callto:", "facetime:"];
/// What ends the number of such a link.
const ENDS_CALL: [char; 5] = [';', '?', ',', '&', '#'];
/// A number that rings has at least so many digits; shorter ones are emergency and service codes.
const SHORTEST_CALL: usize = 7;
/// How a QRIS payload begins: the format, then the field that says static or dynamic.
const QRIS_BEGINS: &str = "00020101021";
/// What every QRIS payload holds.
const QRIS_HOLDS: &str = "id.co.qris";
/// What stands before its checksum, and how long that is.
const QRIS_ENDS: (&str, usize) = ("6304", 4);
/// The longest QRIS payload: a QR code holds no more.
const LONGEST_QRIS: usize = 2_953;

/// What stands in a text, by the range of its letters.
pub(super) fn links(letters: &[Letter]) -> Vec<(Range<usize>, Mention)> {
    let text = Searched::of(letters);
    let mut found = codes(letters, &text);
    for (needle, place) in text.all(&CHATS) {
        let before = text.byte_before(place);
        // The host of another party ends before, and prose has no link in it.
        let is_inside_word = before.is_some_and(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        let after = text.bytes.get(place + needle.len()).copied();
        let goes_on = needle.starts_with("wa.") && after.is_some_and(|byte| byte.is_ascii_alphanumeric());
        if is_inside_word || goes_on {
            continue;
        }
        let end = text.end_of_link(place);
        let tail = text.piece(place..end);
        let is_help = tail.starts_with("whatsapp.com/download") || text.piece(0..place).ends_with("faq.");
        // `WhatsApp: 0812-0000-0001` is no link.
        let is_label = needle == "whatsapp:" && !tail.starts_with("whatsapp:/") && !tail.contains('?');
        if !is_help && !is_label {
            let start = text.start_of_host(place);
            let number = number_of_chat(needle, text.piece(start..place), tail);
            let end = number.as_ref().map_or(end, |number| place + number.end);
            let number = number.map(|number| tail[number].to_owned());
            found.push((start..end, Mention::Chat(number)));
        }
    }
    for (needle, place) in text.all(&CALLS) {
        if text.byte_before(place).is_some_and(|byte| byte.is_ascii_alphanumeric()) {
            continue;
        }
        let start = place + needle.len();
        let written = text.piece(start..text.end_of_link(place));
        let written = written.split(ENDS_CALL).next().unwrap_or_default();
        let digits = written.bytes().filter(u8::is_ascii_digit).count();
        if digits >= SHORTEST_CALL {
            let number = international(written.trim_start_matches('/'));
            found.push((place..start + written.len(), Mention::Call(number)));
        }
    }
    found.extend(text.of_hosts(&PAYMENTS, Mention::Payment));
    let of_somebody =
        text.of_hosts(&COLLECTIONS, Mention::Payment).chain(text.of_hosts(&MESSENGERS, Mention::Messenger));
    found.extend(of_somebody.filter(|(range, _)| has_path(text.piece(range.clone()))));
    for (_, start) in text.all(&SCHEMES) {
        let end = text.end_of_link(start);
        found.push((start..end, Mention::Messenger(text.piece(start..end).to_owned())));
    }
    found
}

/// Whether a link leads further than to the first page of its host.
fn has_path(link: &str) -> bool {
    let link = link.split_once("://").map_or(link, |(_, rest)| rest);
    link.split_once('/').is_some_and(|(_, path)| !path.trim_matches('/').is_empty())
}

/// An address without what does not decide where it leads.
pub(super) fn address(link: &str) -> String {
    let link = link.split_once("://").map_or(link, |(_, rest)| rest);
    link.strip_prefix("www.").unwrap_or(link).trim_end_matches('/').to_lowercase()
}

/// QRIS payloads and national merchant ids.
fn codes(letters: &[Letter], text: &Searched) -> Vec<(Range<usize>, Mention)> {
    let mut found: Vec<(Range<usize>, Mention)> = Vec::new();
    for (_, start) in text.all(&[QRIS_BEGINS]) {
        if found.iter().any(|(range, _)| range.contains(&start)) {
            continue;
        }
        let (end, code) = payload(letters, text, start);
        found.push((start..end, Mention::Qris(code.as_ref().map(Claim::qris))));
    }
    for (needle, start) in text.all(&[QRIS_HOLDS]) {
        if !found.iter().any(|(range, _)| range.contains(&start)) {
            found.push((start..start + needle.len(), Mention::Qris(None)));
        }
    }
    for (_, start) in text.all(&["id"]) {
        let digits = text.bytes[start + 2..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        let is_word = !text.byte_before(start).is_some_and(|byte| byte.is_ascii_alphanumeric());
        if digits == 13 && is_word && !found.iter().any(|(range, _)| range.contains(&start)) {
            found.push((start..start + 15, Mention::Merchant(text.piece(start + 2..start + 15).to_owned())));
        }
    }
    found
}

/// The shortest payload that is whole, or the beginning alone.
fn payload(letters: &[Letter], text: &Searched, start: usize) -> (usize, Option<Qris>) {
    let last = text.bytes.len().min(start + LONGEST_QRIS);
    let written: String = letters[start..last].iter().map(|letter| letter.raw).collect();
    for (place, _) in text.piece(start..last).match_indices(QRIS_ENDS.0) {
        let length = place + QRIS_ENDS.0.len() + QRIS_ENDS.1;
        let whole: String = written.chars().take(length).collect();
        if let Ok(code) = Qris::parse(&whole) {
            return (start + length, Some(code));
        }
    }
    (text.end_of_link(start), None)
}

/// Where in a link, from its needle on, the number stands that it opens a chat with; nothing where it hides it, or where a
/// parameter names one that the link does not open.
fn number_of_chat(needle: &str, before: &str, tail: &str) -> Option<Range<usize>> {
    let number = match needle {
        "wa.me" => number_in_path(tail),
        _ => number_in_query(before, tail),
    }?;
    let rest = &tail[number.end..];
    let names_another = rest.contains(PHONE) || rest.split(['?', '&', '#', ';']).any(|key| key.starts_with("phone"));
    (!names_another).then_some(number)
}

/// `wa.me/NUMBER`, `wa.me/c/NUMBER`, `wa.me/p/ARTICLE/NUMBER`.
fn number_in_path(tail: &str) -> Option<Range<usize>> {
    let path = tail.split(['?', '#']).next()?.trim_end_matches('/');
    let last = match path.split('/').collect::<Vec<&str>>().as_slice() {
        ["wa.me", last] | ["wa.me", "c", last] | ["wa.me", "p", _, last] => *last,
        _ => return None,
    };
    number(last).map(|digits| path.len() - digits.len()..path.len())
}

/// `api.whatsapp.com/send?phone=NUMBER`, `whatsapp://send?phone=NUMBER`. Everywhere else WhatsApp takes no number.
fn number_in_query(before: &str, tail: &str) -> Option<Range<usize>> {
    let is_outside = |sign: char| !sign.is_ascii_alphanumeric() && sign != '.' && sign != '-';
    let host = before.rsplit(is_outside).next().unwrap_or_default();
    let path = match tail.strip_prefix("whatsapp.com/") {
        Some(path) if SENDERS.contains(&host) => path,
        Some(_) => return None,
        None => tail.strip_prefix("whatsapp://")?,
    };
    let query = path.strip_prefix("send")?.trim_start_matches('/').strip_prefix('?')?;
    let written = query.strip_prefix(PHONE)?;
    let value = written.split(['&', '#']).next()?;
    let end = tail.len() - written.len() + value.len();
    number(value).map(|digits| end - digits.len()..end)
}

fn number(text: &str) -> Option<&str> {
    let digits = text.strip_prefix('+').unwrap_or(text);
    (!digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())).then_some(digits)
}

/// What stands behind the numbers of links and behind addresses that mail is sent to, up to the next space: a ready message,
/// parameters, a fragment.
pub(super) fn tails(letters: &[Letter], links: &[(Range<usize>, Mention)]) -> Vec<Range<usize>> {
    let text = Searched::of(letters);
    let is_space = |byte: &u8| byte.is_ascii_whitespace();
    let end_from =
        |place: usize| text.bytes[place..].iter().position(is_space).map_or(letters.len(), |end| place + end);
    let numbers = links.iter().filter(|(_, mention)| matches!(mention, Mention::Chat(Some(_)) | Mention::Call(_)));
    let behind_numbers = numbers.map(|(range, _)| range.end..end_from(range.end));
    let letters_to = text.all(&["mailto:"]).into_iter().filter_map(|(_, place)| {
        let end = end_from(place);
        text.piece(place..end).find('?').map(|query| place + query..end)
    });
    let mut tails: Vec<Range<usize>> = behind_numbers.chain(letters_to).filter(|tail| !tail.is_empty()).collect();
    tails.sort_unstable_by_key(|tail| tail.start);
    tails
}

/// Letters as bytes for searching, one a letter: what is not ASCII is 1.
struct Searched {
    bytes: Vec<u8>,
}

impl Searched {
    fn of(letters: &[Letter]) -> Searched {
        let byte = |letter: &Letter| if letter.taken.is_ascii() { letter.taken as u8 } else { 1 };
        Searched { bytes: letters.iter().map(byte).collect() }
    }

    fn piece(&self, range: Range<usize>) -> &str {
        self.bytes.get(range).and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or_default()
    }

    /// Every place of every needle.
    fn all<'needles>(&self, needles: &[&'needles str]) -> Vec<(&'needles str, usize)> {
        let text = self.piece(0..self.bytes.len());
        needles.iter().flat_map(|needle| text.match_indices(*needle).map(|(place, _)| (*needle, place))).collect()
    }

    /// The links to hosts, whatever stands before and behind them; addresses of letters are none.
    fn of_hosts<'text>(
        &'text self,
        hosts: &'static [&'static str],
        mention: fn(String) -> Mention,
    ) -> impl Iterator<Item = (Range<usize>, Mention)> + use<'text> {
        let is_other = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'-';
        self.all(hosts).into_iter().filter_map(move |(host, place)| {
            let before = self.byte_before(place);
            let after = &self.bytes[place + host.len()..];
            let goes_on = after.first().is_some_and(is_other)
                || (after.first() == Some(&b'.') && after.get(1).is_some_and(is_other));
            let is_host = !before.as_ref().is_some_and(is_other) && !goes_on && before != Some(b'@');
            let link = self.start_of_link(place)..self.end_of_link(place);
            is_host.then(|| (link.clone(), mention(address(self.piece(link)))))
        })
    }

    fn byte_before(&self, place: usize) -> Option<u8> {
        place.checked_sub(1).map(|before| self.bytes[before])
    }

    /// Where the link around a place begins: its scheme and its subdomains belong to it.
    fn start_of_link(&self, place: usize) -> usize {
        let outside = |byte: &u8| byte.is_ascii_whitespace() || b"\"'`<>()[]{}|,;=".contains(byte);
        self.bytes[..place].iter().rposition(outside).map_or(0, |before| before + 1)
    }

    /// Where the host around a place begins, with its scheme. Digits before it are not its own.
    fn start_of_host(&self, place: usize) -> usize {
        let start = self.start_of_link(place);
        self.bytes[start..place].iter().rposition(u8::is_ascii_digit).map_or(start, |digit| start + digit + 1)
    }

    /// Where the link around a place ends; a full stop behind it belongs to the sentence.
    fn end_of_link(&self, place: usize) -> usize {
        let outside = |byte: &u8| byte.is_ascii_whitespace() || b"\"'`<>)]}|".contains(byte);
        let end = self.bytes[place..].iter().position(outside).map_or(self.bytes.len(), |length| place + length);
        let sentence = |byte: &u8| b".,;:!?*_~".contains(byte);
        let trailing = self.bytes[place..end].iter().rev().take_while(|byte| sentence(byte)).count();
        end - trailing
    }
}
