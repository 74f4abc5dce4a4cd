//! Text made safe to stand in HTML and XML.

use std::borrow::Cow;

/// The text with the five signs that HTML and XML give a meaning to written as entities, for text and for attributes of
/// either quotes.
pub fn escaped(text: &str) -> Cow<'_, str> {
    let Some(first) = text.bytes().position(|byte| entity(byte).is_some()) else { return Cow::Borrowed(text) };
    let mut safe = String::with_capacity(text.len() + 16);
    let mut written = 0;
    for (place, byte) in text.bytes().enumerate().skip(first) {
        if let Some(entity) = entity(byte) {
            safe.push_str(&text[written..place]);
            safe.push_str(entity);
            written = place + 1;
        }
    }
    safe.push_str(&text[written..]);
    Cow::Owned(safe)
}

/// The signs are ASCII, so no byte of another sign looks like one.
const fn entity(byte: u8) -> Option<&'static str> {
    match byte {
        b'&' => Some("&amp;"),
        b'<' => Some("&lt;"),
        b'>' => Some("&gt;"),
        b'"' => Some("&quot;"),
        b'\'' => Some("&#39;"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_become_entities_and_all_else_stays() {
        assert_eq!(escaped("<a href=\"x\">é & 'ü'</a>"), "&lt;a href=&quot;x&quot;&gt;é &amp; &#39;ü&#39;&lt;/a&gt;");
        assert!(matches!(escaped("Kain tulis é"), Cow::Borrowed("Kain tulis é")));
    }
}
