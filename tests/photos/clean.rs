//! No derivative carries anything but its picture.

use std::fs;

use etalase::catalogue::PhotoRole;
use etalase::photos::PhotoFormat;

use crate::bench::{Bench, readable_fixtures};

/// What stands in a JPEG: start, JFIF, tables, frame, scans, end. No APP1 to APP15, no comment.
fn check_jpeg(file: &[u8]) {
    assert_eq!(file[..2], [0xff, 0xd8]);
    let mut place = 2;
    loop {
        assert_eq!(file[place], 0xff, "at {place}");
        let marker = file[place + 1];
        if marker == 0xd9 {
            assert_eq!(place + 2, file.len(), "bytes behind the end");
            return;
        }
        let length = usize::from(u16::from_be_bytes([file[place + 2], file[place + 3]]));
        match marker {
            0xe0 => assert_eq!((&file[place + 4..place + 9], length), (&b"JFIF\0"[..], 16)),
            0xdb | 0xc0 | 0xc2 | 0xc4 | 0xda | 0xdd => {}
            other => panic!("a segment {other:02x}"),
        }
        place += 2 + length;
        if marker == 0xda {
            while file[place] != 0xff || matches!(file[place + 1], 0 | 0xd0..=0xd7) {
                place += 1;
            }
        }
    }
}

fn check_webp(file: &[u8]) {
    assert_eq!((&file[..4], &file[8..12]), (&b"RIFF"[..], &b"WEBP"[..]));
    let length = |place: usize| u32::from_le_bytes(file[place..place + 4].try_into().unwrap()) as usize;
    assert_eq!(length(4) + 8, file.len());
    let mut place = 12;
    while place < file.len() {
        let name = &file[place..place + 4];
        assert!([b"VP8 ", b"VP8L", b"VP8X", b"ALPH"].iter().any(|known| *known == name), "a chunk {name:?}");
        if name == b"VP8X" {
            assert_eq!(file[place + 8] & !0b1_0000, 0, "flags for more than alpha");
        }
        place += 8 + length(place + 4).next_multiple_of(2);
    }
}

fn check_png(file: &[u8]) {
    let mut place = 8;
    while place < file.len() {
        let length = u32::from_be_bytes(file[place..place + 4].try_into().unwrap()) as usize;
        let name = &file[place + 4..place + 8];
        assert!([b"IHDR", b"IDAT", b"IEND"].iter().any(|known| *known == name), "a chunk {name:?}");
        place += 12 + length;
    }
    assert_eq!(place, file.len());
}

#[test]
fn nothing_but_the_picture_is_left() {
    let bench = Bench::new();
    let names = readable_fixtures();
    names.iter().for_each(|name| drop(bench.put_fixture(name)));
    for role in [PhotoRole::Product, PhotoRole::Logo] {
        for name in &names {
            for derivative in bench.make_one(role, name).derivatives {
                let file = fs::read(&derivative.file).unwrap();
                match derivative.format {
                    PhotoFormat::Jpeg => check_jpeg(&file),
                    PhotoFormat::Png => check_png(&file),
                    _ => check_webp(&file),
                }
                for secret in ["SECRET", "Exif", "http", "8BIM", "ICC", "acsp"] {
                    let found = file.windows(secret.len()).any(|bytes| bytes == secret.as_bytes());
                    assert!(!found, "{name} {:?}: {secret}", derivative.format);
                }
            }
        }
    }
}
