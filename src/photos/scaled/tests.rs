//! The planes held against those of the decoder that knows all kinds, and against the definition of the transform.

use std::f64::consts::PI;

use jpeg_encoder::{ColorType, Encoder, SamplingFactor};
use proptest::prelude::*;
use zune_core::bytestream::ZCursor;
use zune_core::colorspace::ColorSpace;
use zune_core::options::DecoderOptions;
use zune_jpeg::JpegDecoder;

use super::*;

/// How far a sample may be from its definition: the other decoder rounds each of the 64 that it comes of.
const ROUNDING: f64 = 2.0;
/// How far planes may be in the mean from full ones that were averaged, for each step of noise: an average blurs more.
const AVERAGING: (f64, f64) = (2.0, 0.15);

const SAMPLINGS: [SamplingFactor; 4] =
    [SamplingFactor::F_1_1, SamplingFactor::F_2_1, SamplingFactor::F_1_2, SamplingFactor::F_2_2];

/// A JPEG to be made.
#[derive(Debug, Clone)]
struct Photo {
    width: u16,
    height: u16,
    /// Grey, or how often colours are sampled.
    sampling: Option<SamplingFactor>,
    restart_interval: u16,
    quality: u8,
    noise: u8,
    seed: u32,
}

fn photos() -> impl Strategy<Value = Photo> {
    let sampling = prop_oneof![1 => Just(None), 4 => (0..SAMPLINGS.len()).prop_map(|place| Some(SAMPLINGS[place]))];
    let interval = prop_oneof![Just(0), 1..40_u16];
    (1..90_u16, 1..90_u16, sampling, interval, 30..=100_u8, 0..40_u8, any::<u32>()).prop_map(
        |(width, height, sampling, restart_interval, quality, noise, seed)| Photo {
            width,
            height,
            sampling,
            restart_interval,
            quality,
            noise,
            seed,
        },
    )
}

impl Photo {
    /// Slopes and waves with noise, never so light or dark that a decoder would cut a sample off.
    fn pixels(&self) -> Vec<u8> {
        let mut state = self.seed | 1;
        let mut noise = || {
            state ^= state << 13;
            state ^= state >> 17;
            state ^= state << 5;
            state as f64 / f64::from(u32::MAX) - 0.5
        };
        let mut pixels = Vec::new();
        for y in 0..self.height {
            for x in 0..self.width {
                let (x, y) = (f64::from(x), f64::from(y));
                let grain = noise() * f64::from(self.noise);
                let channels = [x + (y / 5.0).sin() * 12.0, y + (x / 7.0).cos() * 12.0, (x + y) / 2.0];
                let count = if self.sampling.is_some() { 3 } else { 1 };
                pixels.extend(channels[..count].iter().map(|value| (70.0 + value / 2.0 + grain) as u8));
            }
        }
        pixels
    }

    fn file(&self, set: impl Fn(&mut Encoder<&mut Vec<u8>>)) -> Vec<u8> {
        let mut file = Vec::new();
        let mut encoder = Encoder::new(&mut file, self.quality);
        encoder.set_restart_interval(self.restart_interval);
        encoder.set_sampling_factor(self.sampling.unwrap_or(SamplingFactor::F_1_1));
        set(&mut encoder);
        let colors = if self.sampling.is_some() { ColorType::Rgb } else { ColorType::Luma };
        encoder.encode(&self.pixels(), self.width, self.height, colors).unwrap();
        file
    }

    const fn size(&self) -> (u32, u32) {
        (self.width as u32, self.height as u32)
    }
}

fn strict(file: &[u8]) -> JpegDecoder<ZCursor<&[u8]>> {
    JpegDecoder::new_with_options(ZCursor::new(file), DecoderOptions::default().set_strict_mode(true))
}

/// The planes at their full size, one after another for each pixel.
///
/// Of the file without restart markers: the other decoder mixes up blocks where a row does not end with one (zune-jpeg
/// 0.5.16-rc3).
fn whole(photo: &Photo) -> Option<(Vec<u8>, usize)> {
    let file = photo.file(|encoder| encoder.set_restart_interval(0));
    let mut decoder = strict(&file);
    decoder.decode_headers().ok()?;
    let colors = decoder.input_colorspace()?;
    decoder.set_options(DecoderOptions::default().set_strict_mode(true).jpeg_set_out_colorspace(colors));
    let bytes = decoder.decode().ok()?;
    Some((bytes, if colors == ColorSpace::Luma { 1 } else { 3 }))
}

/// A block at a fraction of its size, by definition: its lowest frequencies, transformed back.
fn defined(block: &[[f64; 8]; 8], side: usize) -> Vec<f64> {
    let wave = |place: usize, frequency: usize, length: usize| {
        let scale = if frequency == 0 { 1.0 } else { 2.0 } / length as f64;
        scale.sqrt() * (PI * (2.0 * place as f64 + 1.0) * frequency as f64 / (2.0 * length as f64)).cos()
    };
    let squares = |length: usize| (0..length * length).map(move |place| (place / length, place % length));
    let frequency = |(down, across)| {
        squares(8).map(|(y, x)| block[y][x] * wave(y, down, 8) * wave(x, across, 8)).sum::<f64>() * side as f64 / 8.0
    };
    let frequencies: Vec<f64> = squares(side).map(frequency).collect();
    let sample = |(y, x)| {
        let parts = squares(side).zip(&frequencies);
        parts.map(|((down, across), value)| value * wave(y, down, side) * wave(x, across, side)).sum()
    };
    squares(side).map(sample).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn every_block_is_what_the_transform_is_defined_to_give(photo in photos()) {
        let file = photo.file(|_| ());
        let (full, channels) = whole(&photo).unwrap();
        for (scale, side) in [(Scale::Half, 4), (Scale::Quarter, 2), (Scale::Eighth, 1)] {
            let planes = decode(&file, photo.size(), scale).unwrap();
            // Colours that are sampled as often as pixels are not smoothed by the other decoder.
            let exact = if photo.sampling == Some(SamplingFactor::F_1_1) { 3 } else { 1 };
            for (channel, plane) in planes.iter().take(exact).enumerate() {
                for (top, left) in blocks(&photo) {
                    let at = |y: usize, x: usize| {
                        f64::from(full[((top + y) * usize::from(photo.width) + left + x) * channels + channel])
                    };
                    let block = std::array::from_fn(|y| std::array::from_fn(|x| at(y, x)));
                    for (place, due) in defined(&block, side).into_iter().enumerate() {
                        let (row, column) = (top / 8 * side + place / side, left / 8 * side + place % side);
                        let found = f64::from(plane.samples.bytes[row * plane.samples.width as usize + column]);
                        prop_assert!((found - due).abs() <= ROUNDING, "{scale:?} {top},{left}: {found} for {due}");
                    }
                }
            }
        }
    }

    #[test]
    fn planes_are_the_picture_made_smaller(photo in photos()) {
        let file = photo.file(|_| ());
        let (full, channels) = whole(&photo).unwrap();
        let (width, height) = (f64::from(photo.width), f64::from(photo.height));
        for (scale, divisor) in [(Scale::Half, 2.0), (Scale::Quarter, 4.0), (Scale::Eighth, 8.0)] {
            let planes = decode(&file, photo.size(), scale).unwrap();
            prop_assert_eq!(planes.len(), channels);
            prop_assert_eq!((planes[0].across, planes[0].down), (width / divisor, height / divisor));
            for (channel, plane) in planes.iter().enumerate() {
                let (columns, rows) = (plane.samples.width as usize, plane.samples.height as usize);
                prop_assert_eq!((columns as f64, rows as f64), (plane.across.ceil(), plane.down.ceil()));
                prop_assert_eq!(plane.samples.bytes.len(), columns * rows);
                // What a whole sample stands for; the last ones may reach over the picture's edge.
                let (wide, high) = (width / plane.across, height / plane.down);
                let mut difference = (0.0, 0.0);
                for (row, column) in (0..plane.down as usize).flat_map(|row| (0..plane.across as usize).map(move |column| (row, column))) {
                    let span = |place: usize, size: f64| (place as f64 * size) as usize..((place + 1) as f64 * size) as usize;
                    let below = span(row, high).flat_map(|y| span(column, wide).map(move |x| (y, x)));
                    let of = |(y, x)| f64::from(full[(y * usize::from(photo.width) + x) * channels + channel]);
                    let average = below.map(of).sum::<f64>() / (wide * high);
                    difference.0 += (f64::from(plane.samples.bytes[row * columns + column]) - average).abs();
                    difference.1 += 1.0;
                }
                let mean = difference.0 / f64::max(difference.1, 1.0);
                let most = AVERAGING.0 + AVERAGING.1 * f64::from(photo.noise);
                prop_assert!(mean <= most, "{scale:?}, plane {channel}: {mean}");
            }
        }
    }

    #[test]
    fn restart_markers_change_nothing(photo in photos(), interval in 1..40_u16) {
        let file = photo.file(|encoder| encoder.set_restart_interval(0));
        let marked = photo.file(|encoder| encoder.set_restart_interval(interval));
        for scale in [Scale::Half, Scale::Quarter, Scale::Eighth] {
            let planes = decode(&file, photo.size(), scale);
            prop_assert!(planes.is_some());
            prop_assert_eq!(planes, decode(&marked, photo.size(), scale));
        }
    }

    #[test]
    fn no_scale_is_smaller_than_what_is_wanted(
        size in (1..70_000_u32, 1..70_000_u32), wanted in (1..3000_u32, 1..3000_u32)
    ) {
        let smaller = |divisor: u32| size.0.div_ceil(divisor) < wanted.0 || size.1.div_ceil(divisor) < wanted.1;
        match Scale::between(size, wanted) {
            Some(scale) => {
                prop_assert!(!smaller(scale.divisor()));
                prop_assert!(scale == Scale::Eighth || smaller(scale.divisor() * 2));
            }
            None => prop_assert!(smaller(2)),
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    /// Harm is met with nothing, or with planes that have the picture's size and no more memory; and what is read here
    /// is no damage to the other decoder.
    #[test]
    fn harm_to_a_file_harms_nothing(
        photo in photos(),
        harm in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0..5_u8), 1..5),
    ) {
        let mut file = photo.file(|_| ());
        for (place, byte, kind) in harm {
            let place = place.index(file.len());
            match kind {
                0 => file[place] ^= 1 << (byte % 8),
                1 => file[place] = byte,
                2 => file.insert(place, byte),
                3 => file.truncate(place.max(1)),
                _ => drop(file.drain(place..(place + usize::from(byte)).min(file.len() - 1).max(place))),
            }
        }
        for scale in [Scale::Half, Scale::Quarter, Scale::Eighth] {
            if let Some(planes) = decode(&file, photo.size(), scale) {
                prop_assert!(strict(&file).decode().is_ok());
                let most = (photo.size().0 as usize + 8) * (photo.size().1 as usize + 8) / 4 + 4096;
                for plane in planes {
                    prop_assert_eq!(
                        plane.samples.bytes.len(),
                        plane.samples.width as usize * plane.samples.height as usize
                    );
                    prop_assert!(plane.samples.bytes.capacity() <= most);
                }
            }
        }
    }
}

/// Where the blocks begin that lie wholly in the picture.
fn blocks(photo: &Photo) -> Vec<(usize, usize)> {
    let starts = |length: u16| (0..usize::from(length) / 8).map(|block| block * 8);
    starts(photo.height).flat_map(|top| starts(photo.width).map(move |left| (top, left))).collect()
}

fn ordinary() -> Photo {
    Photo {
        width: 70,
        height: 50,
        sampling: Some(SamplingFactor::F_2_2),
        restart_interval: 3,
        quality: 90,
        noise: 10,
        seed: 7,
    }
}

fn is_read(file: &[u8]) -> bool {
    decode(file, ordinary().size(), Scale::Half).is_some()
}

#[test]
fn what_is_unusual_is_left_to_the_other_decoder() {
    let photo = ordinary();
    let file = photo.file(|_| ());
    assert!(is_read(&file));
    assert!(
        !is_read(&photo.file(|encoder| encoder.set_progressive(true))),
        "several scans of parts of the frequencies"
    );
    // The encoder cannot do this with restart markers.
    let apart = Photo { restart_interval: 0, ..photo.clone() };
    assert!(!is_read(&apart.file(|encoder| encoder.set_optimized_huffman_tables(true))), "a scan for each component");
    assert!(!is_read(&photo.file(|encoder| encoder.set_sampling_factor(SamplingFactor::F_4_1))), "odd sampling");
    assert!(decode(&file, (70, 51), Scale::Half).is_none(), "another size than the header's");
    let mut ink = Vec::new();
    Encoder::new(&mut ink, 90).encode(&[90; 70 * 50 * 4], 70, 50, ColorType::Cmyk).unwrap();
    assert!(!is_read(&ink), "four components");
    let frame = file.windows(2).position(|two| two == [0xff, 0xc0]).unwrap();
    let changed = |place: usize, byte: u8| {
        let mut file = file.clone();
        file[frame + place] = byte;
        file
    };
    assert!(!is_read(&changed(1, 0xc1)), "extended");
    assert!(!is_read(&changed(1, 0xc9)), "arithmetic");
    assert!(!is_read(&changed(4, 12)), "12 bits");
}

#[test]
fn what_is_not_whole_is_left_to_the_other_decoder() {
    let file = ordinary().file(|_| ());
    for length in 0..file.len() {
        assert!(!is_read(&file[..length]), "{length} of {}", file.len());
    }
    let restarts: Vec<usize> =
        (0..file.len() - 1).filter(|place| file[*place] == 0xff && (0xd0..=0xd7).contains(&file[place + 1])).collect();
    assert!(restarts.len() > 3);
    for place in restarts {
        let closed = [&file[..place], &[0xff, 0xd9]].concat();
        assert!(!is_read(&closed), "an end in the midst of the picture");
        let without = [&file[..place], &file[place + 2..]].concat();
        assert!(!is_read(&without), "a lost restart marker");
    }
    let behind = [&file[..], b"and more"].concat();
    assert!(is_read(&behind), "what follows the picture is no part of it");
}
