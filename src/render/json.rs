//! Data as JSON that may stand inside HTML and in scripts.

use std::io;

use memchr::{memchr, memchr3};
use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::Formatter;

/// Data as JSON in which no sign can end a script or a line of one: `<`, `>`, `&` and the two line ends that JSON allows
/// and older scripts do not (ECMA-262 before 2019) are written as `\u` escapes.
pub fn write(data: &impl Serialize) -> String {
    let mut written = Vec::with_capacity(256);
    let done = data.serialize(&mut Serializer::with_formatter(&mut written, Safe));
    // Only maps whose keys are no texts cannot be written, and no view has one.
    done.ok().and_then(|()| String::from_utf8(written).ok()).unwrap_or_else(|| "null".to_owned())
}

/// Writes those signs as escapes; they stand nowhere but in texts.
struct Safe;

impl Formatter for Safe {
    fn write_string_fragment<W: ?Sized + io::Write>(&mut self, writer: &mut W, fragment: &str) -> io::Result<()> {
        let bytes = fragment.as_bytes();
        // The first byte of both line ends is 0xE2.
        if memchr3(b'<', b'>', b'&', bytes).is_none() && memchr(0xE2, bytes).is_none() {
            return writer.write_all(bytes);
        }
        let mut passed = 0;
        for (place, sign) in fragment.match_indices(['<', '>', '&', '\u{2028}', '\u{2029}']) {
            writer.write_all(&bytes[passed..place])?;
            write!(writer, "\\u{:04x}", sign.chars().next().map_or(0, u32::from))?;
            passed = place + sign.len();
        }
        writer.write_all(&bytes[passed..])
    }
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
