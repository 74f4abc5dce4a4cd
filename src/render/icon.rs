//! The site's icons: of its logo, else the theme's mark in the shop's colour.

use super::asset::add;
use super::brand::color_of;
use super::theme::{Asset, Theme};
use crate::catalogue::{Catalogue, Color};
use crate::diagnostic::Diagnostic;
use crate::photos::{MadePhoto, Photos};
use crate::site::SiteFile;

/// Where the site's icons stand.
#[derive(Debug, Hash, Default, Clone, PartialEq, Eq)]
pub struct Icons {
    /// A drawing for any size, where there is no logo.
    pub drawing: Option<String>,
    /// Squares to be shown as they are, smallest first.
    pub plain: Vec<Icon>,
    /// Squares of which any shape may be cut, smallest first.
    pub tiles: Vec<Icon>,
}

/// A square PNG.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Icon {
    /// Where it stands.
    pub path: String,
    /// Its width and height in pixels.
    pub edge: u32,
}

impl Icons {
    /// The icons; those that are no photos are added to the files.
    ///
    /// # Errors
    /// A diagnostic where the theme's drawing cannot be made.
    pub fn of(
        theme: &Theme,
        catalogue: &Catalogue,
        photos: &Photos,
        files: &mut Vec<SiteFile>,
    ) -> Result<Icons, Box<Diagnostic>> {
        if let (Some(plain), Some(tile)) = (&photos.icon, &photos.tile) {
            return Ok(Icons { drawing: None, plain: of_logo(plain), tiles: of_logo(tile) });
        }
        let only = catalogue.shops.first().filter(|shop| shop.slug.is_none());
        let color = color_of(only.and_then(|shop| shop.color));
        let drawing = drawing(theme, catalogue, color)?;
        let mut marks: Vec<Icon> = theme.icons.iter().filter_map(|asset| mark(asset, color, files)).collect();
        marks.sort_by_key(|icon| icon.edge);
        let drawing = Some(add(files, "ikon", "svg", drawing.into_bytes()));
        Ok(Icons { drawing, plain: marks.clone(), tiles: marks })
    }
}

fn of_logo(photo: &MadePhoto) -> Vec<Icon> {
    let icon = |path: &str, edge: u32| Icon { path: path.to_owned(), edge };
    photo.for_every_viewer().map(|file| icon(file.path.as_str(), file.width)).collect()
}

fn drawing(theme: &Theme, catalogue: &Catalogue, color: Color) -> Result<String, Box<Diagnostic>> {
    #[derive(serde::Serialize)]
    struct Drawing {
        color: String,
        text_color: String,
    }
    let view = Drawing { color: color.to_string(), text_color: color.text_on().to_string() };
    theme.render("layouts/icon.svg", catalogue.site.main_language(), &view)
}

/// The theme's mark of one size, named by its edge: `48.png`.
fn mark(asset: &Asset, color: Color, files: &mut Vec<SiteFile>) -> Option<Icon> {
    let edge = asset.name.strip_suffix(".png")?.parse().ok()?;
    let path = add(files, &format!("ikon-{edge}"), "png", dyed(&asset.bytes, color, color.text_on()));
    Some(Icon { path, edge })
}

/// A PNG whose palette holds the shades from one colour to another: the picture itself says only which shade stands
/// where. Any other PNG stays as it is (PNG, third edition, 5.3: a chunk is its length, kind, data and checksum).
fn dyed(png: &[u8], from: Color, to: Color) -> Vec<u8> {
    let mut dyed = png.to_vec();
    let mut place = 8;
    while let Some(length) = png.get(place..place + 4).and_then(|bytes| bytes.try_into().ok()).map(u32::from_be_bytes) {
        let data = place + 8;
        let end = data + length as usize;
        if png.get(place + 4..data) == Some(b"PLTE".as_slice()) && end + 4 <= png.len() {
            let shades = length as usize / 3;
            for (shade, entry) in dyed[data..end].chunks_exact_mut(3).enumerate() {
                let part = shade * 100 / shades.saturating_sub(1).max(1);
                let Color { red, green, blue } = from.mixed(to, u16::try_from(part).unwrap_or(100));
                entry.copy_from_slice(&[red, green, blue]);
            }
            let sum = crc32fast::hash(&dyed[place + 4..end]);
            dyed[end..end + 4].copy_from_slice(&sum.to_be_bytes());
            break;
        }
        place = end + 4;
    }
    dyed
}

#[cfg(test)]
mod tests {
    use super::*;

    const BROWN: Color = Color { red: 0x8a, green: 0x3b, blue: 0x12 };

    fn pixels(png: &[u8]) -> image::RgbImage {
        image::load_from_memory_with_format(png, image::ImageFormat::Png).unwrap().to_rgb8()
    }

    #[test]
    fn the_mark_takes_the_colours_and_keeps_its_form() {
        for edge in [32, 48, 180, 192, 512] {
            let path = format!("icon/{edge}.png");
            let (_, png) = crate::embedded::embedded_theme().find(|(name, _)| *name == path).unwrap();
            let dyed = pixels(&dyed(png, BROWN, Color::WHITE));
            assert_eq!(dyed.dimensions(), (edge, edge));
            assert_eq!(dyed.get_pixel(0, 0).0, [BROWN.red, BROWN.green, BROWN.blue]);
            assert_eq!(dyed.get_pixel(edge / 2, edge / 16).0, [BROWN.red, BROWN.green, BROWN.blue], "between petals");
            assert_eq!(dyed.get_pixel(edge * 41 / 64, edge * 41 / 64).0, [255; 3], "a petal");
        }
    }

    #[test]
    fn any_other_bytes_stay() {
        for bytes in [
            &b""[..],
            b"\x89PNG\r\n\x1a\n",
            b"\x89PNG\r\n\x1a\n\0\0\0\x09PLTEabc",
            b"\x89PNG\r\n\x1a\n\xff\xff\xff\xffPLTE",
        ] {
            assert_eq!(dyed(bytes, BROWN, Color::WHITE), bytes);
        }
    }
}
