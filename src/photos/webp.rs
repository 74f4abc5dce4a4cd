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
/// How strongly a viewer smooths the edges of blocks, of 100. At the usual 60 photos lose a third of a point of SSIMULACRA2
/// against this, for as many bytes (benches/quality).
const SMOOTHING: c_int = 90;

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
    let (luma, [blue, red]) =
        (narrowed(&planes.luma, LUMA), [&planes.blue, &planes.red].map(|one| narrowed(one, COLOUR)));
    Picture::of_planes(planes, [&luma, &blue, &red])?.encode(Fidelity::Lossy(quality))
}

/// How values become those of the range of video, which WebP keeps (ITU-R BT.601): the steps from black to white, or from
/// one end of a colour to the other, and 255 times what 0 becomes.
type Narrowing = (u16, u16);

/// Black is 16, white 235.
const LUMA: Narrowing = (219, 16 * 255);
/// No colour stays at 128, and the ends are 112 away from it.
const COLOUR: Narrowing = (224, 128 * (255 - 224));

fn narrowed(plane: &Pixels, (steps, least): Narrowing) -> Vec<u8> {
    let narrow = |value: &u8| {
        let sum = u16::from(*value) * steps + least + 128;
        // By 255, rounded.
        ((sum + (sum >> 8)) >> 8) as u8
    };
    plane.bytes.iter().map(narrow).collect()
}

fn config(fidelity: Fidelity) -> Result<WebPConfig, String> {
    let quality = match fidelity {
        Fidelity::Lossy(quality) => quality,
        Fidelity::Exact => 75.0,
    };
    let mut config = WebPConfig::new_with_preset(WebPPreset::WEBP_PRESET_DEFAULT, quality)
        .map_err(|()| "libwebp: wrong version".to_owned())?;
    config.method = METHOD;
    config.filter_strength = SMOOTHING;
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_range_of_video_is_that_of_bt_601() {
        let plane = Pixels { width: 256, height: 1, channels: Channels::Gray, bytes: (0..=255).collect() };
        let (luma, colour) = (narrowed(&plane, LUMA), narrowed(&plane, COLOUR));
        assert_eq!((luma[0], luma[128], luma[255]), (16, 126, 235));
        assert_eq!((colour[0], colour[1], colour[128], colour[255]), (16, 16, 128, 240));
        assert!(luma.is_sorted() && colour.is_sorted());
    }

    /// Planes of odd sides, of one colour: what comes out has that colour to the last pixel.
    #[test]
    fn planes_come_out_in_their_colour() {
        let plane = |width: u32, height: u32, value| {
            let bytes = vec![value; width as usize * height as usize];
            Pixels { width, height, channels: Channels::Gray, bytes }
        };
        let planes = Planes { luma: plane(31, 17, 90), blue: plane(16, 9, 100), red: plane(16, 9, 170) };
        let due = planes.mean();
        let file = encode_planes(&planes, 90.0).unwrap();
        let made = image::load_from_memory(&file).unwrap().into_rgb8();
        assert_eq!(made.dimensions(), (31, 17));
        for pixel in made.pixels() {
            let near = pixel.0.iter().zip(due).all(|(found, due)| found.abs_diff(due) <= 3);
            assert!(near, "{:?} for {due:?}", pixel.0);
        }
    }

    #[test]
    fn planes_of_other_sizes_are_refused() {
        let plane = |width: u32, height: u32| {
            let bytes = vec![90; width as usize * height as usize];
            Pixels { width, height, channels: Channels::Gray, bytes }
        };
        let planes = Planes { luma: plane(31, 17), blue: plane(15, 9), red: plane(16, 9) };
        assert!(encode_planes(&planes, 90.0).is_err());
    }
}
