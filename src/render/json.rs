//! Data as JSON that may stand inside HTML and in scripts.

use serde::Serialize;

/// Data as JSON in which no sign can end a script or a line of one: `<`, `>`, `&` and the two line ends that JSON allows
/// and older scripts do not (ECMA-262 before 2019) are written as `\u` escapes.
pub fn write(data: &impl Serialize) -> String {
    // Only maps whose keys are no texts cannot be written, and no view has one.
    let plain = serde_json::to_string(data).unwrap_or_else(|_| "null".to_owned());
    // The first byte of both line ends is 0xE2.
    if !plain.bytes().any(|byte| matches!(byte, b'<' | b'>' | b'&' | 0xE2)) {
        return plain;
    }
    let mut safe = String::with_capacity(plain.len() + 32);
    for character in plain.chars() {
        match character {
            '<' => safe.push_str("\\u003c"),
            '>' => safe.push_str("\\u003e"),
            '&' => safe.push_str("\\u0026"),
            '\u{2028}' => safe.push_str("\\u2028"),
            '\u{2029}' => safe.push_str("\\u2029"),
            other => safe.push(other),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn nothing_ends_a_script() {
        let written = write(&["</script><!--", "a & b\u{2028}c", "\"'\\"]);
        assert_eq!(written, r#"["\u003c/script\u003e\u003c!--","a \u0026 b\u2028c","\"'\\"]"#);
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again(text in "\\PC{0,40}[<>&\u{2028}\u{2029}]{0,4}") {
            let written = write(&text);
            let dangerous = written.contains(['<', '>', '&', '\u{2028}', '\u{2029}']);
            prop_assert!(!dangerous, "{}", written);
            prop_assert_eq!(serde_json::from_str::<String>(&written).unwrap(), text);
        }
    }
}
