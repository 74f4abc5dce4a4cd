//! Sizes, formats, names and counts.

use std::collections::BTreeSet;
use std::fs;

use etalase::catalogue::{Color, PhotoId, PhotoRole};
use etalase::photos::{Derivative, MadePhoto, PhotoFormat, make};
use etalase::plan::{PhotoJob, Recipe};
use etalase::progress::{Progress, Silent};
use jpeg_encoder::{ColorType, SamplingFactor};
use std::sync::Mutex;

use crate::bench::{Bench, Seen, fixture, jpeg, landscape, photo};

fn sizes(photo: &MadePhoto, format: PhotoFormat) -> Vec<(u32, u32)> {
    photo.in_format(format).map(|derivative| (derivative.width, derivative.height)).collect()
}

#[test]
fn a_product_has_three_sizes_in_two_formats() {
    let bench = Bench::new();
    bench.put("landscape.jpg", &photo(2000, 1500));
    bench.put("portrait.jpg", &photo(1500, 2000));
    bench.put("small.jpg", &photo(1000, 500));
    let made = bench.make(&["landscape.jpg", "portrait.jpg", "small.jpg"]);
    assert!(made.diagnostics.is_empty(), "{:?}", made.diagnostics);
    let expected = [
        [(400, 300), (800, 600), (1600, 1200)],
        [(300, 400), (600, 800), (1200, 1600)],
        [(400, 200), (800, 400), (1000, 500)],
    ];
    for (number, expected) in expected.into_iter().enumerate() {
        let photo = made.value.get(PhotoId(number)).unwrap();
        assert_eq!(sizes(photo, PhotoFormat::Webp), expected);
        assert_eq!(sizes(photo, PhotoFormat::Jpeg), expected);
        assert_eq!(photo.for_every_viewer().count(), 3);
        photo.derivatives.iter().for_each(|derivative| drop(Seen::of(derivative)));
    }
}

#[test]
fn the_smallest_looks_like_the_largest() {
    let bench = Bench::new();
    bench.put("a.jpg", &photo(2000, 1500));
    let made = bench.make_one(PhotoRole::Product, "a.jpg");
    for format in [PhotoFormat::Webp, PhotoFormat::Jpeg] {
        let all: Vec<Seen> = made.in_format(format).map(Seen::of).collect();
        for (column, row) in [(0, 0), (1, 0), (2, 0), (0, 1), (1, 1), (2, 1)] {
            for seen in &all {
                let (one, other) = (seen.patch(column, row), all[0].patch(column, row));
                let near = one.iter().zip(other).all(|(one, other)| (one - other).abs() <= 3);
                assert!(near, "{format:?} {column},{row}: {one:?} {other:?}");
            }
        }
    }
    let mean = made.color;
    assert!(mean.red.abs_diff(110) < 6 && mean.green.abs_diff(110) < 6 && mean.blue.abs_diff(130) < 6, "{mean}");
}

#[test]
fn names_are_short_and_of_the_content() {
    let bench = Bench::new();
    bench.put("a.jpg", &photo(900, 600));
    bench.put("same.jpg", &photo(900, 600));
    bench.put("other.jpg", &photo(900, 601));
    let made = bench.make(&["a.jpg", "same.jpg", "other.jpg"]);
    let paths = |number| -> Vec<String> {
        let derivatives = &made.value.get(PhotoId(number)).unwrap().derivatives;
        derivatives.iter().map(|derivative: &Derivative| derivative.path.to_string()).collect()
    };
    assert_eq!(paths(0), paths(1), "equal bytes are one photo");
    assert_eq!(made.value.made, 2);
    let all: BTreeSet<String> = paths(0).into_iter().chain(paths(2)).collect();
    assert_eq!(all.len(), 8);
    for path in &all {
        let (name, rest) = path.strip_prefix("foto/").unwrap().split_once('-').unwrap();
        assert!(
            name.len() == 10 && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit()),
            "{path}"
        );
        assert!(rest.ends_with(".webp") || rest.ends_with(".jpg"), "{path}");
    }
    let files: Vec<String> = made.value.files().map(|file| file.path.to_string()).collect();
    assert_eq!(files, all.into_iter().collect::<Vec<String>>());
}

#[test]
fn roles_that_want_the_same_share_the_work_but_not_with_people() {
    let bench = Bench::new();
    bench.put("a.jpg", &photo(900, 600));
    let jobs = [
        bench.job(0, "a.jpg", PhotoRole::Product),
        bench.job(1, "a.jpg", PhotoRole::Category),
        bench.job(2, "a.jpg", PhotoRole::Banner),
        bench.job(3, "a.jpg", PhotoRole::Maker),
    ];
    let heard = Heard::default();
    let made = make(&jobs, &[], &[], &bench.cache(), &heard).unwrap().value;
    assert_eq!((made.made, made.reused), (3, 0));
    assert_eq!(made.get(PhotoId(0)), made.get(PhotoId(1)));
    assert_ne!(made.get(PhotoId(0)), made.get(PhotoId(3)), "who sees both addresses does not see one photo");
    assert_ne!(made.get(PhotoId(0)), made.get(PhotoId(2)));
    assert_eq!(sizes(made.get(PhotoId(2)).unwrap(), PhotoFormat::Webp), [(900, 600)]);
    assert_eq!(*heard.0.lock().unwrap(), ["begin 3", "done true", "done true", "done true", "end"]);
}

#[derive(Default)]
struct Heard(Mutex<Vec<String>>);

impl Progress for Heard {
    fn begin(&self, photos: usize) {
        self.0.lock().unwrap().push(format!("begin {photos}"));
    }

    fn done(&self, made: bool) {
        self.0.lock().unwrap().push(format!("done {made}"));
    }

    fn end(&self) {
        self.0.lock().unwrap().push("end".to_owned());
    }
}

#[test]
fn the_same_bytes_on_any_number_of_threads() {
    let of_threads = |threads: usize| {
        let bench = Bench::new();
        let names: Vec<String> = (0..6).map(|number| format!("{number}.jpg")).collect();
        for (number, name) in (0..).zip(&names) {
            bench.put(name, &photo(420 + 37 * number, 300));
        }
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        let made = pool.install(|| bench.make(&names)).value;
        let files = made.iter().flat_map(|(_, photo)| &photo.derivatives);
        files.map(|file| (file.path.clone(), fs::read(&file.file).unwrap())).collect::<Vec<_>>()
    };
    let alone = of_threads(1);
    assert_eq!(alone.len(), 18);
    assert!(alone == of_threads(2) && alone == of_threads(7));
}

/// The names of the boxes of an AVIF that stand at its top, and those of its items' kinds.
fn avif_parts(file: &[u8]) -> Vec<String> {
    let number = |place: usize| u32::from_be_bytes(file[place..place + 4].try_into().unwrap()) as usize;
    let name = |place: usize| String::from_utf8_lossy(&file[place..place + 4]).into_owned();
    let (mut parts, mut place) = (Vec::new(), 0);
    while place < file.len() {
        parts.push(name(place + 4));
        place += number(place);
    }
    let items = file.windows(4).enumerate().filter(|(_, bytes)| *bytes == b"infe");
    parts.extend(items.map(|(place, _)| name(place + 12)));
    parts
}

#[test]
fn a_logo_becomes_squares_beside_its_pictures_for_pages() {
    let bench = Bench::new();
    bench.put_fixture("transparent_lies_on_white.png");
    let job = bench.job(0, "transparent_lies_on_white.png", PhotoRole::Logo);
    let color = Color::from_hex("#8a3b12");
    let with = |recipe| PhotoJob { recipe, ..job.clone() };
    let jobs = [job.clone(), with(Recipe::Icon), with(Recipe::Tile { color })];
    let made = make(&jobs, &[], &[], &bench.cache(), &Silent).unwrap().value;
    let edges = |photo: &MadePhoto| {
        photo.derivatives.iter().for_each(|file| {
            let bytes = fs::read(&file.file).unwrap();
            let size = image::load_from_memory(&bytes).unwrap().to_rgba8().dimensions();
            assert_eq!((size, file.format), ((file.width, file.width), PhotoFormat::Png), "{}", file.path);
        });
        photo.derivatives.iter().map(|file| file.width).collect::<Vec<_>>()
    };
    let (icon, tile) = (made.icon.as_ref().unwrap(), made.tile.as_ref().unwrap());
    assert_eq!((edges(icon), edges(tile)), (vec![32, 48, 192, 512], vec![180, 192, 512]));
    let pages = made.get(PhotoId(0)).unwrap().derivatives.len();
    assert_eq!(made.files().count(), pages + 7, "all of them are published");
    assert_eq!((made.made, made.reused), (1, 0), "one photo, however much is made of it");
    drop(made);
    let again = make(&jobs, &[], &[], &bench.cache(), &Silent).unwrap().value;
    assert_eq!((again.made, again.reused), (0, 1));
}

#[test]
fn avif_is_made_where_it_is_asked_for() {
    let bench = Bench::new();
    bench.put_fixture("display_p3_becomes_srgb.png");
    let mut job = bench.job(0, "display_p3_becomes_srgb.png", PhotoRole::Product);
    let without = make(&[job.clone()], &[], &[], &bench.cache(), &Silent).unwrap().value;
    job.recipe = Recipe::Pages { role: PhotoRole::Product, avif: true };
    let with = make(&[job], &[], &[], &bench.cache(), &Silent).unwrap();
    let codes: Vec<&str> = with.diagnostics.iter().map(|one| one.problem.code()).collect();
    let photo = with.value.get(PhotoId(0)).unwrap();
    if !cfg!(feature = "avif") {
        assert_eq!(codes, ["W311", "W310"]);
        assert_eq!(Some(photo), without.get(PhotoId(0)));
        return;
    }
    assert_eq!(codes, ["W310"]);
    assert_eq!(sizes(photo, PhotoFormat::Avif), [(96, 64)]);
    assert_eq!(photo.derivatives.len(), 3);
    let file = fs::read(&photo.in_format(PhotoFormat::Avif).next().unwrap().file).unwrap();
    assert_eq!(avif_parts(&file), ["ftyp", "meta", "mdat", "av01"], "no item but the picture");
}

/// The segment of this marker that begins with these words.
fn segment<'file>(file: &'file [u8], marker: u8, words: &[u8]) -> &'file [u8] {
    let mut place = 2;
    loop {
        let length = usize::from(u16::from_be_bytes([file[place + 2], file[place + 3]])) + 2;
        let segment = &file[place..place + length];
        if segment[1] == marker && segment[4..].starts_with(words) {
            return segment;
        }
        place += length;
    }
}

/// A photo of this size with segments of fixtures.
fn large(width: u16, height: u16, sampling: SamplingFactor, segments: &[&[u8]]) -> Vec<u8> {
    let file = jpeg(width, height, ColorType::Rgb, &landscape(width, height), |encoder| {
        encoder.set_sampling_factor(sampling);
    });
    [&file[..2], &segments.concat(), &file[2..]].concat()
}

/// Photos so large that they are decoded at a half or a quarter look like those that are decoded whole.
#[test]
fn a_large_photo_looks_like_a_small_one() {
    let bench = Bench::new();
    let turned = fixture("orientation_6_turns_upright.jpg");
    let turned = segment(&turned, 0xe1, b"Exif");
    let profiled = fixture("display_p3_becomes_srgb.jpg");
    let profiled = segment(&profiled, 0xe2, b"ICC_PROFILE");
    let cases: [(&str, SamplingFactor, &[&[u8]]); 6] = [
        ("4:2:0", SamplingFactor::F_2_2, &[]),
        ("4:2:2", SamplingFactor::F_2_1, &[]),
        ("4:4:0", SamplingFactor::F_1_2, &[]),
        ("4:4:4", SamplingFactor::F_1_1, &[]),
        ("turned", SamplingFactor::F_2_2, &[turned]),
        ("in P3", SamplingFactor::F_2_2, &[profiled]),
    ];
    for (name, sampling, segments) in cases {
        bench.put("small.jpg", &large(800, 96, sampling, segments));
        bench.put("large.jpg", &large(3200, 384, sampling, segments));
        let (small, large) =
            (bench.make_one(PhotoRole::Product, "small.jpg"), bench.make_one(PhotoRole::Product, "large.jpg"));
        assert_eq!((large.width, large.height), (small.width * 4, small.height * 4), "{name}");
        for format in [PhotoFormat::Webp, PhotoFormat::Jpeg] {
            let of = |photo: &MadePhoto| {
                Seen::of(photo.in_format(format).find(|made| made.width.max(made.height) == 800).unwrap())
            };
            let (small, large) = (of(&small), of(&large));
            for (column, row) in [(0, 0), (1, 0), (2, 0), (0, 1), (1, 1), (2, 1)] {
                let (one, other) = (small.patch(column, row), large.patch(column, row));
                let near = one.iter().zip(other).all(|(one, other)| (one - other).abs() <= 4);
                assert!(near, "{name} {format:?} {column},{row}: {one:?} {other:?}");
            }
        }
        let (one, other) = (small.color, large.color);
        let near = [one.red.abs_diff(other.red), one.green.abs_diff(other.green), one.blue.abs_diff(other.blue)];
        assert!(near.into_iter().all(|difference| difference <= 2), "{name}: {one} {other}");
    }
}
