//! A folder with photos, a cache beside it, and the means to look at what comes out.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use etalase::catalogue::{PhotoId, PhotoRole};
use etalase::diagnostic::{Checked, Place};
use etalase::photos::{Derivative, MadePhoto, PhotoFormat, Photos, make};
use etalase::plan::{PhotoJob, Recipe};
use etalase::progress::Silent;
use etalase::source::PhotoFile;
use jpeg_encoder::{ColorType, Encoder};
use zune_core::bytestream::ZCursor;
use zune_core::colorspace::ColorSpace;
use zune_core::options::DecoderOptions;

/// A scratch folder.
pub struct Bench {
    folder: tempfile::TempDir,
}

impl Bench {
    pub fn new() -> Bench {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("content")).unwrap();
        Bench { folder }
    }

    pub fn cache(&self) -> PathBuf {
        self.folder.path().join(".etalase")
    }

    /// Writes a photo with a time of long ago, which proves that it did not change.
    pub fn put(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.put_now(name, bytes);
        let long_ago = SystemTime::UNIX_EPOCH + Duration::from_secs(1_700_000_000);
        fs::File::options().write(true).open(&path).unwrap().set_modified(long_ago).unwrap();
        path
    }

    pub fn put_now(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.folder.path().join("content").join(name);
        fs::write(&path, bytes).unwrap();
        path
    }

    pub fn put_fixture(&self, name: &str) -> PathBuf {
        self.put(name, &fixture(name))
    }

    pub fn job(&self, number: usize, name: &str, role: PhotoRole) -> PhotoJob {
        let disk = self.folder.path().join("content").join(name);
        let found = fs::metadata(&disk).unwrap();
        let path = format!("content/{name}");
        PhotoJob {
            photo: Some(PhotoId(number)),
            place: Place::File(path.clone()),
            file: PhotoFile { path, disk, bytes: found.len(), modified: found.modified().ok() },
            recipe: Recipe::Pages { role, avif: false },
        }
    }

    /// Makes these photos, each for a product.
    pub fn make(&self, names: &[&str]) -> Checked<Photos> {
        self.make_for(PhotoRole::Product, names)
    }

    pub fn make_for(&self, role: PhotoRole, names: &[&str]) -> Checked<Photos> {
        let jobs: Vec<PhotoJob> = names.iter().enumerate().map(|(number, name)| self.job(number, name, role)).collect();
        make(&jobs, &[], &[], &self.cache(), &Silent).unwrap()
    }

    /// Looks at every photo of the folder and makes none.
    pub fn make_all(&self) -> Checked<Photos> {
        let folder = fs::read_dir(self.folder.path().join("content")).unwrap();
        let names: Vec<String> = folder.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        let all: Vec<PhotoFile> = names.iter().map(|name| self.job(0, name, PhotoRole::Product).file).collect();
        make(&[], &[], &[&all], &self.cache(), &Silent).unwrap()
    }

    /// Makes one photo, of which nothing may be said but that it is small and tells where it was taken.
    pub fn make_one(&self, role: PhotoRole, name: &str) -> MadePhoto {
        let made = self.make_for(role, &[name]);
        let said: Vec<&str> = made.diagnostics.iter().map(|one| one.problem.code()).collect();
        assert!(said.iter().all(|code| matches!(*code, "W310" | "W312")), "{name}: {:?}", made.diagnostics);
        made.value.get(PhotoId(0)).unwrap().clone()
    }
}

/// The bytes of a fixture.
pub fn fixture(name: &str) -> Vec<u8> {
    fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/photos").join(name)).unwrap()
}

/// The names of all fixtures that are photos and can be read.
pub fn readable_fixtures() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/photos");
    let names = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let is_photo = |name: &String| [".jpg", ".png", ".webp", ".heic"].iter().any(|ending| name.ends_with(ending));
    let mut names: Vec<String> = names.filter(is_photo).filter(|name| !name.contains("refused")).collect();
    names.sort();
    assert!(names.len() > 30, "the fixtures are gone");
    names
}

/// Decoded pixels of RGB or RGBA.
pub struct Seen {
    pub width: usize,
    pub height: usize,
    pub channels: usize,
    pub bytes: Vec<u8>,
}

impl Seen {
    pub fn of(derivative: &Derivative) -> Seen {
        let file = fs::read(&derivative.file).unwrap();
        assert_eq!(file.len() as u64, derivative.bytes);
        let seen = match derivative.format {
            PhotoFormat::Jpeg => Seen::jpeg(&file),
            _ => Seen::other(&file),
        };
        assert_eq!((seen.width, seen.height), (derivative.width as usize, derivative.height as usize));
        seen
    }

    fn jpeg(file: &[u8]) -> Seen {
        let options = DecoderOptions::default().jpeg_set_out_colorspace(ColorSpace::RGB);
        let mut decoder = zune_jpeg::JpegDecoder::new_with_options(ZCursor::new(file), options);
        let bytes = decoder.decode().unwrap();
        let info = decoder.info().unwrap();
        Seen { width: info.width.into(), height: info.height.into(), channels: 3, bytes }
    }

    fn other(file: &[u8]) -> Seen {
        let picture = image::load_from_memory(file).unwrap();
        let (width, height) = (picture.width() as usize, picture.height() as usize);
        let channels = if picture.color().has_alpha() { 4 } else { 3 };
        let bytes = if channels == 4 { picture.into_rgba8().into_raw() } else { picture.into_rgb8().into_raw() };
        Seen { width, height, channels, bytes }
    }

    /// The pixel at this place.
    pub fn at(&self, x: usize, y: usize) -> &[u8] {
        &self.bytes[(y * self.width + x) * self.channels..][..self.channels]
    }

    /// The mean colour of a patch in a grid of three by two, its edges left out.
    pub fn patch(&self, column: usize, row: usize) -> [i32; 3] {
        let (wide, high) = (self.width / 3, self.height / 2);
        let mut sums = [0; 3];
        let mut count = 0;
        for y in row * high + high / 4..(row + 1) * high - high / 4 {
            for x in column * wide + wide / 4..(column + 1) * wide - wide / 4 {
                count += 1;
                sums.iter_mut().zip(self.at(x, y)).for_each(|(sum, value)| *sum += i32::from(*value));
            }
        }
        sums.map(|sum| (sum + count / 2) / count)
    }

    /// The mean difference of two pictures of one size, from 0 to 255.
    pub fn difference(&self, other: &Seen) -> f64 {
        assert_eq!((self.width, self.height, self.channels), (other.width, other.height, other.channels));
        let sum: u64 = self.bytes.iter().zip(&other.bytes).map(|(one, other)| u64::from(one.abs_diff(*other))).sum();
        sum as f64 / self.bytes.len() as f64
    }
}

/// The pixels of a smooth picture with some detail, in RGB.
pub fn landscape(width: u16, height: u16) -> Vec<u8> {
    let pixel = |x: u16, y: u16| {
        let wave = if (x / 8 + y / 8).is_multiple_of(2) { 20 } else { 0 };
        let part = |place: u16, whole: u16| u8::try_from(u32::from(place) * 200 / u32::from(whole)).unwrap();
        [part(x, width) + wave, part(y, height) + wave, 120 + wave]
    };
    (0..height).flat_map(|y| (0..width).flat_map(move |x| pixel(x, y))).collect()
}

/// A JPEG of these pixels.
pub fn jpeg(
    width: u16,
    height: u16,
    colors: ColorType,
    pixels: &[u8],
    set: impl Fn(&mut Encoder<&mut Vec<u8>>),
) -> Vec<u8> {
    let mut file = Vec::new();
    let mut encoder = Encoder::new(&mut file, 92);
    set(&mut encoder);
    encoder.encode(pixels, width, height, colors).unwrap();
    file
}

/// A JPEG of [`landscape`].
pub fn photo(width: u16, height: u16) -> Vec<u8> {
    jpeg(width, height, ColorType::Rgb, &landscape(width, height), |_| {})
}
