//! What a TOML file opens and never closes. The parser notices it only where the rest of the file makes no sense any more;
//! a volunteer must be shown where it opens, and before which line its end belongs.

use std::ops::Range;

use super::slip::key_and_value;
use crate::problem::{NextKey, SyntaxCause};

type Unclosed = (SyntaxCause, Range<usize>);

/// A bracket that is open, and where it stands.
#[derive(Clone, Copy)]
struct Bracket {
    character: char,
    place: usize,
}

/// The first bracket or long text that is not closed before the next key, or not at all. Only a file that cannot be read
/// is asked: in a sound one a line that looks like a key may stand in a long text.
pub(super) fn look(text: &str) -> Option<Unclosed> {
    let mut open: Vec<Bracket> = Vec::new();
    let mut wants_value = false;
    let mut last = '\n';
    let mut place = 0;
    while let Some(rest) = text.get(place..).filter(|rest| !rest.is_empty()) {
        if place == 0 || text[..place].ends_with('\n') {
            match open.last() {
                None => {
                    wants_value = false;
                    if let Some(unclosed) = unclosed_header(rest, place) {
                        return Some(unclosed);
                    }
                }
                Some(bracket) if begins_anew(rest) && !bracket.goes_on_after(last) => {
                    return Some(bracket.unclosed(text, Some(place)));
                }
                Some(_) => {}
            }
        }
        let character = rest.chars().next()?;
        place += match character {
            '#' => to_line_end(rest),
            '"' | '\'' if wants_value => match long_quote(rest) {
                Some(quote) => match long_text(text, place, quote) {
                    Ok(width) => width,
                    Err(unclosed) => return Some(unclosed),
                },
                None => {
                    let width = short_text(rest, character);
                    // Whatever closes the bracket on this line is a part of the text.
                    if !open.is_empty() && !rest[1..width].ends_with(character) {
                        return Some((SyntaxCause::UnclosedText, place..place + width));
                    }
                    width
                }
            },
            _ => character.len_utf8(),
        };
        match character {
            '[' | '{' if wants_value => open.push(Bracket { character, place: place - 1 }),
            ']' | '}' => drop(open.pop()),
            _ => {}
        }
        if !character.is_whitespace() && character != '#' {
            wants_value = match character {
                '=' => open.last().is_none_or(|bracket| bracket.character == '{'),
                ',' => !open.is_empty(),
                '[' => wants_value,
                _ => false,
            };
            last = character;
        }
    }
    open.last().map(|bracket| bracket.unclosed(text, None))
}

impl Bracket {
    /// Whether a line that looks like a key may belong to what the bracket holds: in a table of several lines it does.
    fn goes_on_after(self, last: char) -> bool {
        self.character == '{' && matches!(last, ',' | '{')
    }

    fn unclosed(self, text: &str, next: Option<usize>) -> Unclosed {
        let bracket = if self.character == '[' { ']' } else { '}' };
        let before = next.map(|place| next_key(text, place));
        (SyntaxCause::UnclosedBracket { bracket, before }, self.place..self.place + 1)
    }
}

/// The three quotes with which a long text begins.
fn long_quote(rest: &str) -> Option<&'static str> {
    ["\"\"\"", "'''"].into_iter().find(|quote| rest.starts_with(quote))
}

/// How long the long text is that begins here. One that ends where the next one should begin was never closed.
fn long_text(text: &str, place: usize, quote: &'static str) -> Result<usize, Unclosed> {
    let begin = place + quote.len();
    if let Some(end) = closing(&text[begin..], quote) {
        let end = begin + end + quote.len();
        let line = text[..end].rfind('\n').map_or(0, |line_end| line_end + 1);
        let opens_the_next = line > place && key_and_value(&text[line..end]).is_some_and(|(_, value)| value == quote);
        if !opens_the_next {
            return Ok(end - place);
        }
    }
    let mut lines = line_starts(text).filter(|start| *start > place);
    let before = lines.find(|start| begins_next_key(&text[*start..])).map(|start| next_key(text, start));
    Err((SyntaxCause::UnclosedLongText { quote, before }, place..begin))
}

fn closing(body: &str, quote: &str) -> Option<usize> {
    let mut from = 0;
    loop {
        let end = from + body.get(from..)?.find(quote)?;
        let backslashes = body[..end].bytes().rev().take_while(|byte| *byte == b'\\').count();
        if quote.starts_with('\'') || backslashes % 2 == 0 {
            return Some(end);
        }
        from = end + 1;
    }
}

/// How long a text on one line is, to its closing quote or to the line's end.
fn short_text(rest: &str, quote: char) -> usize {
    let mut escaped = false;
    for (place, character) in rest.char_indices().skip(1) {
        match character {
            '\n' => return place,
            _ if escaped => escaped = false,
            '\\' if quote == '"' => escaped = true,
            _ if character == quote => return place + 1,
            _ => {}
        }
    }
    rest.len()
}

fn to_line_end(rest: &str) -> usize {
    rest.find('\n').unwrap_or(rest.len())
}

fn line_starts(text: &str) -> impl Iterator<Item = usize> {
    text.match_indices('\n').map(|(end, _)| end + 1)
}

/// Whether a line inside a bracket can only be the next key or table: no value of a list looks so.
fn begins_anew(rest: &str) -> bool {
    let line = rest.lines().next().unwrap_or("");
    key_and_value(line).is_some() || header(line).is_some()
}

/// Whether a line of a long text is in truth the next key: its value is one of TOML, which prose seldom has.
fn begins_next_key(rest: &str) -> bool {
    let line = rest.lines().next().unwrap_or("");
    let is_value = |value: &str| {
        value.starts_with(|first: char| first.is_ascii_digit() || matches!(first, '"' | '\'' | '[' | '{'))
            || value.starts_with("true")
            || value.starts_with("false")
    };
    key_and_value(line).is_some_and(|(_, value)| is_value(value)) || header(line).is_some()
}

/// The key or the table that a line states.
pub(in crate::check) fn key_stated(line: &str) -> Option<&str> {
    let of_table = || header(line).map(|header| header.trim_matches(['[', ']']));
    key_and_value(line).map(|(key, _)| key).or_else(of_table)
}

/// The line as the head of a table, such as `[diskon]` or `[[varian]]`.
fn header(line: &str) -> Option<&str> {
    let line = line.split('#').next().unwrap_or("").trim();
    let name = line.strip_prefix('[')?.strip_suffix(']')?;
    let name = name.strip_prefix('[').and_then(|name| name.strip_suffix(']')).unwrap_or(name);
    let is_name =
        !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphabetic() || matches!(byte, b'_' | b'.'));
    is_name.then_some(line)
}

/// The head of a table without its last bracket. Without its table, what stands below it means something else.
fn unclosed_header(rest: &str, place: usize) -> Option<Unclosed> {
    let line = rest.lines().next().unwrap_or("").split('#').next().unwrap_or("").trim_end();
    let name = line.trim_start_matches('[');
    let opening = line.len() - name.len();
    let closing = name.len() - name.trim_end_matches(']').len();
    let is_open = closing < opening && header(&format!("[{}]", name.trim_end_matches(']'))).is_some();
    let cause = SyntaxCause::UnclosedBracket { bracket: ']', before: None };
    is_open.then(|| (cause, place..place + line.len()))
}

fn next_key(text: &str, place: usize) -> NextKey {
    let line = text[place..].lines().next().unwrap_or("");
    let name = key_and_value(line).map(|(key, _)| key).or_else(|| header(line)).unwrap_or("");
    NextKey { line: text[..place].matches('\n').count() + 1, name: name.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Option<(usize, Option<(usize, String)>)> {
        look(text).map(|(cause, range)| {
            let before = match cause {
                SyntaxCause::UnclosedBracket { before, .. } | SyntaxCause::UnclosedLongText { before, .. } => before,
                SyntaxCause::UnclosedText => None,
                other => panic!("{other:?}"),
            };
            (text[..range.start].matches('\n').count() + 1, before.map(|next| (next.line, next.name)))
        })
    }

    #[test]
    fn the_opening_and_the_next_key_are_named() {
        let cases = [
            ("a = 1\nteks = \"\"\"\nTas.\n\nstok = 3\n", 2, Some((5, "stok"))),
            ("teks = \"\"\"Tas.\nstok = 3\nlain = \"\"\"cuci\"\"\"\n", 1, Some((2, "stok"))),
            ("teks = '''\nTas.\n", 1, None),
            ("teks = \"\"\"\nTas.\n[diskon]\nharga = 3", 1, Some((3, "[diskon]"))),
            ("bahan = [\"a\", \"b\"\nstok = 3\n", 1, Some((2, "stok"))),
            ("foto = [\n  { berkas = \"a.jpg\" },\n\n[[varian]]\n", 1, Some((4, "[[varian]]"))),
            ("diskon = { harga = 3\nstok = 3\n", 1, Some((2, "stok"))),
            ("foto = [\"a.jpg\"", 1, None),
            ("bahan = [\"a\", \"b]\nstok = 3\n", 1, None),
            ("[diskon\nharga = 3\n", 1, None),
            ("a = 1\n[[varian] # baru\nharga = 3\n", 2, None),
        ];
        for (text, line, before) in cases {
            assert_eq!(at(text), Some((line, before.map(|(line, name)| (line, name.to_owned())))), "{text}");
        }
    }

    #[test]
    fn what_is_closed_is_not_told() {
        let texts = [
            "[diskon]\nharga = 3\n[[varian]]\nukuran = \"[M\"\n",
            "bahan = [\n  \"a = 1\", # [lain\n  'b',\n]\nstok = 3\n",
            "teks = \"\"\"\nTas \\\"\"\" [baru].\n\"\"\"\nstok = 3\n",
            "diskon = {\n  harga = 3,\n  dari = 2026-01-01\n}\n",
            "nama = Tas [besar\nstok = 3\n",
            "nama = Tas Jum'at\nlain = \"\"\"a\"\"\"\n",
            "nama = \"Tas\nlain = 3\n",
            "nama = \"Tas \"bagus\"\"\nlain = 3\n",
        ];
        for text in texts {
            assert_eq!(at(text), None, "{text}");
        }
    }
}
