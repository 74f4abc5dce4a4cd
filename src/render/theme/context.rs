//! Where in HTML each value of a template stands.
//!
//! Values are escaped for text and for attributes in quotes. Anywhere else even an escaped value can become more than a
//! text, so templates that print one there are refused (OWASP Cross Site Scripting Prevention, "dangerous contexts").

use super::minify::{begins_tag, language_piece};
use crate::problem::Exposure;

/// Elements whose content is not HTML, and whose end alone is looked for.
const RAW: [&str; 2] = ["script", "style"];
/// Endings of templates whose values are escaped.
const ESCAPED: [&str; 3] = [".html", ".svg", ".xml"];
/// What an address or a page may not begin with before a value.
const SCHEMES: [&str; 3] = ["javascript:", "vbscript:", "data:"];

/// A value that nothing protects: where the piece begins, how long it is, and why.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Exposed {
    pub(super) start: usize,
    pub(super) length: usize,
    pub(super) exposure: Exposure,
}

/// Whether values in a template of this name are escaped.
pub(super) fn is_escaped(name: &str) -> bool {
    ESCAPED.iter().any(|ending| name.ends_with(ending))
}

/// Every value of an escaped template that stands where escaping does not protect it.
pub(super) fn exposed(text: &str) -> Vec<Exposed> {
    let mut reading = Reading { text, place: 0, state: State::Text, branches: Vec::new(), found: Vec::new() };
    while reading.place < text.len() {
        reading.step();
    }
    reading.found
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum State {
    Text,
    Comment,
    /// In a start tag: the element, the attribute that is being named, and whether the element is a block of data.
    Tag(Tag),
    /// After the `=` of an attribute.
    Value(Tag),
    Unquoted(Tag),
    Quoted {
        tag: Tag,
        quote: char,
        value: String,
    },
    /// In a script or a style sheet, from this place on.
    Raw {
        element: String,
        data: bool,
        start: usize,
    },
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Tag {
    element: String,
    attribute: String,
    named: bool,
    data: bool,
}

struct Reading<'a> {
    text: &'a str,
    place: usize,
    state: State,
    branches: Vec<State>,
    found: Vec<Exposed>,
}

impl Reading<'_> {
    fn step(&mut self) {
        let here = &self.text[self.place..];
        match language_piece(here) {
            Some(length) => {
                self.piece(&here[..length]);
                self.place += length;
            }
            None => self.place += self.html(here),
        }
    }

    /// A piece of the template language.
    fn piece(&mut self, piece: &str) {
        let inside = piece.trim_matches(['{', '}', '%', '#']).trim_matches('-').trim();
        let word = inside.split(|letter: char| !letter.is_alphanumeric()).next().unwrap_or_default();
        let is_statement = piece.starts_with("{%");
        let inserts = piece.starts_with("{{") || is_statement && matches!(word, "block" | "include" | "");
        let exposure = match is_statement && matches!(word, "include" | "extends") {
            true if !names_escaped(inside) => Some(Exposure::Unescaped),
            _ if inserts => self.exposure(piece.len()),
            _ => None,
        };
        let start = self.place;
        self.found.extend(exposure.map(|exposure| Exposed { start, length: piece.len(), exposure }));
        match word {
            "if" | "for" if is_statement => self.branches.push(self.state.clone()),
            "elif" | "else" if is_statement => {
                if let Some(before) = self.branches.last().cloned() {
                    self.end_branch(piece.len(), &before);
                    self.state = before;
                }
            }
            "endif" | "endfor" if is_statement => {
                if let Some(before) = self.branches.pop() {
                    self.end_branch(piece.len(), &before);
                }
            }
            _ => {}
        }
        if let (true, State::Value(tag)) = (piece.starts_with("{{"), &self.state) {
            self.state = State::Unquoted(tag.clone());
        }
    }

    /// What a branch opens it also closes, for what stands after it must be in the same place whether it was taken.
    fn end_branch(&mut self, length: usize, before: &State) {
        let same = match (before, &self.state) {
            (State::Quoted { quote, tag, .. }, State::Quoted { quote: now, tag: now_in, .. }) => {
                quote == now && tag.attribute == now_in.attribute
            }
            (State::Raw { start, .. }, State::Raw { start: now, .. }) => start == now,
            (one, other) => std::mem::discriminant(one) == std::mem::discriminant(other),
        };
        if !same {
            self.found.push(Exposed { start: self.place, length, exposure: Exposure::Branch });
        }
    }

    /// Why what is inserted here would not be protected, if it would not.
    fn exposure(&self, length: usize) -> Option<Exposure> {
        let before = &self.text[..self.place];
        match &self.state {
            State::Text => (before.ends_with('<') || before.ends_with("</")).then_some(Exposure::Tag),
            State::Comment => None,
            State::Tag(_) => Some(Exposure::Tag),
            State::Value(_) | State::Unquoted(_) => Some(Exposure::Unquoted),
            State::Quoted { tag, value, .. } => {
                let begins = value.trim_start().to_ascii_lowercase();
                if tag.attribute.starts_with("on") || matches!(&*tag.attribute, "style" | "srcdoc") {
                    Some(Exposure::Attribute { name: tag.attribute.clone() })
                } else {
                    SCHEMES.iter().find(|scheme| begins.starts_with(**scheme)).map(|scheme| Exposure::Scheme { scheme })
                }
            }
            State::Raw { element, data, start } => {
                let rest = &self.text[self.place + length..];
                let end = rest.find("</").unwrap_or(rest.len());
                let alone = self.text[*start..self.place].trim().is_empty() && rest[..end].trim().is_empty();
                match element.as_str() {
                    _ if *data && alone => None,
                    "style" => Some(Exposure::Style),
                    _ => Some(Exposure::Script),
                }
            }
        }
    }

    /// Takes what stands here of HTML and gives its length.
    fn html(&mut self, here: &str) -> usize {
        let first = here.chars().next().unwrap_or_default();
        let length = first.len_utf8();
        match &mut self.state {
            State::Text if here.starts_with("<!--") => {
                self.state = State::Comment;
                4
            }
            State::Text if begins_tag(here) => {
                let name = here[1..].find(|next: char| !next.is_ascii_alphanumeric() && next != '/');
                let length = name.map_or(here.len(), |end| end + 1);
                let element = here[1..length].to_ascii_lowercase();
                self.state = State::Tag(Tag { element, ..Tag::default() });
                length
            }
            State::Text => length,
            State::Comment => {
                if here.starts_with("-->") {
                    self.state = State::Text;
                }
                length
            }
            State::Tag(tag) => {
                match first {
                    '>' => self.state = after_tag(tag, self.place + 1),
                    '=' => self.state = State::Value(std::mem::take(tag)),
                    '/' => tag.named = true,
                    space if space.is_whitespace() => tag.named = true,
                    letter => {
                        if std::mem::take(&mut tag.named) {
                            tag.attribute.clear();
                        }
                        tag.attribute.extend(letter.to_lowercase());
                    }
                }
                length
            }
            State::Value(tag) => {
                match first {
                    '"' | '\'' => {
                        let tag = std::mem::take(tag);
                        self.state = State::Quoted { tag, quote: first, value: String::new() };
                    }
                    '>' => self.state = after_tag(tag, self.place + 1),
                    space if space.is_whitespace() => {}
                    _ => self.state = State::Unquoted(std::mem::take(tag)),
                }
                length
            }
            State::Unquoted(tag) => {
                match first {
                    '>' => self.state = after_tag(tag, self.place + 1),
                    space if space.is_whitespace() => self.state = State::Tag(named(tag)),
                    _ => {}
                }
                length
            }
            State::Quoted { tag, quote, value } => {
                if first == *quote {
                    tag.data |=
                        tag.attribute == "type" && matches!(&**value, "application/json" | "application/ld+json");
                    self.state = State::Tag(named(tag));
                } else if !first.is_control() {
                    value.push(first);
                }
                length
            }
            State::Raw { element, .. } => {
                let end = here.strip_prefix("</").and_then(|rest| rest.get(..element.len()));
                if !end.is_some_and(|name| name.eq_ignore_ascii_case(element)) {
                    return length;
                }
                let length = 2 + element.len();
                self.state = State::Tag(Tag { element: format!("/{element}"), ..Tag::default() });
                length
            }
        }
    }
}

/// The tag between two attributes.
fn named(tag: &mut Tag) -> Tag {
    let mut tag = std::mem::take(tag);
    tag.named = true;
    tag
}

fn after_tag(tag: &Tag, start: usize) -> State {
    match RAW.contains(&tag.element.as_str()) {
        true => State::Raw { element: tag.element.clone(), data: tag.data, start },
        false => State::Text,
    }
}

/// Whether a statement names a template, and one whose values are escaped.
fn names_escaped(statement: &str) -> bool {
    let mut quoted = statement.split(['"', '\'']).skip(1).step_by(2).peekable();
    quoted.peek().is_some() && quoted.all(is_escaped)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exposures(text: &str) -> Vec<(&str, Exposure)> {
        let piece = |found: Exposed| (&text[found.start..found.start + found.length], found.exposure);
        exposed(text).into_iter().map(piece).collect()
    }

    #[test]
    fn values_in_text_and_in_quotes_are_protected() {
        for text in [
            "<p>{{ a }} & {{ b }}</p>{{ <part a={b} /> }}",
            "<a href=\"{{ a }}\" title='x {{ b }}'{% if c %} aria-current=\"page\"{% endif %}>x</a>",
            "<input {% if a %}required{% else %}disabled{% endif %} name=\"{{ b }}\" data-x=\"{% if c %}{{ d }}{% endif %}\">",
            "<title>{{ a }} · {% block title %}{% endblock %}</title><textarea>{{ b }}</textarea>",
            "<script type=\"application/json\" id=x>\n {{ data }}\n</script>{{ a }}",
            "<SCRIPT TYPE='application/ld+json'>{{- data -}}</SCRIPT><p>{{ a }}",
            "<script>if (a < b) c = \"</p>\"</script><style>a>b{}</style>{{ a }}",
            "<!-- {{ a }} --><p>{{ b }}</p>",
            "<!doctype html><svg viewBox=\"0 0 {{ a }} 8\"><path d=\"{{ d }}\"/></svg>",
            "{% if a %}<p>{% else %}<div>{% endif %}{{ b }}",
            "a < b {{ c }} <3 {{ d }}",
            "<a href=\"data{{ a }}\" title=\"data: {{ b }}\"".split(" title").next().unwrap(),
            "{% extends \"layouts/base.html\" %}{% include \"parts/a.svg\" %}",
            "<p title=\"{{ '}}>' }}\">{{ a }}",
        ] {
            assert_eq!(exposures(text), [], "{text}");
        }
    }

    #[test]
    fn values_elsewhere_are_not() {
        let attribute = |name: &str| Exposure::Attribute { name: name.to_owned() };
        let cases = [
            ("<script>let a = \"{{ a }}\"</script>", "{{ a }}", Exposure::Script),
            ("<script type=\"module\">{{ a }}</script>", "{{ a }}", Exposure::Script),
            ("<script type=\"application/json\">[{{ a }}]</script>", "{{ a }}", Exposure::Script),
            ("<script type={{ a }}>1</script>", "{{ a }}", Exposure::Unquoted),
            ("<script>{% block js %}{% endblock %}</script>", "{% block js %}", Exposure::Script),
            ("<script>{% include \"parts/a.html\" %}</script>", "{% include \"parts/a.html\" %}", Exposure::Script),
            ("<style>a{color:{{ a }}}</style>", "{{ a }}", Exposure::Style),
            ("<svg><style>{{ a }}</style></svg>", "{{ a }}", Exposure::Style),
            ("<p {{ a }}>", "{{ a }}", Exposure::Tag),
            ("<p data-{{ a }}=\"1\">", "{{ a }}", Exposure::Tag),
            ("<{{ a }}>", "{{ a }}", Exposure::Tag),
            ("<h{{ a }}>x", "{{ a }}", Exposure::Tag),
            ("</{{ a }}>", "{{ a }}", Exposure::Tag),
            ("<p {% block a %}{% endblock %}>", "{% block a %}", Exposure::Tag),
            ("<a href={{ a }}>", "{{ a }}", Exposure::Unquoted),
            ("<a href=/x/{{ a }}>", "{{ a }}", Exposure::Unquoted),
            ("<a href = {{ a }}>", "{{ a }}", Exposure::Unquoted),
            ("<a onclick=\"go('{{ a }}')\">", "{{ a }}", attribute("onclick")),
            ("<a x=1 OnClick = '{{ a }}'>", "{{ a }}", attribute("onclick")),
            ("<p style=\"color:{{ a }}\">", "{{ a }}", attribute("style")),
            ("<iframe srcdoc=\"{{ a }}\">", "{{ a }}", attribute("srcdoc")),
            ("<a href=\" JavaScript:go({{ a }})\">", "{{ a }}", Exposure::Scheme { scheme: "javascript:" }),
            ("<a href=\"java\nscript:{{ a }}\">", "{{ a }}", Exposure::Scheme { scheme: "javascript:" }),
            ("<iframe src='data:text/html,{{ a }}'>", "{{ a }}", Exposure::Scheme { scheme: "data:" }),
            ("<p {% if a %}title=\"{% endif %}\">", "{% endif %}", Exposure::Branch),
            ("{% if a %}<script>{% endif %}1</script>", "{% endif %}", Exposure::Branch),
            ("{% include \"parts/a.txt\" %}", "{% include \"parts/a.txt\" %}", Exposure::Unescaped),
            ("{% include name %}", "{% include name %}", Exposure::Unescaped),
        ];
        for (text, piece, exposure) in cases {
            assert_eq!(exposures(text), [(piece, exposure)], "{text}");
        }
    }
}
