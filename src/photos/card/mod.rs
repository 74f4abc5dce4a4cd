//! Cards: the pictures of 1200 to 630 pixels that a chat shows of a shared page. A photo, and beside it on the shop's
//! colour what it shows, what that costs, and who offers it.

mod lines;
mod typeface;

use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{ExtendedColorType, ImageEncoder};
use jpeg_encoder::{ColorType, Encoder, SamplingFactor};

use super::PhotoFormat;
use super::code::Codes;
use super::color;
use super::develop::{Developed, Picture};
use super::key::Key;
use super::pixels::{Channels, Pixels};
use super::resize::resized;
use crate::catalogue::Color;
use crate::plan::Card;
use lines::Block;
use typeface::Typeface;

/// The width in pixels (Open Graph pictures of 1.91:1 are shown whole).
const WIDTH: u32 = 1200;
/// The height in pixels.
const HEIGHT: u32 = 630;
/// The most bytes: chats show no heavier picture.
const MOST_BYTES: usize = 300_000;
/// What is tried until it fits; the first one nearly always does.
const QUALITIES: [u8; 5] = [82, 70, 55, 40, 20];
/// Pixels between the words and the edges.
const MARGIN: u32 = 52;
/// Pixels between two blocks of words.
const GAP: u32 = 26;
/// How much of the text's colour the line above the foot has, in hundredths.
const RULE: u16 = 35;

/// What the bytes of a card depend on besides what is drawn. A change makes every card again.
///
/// A test holds the versions against the lock file.
pub(super) const RULES: &str = "etalase cards 2; ab_glyph 0.2.32; ab_glyph_rasterizer 0.1.10; fast_image_resize 6.1.0; \
     zune-jpeg 0.5.16-rc3; jpeg-encoder 0.7.1; image 0.25.10; png 0.18.1; fdeflate 0.3.7";

/// The key of a card: the photo that it is drawn from, and all that is drawn.
pub(super) fn key(photo: Option<Key>, card: &Card) -> Key {
    let Card { photo: _, color, title, price, line, foot } = card;
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let photo = photo.map(|key| key.to_string()).unwrap_or_default();
    Key::of_card(&[RULES, &photo, &color.to_string(), title, &text(price), &text(line), &text(foot)])
}

/// Draws a card. Words with letters that the typeface lacks are left out whole; signs that it lacks, such as emoji, alone.
///
/// # Errors
///
/// The resizer's or the encoder's own words, which no picture within the limits causes.
pub(super) fn draw(card: &Card, photo: Option<&Pixels>) -> Result<Developed, String> {
    let mut canvas = Canvas::of(card.color);
    let mut panel = Panel { left: 0, width: WIDTH };
    if let Some(photo) = photo {
        canvas.put(&square(photo)?);
        panel = Panel { left: HEIGHT, width: WIDTH - HEIGHT };
    }
    if let Some(typeface) = Typeface::embedded() {
        canvas.write(card, &typeface, panel);
    }
    let (format, bytes) = match photo {
        Some(_) => (PhotoFormat::Jpeg, jpeg(&canvas.0)?),
        None => (PhotoFormat::Png, png(&canvas.0)?),
    };
    let pictures = vec![Picture { format, width: WIDTH, height: HEIGHT, bytes }];
    Ok(Developed { width: WIDTH, height: HEIGHT, color: card.color, codes: Codes::default(), pictures })
}

/// The part of a card that holds the words.
#[derive(Clone, Copy)]
struct Panel {
    left: u32,
    width: u32,
}

/// The picture while it is drawn: red, green and blue.
struct Canvas(Pixels);

impl Canvas {
    fn of(color: Color) -> Canvas {
        let bytes = [color.red, color.green, color.blue].repeat((WIDTH * HEIGHT) as usize);
        Canvas(Pixels { width: WIDTH, height: HEIGHT, channels: Channels::Rgb, bytes })
    }

    /// Puts a picture at the left edge.
    fn put(&mut self, picture: &Pixels) {
        let length = picture.width as usize * 3;
        let rows = self.0.bytes.chunks_exact_mut(WIDTH as usize * 3);
        for (row, line) in rows.zip(picture.bytes.chunks_exact(length)) {
            row[..length].copy_from_slice(line);
        }
    }

    /// Lays so much of a colour, from 0 to 1, over a pixel.
    fn lay(&mut self, x: i64, y: i64, color: Color, part: f32) {
        let (Ok(x), Ok(y)) = (u32::try_from(x), u32::try_from(y)) else { return };
        if x >= WIDTH || y >= HEIGHT || part <= 0.0 {
            return;
        }
        let from = (y as usize * WIDTH as usize + x as usize) * 3;
        for (under, over) in self.0.bytes[from..from + 3].iter_mut().zip([color.red, color.green, color.blue]) {
            let (below, above) = (f32::from(*under), f32::from(over));
            *under = (below + (above - below) * part.clamp(0.0, 1.0)).round() as u8;
        }
    }

    /// The name from the top, its price below it, the foot at the bottom.
    fn write(&mut self, card: &Card, typeface: &Typeface<'_>, panel: Panel) {
        let ink = card.color.text_on();
        let (left, width) = (panel.left + MARGIN, panel.width - 2 * MARGIN);
        let is_wide = panel.width == WIDTH;
        let block = |text: &Option<String>, sizes: &[u32], most: usize| {
            let words = typeface.writable(text.as_deref()?)?;
            Block::fit(&words, typeface, sizes, width, most, u32::MAX)
        };
        let foot = block(&card.foot, &[30], 2);
        let price = block(&card.price, if is_wide { &[84, 72, 60, 48] } else { &[66, 56, 46, 38] }, 1);
        let line = block(&card.line, if is_wide { &[44, 38] } else { &[34, 30] }, 3);
        let taken = |block: &Option<Block>| block.as_ref().map_or(0, |block| block.height() + GAP);
        let below = taken(&price) + taken(&line) + taken(&foot) + GAP;
        let room = (HEIGHT - 2 * MARGIN).saturating_sub(below);
        let title = typeface.writable(&card.title).and_then(|words| {
            let sizes: &[u32] = if is_wide { &[104, 90, 76, 64, 54] } else { &[68, 58, 50, 44, 38] };
            Block::fit(&words, typeface, sizes, width, 5, room)
        });
        let mut top = MARGIN;
        for block in [title, price, line].into_iter().flatten() {
            self.write_block(&block, typeface, left, top, ink);
            top += block.height() + GAP;
        }
        if let Some(foot) = foot {
            let top = HEIGHT - MARGIN - foot.height();
            let rule = card.color.mixed(ink, RULE);
            for x in left..left + width {
                (0..2).for_each(|y| self.lay(i64::from(x), i64::from(top - GAP + y), rule, 1.0));
            }
            self.write_block(&foot, typeface, left, top, ink);
        }
    }

    fn write_block(&mut self, block: &Block, typeface: &Typeface<'_>, left: u32, top: u32, ink: Color) {
        for (line, top) in block.lines.iter().zip((top..).step_by(block.step() as usize)) {
            typeface.draw(line, block.size, left, top, |x, y, part| self.lay(x, y, ink, part));
        }
    }
}

/// The middle of a photo as a square of the card's height, on white where it is transparent.
fn square(photo: &Pixels) -> Result<Pixels, String> {
    let short = photo.width.min(photo.height);
    let (left, top) = ((photo.width - short) / 2, (photo.height - short) / 2);
    let count = photo.channels.count();
    let rows = photo.bytes.chunks_exact(photo.width as usize * count).skip(top as usize).take(short as usize);
    let (from, to) = (left as usize * count, (left + short) as usize * count);
    let bytes = rows.flat_map(|row| &row[from..to]).copied().collect();
    let middle = Pixels { width: short, height: short, channels: photo.channels, bytes }.on_white();
    let large = if short == HEIGHT { middle } else { resized(&middle, HEIGHT, HEIGHT)? };
    Ok(color::to_srgb(large, None, None))
}

/// Letters on one colour, which a PNG holds exactly, for a small part of the work of a JPEG, and in more bytes.
fn png(pixels: &Pixels) -> Result<Vec<u8>, String> {
    let mut file = Vec::new();
    PngEncoder::new_with_quality(&mut file, CompressionType::Fast, FilterType::Up)
        .write_image(&pixels.bytes, pixels.width, pixels.height, ExtendedColorType::Rgb8)
        .map_err(|error| error.to_string())?;
    Ok(file)
}

/// Sequential and with the standard's code tables, which costs a third of a progressive one.
fn jpeg(pixels: &Pixels) -> Result<Vec<u8>, String> {
    let (width, height) = (WIDTH as u16, HEIGHT as u16);
    let mut file = Vec::new();
    for quality in QUALITIES {
        file.clear();
        let mut encoder = Encoder::new(&mut file, quality);
        encoder.set_sampling_factor(SamplingFactor::F_2_2);
        encoder.encode(&pixels.bytes, width, height, ColorType::Rgb).map_err(|error| error.to_string())?;
        if file.len() <= MOST_BYTES {
            break;
        }
    }
    Ok(file)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const BROWN: Color = Color { red: 0x8a, green: 0x3b, blue: 0x12 };

    fn card(title: &str) -> Card {
        let (price, foot) = (Some("Rp245.000".to_owned()), Some("Rumah Jahit".to_owned()));
        Card { photo: None, color: BROWN, title: title.to_owned(), price, line: None, foot }
    }

    fn photo(width: u32, height: u32, channels: Channels) -> Pixels {
        let bytes = vec![200; (width * height) as usize * channels.count()];
        Pixels { width, height, channels, bytes }
    }

    /// Decodes what was drawn.
    fn seen(card: &Card, photo: Option<&Pixels>) -> (Vec<u8>, Vec<[u8; 3]>) {
        let drawn = draw(card, photo).unwrap();
        let Picture { format, bytes, .. } = drawn.pictures.into_iter().next().unwrap();
        let (width, height, pixels) = if format == PhotoFormat::Png {
            let decoded = image::load_from_memory(&bytes).unwrap();
            (decoded.width(), decoded.height(), decoded.into_rgb8().into_raw())
        } else {
            let mut decoder = zune_jpeg::JpegDecoder::new(zune_core::bytestream::ZCursor::new(&bytes));
            let pixels = decoder.decode().unwrap();
            let info = decoder.info().unwrap();
            (u32::from(info.width), u32::from(info.height), pixels)
        };
        assert_eq!((width, height), (WIDTH, HEIGHT));
        (bytes, pixels.chunks_exact(3).map(|pixel| [pixel[0], pixel[1], pixel[2]]).collect())
    }

    fn near(pixel: [u8; 3], color: [u8; 3]) -> bool {
        pixel.iter().zip(color).all(|(one, other)| one.abs_diff(other) < 24)
    }

    /// How many pixels of the words' part are not of the ground.
    fn inked(pixels: &[[u8; 3]], columns: std::ops::Range<usize>) -> usize {
        let ground = [BROWN.red, BROWN.green, BROWN.blue];
        let rows = pixels.chunks_exact(WIDTH as usize);
        rows.flat_map(|row| &row[columns.clone()]).filter(|pixel| !near(**pixel, ground)).count()
    }

    #[test]
    fn a_photo_fills_a_square_and_words_stand_beside_it() {
        for (width, height, channels) in [
            (800, 600, Channels::Rgb),
            (600, 800, Channels::Gray),
            (90, 40, Channels::Rgba),
            (1, 1, Channels::GrayAlpha),
        ] {
            let photo = photo(width, height, channels);
            let (bytes, pixels) = seen(&card("Kemeja kawung"), Some(&photo));
            assert!(bytes.len() < MOST_BYTES);
            let mut square = pixels.chunks_exact(WIDTH as usize).flat_map(|row| &row[..620]);
            assert!(square.all(|pixel| pixel[0] > 180), "{width} {height}");
            assert!(inked(&pixels, 640..1200) > 5_000);
        }
    }

    #[test]
    fn words_that_cannot_be_written_are_left_out_and_nothing_is_a_box() {
        let nothing = |title: &str| Card { price: None, foot: None, ..card(title) };
        for title in ["織物", "ꦧꦠꦶꦏ꧀", "Kain 絣", "\u{2764}\u{fe0f}\u{200d}\u{1f525}", "", " "] {
            assert_eq!(inked(&seen(&nothing(title), None).1, 0..1200), 0, "{title}");
        }
        let plain = seen(&nothing("Kain"), None).0;
        assert_eq!(seen(&nothing("Kain \u{1f9f5}"), None).0, plain, "an emoji goes alone");
        assert_eq!(seen(&nothing("  Kain\n"), None).0, plain);
        assert_ne!(seen(&nothing("Kaín"), None).0, plain);
        assert_eq!(seen(&nothing("Kai\u{301}n"), None).0, seen(&nothing("Kaín"), None).0);
    }

    #[test]
    fn all_that_is_drawn_is_in_the_key() {
        let photo = Key::of_card(&["photo"]);
        let first = card("Kain");
        let with = |change: fn(&mut Card)| {
            let mut card = first.clone();
            change(&mut card);
            key(Some(photo), &card)
        };
        let changed = [
            key(None, &first),
            with(|card| card.title.push('x')),
            with(|card| card.price = None),
            with(|card| card.line = Some("Rapi".to_owned())),
            with(|card| card.line = card.price.take()),
            with(|card| card.foot = None),
            with(|card| card.color = Color::WHITE),
            key(Some(photo), &first),
        ];
        let different: std::collections::BTreeSet<&Key> = changed.iter().collect();
        assert_eq!(different.len(), changed.len());
        assert_eq!(key(Some(photo), &first), key(Some(photo), &first.clone()));
    }

    #[test]
    fn noise_is_light_enough_too() {
        let mut state = 1_u32;
        let mut noise = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 24) as u8
        };
        let bytes = (0..630 * 630 * 3).map(|_| noise()).collect();
        let photo = Pixels { width: 630, height: 630, channels: Channels::Rgb, bytes };
        let drawn = draw(&card(&"Kain batik tulis ".repeat(9)), Some(&photo)).unwrap();
        assert!(drawn.pictures[0].bytes.len() <= MOST_BYTES);
    }

    #[test]
    fn the_longest_words_are_light_enough_too() {
        let words = "Kain batik tulis & pewarna alam ".repeat(9);
        let long = Card { line: Some(words.clone()), foot: Some(words.clone()), ..card(&words) };
        let (bytes, pixels) = seen(&long, None);
        assert!(bytes.len() < MOST_BYTES, "{}", bytes.len());
        assert!(inked(&pixels, 0..1200) > 20_000);
    }

    #[test]
    fn the_rules_name_the_locked_versions() {
        let lock = include_str!("../../../Cargo.lock");
        for part in RULES.split("; ").skip(1) {
            let (name, version) = part.split_once(' ').unwrap();
            assert!(lock.contains(&format!("name = \"{name}\"\nversion = \"{version}\"")), "{part}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]
        #[test]
        fn no_words_reach_the_photo_or_the_edges(
            title in "([\\PC]{1,30} ){0,12}", price in "[\\PC]{0,40}", line in "[\\PC]{0,300}", foot in "[\\PC]{0,120}"
        ) {
            let card = Card {
                photo: None, color: BROWN, title, price: Some(price), line: Some(line), foot: Some(foot),
            };
            let mut canvas = Canvas::of(BROWN);
            let typeface = Typeface::embedded().unwrap();
            canvas.write(&card, &typeface, Panel { left: HEIGHT, width: WIDTH - HEIGHT });
            let ground = [BROWN.red, BROWN.green, BROWN.blue];
            for (y, row) in canvas.0.bytes.chunks_exact(WIDTH as usize * 3).enumerate() {
                let free = |x: usize| row[x * 3..x * 3 + 3] == ground;
                prop_assert!((0..HEIGHT as usize + 20).chain(1180..1200).all(free), "row {}", y);
                prop_assert!((20..610).contains(&y) || (0..1200).all(free), "row {}", y);
            }
        }
    }
}
