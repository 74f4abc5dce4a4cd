//! XML that is well-formed whatever stands in the texts.

use std::fmt::Write as _;

/// Elements as they are written, one after the other.
#[derive(Debug, Default)]
pub struct Xml {
    text: String,
    open: Vec<&'static str>,
}

/// Attributes with their values.
pub type Attributes<'a> = &'a [(&'a str, &'a str)];

impl Xml {
    /// A document, which begins with its declaration.
    pub fn document() -> Xml {
        Xml { text: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".to_owned(), open: Vec::new() }
    }

    /// Begins an element.
    pub fn open(&mut self, name: &'static str, attributes: Attributes<'_>) {
        self.begin(name, attributes);
        self.text.push('>');
        self.open.push(name);
    }

    /// Ends the element that was begun last.
    pub fn close(&mut self) {
        if let Some(name) = self.open.pop() {
            let _ = write!(self.text, "</{name}>");
        }
    }

    /// An element that holds a text.
    pub fn element(&mut self, name: &'static str, text: &str) {
        self.open(name, &[]);
        escape(text, &mut self.text);
        self.close();
    }

    /// An element that holds nothing.
    pub fn empty(&mut self, name: &'static str, attributes: Attributes<'_>) {
        self.begin(name, attributes);
        self.text.push_str("/>");
    }

    /// Begins a new line.
    pub fn line(&mut self) {
        self.text.push('\n');
    }

    /// Elements that were written before.
    pub fn append(&mut self, elements: &str) {
        self.text.push_str(elements);
    }

    /// The whole text, with every element ended.
    pub fn finish(mut self) -> String {
        while !self.open.is_empty() {
            self.close();
            self.line();
        }
        self.text
    }

    fn begin(&mut self, name: &str, attributes: Attributes<'_>) {
        let _ = write!(self.text, "<{name}");
        for (name, value) in attributes {
            let _ = write!(self.text, " {name}=\"");
            escape(value, &mut self.text);
            self.text.push('"');
        }
    }
}

/// Signs that XML cannot hold even as references (XML 1.0, 2.2) are left out.
fn escape(text: &str, escaped: &mut String) {
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&apos;"),
            '\t' | '\n' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'.. => escaped.push(character),
            '\r' => escaped.push_str("&#13;"),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_stay_texts() {
        let mut xml = Xml::document();
        xml.open("a", &[("b", "\"'<&>")]);
        xml.element("c", "]]> <d> & \u{0}\u{1b}\u{fffe}x");
        xml.empty("e", &[]);
        assert_eq!(
            xml.finish(),
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<a b=\"&quot;&apos;&lt;&amp;&gt;\">\
             <c>]]&gt; &lt;d&gt; &amp; x</c><e/></a>\n"
        );
    }
}
