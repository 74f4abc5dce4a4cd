//! What the eye sees: upright, in sRGB, on white, the first frame.

use etalase::catalogue::{PhotoId, PhotoRole};
use etalase::photos::PhotoFormat;
use jpeg_encoder::{ColorType, SamplingFactor};

use crate::bench::{Bench, Seen, jpeg, landscape};

/// The patches of every fixture, in sRGB.
const PATCHES: [[[i32; 3]; 3]; 2] =
    [[[200, 60, 50], [70, 150, 80], [60, 80, 170]], [[220, 200, 80], [245, 245, 245], [40, 40, 45]]];
/// What two codecs, a colour conversion to 8 bits and rounding may change of a patch's mean.
const BOUND: i32 = 4;

fn shows(name: &str, expected: [[[i32; 3]; 3]; 2], bound: i32) {
    let bench = Bench::new();
    bench.put_fixture(name);
    let photo = bench.make_one(PhotoRole::Product, name);
    assert_eq!((photo.width, photo.height), (96, 64), "{name}");
    for derivative in &photo.derivatives {
        let seen = Seen::of(derivative);
        for (row, colors) in expected.iter().enumerate() {
            for (column, color) in colors.iter().enumerate() {
                let patch = seen.patch(column, row);
                let near = patch.iter().zip(color).all(|(one, other)| (one - other).abs() <= bound);
                assert!(near, "{name} {:?}: patch {column},{row} is {patch:?}, not {color:?}", derivative.format);
            }
        }
    }
}

#[test]
fn all_eight_orientations_come_out_upright_and_equal() {
    let bench = Bench::new();
    let first = "orientation_1_turns_upright.jpg";
    bench.put_fixture(first);
    let first: Vec<Seen> = bench.make_one(PhotoRole::Product, first).derivatives.iter().map(Seen::of).collect();
    for value in 1..=8 {
        let name = format!("orientation_{value}_turns_upright.jpg");
        shows(&name, PATCHES, BOUND);
        bench.put_fixture(&name);
        let photo = bench.make_one(PhotoRole::Product, &name);
        for (derivative, first) in photo.derivatives.iter().zip(&first) {
            let difference = Seen::of(derivative).difference(first);
            assert!(difference <= 1.0, "{name} {:?}: {difference}", derivative.format);
        }
    }
    shows("orientation_6_turns_upright.png", PATCHES, BOUND);
    shows("orientation_6_turns_upright.webp", PATCHES, BOUND);
}

#[test]
fn every_colour_space_becomes_srgb() {
    for name in [
        "display_p3_becomes_srgb.jpg",
        "display_p3_becomes_srgb.png",
        "display_p3_becomes_srgb.webp",
        "adobe_rgb_becomes_srgb.jpg",
        "adobe_rgb_told_by_exif_becomes_srgb.jpg",
        "broken_profile_is_passed_over.jpg",
        "cmyk_becomes_srgb.jpg",
        "sixteen_bit_keeps_its_tones.png",
        "progressive_is_read.jpg",
        "restart_markers_are_read.jpg",
    ] {
        shows(name, PATCHES, BOUND);
    }
}

#[test]
fn heic_is_read_upright_and_in_srgb() {
    for name in ["heic_grid_turns_upright.heic", "heic_named_jpg_is_read.jpg", "heic_of_brand_mif1_is_read.heic"] {
        shows(name, PATCHES, BOUND);
    }
}

#[test]
fn ink_goes_through_its_profile() {
    // The profile prints cyan as orange and black as dark grey: column 0 is paper, 1 is cyan, 2 is cyan and black.
    let row = [[255, 255, 255], [255, 128, 0], [26, 13, 0]];
    shows("cmyk_profile_makes_cyan_orange.jpg", [row, row], 6);
}

#[test]
fn grey_stays_grey() {
    let grey = PATCHES.map(|row| row.map(|color| [color[1]; 3]));
    shows("grey_stays_grey.jpg", grey, BOUND);
    shows("grey_of_gamma_1_8_becomes_srgb.png", grey, BOUND);
}

#[test]
fn transparency_lies_on_white() {
    let faded = PATCHES[1][0].map(|value| (value * 128 + 255 * 127) / 255);
    let expected = [PATCHES[0], [faded, [255; 3], [255; 3]]];
    shows("transparent_lies_on_white.png", expected, BOUND);
    shows("transparent_lies_on_white.webp", expected, BOUND);
    shows("transparent_lossless_lies_on_white.webp", expected, BOUND);
    shows("palette_transparency_lies_on_white.png", expected, BOUND);
    let grey = expected.map(|row| row.map(|color| [color[1]; 3]));
    shows("grey_alpha_lies_on_white.png", grey, BOUND);
}

#[test]
fn an_animation_shows_its_first_frame() {
    for name in
        ["animated_shows_first_frame.webp", "animated_lossy_shows_first_frame.webp", "animated_shows_first_frame.png"]
    {
        shows(name, PATCHES, BOUND);
    }
}

#[test]
fn a_logo_keeps_its_transparency() {
    for name in ["transparent_lies_on_white.png", "transparent_lies_on_white.webp", "grey_alpha_lies_on_white.png"] {
        let bench = Bench::new();
        bench.put_fixture(name);
        let logo = bench.make_one(PhotoRole::Logo, name);
        let formats: Vec<PhotoFormat> = logo.derivatives.iter().map(|derivative| derivative.format).collect();
        assert_eq!(formats, [PhotoFormat::Webp, PhotoFormat::Png], "{name}");
        for derivative in &logo.derivatives {
            let seen = Seen::of(derivative);
            assert_eq!(seen.channels, 4, "{name} {:?}", derivative.format);
            assert_eq!((seen.at(16, 16)[3], seen.at(16, 48)[3], seen.at(80, 48)[3]), (255, 128, 0), "{name}");
        }
    }
}

#[test]
fn the_picture_of_a_payment_code_is_read_and_not_published() {
    let code = qrcodegen::QrCode::encode_text("KODE", qrcodegen::QrCodeEcc::Medium).unwrap();
    let at = |place: u32| i32::try_from(place / 8).unwrap() - 4;
    let side = u32::try_from(code.size() + 8).unwrap() * 8;
    let picture = image::GrayImage::from_fn(side, side, |x, y| {
        image::Luma([if code.get_module(at(x), at(y)) { 0 } else { 255 }])
    });
    let mut file = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut file, image::ImageFormat::Png).unwrap();
    let bench = Bench::new();
    bench.put("qris.png", file.get_ref());
    let made = bench.make_for(PhotoRole::PaymentCode, &["qris.png"]);
    assert_eq!(made.diagnostics, []);
    let code = PhotoId(0);
    assert_eq!((made.value.was_read(code), made.value.codes(code)), (true, ["KODE".to_owned()].as_slice()));
    assert!(made.value.get(code).is_none());
    assert_eq!(made.value.files().count(), 0);
}

/// An older decoder read such files (each component in a scan of its own, colour at half size) as coloured noise.
#[test]
fn components_in_scans_of_their_own_are_read_right() {
    let pixels = landscape(320, 240);
    let bench = Bench::new();
    let write = |name: &str, apart: bool| {
        let file = jpeg(320, 240, ColorType::Rgb, &pixels, |encoder| {
            encoder.set_sampling_factor(SamplingFactor::F_2_2);
            encoder.set_optimized_huffman_tables(apart);
        });
        let scans = file.windows(4).filter(|bytes| bytes[..2] == [0xff, 0xda]).count();
        assert_eq!(scans, if apart { 3 } else { 1 }, "the encoder has changed its ways");
        bench.put(name, &file);
        bench.make_one(PhotoRole::Product, name)
    };
    let (together, apart) = (write("together.jpg", false), write("apart.jpg", true));
    for (one, other) in together.derivatives.iter().zip(&apart.derivatives) {
        let difference = Seen::of(one).difference(&Seen::of(other));
        assert!(difference < 0.5, "{difference}");
    }
}

/// Adobe's programs write ink as luma, chroma and black.
#[test]
fn ycck_becomes_srgb() {
    let rgb = landscape(320, 240);
    let ink: Vec<u8> = rgb.chunks_exact(3).flat_map(|one| [255 - one[0], 255 - one[1], 255 - one[2], 0]).collect();
    let bench = Bench::new();
    bench.put("rgb.jpg", &jpeg(320, 240, ColorType::Rgb, &rgb, |_| {}));
    bench.put("cmyk.jpg", &jpeg(320, 240, ColorType::Cmyk, &ink, |_| {}));
    bench.put("ycck.jpg", &jpeg(320, 240, ColorType::CmykAsYcck, &ink, |_| {}));
    let expected = bench.make_one(PhotoRole::Product, "rgb.jpg");
    for name in ["cmyk.jpg", "ycck.jpg"] {
        let made = bench.make_one(PhotoRole::Product, name);
        for (one, other) in expected.derivatives.iter().zip(&made.derivatives) {
            let difference = Seen::of(one).difference(&Seen::of(other));
            assert!(difference < 2.0, "{name}: {difference}");
        }
    }
}
