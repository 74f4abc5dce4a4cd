//! A logo as a square: whole, for a browser's tab, or on a ground of which a phone cuts a shape of its own.

use super::making::{Making, Manner};
use super::pixels::{Channels, Pixels};
use super::resize::resized;
use crate::catalogue::Color;

/// How far from the middle of a tile a logo goes, in parts of its edge. Within 0.4 nothing is ever cut away (W3C, Web
/// Application Manifest, the safe zone of maskable icons); the rest is for what enlarging smears.
const SAFE: f64 = 0.38;
/// The contrast at which a logo can be told from the ground.
const TOLD: f64 = 2.0;
/// The difference of a channel that nobody sees, or that JPEG makes of one colour.
const SAME: u8 = 12;

/// The logo as a square of this edge.
///
/// # Errors
///
/// The resizer's own words; its conditions hold for every [`Pixels`].
pub(super) fn square(logo: &Pixels, edge: u32, making: &Making) -> Result<Pixels, String> {
    let long = f64::from(logo.width.max(logo.height));
    match making.manner {
        Manner::Tile(color) => {
            let ground = ground(logo, color);
            // A logo that is nearly empty is not cut off by its own square.
            let scale = (SAFE * f64::from(edge) / reach(logo, ground)).min(f64::from(edge) / long);
            on_ground(&scaled(logo, scale)?, edge, Some(ground))
        }
        _ => on_ground(&scaled(logo, f64::from(edge) / long)?, edge, None),
    }
}

fn scaled(logo: &Pixels, scale: f64) -> Result<Pixels, String> {
    let side = |length: u32| ((f64::from(length) * scale).round() as u32).max(1);
    resized(logo, side(logo.width), side(logo.height))
}

/// The picture in the middle of a square, which is transparent without a ground.
fn on_ground(picture: &Pixels, edge: u32, ground: Option<[u8; 3]>) -> Result<Pixels, String> {
    let (channels, empty) = match ground {
        Some([red, green, blue]) => (Channels::Rgb, vec![red, green, blue]),
        None => (Channels::Rgba, vec![0; 4]),
    };
    let width = channels.count();
    let mut bytes = empty.repeat(edge as usize * edge as usize);
    let (left, top) = (edge.saturating_sub(picture.width) / 2, edge.saturating_sub(picture.height) / 2);
    let rows = picture.bytes.chunks_exact(picture.width as usize * picture.channels.count());
    for (row, line) in (top..edge).zip(rows) {
        let from = (row as usize * edge as usize + left as usize) * width;
        let target = bytes[from..].chunks_exact_mut(width).take((edge - left) as usize);
        for (under, over) in target.zip(line.chunks_exact(picture.channels.count())) {
            lay(under, &over[..3], over.get(3).copied().unwrap_or(u8::MAX));
        }
    }
    Ok(Pixels { width: edge, height: edge, channels, bytes })
}

/// Lays a colour of this opacity over a pixel, or into an empty one.
fn lay(under: &mut [u8], over: &[u8], alpha: u8) {
    if let [red, green, blue, opacity] = under {
        (*red, *green, *blue, *opacity) = (over[0], over[1], over[2], alpha);
        return;
    }
    let alpha = u32::from(alpha);
    for (under, over) in under.iter_mut().zip(over) {
        let mixed = u32::from(*over) * alpha + u32::from(*under) * (255 - alpha);
        *under = u8::try_from((mixed + 127) / 255).unwrap_or(u8::MAX);
    }
}

/// What goes on around a logo: the one colour of its own edge; else the shop's colour, unless the logo would be lost on
/// it; else white or black.
fn ground(logo: &Pixels, color: Option<Color>) -> [u8; 3] {
    if let Some(edge) = edge_color(logo) {
        return edge;
    }
    let [red, green, blue] = visible_mean(logo);
    let ink = Color { red, green, blue };
    let Color { red, green, blue } = color.filter(|color| color.contrast(ink) >= TOLD).unwrap_or_else(|| ink.text_on());
    [red, green, blue]
}

/// The colour of all four sides, where they have one and are opaque.
fn edge_color(logo: &Pixels) -> Option<[u8; 3]> {
    let first = color_at(logo, 0, 0)?;
    let across = (0..logo.width).flat_map(|x| [(x, 0), (x, logo.height - 1)]);
    let down = (0..logo.height).flat_map(|y| [(0, y), (logo.width - 1, y)]);
    across.chain(down).all(|(x, y)| color_at(logo, x, y).is_some_and(|color| is_same(color, first))).then_some(first)
}

/// The colour of an opaque pixel.
fn color_at(logo: &Pixels, x: u32, y: u32) -> Option<[u8; 3]> {
    let pixel = pixel_at(logo, x, y)?;
    let opaque = pixel.get(3).is_none_or(|alpha| *alpha == u8::MAX);
    Some([pixel[0], pixel[1], pixel[2]]).filter(|_| opaque)
}

fn pixel_at(logo: &Pixels, x: u32, y: u32) -> Option<&[u8]> {
    let from = (y as usize * logo.width as usize + x as usize) * logo.channels.count();
    logo.bytes.get(from..from + logo.channels.count())
}

fn is_same(one: [u8; 3], other: [u8; 3]) -> bool {
    one.iter().zip(other).all(|(one, other)| one.abs_diff(other) <= SAME)
}

/// The mean colour of what is not transparent.
fn visible_mean(logo: &Pixels) -> [u8; 3] {
    let (mut sums, mut weight) = ([0_u64; 3], 0_u64);
    for pixel in logo.bytes.chunks_exact(logo.channels.count()) {
        let alpha = u64::from(pixel.get(3).copied().unwrap_or(u8::MAX));
        weight += alpha;
        for (sum, value) in sums.iter_mut().zip(pixel) {
            *sum += u64::from(*value) * alpha;
        }
    }
    sums.map(|sum| u8::try_from(sum / weight.max(1)).unwrap_or(u8::MAX))
}

/// How far from its middle a logo can be told from the ground, in its own pixels.
fn reach(logo: &Pixels, ground: [u8; 3]) -> f64 {
    let middle = (f64::from(logo.width) / 2.0, f64::from(logo.height) / 2.0);
    let mut farthest = 1.0_f64;
    for y in 0..logo.height {
        for x in 0..logo.width {
            let Some(pixel) = pixel_at(logo, x, y) else { continue };
            let seen = pixel.get(3).is_none_or(|alpha| *alpha > SAME);
            if seen && !is_same([pixel[0], pixel[1], pixel[2]], ground) {
                let (across, down) = (f64::from(x) + 0.5 - middle.0, f64::from(y) + 0.5 - middle.1);
                farthest = farthest.max((across * across + down * down).sqrt());
            }
        }
    }
    farthest
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::Recipe;

    const BROWN: Color = Color { red: 0x8a, green: 0x3b, blue: 0x12 };
    const CREAM: Color = Color { red: 0xf6, green: 0xef, blue: 0xe5 };

    /// A disc of a colour, touching all sides, on a colour or on nothing.
    fn disc(edge: u32, ink: Color, ground: Option<Color>) -> Pixels {
        let radius = f64::from(edge) / 2.0;
        let mut bytes = Vec::new();
        for place in 0..edge * edge {
            let (x, y) = (f64::from(place % edge) + 0.5 - radius, f64::from(place / edge) + 0.5 - radius);
            let inside = x * x + y * y <= radius * radius;
            let color = if inside { ink } else { ground.unwrap_or(Color::BLACK) };
            let alpha = if inside || ground.is_some() { 255 } else { 0 };
            bytes.extend([color.red, color.green, color.blue, alpha]);
        }
        Pixels { width: edge, height: edge, channels: Channels::Rgba, bytes }
    }

    fn wide() -> Pixels {
        let row = [[9, 99, 199].repeat(20), [240; 60].to_vec()].concat();
        Pixels { width: 40, height: 10, channels: Channels::Rgb, bytes: row.repeat(10) }
    }

    fn made(logo: &Pixels, edge: u32, recipe: Recipe) -> Pixels {
        square(logo, edge, &Making::of(recipe)).unwrap()
    }

    fn colors(picture: &Pixels) -> (Color, Color) {
        let at = |x, y| {
            let pixel = pixel_at(picture, x, y).unwrap();
            Color { red: pixel[0], green: pixel[1], blue: pixel[2] }
        };
        (at(1, 1), at(picture.width / 2, picture.height / 2))
    }

    #[test]
    fn a_tile_is_of_the_shop_s_colour_where_the_logo_can_be_told_from_it() {
        let logo = disc(100, CREAM, None);
        let tile = made(&logo, 180, Recipe::Tile { color: Some(BROWN) });
        assert_eq!((tile.width, tile.height, tile.channels), (180, 180, Channels::Rgb));
        assert_eq!(colors(&tile), (BROWN, CREAM));
        let lost = made(&disc(100, BROWN, None), 180, Recipe::Tile { color: Some(BROWN) });
        assert_eq!(colors(&lost), (Color::WHITE, BROWN));
        assert_eq!(colors(&made(&logo, 180, Recipe::Tile { color: None })), (Color::BLACK, CREAM));
    }

    #[test]
    fn a_ground_of_the_logo_s_own_goes_on() {
        let mut logo = disc(98, BROWN, Some(CREAM));
        // A rim, so that the disc touches no side.
        logo = on_ground(&logo, 100, Some([CREAM.red, CREAM.green, CREAM.blue])).unwrap();
        assert_eq!(colors(&made(&logo, 512, Recipe::Tile { color: Some(BROWN) })), (CREAM, BROWN));
    }

    #[test]
    fn what_can_be_seen_stays_within_the_safe_circle_and_fills_it() {
        for logo in [disc(100, CREAM, None), wide(), disc(700, CREAM, None)] {
            for edge in [180, 192, 512] {
                let tile = made(&logo, edge, Recipe::Tile { color: Some(BROWN) });
                let reach = reach(&tile, [BROWN.red, BROWN.green, BROWN.blue]) / f64::from(edge);
                assert!((0.36..=0.4).contains(&reach), "{reach} of {edge}");
            }
        }
    }

    #[test]
    fn an_icon_is_the_whole_logo_on_nothing() {
        let icon = made(&wide(), 32, Recipe::Icon);
        assert_eq!((icon.width, icon.height, icon.channels), (32, 32, Channels::Rgba));
        assert_eq!(pixel_at(&icon, 16, 2).unwrap(), [0, 0, 0, 0]);
        assert_eq!(pixel_at(&icon, 0, 16).unwrap(), [9, 99, 199, 255]);
        assert_eq!(pixel_at(&icon, 31, 16).unwrap(), [240, 240, 240, 255]);
    }

    #[test]
    fn empty_and_thin_logos_are_squares_too() {
        let empty = Pixels { width: 3, height: 3, channels: Channels::Rgba, bytes: vec![0; 36] };
        let thin = Pixels { width: 1, height: 900, channels: Channels::Rgb, bytes: vec![7; 2700] };
        for logo in [empty, thin] {
            for recipe in [Recipe::Icon, Recipe::Tile { color: Some(BROWN) }] {
                assert_eq!(made(&logo, 192, recipe).bytes.len() % (192 * 192), 0);
            }
        }
    }
}
