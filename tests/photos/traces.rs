//! Photos are cleaned where they lie: every trace goes, every byte of the picture stays.

use std::collections::BTreeSet;
use std::fs;
use std::io::Cursor;

use etalase::catalogue::PhotoRole;
use etalase::photos::{Cleaned, MadePhoto, Trace, Unclean, clean};
use image::codecs::{png::PngDecoder, webp::WebPDecoder};
use image::{DynamicImage, ImageDecoder};
use proptest::prelude::*;
use zune_core::bytestream::ZCursor;

use crate::bench::{Bench, fixture, readable_fixtures};

/// The clean file and what it told; the file itself where it told nothing.
fn cleaned(name: &str, file: &[u8]) -> (Vec<u8>, BTreeSet<Trace>) {
    match clean(file).unwrap_or_else(|error| panic!("{name}: {error:?}")) {
        Cleaned::Already => (file.to_vec(), BTreeSet::new()),
        Cleaned::Stripped { file: clean, traces } => {
            assert_ne!(clean, file, "{name}");
            (clean, traces)
        }
    }
}

fn contains(file: &[u8], word: &[u8]) -> bool {
    file.windows(word.len()).any(|bytes| bytes == word)
}

/// The pixels and the colour profile, by decoders that know nothing of ours.
fn decoded(file: &[u8]) -> (Vec<u8>, Option<Vec<u8>>) {
    if file.starts_with(&[0xff, 0xd8]) {
        let mut decoder = zune_jpeg::JpegDecoder::new(ZCursor::new(file));
        let pixels = decoder.decode().unwrap();
        return (pixels, decoder.icc_profile());
    }
    if file.starts_with(b"\x89PNG") {
        return of_image(PngDecoder::new(Cursor::new(file)).unwrap());
    }
    if file.starts_with(b"RIFF") {
        return of_image(WebPDecoder::new(Cursor::new(file)).unwrap());
    }
    let decoded = heic_decoder::decode(file).unwrap();
    (decoded.to_rgb8().unwrap().data, decoded.metadata.icc_profile)
}

fn of_image(mut decoder: impl ImageDecoder) -> (Vec<u8>, Option<Vec<u8>>) {
    let profile = decoder.icc_profile().unwrap();
    (DynamicImage::from_decoder(decoder).unwrap().into_bytes(), profile)
}

#[test]
fn the_fixtures_lose_every_secret_and_no_pixel() {
    for name in readable_fixtures() {
        let file = fixture(&name);
        let (clean, traces) = cleaned(&name, &file);
        assert!(!contains(&clean, b"SECRET"), "{name}");
        assert!(!contains(&clean, b"GPSLatitude"), "{name}");
        assert_eq!(decoded(&clean), decoded(&file), "{name}");
        let (again, nothing) = cleaned(&name, &clean);
        assert_eq!((again == clean, nothing), (true, BTreeSet::new()), "{name}: cleaning twice is cleaning once");
        assert!(contains(&file, b"SECRET") <= !traces.is_empty(), "{name}");
    }
}

#[test]
fn all_that_a_photo_tells_is_named() {
    use Trace::{Behind, Camera, Caption, Comment, Editing, Foreign, Position, Preview, Serial};
    let in_exif = [Position, Serial, Camera];
    let cases: [(&str, &[Trace]); 5] = [
        ("traces_are_stripped.jpg", &[Editing, Caption, Comment, Preview, Behind, Foreign]),
        ("traces_are_stripped.png", &[Editing, Comment, Preview, Behind, Foreign]),
        ("traces_are_stripped.webp", &[Editing, Preview, Behind, Foreign]),
        ("traces_are_stripped.heic", &[Editing, Behind]),
        ("traces_are_stripped_but_adobe_rgb.jpg", &[]),
    ];
    for (name, others) in cases {
        let expected: BTreeSet<Trace> = in_exif.iter().chain(others).copied().collect();
        assert_eq!(cleaned(name, &fixture(name)).1, expected, "{name}");
    }
    assert_eq!(clean(&fixture("plain.png")), Ok(Cleaned::Already));
}

/// The cleaned photo is developed like the photo itself: as upright, and in the same colours.
#[test]
fn a_clean_photo_is_shown_as_before() {
    let bench = Bench::new();
    let bytes = |photo: &MadePhoto| -> Vec<Vec<u8>> {
        photo.derivatives.iter().map(|derivative| fs::read(&derivative.file).unwrap()).collect()
    };
    for name in readable_fixtures() {
        bench.put_fixture(&name);
        let before = bench.make_one(PhotoRole::Product, &name);
        bench.put(&name, &cleaned(&name, &fixture(&name)).0);
        let after = bench.make_one(PhotoRole::Product, &name);
        assert_eq!((before.width, before.height), (after.width, after.height), "{name}");
        assert!(bytes(&before) == bytes(&after), "{name}");
    }
}

#[test]
fn a_position_is_told_until_it_is_gone() {
    let told = |bench: &Bench| {
        let made = bench.make_all();
        let codes: Vec<String> = made.diagnostics.iter().map(|one| format!("{:?}", one.problem)).collect();
        codes.into_iter().filter(|problem| problem.contains("TellsPlace")).collect::<Vec<_>>()
    };
    for name in ["jpg", "png", "webp", "heic"].map(|ending| format!("traces_are_stripped.{ending}")) {
        let bench = Bench::new();
        bench.put_fixture(&name);
        let first = told(&bench);
        assert!(first.len() == 1 && first[0].starts_with("Photo(TellsPlace { places: 1,"), "{name}: {first:?}");
        assert_eq!(told(&bench), first, "{name}: remembered");
        bench.put_now(&name, &cleaned(&name, &fixture(&name)).0);
        assert_eq!(told(&bench), [""; 0], "{name}");
    }
    let bench = Bench::new();
    bench.put_fixture("orientation_6_turns_upright.jpg");
    assert_eq!(told(&bench), [""; 0], "an orientation is no place");
}

#[test]
fn what_is_broken_or_no_photo_is_left_alone() {
    let jpeg = fixture("progressive_is_read.jpg");
    for file in [&jpeg[..jpeg.len() - 3], b"", b"nama = \"Keset\"", &fixture("gif_is_refused.jpg")] {
        assert!(
            matches!(clean(file), Err(Unclean::Photo(_))),
            "{}",
            String::from_utf8_lossy(&file[..file.len().min(9)])
        );
    }
}

/// A HEIC's items are named by distances, so each number of that table is changed in turn: whatever comes of it, no
/// picture may change.
#[test]
fn no_table_of_a_heic_leads_into_its_picture() {
    let whole = fixture("traces_are_stripped.heic");
    let table = whole.windows(4).position(|name| name == b"iloc").unwrap();
    let length = u32::from_be_bytes(whole[table - 4..table].try_into().unwrap()) as usize - 4;
    let pixels = |file: &[u8]| std::panic::catch_unwind(|| Some(heic_decoder::decode(file).ok()?.to_rgb8().ok()?.data));
    let (mut refused, mut stripped) = (0, 0);
    for (place, change) in (table..table + length).flat_map(|place| [1, 0x10, 0x80].map(|change| (place, change))) {
        let mut changed = whole.clone();
        changed[place] ^= change;
        match clean(&changed) {
            Ok(Cleaned::Stripped { file, .. }) => {
                stripped += 1;
                assert_eq!(pixels(&changed).unwrap_or(None), pixels(&file).unwrap_or(None), "byte {place}");
            }
            Ok(Cleaned::Already) => panic!("byte {place}: a trace is missed"),
            Err(_) => refused += 1,
        }
    }
    assert!(refused > 30 && stripped > 5, "{refused} refused, {stripped} stripped");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    /// Damage anywhere: an answer or a refusal, never a panic, and a clean file is clean.
    #[test]
    fn no_damage_makes_it_fall_over(which in 0_usize..100, place: usize, value: u8, cut in proptest::option::of(any::<usize>())) {
        let names: Vec<String> = readable_fixtures().into_iter().filter(|name| name.starts_with("traces")).collect();
        let mut file = fixture(&names[which % names.len()]);
        let place = place % file.len();
        file[place] = value;
        if let Some(cut) = cut {
            file.truncate(cut % file.len());
        }
        if let Ok(Cleaned::Stripped { file, .. }) = clean(&file) {
            prop_assert_eq!(clean(&file), Ok(Cleaned::Already));
        }
    }

    /// Any mixture of segments between those of a picture.
    #[test]
    fn any_segments_of_a_jpeg_go_or_stay_whole(segments in proptest::collection::vec((0xe0_u8..=0xfe, proptest::collection::vec(any::<u8>(), 0..40)), 0..8)) {
        let plain = fixture("progressive_is_read.jpg");
        let mut file = plain[..2].to_vec();
        for (marker, content) in segments.iter().filter(|(marker, _)| !matches!(marker, 0xf0..=0xfd)) {
            file.extend([0xff, *marker]);
            file.extend(u16::try_from(content.len() + 2).unwrap().to_be_bytes());
            file.extend(content);
        }
        file.extend(&plain[2..]);
        let (clean, _) = cleaned("mixed", &file);
        prop_assert_eq!(decoded(&clean), decoded(&plain));
    }
}
