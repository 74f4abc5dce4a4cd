//! QR codes as the outline of their dark modules.

use qrcodegen::{QrCode, QrCodeEcc, QrSegment, Version};
use serde::Serialize;

/// The light modules that must stand on every side (ISO/IEC 18004, 9.1).
const QUIET: i32 = 4;

/// A QR code to be drawn: strokes one module thick on a square of `size` modules, the quiet zone among them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CodeDrawing {
    /// The side of the square in modules.
    pub size: i32,
    /// The strokes as the `d` of an SVG path.
    pub path: String,
}

impl CodeDrawing {
    /// Draws a text with error correction M, which every payment app expects of a printed code; nothing where the text
    /// is longer than any code can hold.
    pub fn of(text: &str) -> Option<CodeDrawing> {
        let bytes = [QrSegment::make_bytes(text.as_bytes())];
        let (level, smallest, largest) = (QrCodeEcc::Medium, Version::MIN, Version::MAX);
        let code = QrCode::encode_segments_advanced(&bytes, level, smallest, largest, None, false).ok()?;
        Some(CodeDrawing { size: code.size() + 2 * QUIET, path: path(&code) })
    }
}

/// Each run of dark modules in a row is a stroke through their middle, and each row begins anew.
fn path(code: &QrCode) -> String {
    let mut path = String::new();
    for row in 0..code.size() {
        let mut end = None;
        let mut column = 0;
        while column < code.size() {
            let length = (column..code.size()).take_while(|&place| code.get_module(place, row)).count();
            // A row of a code has at most 177 modules.
            let length = i32::try_from(length).unwrap_or_default();
            if length > 0 {
                match end {
                    None => path.push_str(&format!("M{} {}.5", column + QUIET, row + QUIET)),
                    Some(end) => path.push_str(&format!("m{} 0", column - end)),
                }
                path.push_str(&format!("h{length}"));
                end = Some(column + length);
            }
            column += length.max(1);
        }
    }
    path
}
