//! `theme.toml`: which data a theme was written for.

use toml::de::{DeTable, DeValue};

use super::{DATA_VERSION, Files};
use crate::catalogue::Color;
use crate::diagnostic::Diagnostic;
use crate::problem::ThemeProblem;
use crate::source::{FileId, Span};

/// The colours that text stands on: those of the theme's surfaces on which the shop's colour is hardest to read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Papers {
    /// In the light scheme.
    pub light: Color,
    /// In the dark scheme.
    pub dark: Color,
}

/// Reads `theme.toml`, and reports one that cannot be read or that needs other data than this tool gives.
pub(super) fn read(files: &Files<'_>, diagnostics: &mut Vec<Diagnostic>) -> Papers {
    let mut papers = Papers { light: Color::WHITE, dark: Color::BLACK };
    for (_, file, text) in files.texts("theme.toml") {
        let (table, errors) = DeTable::parse_recoverable(text);
        let whole = errors.is_empty();
        for error in errors {
            let range = error.span().unwrap_or(0..0);
            let cause = error.message().to_owned();
            diagnostics.push(Diagnostic::at(
                Span { file, start: range.start, end: range.end },
                ThemeProblem::Settings { cause },
            ));
        }
        if whole {
            diagnostics.extend(version_fault(file, table.get_ref()));
        }
        for (key, paper) in [("paper", &mut papers.light), ("paper_dark", &mut papers.dark)] {
            match color(file, table.get_ref(), key) {
                Ok(Some(color)) => *paper = color,
                Ok(None) => {}
                Err(diagnostic) => diagnostics.push(*diagnostic),
            }
        }
    }
    papers
}

fn color(file: FileId, table: &DeTable<'_>, key: &str) -> Result<Option<Color>, Box<Diagnostic>> {
    let Some(value) = table.get(key) else { return Ok(None) };
    let color = match value.get_ref() {
        DeValue::String(text) => Color::from_hex(text),
        _ => None,
    };
    let span = Span { file, start: value.span().start, end: value.span().end };
    let cause = format!("{key} = \"#rrggbb\"");
    color.map(Some).ok_or_else(|| Box::new(Diagnostic::at(span, ThemeProblem::Settings { cause })))
}

fn version_fault(file: FileId, table: &DeTable<'_>) -> Option<Diagnostic> {
    let Some(value) = table.get("data_version") else {
        let cause = format!("data_version = {DATA_VERSION}");
        return Some(Diagnostic::at(Span::first_line(file), ThemeProblem::Settings { cause }));
    };
    let span = Span { file, start: value.span().start, end: value.span().end };
    let needs = match value.get_ref() {
        DeValue::Integer(number) => i64::from_str_radix(number.as_str(), number.radix()).ok(),
        _ => None,
    };
    match needs {
        Some(needs) if needs == DATA_VERSION => None,
        Some(needs) => Some(Diagnostic::at(span, ThemeProblem::DataVersion { needs, has: DATA_VERSION })),
        None => Some(Diagnostic::at(span, ThemeProblem::Settings { cause: format!("data_version = {DATA_VERSION}") })),
    }
}
