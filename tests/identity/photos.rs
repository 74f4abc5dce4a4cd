//! QR codes in photos, and a pictured QRIS code, through the whole chain.

use std::fs;
use std::path::Path;
use std::sync::Mutex;

use etalase::progress::Silent;
use etalase::site::{Content, SiteFile};
use etalase::{Outcome, Request, check_only, make};
use qrcodegen::{QrCode, QrCodeEcc};

use super::site::{QRIS, signed};

const OWN: &str = "https://wa.me/6281234567890?text=Halo";

/// Draws a code upright on a light ground, as a screenshot has it.
fn draw(path: &Path, text: &str) {
    let code = QrCode::encode_text(text, QrCodeEcc::Medium).unwrap();
    let side = u32::try_from(code.size() + 8).unwrap() * 8;
    let dark = |at: u32| i32::try_from(at / 8).unwrap() - 4;
    let picture = image::GrayImage::from_fn(side, side, |x, y| {
        image::Luma([if code.get_module(dark(x), dark(y)) { 20 } else { 240 }])
    });
    picture.save(path).unwrap();
}

struct Shop(tempfile::TempDir);

impl Shop {
    fn new() -> Shop {
        let folder = tempfile::tempdir().unwrap();
        let product = folder.path().join("content/produk/keset");
        fs::create_dir_all(&product).unwrap();
        fs::write(product.join("produk.toml"), "nama = \"Keset perca\"\nharga = 45000\n").unwrap();
        let shop = "nama = \"Toko\"\n[kontak]\nwhatsapp = \"0812-3456-7890\"\n[qris]\ngambar = \"qris.png\"\n";
        fs::write(folder.path().join("content/toko.toml"), shop).unwrap();
        draw(&folder.path().join("content/qris.png"), QRIS);
        draw(&product.join("1.png"), OWN);
        Shop(folder)
    }

    fn photo(&self) -> std::path::PathBuf {
        self.0.path().join("content/produk/keset/1.png")
    }

    fn look(&self) -> Outcome {
        let request = Request { root: self.0.path().to_owned(), date: jiff::civil::date(2026, 11, 1), messages: None };
        check_only(&request, &Silent).unwrap()
    }

    fn errors(&self) -> Vec<&'static str> {
        let outcome = self.look();
        outcome.diagnostics.iter().filter(|one| one.is_error()).map(|one| one.problem.code()).collect()
    }
}

#[test]
fn the_shops_own_codes_pass() {
    let shop = Shop::new();
    assert_eq!(shop.errors(), Vec::<&str>::new());
    for text in [OWN, QRIS, "https://example.org/", "tel:+6281234567890", "Keset nomor 12"] {
        draw(&shop.photo(), text);
        assert_eq!(shop.errors(), Vec::<&str>::new(), "{text}");
    }
}

#[test]
fn other_codes_in_a_photo_are_refused() {
    let shop = Shop::new();
    let other = signed(&QRIS.replace("CONTOH0000000010", "CONTOH0000000020"));
    for text in [
        "https://wa.me/6281234567891",
        "https://wa.me/message/ABC",
        "https://chat.whatsapp.com/ABCDEF?phone=6281234567890",
        "https://wa.me/6281234567890?text=BCA%208880001234",
        "HTTPS://WA.ME/6281234567891",
        "tel:+6281234567891",
        "081234567891",
        "https://link.dana.id/abc",
        other.as_str(),
        "00020101021126rusak",
    ] {
        draw(&shop.photo(), text);
        assert_eq!(shop.errors(), ["E614"], "{text}");
    }
}

#[test]
fn codes_in_photos_of_static_are_held_against_the_shop_too() {
    let shop = Shop::new();
    let folder = shop.0.path().join("static/gambar");
    fs::create_dir_all(&folder).unwrap();
    draw(&folder.join("pesan.png"), OWN);
    assert_eq!(shop.errors(), Vec::<&str>::new());
    draw(&folder.join("bayar.png"), "https://wa.me/6281234567891");
    let outcome = shop.look();
    let told: Vec<_> = outcome.diagnostics.iter().filter(|one| one.is_error()).collect();
    let at = etalase::diagnostic::Place::File("static/gambar/bayar.png".to_owned());
    assert_eq!(told.iter().map(|one| (one.problem.code(), &one.place)).collect::<Vec<_>>(), [("E614", &at)]);
    assert_eq!(shop.errors(), ["E614"], "the cache remembers what was read");
    fs::write(folder.join("bayar.png"), b"\x89PNG\r\n\x1a\nrusak").unwrap();
    let outcome = shop.look();
    let warned: Vec<_> =
        outcome.diagnostics.iter().filter(|one| one.place == at).map(|one| one.problem.code()).collect();
    assert_eq!((shop.errors(), warned), (Vec::new(), vec!["W317"]));
}

#[test]
fn a_code_that_nobody_can_read_is_told() {
    let shop = Shop::new();
    let codes = || {
        let told: Vec<&str> = shop.look().diagnostics.iter().map(|one| one.problem.code()).collect();
        told.into_iter().filter(|code| matches!(*code, "E614" | "W316")).collect::<Vec<_>>()
    };
    assert_eq!(codes(), Vec::<&str>::new());
    // All that is below and beside the squares is lost; they and what stands between them stay.
    let mut picture = image::open(shop.photo()).unwrap().into_luma8();
    let lost = 13 * 8..picture.width() - 4 * 8;
    for (x, y, pixel) in picture.enumerate_pixels_mut() {
        if lost.contains(&x) && lost.contains(&y) {
            pixel.0 = [20];
        }
    }
    picture.save(shop.photo()).unwrap();
    assert_eq!(codes(), ["W316"]);
}

#[test]
fn a_warm_build_decodes_nothing_and_still_tells() {
    let shop = Shop::new();
    draw(&shop.photo(), "https://wa.me/6281234567891");
    let cold = shop.look();
    let warm = shop.look();
    assert_eq!((cold.summary.photos_made, warm.summary.photos_made, warm.summary.photos_reused), (2, 0, 2));
    assert!(warm.diagnostics.iter().any(|one| one.problem.code() == "E614"), "{:?}", warm.diagnostics);
    assert_eq!(cold.standing.identity, warm.standing.identity);
}

#[test]
fn a_pictured_code_is_locked_and_cannot_be_exchanged() {
    let shop = Shop::new();
    let lock = shop.look().standing.next_lock().unwrap();
    assert!(lock.contains("nmid = \"ID1020000000001\""), "{lock}");
    fs::write(shop.0.path().join("content/identity.lock"), lock).unwrap();
    assert_eq!(shop.errors(), Vec::<&str>::new());
    let picture = shop.0.path().join("content/qris.png");
    draw(&picture, &signed(&QRIS.replace("0215ID1020000000001", "0215ID1020000000009")));
    assert_eq!(shop.errors(), ["E601"]);
    assert!(shop.look().differs_from_lock());
    draw(&picture, "https://example.org/");
    let mut errors = shop.errors();
    errors.sort_unstable();
    assert_eq!(errors, ["E601", "E615"], "a picture without a payment code");
    fs::remove_file(&picture).unwrap();
    assert!(shop.errors().contains(&"E208"));
}

#[test]
fn a_pictured_code_is_drawn_anew_and_the_picture_is_not_published() {
    let shop = Shop::new();
    let request = Request { root: shop.0.path().to_owned(), date: jiff::civil::date(2026, 11, 1), messages: None };
    let (photos, terms) = (Mutex::new(Vec::new()), Mutex::new(String::new()));
    let take = |file: SiteFile| {
        match file.content {
            Content::File(_) => photos.lock().unwrap().push(file.path.to_string()),
            Content::Bytes(bytes) if file.path.as_str().starts_with("aset/toko") => {
                *terms.lock().unwrap() = String::from_utf8(bytes).unwrap();
            }
            _ => {}
        }
        Ok(())
    };
    make(&request, &Silent, &take).unwrap();
    let terms = terms.into_inner().unwrap();
    assert!(terms.contains(r#""merchant":"PANTI CONTOH""#) && terms.contains(r#""path":"M"#), "{terms}");
    let photos = photos.into_inner().unwrap();
    assert!(photos.iter().any(|path| path.ends_with(".jpg")), "the product's photo: {photos:?}");
    assert!(!photos.iter().any(|path| path.ends_with(".png")), "the picture of the code: {photos:?}");
}

#[test]
fn a_pictured_code_must_be_the_stated_one() {
    let shop = Shop::new();
    let text = format!(
        "nama = \"Toko\"\n[kontak]\nwhatsapp = \"0812-3456-7890\"\n[qris]\ngambar = \"qris.png\"\nisi = \"{QRIS}\"\n"
    );
    fs::write(shop.0.path().join("content/toko.toml"), text).unwrap();
    assert_eq!(shop.errors(), Vec::<&str>::new());
    draw(&shop.0.path().join("content/qris.png"), &signed(&QRIS.replace("PANTI CONTOH", "PANTI CONTEK")));
    assert_eq!(shop.errors(), ["E614"]);
}
