//! The numbers that a live page calls, against the lock.

use std::collections::BTreeSet;

use crate::identity::{Claim, Lock};

/// What stands before a number in a link that opens a chat or a call.
const BEFORE: [&str; 5] = ["wa.me/", "phone=", "whatsapp://send/?phone=", "tel:", "tel%3A"];
/// Fewer digits are no number.
const FEWEST: usize = 7;

/// The numbers in the page's links that no shop of the lock has. A page that is longer than it was built is looked at all
/// the same.
pub(super) fn foreign(page: &[u8], lock: &Lock) -> BTreeSet<String> {
    let text = String::from_utf8_lossy(page);
    let known: BTreeSet<&str> = lock.claims().filter_map(number_of).collect();
    let all = BEFORE.iter().flat_map(|before| text.match_indices(before).map(|(place, _)| place + before.len()));
    let numbers = all.filter_map(|place| number_at(&text[place..]));
    numbers.filter(|number| !known.contains(number.as_str())).collect()
}

fn number_of(claim: &Claim) -> Option<&str> {
    match claim {
        Claim::WhatsApp(number) | Claim::Phone(number) | Claim::PublicPhone(number) => Some(number),
        _ => None,
    }
}

/// The digits that begin here, with the country before them.
fn number_at(text: &str) -> Option<String> {
    let written = text.strip_prefix('+').or_else(|| text.strip_prefix("%2B")).unwrap_or(text);
    let digits: String = written.chars().take_while(char::is_ascii_digit).collect();
    let whole = match digits.strip_prefix('0') {
        Some(rest) => format!("62{rest}"),
        None => digits,
    };
    (whole.len() >= FEWEST).then_some(whole)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::identity::{Identity, Payee};

    #[test]
    fn only_numbers_that_the_lock_does_not_know_are_foreign() {
        let claims = BTreeSet::from([Claim::WhatsApp("6281200000001".into()), Claim::Phone("62215550123".into())]);
        let lock = Lock::from(Identity { payees: [(Payee::Shop(None), claims)].into_iter().collect() });
        let page = "<a href=https://wa.me/6281200000001?text=Halo>WA</a> <a href=\"tel:+62215550123\">tel</a>";
        assert!(foreign(page.as_bytes(), &lock).is_empty());
        let exchanged = page.replace("wa.me/6281200000001", "wa.me/6281200000009").replace("tel:+62", "tel:0");
        assert_eq!(foreign(exchanged.as_bytes(), &lock), BTreeSet::from(["6281200000009".to_owned()]));
        let other = b"api.whatsapp.com/send?phone=%2B6289900000000&text=x \xff wa.me/message/ABC";
        assert_eq!(foreign(other, &lock), BTreeSet::from(["6289900000000".to_owned()]));
    }
}
