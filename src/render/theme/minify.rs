//! Templates made smaller, once, as they load.
//!
//! Comments go. A run of spaces and lines becomes one space, and none beside an element that begins a line of its own,
//! where browsers show none (CSS Text 3, 4.1.1). A statement of the template language shows nothing, so a space that
//! stands before it does for both sides; what follows its branches is held against the end of each of them.

/// Elements whose content stays as it is.
const RAW: [&str; 4] = ["script", "style", "pre", "textarea"];

/// Elements beside whose tags no space is shown: those that begin a line, and those that show nothing themselves.
const BLOCKS: [&str; 69] = [
    "!doctype",
    "address",
    "article",
    "aside",
    "base",
    "blockquote",
    "body",
    "br",
    "caption",
    "circle",
    "col",
    "colgroup",
    "datalist",
    "dd",
    "defs",
    "details",
    "dialog",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "g",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hr",
    "html",
    "legend",
    "li",
    "line",
    "link",
    "main",
    "meta",
    "nav",
    "ol",
    "optgroup",
    "option",
    "p",
    "path",
    "polygon",
    "polyline",
    "pre",
    "rect",
    "search",
    "section",
    "source",
    "summary",
    "symbol",
    "table",
    "tbody",
    "td",
    "template",
    "tfoot",
    "th",
    "thead",
    "title",
    "tr",
    "track",
    "ul",
    "use",
];

/// The template without needless spaces, quotes and comments; it renders to a document that looks and reads the same.
pub fn template(source: &str) -> String {
    if source.contains("{% raw") || source.contains("{%- raw") {
        return source.to_owned();
    }
    let mut small = Small { text: String::with_capacity(source.len()), space: Space::Needless, branches: Vec::new() };
    let mut rest = source;
    while !rest.is_empty() {
        rest = small.take(rest);
    }
    small.text
}

/// What became of the spaces at the end of what was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Space {
    /// There were none.
    None,
    /// One waits for what follows, which may make it needless.
    Waiting,
    /// One stands there, or none is shown.
    Needless,
}

/// The branches of a statement that is open.
#[derive(Debug)]
struct Branches {
    /// The spaces before the statement.
    before: Space,
    /// Whether none is needed behind any branch so far.
    needless: bool,
    /// Whether one of the branches is always taken.
    complete: bool,
}

struct Small {
    text: String,
    space: Space,
    branches: Vec<Branches>,
}

impl Small {
    /// Takes the next piece and gives what is left.
    fn take<'a>(&mut self, rest: &'a str) -> &'a str {
        if let Some(length) = language_piece(rest) {
            self.language(&rest[..length]);
            return &rest[length..];
        }
        if rest.starts_with("<!--") {
            return rest.find("-->").map_or("", |end| &rest[end + 3..]);
        }
        if begins_tag(rest) || rest.get(..9).is_some_and(|start| start.eq_ignore_ascii_case("<!doctype")) {
            return self.tag(rest);
        }
        let first = rest.chars().next().unwrap_or_default();
        let is_space = first.is_ascii_whitespace();
        let goes_on =
            |(place, letter): &(usize, char)| letter.is_ascii_whitespace() == is_space && !stops(&rest[*place..]);
        let inside = rest.char_indices().skip(1).take_while(goes_on).last();
        let length = inside.map_or(first.len_utf8(), |(place, letter)| place + letter.len_utf8());
        match is_space {
            true if self.space == Space::None => self.space = Space::Waiting,
            true => {}
            false => self.write(&rest[..length]),
        }
        &rest[length..]
    }

    /// Writes something beside which spaces count.
    fn write(&mut self, piece: &str) {
        self.settle();
        self.text.push_str(piece);
        self.space = Space::None;
    }

    fn language(&mut self, piece: &str) {
        let statement = piece.strip_prefix("{%").map(|inside| inside.trim_start_matches('-').trim_start());
        let word = statement.and_then(|inside| inside.split(|letter: char| !letter.is_alphanumeric()).next());
        match word {
            None if piece.starts_with("{#") => return,
            None | Some("include") => return self.write(piece),
            Some("component" | "endcomponent") => self.space = Space::Needless,
            _ => self.settle(),
        }
        self.text.push_str(piece);
        match word {
            Some("if" | "for") => self.branches.push(Branches { before: self.space, needless: true, complete: false }),
            Some(word @ ("elif" | "else")) => {
                if let Some(branches) = self.branches.last_mut() {
                    branches.needless &= self.space == Space::Needless;
                    branches.complete |= word == "else";
                    self.space = branches.before;
                }
            }
            Some("endif" | "endfor") => {
                if let Some(Branches { before, needless, complete }) = self.branches.pop() {
                    let skipped = complete || before == Space::Needless;
                    let all = needless && skipped && self.space == Space::Needless;
                    self.space = if all { Space::Needless } else { Space::None };
                }
            }
            Some("block" | "endblock") => self.space = Space::None,
            _ => {}
        }
    }

    /// Writes the space that waits.
    fn settle(&mut self) {
        if self.space == Space::Waiting {
            self.text.push(' ');
            self.space = Space::Needless;
        }
    }

    fn tag<'a>(&mut self, rest: &'a str) -> &'a str {
        let (tag, after) = rest.split_at(tag_length(rest));
        let name_end = tag.find(|letter: char| letter.is_whitespace() || letter == '>').unwrap_or(tag.len());
        let (start, attributes) = tag.split_at(name_end);
        let name = start.trim_start_matches(['<', '/']).trim_end_matches('/').to_ascii_lowercase();
        let is_block = BLOCKS.contains(&name.as_str());
        if is_block {
            self.space = Space::Needless;
        }
        self.write(start);
        let attributes = attributes.strip_suffix('>').unwrap_or(attributes).trim();
        if !attributes.is_empty() {
            self.text.push(' ');
            self.text.push_str(&collapse(attributes));
        }
        self.text.push('>');
        if is_block {
            self.space = Space::Needless;
        }
        let raw = RAW.iter().find(|raw| **raw == name && !start.starts_with("</"));
        let content = raw.and_then(|raw| after.find(&format!("</{raw}"))).unwrap_or(0);
        self.text.push_str(&after[..content]);
        &after[content..]
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

/// Attributes with single spaces between them and without needless quotes; the template language as it is.
fn collapse(attributes: &str) -> String {
    let mut small = String::with_capacity(attributes.len());
    let mut quote = None;
    let mut place = 0;
    while let Some(character) = attributes[place..].chars().next() {
        let rest = &attributes[place..];
        if let Some(length) = language_piece(rest) {
            small.push_str(&rest[..length]);
            place += length;
            continue;
        }
        if let (None, Some(word)) = (quote, rest.strip_prefix("=\"").and_then(word)) {
            small.extend(["=", word]);
            place += word.len() + 3;
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

/// The value before the next quote, if it needs none (HTML, 13.1.2.3): a `/` at its end would be taken for the tag's, and
/// what the template language writes behind it for its own.
fn word(rest: &str) -> Option<&str> {
    let (value, after) = rest.split_once('"')?;
    let is_part = |letter: char| letter.is_ascii_alphanumeric() || "-_.#:/+,".contains(letter);
    let ends_well = !value.is_empty() && !value.ends_with('/') && !after.starts_with(['/', '{']);
    (ends_well && value.chars().all(is_part)).then_some(value)
}

#[cfg(test)]
mod tests;
