//! What someone must type to show that they looked at a new value: its end.

use crate::identity::Claim;

/// So many digits at the end of a number.
const DIGITS: usize = 4;
/// So many letters and digits at the end of a text.
const LETTERS: usize = 6;
/// What stands for each of them in the question.
const HIDDEN: char = '?';

/// One question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Proof {
    /// The value with its end hidden.
    pub masked: String,
    /// How many letters or digits are hidden.
    pub hidden: usize,
    /// Whether they are digits.
    pub digits: bool,
    answer: String,
    /// All of its letters and digits, which show even more.
    whole: String,
}

impl Proof {
    /// What a new claim needs beside the old ones of its kind: the end of its number, of its name, or of what else is new.
    pub fn of_new(claim: &Claim, old: &[&Claim]) -> Vec<Proof> {
        let number = claim.digits().filter(|number| old.iter().all(|old| old.digits().as_ref() != Some(number)));
        let name = claim.name().filter(|name| old.iter().all(|old| old.name() != Some(*name)));
        let proofs: Vec<Proof> = number.iter().map(|number| Proof::of(number)).chain(name.map(Proof::of)).collect();
        if proofs.is_empty() { vec![Proof::of(&claim.shown())] } else { proofs }
    }

    /// What a claim needs that goes without another in its place.
    pub fn of_lost(claim: &Claim) -> Proof {
        Proof::of(&claim.digits().unwrap_or_else(|| claim.shown()))
    }

    fn of(value: &str) -> Proof {
        let digits = value.chars().filter(char::is_ascii_digit).count() >= DIGITS;
        let counts = |letter: &char| if digits { letter.is_ascii_digit() } else { letter.is_alphanumeric() };
        let most = if digits { DIGITS } else { LETTERS };
        let hidden = value.chars().filter(counts).count().min(most);
        let first = value.char_indices().filter(|(_, letter)| counts(letter)).nth_back(hidden.saturating_sub(1));
        let (shown, end) = value.split_at(first.map_or(value.len(), |(place, _)| place));
        let mask = |letter: char| if counts(&letter) { HIDDEN } else { letter };
        Proof {
            masked: shown.chars().chain(end.chars().map(mask)).collect(),
            hidden,
            digits,
            answer: end.chars().filter(counts).flat_map(char::to_lowercase).collect(),
            whole: compared(value),
        }
    }

    /// Whether this was typed right: the end, or the whole value, also with the nought that stands for the country. Case,
    /// spaces and signs do not matter.
    pub fn accepts(&self, typed: &str) -> bool {
        let typed = compared(typed);
        let with_country = typed.strip_prefix('0').filter(|_| self.digits).map(|rest| format!("62{rest}"));
        !self.answer.is_empty()
            && (typed == self.answer || typed == self.whole || with_country.as_ref() == Some(&self.whole))
    }
}

fn compared(text: &str) -> String {
    text.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bank(account: &str, holder: &str) -> Claim {
        Claim::Bank { bank: "BANK CONTOH".into(), account: account.into(), holder: holder.into() }
    }

    #[test]
    fn a_number_is_proved_by_its_last_four_digits() {
        let [proof] = Proof::of_new(&Claim::WhatsApp("6281200000009".into()), &[]).try_into().unwrap();
        assert_eq!((proof.masked.as_str(), proof.hidden, proof.digits), ("628120000????", 4, true));
        for (typed, right) in [
            ("0009", true),
            (" 00-09 \n", true),
            ("0812-0000-0009", true),
            ("+62 812 0000 0009", true),
            ("0001", false),
            ("", false),
            ("80009", false),
            ("0812-0000-0001", false),
            ("0813-0000-0009", false),
            ("20000009", false),
        ] {
            assert_eq!(proof.accepts(typed), right, "{typed:?}");
        }
        let [account, _] = Proof::of_new(&bank("0001112222", "X"), &[]).try_into().unwrap();
        assert!(account.accepts("000-111-2222") && !account.accepts("1112222") && !account.accepts("00001112222"));
    }

    #[test]
    fn a_text_is_proved_by_its_end() {
        let [proof] = Proof::of_new(&Claim::Email("toko@example.org".into()), &[]).try_into().unwrap();
        assert_eq!((proof.masked.as_str(), proof.digits), ("toko@exam???.???", false));
        assert!(proof.accepts("ple.org") && proof.accepts("PLEORG\r\n") && !proof.accepts("example.org"));
        assert!(proof.accepts("Toko@example.org") && !proof.accepts("toka@example.org"));
        assert_eq!(Proof::of_new(&Claim::Email("é@é".into()), &[])[0].masked, "?@?");
    }

    #[test]
    fn only_what_is_new_is_asked() {
        let old = bank("0001112222", "YAYASAN BALANGA");
        let masked = |claim: &Claim| {
            let proofs = Proof::of_new(claim, &[&old]);
            proofs.into_iter().map(|proof| proof.masked).collect::<Vec<_>>()
        };
        assert_eq!(masked(&bank("0001113333", "YAYASAN BALANGA")), ["000111????"]);
        assert_eq!(masked(&bank("0001112222", "BUDI SANTOSO")), ["BUDI S??????"]);
        assert_eq!(masked(&bank("0001113333", "BUDI")), ["000111????", "????"]);
        let other_bank =
            Claim::Bank { bank: "BANK LAIN".into(), account: "0001112222".into(), holder: "YAYASAN BALANGA".into() };
        assert_eq!(masked(&other_bank), ["BANK LAIN 000111???? YAYASAN BALANGA"]);
    }
}
