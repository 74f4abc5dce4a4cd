//! The texts of the QR codes in a picture.

use std::panic::{AssertUnwindSafe, catch_unwind};

use super::finder::{self, Candidate};
use super::grid::Grid;
use super::pixels::{Channels, Pixels};
use super::resize::resized;

/// Pixels of a module at which codes are read, the best first.
const MODULES: [f32; 4] = [5.0, 3.5, 7.0, 4.2];
/// A code is enlarged at most so much.
const MOST_ENLARGED: f32 = 3.0;
/// A piece of picture that is searched has at most so many pixels.
const MOST_PIXELS: f32 = 400_000.0;
/// So many places with a code for sure are tried at most, and so many others, the likeliest first.
const MOST_SURE: usize = 32;
const MOST_UNSURE: usize = 8;
/// No text is kept that is longer than a QR code can be in bytes.
const LONGEST: usize = 2_953;

/// The codes of a picture.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Codes {
    /// Their texts, each once.
    pub(super) texts: Vec<String>,
    /// How many codes are there for sure whose text could not be read.
    pub(super) unread: usize,
}

/// Reads the codes of a picture in shades of grey that is upright; turned, inverted and slanted ones too.
///
/// # Errors
///
/// The resizer's own words.
pub(super) fn read(grey: &Pixels) -> Result<Codes, String> {
    let mut codes = Codes::default();
    let mut read: Vec<Candidate> = Vec::new();
    let candidates = finder::candidates(grey);
    let grids: Vec<Option<Grid>> = candidates.iter().map(|candidate| Grid::of(candidate, grey)).collect();
    let places = || candidates.iter().zip(&grids);
    let sure = places().filter(|(_, grid)| grid.is_some()).take(MOST_SURE);
    // High and wide squares are found in many a pattern, and to try them all would cost more than to find them.
    let unsure = places().filter(|(place, grid)| grid.is_none() && !place.is_squeezed()).take(MOST_UNSURE);
    let mut unread: Vec<&Candidate> = Vec::new();
    for (candidate, grid) in sure.chain(unsure) {
        if read.iter().any(|other| candidate.shares_square(other)) {
            continue;
        }
        let piece = piece(grey, candidate);
        let mut found = read_piece(&piece, candidate)?;
        if let (true, Some(grid)) = (found.is_empty(), grid) {
            // The decoder takes sharp squares only, and many a printed code has round ones.
            found = read_piece(&grid.with_squares(piece, (candidate.left, candidate.top)), candidate)?;
        }
        match found.is_empty() {
            true => unread.extend(grid.is_some().then_some(candidate)),
            false => read.push(*candidate),
        }
        for text in found {
            if !codes.texts.contains(&text) && text.len() <= LONGEST {
                codes.texts.push(text);
            }
        }
    }
    codes.unread = apart(&unread, &read);
    Ok(codes)
}

/// How many codes these places are that share no square with one that was read, or with one another.
fn apart(unread: &[&Candidate], read: &[Candidate]) -> usize {
    let mut known = read.to_vec();
    for candidate in unread {
        if !known.iter().any(|other| candidate.shares_square(other)) {
            known.push(**candidate);
        }
    }
    known.len() - read.len()
}

fn read_piece(piece: &Pixels, candidate: &Candidate) -> Result<Vec<String>, String> {
    for module in MODULES {
        let scale = (module / candidate.module).min(MOST_ENLARGED * candidate.stretch.min(1.0));
        let (width, height) = (piece.width as f32 * scale, piece.height as f32 * scale / candidate.stretch);
        if width * height <= MOST_PIXELS {
            let texts = decode(&resized(piece, (width as u32).max(1), (height as u32).max(1))?);
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
        /// How round the squares are, as a part of their width: 0 for sharp corners, 1 for circles.
        round: f32,
        /// Which modules are lost: those of every so manieth column, beside the squares and the timing.
        lost: Option<i32>,
    }

    impl Lying {
        fn straight(text: &'static str, module: f32, x: f32, y: f32) -> Lying {
            Lying { text, module, at: (x, y), degrees: 0.0, inverted: false, round: 0.0, lost: None }
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
                            let place = (u + half - 4.0, v + half - 4.0);
                            let dark = is_dark(&code, lying, place, (column, row)) != lying.inverted;
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

    /// Whether a code is dark at a place, in modules from its corner.
    fn is_dark(code: &QrCode, lying: &Lying, place: (f32, f32), (column, row): (i32, i32)) -> bool {
        let far = code.size() as f32 - 3.5;
        let middles = [(3.5, 3.5), (far, 3.5), (3.5, far)];
        let near = middles.iter().map(|middle| (place.0 - middle.0, place.1 - middle.1));
        let near = near.map(|(x, y)| (x.abs(), y.abs())).find(|(x, y)| x.max(*y) < 4.0);
        if let Some((x, y)) = near.filter(|_| lying.round > 0.0) {
            // A square with round corners: a smaller square, widened by the radius.
            let inside = |reach: f32| {
                let radius = reach * lying.round;
                let (x, y) = ((x - reach + radius).max(0.0), (y - reach + radius).max(0.0));
                x.hypot(y) <= radius && place.0 >= 0.0
            };
            return inside(1.5) || inside(3.5) && !inside(2.5);
        }
        let is_data = row > 8 && column > 8 && near.is_none();
        match lying.lost {
            Some(step) if is_data && column % step == 0 => true,
            _ => code.get_module(column, row),
        }
    }

    fn texts(width: u32, height: u32, codes: &[Lying]) -> Vec<String> {
        let codes = read(&picture(width, height, codes).grey()).unwrap();
        assert_eq!(codes.unread, 0);
        codes.texts
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
                let lying = Lying { degrees, inverted, ..Lying::straight(QRIS, 5.0, 330.0, 290.0) };
                assert_eq!(texts(640, 600, &[lying]), [QRIS], "{degrees} {inverted}");
            }
        }
    }

    #[test]
    fn a_code_with_round_squares_is_read() {
        for round in [0.3, 0.5, 0.7, 1.0] {
            for (module, degrees) in [(8.0, 0.0), (5.0, 20.0), (4.0, 90.0), (6.0, 200.0)] {
                let lying = Lying { degrees, round, ..Lying::straight(QRIS, module, 330.0, 320.0) };
                assert_eq!(texts(660, 640, &[lying]), [QRIS], "{round} {module} {degrees}");
            }
        }
    }

    #[test]
    fn a_code_that_was_squeezed_is_read() {
        for (degrees, inverted) in [(0.0, false), (0.0, true), (90.0, false), (8.0, false), (180.0, false)] {
            let lying = Lying { degrees, inverted, ..Lying::straight(WHATSAPP, 12.0, 400.0, 300.0) };
            let whole = picture(800, 600, &[lying]).grey();
            for part in [0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.9] {
                let (narrow, low) = ((800.0 * part) as u32, (600.0 * part) as u32);
                for (width, height) in [(narrow, 600), (800, low)] {
                    let codes = read(&resized(&whole, width, height).unwrap()).unwrap();
                    assert_eq!(
                        (codes.texts, codes.unread),
                        (vec![WHATSAPP.to_owned()], 0),
                        "{degrees} {width} {height}"
                    );
                }
            }
        }
    }

    #[test]
    fn a_code_among_many_is_read() {
        let mut many: Vec<Lying> = (0..12)
            .map(|number| {
                let (column, row) = (number % 4, number / 4);
                Lying::straight(WHATSAPP, 4.0, 110.0 + column as f32 * 190.0, 110.0 + row as f32 * 190.0)
            })
            .collect();
        many[9].text = "https://wa.me/6281200000098";
        let mut found = texts(800, 620, &many);
        found.sort();
        assert_eq!(found, ["https://wa.me/6281200000098", WHATSAPP]);
    }

    #[test]
    fn a_code_that_cannot_be_read_is_told() {
        let lying = Lying { lost: Some(3), ..Lying::straight(QRIS, 6.0, 330.0, 320.0) };
        let codes = read(&picture(660, 640, &[lying]).grey()).unwrap();
        assert_eq!(codes, Codes { texts: Vec::new(), unread: 1 });
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
            assert_eq!(read(&blank.grey()), Ok(Codes::default()));
        }
    }
}
