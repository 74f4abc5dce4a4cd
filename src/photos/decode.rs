//! A file's bytes to pixels, once, with the profile that gives them their meaning.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use image::codecs::{png::PngDecoder, webp::WebPDecoder};
use image::{ColorType, ImageDecoder, ImageError, Limits};
use zune_core::bytestream::ZCursor;
use zune_core::colorspace::ColorSpace;
use zune_core::options::DecoderOptions;
use zune_jpeg::JpegDecoder;
use zune_jpeg::errors::DecodeErrors;

use super::exif::{self, Facts};
use super::header::Header;
use super::heic;
use super::kind::PhotoKind;
use super::pixels::{Channels, Pixels};
use super::scaled::{self, Plane, Scale};
use crate::problem::{BrokenCause, PhotoProblem};

/// Memory for what a PNG carries beside its pixels: a packed profile, EXIF, texts.
const BESIDE_PIXELS: u64 = 32 << 20;

/// Pixels as stored, and what says how to show them.
pub(super) struct Decoded {
    /// The pixels, not yet upright.
    pub(super) pixels: Pixels,
    /// The ICC profile.
    pub(super) profile: Option<Vec<u8>>,
    /// What the EXIF block says.
    pub(super) facts: Facts,
}

/// The planes of a JPEG that are smaller than the photo, and what says how to show them.
pub(super) struct Shrunk {
    /// One of grey, or luma and two of colour differences, not yet upright.
    pub(super) planes: Vec<Plane>,
    /// The ICC profile.
    pub(super) profile: Option<Vec<u8>>,
    /// What the EXIF block says.
    pub(super) facts: Facts,
}

/// Decodes a photo whose header was read and kept the limits.
///
/// A decoder that panics over a hostile file has found it broken: the unwinding ends here. The decoders hold no state
/// outside this call.
///
/// # Errors
///
/// The photo is broken. One that breaks off is an error too, though its upper part could be shown.
pub(super) fn decode(file: &[u8], header: &Header) -> Result<Decoded, PhotoProblem> {
    let work = AssertUnwindSafe(|| match header.kind {
        PhotoKind::Jpeg => jpeg(file, header),
        PhotoKind::Png => png(file, header),
        PhotoKind::Webp => webp(file, header),
        PhotoKind::Heic => heic::decode(file, header),
    });
    catch_unwind(work).unwrap_or_else(|_| Err(broken("the decoder gave up")))
}

/// Decodes a JPEG of the usual kind at a fraction of its size, where nothing larger than this is wanted of it. Nothing
/// where that cannot be: [`decode`] then tells what is wrong, or reads it.
pub(super) fn shrunk(file: &[u8], header: &Header, wanted: (u32, u32)) -> Option<Shrunk> {
    let size = (header.width, header.height);
    let scale = Scale::between(size, wanted).filter(|_| header.kind == PhotoKind::Jpeg)?;
    let work = AssertUnwindSafe(|| {
        let decoder = jpeg_decoder(file).ok()?;
        let is_known = matches!(decoder.input_colorspace(), Some(ColorSpace::Luma | ColorSpace::YCbCr));
        let facts = decoder.exif().cloned().map(exif::read).unwrap_or_default();
        is_known.then(|| (decoder.icc_profile(), facts))
    });
    let (profile, facts) = catch_unwind(work).ok()??;
    Some(Shrunk { planes: scaled::decode(file, size, scale)?, profile, facts })
}

fn broken(words: impl Into<String>) -> PhotoProblem {
    PhotoProblem::Broken { cause: BrokenCause::Decoder(words.into()) }
}

/// What says how to show a photo's pixels, and none of the pixels: the profile and the EXIF of what [`decode`] gives.
///
/// # Errors
///
/// The photo is broken before its pixels begin.
pub(super) fn appearance(file: &[u8], header: &Header) -> Result<(Option<Vec<u8>>, Facts), PhotoProblem> {
    let of_image = |mut decoder: Box<dyn ImageDecoder + '_>| {
        let facts = decoder.exif_metadata().ok().flatten().map(exif::read).unwrap_or_default();
        (decoder.icc_profile().ok().flatten(), facts)
    };
    let work = AssertUnwindSafe(|| match header.kind {
        PhotoKind::Jpeg => {
            let decoder = jpeg_decoder(file)?;
            let facts = decoder.exif().cloned().map(exif::read).unwrap_or_default();
            Ok((decoder.icc_profile(), facts))
        }
        PhotoKind::Png => Ok(of_image(Box::new(png_decoder(file, header)?))),
        PhotoKind::Webp => Ok(of_image(Box::new(webp_decoder(file)?))),
        PhotoKind::Heic => Ok((None, Facts::default())),
    });
    catch_unwind(work).unwrap_or_else(|_| Err(broken("the decoder gave up")))
}

/// Headers are read leniently, as cameras write odd ones; pixels strictly, so that damage is an error and not a grey
/// area. A file that was closed with an end marker in the midst of its pixels is the one damage that the decoder takes
/// for a picture.
fn jpeg(file: &[u8], header: &Header) -> Result<Decoded, PhotoProblem> {
    let mut decoder = jpeg_decoder(file)?;
    let (target, channels) = match decoder.input_colorspace() {
        Some(ColorSpace::Luma) => (ColorSpace::Luma, Channels::Gray),
        Some(ColorSpace::CMYK | ColorSpace::YCCK) => (ColorSpace::CMYK, Channels::Cmyk),
        _ => (ColorSpace::RGB, Channels::Rgb),
    };
    decoder.set_options(lenient().set_strict_mode(true).jpeg_set_out_colorspace(target));
    let size = decoder.info().map(|info| (u32::from(info.width), u32::from(info.height)));
    let mut pixels = blank(header, size, channels)?;
    if decoder.output_buffer_size() != Some(pixels.bytes.len()) {
        return Err(PhotoProblem::Broken { cause: BrokenCause::SizesDisagree });
    }
    decoder.decode_into(&mut pixels.bytes).map_err(|error| jpeg_problem(&error))?;
    let facts = decoder.exif().cloned().map(exif::read).unwrap_or_default();
    Ok(Decoded { pixels, profile: decoder.icc_profile(), facts })
}

fn lenient() -> DecoderOptions {
    DecoderOptions::default().set_max_width(u16::MAX.into()).set_max_height(u16::MAX.into())
}

/// A decoder that has read the headers.
fn jpeg_decoder(file: &[u8]) -> Result<JpegDecoder<ZCursor<&[u8]>>, PhotoProblem> {
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(file), lenient());
    decoder.decode_headers().map_err(|error| jpeg_problem(&error))?;
    Ok(decoder)
}

fn jpeg_problem(error: &DecodeErrors) -> PhotoProblem {
    if error.is_recoverable_eof() { PhotoProblem::CutShort } else { broken(error.to_string()) }
}

fn png(file: &[u8], header: &Header) -> Result<Decoded, PhotoProblem> {
    from_image(png_decoder(file, header)?, header)
}

fn png_decoder<'file>(file: &'file [u8], header: &Header) -> Result<PngDecoder<Cursor<&'file [u8]>>, PhotoProblem> {
    let mut limits = Limits::no_limits();
    limits.max_alloc = Some(BESIDE_PIXELS + header.scratch);
    PngDecoder::with_limits(Cursor::new(file), limits).map_err(|error| image_problem(&error))
}

fn webp(file: &[u8], header: &Header) -> Result<Decoded, PhotoProblem> {
    from_image(webp_decoder(file)?, header)
}

fn webp_decoder(file: &[u8]) -> Result<WebPDecoder<Cursor<&[u8]>>, PhotoProblem> {
    WebPDecoder::new(Cursor::new(file)).map_err(|error| image_problem(&error))
}

fn from_image(mut decoder: impl ImageDecoder, header: &Header) -> Result<Decoded, PhotoProblem> {
    let colors = decoder.color_type();
    let channels = match colors {
        ColorType::L8 | ColorType::L16 => Channels::Gray,
        ColorType::La8 | ColorType::La16 => Channels::GrayAlpha,
        ColorType::Rgb8 | ColorType::Rgb16 => Channels::Rgb,
        _ => Channels::Rgba,
    };
    let profile = decoder.icc_profile().ok().flatten();
    let facts = decoder.exif_metadata().ok().flatten().map(exif::read).unwrap_or_default();
    let mut pixels = blank(header, Some(decoder.dimensions()), channels)?;
    let is_deep = usize::from(colors.bytes_per_pixel()) == 2 * channels.count();
    if is_deep {
        pixels.bytes.resize(pixels.bytes.len() * 2, 0);
    }
    decoder.read_image(&mut pixels.bytes).map_err(|error| image_problem(&error))?;
    if is_deep {
        narrow(&mut pixels.bytes);
    }
    Ok(Decoded { pixels, profile, facts })
}

/// Room for the pixels, where the decoder found the size that the limits were held against.
fn blank(header: &Header, size: Option<(u32, u32)>, channels: Channels) -> Result<Pixels, PhotoProblem> {
    let most = usize::try_from(header.pixel_bytes).unwrap_or(0);
    if size != Some((header.width, header.height)) || channels.count() > most {
        return Err(PhotoProblem::Broken { cause: BrokenCause::SizesDisagree });
    }
    let bytes = vec![0; header.width as usize * header.height as usize * channels.count()];
    Ok(Pixels { width: header.width, height: header.height, channels, bytes })
}

/// Keeps the upper half of 16-bit samples, in place and rounded.
fn narrow(bytes: &mut Vec<u8>) {
    let samples = bytes.len() / 2;
    for sample in 0..samples {
        let deep = u32::from(u16::from_ne_bytes([bytes[sample * 2], bytes[sample * 2 + 1]]));
        bytes[sample] = u8::try_from((deep + 128) / 257).unwrap_or(u8::MAX);
    }
    bytes.truncate(samples);
    bytes.shrink_to_fit();
}

fn image_problem(error: &ImageError) -> PhotoProblem {
    use std::error::Error;
    let mut cause: Option<&(dyn Error + 'static)> = Some(error);
    while let Some(inner) = cause {
        let io = inner.downcast_ref::<std::io::Error>();
        if io.is_some_and(|io| io.kind() == std::io::ErrorKind::UnexpectedEof) {
            return PhotoProblem::CutShort;
        }
        cause = inner.source();
    }
    broken(error.to_string())
}
