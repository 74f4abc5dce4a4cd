//! What a volunteer meant by a value that TOML cannot read, and the line to write instead.

use std::ops::Range;

use super::super::value::whole;
use crate::problem::{SyntaxCause, quoted};

/// Values longer than this are not written out again in a message.
const LONGEST_SHOWN: usize = 160;

/// Quotes that word processors and telephones set in place of the straight ones.
const CURLY: [char; 10] = ['“', '”', '„', '‟', '‘', '’', '‚', '″', '«', '»'];

/// The key and the value of a line, without the blanks around them.
pub(super) fn key_and_value(line: &str) -> Option<(&str, &str)> {
    let (key, value) = line.split_once('=')?;
    let key = key.trim();
    let is_key = !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'));
    is_key.then(|| (key, value.trim()))
}

/// Sorts one error of the parser, and finds the line to write where the value tells what was meant.
pub(super) fn cause_of(text: &str, message: &str, range: Range<usize>) -> (SyntaxCause, Range<usize>) {
    let rest = text.get(range.start..).and_then(|rest| rest.lines().next()).unwrap_or("");
    let told = sort(message, rest.trim().is_empty());
    let start = text.get(..range.start).and_then(|before| before.rfind('\n')).map_or(0, |end| end + 1);
    let line = text.get(start..).and_then(|rest| rest.lines().next()).unwrap_or("");
    if !line.trim().is_empty() && line.trim().chars().all(|character| CURLY.contains(&character)) {
        let straight = if line.trim().chars().count() >= 3 { "\"\"\"" } else { "\"" };
        return (SyntaxCause::CurlyQuotes { line: straight.to_owned() }, start..start + line.trim_end().len());
    }
    let is_settled = matches!(
        told,
        SyntaxCause::DuplicateKey
            | SyntaxCause::BadEscape
            | SyntaxCause::NoValue
            | SyntaxCause::NoEquals
            | SyntaxCause::UnclosedBracket { .. }
    );
    if is_settled {
        return (told, range);
    }
    let Some((key, value)) = key_and_value(line) else { return entry(text, told, range) };
    let value = if value.contains(['"', '\'']) { value } else { value.split(" #").next().unwrap_or("").trim_end() };
    let begin = start + line.find('=').map_or(0, |equals| equals + 1);
    let begin = begin + text[begin..].len() - text[begin..].trim_start().len();
    if value.is_empty() || value.len() > LONGEST_SHOWN || value.starts_with(['[', '{']) || range.start < begin {
        return entry(text, told, range);
    }
    if told == SyntaxCause::UnclosedText && goes_on(&text[start..], value) {
        return (SyntaxCause::BrokenText, begin..begin + value.len());
    }
    match meant(key, value, &told) {
        Some(cause) => (cause, begin..begin + value.len()),
        None => (told, range),
    }
}

/// An entry of a list without quotes, shown with them.
fn entry(text: &str, told: SyntaxCause, range: Range<usize>) -> (SyntaxCause, Range<usize>) {
    let rest = text.get(range.start..).unwrap_or("");
    let end = rest.find([',', ']', '}', '#', '\n']).unwrap_or(rest.len());
    let written = rest[..end].trim_end();
    if written.is_empty() || written.len() > LONGEST_SHOWN {
        return (told, range);
    }
    let place = range.start..range.start + written.len();
    let line = quoted(written.trim_matches(is_quote));
    if written.starts_with(CURLY) {
        (SyntaxCause::CurlyQuotes { line }, place)
    } else if told == (SyntaxCause::UnquotedText { line: None }) {
        (SyntaxCause::UnquotedText { line: Some(line) }, place)
    } else if written.starts_with(|first: char| first.is_ascii_digit()) {
        (SyntaxCause::UnquotedNumber { line }, place)
    } else {
        (told, range)
    }
}

/// Whether a text with one quote alone goes on below: the other quote stands before the next key.
fn goes_on(from_line: &str, value: &str) -> bool {
    let is_start = value.starts_with('"') && value.matches('"').count() == 1;
    let is_next = |line: &str| key_and_value(line).is_some() || line.starts_with('[');
    let mut below = from_line.lines().skip(1).take_while(|line| !is_next(line));
    is_start && below.any(|line| line.contains('"'))
}

fn meant(key: &str, value: &str, told: &SyntaxCause) -> Option<SyntaxCause> {
    let line = |value: &str| format!("{key} = {value}");
    let in_quotes = || line(&quoted(value.trim_matches(is_quote)));
    match value.to_lowercase().as_str() {
        "true" | "ya" | "yes" => return Some(SyntaxCause::Flag { line: line("true") }),
        "false" | "tidak" | "no" => return Some(SyntaxCause::Flag { line: line("false") }),
        _ => {}
    }
    let straight = ['"', '\''].into_iter().find(|quote| value.starts_with(*quote));
    if let Some(quote) = straight {
        let is_long = value.starts_with("\"\"\"") || value.starts_with("'''");
        if value.ends_with(CURLY) && value.matches(quote).count() == 1 {
            return Some(SyntaxCause::CurlyQuotes { line: in_quotes() });
        }
        let inner = value.strip_prefix(quote).and_then(|inner| inner.strip_suffix(quote)).unwrap_or("");
        let is_nested = !is_long && inner.contains(quote);
        return is_nested.then(|| SyntaxCause::InnerQuotes { line: line(&quoted(inner)) });
    }
    if value.starts_with(CURLY) {
        let is_long = value.chars().take_while(|character| CURLY.contains(character)).count() >= 3;
        let line = if is_long { line(&format!("\"\"\"{}", value.trim_start_matches(CURLY))) } else { in_quotes() };
        return Some(SyntaxCause::CurlyQuotes { line });
    }
    if let Some(day) = day(value) {
        return Some(SyntaxCause::BadDate { line: Some(line(&day)) });
    }
    let amount = value.strip_suffix(",-").or_else(|| value.strip_suffix(".-")).unwrap_or(value);
    match whole(amount).filter(|_| !amount.starts_with('0') || amount == "0") {
        Some(number) => Some(SyntaxCause::MarkedNumber { line: line(&number.to_string()) }),
        None if value.starts_with(|first: char| first.is_ascii_digit() || first == '+') => {
            Some(SyntaxCause::UnquotedNumber { line: in_quotes() })
        }
        None if matches!(told, SyntaxCause::UnquotedText { .. }) => {
            Some(SyntaxCause::UnquotedText { line: Some(in_quotes()) })
        }
        None => None,
    }
}

fn is_quote(character: char) -> bool {
    matches!(character, '"' | '\'') || CURLY.contains(&character)
}

/// A day as people write it, day before month, in the order of TOML.
fn day(value: &str) -> Option<String> {
    let parts: Vec<&str> = value.split(['-', '/', '.']).collect();
    let (day, month, year) = match parts.as_slice() {
        [day, month, year] if year.len() == 4 => (day, month, year),
        [year, month, day] if year.len() == 4 => (day, month, year),
        _ => return None,
    };
    let date = jiff::civil::Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()?;
    Some(date.to_string())
}

/// Sorts the parser's many messages into the few that a volunteer can act on.
fn sort(message: &str, at_end_of_line: bool) -> SyntaxCause {
    let has = |words: &[&str]| words.iter().any(|word| message.contains(word));
    if has(&["duplicate key"]) {
        SyntaxCause::DuplicateKey
    } else if has(&["must be quoted"]) && at_end_of_line {
        SyntaxCause::NoValue
    } else if has(&["must be quoted", "unquoted string", "missing opening quote"]) {
        SyntaxCause::UnquotedText { line: None }
    } else if has(&["escape", "unicode"]) {
        SyntaxCause::BadEscape
    } else if has(&["invalid basic string", "invalid literal string", "invalid multi-line", "invalid string"]) {
        SyntaxCause::UnclosedText
    } else if has(&["unclosed", "missing table", "missing array", "missing inline table"]) {
        SyntaxCause::UnclosedBracket { bracket: if has(&["inline"]) { '}' } else { ']' }, before: None }
    } else if has(&["key with no value", "missing assignment", "extra assignment", "expected `=`"]) {
        SyntaxCause::NoEquals
    } else if has(&["missing value"]) {
        SyntaxCause::NoValue
    } else if has(&["comma"]) {
        SyntaxCause::NoComma
    } else if has(&["date-time"]) {
        SyntaxCause::BadDate { line: None }
    } else if has(&["number", "integer", "float", "radix", "sign", "leading zero", "mantissa", "fraction", "exponent"])
    {
        SyntaxCause::BadNumber
    } else if has(&["key"]) {
        SyntaxCause::BadKey
    } else {
        SyntaxCause::Other(message.to_owned())
    }
}
