//! WebP through libwebp, the one encoder that is fast and small enough; the only file with foreign calls.
#![expect(unsafe_code, reason = "libwebp is a C library; its calls stand here alone")]

use std::ffi::c_int;
use std::marker::PhantomData;

use libwebp_sys::{
    WebPConfig, WebPEncCSP, WebPEncode, WebPMemoryWrite, WebPMemoryWriter, WebPMemoryWriterClear, WebPMemoryWriterInit,
    WebPPicture, WebPPictureFree, WebPPictureImportRGB, WebPPictureImportRGBA, WebPPreset,
};

use super::pixels::{Channels, Pixels};
use super::planes::Planes;

/// How faithful the file is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Fidelity {
    /// With loss, at a quality from 0 to 100.
    Lossy(f32),
    /// Every pixel as it is.
    Exact,
}

/// Method 2 of 6: 3 % more bytes than the usual 4, in half the time.
const METHOD: c_int = 2;

/// A picture of RGB or RGBA as a WebP file without metadata.
///
/// # Errors
///
/// Words for what libwebp refused: no memory, a side over 16383 pixels, other channels.
pub(super) fn encode(pixels: &Pixels, fidelity: Fidelity) -> Result<Vec<u8>, String> {
    Picture::import(pixels, fidelity)?.encode(fidelity)
}

/// A picture in planes as a WebP file without metadata, at a quality from 0 to 100.
///
/// # Errors
///
/// Words for what libwebp refused: no memory, a side over 16383 pixels.
pub(super) fn encode_planes(planes: &Planes, quality: f32) -> Result<Vec<u8>, String> {
    let luma = narrowed(&planes.luma, 0, 219);
    let [blue, red] = [&planes.blue, &planes.red].map(|plane| narrowed(plane, 128, 224));
    Picture::of_planes(planes, [&luma, &blue, &red])?.encode(Fidelity::Lossy(quality))
}

/// The values of a plane in the range of video, which WebP keeps (ITU-R BT.601): this many steps instead of 255, and
/// what stood for this value stands for 16 or, in the middle, for itself.
fn narrowed(plane: &Pixels, zero: i32, steps: i32) -> Vec<u8> {
    let base = if zero == 0 { 16 } else { zero };
    let narrow = |value: usize| {
        let doubled = (value as i32 - zero) * steps * 2;
        (base + (doubled + 255 * (doubled.signum() | 1)) / 510) as u8
    };
    let narrow: [u8; 256] = std::array::from_fn(narrow);
    plane.bytes.iter().map(|value| narrow[usize::from(*value)]).collect()
}

fn config(fidelity: Fidelity) -> Result<WebPConfig, String> {
    let quality = match fidelity {
        Fidelity::Lossy(quality) => quality,
        Fidelity::Exact => 75.0,
    };
    let mut config = WebPConfig::new_with_preset(WebPPreset::WEBP_PRESET_DEFAULT, quality)
        .map_err(|()| "libwebp: wrong version".to_owned())?;
    config.method = METHOD;
    config.lossless = c_int::from(fidelity == Fidelity::Exact);
    Ok(config)
}

/// A picture in libwebp's memory, or in planes that are borrowed from us.
struct Picture<'planes>(WebPPicture, PhantomData<&'planes [u8]>);

impl<'planes> Picture<'planes> {
    fn empty(width: u32, height: u32) -> Result<Picture<'planes>, String> {
        let mut picture = WebPPicture::new().map_err(|()| "libwebp: wrong version".to_owned())?;
        (picture.width, picture.height) = (int(width as usize)?, int(height as usize)?);
        Ok(Picture(picture, PhantomData))
    }

    fn import(pixels: &Pixels, fidelity: Fidelity) -> Result<Picture<'planes>, String> {
        let mut picture = Picture::empty(pixels.width, pixels.height)?;
        picture.0.use_argb = c_int::from(fidelity == Fidelity::Exact);
        let row = pixels.width as usize * pixels.channels.count();
        check(row, pixels.height, &pixels.bytes)?;
        let import = match pixels.channels {
            Channels::Rgb => WebPPictureImportRGB,
            Channels::Rgba => WebPPictureImportRGBA,
            _ => return Err("libwebp: wrong channels".to_owned()),
        };
        // SAFETY: the picture is initialised; the bytes are `height` rows of `row` bytes, as checked above.
        let done = unsafe { import(&raw mut picture.0, pixels.bytes.as_ptr(), int(row)?) };
        if done == 0 { Err(format!("libwebp: {:?}", picture.0.error_code)) } else { Ok(picture) }
    }

    /// A picture of luma, blue and red in the range of video, of the sizes that the planes have.
    fn of_planes(planes: &Planes, [luma, blue, red]: [&'planes [u8]; 3]) -> Result<Picture<'planes>, String> {
        let Pixels { width, height, .. } = planes.luma;
        let half_width = width.div_ceil(2) as usize;
        check(width as usize, height, luma)?;
        check(half_width, height.div_ceil(2), blue)?;
        check(half_width, height.div_ceil(2), red)?;
        let mut picture = Picture::empty(width, height)?;
        picture.0.colorspace = WebPEncCSP::WEBP_YUV420;
        // libwebp writes to planes only where a picture has transparency, which this one has not.
        (picture.0.y, picture.0.y_stride) = (luma.as_ptr().cast_mut(), int(width as usize)?);
        (picture.0.u, picture.0.v) = (blue.as_ptr().cast_mut(), red.as_ptr().cast_mut());
        picture.0.uv_stride = int(half_width)?;
        Ok(picture)
    }

    fn encode(mut self, fidelity: Fidelity) -> Result<Vec<u8>, String> {
        let config = config(fidelity)?;
        let mut output = Output::new();
        self.0.writer = Some(WebPMemoryWrite);
        self.0.custom_ptr = (&raw mut output.0).cast();
        // SAFETY: both structures are initialised, the planes that the picture points to have the rows that it names, as
        // checked when it was made, and they and the writer outlive the call.
        let done = unsafe { WebPEncode(&raw const config, &raw mut self.0) };
        if done == 0 {
            return Err(format!("libwebp: {:?}", self.0.error_code));
        }
        Ok(output.bytes())
    }
}

fn int(length: usize) -> Result<c_int, String> {
    c_int::try_from(length).map_err(|_| "libwebp: too large".to_owned())
}

fn check(row: usize, rows: u32, bytes: &[u8]) -> Result<(), String> {
    let agrees = row.checked_mul(rows as usize) == Some(bytes.len());
    if agrees { Ok(()) } else { Err("libwebp: wrong length".to_owned()) }
}

impl Drop for Picture<'_> {
    fn drop(&mut self) {
        // SAFETY: the picture is initialised, and freed once. Borrowed planes are not its own, and stay.
        unsafe { WebPPictureFree(&raw mut self.0) };
    }
}

/// What libwebp has written.
struct Output(WebPMemoryWriter);

impl Output {
    fn new() -> Output {
        let mut writer = WebPMemoryWriter { mem: std::ptr::null_mut(), size: 0, max_size: 0, pad: [0] };
        // SAFETY: the writer is a structure of ours that the call fills.
        unsafe { WebPMemoryWriterInit(&raw mut writer) };
        Output(writer)
    }

    fn bytes(&self) -> Vec<u8> {
        if self.0.mem.is_null() {
            return Vec::new();
        }
        // SAFETY: libwebp has written `size` bytes at `mem`, which stay until the drop.
        unsafe { std::slice::from_raw_parts(self.0.mem, self.0.size) }.to_vec()
    }
}

impl Drop for Output {
    fn drop(&mut self) {
        // SAFETY: the writer is initialised, and cleared once.
        unsafe { WebPMemoryWriterClear(&raw mut self.0) };
    }
}
