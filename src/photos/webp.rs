//! WebP through libwebp, the one encoder that is fast and small enough; the only file with foreign calls.
#![expect(unsafe_code, reason = "libwebp is a C library; its calls stand here alone")]

use std::ffi::c_int;

use libwebp_sys::{
    WebPConfig, WebPEncode, WebPMemoryWrite, WebPMemoryWriter, WebPMemoryWriterClear, WebPMemoryWriterInit,
    WebPPicture, WebPPictureFree, WebPPictureImportRGB, WebPPictureImportRGBA, WebPPreset,
};

use super::pixels::{Channels, Pixels};

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
    let config = config(fidelity)?;
    let mut picture = Picture::import(pixels, fidelity)?;
    let mut output = Output::new();
    picture.0.writer = Some(WebPMemoryWrite);
    picture.0.custom_ptr = (&raw mut output.0).cast();
    // SAFETY: both structures are initialised, and the writer that the picture points to outlives the call.
    let done = unsafe { WebPEncode(&raw const config, &raw mut picture.0) };
    if done == 0 {
        return Err(format!("libwebp: {:?}", picture.0.error_code));
    }
    Ok(output.bytes())
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

/// A picture in libwebp's memory.
struct Picture(WebPPicture);

impl Picture {
    fn import(pixels: &Pixels, fidelity: Fidelity) -> Result<Picture, String> {
        let mut picture = Picture(WebPPicture::new().map_err(|()| "libwebp: wrong version".to_owned())?);
        let side = |length: u32| c_int::try_from(length).map_err(|_| "libwebp: too large".to_owned());
        picture.0.width = side(pixels.width)?;
        picture.0.height = side(pixels.height)?;
        picture.0.use_argb = c_int::from(fidelity == Fidelity::Exact);
        let row = pixels.width as usize * pixels.channels.count();
        if row.checked_mul(pixels.height as usize) != Some(pixels.bytes.len()) {
            return Err("libwebp: wrong length".to_owned());
        }
        let stride = c_int::try_from(row).map_err(|_| "libwebp: too large".to_owned())?;
        let import = match pixels.channels {
            Channels::Rgb => WebPPictureImportRGB,
            Channels::Rgba => WebPPictureImportRGBA,
            _ => return Err("libwebp: wrong channels".to_owned()),
        };
        // SAFETY: the picture is initialised; the bytes are `height` rows of `stride` bytes, as checked above.
        let done = unsafe { import(&raw mut picture.0, pixels.bytes.as_ptr(), stride) };
        if done == 0 { Err(format!("libwebp: {:?}", picture.0.error_code)) } else { Ok(picture) }
    }
}

impl Drop for Picture {
    fn drop(&mut self) {
        // SAFETY: the picture is initialised, and freed once.
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
