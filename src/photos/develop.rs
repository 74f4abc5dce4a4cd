//! One photo from its bytes to all its derivatives.

use super::PhotoFormat;
use super::code::{self, Codes};
use super::color;
use super::decode::{self, Decoded, Shrunk};
use super::encode;
use super::header::Header;
use super::icon;
use super::image::Image;
use super::making::{Making, Manner};
use super::pixels::Pixels;
use super::planes::{self, Planes};
use super::resize::resized;
use super::turn::upright;
use crate::catalogue::Color;
use crate::problem::PhotoProblem;

/// Memory for what comes after decoding: a few pictures of the largest size and an encoder's own.
const AFTERWARDS: u64 = 40 << 20;
/// What the AVIF encoder takes besides.
const FOR_AVIF: u64 = 80 << 20;

/// A photo and what was made of it.
pub(super) struct Developed {
    /// The upright photo's pixels from left to right.
    pub(super) width: u32,
    /// The upright photo's pixels from top to bottom.
    pub(super) height: u32,
    /// Its mean colour.
    pub(super) color: Color,
    /// The QR codes in it.
    pub(super) codes: Codes,
    /// The files, largest first; none of a payment code.
    pub(super) pictures: Vec<Picture>,
}

/// One file.
pub(super) struct Picture {
    pub(super) format: PhotoFormat,
    pub(super) width: u32,
    pub(super) height: u32,
    pub(super) bytes: Vec<u8>,
}

/// Why a photo could not be developed.
#[derive(Debug)]
pub(super) enum Undeveloped {
    /// The photo's fault.
    Problem(PhotoProblem),
    /// An encoder's.
    Encoder(String),
}

impl From<PhotoProblem> for Undeveloped {
    fn from(problem: PhotoProblem) -> Undeveloped {
        Undeveloped::Problem(problem)
    }
}

impl From<String> for Undeveloped {
    fn from(words: String) -> Undeveloped {
        Undeveloped::Encoder(words)
    }
}

/// The memory that developing takes, in bytes.
pub(super) fn memory(file_bytes: u64, header: &Header, making: &Making) -> u64 {
    let (width, _) = making.sizes(header.width, header.height).first().copied().unwrap_or_default();
    let half_resized = u64::from(width) * u64::from(header.height) * u64::from(header.pixel_bytes);
    let encoders = if making.avif { AFTERWARDS + FOR_AVIF } else { AFTERWARDS };
    file_bytes + header.decoded() + header.scratch + half_resized + encoders
}

/// Decodes once and makes each size from the one before.
///
/// Colours are converted and the picture is turned at the largest size made, not at the camera's: that is where the
/// fewest pixels give the same result.
///
/// # Errors
///
/// A broken photo, or an encoder's refusal.
pub(super) fn develop(file: Vec<u8>, header: &Header, making: &Making) -> Result<Developed, Undeveloped> {
    let (mut image, turns) = largest(file, header, making)?;
    let (width, height) = swapped((header.width, header.height), turns);
    let codes = code::read(&image.grey())?;
    let mut pictures = Vec::new();
    match &image {
        Image::Pixels(logo) if matches!(making.manner, Manner::Icon | Manner::Tile(_)) => {
            for &edge in making.edges.iter().rev() {
                pictures.extend(encoded(&Image::Pixels(icon::square(logo, edge, making)?), making)?);
            }
        }
        _ => {
            for (width, height) in making.sizes(width, height) {
                image = image.resized(width, height)?;
                pictures.extend(encoded(&image, making)?);
            }
        }
    }
    let [red, green, blue] = image.mean();
    Ok(Developed { width, height, color: Color { red, green, blue }, codes, pictures })
}

/// The files of one size.
fn encoded(image: &Image, making: &Making) -> Result<Vec<Picture>, String> {
    let (width, height) = image.size();
    let files = encode::files(image, making)?.into_iter();
    Ok(files.map(|(format, bytes)| Picture { format, width, height, bytes }).collect())
}

const fn swapped(size: (u32, u32), turns: bool) -> (u32, u32) {
    if turns { (size.1, size.0) } else { size }
}

/// The largest picture, small and in sRGB, and whether its sides were swapped to turn it upright.
///
/// A logo and a payment code are decoded whole, for their edges must stay as clean as they are.
fn largest(file: Vec<u8>, header: &Header, making: &Making) -> Result<(Image, bool), Undeveloped> {
    let stored = (header.width, header.height);
    // A size depends on the long side alone, so it is the same for the picture as stored.
    let size = making.sizes(stored.0, stored.1).first().copied().unwrap_or(stored);
    let shrunk = if making.manner == Manner::Photograph { decode::shrunk(&file, header, size) } else { None };
    if let Some(shrunk) = shrunk {
        drop(file);
        let turns = shrunk.facts.orientation.swaps_sides();
        return Ok((of_planes(shrunk, size, making)?, turns));
    }
    let decoded = decode::decode(&file, header)?;
    drop(file);
    let turns = decoded.facts.orientation.swaps_sides();
    Ok((Image::Pixels(of_pixels(decoded, size, making)?), turns))
}

/// Planes stay planes where nothing is to be converted.
fn of_planes(shrunk: Shrunk, (width, height): (u32, u32), making: &Making) -> Result<Image, String> {
    let Shrunk { planes, profile, facts } = shrunk;
    if let ([luma, blue, red], false, false) = (&planes[..], profile.is_some() || facts.space.is_some(), making.avif) {
        return Ok(Image::Planes(Planes::of([luma, blue, red], width, height)?.upright(facts.orientation)));
    }
    let small = planes::pixels(&planes, width, height)?;
    Ok(Image::Pixels(upright(color::to_srgb(small, profile.as_deref(), facts.space), facts.orientation)))
}

/// The picture on white, small, in sRGB, upright.
fn of_pixels(decoded: Decoded, size: (u32, u32), making: &Making) -> Result<Pixels, String> {
    let Decoded { pixels, profile, facts } = decoded;
    let is_logo = matches!(making.manner, Manner::Logo | Manner::Icon | Manner::Tile(_));
    let keeps_alpha = is_logo && pixels.is_transparent();
    let pixels = if keeps_alpha { pixels } else { pixels.on_white() };
    let small = if (pixels.width, pixels.height) == size { pixels } else { resized(&pixels, size.0, size.1)? };
    Ok(upright(color::to_srgb(small, profile.as_deref(), facts.space), facts.orientation))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::PhotoRole;
    use crate::photos::header::{self, HeaderError};
    use crate::plan::Recipe;
    use std::io::Cursor;

    /// A fixed row of numbers without order.
    struct Numbers(u64);

    impl Numbers {
        fn below(&mut self, most: usize) -> usize {
            self.0 ^= self.0 << 13;
            self.0 ^= self.0 >> 7;
            self.0 ^= self.0 << 17;
            (self.0 % most as u64) as usize
        }
    }

    fn fixtures() -> Vec<Vec<u8>> {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/photos");
        let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        paths.sort();
        let is_photo = |path: &std::path::PathBuf| path.extension().is_some_and(|end| end != "py" && end != "rs");
        paths.into_iter().filter(is_photo).map(|path| std::fs::read(path).unwrap()).collect()
    }

    /// Some of its bytes changed, cut, moved or doubled.
    fn mutant(file: &[u8], numbers: &mut Numbers) -> Vec<u8> {
        let mut file = file.to_vec();
        for _ in 0..=numbers.below(4) {
            let place = numbers.below(file.len());
            match numbers.below(6) {
                0 => file[place] ^= 1 << numbers.below(8),
                1 => file[place] = [0, 0xff, 0x7f, 0x80][numbers.below(4)],
                2 => file.truncate(place + 1),
                3 => file.insert(place, u8::try_from(numbers.below(256)).unwrap()),
                4 => drop(file.remove(place)),
                _ => {
                    let piece = file[place..].to_vec();
                    file.extend(&piece[..piece.len().min(64)]);
                }
            }
            if file.is_empty() {
                file.push(0);
            }
        }
        file
    }

    /// What a photo's own fault is said to be; nothing where it could be developed.
    fn fault(file: &[u8]) -> Option<PhotoProblem> {
        let making = Making::of(Recipe::Pages { role: PhotoRole::Logo, avif: false });
        let header = match header::read(&mut Cursor::new(file)) {
            Ok(header) => header,
            Err(HeaderError::Problem(problem)) => return Some(problem),
            Err(HeaderError::Io(error)) => panic!("{error}"),
        };
        // A photo may be large and whole; what counts here is that hostile bytes are met, not how long they take.
        if header.decoded() + header.scratch > 4 << 20 {
            return None;
        }
        match develop(file.to_vec(), &header, &making) {
            Ok(developed) => {
                assert!(!developed.pictures.is_empty());
                None
            }
            Err(Undeveloped::Problem(problem)) => Some(problem),
            Err(Undeveloped::Encoder(words)) => panic!("{words}"),
        }
    }

    /// Panics inside a decoder become problems; one of our own would end this test.
    #[test]
    fn thousands_of_mutants_are_a_picture_or_a_problem() {
        let mut numbers = Numbers(0x9e37_79b9_7f4a_7c15);
        let fixtures = fixtures();
        let (mut whole, mut broken) = (0, 0);
        for round in 0..3000 {
            let file = &fixtures[round % fixtures.len()];
            match fault(&mutant(file, &mut numbers)) {
                None => whole += 1,
                Some(_) => broken += 1,
            }
        }
        assert!(whole > 100 && broken > 1000, "{whole} whole, {broken} broken: the mutants are of one kind");
    }
}
