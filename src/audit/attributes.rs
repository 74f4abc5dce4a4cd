//! The attributes in a page that lead somewhere or can be led to, found without reading all of it.

use memchr::{memchr, memchr_iter, memchr3, memrchr};

/// What a byte ends, in bits: asked for each byte of every tag of a site.
const ENDS: [u8; 256] = {
    let mut ends = [GAP; 256];
    ends[b' ' as usize] = NAME | TAG;
    ends[b'\n' as usize] = NAME | TAG;
    ends[b'\t' as usize] = 0;
    ends[b'/' as usize] = NAME;
    ends[b'=' as usize] |= NAME;
    ends[b'>' as usize] |= NAME | TAG;
    ends
};
/// The space before an attribute.
const GAP: u8 = 1;
/// The name of an attribute.
const NAME: u8 = 2;
/// The name of a tag.
const TAG: u8 = 4;

/// Whether a text ends in the name of an attribute that is looked at, or in what a redirection has in its value.
fn ends_in_wanted(text: &[u8]) -> bool {
    let names: [&[u8]; 5] = [b"href", b"src", b"srcset", b"id", b"url"];
    names.iter().any(|name| text.ends_with(name))
}

/// The attributes of all tags that lead somewhere or can be led to; other tags are passed over. In text every `<` is escaped,
/// so each one that is met begins a tag.
pub(super) fn attributes(html: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut place = 0;
    let mut tag: Option<Attributes<'_>> = None;
    std::iter::from_fn(move || {
        loop {
            if let Some(tag) = &mut tag {
                if let Some(attribute) = tag.next() {
                    return Some(attribute);
                }
                place = place.max(tag.place);
            }
            let mut equals = memchr_iter(b'=', &html.as_bytes()[place..]).map(|equal| place + equal);
            let wanted = equals.find(|equal| ends_in_wanted(&html.as_bytes()[..*equal]))?;
            // Without one it is a word of a text behind the last tag.
            let start = memrchr(b'<', &html.as_bytes()[place..wanted]);
            tag = start.and_then(|start| Attributes::of_tag(html, place + start));
            place = wanted + 1;
        }
    })
}

/// The attributes of one tag.
struct Attributes<'a> {
    html: &'a str,
    place: usize,
}

impl<'a> Attributes<'a> {
    /// Of the tag that begins here.
    fn of_tag(html: &'a str, place: usize) -> Option<Attributes<'a>> {
        let mut attributes = Attributes { html, place };
        attributes.until(TAG)?;
        Some(attributes)
    }

    /// Goes on to the first byte that ends a word, and gives what was passed; nothing where there is none.
    fn until(&mut self, ends: u8) -> Option<&'a str> {
        let rest = &self.html.as_bytes()[self.place..];
        let length = rest.iter().position(|byte| ENDS[usize::from(*byte)] & ends != 0)?;
        let passed = &self.html[self.place..self.place + length];
        self.place += length;
        Some(passed)
    }

    /// The value behind a `=`.
    fn value(&mut self) -> Option<&'a str> {
        self.place += 1;
        let quote = *self.html.as_bytes().get(self.place)?;
        if !matches!(quote, b'"' | b'\'') {
            let start = self.place;
            self.place += memchr3(b' ', b'\n', b'>', &self.html.as_bytes()[start..])?;
            return Some(&self.html[start..self.place]);
        }
        let start = self.place + 1;
        let end = start + memchr(quote, &self.html.as_bytes()[start..])?;
        self.place = end + 1;
        Some(&self.html[start..end])
    }
}

impl<'a> Iterator for Attributes<'a> {
    type Item = (&'a str, &'a str);

    fn next(&mut self) -> Option<(&'a str, &'a str)> {
        loop {
            self.until(GAP)?;
            let name = self.until(NAME)?;
            match (name, self.html.as_bytes().get(self.place)?) {
                ("", b'>') => return None,
                ("", _) => self.place += 1,
                (_, b'=') => return Some((name, self.value()?)),
                _ => return Some((name, "")),
            }
        }
    }
}
