//! What was typed wrongly, in our words. No language is known yet, so both are given.

use std::error::Error as _;

use clap::error::{ContextKind, ContextValue, ErrorKind};

/// What is wrong and what to do; nothing where the parser only answers what was asked (`--help`), or says something rare.
pub(super) fn words(error: &clap::Error) -> Option<(String, String)> {
    let of = |kind| error.get(kind).map(text).unwrap_or_default();
    let suggested = |kind| match of(kind) {
        nearest if nearest.is_empty() => None,
        nearest => Some(format!("mungkin maksudnya {nearest} (did you mean this?)")),
    };
    let words = match error.kind() {
        ErrorKind::InvalidSubcommand => (
            format!("perintah {} tidak dikenal (no such command)", of(ContextKind::InvalidSubcommand)),
            suggested(ContextKind::SuggestedSubcommand).unwrap_or_else(|| "`etalase --help`".to_owned()),
        ),
        ErrorKind::UnknownArgument => (
            format!("{} tidak dikenal di sini (not known here)", of(ContextKind::InvalidArg)),
            suggested(ContextKind::SuggestedArg).unwrap_or_else(help_of_command),
        ),
        ErrorKind::MissingRequiredArgument => {
            (format!("belum ditulis (missing): {}", of(ContextKind::InvalidArg)), help_of_command())
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let known = of(ContextKind::ValidValue);
            let known = (!known.is_empty()).then(|| format!("yang dikenal (known): {known}"));
            (
                format!(
                    "{} tidak dapat dipakai untuk {} (cannot be used there)",
                    of(ContextKind::InvalidValue),
                    of(ContextKind::InvalidArg)
                ),
                error.source().map(ToString::to_string).or(known).unwrap_or_else(help_of_command),
            )
        }
        _ => return None,
    };
    Some(words)
}

fn help_of_command() -> String {
    "lihat (see) `--help`".to_owned()
}

fn text(value: &ContextValue) -> String {
    match value {
        ContextValue::String(one) => format!("`{one}`"),
        ContextValue::Strings(all) => all.iter().map(|one| format!("`{one}`")).collect::<Vec<_>>().join(", "),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use clap::Parser as _;

    use super::*;
    use crate::commands::arguments::Arguments;

    fn told(words_typed: &[&str]) -> Option<(String, String)> {
        let typed = std::iter::once("etalase").chain(words_typed.iter().copied());
        words(&Arguments::try_parse_from(typed).unwrap_err())
    }

    #[test]
    fn mistakes_are_told_in_our_words_with_what_was_meant() {
        let cases: &[(&[&str], &str, &str)] = &[
            (&["biuld"], "perintah `biuld` tidak dikenal", "`build`"),
            (&["check", "--qiet"], "`--qiet` tidak dikenal", "`--quiet`"),
            (&["new"], "belum ditulis", "--help"),
            (&["check", "--date", "01-11-2026"], "`01-11-2026` tidak dapat dipakai", ": 2026-11-01"),
            (&["host", "netlfy"], "`netlfy` tidak dapat dipakai", "mungkin maksudnya `netlify`"),
            (&["check", "--lang", "jv"], "`jv` tidak dapat dipakai", "`id`, `en`"),
            (&["check", "--jobs", "0"], "`0` tidak dapat dipakai", "1..=1024"),
        ];
        for (typed, message, remedy) in cases {
            let told = told(typed).unwrap();
            assert!(told.0.starts_with(message) && told.1.contains(remedy), "{typed:?}: {told:?}");
        }
        assert_eq!(told(&["--help"]), None);
    }
}
