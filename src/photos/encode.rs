//! Pictures to files, in the formats that their manner asks for.

use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{ExtendedColorType, ImageEncoder};
use jpeg_encoder::{ColorType, Encoder, ImageBuffer, JpegColorType, SamplingFactor};

use super::PhotoFormat;
use super::image::Image;
use super::making::{Making, Manner};
use super::pixels::{Channels, Pixels};
use super::planes::Planes;
use super::webp::{self, Fidelity};

/// The quality of a photograph's WebP.
const WEBP_QUALITY: f32 = 78.0;
/// What is tried next where a file that a phone loads first would take more than `MOST_PHONE_BYTES`.
const LIGHTER_WEBP_QUALITIES: [f32; 4] = [66.0, 54.0, 42.0, 30.0];
/// The most bytes of a WebP that fills a phone's screen: a third of a second on a slow line.
const MOST_PHONE_BYTES: usize = 60_000;
/// Pixels on the long side of a file that fills a phone's screen.
const PHONE_EDGE: u32 = 800;
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

/// Encodes one size of a picture that is upright and in sRGB.
///
/// # Errors
///
/// Words for what an encoder refused, which no picture within the limits causes.
pub(super) fn files(image: &Image, making: &Making) -> Result<Vec<(PhotoFormat, Vec<u8>)>, String> {
    let pixels = match image {
        Image::Pixels(pixels) => pixels,
        Image::Planes(planes) => return photograph_of_planes(planes),
    };
    match making.manner {
        Manner::Photograph if making.avif => {
            let mut files = photograph(pixels)?;
            files.push((PhotoFormat::Avif, avif(pixels)?));
            Ok(files)
        }
        Manner::Photograph => photograph(pixels),
        Manner::Logo => logo(pixels),
        Manner::Code => Ok(Vec::new()),
        // What shows icons reads PNG everywhere.
        Manner::Icon | Manner::Tile(_) => Ok(vec![(PhotoFormat::Png, png(pixels)?)]),
    }
}

fn photograph(pixels: &Pixels) -> Result<Vec<(PhotoFormat, Vec<u8>)>, String> {
    let webp = |quality| webp::encode(pixels, Fidelity::Lossy(quality));
    let jpeg = jpeg(pixels, JPEG_QUALITY, SamplingFactor::F_2_2)?;
    let webp = light_webp(pixels.width.max(pixels.height), webp)?;
    Ok(vec![(PhotoFormat::Webp, webp), (PhotoFormat::Jpeg, jpeg)])
}

fn photograph_of_planes(planes: &Planes) -> Result<Vec<(PhotoFormat, Vec<u8>)>, String> {
    let webp = light_webp(planes.luma.width.max(planes.luma.height), |quality| webp::encode_planes(planes, quality))?;
    Ok(vec![(PhotoFormat::Webp, webp), (PhotoFormat::Jpeg, jpeg_of_planes(planes)?)])
}

/// Grass, gravel and woven cloth lose a little more, so that every first photo comes as fast.
fn light_webp(edge: u32, webp: impl Fn(f32) -> Result<Vec<u8>, String>) -> Result<Vec<u8>, String> {
    let mut file = webp(WEBP_QUALITY)?;
    if edge > PHONE_EDGE {
        return Ok(file);
    }
    for quality in LIGHTER_WEBP_QUALITIES {
        if file.len() <= MOST_PHONE_BYTES {
            break;
        }
        file = webp(quality)?;
    }
    Ok(file)
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

fn jpeg(pixels: &Pixels, quality: u8, sampling: SamplingFactor) -> Result<Vec<u8>, String> {
    let mut file = Vec::new();
    let colors = if pixels.channels == Channels::Rgba { ColorType::Rgba } else { ColorType::Rgb };
    jpeg_encoder(&mut file, quality, sampling)
        .encode(&pixels.bytes, jpeg_side(pixels.width)?, jpeg_side(pixels.height)?, colors)
        .map_err(|error| error.to_string())?;
    Ok(file)
}

fn jpeg_of_planes(planes: &Planes) -> Result<Vec<u8>, String> {
    let mut file = Vec::new();
    let (width, height) = (jpeg_side(planes.luma.width)?, jpeg_side(planes.luma.height)?);
    jpeg_encoder(&mut file, JPEG_QUALITY, SamplingFactor::F_2_2)
        .encode_image(PlanesForJpeg { planes, width, height })
        .map_err(|error| error.to_string())?;
    Ok(file)
}

/// Progressive, with its own code tables: the smallest, and of a shape that every viewer has met.
fn jpeg_encoder(file: &mut Vec<u8>, quality: u8, sampling: SamplingFactor) -> Encoder<&mut Vec<u8>> {
    let mut encoder = Encoder::new(file, quality);
    encoder.set_sampling_factor(sampling);
    encoder.set_progressive(true);
    encoder.set_optimized_huffman_tables(true);
    encoder
}

fn jpeg_side(length: u32) -> Result<u16, String> {
    u16::try_from(length).map_err(|_| "jpeg: too large".to_owned())
}

/// Planes as the JPEG encoder asks for them: each colour four times, of which it takes the mean.
struct PlanesForJpeg<'planes> {
    planes: &'planes Planes,
    width: u16,
    height: u16,
}

impl ImageBuffer for PlanesForJpeg<'_> {
    fn get_jpeg_color_type(&self) -> JpegColorType {
        JpegColorType::Ycbcr
    }

    fn width(&self) -> u16 {
        self.width
    }

    fn height(&self) -> u16 {
        self.height
    }

    fn fill_buffers(&self, y: u16, buffers: &mut [Vec<u8>; 4]) {
        let width = usize::from(self.width);
        let row = |plane: &'_ Pixels, y: u16| {
            usize::from(y) * plane.width as usize..(usize::from(y) + 1) * plane.width as usize
        };
        let Planes { luma, blue, red } = self.planes;
        let [for_luma, for_blue, for_red, _] = buffers;
        for_luma.extend_from_slice(&luma.bytes[row(luma, y)]);
        for (plane, buffer) in [(blue, for_blue), (red, for_red)] {
            buffer.extend(plane.bytes[row(plane, y / 2)].iter().flat_map(|value| [*value; 2]).take(width));
        }
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    /// Gravel: grains of one brightness each, more of them than a doormat has.
    fn gravel(width: u32, height: u32) -> Pixels {
        let grain = |x: u32, y: u32| {
            let mut state = (x / 3 + 1).wrapping_mul(2_654_435_761) ^ (y / 3 + 1).wrapping_mul(2_246_822_519);
            state ^= state >> 15;
            state = state.wrapping_mul(2_246_822_519);
            u8::try_from((state >> 13) % 64).unwrap() + 96
        };
        let bytes = (0..height).flat_map(|y| (0..width).flat_map(move |x| [grain(x, y); 3])).collect();
        Pixels { width, height, channels: Channels::Rgb, bytes }
    }

    fn made_webp(pixels: &Pixels) -> Vec<u8> {
        photograph(pixels).unwrap().swap_remove(0).1
    }

    #[test]
    fn what_fills_a_phone_is_light_where_much_is_to_be_seen() {
        let (landscape, portrait) = (gravel(800, 600), gravel(600, 800));
        for pixels in [landscape, portrait] {
            let full = webp::encode(&pixels, Fidelity::Lossy(WEBP_QUALITY)).unwrap();
            let made = made_webp(&pixels);
            assert!(full.len() > MOST_PHONE_BYTES, "{}", full.len());
            assert!(made.len() <= MOST_PHONE_BYTES, "{}", made.len());
        }
    }

    #[test]
    fn larger_files_keep_their_quality() {
        let pixels = gravel(1600, 1200);
        let full = webp::encode(&pixels, Fidelity::Lossy(WEBP_QUALITY)).unwrap();
        assert!(full.len() > MOST_PHONE_BYTES);
        assert_eq!(made_webp(&pixels), full);
    }

    #[test]
    fn plain_photos_keep_their_quality() {
        let pixels = Pixels { width: 800, height: 600, channels: Channels::Rgb, bytes: vec![120; 800 * 600 * 3] };
        assert_eq!(made_webp(&pixels), webp::encode(&pixels, Fidelity::Lossy(WEBP_QUALITY)).unwrap());
    }
}
