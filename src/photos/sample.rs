//! Photos for tests of what is made of them, without any pixels.

use super::{Derivative, MadePhoto, PhotoFormat};
use crate::catalogue::Color;
use crate::site::SitePath;

/// A photo of this name and size with one file in each of two formats.
pub(crate) fn made(name: &str, width: u32, height: u32) -> MadePhoto {
    let file = |format: PhotoFormat| {
        let path = SitePath::new(format!("foto/{name}-{width}.{}", format.extension())).unwrap();
        Derivative { format, width, height, file: path.as_str().into(), path, bytes: 1000 }
    };
    let derivatives = vec![file(PhotoFormat::Webp), file(PhotoFormat::Jpeg)];
    MadePhoto { width, height, color: Color::WHITE, derivatives }
}
