//! E-mail addresses in a text.

use std::ops::Range;

use super::Mention;
use super::fold::{Letter, taken_of};

/// Endings of pictures' names, which may have an `@` too: `keset@2x.jpg`.
const PICTURES: [&str; 8] = ["avif", "gif", "heic", "jpeg", "jpg", "png", "svg", "webp"];
/// What is written for the sign by those who hide an address from programs.
const HIDDEN_SIGNS: [&str; 2] = ["(at)", "[at]"];

/// The addresses outside the ranges that are links already.
pub(super) fn emails(letters: &[Letter], links: &[Range<usize>]) -> Vec<(Range<usize>, Mention)> {
    let signs = (0..letters.len()).filter_map(|place| Some(place..place + sign_at(&letters[place..])?));
    let free = signs.filter(|sign| !links.iter().any(|link| link.contains(&sign.start)));
    free.filter_map(|sign| address(letters, sign)).collect()
}

/// How many letters the sign before a host has, where one begins here.
fn sign_at(letters: &[Letter]) -> Option<usize> {
    match letters.first()?.taken {
        '@' => Some(1),
        '(' | '[' => HIDDEN_SIGNS.iter().map(|sign| sign.len()).find(|length| {
            letters.get(..*length).is_some_and(|letters| HIDDEN_SIGNS.contains(&taken_of(letters).as_str()))
        }),
        _ => None,
    }
}

/// The address around a sign, where its host has a name.
fn address(letters: &[Letter], sign: Range<usize>) -> Option<(Range<usize>, Mention)> {
    let is_of_name = |letter: &Letter| letter.taken.is_alphanumeric() || "._+-".contains(letter.taken);
    let is_of_host = |letter: &Letter| letter.taken.is_alphanumeric() || ".-".contains(letter.taken);
    let start = letters[..sign.start].iter().rposition(|letter| !is_of_name(letter)).map_or(0, |before| before + 1);
    let start = start + letters[start..sign.start].iter().take_while(|letter| "._-".contains(letter.taken)).count();
    let host = letters[sign.end..].iter().take_while(|letter| is_of_host(letter)).count();
    let host = &letters[sign.end..sign.end + host];
    let trailing = host.iter().rev().take_while(|letter| ".-".contains(letter.taken)).count();
    let host = &host[..host.len() - trailing];
    let name = &letters[start..sign.start];
    let (name, written) = (taken_of(name), taken_of(host));
    let (labels, top) = written.rsplit_once('.')?;
    let is_top = top.chars().count() > 1 && top.chars().all(char::is_alphabetic) && !PICTURES.contains(&top);
    let is_address = !name.is_empty() && !labels.is_empty() && is_top;
    is_address.then(|| (start..sign.end + host.len(), Mention::Email(format!("{name}@{written}"))))
}

#[cfg(test)]
mod tests {
    use super::super::fold::fold;
    use super::*;

    fn found(text: &str) -> Vec<String> {
        let email = |(_, mention)| match mention {
            Mention::Email(address) => address,
            other => panic!("{other:?}"),
        };
        emails(&fold(text), &[]).into_iter().map(email).collect()
    }

    #[test]
    fn addresses_are_found_however_they_are_written() {
        for text in [
            "Kirim ke Toko@Example.org.",
            "mailto:toko@example.org?subject=a",
            "(toko@example.org)",
            "toko%40example.org",
            "toko＠example．org",
            "toko[at]example.org",
            "TOKO(AT)example.org",
        ] {
            assert_eq!(found(text), ["toko@example.org"], "{text}");
        }
        assert_eq!(found("a.b+c@x.go.id, .d@y.co-"), ["a.b+c@x.go.id", "d@y.co"]);
    }

    #[test]
    fn accounts_prices_and_files_are_no_addresses() {
        for text in [
            "IG @toko.contoh",
            "https://www.tiktok.com/@toko.contoh",
            "3 lembar @ 45.000, 2@45.000",
            "keset@2x.jpg",
            "pasar@malam",
            "@",
            "(at)",
            "toko@.org",
            "https://peta.example.org/@-6.2,106.8,17z",
        ] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }
}
