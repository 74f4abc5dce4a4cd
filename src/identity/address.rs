//! Digits that are part of an ordinary web address, such as the id of a post or of a file, and nobody's number.

use std::ops::Range;

use super::context::asks_to_call_or_pay;
use super::fold::{Letter, taken_of};

/// How far back a link is looked for, in letters.
const LONGEST: usize = 500;
/// Hosts whose addresses hold ids of digits alone. No chat and no payment is opened there.
const NUMBERED: [&str; 18] = [
    "blibli.com",
    "bukalapak.com",
    "docs.google.com",
    "drive.google.com",
    "facebook.com",
    "fb.com",
    "fb.watch",
    "instagram.com",
    "lazada.co.id",
    "maps.google.com",
    "photos.google.com",
    "shopee.co.id",
    "tiktok.com",
    "tokopedia.com",
    "twitter.com",
    "x.com",
    "youtu.be",
    "youtube.com",
];

/// Whether digits are part of an id in a link: on a host that numbers its pages, or with letters around them. Where the
/// link itself has a word of calls or payments, or parts the digits as people do, they are a number all the same.
pub(super) fn is_id_in_link(letters: &[Letter], digits: Range<usize>) -> bool {
    let outside = |letter: &Letter| letter.taken.is_whitespace() || "\"'`<>()[]{}|,".contains(letter.taken);
    let earliest = digits.start.saturating_sub(LONGEST);
    let start =
        letters[earliest..digits.start].iter().rposition(outside).map_or(earliest, |place| earliest + place + 1);
    let before = taken_of(&letters[start..digits.start]);
    let link = before.strip_prefix("https://").or_else(|| before.strip_prefix("http://"));
    let Some((host, path)) = link
        .or_else(|| Some(before.as_str()).filter(|text| text.starts_with("www.")))
        .and_then(|link| link.split_once('/'))
    else {
        return false;
    };
    let taken = |place: Option<usize>| place.and_then(|place| letters.get(place)).map_or('\n', |letter| letter.taken);
    let next = taken(Some(digits.end));
    let is_joined = |letter: char| letter.is_alphabetic() || letter == '_';
    let is_parted = |sign: char, beyond: char| "-.".contains(sign) && beyond.is_ascii_digit();
    let before_start = (taken(digits.start.checked_sub(1)), taken(digits.start.checked_sub(2)));
    if asks_to_call_or_pay(path)
        || is_parted(before_start.0, before_start.1)
        || is_parted(next, taken(Some(digits.end + 1)))
    {
        return false;
    }
    let is_of = |known: &str| host.strip_suffix(known).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'));
    NUMBERED.iter().any(|known| is_of(known)) || is_joined(before_start.0) || is_joined(next)
}
