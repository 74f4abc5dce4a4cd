//! People: what a consent allows is shown, and when it ends nothing is left, in no byte of the output, the cache and the
//! folders beside them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::disallowed_methods)]

mod support;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use serde_json::Value;
use support::program::{code, etalase, said};
use support::read_tree;

const NAME: &str = "Mawarsih Jinggawati";
/// Its parts, for what keeps words apart.
const NAMES: [&str; 2] = ["Mawarsih", "Jinggawati"];
const STORY: &str = "Menganyam sambil bersiul";
const ENGLISH: &str = "Whistling as she weaves";
/// The maker's file is called as people call files, by the real name.
const STEM: &str = "kusumawardhani";

/// A site of one shop with a maker, photo and all, and a second maker who stays.
struct Site {
    folder: tempfile::TempDir,
}

impl Site {
    fn new() -> Site {
        let site = Site { folder: tempfile::tempdir().unwrap() };
        site.write("content/situs.toml", "alamat = \"https://toko.example/\"\nbahasa = [\"id\", \"en\"]\n");
        site.write(
            "content/toko.toml",
            "nama = \"Toko\"\nlembaga = \"Panti Contoh\"\n[kontak]\nwhatsapp = \"0812-3456-7890\"\n",
        );
        site.write(&format!("content/pembuat/{STEM}.toml"), &site.maker("sampai = 2027-01-31"));
        site.photo(&format!("content/pembuat/{STEM}.jpg"), 240);
        site.write(
            "content/pembuat/tetap.toml",
            "foto = \"tetap.jpg\"\n[persetujuan]\noleh = \"Ia\"\ntanggal = 2026-01-01\nmencakup = [\"foto\"]\n",
        );
        site.photo("content/pembuat/tetap.jpg", 250);
        for (product, maker) in [("keset", STEM), ("sapu", "tetap")] {
            let text =
                format!("nama = \"Barang {product}\"\nharga = 1000\npembuat = \"{maker}\"\nkategori = \"Rumah\"\n");
            site.write(&format!("content/produk/{product}/produk.toml"), &text);
            site.photo(&format!("content/produk/{product}/1.jpg"), if product == "sapu" { 300 } else { 280 });
        }
        site
    }

    fn maker(&self, until: &str) -> String {
        format!(
            "nama = \"{NAME}\"\ncerita = \"{STORY}.\"\nfoto = \"{STEM}.jpg\"\n[terjemahan.en]\ncerita = \"{ENGLISH}.\"\n\
             [persetujuan]\noleh = \"{NAME} sendiri\"\ntanggal = 2026-01-01\nmencakup = [\"nama\", \"cerita\", \"foto\"]\n{until}\n"
        )
    }

    fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    fn write(&self, path: &str, text: &str) {
        support::put(self.folder.path(), path, text);
    }

    /// A photo unlike those of other widths.
    fn photo(&self, path: &str, width: u16) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        let pixels: Vec<u8> =
            (0..usize::from(width) * 150).flat_map(|place| [(place % 251) as u8, 90, (width % 256) as u8]).collect();
        let encoder = jpeg_encoder::Encoder::new_file(path, 80).unwrap();
        encoder.encode(&pixels, width, 150, jpeg_encoder::ColorType::Rgb).unwrap();
    }

    fn replace(&self, path: &str, from: &str, to: &str) {
        let text = fs::read_to_string(self.path(path)).unwrap();
        assert!(text.contains(from), "{from}");
        fs::write(self.path(path), text.replace(from, to)).unwrap();
    }

    fn run(&self, words: &[&str]) -> Output {
        etalase(self.folder.path(), words).env_remove("SOURCE_DATE_EPOCH").output().unwrap()
    }

    fn build(&self, date: &str) -> Output {
        let built = self.run(&["build", "--lang", "en", "--date", date]);
        assert_eq!(code(&built), 0, "{}", said(&built));
        built
    }

    /// Everything that stands on the disk beside the content: path and bytes.
    fn made(&self) -> Vec<(String, Vec<u8>)> {
        read_tree(self.folder.path()).into_iter().filter(|(path, _)| !path.starts_with("content/")).collect()
    }

    /// The files of the cache and of the output that were made of a photo: its derivatives, by their bytes.
    fn derivatives_of(&self, photo: &str) -> BTreeSet<Vec<u8>> {
        let alone = Site { folder: tempfile::tempdir().unwrap() };
        support::copy_tree(&self.path("content"), &alone.path("content"));
        for path in read_tree(&alone.path("content")).into_keys().filter(|path| path.ends_with(".jpg")) {
            if path != photo {
                fs::remove_file(alone.path("content").join(path)).unwrap();
            }
        }
        alone.run(&["check", "--date", "2026-06-01"]);
        let cached = read_tree(&alone.path(".etalase"));
        let pictures: BTreeSet<Vec<u8>> = cached
            .into_iter()
            .filter(|(path, _)| path.contains("/person-") && (path.ends_with(".webp") || path.ends_with(".jpg")))
            .map(|(_, bytes)| bytes)
            .collect();
        assert!(pictures.len() >= 2, "{}", pictures.len());
        pictures
    }
}

fn contains(bytes: &[u8], word: &str) -> bool {
    bytes.windows(word.len()).any(|found| found.eq_ignore_ascii_case(word.as_bytes()))
}

/// Where a word stands, in a path or in a file.
fn places_of(made: &[(String, Vec<u8>)], word: &str) -> Vec<String> {
    let holds = |(path, bytes): &&(String, Vec<u8>)| contains(path.as_bytes(), word) || contains(bytes, word);
    made.iter().filter(holds).map(|(path, _)| path.clone()).collect()
}

fn places_of_pictures(made: &[(String, Vec<u8>)], pictures: &BTreeSet<Vec<u8>>) -> Vec<String> {
    made.iter().filter(|(_, bytes)| pictures.contains(bytes)).map(|(path, _)| path.clone()).collect()
}

/// A way to end a consent: an edit of the content, and the day of the next build.
type Ending = (&'static str, fn(&Site), &'static str);

fn file() -> String {
    format!("content/pembuat/{STEM}.toml")
}

const ENDINGS: [Ending; 8] = [
    ("its last day passes", |_| {}, "2027-02-01"),
    (
        "the line of what it covers is deleted",
        |site| site.replace(&file(), "mencakup = [\"nama\", \"cerita\", \"foto\"]", ""),
        "2026-06-02",
    ),
    ("it covers nothing", |site| site.replace(&file(), "[\"nama\", \"cerita\", \"foto\"]", "[]"), "2026-06-02"),
    (
        "the consent is deleted",
        |site| {
            let text = fs::read_to_string(site.path(&file())).unwrap();
            site.write(&file(), text.split("[persetujuan]").next().unwrap());
        },
        "2026-06-02",
    ),
    (
        "the consent and the photo are deleted",
        |site| {
            let text = fs::read_to_string(site.path(&file())).unwrap();
            site.write(&file(), text.split("[persetujuan]").next().unwrap());
            fs::remove_file(site.path(&format!("content/pembuat/{STEM}.jpg"))).unwrap();
        },
        "2026-06-02",
    ),
    ("the maker's file is deleted", |site| fs::remove_file(site.path(&file())).unwrap(), "2026-06-02"),
    (
        "the maker's files are deleted",
        |site| {
            fs::remove_file(site.path(&file())).unwrap();
            fs::remove_file(site.path(&format!("content/pembuat/{STEM}.jpg"))).unwrap();
        },
        "2026-06-02",
    ),
    (
        "the product names nobody",
        |site| site.replace("content/produk/keset/produk.toml", &format!("pembuat = \"{STEM}\"\n"), ""),
        "2026-06-02",
    ),
];

#[test]
fn when_a_consent_ends_nothing_of_the_person_is_left() {
    let pictures = Site::new().derivatives_of(&format!("pembuat/{STEM}.jpg"));
    let other = Site::new().derivatives_of("pembuat/tetap.jpg");
    for (name, end, day) in ENDINGS {
        let site = Site::new();
        site.build("2026-06-01");
        let before = site.made();
        for word in [NAME, STORY, ENGLISH] {
            assert!(!places_of(&before, word).is_empty(), "{word} is shown at first");
        }
        assert_eq!(places_of(&before, STEM), [""; 0], "the name of a maker's file is nobody's business");
        let shown = places_of_pictures(&before, &pictures);
        assert!(shown.iter().any(|path| path.starts_with("public/")), "{shown:?}");
        assert!(shown.iter().any(|path| path.starts_with(".etalase/")), "{shown:?}");
        end(&site);
        site.build(day);
        let after = site.made();
        for word in [STORY, ENGLISH].iter().chain(&NAMES) {
            assert_eq!(places_of(&after, word), [""; 0], "{name}: {word}");
        }
        assert_eq!(places_of_pictures(&after, &pictures), [""; 0], "{name}");
        assert!(places_of_pictures(&after, &other).len() >= 2 * other.len(), "{name}: the other person is still shown");
        assert!(after.iter().any(|(path, _)| path == "public/produk/keset/index.html"), "{name}");
    }
}

/// The files that the search and the lists read: by their paths.
fn data_files(site: &Site) -> Vec<(String, Vec<u8>)> {
    let is_data = |path: &str| path.starts_with("public/") && path.ends_with(".json");
    let data: Vec<(String, Vec<u8>)> = site.made().into_iter().filter(|(path, _)| is_data(path)).collect();
    for stem in
        ["cari/indeks.json", "en/cari/indeks.json", "kata-id-", "kata-en-", "kartu-id-", "ejaan-id-", "angka-id-"]
    {
        assert!(data.iter().any(|(path, _)| path.contains(stem)), "{stem}");
    }
    data
}

#[test]
fn who_did_not_consent_to_the_name_is_in_no_file_of_the_search() {
    let found = |site: &Site| -> BTreeSet<&str> {
        let data = data_files(site);
        NAMES.into_iter().filter(|name| !places_of(&data, name).is_empty()).collect()
    };
    let site = Site::new();
    site.build("2026-06-01");
    assert_eq!(found(&site), BTreeSet::from(NAMES), "who consented is found by name");
    let covers = "[\"nama\", \"cerita\", \"foto\"]";
    let without: [(&str, &str); 4] = [
        (covers, "[\"cerita\", \"foto\"]"),
        (covers, "[]"),
        ("tanggal = 2026-01-01", "tanggal = 2026-12-01"),
        ("oleh", "wali = \"Ibunya\"\noleh"),
    ];
    for (from, to) in without {
        let site = Site::new();
        site.replace(&file(), from, to);
        // The words of products are searched whole, those of people not at all.
        site.build("2026-06-01");
        assert_eq!(found(&site), BTreeSet::new(), "{to}");
        for word in [STORY, ENGLISH, "bersiul", "whistling", STEM] {
            assert_eq!(places_of(&data_files(&site), word), [""; 0], "{to}: {word}");
        }
    }
}

#[test]
fn what_is_taken_out_of_a_consent_goes_and_the_rest_stays() {
    let covers = "[\"nama\", \"cerita\", \"foto\"]";
    let narrower: [(&str, &str, &[&str], bool); 4] = [
        (covers, "[\"nama\", \"foto\"]", &[STORY, ENGLISH], true),
        (covers, "[\"cerita\", \"foto\"]", &[NAME], true),
        (covers, "[\"nama\", \"cerita\"]", &[], false),
        ("oleh", "wali = \"Ibunya\"\noleh", &[NAME], false),
    ];
    let pictures = Site::new().derivatives_of(&format!("pembuat/{STEM}.jpg"));
    for (from, to, gone, keeps_photo) in narrower {
        let site = Site::new();
        site.build("2026-06-01");
        site.replace(&file(), from, to);
        site.build("2026-06-01");
        let after = site.made();
        for word in [NAME, STORY, ENGLISH] {
            assert_eq!(places_of(&after, word).is_empty(), gone.contains(&word), "{to}: {word}");
        }
        assert_eq!(!places_of_pictures(&after, &pictures).is_empty(), keeps_photo, "{to}");
    }
}

/// A build that nobody watches takes an ended person down, and says so at its very end, with success.
#[test]
fn an_ended_consent_does_not_stop_a_build() {
    let site = Site::new();
    site.build("2026-06-01");
    let built = site.build("2027-02-01");
    let said = String::from_utf8(built.stderr).unwrap();
    assert!(said.contains("warning[W702]: this consent ended on 2027-01-31"), "{said}");
    assert!(said.ends_with("people no longer shown because their consent ended: 1; see `etalase people`\n"), "{said}");
    assert!(!said.contains(NAME), "what is printed is kept by servers: {said}");
    let quiet = site.run(&["build", "--quiet", "--date", "2027-02-01"]);
    assert!(String::from_utf8(quiet.stderr).unwrap().contains("1 orang tidak ditampilkan lagi"));
    let page = fs::read_to_string(site.path("public/produk/keset/index.html")).unwrap();
    assert!(page.contains("Warga Panti Contoh"), "{page}");
}

#[test]
fn a_check_takes_photos_out_of_the_cache_too() {
    let site = Site::new();
    site.build("2026-06-01");
    let pictures = site.derivatives_of(&format!("pembuat/{STEM}.jpg"));
    site.run(&["check", "--date", "2027-02-01"]);
    let left = places_of_pictures(&site.made(), &pictures);
    assert!(left.iter().all(|path| path.starts_with("public/")) && !left.is_empty(), "{left:?}");
}

fn reports(output: &Output) -> Vec<Value> {
    String::from_utf8(output.stdout.clone()).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn people_tells_who_is_shown_where_and_until_when() {
    let site = Site::new();
    site.write("content/halaman/tentang.md", &format!("# Tentang\n\nHubungi {NAME}.\n"));
    let output = site.run(&["people", "--message-format", "json", "--date", "2026-12-20"]);
    assert_eq!(code(&output), 0, "{}", said(&output));
    let all = reports(&output);
    let one = all.iter().find(|one| one["name"] == NAME).unwrap();
    assert_eq!(one["file"], file());
    assert_eq!(one["shown"], serde_json::json!(["name", "story", "photo"]));
    assert_eq!(one["unshown"], serde_json::json!([]));
    let pages = ["produk/keset/index.html", "en/produk/keset/index.html"];
    assert_eq!(one["products"], serde_json::json!([{ "name": "Barang keset", "pages": pages }]));
    let mentions: Vec<&str> = one["mentions"].as_array().unwrap().iter().map(|path| path.as_str().unwrap()).collect();
    assert!(mentions.contains(&"tentang/index.html"), "{mentions:?}");
    assert_eq!(one["consent"]["by_guardian"], false);
    assert!(!contains(&output.stdout, " sendiri"), "who gave a consent is written in its file alone");
    assert_eq!((&one["consent"]["standing"], &one["consent"]["until"]), (&"holds".into(), &"2027-01-31".into()));
    assert_eq!((&one["days_left"], &one["attention"]), (&42.into(), &serde_json::json!(["ends_soon"])));
    let other = all.iter().find(|one| one["name"].is_null()).unwrap();
    assert_eq!((&other["shown"], &other["attention"]), (&serde_json::json!(["photo"]), &serde_json::json!([])));
}

#[test]
fn people_never_prints_a_name_that_may_not_be_shown() {
    for (day, attention) in [("2027-02-01", "ended"), ("2025-12-31", "not_yet")] {
        let site = Site::new();
        site.write("content/halaman/tentang.md", &format!("# Tentang\n\nHubungi {NAME}.\n"));
        for form in ["json", "human"] {
            let output = site.run(&["orang", "--check", "--message-format", form, "--date", day]);
            assert_eq!(code(&output), 1, "something needs a look");
            let said = [output.stdout.clone(), output.stderr.clone()].concat();
            assert!(!contains(&said, NAME) && !contains(&said, STORY), "{}", String::from_utf8_lossy(&said));
            if form == "json" {
                let told = reports(&output);
                let one = told.iter().find(|one| one["file"] == file()).unwrap();
                assert_eq!(one["attention"], serde_json::json!([attention, "still_named"]));
                assert_eq!(one["still_named"], serde_json::json!(["content/halaman/tentang.md:3"]));
                assert_eq!(one["unshown"], serde_json::json!(["name", "story", "photo"]));
            }
        }
    }
    let site = Site::new();
    assert_eq!(code(&site.run(&["people", "--check", "--quiet", "--date", "2026-06-01"])), 0);
}

#[test]
fn no_message_repeats_a_line_that_holds_a_name_which_may_not_be_shown() {
    let site = Site::new();
    site.write(
        "content/produk/sapu/deskripsi.md",
        &format!("Oleh {} <b>sendiri</b>, [lihat](/tidak-ada/).\n", NAME.to_uppercase()),
    );
    site.write("content/produk/keset/deskripsi.md", "Keset <b>tebal</b>.\n");
    site.replace(&format!("content/pembuat/{STEM}.toml"), STORY, &format!("{STORY} <i>riang</i>"));
    for (day, is_shown) in [("2026-06-01", true), ("2027-02-01", false)] {
        let output = site.run(&["check", "--lang", "en", "--date", day]);
        let said = said(&output);
        assert!(said.contains("W025") && said.contains("E501"), "{said}");
        assert!(said.contains("deskripsi.md:1:") && said.contains("Keset <b>tebal</b>"), "{said}");
        assert_eq!(said.contains(&NAME.to_uppercase()), is_shown, "{said}");
        assert_eq!(said.contains(STORY), is_shown, "{said}");
    }
}

#[test]
fn a_copy_of_a_photo_that_may_not_be_shown_is_told() {
    let site = Site::new();
    let photo = fs::read(site.path(&format!("content/pembuat/{STEM}.jpg"))).unwrap();
    support::put(site.folder.path(), "content/produk/sapu/2.jpg", &photo);
    support::put(site.folder.path(), "static/kami.jpg", &photo);
    let told = |day: &str| -> Vec<Value> {
        let all = reports(&site.run(&["build", "--message-format", "json", "--date", day]));
        all.into_iter().filter(|one| one["code"] == "W715").map(|one| one["file"].clone()).collect()
    };
    assert_eq!(told("2026-06-01"), [""; 0], "the maker agreed to be shown");
    assert_eq!(told("2027-02-01"), ["content/produk/sapu/2.jpg", "static/kami.jpg"]);
    let looked = site.run(&["people", "--check", "--quiet", "--date", "2027-02-01"]);
    assert!(code(&looked) == 1 && said(&looked).contains("W715"), "{}", said(&looked));
    fs::remove_file(site.path("static/kami.jpg")).unwrap();
    site.photo("content/produk/sapu/2.jpg", 310);
    assert_eq!(told("2027-02-01"), [""; 0]);
}

#[test]
fn a_name_in_any_spelling_needs_a_look_after_the_consent_ended() {
    let site = Site::new();
    let check = |day: &str| site.run(&["people", "--check", "--quiet", "--message-format", "json", "--date", day]);
    let spellings =
        [NAME.to_uppercase(), NAME.replace(' ', "\n"), "Bu Mawarsih".to_owned(), "**Mawarsih** Jinggawati".to_owned()];
    for spelling in spellings {
        site.write("content/produk/sapu/deskripsi.md", &format!("Dibuat {spelling} di bengkel.\n"));
        assert_eq!(code(&check("2026-06-01")), 0, "{spelling}");
        let ended = check("2027-02-01");
        let told = reports(&ended);
        let one = told.iter().find(|one| one["file"] == file()).unwrap();
        assert_eq!(one["still_named"], serde_json::json!(["content/produk/sapu/deskripsi.md:1"]), "{spelling}");
    }
}

#[test]
fn a_camera_with_a_name_is_told_without_a_position() {
    let site = Site::new();
    let path = site.path("content/produk/sapu/1.jpg");
    let plain = fs::read(&path).unwrap();
    // A TIFF block of one field, the artist (0x013b), which stands in the directory itself where it is that short.
    let owner = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x3b\0\x02\0\0\0\x04Ana\0\0\0\0\0";
    let length = u16::try_from(owner.len() + 2).unwrap().to_be_bytes();
    let named = [&plain[..2], b"\xff\xe1", &length, owner, &plain[2..]].concat();
    fs::write(&path, named).unwrap();
    let check = || said(&site.run(&["check", "--date", "2026-06-01"]));
    let told = check();
    assert!(told.contains("[W312]: 1 foto menyimpan nomor seri kamera atau nama pemiliknya"), "{told}");
    assert_eq!(code(&site.run(&["clean", "--quiet"])), 0);
    assert!(!check().contains("W312"));
}

/// Copies of a fixture of `tests/photos/` into the site.
fn put_fixture(site: &Site, fixture: &str, path: &str) {
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/photos").join(fixture);
    fs::create_dir_all(site.path(path).parent().unwrap()).unwrap();
    fs::copy(from, site.path(path)).unwrap();
}

#[test]
fn clean_strips_every_photo_where_it_lies() {
    let site = Site::new();
    for ending in ["jpg", "png", "webp", "heic"] {
        put_fixture(&site, &format!("traces_are_stripped.{ending}"), &format!("content/produk/sapu/x.{ending}"));
    }
    put_fixture(&site, "traces_are_stripped.jpg", "static/papan.jpg");
    site.write("content/produk/sapu/.etalase-clean-1", "left by a run that was killed");
    let codes = |output: &Output| {
        let all = reports(output);
        all.iter()
            .filter_map(|one| one["code"].as_str().map(str::to_owned))
            .filter(|code| code.starts_with("W31"))
            .collect::<Vec<_>>()
    };
    let check = ["check", "--message-format", "json", "--date", "2026-06-01"];
    let told = codes(&site.run(&check));
    assert_eq!(told.iter().filter(|code| *code != "W310").collect::<Vec<_>>(), ["W312", "W313"]);
    let before = read_tree(site.folder.path());
    let only_told = site.run(&["clean", "--check", "--lang", "en"]);
    assert_eq!(code(&only_told), 1);
    let list = String::from_utf8(only_told.stdout).unwrap();
    assert!(list.contains("content/produk/sapu/x.jpg: GPS position, serial number"), "{list}");
    assert!(list.contains("photos to clean: 5, clean already: 4, not possible: 0"), "{list}");
    assert!(!list.contains("106") && !list.contains("49'"), "no position is printed: {list}");
    assert_eq!(read_tree(site.folder.path()), before, "nothing is changed");
    let cleaned = site.run(&["bersihkan", "--message-format", "json"]);
    assert_eq!(code(&cleaned), 0, "{}", said(&cleaned));
    let stripped = reports(&cleaned).iter().filter(|one| one["status"] == "stripped").count();
    assert_eq!(stripped, 5);
    let after = read_tree(site.folder.path());
    let photos = after.iter().filter(|(path, _)| path.starts_with("content/") || path.starts_with("static/"));
    assert!(photos.clone().all(|(_, bytes)| !contains(bytes, "SECRET") && !contains(bytes, "GPSLatitude")));
    assert!(photos.clone().all(|(path, _)| !path.contains("etalase-clean")), "no half photo is left");
    assert!(codes(&site.run(&check)).iter().all(|code| code == "W310"));
    let again = site.run(&["clean", "--check"]);
    assert_eq!(code(&again), 0);
    assert!(String::from_utf8(again.stdout).unwrap().contains("0 foto perlu dibersihkan, 9 sudah bersih"));
}

#[test]
fn clean_tells_of_history_and_leaves_what_is_broken() {
    let site = Site::new();
    put_fixture(&site, "traces_are_stripped.jpg", "content/produk/sapu/x.jpg");
    put_fixture(&site, "gif_is_refused.jpg", "content/produk/sapu/y.jpg");
    site.write("content/produk/sapu/z.jpg", "");
    fs::create_dir(site.path(".git")).unwrap();
    let cleaned = site.run(&["clean", "--lang", "en", "--quiet"]);
    assert_eq!(code(&cleaned), 1);
    let (given, said) = (String::from_utf8(cleaned.stdout).unwrap(), String::from_utf8(cleaned.stderr).unwrap());
    assert!(
        given.contains("y.jpg: left as it is: this file is not a photo") && given.contains("z.jpg: left"),
        "{given}"
    );
    assert!(!given.contains("x.jpg"), "{given}");
    assert!(said.contains("the history of git still keeps") && said.contains("git filter-repo"), "{said}");
    assert_eq!(fs::read(site.path("content/produk/sapu/z.jpg")).unwrap(), b"");
}

/// Killed at any moment, it leaves each photo as it was or clean, and the next run ends the work.
#[test]
fn a_killed_clean_leaves_every_photo_whole() {
    let site = Site::new();
    put_fixture(&site, "traces_are_stripped.jpg", "content/produk/sapu/0.jpg");
    let dirty = fs::read(site.path("content/produk/sapu/0.jpg")).unwrap();
    assert_eq!(code(&site.run(&["clean", "--quiet"])), 0);
    let clean = fs::read(site.path("content/produk/sapu/0.jpg")).unwrap();
    let photos: Vec<PathBuf> = (0..40).map(|number| site.path(&format!("content/produk/sapu/{number}.jpg"))).collect();
    let (mut stopped, mut delay) = (0, std::time::Duration::from_millis(20));
    for _ in 0..25 {
        photos.iter().for_each(|photo| fs::write(photo, &dirty).unwrap());
        let mut run = etalase(site.folder.path(), &["clean", "--quiet"]).spawn().unwrap();
        std::thread::sleep(delay);
        run.kill().unwrap();
        run.wait().unwrap();
        let found: Vec<Vec<u8>> = photos.iter().map(|photo| fs::read(photo).unwrap()).collect();
        assert!(found.iter().all(|photo| *photo == dirty || *photo == clean), "a photo is neither");
        let done = found.iter().filter(|photo| **photo == clean).count();
        stopped += usize::from(done > 0 && done < photos.len());
        // Each kill comes later after one that was too early, and earlier after one that was too late.
        delay = if done == 0 { delay.mul_f64(1.5) } else { delay.mul_f64(0.8) };
    }
    assert!(stopped > 2, "the kills missed the work: {stopped}");
    assert_eq!(code(&site.run(&["clean", "--quiet"])), 0);
    assert!(photos.iter().all(|photo| fs::read(photo).unwrap() == clean));
    let left = fs::read_dir(site.path("content/produk/sapu")).unwrap();
    assert!(left.into_iter().all(|entry| !entry.unwrap().file_name().to_string_lossy().contains("etalase")));
}

#[cfg(unix)]
#[test]
fn clean_follows_no_link_and_keeps_permissions() {
    use std::os::unix::fs::PermissionsExt as _;
    let site = Site::new();
    put_fixture(&site, "traces_are_stripped.jpg", "outside/a.jpg");
    put_fixture(&site, "traces_are_stripped.jpg", "content/produk/sapu/x.jpg");
    let photo = site.path("content/produk/sapu/x.jpg");
    fs::set_permissions(&photo, fs::Permissions::from_mode(0o640)).unwrap();
    std::os::unix::fs::symlink(site.path("outside/a.jpg"), site.path("content/produk/sapu/a.jpg")).unwrap();
    std::os::unix::fs::symlink(site.path("outside"), site.path("content/lain")).unwrap();
    let before = fs::read(site.path("outside/a.jpg")).unwrap();
    assert_eq!(code(&site.run(&["clean"])), 0);
    assert_eq!(fs::read(site.path("outside/a.jpg")).unwrap(), before);
    assert!(site.path("content/produk/sapu/a.jpg").is_symlink());
    assert!(!contains(&fs::read(&photo).unwrap(), "SECRET"));
    assert_eq!(fs::metadata(&photo).unwrap().permissions().mode() & 0o777, 0o640);
}

#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_written_keeps_its_photo_whole() {
    use std::os::unix::fs::PermissionsExt as _;
    let site = Site::new();
    put_fixture(&site, "traces_are_stripped.jpg", "content/produk/sapu/x.jpg");
    let folder = site.path("content/produk/sapu");
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o555)).unwrap();
    if fs::File::create(folder.join("root")).is_ok() {
        // Whoever may do everything cannot be refused.
        return;
    }
    let before = fs::read(folder.join("x.jpg")).unwrap();
    let cleaned = site.run(&["clean", "--lang", "en"]);
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o755)).unwrap();
    assert_eq!(code(&cleaned), 3);
    assert!(String::from_utf8(cleaned.stderr).unwrap().contains("x.jpg` cannot be written"));
    assert_eq!(fs::read(folder.join("x.jpg")).unwrap(), before);
}

#[test]
fn an_address_that_names_an_ended_person_is_told_and_gone_once_the_folder_is_renamed() {
    let site = Site::new();
    let folder = "content/produk/tas-mawarsih-jinggawati";
    site.write(&format!("{folder}/produk.toml"), "nama = \"Tas\"\nharga = 1000\n");
    site.build("2026-06-01");
    assert!(
        !places_of(&site.made(), "tas-mawarsih-jinggawati").is_empty(),
        "with a consent it is an address like any other"
    );
    let said = String::from_utf8(site.build("2027-02-01").stderr).unwrap();
    assert_eq!(said.matches("W713").count(), 1, "{said}");
    let output = site.run(&["people", "--message-format", "json", "--date", "2027-02-01"]);
    let named = |output: &Output| {
        let of_person = |one: &Value| one["file"] == file();
        reports(output).into_iter().find(of_person).unwrap()["still_named"].clone()
    };
    assert_eq!(named(&output), serde_json::json!([format!("{folder}/produk.toml:1")]));
    fs::rename(site.path(folder), site.path("content/produk/tas-rotan")).unwrap();
    let said = String::from_utf8(site.build("2027-02-01").stderr).unwrap();
    assert!(!said.contains("W713") && !said.contains("W504"), "{said}");
    for name in NAMES {
        assert_eq!(places_of(&site.made(), name), [""; 0], "{name}");
    }
    assert!(!fs::read_to_string(site.path("content/addresses.lock")).unwrap().contains("mawarsih"));
}
