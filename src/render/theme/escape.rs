//! Text made safe to stand in HTML and XML.

use std::borrow::Cow;

/// The text with the five signs that HTML and XML give a meaning to written as entities, for text and for attributes of
/// either quotes.
pub fn escaped(text: &str) -> Cow<'_, str> {
    let entity = |sign: char| match sign {
        '&' => Some("&amp;"),
        '<' => Some("&lt;"),
        '>' => Some("&gt;"),
        '"' => Some("&quot;"),
        '\'' => Some("&#39;"),
        _ => None,
    };
    let mut signs = text.char_indices().filter_map(|(place, sign)| Some((place, entity(sign)?))).peekable();
    if signs.peek().is_none() {
        return Cow::Borrowed(text);
    }
    let mut safe = String::with_capacity(text.len() + 16);
    let mut written = 0;
    for (place, entity) in signs {
        safe.push_str(&text[written..place]);
        safe.push_str(entity);
        written = place + 1;
    }
    safe.push_str(&text[written..]);
    Cow::Owned(safe)
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
