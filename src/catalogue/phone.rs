//! Telephone numbers in the one form that every link accepts.

use std::fmt;

use phonenumber::{Mode, Type, country};

/// A valid number in E.164, kept as its digits without the plus.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Phone {
    digits: String,
    mobile: bool,
    shown: String,
}

/// Why a text is no telephone number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PhoneError {
    /// It holds letters or signs that no number has.
    NotANumber,
    /// Its length or its prefix is not in use.
    NotValid,
}

impl Phone {
    /// Reads a number as people write it; without a country code it is Indonesian. `812...` and `62812...` are read
    /// as if the `+` or the `0` had been written.
    pub fn parse(text: &str) -> Result<Phone, PhoneError> {
        let allowed = |character: char| character.is_ascii_digit() || " +-().".contains(character);
        let text = text.trim();
        if text.is_empty() || !text.chars().all(allowed) || text.rfind('+').is_some_and(|place| place > 0) {
            return Err(PhoneError::NotANumber);
        }
        let bare: String = text.chars().filter(char::is_ascii_digit).collect();
        let international = match bare.as_str() {
            digits if text.starts_with('+') => format!("+{digits}"),
            digits if digits.starts_with("62") && digits.len() >= 10 => format!("+{digits}"),
            digits if digits.starts_with('0') => digits.to_owned(),
            digits => format!("0{digits}"),
        };
        Phone::indonesian_mobile(&international).map_or_else(|| Phone::of_any_country(international), Ok)
    }

    /// An Indonesian mobile number, as nearly all are. The library that knows every country first reads the plans of all
    /// of them, which takes longer than all else in the build of a small shop; it is asked about all other numbers, and
    /// a test holds the two against each other.
    fn indonesian_mobile(written: &str) -> Option<Phone> {
        let national = written.strip_prefix("+62").or_else(|| written.strip_prefix('0'))?;
        let in_use = matches!(national.as_bytes(), [b'8', b'1'..=b'3' | b'5'..=b'9', ..]);
        let middle = match national.len() {
            9 => 6,
            10..=12 => 7,
            _ => return None,
        };
        in_use.then(|| Phone {
            digits: format!("62{national}"),
            mobile: true,
            shown: format!("+62 {}-{}-{}", &national[..3], &national[3..middle], &national[middle..]),
        })
    }

    fn of_any_country(international: String) -> Result<Phone, PhoneError> {
        let number = phonenumber::parse(Some(country::ID), international).map_err(|_| PhoneError::NotValid)?;
        if !number.is_valid() {
            return Err(PhoneError::NotValid);
        }
        let kind = number.number_type(&phonenumber::metadata::DATABASE);
        Ok(Phone {
            digits: number.format().mode(Mode::E164).to_string().trim_start_matches('+').to_owned(),
            mobile: matches!(kind, Type::Mobile | Type::FixedLineOrMobile),
            shown: number.format().mode(Mode::International).to_string(),
        })
    }

    /// Country code and number, digits only, as `wa.me` wants them.
    pub fn digits(&self) -> &str {
        &self.digits
    }

    /// Whether it can have WhatsApp: a landline cannot.
    pub fn is_mobile(&self) -> bool {
        self.mobile
    }
}

impl fmt::Display for Phone {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.shown)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn every_spelling_is_the_same_number() {
        for text in ["0812-3456-7890", "+62 812 3456 7890", "6281234567890", "81234567890", "(0812) 3456.7890"] {
            let phone = Phone::parse(text).unwrap_or_else(|error| panic!("{text}: {error:?}"));
            assert_eq!(phone.digits(), "6281234567890", "{text}");
            assert!(phone.is_mobile(), "{text}");
        }
        assert_eq!(Phone::parse("0812-3456-7890").unwrap().to_string(), "+62 812-3456-7890");
    }

    #[test]
    fn a_landline_is_not_mobile() {
        assert!(!Phone::parse("(021) 555-0123").unwrap().is_mobile());
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for text in ["", "telepon", "0812", "+", "08l2-3456-7890", "0812 3456 7890 / 0813", "٠٨١٢٣٤٥٦٧٨٩٠", "62+812"]
        {
            assert!(Phone::parse(text).is_err(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn spaces_and_dashes_change_nothing(tail in "[0-9]{8}", cut in 1_usize..7) {
            let plain = Phone::parse(&format!("0812{tail}"));
            let spaced = Phone::parse(&format!("+62 812-{} {}", &tail[..cut], &tail[cut..]));
            prop_assert_eq!(plain, spaced);
        }

        #[test]
        fn the_short_way_says_what_the_library_says(begin in "(0|\\+62|\\+620)8", tail in "[0-9]{5,13}") {
            let written = format!("{begin}{tail}");
            if let Some(phone) = Phone::indonesian_mobile(&written) {
                prop_assert_eq!(Ok(phone), Phone::of_any_country(written));
            }
        }

        #[test]
        fn no_text_makes_it_fall_over(text in "\\PC{0,30}") {
            let _ = Phone::parse(&text);
        }
    }
}
