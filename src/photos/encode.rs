//! Pictures to files, in the formats that their manner asks for.

use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{ExtendedColorType, ImageEncoder};
use jpeg_encoder::{ColorType, Encoder, SamplingFactor};

use super::PhotoFormat;
use super::making::{Making, Manner};
use super::pixels::{Channels, Pixels};
use super::webp::{self, Fidelity};

/// The quality of a photograph's WebP.
const WEBP_QUALITY: f32 = 78.0;
/// The quality of a photograph's JPEG.
const JPEG_QUALITY: u8 = 80;
/// The quality where edges must stay clean.
const CLEAN_WEBP_QUALITY: f32 = 92.0;
/// The same for JPEG, which then keeps every pixel's colour.
const CLEAN_JPEG_QUALITY: u8 = 92;
/// The quality of a photograph's AVIF: a quarter fewer bytes than its WebP.
#[cfg(feature = "avif")]
const AVIF_QUALITY: f32 = 60.0;
/// Of 1 to 10: a photo takes two seconds. At 8 it takes twice that for a few bytes, at 10 it gains nothing over WebP.
#[cfg(feature = "avif")]
const AVIF_SPEED: u8 = 9;
/// A payment code that takes more bytes than this without loss is a camera's photo of one, whose noise need not stay.
const MOST_EXACT_BYTES: usize = 300_000;

/// Encodes one size of a picture that is upright and in sRGB.
///
/// # Errors
///
/// Words for what an encoder refused, which no picture within the limits causes.
pub(super) fn files(pixels: &Pixels, making: &Making) -> Result<Vec<(PhotoFormat, Vec<u8>)>, String> {
    match making.manner {
        Manner::Photograph if making.avif => {
            let mut files = photograph(pixels)?;
            files.push((PhotoFormat::Avif, avif(pixels)?));
            Ok(files)
        }
        Manner::Photograph => photograph(pixels),
        Manner::Logo => logo(pixels),
        Manner::Code => code(pixels),
    }
}

fn photograph(pixels: &Pixels) -> Result<Vec<(PhotoFormat, Vec<u8>)>, String> {
    let webp = webp::encode(pixels, Fidelity::Lossy(WEBP_QUALITY))?;
    Ok(vec![(PhotoFormat::Webp, webp), (PhotoFormat::Jpeg, jpeg(pixels, JPEG_QUALITY, SamplingFactor::F_2_2)?)])
}

/// The smaller of an exact and a clean WebP; beside it PNG where something is transparent, else JPEG.
fn logo(pixels: &Pixels) -> Result<Vec<(PhotoFormat, Vec<u8>)>, String> {
    let exact = webp::encode(pixels, Fidelity::Exact)?;
    let clean = webp::encode(pixels, Fidelity::Lossy(CLEAN_WEBP_QUALITY))?;
    let webp = if exact.len() <= clean.len() { exact } else { clean };
    let other = match pixels.channels {
        Channels::Rgba => (PhotoFormat::Png, png(pixels)?),
        _ => (PhotoFormat::Jpeg, jpeg(pixels, CLEAN_JPEG_QUALITY, SamplingFactor::F_1_1)?),
    };
    Ok(vec![(PhotoFormat::Webp, webp), other])
}

fn code(pixels: &Pixels) -> Result<Vec<(PhotoFormat, Vec<u8>)>, String> {
    let exact = webp::encode(pixels, Fidelity::Exact)?;
    if exact.len() <= MOST_EXACT_BYTES {
        return Ok(vec![(PhotoFormat::Webp, exact), (PhotoFormat::Png, png(pixels)?)]);
    }
    let webp = webp::encode(pixels, Fidelity::Lossy(CLEAN_WEBP_QUALITY))?;
    Ok(vec![(PhotoFormat::Webp, webp), (PhotoFormat::Jpeg, jpeg(pixels, CLEAN_JPEG_QUALITY, SamplingFactor::F_1_1)?)])
}

/// Progressive, with its own code tables: the smallest, and of a shape that every viewer has met.
fn jpeg(pixels: &Pixels, quality: u8, sampling: SamplingFactor) -> Result<Vec<u8>, String> {
    let side = |length: u32| u16::try_from(length).map_err(|_| "jpeg: too large".to_owned());
    let mut file = Vec::new();
    let mut encoder = Encoder::new(&mut file, quality);
    encoder.set_sampling_factor(sampling);
    encoder.set_progressive(true);
    encoder.set_optimized_huffman_tables(true);
    let colors = if pixels.channels == Channels::Rgba { ColorType::Rgba } else { ColorType::Rgb };
    encoder
        .encode(&pixels.bytes, side(pixels.width)?, side(pixels.height)?, colors)
        .map_err(|error| error.to_string())?;
    Ok(file)
}

fn png(pixels: &Pixels) -> Result<Vec<u8>, String> {
    let colors = match pixels.channels {
        Channels::Rgba => ExtendedColorType::Rgba8,
        _ => ExtendedColorType::Rgb8,
    };
    let mut file = Vec::new();
    PngEncoder::new_with_quality(&mut file, CompressionType::Best, FilterType::Adaptive)
        .write_image(&pixels.bytes, pixels.width, pixels.height, colors)
        .map_err(|error| error.to_string())?;
    Ok(file)
}

/// On one thread, as other photos have the others.
#[cfg(feature = "avif")]
fn avif(pixels: &Pixels) -> Result<Vec<u8>, String> {
    use ravif::{BitDepth, Encoder, Img, RGB8};
    let colors: Vec<RGB8> = pixels.bytes.chunks_exact(3).map(|one| RGB8::new(one[0], one[1], one[2])).collect();
    let picture = Img::new(colors.as_slice(), pixels.width as usize, pixels.height as usize);
    let encoder = Encoder::new().with_quality(AVIF_QUALITY).with_speed(AVIF_SPEED).with_bit_depth(BitDepth::Eight);
    let encoded = encoder.with_num_threads(Some(1)).encode_rgb(picture).map_err(|error| error.to_string())?;
    Ok(encoded.avif_file)
}

#[cfg(not(feature = "avif"))]
fn avif(_pixels: &Pixels) -> Result<Vec<u8>, String> {
    Err("built without AVIF".to_owned())
}
