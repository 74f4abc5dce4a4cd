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
        let word = statement.map(|inside| inside.split(|letter: char| !letter.is_alphanumeric()).next());
        match word.flatten() {
            None if piece.starts_with("{#") => return,
            None | Some("include") => return self.write(piece),
            Some("component" | "endcomponent") => self.space = Space::Needless,
            _ => self.settle(),
        }
        self.text.push_str(piece);
        match word.flatten() {
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
mod tests {
    use super::*;

    #[test]
    fn spaces_and_comments_go() {
        let cases = [
            ("<p>\n  Halo   <b class=\"x\">dunia</b>\n</p>\n", "<p>Halo <b class=x>dunia</b></p>"),
            ("<!-- catatan --><div>\n\n  <p>a</p>\n  <p>b</p>\n</div>", "<div><p>a</p><p>b</p></div>"),
            ("{# catatan #}<p>a</p>", "<p>a</p>"),
            ("<p>{{ a }} dari {{ b }}</p>", "<p>{{ a }} dari {{ b }}</p>"),
            ("<div>\n  {{ a }} {{ b }}\n</div>", "<div>{{ a }} {{ b }}</div>"),
            ("<p>{% if x %}a{% endif %} b</p>", "<p>{% if x %}a{% endif %} b</p>"),
            ("<a>a</a>\n\n<a>b</a> <!-- c --> <b>d</b>", "<a>a</a> <a>b</a> <b>d</b>"),
            ("a &nbsp; b\u{a0}\u{2003} c", "a &nbsp; b\u{a0}\u{2003} c"),
            ("1 < 2 <br> 3", "1 < 2<br>3"),
        ];
        for (source, small) in cases {
            assert_eq!(template(source), small, "{source}");
        }
    }

    #[test]
    fn statements_on_lines_of_their_own_leave_at_most_one_space() {
        let source = "<ul>\n  {% for x in xs %}\n    <li>{{ x }}</li>\n  {% endfor %}\n</ul>\n";
        assert_eq!(template(source), "<ul>{% for x in xs %}<li>{{ x }}</li>{% endfor %}</ul>");
        let source = "<b>a</b>\n{% if x %}\n<b>b</b>\n{% else %}\nc\n{% endif %}\n<b>d</b>";
        assert_eq!(template(source), "<b>a</b> {% if x %}<b>b</b> {% else %}c {% endif %}<b>d</b>");
        let source = "{% component a(b: string) %}\n<b>{{ b }}</b>\n{% endcomponent a %}\n";
        assert_eq!(template(source), "{% component a(b: string) %}<b>{{ b }}</b>{% endcomponent a %}");
    }

    #[test]
    fn words_stay_apart_whichever_branch_is_taken() {
        for (source, small) in [
            ("a{% if x %}\nb{% endif %}\nc", "a{% if x %} b{% endif %} c"),
            ("a\n{% if x %}\nb\n{% endif %}\nc", "a {% if x %}b {% endif %}c"),
            ("a{% if x %}<p>b</p>{% endif %} c", "a{% if x %}<p>b</p>{% endif %} c"),
            ("<p>a</p>{% if x %}<p>b</p>{% endif %} c", "<p>a</p>{% if x %}<p>b</p>{% endif %}c"),
            ("a{% if x %}<p>b</p>{% else %}<hr>{% endif %} c", "a{% if x %}<p>b</p>{% else %}<hr>{% endif %}c"),
            ("a{% if x %}b{% else %}<hr>{% endif %} c", "a{% if x %}b{% else %}<hr>{% endif %} c"),
            ("a{% if x %}b {% else %} c{% endif %}d", "a{% if x %}b {% else %} c{% endif %}d"),
            ("<p>{% if x %} a{% endif %} b</p>", "<p>{% if x %}a{% endif %} b</p>"),
            ("a {% set b = 1 %} c", "a {% set b = 1 %}c"),
        ] {
            assert_eq!(template(source), small, "{source}");
        }
    }

    #[test]
    fn attributes_keep_their_order_and_the_quotes_that_they_need() {
        let source =
            "<a\n  class=\"x\"\n  href=\"{{ url }}\"\n  {% if here %}aria-current=\"page\"{% endif %}>Ke  sana</a>";
        let small = "<a class=x href=\"{{ url }}\" {% if here %}aria-current=\"page\"{% endif %}>Ke sana</a>";
        assert_eq!(template(source), small);
        assert_eq!(template("<img alt=\"a > b\" src=\"{{ x }}\">"), "<img alt=\"a > b\" src=\"{{ x }}\">");
        assert_eq!(template("<a href=\"a/\" title=\"\" rel='x'>b</a>"), "<a href=\"a/\" title=\"\" rel='x'>b</a>");
        let source = "<p class=\"a{% if b==\"c\" %} d{% endif %}\" id=\"e\">f</p>";
        assert_eq!(template(source), "<p class=\"a{% if b==\"c\" %} d{% endif %}\" id=e>f</p>");
        let source = "<script id=\"a\" type=\"application/ld+json\"></script><rect fill=\"#fff\"/><b id=\"a\" />";
        let small = "<script id=a type=application/ld+json></script><rect fill=\"#fff\"/><b id=a />";
        assert_eq!(template(source), small);
    }

    #[test]
    fn strings_of_the_language_may_hold_its_own_signs() {
        let source = "<p>  {{ \"}}\" }} {% if a == '%}' %}b{% endif %}</p>";
        assert_eq!(template(source), "<p>{{ \"}}\" }} {% if a == '%}' %}b{% endif %}</p>");
    }

    #[test]
    fn scripts_and_texts_with_spaces_stay_as_they_are() {
        for source in [
            "<script>if (a  < b) { c = \"</p>\" }</script>",
            "<pre>\n a  <b>b</b>\n</pre>",
            "<textarea>  a\n{{ b }}  </textarea>",
            "{% raw %}<p>  {{ a }}  </p>{% endraw %}",
        ] {
            assert_eq!(template(source), source);
        }
    }

    #[test]
    fn what_is_broken_breaks_nothing() {
        for (source, small) in [
            ("{% if a %}<div>{% else %}<section>{% endif %} x", "{% if a %}<div>{% else %}<section>{% endif %}x"),
            ("<p>a</b></p>  x", "<p>a</b></p>x"),
            ("<p title=\"a", "<p title=\"a>"),
            ("{{ a", "{{ a"),
            ("<!-- a", ""),
        ] {
            assert_eq!(template(source), small);
        }
    }
}
