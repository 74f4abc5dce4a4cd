//! Templates made smaller, once, as they load.
//!
//! The minifier knows HTML and not the template language, so what belongs to the language is masked before and put back
//! after: a statement alone on its line as a comment, anything else between tags as a word, and the attributes of a tag
//! as one attribute where the language occurs among them. If afterwards a tag or a mask is missing or moved, the
//! template stays as it was written.

use minify_html::{Cfg, minify};

/// Begins and ends a mask: private characters that no theme has a use for.
const OPEN: char = '\u{e000}';
const CLOSE: char = '\u{e001}';

/// Elements whose content is not HTML.
const RAW: [&str; 2] = ["script", "style"];

/// The template without needless spaces, quotes and comments; it renders to the same document.
pub fn template(source: &str) -> String {
    if source.contains([OPEN, CLOSE]) || source.contains("{% raw") || source.contains("{%- raw") {
        return source.to_owned();
    }
    let masked = Masked::of(source);
    let small = String::from_utf8(minify(masked.text.as_bytes(), &settings()));
    match small {
        Ok(small) if skeleton(&small) == skeleton(&masked.text) => masked.restore(&small),
        _ => source.to_owned(),
    }
}

fn settings() -> Cfg {
    Cfg { keep_closing_tags: true, keep_html_and_head_opening_tags: true, keep_comments: true, ..Cfg::default() }
}

struct Masked<'a> {
    text: String,
    kept: Vec<std::borrow::Cow<'a, str>>,
}

impl<'a> Masked<'a> {
    fn of(source: &'a str) -> Masked<'a> {
        let mut masked = Masked { text: String::with_capacity(source.len()), kept: Vec::new() };
        let mut rest = source;
        while !rest.is_empty() {
            rest = masked.step(source, rest);
        }
        masked
    }

    /// Takes the next piece and gives what is left.
    fn step(&mut self, source: &'a str, rest: &'a str) -> &'a str {
        if let Some(length) = language_piece(rest) {
            let piece = &rest[..length];
            if piece.starts_with("{#") {
                return &rest[length..];
            }
            let before = &source[..source.len() - rest.len()];
            if stands_alone(before, &rest[length..]) && !prints_value(piece) {
                self.text.push_str("<!--");
                self.keep(piece.into());
                self.text.push_str("-->");
            } else {
                self.keep(piece.into());
            }
            return &rest[length..];
        }
        if rest.starts_with("<!--") {
            return rest.find("-->").map_or("", |end| &rest[end + 3..]);
        }
        if begins_tag(rest) {
            return self.tag(rest);
        }
        let length = rest.char_indices().skip(1).map(|(place, _)| place).find(|&place| stops(&rest[place..]));
        let length = length.unwrap_or(rest.len());
        self.text.push_str(&rest[..length]);
        &rest[length..]
    }

    fn tag(&mut self, rest: &'a str) -> &'a str {
        let length = tag_length(rest);
        let (tag, after) = rest.split_at(length);
        let name_end = tag.find(|character: char| character.is_whitespace() || character == '>').unwrap_or(tag.len());
        let (name, attributes) = tag.split_at(name_end);
        let attributes = attributes.strip_suffix('>').unwrap_or(attributes);
        if !attributes.contains("{{") && !attributes.contains("{%") {
            self.text.push_str(tag);
        } else {
            let (attributes, slash) = match attributes.trim_end().strip_suffix('/') {
                Some(attributes) => (attributes, " /"),
                None => (attributes, ""),
            };
            self.text.push_str(name);
            self.text.push(' ');
            self.keep(collapse(attributes.trim()).into());
            self.text.push_str(slash);
            self.text.push('>');
        }
        match RAW.iter().find(|raw| name[1..].eq_ignore_ascii_case(raw)) {
            Some(raw) => self.raw_content(raw, after),
            None => after,
        }
    }

    fn raw_content(&mut self, name: &str, after: &'a str) -> &'a str {
        let end = after.find(&format!("</{name}")).unwrap_or(after.len());
        if end > 0 {
            self.keep(after[..end].into());
        }
        &after[end..]
    }

    fn keep(&mut self, piece: std::borrow::Cow<'a, str>) {
        self.text.push(OPEN);
        self.text.push_str(&self.kept.len().to_string());
        self.text.push(CLOSE);
        self.kept.push(piece);
    }

    fn restore(&self, small: &str) -> String {
        let mut restored = small.to_owned();
        for (number, piece) in self.kept.iter().enumerate() {
            let mask = format!("{OPEN}{number}{CLOSE}");
            let comment = format!("<!--{mask}-->");
            let found = if restored.contains(&comment) { &comment } else { &mask };
            restored = restored.replacen(found, piece, 1);
        }
        restored
    }
}

/// The length of the piece of template language that begins here.
pub(super) fn language_piece(text: &str) -> Option<usize> {
    let end = match text.get(..2)? {
        "{{" => "}}",
        "{%" => "%}",
        "{#" => return Some(text.find("#}").map_or(text.len(), |end| end + 2)),
        _ => return None,
    };
    let mut quote = None;
    for (place, character) in text.char_indices().skip(2) {
        match quote {
            Some(open) if character == open => quote = None,
            Some(_) => {}
            None if matches!(character, '"' | '\'') => quote = Some(character),
            None if text[place..].starts_with(end) => return Some(place + 2),
            None => {}
        }
    }
    Some(text.len())
}

/// A value is a word of the text around it; a statement or a component is not.
fn prints_value(piece: &str) -> bool {
    piece.strip_prefix("{{").is_some_and(|inside| !inside.trim_start_matches('-').trim_start().starts_with('<'))
}

/// Whether nothing else is on the line.
fn stands_alone(before: &str, after: &str) -> bool {
    let line_before = before.rsplit('\n').next().unwrap_or_default();
    let line_after = after.split('\n').next().unwrap_or_default();
    line_before.trim().is_empty() && line_after.trim().is_empty()
}

/// Whether a tag begins here, not a comment.
pub(super) fn begins_tag(text: &str) -> bool {
    let after = text.strip_prefix('<').map(|after| after.strip_prefix('/').unwrap_or(after));
    after.is_some_and(|after| after.starts_with(|first: char| first.is_ascii_alphabetic()))
}

fn stops(text: &str) -> bool {
    text.starts_with('<') || text.starts_with("{{") || text.starts_with("{%") || text.starts_with("{#")
}

/// The length of the tag that begins here, where a `>` in quotes or in the template language does not end it.
fn tag_length(text: &str) -> usize {
    let mut place = 1;
    let mut quote = None;
    while let Some(character) = text[place..].chars().next() {
        if let Some(length) = language_piece(&text[place..]) {
            place += length;
            continue;
        }
        place += character.len_utf8();
        match (quote, character) {
            (None, '>') => return place,
            (None, '"' | '\'') => quote = Some(character),
            (Some(open), _) if open == character => quote = None,
            _ => {}
        }
    }
    text.len()
}

/// Spaces and lines between attributes as single spaces; values and the template language as they are.
fn collapse(attributes: &str) -> String {
    let mut small = String::with_capacity(attributes.len());
    let mut quote = None;
    let mut place = 0;
    while let Some(character) = attributes[place..].chars().next() {
        if let Some(length) = language_piece(&attributes[place..]) {
            small.push_str(&attributes[place..place + length]);
            place += length;
            continue;
        }
        place += character.len_utf8();
        match (quote, character) {
            (None, '"' | '\'') => quote = Some(character),
            (Some(open), _) if open == character => quote = None,
            (None, space) if space.is_whitespace() => {
                if !small.ends_with(' ') {
                    small.push(' ');
                }
                continue;
            }
            _ => {}
        }
        small.push(character);
    }
    small
}

/// The tags and masks in their order.
fn skeleton(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    for (place, character) in text.char_indices() {
        let here = &text[place..];
        if character == OPEN {
            parts.push(&here[..here.find(CLOSE).unwrap_or(here.len())]);
        } else if begins_tag(here) {
            let end = here[2..].find(|next: char| !next.is_ascii_alphanumeric()).map_or(here.len(), |end| end + 2);
            parts.push(&here[..end]);
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spaces_comments_and_quotes_go() {
        let cases = [
            ("<p>\n  Halo   <b class=\"x\">dunia</b>\n</p>\n", "<p>Halo <b class=x>dunia</b></p>"),
            ("<!-- catatan --><div>\n\n  <p>a</p>\n  <p>b</p>\n</div>", "<div><p>a</p><p>b</p></div>"),
            ("{# catatan #}<p>a</p>", "<p>a</p>"),
            ("<p>{{ a }} dari {{ b }}</p>", "<p>{{ a }} dari {{ b }}</p>"),
            ("<div>\n  {{ a }} {{ b }}\n</div>", "<div>{{ a }} {{ b }}</div>"),
            ("<p>{% if x %}a{% endif %} b</p>", "<p>{% if x %}a{% endif %} b</p>"),
        ];
        for (source, small) in cases {
            assert_eq!(template(source), small, "{source}");
        }
    }

    #[test]
    fn statements_on_lines_of_their_own_leave_no_space() {
        let source = "<ul>\n  {% for x in xs %}\n    <li>{{ x }}</li>\n  {% endfor %}\n</ul>\n";
        assert_eq!(template(source), "<ul>{% for x in xs %}<li>{{ x }}</li>{% endfor %}</ul>");
    }

    #[test]
    fn attributes_with_template_language_keep_their_order_and_quotes() {
        let source =
            "<a\n  class=\"x\"\n  href=\"{{ url }}\"\n  {% if here %}aria-current=\"page\"{% endif %}>Ke  sana</a>";
        let small = "<a class=\"x\" href=\"{{ url }}\" {% if here %}aria-current=\"page\"{% endif %}>Ke sana</a>";
        assert_eq!(template(source), small);
        assert_eq!(template("<img alt=\"a > b\" src=\"{{ x }}\"/>"), "<img alt=\"a > b\" src=\"{{ x }}\">");
    }

    #[test]
    fn strings_of_the_language_may_hold_its_own_signs() {
        let source = "<p>  {{ \"}}\" }} {% if a == '%}' %}b{% endif %}</p>";
        assert_eq!(template(source), "<p>{{ \"}}\" }} {% if a == '%}' %}b{% endif %}</p>");
    }

    #[test]
    fn scripts_and_drawings_stay_as_they_are() {
        let script = "<script>if (a < b) { c = \"</p>\" }</script>";
        assert_eq!(template(script), script);
        // The HTML parser gives `viewbox` its capital letter back.
        let drawing = "<svg viewbox=\"0 0 8 8\"><path d=\"{{ d }}\" /><circle r=\"{{ r }}\" /></svg>";
        assert_eq!(template(drawing), drawing);
    }

    #[test]
    fn a_template_that_would_change_stays_as_it_is() {
        for source in ["{% if a %}<div>{% else %}<section>{% endif %} x", "<p>a</b></p>  x", "</div>  <p>x</p>"] {
            assert_eq!(template(source), source);
        }
    }
}
