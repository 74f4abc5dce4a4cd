//! Thousands of broken and hostile photos: each is shown or refused with a message, and none takes the program down.

use std::fs;
use std::process::{Command, Stdio};

use crate::bench::{fixture, photo, readable_fixtures};

/// How many photos are made wrong: fewer in the ordinary run, more where `ETALASE_PHOTOS` says so.
const PHOTOS: usize = 2_000;
/// How many photos one run of the program gets.
const AT_ONCE: usize = 250;
/// How much address space the program may ask for, in KiB. The photos' budget is 512 MiB for all threads.
const SPACE: usize = 1_600_000;

/// A row of numbers that is the same on every machine (xorshift64*, Vigna 2016).
struct Chance(u64);

impl Chance {
    fn draw(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }

    fn below(&mut self, bound: usize) -> usize {
        (self.draw() % bound.max(1) as u64) as usize
    }
}

/// Values on which readers of lengths and sizes stumble.
const EDGES: [u32; 10] = [0, 1, 2, 0x7f, 0xff, 0x7fff, 0xffff, 0x7fff_ffff, 0x8000_0000, 0xffff_ffff];

/// A photo made wrong in one to six places.
fn harmed(photos: &[(String, Vec<u8>)], chance: &mut Chance) -> (String, Vec<u8>) {
    let (name, whole) = &photos[chance.below(photos.len())];
    let other = &photos[chance.below(photos.len())].1;
    let mut file = whole.clone();
    for _ in 0..=chance.below(6) {
        // Harm near the beginning reaches headers and tables more often than pixels.
        let reach = if chance.below(3) == 0 { file.len() } else { file.len().min(300) };
        let place = chance.below(reach);
        match chance.below(9) {
            0 => file[place] ^= 1 << chance.below(8),
            1 => file[place] = chance.draw() as u8,
            2 => file[place] = 0xff,
            3 => {
                let edge = EDGES[chance.below(EDGES.len())];
                let bytes = if chance.below(2) == 0 { edge.to_be_bytes() } else { edge.to_le_bytes() };
                let length = bytes.len().min(file.len() - place);
                file[place..place + length].copy_from_slice(&bytes[4 - length..]);
            }
            4 => file.truncate(place.max(1)),
            5 => {
                let end = (place + chance.below(64)).min(file.len());
                let piece = file[place..end].to_vec();
                file.splice(place..place, piece);
            }
            6 => {
                let end = (place + chance.below(64)).min(file.len());
                file.drain(place..end);
            }
            7 => {
                let start = chance.below(other.len());
                let end = (start + chance.below(512)).min(other.len());
                file.splice(place..place, other[start..end].iter().copied());
            }
            _ => file.extend_from_slice(&other[..chance.below(other.len())]),
        }
        if file.is_empty() {
            file.push(0xff);
        }
    }
    (name.clone(), file)
}

/// Files that are a photo and something else at once.
fn polyglots() -> Vec<(&'static str, Vec<u8>)> {
    let page = b"<html><script>alert(document.domain)</script></html>".as_slice();
    let script = b"*/=1;alert(document.domain)/*".as_slice();
    let (jpeg, png) = (photo(40, 30), fixture("plain.png"));
    let in_comment = |text: &[u8]| {
        let length = u16::try_from(text.len() + 2).unwrap().to_be_bytes();
        [&jpeg[..2], b"\xff\xfe", &length, text, &jpeg[2..]].concat()
    };
    vec![
        ("page-behind.jpg", [&jpeg, page].concat()),
        ("page-inside.jpg", in_comment(page)),
        ("script-inside.jpg", in_comment(script)),
        ("page-behind.png", [&png, page].concat()),
        ("archive-behind.jpg", [&jpeg, b"PK\x03\x04".as_slice(), &[0; 64], b"PK\x05\x06", &[0; 18]].concat()),
        ("paper-inside.jpg", in_comment(b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj")),
        ("php-inside.jpg", in_comment(b"<?php system($_GET['c']); ?>")),
        (
            "drawing-behind.png",
            [&png, b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>".as_slice()].concat(),
        ),
        ("page-before.jpg", [page, &jpeg].concat()),
        ("gif-before.png", [b"GIF89a/*".as_slice(), &png].concat()),
        ("script.png", b"alert(1)".to_vec()),
        ("drawing.jpg", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>".to_vec()),
        ("page.webp", page.to_vec()),
    ]
}

/// Checks a shop with these photos and gives what was said; the program must end by itself, within its space.
fn check(photos: &[(String, Vec<u8>)], command: &str) -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    let content = folder.path().join("content");
    for (number, some) in photos.chunks(20).enumerate() {
        let product = content.join(format!("produk/p-{number}"));
        fs::create_dir_all(&product).unwrap();
        fs::write(product.join("produk.toml"), "nama = \"Keset\"\nharga = 45000\n").unwrap();
        for (place, (name, bytes)) in some.iter().enumerate() {
            fs::write(product.join(format!("{place}-{name}")), bytes).unwrap();
        }
    }
    fs::write(content.join("toko.toml"), "nama = \"Toko\"\n[kontak]\nwhatsapp = \"0812-3456-7890\"\n").unwrap();
    let script = format!("ulimit -v {SPACE}; exec \"$0\" {command} --jobs 2 --date 2026-11-01 --message-format json");
    let output = Command::new("sh")
        .args(["-c", &script, env!("CARGO_BIN_EXE_etalase")])
        .current_dir(folder.path())
        .stdin(Stdio::null())
        .output()
        .unwrap();
    let (said, complained) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(matches!(output.status.code(), Some(0 | 1)), "{}: {complained}", output.status);
    assert!(!complained.contains("panicked"), "{complained}");
    (folder, said.into_owned())
}

#[cfg(unix)]
#[test]
fn no_harm_to_a_photo_harms_the_program() {
    let photos: Vec<(String, Vec<u8>)> =
        readable_fixtures().into_iter().map(|name| (name.clone(), fixture(&name))).collect();
    let wished = std::env::var("ETALASE_PHOTOS").ok().and_then(|number| number.parse().ok()).unwrap_or(PHOTOS);
    let mut chance = Chance(0x7391);
    let (mut refused, mut made) = (0, 0);
    for _ in 0..wished.div_ceil(AT_ONCE) {
        let some: Vec<_> = (0..AT_ONCE).map(|_| harmed(&photos, &mut chance)).collect();
        let (_folder, said) = check(&some, "check");
        let told = said.matches("\"severity\":\"error\"").count();
        refused += told;
        made += AT_ONCE - told.min(AT_ONCE);
    }
    assert!(refused > wished / 4 && made > wished / 20, "{refused} refused, {made} made of {wished}");
}

#[cfg(unix)]
#[test]
fn what_is_a_photo_and_more_comes_out_as_a_photo_alone() {
    let polyglots: Vec<(String, Vec<u8>)> =
        polyglots().into_iter().map(|(name, bytes)| (name.to_owned(), bytes)).collect();
    let (_folder, said) = check(&polyglots, "build");
    // What does not begin as a photo is none, whatever follows.
    let foreign = ["page-before.jpg", "gif-before.png", "script.png", "drawing.jpg", "page.webp"];
    assert_eq!(said.matches("\"E305\"").count(), foreign.len(), "{said}");
    assert_eq!(said.matches("\"severity\":\"error\"").count(), foreign.len(), "{said}");
    let readable: Vec<_> = polyglots.into_iter().filter(|(name, _)| !foreign.contains(&name.as_str())).collect();
    let (folder, said) = check(&readable, "build");
    assert!(!said.contains("\"error\""), "{said}");
    let mut photos = 0;
    let mut folders = vec![folder.path().join("public/foto")];
    while let Some(open) = folders.pop() {
        for entry in fs::read_dir(open).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let bytes = fs::read(&path).unwrap();
            let foreign = [b"<script".as_slice(), b"<svg", b"alert(", b"<?php", b"%PDF", b"PK\x03\x04"];
            for word in foreign {
                assert!(!bytes.windows(word.len()).any(|part| part == word), "{}", path.display());
            }
            assert!(bytes.starts_with(b"\xff\xd8\xff") || bytes.starts_with(b"RIFF"), "{}", path.display());
            photos += 1;
        }
    }
    assert!(photos >= 4, "{photos}");
}
