//! Files that are not photos, or are broken, or too much: each gets one diagnostic, and the others go on.

use std::fs;

use etalase::catalogue::{PhotoId, PhotoRole};
use etalase::diagnostic::Place;
use etalase::failure::Failure;
use etalase::language::Language;
use etalase::photos::make;
use etalase::problem::{ForeignKind, PhotoProblem, Problem};
use etalase::progress::Silent;

use crate::bench::{Bench, fixture, jpeg, photo};

/// The one problem of these bytes, beside a photo that must come out all the same.
fn refusal(name: &str, bytes: &[u8]) -> PhotoProblem {
    let bench = Bench::new();
    bench.put(name, bytes);
    bench.put("good.jpg", &photo(40, 30));
    let jobs = [bench.job(0, name, PhotoRole::Product), bench.job(1, "good.jpg", PhotoRole::Logo)];
    let made = make(&jobs, &[], &[], &bench.cache(), &Silent).unwrap();
    assert_eq!(made.diagnostics.len(), 1, "{name}: {:?}", made.diagnostics);
    let diagnostic = &made.diagnostics[0];
    assert_eq!(diagnostic.place, Place::File(format!("content/{name}")));
    assert!(diagnostic.is_error(), "{name}");
    for language in Language::ALL {
        let words = diagnostic.problem.words(language);
        assert!(!words.message.is_empty() && !words.help.is_empty(), "{name}");
    }
    assert!(made.value.get(PhotoId(0)).is_none(), "{name}");
    assert!(made.value.get(PhotoId(1)).is_some(), "{name}");
    match &diagnostic.problem {
        Problem::Photo(problem) => problem.clone(),
        other => panic!("{name}: {other:?}"),
    }
}

#[test]
fn other_kinds_are_named() {
    let cases: [(&str, Vec<u8>, ForeignKind); 11] = [
        ("gif.jpg", fixture("gif_is_refused.jpg"), ForeignKind::Gif),
        ("bmp.png", fixture("bmp_is_refused.png"), ForeignKind::Bmp),
        ("tiff.jpg", fixture("tiff_is_refused.jpg"), ForeignKind::Tiff),
        ("avif.jpg", b"\0\0\0\x1cftypavif\0\0\0\0avifmif1miaf".to_vec(), ForeignKind::Avif),
        ("page.jpg", b"<!DOCTYPE html><html><script>alert(1)</script>".to_vec(), ForeignKind::WebPage),
        ("drawing.png", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>".to_vec(), ForeignKind::Svg),
        ("paper.jpg", b"%PDF-1.7\n1 0 obj".to_vec(), ForeignKind::Pdf),
        ("film.jpg", b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom".to_vec(), ForeignKind::Video),
        ("raw.jpg", b"\0\0\0\x18ftypcrx \0\0\0\x01crx isom".to_vec(), ForeignKind::Raw),
        ("text.webp", b"nama = \"Kain\"".to_vec(), ForeignKind::Text),
        ("noise.jpg", vec![0x91, 3, 200, 0, 0, 17, 254, 1, 1, 0], ForeignKind::Unknown),
    ];
    for (name, bytes, kind) in cases {
        assert_eq!(refusal(name, &bytes), PhotoProblem::NotAPhoto { kind }, "{name}");
    }
}

/// The fixture with these bytes in place of those, which stand in it once.
fn altered_heic(from: &[u8], to: &[u8]) -> Vec<u8> {
    let mut file = fixture("heic_named_jpg_is_read.jpg");
    let places: Vec<usize> = (0..file.len() - from.len()).filter(|place| file[*place..].starts_with(from)).collect();
    assert_eq!(places.len(), 1, "the fixture has changed");
    file[places[0]..places[0] + to.len()].copy_from_slice(to);
    file
}

#[test]
fn heic_that_cannot_be_read_says_what_to_do() {
    let nothing_else = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic";
    assert_eq!(refusal("iphone.jpg", nothing_else), PhotoProblem::Heic);
    assert_eq!(refusal("IMG_0001.HEIC", nothing_else), PhotoProblem::Heic);
    let other_codec = altered_heic(b"\0\0grid", b"\0\0j2k1");
    assert_eq!(refusal("IMG_0002.HEIC", &other_codec), PhotoProblem::Heic);
    let problem = Problem::from(PhotoProblem::Heic);
    assert!(problem.words(Language::Indonesian).help.contains("JPEG"));
    assert!(problem.words(Language::English).help.contains("Most Compatible"));
}

/// The decoder copies each tile that a grid names, and all bytes that the tables point to.
#[test]
fn heic_tables_that_ask_for_more_than_the_file_are_refused() {
    let tile_twice = altered_heic(b"dimg\0\x01\0\x02\0\x02\0\x03", b"dimg\0\x01\0\x02\0\x02\0\x02");
    assert_eq!(refusal("twice.heic", &tile_twice), PhotoProblem::Heic);
    let length = fixture("heic_named_jpg_is_read.jpg").len() as u32;
    let place = |bytes: u32| [b"\0\x01\0\0\0\0\0\x01".as_slice(), &[0; 4], &bytes.to_be_bytes()].concat();
    let mut much = fixture("heic_named_jpg_is_read.jpg");
    let grid = b"\0\x01\0\0\0\0\0\x01";
    let start = much.windows(grid.len()).position(|bytes| bytes == grid).unwrap();
    much[start..start + 16].copy_from_slice(&place(length));
    assert_eq!(refusal("much.heic", &much), PhotoProblem::Heic);
}

#[test]
fn a_file_cut_short_is_refused_wherever_the_cut_is() {
    for name in [
        "progressive_is_read.jpg",
        "orientation_1_turns_upright.jpg",
        "display_p3_becomes_srgb.png",
        "display_p3_becomes_srgb.webp",
        "heic_grid_turns_upright.heic",
        "animated_shows_first_frame.webp",
    ] {
        let whole = fixture(name);
        for tenth in 1..10 {
            let problem = refusal(name, &whole[..whole.len() * tenth / 10]);
            assert!(
                matches!(problem, PhotoProblem::CutShort | PhotoProblem::Broken { .. }),
                "{name} at {tenth} tenths: {problem:?}"
            );
        }
    }
    let whole = photo(800, 600);
    assert_eq!(refusal("half.jpg", &whole[..whole.len() / 2]), PhotoProblem::CutShort);
}

#[test]
fn damage_within_is_refused() {
    let mut file = photo(800, 600);
    let middle = file.len() / 2;
    file[middle..middle + 2].copy_from_slice(&[0xff, 0xc0]);
    assert!(matches!(refusal("damaged.jpg", &file), PhotoProblem::Broken { .. } | PhotoProblem::CutShort));
    let mut file = fixture("sixteen_bit_keeps_its_tones.png");
    let middle = file.len() / 2;
    file[middle] ^= 0xff;
    assert!(matches!(refusal("damaged.png", &file), PhotoProblem::Broken { .. }));
}

#[test]
fn an_empty_file_is_refused() {
    assert_eq!(refusal("empty.jpg", b""), PhotoProblem::Empty);
}

/// The first bytes of a PNG of this size, with a few bytes of pixels.
fn png_header(width: u32, height: u32, colors: u8) -> Vec<u8> {
    let mut file = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
    file.extend(width.to_be_bytes());
    file.extend(height.to_be_bytes());
    file.extend([8, colors, 0, 0, 0]);
    file.extend([0; 4]);
    file.extend(b"\0\0\0\x04IDAT\x78\x01\x03\x00\0\0\0\0");
    file
}

/// The first bytes of a JPEG of this size, up to its scan.
fn jpeg_header(frame: u8, width: u16, height: u16, components: u8) -> Vec<u8> {
    let mut file = vec![0xff, 0xd8, 0xff, frame, 0, 8 + 3 * components, 8];
    file.extend(height.to_be_bytes());
    file.extend(width.to_be_bytes());
    file.push(components);
    (1..=components).for_each(|number| file.extend([number, 0x11, 0]));
    file.extend([0xff, 0xda, 0, 6 + 2 * components, components]);
    (1..=components).for_each(|number| file.extend([number, 0]));
    file.extend([0, 63, 0, 1, 2, 3]);
    file
}

#[test]
fn bombs_are_refused_by_their_header() {
    let too_many = |width, height| PhotoProblem::TooManyPixels { width, height, most_megapixels: 120 };
    assert_eq!(refusal("bomb.png", &png_header(50_000, 50_000, 2)), too_many(50_000, 50_000));
    assert_eq!(refusal("bomb.png", &png_header(u32::MAX, u32::MAX, 6)), too_many(u32::MAX, u32::MAX));
    assert_eq!(refusal("bomb.jpg", &jpeg_header(0xc0, 65_535, 65_535, 3)), too_many(65_535, 65_535));
    let too_heavy = |width, height| PhotoProblem::TooHeavy { width, height };
    assert_eq!(refusal("heavy.png", &png_header(12_000, 10_000, 6)), too_heavy(12_000, 10_000));
    assert_eq!(refusal("heavy.jpg", &jpeg_header(0xc2, 10_000, 10_000, 3)), too_heavy(10_000, 10_000));
}

#[test]
fn rare_kinds_of_jpeg_are_named() {
    for frame in [0xc3, 0xc5, 0xc9, 0xcb] {
        assert!(matches!(refusal("rare.jpg", &jpeg_header(frame, 64, 64, 3)), PhotoProblem::Unsupported { .. }));
    }
    assert!(matches!(refusal("rare.jpg", &jpeg_header(0xc0, 64, 64, 2)), PhotoProblem::Unsupported { .. }));
    assert!(matches!(refusal("rare.jpg", &jpeg_header(0xc0, 64, 0, 3)), PhotoProblem::Unsupported { .. }));
}

#[test]
fn a_file_over_the_limit_is_refused_unread() {
    let bench = Bench::new();
    let path = bench.put("large.jpg", b"\xff\xd8\xff");
    fs::File::options().write(true).open(&path).unwrap().set_len(64_000_001).unwrap();
    let made = bench.make(&["large.jpg"]);
    let problem = Problem::from(PhotoProblem::TooLarge { bytes: 64_000_001, most_bytes: 64_000_000 });
    assert_eq!(made.diagnostics.len(), 1);
    assert_eq!(made.diagnostics[0].problem, problem);
    assert!(problem.words(Language::English).message.contains("65 MB"));
}

#[test]
fn one_file_in_two_places_is_told_once() {
    let bench = Bench::new();
    bench.put("broken.jpg", b"\xff\xd8\xff\xe0 no more");
    let jobs = [bench.job(0, "broken.jpg", PhotoRole::Product), bench.job(1, "broken.jpg", PhotoRole::Banner)];
    let made = make(&jobs, &[], &[], &bench.cache(), &Silent).unwrap();
    assert_eq!(made.diagnostics.len(), 1);
    assert_eq!(made.value.iter().count(), 0);
}

#[test]
fn a_small_photo_is_made_with_a_warning() {
    let bench = Bench::new();
    bench.put("small.jpg", &photo(640, 480));
    let made = bench.make(&["small.jpg"]);
    assert_eq!(made.diagnostics.len(), 1);
    assert_eq!(made.diagnostics[0].problem.code(), "W310");
    assert!(made.value.get(PhotoId(0)).is_some());
    assert!(bench.make_for(PhotoRole::Logo, &["small.jpg"]).diagnostics.is_empty());
}

#[test]
fn a_photo_that_vanishes_is_the_machines_failure() {
    let bench = Bench::new();
    let path = bench.put("gone.jpg", &photo(800, 600));
    let jobs = [bench.job(0, "gone.jpg", PhotoRole::Product)];
    fs::remove_file(&path).unwrap();
    match make(&jobs, &[], &[], &bench.cache(), &Silent) {
        Err(Failure::Read { path: told, .. }) => assert_eq!(told, path),
        other => panic!("{other:?}"),
    }
}

/// Bytes behind a photo's end, which some phones write, do no harm; nor do odd bytes before its tables.
#[test]
fn harmless_oddities_are_read() {
    let bench = Bench::new();
    let whole = photo(800, 600);
    let behind = [whole.as_slice(), &[0; 3000], b"more"].concat();
    let after_jfif = 20;
    let before = [&whole[..after_jfif], &[0; 7], &whole[after_jfif..]].concat();
    let comment = jpeg(800, 600, jpeg_encoder::ColorType::Rgb, &crate::bench::landscape(800, 600), |encoder| {
        encoder.add_app_segment(9, vec![7; 60_000]).unwrap();
    });
    for (name, bytes) in [("behind.jpg", behind), ("before.jpg", before), ("comment.jpg", comment)] {
        bench.put(name, &bytes);
        let made = bench.make(&[name]);
        assert!(made.diagnostics.is_empty(), "{name}: {:?}", made.diagnostics);
    }
}
