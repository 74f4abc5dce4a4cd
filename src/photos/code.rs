//! The texts of the QR codes in a picture.

use std::panic::{AssertUnwindSafe, catch_unwind};

use super::finder::{self, Candidate};
use super::pixels::{Channels, Pixels};
use super::resize::resized;

/// Pixels of a module at which codes are read, the best first.
const MODULES: [f32; 4] = [5.0, 3.5, 7.0, 4.2];
/// A code is enlarged at most so much.
const MOST_ENLARGED: f32 = 3.0;
/// A piece of picture that is searched has at most so many pixels.
const MOST_PIXELS: f32 = 400_000.0;
/// So many codes of a picture are kept, and none longer than a QR code can be in bytes.
const MOST_CODES: usize = 8;
const LONGEST: usize = 2_953;

/// Reads the codes of a picture in shades of grey that is upright; turned, inverted and slanted ones too.
///
/// # Errors
///
/// The resizer's own words.
pub(super) fn read(grey: &Pixels) -> Result<Vec<String>, String> {
    let mut texts: Vec<String> = Vec::new();
    for candidate in finder::candidates(grey) {
        for text in read_candidate(grey, &candidate)? {
            if !texts.contains(&text) && texts.len() < MOST_CODES && text.len() <= LONGEST {
                texts.push(text);
            }
        }
    }
    Ok(texts)
}

fn read_candidate(grey: &Pixels, candidate: &Candidate) -> Result<Vec<String>, String> {
    let piece = piece(grey, candidate);
    for module in MODULES {
        let scale = (module / candidate.module).min(MOST_ENLARGED);
        let (width, height) = (piece.width as f32 * scale, piece.height as f32 * scale);
        if width * height <= MOST_PIXELS {
            let texts = decode(&resized(&piece, (width as u32).max(1), (height as u32).max(1))?);
            if !texts.is_empty() {
                return Ok(texts);
            }
        }
    }
    Ok(Vec::new())
}

/// The part of the picture with the code, dark on light.
fn piece(grey: &Pixels, candidate: &Candidate) -> Pixels {
    let Candidate { left, top, width, height, .. } = *candidate;
    let rows = grey.bytes.chunks_exact(grey.width as usize).skip(top as usize).take(height as usize);
    let columns = left as usize..(left + width).min(grey.width) as usize;
    let mut bytes: Vec<u8> = rows.flat_map(|row| &row[columns.clone()]).copied().collect();
    if candidate.inverted {
        bytes.iter_mut().for_each(|value| *value = u8::MAX - *value);
    }
    let width = columns.len() as u32;
    Pixels { width, height: bytes.len() as u32 / width.max(1), channels: Channels::Gray, bytes }
}

/// What the decoder reads. One that panics over a picture has read nothing.
fn decode(grey: &Pixels) -> Vec<String> {
    let (width, height) = (grey.width as usize, grey.height as usize);
    let work = AssertUnwindSafe(|| {
        let at = |x: usize, y: usize| grey.bytes[y * width + x];
        let mut prepared = rqrr::PreparedImage::prepare_from_greyscale(width, height, at);
        prepared.detect_grids().iter().filter_map(text_of).collect()
    });
    catch_unwind(work).unwrap_or_default()
}

/// The text of a code; bytes that are none stay visible as such.
fn text_of<G: rqrr::BitGrid>(grid: &rqrr::Grid<G>) -> Option<String> {
    let mut bytes = Vec::new();
    grid.decode_to(&mut bytes).ok()?;
    Some(String::from_utf8_lossy(&bytes).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use qrcodegen::{QrCode, QrCodeEcc};

    const WHATSAPP: &str = "https://wa.me/6281200000099";
    const QRIS: &str = "00020101021126680016ID.CO.CONTOH.WWW01189360009900000000010215CONTOH0000000010303UMI51440014ID.CO.QRIS.WWW0215ID10200000000010303UMI5204597053033605802ID5912PANTI CONTOH6007JAKARTA61051011062070703A016304E00D";

    /// A code as it lies in a picture.
    struct Lying {
        text: &'static str,
        module: f32,
        at: (f32, f32),
        degrees: f32,
        inverted: bool,
    }

    impl Lying {
        fn straight(text: &'static str, module: f32, x: f32, y: f32) -> Lying {
            Lying { text, module, at: (x, y), degrees: 0.0, inverted: false }
        }
    }

    /// A picture of woven stripes with codes in it, each with a quiet zone of four modules.
    fn picture(width: u32, height: u32, codes: &[Lying]) -> Pixels {
        let mut bytes: Vec<u8> = Vec::new();
        for y in 0..height {
            for x in 0..width {
                let weave = if (x / 9 + y / 7) % 3 == 0 { 120 } else { 170 };
                bytes.extend([weave, weave / 2 + u8::try_from((x * 7 + y * 13) % 31).unwrap(), 90]);
            }
        }
        for lying in codes {
            let code = QrCode::encode_text(lying.text, QrCodeEcc::Medium).unwrap();
            let (sin, cos) = lying.degrees.to_radians().sin_cos();
            let half = (code.size() + 8) as f32 / 2.0;
            for y in 0..height {
                for x in 0..width {
                    // Four samples a pixel, as a lens sees it.
                    let mut sum = 0;
                    let mut inside = 0;
                    for (dx, dy) in [(0.25, 0.25), (0.75, 0.25), (0.25, 0.75), (0.75, 0.75)] {
                        let (px, py) = (x as f32 + dx - lying.at.0, y as f32 + dy - lying.at.1);
                        let (u, v) = ((px * cos + py * sin) / lying.module, (py * cos - px * sin) / lying.module);
                        if u.abs() < half && v.abs() < half {
                            let (column, row) = ((u + half - 4.0).floor() as i32, (v + half - 4.0).floor() as i32);
                            let dark = code.get_module(column, row) != lying.inverted;
                            sum += if dark { 25 } else { 235 };
                            inside += 1;
                        }
                    }
                    if inside == 4 {
                        let place = (y * width + x) as usize * 3;
                        bytes[place..place + 3].fill(u8::try_from(sum / 4).unwrap());
                    }
                }
            }
        }
        Pixels { width, height, channels: Channels::Rgb, bytes }
    }

    fn texts(width: u32, height: u32, codes: &[Lying]) -> Vec<String> {
        read(&picture(width, height, codes).grey()).unwrap()
    }

    #[test]
    fn a_code_is_read_large_and_small() {
        assert_eq!(texts(800, 600, &[Lying::straight(WHATSAPP, 9.0, 400.0, 300.0)]), [WHATSAPP]);
        // A tenth of the width of a photo is enough.
        assert_eq!(texts(800, 600, &[Lying::straight(WHATSAPP, 2.6, 200.0, 150.0)]), [WHATSAPP]);
        assert_eq!(texts(800, 600, &[Lying::straight(QRIS, 3.2, 500.0, 350.0)]), [QRIS]);
    }

    #[test]
    fn a_code_is_read_turned_and_inverted() {
        for degrees in [0.0, 11.0, 30.0, 45.0, 90.0, 180.0, 263.0] {
            for inverted in [false, true] {
                let lying = Lying { text: QRIS, module: 5.0, at: (330.0, 290.0), degrees, inverted };
                assert_eq!(texts(640, 600, &[lying]), [QRIS], "{degrees} {inverted}");
            }
        }
    }

    #[test]
    fn every_code_of_a_picture_is_read() {
        let two = [Lying::straight(QRIS, 5.0, 200.0, 200.0), Lying::straight(WHATSAPP, 5.0, 600.0, 320.0)];
        let mut found = texts(800, 500, &two);
        found.sort();
        assert_eq!(found, [QRIS, WHATSAPP]);
    }

    #[test]
    fn a_picture_without_a_code_has_none() {
        assert_eq!(texts(800, 600, &[]), Vec::<String>::new());
        for (width, height) in [(1, 1), (1, 900), (900, 1), (5, 5)] {
            let blank = Pixels { width, height, channels: Channels::Gray, bytes: vec![9; (width * height) as usize] };
            assert_eq!(read(&blank.grey()), Ok(Vec::new()));
        }
    }
}
