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
        fn no_text_makes_it_fall_over(text in "\\PC{0,30}") {
            let _ = Phone::parse(&text);
        }
    }
}
