//! Amounts of money as whole minor units, never as fractions.

use crate::language::Language;

/// An amount in the site's currency, in its minor unit: rupiah for IDR, cents for USD.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Money(i64);

impl Money {
    /// An amount of so many minor units; negative amounts do not exist here.
    pub const fn from_minor(minor: i64) -> Option<Money> {
        if minor >= 0 { Some(Money(minor)) } else { None }
    }

    /// The amount in minor units.
    pub const fn minor(self) -> i64 {
        self.0
    }
}

/// A currency of ISO 4217 with the decimals that its shops print.
///
/// IDR has two decimals in the standard, but no price is written in sen, so its minor unit here is the rupiah.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names are those of ISO 4217")]
pub enum Currency {
    Idr,
    Myr,
    Sgd,
    Usd,
    Eur,
    Aud,
}

impl Currency {
    /// Every currency.
    pub const ALL: [Currency; 6] =
        [Currency::Idr, Currency::Myr, Currency::Sgd, Currency::Usd, Currency::Eur, Currency::Aud];

    /// The code of ISO 4217.
    pub const fn code(self) -> &'static str {
        match self {
            Currency::Idr => "IDR",
            Currency::Myr => "MYR",
            Currency::Sgd => "SGD",
            Currency::Usd => "USD",
            Currency::Eur => "EUR",
            Currency::Aud => "AUD",
        }
    }

    /// The sign before an amount.
    pub const fn sign(self) -> &'static str {
        match self {
            Currency::Idr => "Rp",
            Currency::Myr => "RM",
            Currency::Sgd => "S$",
            Currency::Usd => "US$",
            Currency::Eur => "€",
            Currency::Aud => "A$",
        }
    }

    /// How many decimals a price has.
    pub const fn decimals(self) -> u32 {
        match self {
            Currency::Idr => 0,
            _ => 2,
        }
    }

    /// Round sums at which prices are told apart, the smallest first: what workshops make costs from some to some hundred
    /// thousand rupiah, and about as much elsewhere.
    pub const fn round_sums(self) -> [Money; 6] {
        match self {
            Currency::Idr => {
                [Money(25_000), Money(50_000), Money(100_000), Money(250_000), Money(500_000), Money(1_000_000)]
            }
            _ => [Money(500), Money(1_000), Money(2_500), Money(5_000), Money(10_000), Money(25_000)],
        }
    }

    /// The amount in whole units, without cents.
    pub const fn whole(self, money: Money) -> i64 {
        money.0 / 10_i64.pow(self.decimals())
    }

    /// The currency with this code.
    pub fn from_code(code: &str) -> Option<Currency> {
        Currency::ALL.into_iter().find(|currency| currency.code() == code)
    }

    /// Reads an amount as people write it: `750000`, `750.000`, `Rp750.000`, `Rp 1.250.000,-`, `12.50` where the
    /// currency has cents. A mark before exactly three digits groups thousands; before fewer digits at the end it is
    /// the decimal mark. Gives nothing where the text is no amount or could mean two.
    pub fn parse(self, text: &str) -> Option<Money> {
        let text = text.trim();
        let text = [self.sign(), self.code()]
            .iter()
            .find_map(|prefix| strip_prefix_ignoring_case(text, prefix))
            .unwrap_or(text)
            .trim_start_matches('.')
            .trim();
        let text = text.strip_suffix(",-").or_else(|| text.strip_suffix(".-")).unwrap_or(text);
        let text = text.replace('_', "");
        if text.is_empty() || !text.starts_with(|first: char| first.is_ascii_digit()) {
            return None;
        }
        let (whole, fraction) = self.split_decimals(&text)?;
        let whole = ungroup(whole)?;
        self.amount(&whole, fraction)
    }

    /// Splits at the last mark when one or two digits follow it. In rupiah a point never begins sen: `750.00` is
    /// more likely a lost zero than seven hundred and fifty rupiah, so it is refused.
    fn split_decimals(self, text: &str) -> Option<(&str, &str)> {
        let Some(mark) = text.rfind(['.', ',']) else {
            return Some((text, ""));
        };
        let after = &text[mark + 1..];
        match after.len() {
            1 | 2 if self == Currency::Idr && text[mark..].starts_with('.') => None,
            1 | 2 => Some((&text[..mark], after)),
            3 => Some((text, "")),
            _ => None,
        }
    }

    fn amount(self, whole: &str, fraction: &str) -> Option<Money> {
        let decimals = self.decimals() as usize;
        let kept = fraction.get(..decimals.min(fraction.len()))?;
        if fraction[kept.len()..].bytes().any(|digit| digit != b'0') {
            return None;
        }
        let minor: i64 = format!("{whole}{kept:0<decimals$}").parse().ok()?;
        Money::from_minor(minor)
    }

    /// Prints an amount for people: `Rp1.250.000` in Indonesian and in English alike, for rupiah are written so in
    /// both; other currencies use the language's own marks.
    pub fn print(self, money: Money, language: Language) -> String {
        let (thousands, point) = match (self, language) {
            (Currency::Idr, _) | (_, Language::Indonesian) => ('.', ','),
            (_, Language::English) => (',', '.'),
        };
        let scale = 10_i64.pow(self.decimals());
        let whole = group(self.whole(money), thousands);
        match self.decimals() {
            0 => format!("{}{whole}", self.sign()),
            decimals => {
                let width = decimals as usize;
                format!("{}{whole}{point}{:0width$}", self.sign(), money.minor() % scale)
            }
        }
    }

    /// Prints an amount for machines: `250000` or `12.50`, a point for decimals and no grouping.
    pub fn print_plain(self, money: Money) -> String {
        let scale = 10_i64.pow(self.decimals());
        match self.decimals() {
            0 => money.minor().to_string(),
            decimals => {
                let width = decimals as usize;
                format!("{}.{:0width$}", money.minor() / scale, money.minor() % scale)
            }
        }
    }
}

fn strip_prefix_ignoring_case<'a>(text: &'a str, prefix: &str) -> Option<&'a str> {
    let head = text.get(..prefix.len())?;
    head.eq_ignore_ascii_case(prefix).then(|| &text[prefix.len()..])
}

/// Removes grouping marks; every group after the first has three digits and all marks are the same.
fn ungroup(text: &str) -> Option<String> {
    let marks: Vec<char> = text.chars().filter(|character| matches!(character, '.' | ',')).collect();
    let Some(&mark) = marks.first() else {
        return digits(text);
    };
    if marks.iter().any(|&other| other != mark) {
        return None;
    }
    let mut groups = text.split(mark);
    let first = groups.next()?;
    let grouped = (1..=3).contains(&first.len()) && groups.clone().all(|group| group.len() == 3);
    grouped.then(|| digits(&text.replace(mark, "")))?
}

fn digits(text: &str) -> Option<String> {
    (!text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.to_owned())
}

fn group(whole: i64, mark: char) -> String {
    let digits = whole.to_string();
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push(mark);
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn round_sums_rise_and_have_no_cents() {
        for currency in Currency::ALL {
            let sums = currency.round_sums();
            assert!(sums.is_sorted_by(|one, next| one < next), "{currency:?}");
            assert!(sums.iter().all(|sum| sum.minor() % 10_i64.pow(currency.decimals()) == 0), "{currency:?}");
        }
        assert_eq!(Currency::Idr.whole(Currency::Idr.round_sums()[0]), 25_000);
        assert_eq!(Currency::Usd.whole(Currency::Usd.round_sums()[0]), 5);
    }

    fn rupiah(text: &str) -> Option<i64> {
        Currency::Idr.parse(text).map(Money::minor)
    }

    #[test]
    fn reads_rupiah_as_people_write_them() {
        for text in [
            "750000",
            "750_000",
            "750.000",
            "Rp750.000",
            "Rp 750.000",
            "rp. 750.000",
            "Rp750.000,00",
            "Rp750.000,-",
            "IDR 750,000",
        ] {
            assert_eq!(rupiah(text), Some(750_000), "{text}");
        }
        assert_eq!(rupiah("1.250.000"), Some(1_250_000));
        assert_eq!(rupiah("0"), Some(0));
    }

    #[test]
    fn refuses_what_could_mean_two_amounts() {
        for text in [
            "",
            "Rp",
            "seratus ribu",
            "-5",
            "1.2345",
            "75.0000",
            "1.250,000",
            "12,5",
            "750 000 000x",
            "1..000",
            "１００",
            "750.00,000",
            "750.00",
            "75.0",
            "Rp-750",
            "99999999999999999999",
        ] {
            assert_eq!(rupiah(text), None, "{text}");
        }
    }

    #[test]
    fn reads_and_prints_cents() {
        let usd = Currency::Usd;
        assert_eq!(usd.parse("12.50").map(Money::minor), Some(1_250));
        assert_eq!(usd.parse("US$1,012").map(Money::minor), Some(101_200));
        assert_eq!(usd.parse("12,5").map(Money::minor), Some(1_250));
        let price = Money::from_minor(101_205).unwrap();
        assert_eq!(usd.print(price, Language::English), "US$1,012.05");
        assert_eq!(usd.print(price, Language::Indonesian), "US$1.012,05");
        assert_eq!(usd.print_plain(price), "1012.05");
    }

    #[test]
    fn prints_rupiah_without_a_space() {
        let price = Money::from_minor(1_250_000).unwrap();
        assert_eq!(Currency::Idr.print(price, Language::Indonesian), "Rp1.250.000");
        assert_eq!(Currency::Idr.print_plain(price), "1250000");
        assert_eq!(Money::from_minor(-1), None);
    }

    proptest! {
        #[test]
        fn what_is_printed_is_read_again(minor in 0_i64..=100_000_000_000) {
            let money = Money::from_minor(minor).unwrap();
            for currency in [Currency::Idr, Currency::Usd, Currency::Eur] {
                for language in Language::ALL {
                    prop_assert_eq!(currency.parse(&currency.print(money, language)), Some(money));
                }
            }
        }

        #[test]
        fn no_text_makes_it_fall_over(text in "\\PC{0,40}") {
            let _ = Currency::Idr.parse(&text);
            let _ = Currency::Usd.parse(&text);
        }
    }
}
