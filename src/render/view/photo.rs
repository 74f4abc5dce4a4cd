//! A photo with all its files.

use serde::Serialize;

use crate::catalogue::PhotoId;
use crate::photos::{Derivative, DrawnCard, PhotoFormat};
use crate::plan::{Card, CardId, CardSubject, PageKind};
use crate::render::brand;
use crate::render::scene::Scene;

/// A photo as `<picture>` wants it.
#[derive(Debug, Serialize)]
pub struct Picture {
    /// The file for browsers that know no other format.
    pub src: String,
    /// All files of that format with their widths; empty on a card, where the one is enough for old browsers.
    pub srcset: String,
    /// Smaller formats, the smallest first.
    pub sources: Vec<PictureSource>,
    /// The largest file, to open by itself.
    pub large: String,
    /// The smallest file, to show it no larger than a thumb.
    pub small: String,
    /// The width of `src` in pixels.
    pub width: u32,
    /// The height of `src` in pixels.
    pub height: u32,
    /// Its mean colour, as `#rrggbb`.
    pub color: String,
    /// The classes that fill its place with this colour until the photo is there.
    pub tint: String,
    /// What it shows, in words.
    pub alt: String,
    /// The language of those words, where it is not the page's.
    pub lang: Option<&'static str>,
}

/// The files of one format.
#[derive(Debug, Serialize)]
pub struct PictureSource {
    /// The media type.
    pub media_type: &'static str,
    /// The files with their widths.
    pub srcset: String,
}

/// How many sizes a card offers: no screen shows one as large as the third, and a list has two dozen of them.
pub(in crate::render) const SIZES_OF_CARD: usize = 2;

/// A card for link previews.
#[derive(Debug, Serialize)]
pub struct ShareImage {
    /// Its full address.
    pub url: String,
    /// Its width in pixels.
    pub width: u32,
    /// Its height in pixels.
    pub height: u32,
    /// What it shows, in words.
    pub alt: String,
}

impl Picture {
    /// The photo, or nothing where it could not be made.
    pub fn of(scene: &Scene<'_>, id: PhotoId) -> Option<Picture> {
        Picture::with_sizes(scene, id, usize::MAX)
    }

    /// The same as a card shows it.
    pub fn on_card(scene: &Scene<'_>, id: PhotoId) -> Option<Picture> {
        Some(Picture { srcset: String::new(), ..Picture::with_sizes(scene, id, SIZES_OF_CARD)? })
    }

    fn with_sizes(scene: &Scene<'_>, id: PhotoId, most: usize) -> Option<Picture> {
        let photo = scene.stage.photos.get(id)?;
        let every: Vec<&Derivative> = photo.for_every_viewer().collect();
        let middle = every.get(1).or(every.first())?;
        let small = [PhotoFormat::Avif, PhotoFormat::Webp].into_iter();
        let sources: Vec<PictureSource> = small
            .map(|format| (format, photo.in_format(format).take(most).collect::<Vec<_>>()))
            .filter(|(_, files)| !files.is_empty())
            .map(|(format, files)| PictureSource { media_type: format.media_type(), srcset: srcset(scene, &files) })
            .collect();
        let smallest = photo.in_format(PhotoFormat::Webp).next().or(every.first().copied())?;
        let largest = photo.in_format(PhotoFormat::Webp).last().or(every.last().copied())?;
        Some(Picture {
            src: scene.file(middle.path.as_str()),
            srcset: srcset(scene, &every),
            sources,
            large: scene.file(largest.path.as_str()),
            small: scene.file(smallest.path.as_str()),
            width: middle.width,
            height: middle.height,
            color: photo.color.to_string(),
            tint: brand::tint(photo.color),
            alt: scene.say(&scene.catalogue().photo(id).alt).to_owned(),
            lang: scene.foreign(&scene.catalogue().photo(id).alt),
        })
    }
}

impl ShareImage {
    /// The card of the page's product, else that of its shop or of the portal; nothing where the site does not know its
    /// own address.
    pub fn of(scene: &Scene<'_>) -> Option<ShareImage> {
        let product = match scene.page.kind {
            PageKind::Product(id) => Some(CardSubject::Product(id)),
            _ => None,
        };
        let around = scene.shop().map_or(CardSubject::Site, |shop| CardSubject::Shop(shop.id));
        let language = scene.language();
        let drawn = |subject| scene.stage.photos.card(CardId { language, subject });
        let DrawnCard { card, picture } = product.and_then(drawn).or_else(|| drawn(around))?;
        let file = picture.for_every_viewer().next()?;
        let url = scene.url(file.path.as_str())?;
        Some(ShareImage { url, width: file.width, height: file.height, alt: alt(scene, card) })
    }
}

/// What a card shows, in words.
fn alt(scene: &Scene<'_>, card: &Card) -> String {
    let words = card.words().collect::<Vec<_>>().join(". ");
    match card.photo.map(|photo| scene.say(&scene.catalogue().photo(photo).alt)) {
        Some(photo) if !photo.starts_with(card.title.as_str()) => format!("{photo}. {words}"),
        _ => words,
    }
}

fn srcset(scene: &Scene<'_>, files: &[&Derivative]) -> String {
    let files: Vec<String> =
        files.iter().map(|file| format!("{} {}w", scene.file(file.path.as_str()), file.width)).collect();
    files.join(", ")
}
