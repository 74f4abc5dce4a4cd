//! Style sheets, checked and made small.

use lightningcss::printer::PrinterOptions;
use lightningcss::stylesheet::{MinifyOptions, ParserOptions, StyleSheet};
use lightningcss::targets::{Browsers, Targets};

use crate::diagnostic::Diagnostic;
use crate::problem::ThemeProblem;
use crate::source::{FileId, Span};

/// The oldest browsers that the style is written down to: those that know cascade layers (2022).
const OLDEST: Browsers = Browsers {
    android: version(99),
    chrome: version(99),
    edge: version(99),
    firefox: version(97),
    ios_saf: Some(15 << 16 | 4 << 8),
    safari: Some(15 << 16 | 4 << 8),
    samsung: version(18),
    ie: None,
    opera: version(86),
};

const fn version(major: u32) -> Option<u32> {
    Some(major << 16)
}

/// A style sheet without needless bytes; nothing and a diagnostic where it cannot be read.
pub(super) fn minify(file: FileId, css: &str, diagnostics: &mut Vec<Diagnostic>) -> Option<String> {
    let targets = Targets::from(OLDEST);
    let parsed = StyleSheet::parse(css, ParserOptions::default()).map_err(|error| {
        let start = error.loc.as_ref().map_or(0, |place| offset(css, place.line, place.column));
        fault(file, start, &error.kind)
    });
    let small = parsed.and_then(|mut sheet| {
        sheet
            .minify(MinifyOptions { targets, ..MinifyOptions::default() })
            .map_err(|error| fault(file, 0, &error.kind))?;
        let options = PrinterOptions { minify: true, targets, ..PrinterOptions::default() };
        sheet.to_css(options).map(|made| made.code).map_err(|error| fault(file, 0, &error.kind))
    });
    small.map_err(|diagnostic| diagnostics.push(*diagnostic)).ok()
}

fn fault(file: FileId, start: usize, cause: &impl ToString) -> Box<Diagnostic> {
    Box::new(Diagnostic::at(Span { file, start, end: start }, ThemeProblem::Style { cause: cause.to_string() }))
}

/// The byte of a line counted from 0 and a column counted from 1.
fn offset(text: &str, line: u32, column: u32) -> usize {
    let lines = text.split_inclusive('\n').take(line as usize).map(str::len).sum::<usize>();
    (lines + (column as usize).saturating_sub(1)).min(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_style_sheet_becomes_small() {
        let css = "@layer base {\n  a {\n    color: #ff0000;\n    &:hover { color: blue }\n  }\n}\n";
        let small = minify(FileId(0), css, &mut Vec::new()).unwrap();
        assert_eq!(small, "@layer base{a{color:red}a:hover{color:#00f}}");
    }

    #[test]
    fn a_fault_is_told_with_its_place() {
        let css = "a { color: red }\n\n b { color: ; ) }";
        let mut diagnostics = Vec::new();
        assert_eq!(minify(FileId(7), css, &mut diagnostics), None);
        let crate::diagnostic::Place::Text(span) = diagnostics[0].place else { panic!() };
        assert_eq!(span.file, FileId(7));
        assert_eq!(css[..span.start].matches('\n').count(), 2);
    }
}
