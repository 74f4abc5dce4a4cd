//! A build after another: what it may leave undone, and that the result is always that of a build from nothing.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::disallowed_methods)]

mod support;

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;
use std::sync::Mutex;
use std::time::Duration;

use etalase::progress::Silent;
use etalase::render::FileKey;
use etalase::site::{Content, SiteFile, SitePath};
use proptest::prelude::*;
use support::{copy_tree, program, read_tree};

/// The disk's clock goes on in steps; what was written in the last one is not trusted to stay.
const SETTLED: Duration = Duration::from_millis(60);

struct Site {
    folder: tempfile::TempDir,
    /// What the folder of the shop that is edited is called, with a `/`; nothing where there is only one shop.
    shop: &'static str,
}

impl Site {
    /// A copy of the shop that the whole-site tests build.
    fn new() -> Site {
        Site::copy("satu-toko", "")
    }

    /// A copy of their portal, which has an address, and in which one shop has lists of several pages.
    fn portal() -> Site {
        let site = Site::copy("banyak-toko", "kain/");
        let text = fs::read_to_string(site.path("content/site.toml")).unwrap();
        site.write("content/site.toml", &format!("base_url = \"https://toko.example.org/\"\n{text}"));
        for number in 10..=36 {
            let text = format!("nama = \"Kain {number}\"\nharga = {number}00\nkategori = \"Kelompok 1\"\n");
            site.write(&format!("content/kain/produk/kain-{number}/produk.toml"), &text);
        }
        site
    }

    fn copy(fixture: &str, shop: &'static str) -> Site {
        let folder = tempfile::tempdir().unwrap();
        let original = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites").join(fixture);
        for part in ["content", "static"].into_iter().filter(|part| original.join(part).exists()) {
            copy_tree(&original.join(part), &folder.path().join(part));
        }
        Site { folder, shop }
    }

    fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    fn write(&self, path: &str, text: &str) {
        support::put(self.folder.path(), path, text);
    }

    fn try_to_build(&self, words: &[&str]) -> Output {
        program::run(self.folder.path(), &[&["build"], words].concat())
    }

    fn build(&self, words: &[&str]) -> Output {
        let built = self.try_to_build(words);
        assert!(built.status.success(), "{}", program::said(&built));
        built
    }

    /// Whether the next build finds nothing to do. A word is put among those that the last build left, so that a build
    /// that only repeats them gives itself away.
    fn rests(&self, words: &[&str]) -> bool {
        const WORD: &str = "kata-yang-diulang";
        let record = self.path(".etalase/last-build");
        let Ok(text) = fs::read_to_string(&record) else { return false };
        let marked = text.replacen("\"noticed\":\"", &format!("\"noticed\":\"{WORD}"), 1);
        assert_ne!(marked, text);
        fs::write(&record, marked).unwrap();
        let built = self.build(words);
        let repeats = [built.stdout, built.stderr].iter().any(|said| String::from_utf8_lossy(said).contains(WORD));
        if repeats {
            fs::write(&record, text).unwrap();
        }
        repeats
    }

    /// Builds until everything is settled: the first build of a shop also writes its lock.
    fn settle(&self) {
        for _ in 0..2 {
            std::thread::sleep(SETTLED);
            self.build(&[]);
        }
    }
}

/// What it is, how it is done, and the words of the build after it.
type Change<'a> = (&'a str, &'a dyn Fn(), &'a [&'a str]);

fn lines_without_seconds(output: &[u8]) -> Vec<String> {
    let text = String::from_utf8(output.to_vec()).unwrap();
    text.lines().map(|line| line.split(" dalam ").next().unwrap().to_owned()).collect()
}

#[test]
fn a_build_with_nothing_to_do_says_the_same_and_touches_nothing() {
    let site = Site::new();
    site.write("content/produk/tanpa-alt/produk.toml", "nama = \"Keset\"\nharga = 1000\nkategori = \"Keset\"\n");
    fs::copy(site.path("content/produk/keset-perca/1.png"), site.path("content/produk/tanpa-alt/1.png")).unwrap();
    site.settle();
    site.build(&["--date", "2026-11-02"]);
    let before = read_tree(&site.path("public"));
    fs::remove_file(site.path(".etalase/last-build")).unwrap();
    let whole = site.build(&["--date", "2026-11-02"]);
    fs::remove_file(site.path(".etalase/last-build")).unwrap();
    let whole_again = site.build(&["--date", "2026-11-02"]);
    let again = site.build(&["--date", "2026-11-02"]);
    assert!(site.rests(&["--date", "2026-11-02"]));
    assert_eq!(again.stderr, whole.stderr);
    assert!(!whole.stderr.is_empty(), "there is a warning to repeat");
    assert_eq!(whole_again.stderr, whole.stderr);
    assert_eq!(lines_without_seconds(&again.stdout), lines_without_seconds(&whole_again.stdout));
    assert_eq!(read_tree(&site.path("public")), before);
}

#[test]
fn what_a_build_writes_beside_the_content_makes_no_work_for_the_next() {
    let site = Site::new();
    std::thread::sleep(SETTLED);
    site.build(&[]);
    assert!(site.path("content/identity.lock").exists() && site.path("content/addresses.lock").exists());
    assert!(site.rests(&[]), "the very first build wrote both");
    let resting = site.build(&[]);
    fs::remove_file(site.path(".etalase/last-build")).unwrap();
    let whole = site.build(&[]);
    assert_eq!(resting.stderr, whole.stderr);
    assert_eq!(lines_without_seconds(&resting.stdout), lines_without_seconds(&whole.stdout));
    site.write("content/produk/baru/produk.toml", "nama = \"Baru\"\nharga = 1000\n");
    std::thread::sleep(SETTLED);
    site.build(&[]);
    assert!(site.rests(&[]), "the record of addresses has one more");

    fs::remove_dir_all(site.path("content/produk/baru")).unwrap();
    std::thread::sleep(SETTLED);
    let gone = site.build(&[]);
    assert!(String::from_utf8_lossy(&gone.stderr).contains("produk/baru"), "{gone:?}");
    assert!(!site.rests(&[]), "what is told once is not repeated");
    assert!(site.build(&[]).stderr.is_empty());

    let lock = site.path("content/identity.lock");
    site.settle();
    let text = fs::read_to_string(&lock).unwrap();
    fs::remove_file(&lock).unwrap();
    std::thread::sleep(SETTLED);
    site.build(&[]);
    fs::write(&lock, text.replacen('0', "1", 1)).unwrap();
    assert_eq!(program::code(&site.try_to_build(&[])), 4, "an edit right after a build is seen");
}

#[test]
fn every_change_means_a_whole_build() {
    let site = Site::new();
    let product = "content/produk/keset-perca/produk.toml";
    let original = fs::read_to_string(site.path(product)).unwrap();
    let page = "public/produk/keset-perca/index.html";
    let same_size_and_time = |from: &str, to: &str| {
        let file = site.path(product);
        let modified = fs::metadata(&file).unwrap().modified().unwrap();
        let text = fs::read_to_string(&file).unwrap();
        assert!(text.contains(from) && from.len() == to.len());
        fs::write(&file, text.replacen(from, to, 1)).unwrap();
        fs::File::open(&file).unwrap().set_modified(modified).unwrap();
    };
    let changes: [Change; 10] = [
        ("another price of as many digits", &|| same_size_and_time("45000", "54000"), &[]),
        ("a product more", &|| site.write("content/produk/baru/produk.toml", "nama = \"Baru\"\nharga = 1000\n"), &[]),
        ("a theme of its own", &|| site.write("themes/default/css/9-own.css", "p { color: red }"), &[]),
        ("a file of its own", &|| site.write("static/a.txt", "a"), &[]),
        ("a page that somebody edited", &|| site.write(page, "<p>saya"), &[]),
        ("a page that somebody removed", &|| fs::remove_file(site.path(page)).unwrap(), &[]),
        ("a stranger in the output", &|| site.write("public/b.html", "b"), &[]),
        ("another day", &|| {}, &["--date", "2027-01-01"]),
        ("another language of messages", &|| {}, &["--lang", "en"]),
        ("another form of messages", &|| {}, &["--message-format", "json"]),
    ];
    for (what, change, words) in changes {
        site.settle();
        assert!(site.rests(&[]), "{what}: nothing to do before");
        std::thread::sleep(SETTLED);
        change();
        assert!(!site.rests(words), "{what}");
        assert!(fs::read_to_string(site.path(page)).unwrap().contains("</html>"), "{what}: the page is whole");
    }
    fs::write(site.path(product), original).unwrap();
    site.settle();
    fs::remove_dir_all(site.path(".etalase")).unwrap();
    assert!(!site.rests(&[]), "without a cache everything is made");
}

#[test]
fn what_was_written_a_moment_ago_is_not_trusted_to_stay() {
    let site = Site::new();
    site.settle();
    let product = site.path("content/produk/keset-perca/produk.toml");
    fs::write(&product, fs::read_to_string(&product).unwrap()).unwrap();
    // The build may begin in the step of the clock in which the file was written, or after it; either way no edit of
    // that file in the same step may be lost, so at most a settled state is remembered.
    site.build(&[]);
    let text = fs::read_to_string(&product).unwrap().replacen("45000", "46000", 1);
    fs::write(&product, text).unwrap();
    site.build(&[]);
    let page = fs::read_to_string(site.path("public/produk/keset-perca/index.html")).unwrap();
    assert!(page.contains("Rp46.000"));
}

#[test]
fn a_build_that_fails_leaves_no_words_of_an_earlier_one() {
    let site = Site::new();
    site.settle();
    assert!(site.path(".etalase/last-build").exists());
    site.write("content/produk/keset-perca/produk.toml", "nama = 3");
    assert_eq!(program::code(&program::run(site.folder.path(), &["build"])), 1);
    assert!(!site.path(".etalase/last-build").exists());
}

/// The pages that are made again after a change, when the others may stand as they were before it.
fn made_again(site: &Site, change: impl Fn()) -> Vec<String> {
    pages_of(files_made_again_on(site, "2026-11-02", change))
}

fn pages_of(mut files: Vec<String>) -> Vec<String> {
    files.retain(|path| path.ends_with(".html"));
    files
}

/// The same of feeds and of what the search knows of products, by the beginnings of their paths.
fn data_made_again(site: &Site, change: impl Fn()) -> Vec<String> {
    data_of(files_made_again_on(site, "2026-11-02", change))
}

fn data_of(mut files: Vec<String>) -> Vec<String> {
    let kinds = ["umpan/", "aset/kartu-", "aset/kata-", "aset/ejaan-"];
    files.retain(|path| kinds.iter().any(|kind| path.contains(kind)));
    // What is named by its hash has another name where it is another.
    let named = files.iter_mut().filter(|path| path.starts_with("aset/"));
    named.for_each(|path| path.truncate(path.rfind('-').unwrap()));
    files
}

/// The files that a build on this day makes again after a change.
fn files_made_again_on(site: &Site, day: &str, change: impl Fn()) -> Vec<String> {
    let request = |day: &str| etalase::Request {
        root: site.folder.path().to_owned(),
        date: day.parse().unwrap(),
        messages: None,
    };
    let first: Mutex<BTreeMap<String, Vec<u8>>> = Mutex::default();
    let take = |file: SiteFile| {
        if let Content::Bytes(bytes) = file.content {
            first.lock().unwrap().insert(file.path.to_string(), bytes);
        }
        Ok(())
    };
    let outcome = etalase::make(&request("2026-11-02"), &Silent, &take).unwrap();
    let reusable: HashMap<FileKey, SitePath> = outcome.reusable.into_iter().map(|(path, key)| (key, path)).collect();
    change();
    let earlier = |key: &FileKey| {
        let path = reusable.get(key)?.clone();
        let content = Content::Kept(first.lock().unwrap()[path.as_str()].clone().into());
        Some(SiteFile { path, content })
    };
    let again: Mutex<Vec<String>> = Mutex::default();
    let look = |file: SiteFile| {
        if let Content::Bytes(_) = file.content {
            again.lock().unwrap().push(file.path.to_string());
        }
        Ok(())
    };
    etalase::remake(&request(day), &earlier, &Silent, &look).unwrap();
    let mut again = again.into_inner().unwrap();
    again.sort_unstable();
    again
}

fn pages(site: &Site) -> BTreeMap<String, Vec<u8>> {
    let mut pages = read_tree(&site.path("public"));
    pages.retain(|path, _| path.ends_with(".html"));
    pages
}

/// The pages of a published site on which something links to this address.
fn leading_to(site: &Site, address: &str) -> Vec<String> {
    let pages = pages(site).into_iter();
    let leads = |page: &[u8]| String::from_utf8_lossy(page).contains(&format!("{address}\""));
    pages.filter(|(path, page)| path.starts_with(address) || leads(page)).map(|(path, _)| path).collect()
}

/// A shop with fifty products of two groups, which show each other, and several pages of its list.
fn shop_of_many() -> Site {
    let site = Site::new();
    for number in 1..=50 {
        let group = if number <= 25 { "Sapu" } else { "Tikar" };
        let text = format!("nama = \"Barang {number:02}\"\nharga = {number}000\nkategori = \"{group}\"\n");
        site.write(&format!("content/produk/barang-{number:02}/produk.toml"), &text);
    }
    site.write("content/halaman/cara.md", "# Cara\n\nLihat [sapu](/produk/barang-02/).\n");
    site
}

#[test]
fn an_edit_makes_the_pages_anew_that_show_what_was_edited_and_no_others() {
    let site = shop_of_many();
    site.build(&["--date", "2026-11-02"]);
    let product = "content/produk/barang-07/produk.toml";
    let text = fs::read_to_string(site.path(product)).unwrap();
    let showing = leading_to(&site, "produk/barang-07/");
    let all = pages(&site).len();
    assert!((20..all / 3).contains(&showing.len()), "{showing:?} of {all}");

    assert_eq!(made_again(&site, || {}), [""; 0]);
    let describe = || site.write(product, &format!("{text}deskripsi = \"Rapi.\"\n"));
    assert_eq!(made_again(&site, describe), showing);
    let photo = || {
        let from = site.path("content/produk/keset-perca/1.png");
        fs::copy(from, site.path("content/produk/barang-07/1.png")).unwrap();
    };
    let with_photo = made_again(&site, photo);
    // What shows categories shows a photo for each.
    let is_of_categories = |page: &str| ["404.html", "index.html", "en/index.html"].contains(&page);
    let others: Vec<&String> =
        with_photo.iter().filter(|page| !showing.contains(page) && !is_of_categories(page)).collect();
    assert_eq!(others, [""; 0]);
    assert!(showing.iter().all(|page| with_photo.contains(page)), "{with_photo:?}");
}

#[test]
fn a_product_more_makes_no_page_of_another_anew_but_of_those_beside_it() {
    let site = shop_of_many();
    site.build(&["--date", "2026-11-02"]);
    let before = pages(&site);
    let text = "nama = \"Baru\"\nharga = 1000\nkategori = \"Sapu\"\n";
    let again = made_again(&site, || site.write("content/produk/barang-00/produk.toml", text));
    site.build(&["--date", "2026-11-02"]);
    let differs = |path: &String, page: &Vec<u8>| before.get(path) != Some(page);
    let after = pages(&site);
    let changed: Vec<&String> = after.iter().filter(|(path, page)| differs(path, page)).map(|(path, _)| path).collect();
    assert!(changed.iter().all(|page| again.contains(page)), "{changed:?} {again:?}");
    assert!(changed.len() < after.len() / 2, "{} of {}", changed.len(), after.len());
    let same: Vec<&str> =
        again.iter().filter(|page| !changed.contains(page)).map(|page| page.trim_start_matches("en/")).collect();
    let with_links = ["cara/", "produk/jasa-jahit/", "produk/keset-perca/", "tentang/"];
    let is_with_links = |page: &&str| with_links.iter().any(|address| page.starts_with(address));
    assert!(same.iter().all(is_with_links) && same.contains(&"cara/index.html"), "{same:?}");
}

#[test]
fn what_all_pages_show_makes_all_anew_and_another_day_none() {
    let site = shop_of_many();
    site.build(&["--date", "2026-11-02"]);
    let all: Vec<String> = pages(&site).into_keys().collect();
    let style = || site.write("themes/default/css/9-own.css", "p { order: 1 }");
    assert_eq!(made_again(&site, style), all);
    let shop = fs::read_to_string(site.path("content/toko.toml")).unwrap();
    let rest = shop.lines().filter(|line| !line.starts_with("semboyan")).collect::<Vec<_>>().join("\n");
    let say = || site.write("content/toko.toml", &format!("semboyan = \"Rapi\"\n{rest}"));
    assert_eq!(made_again(&site, say), all);
    let on_another_day = files_made_again_on(&site, "2026-11-03", || {});
    assert_eq!(pages_of(on_another_day.clone()), [""; 0]);
    // Feeds say when what is made after an order can be sent.
    let feeds = ["google.xml", "meta.csv", "terbaru.xml"].map(|name| format!("umpan/{name}"));
    let english = feeds.iter().map(|path| format!("en/{path}"));
    assert_eq!(data_of(on_another_day), english.chain(feeds.clone()).collect::<Vec<_>>());
}

#[test]
fn an_edit_makes_the_feeds_and_the_rows_anew_that_hold_what_was_edited_and_no_others() {
    let site = Site::portal();
    for number in 10..80 {
        let text =
            format!("nama = \"Tikar {number}\"\nharga = {number}00\nkategori = \"Tikar\"\nditambahkan = 2026-10-01\n");
        site.write(&format!("content/anyam/produk/tikar-{number}/produk.toml"), &text);
    }
    site.build(&["--date", "2026-11-02"]);
    assert_eq!(data_made_again(&site, || {}), [""; 0]);
    assert_eq!(data_made_again(&site, || site.write("content/pages/baru.md", "# Baru\n\nRapi.\n")), [""; 0]);

    let product = "content/kain/produk/kain-12/produk.toml";
    let text = fs::read_to_string(site.path(product)).unwrap();
    let holding = [
        "aset/kartu-en",
        "kain/umpan/google.xml",
        "kain/umpan/meta.csv",
        "umpan/google.xml",
        "umpan/meta.csv",
        "umpan/terbaru.xml",
    ];
    let raise = || site.write(product, &text.replace("1200", "1300"));
    assert_eq!(data_made_again(&site, raise), holding);
    // Words stand in files of all products.
    let with_words = [&["aset/ejaan-en"], &holding[..1], &["aset/kata-en"], &holding[1..]].concat();
    let describe = || site.write(product, &format!("{text}deskripsi = \"Rapi.\"\n"));
    assert_eq!(data_made_again(&site, describe), with_words);
}

#[test]
fn a_feed_of_which_something_is_told_is_made_again() {
    let site = Site::new();
    let long = "Rapi sekali. ".repeat(400);
    let text = format!("nama = \"Barang\"\nharga = 1000\ndeskripsi = \"{long}\"\n");
    site.write("content/produk/barang-1/produk.toml", &text);
    fs::copy(site.path("content/produk/keset-perca/1.png"), site.path("content/produk/barang-1/1.png")).unwrap();
    let goods = ["google.xml", "meta.csv"].map(|name| format!("umpan/{name}"));
    let english = goods.iter().map(|path| format!("en/{path}"));
    assert_eq!(data_made_again(&site, || {}), english.chain(goods.clone()).collect::<Vec<_>>());
}

#[test]
fn a_lost_file_of_words_is_made_again() {
    let site = Site::new();
    for number in 10..60 {
        let words: Vec<String> = (0..80).map(|word| format!("kata{number}x{word}")).collect();
        let text = format!("nama = \"Barang {number}\"\nharga = 1000\ndeskripsi = \"{}\"\n", words.join(" "));
        site.write(&format!("content/produk/barang-{number}/produk.toml"), &text);
    }
    site.settle();
    let before = read_tree(&site.path("public"));
    let words: Vec<&String> = before.keys().filter(|path| path.starts_with("aset/kata-id-")).collect();
    assert!(words.len() > 1, "{words:?}");
    for path in words {
        fs::remove_file(site.path("public").join(path)).unwrap();
        site.build(&[]);
        assert!(read_tree(&site.path("public")) == before, "{path}");
    }
}

#[test]
fn a_page_of_which_something_is_told_is_made_again() {
    let site = Site::new();
    let text = "nama = \"Barang\"\nharga = 1000\ndeskripsi = \"Lihat [ini](/tidak-ada/).\"\n";
    site.write("content/produk/barang-1/produk.toml", text);
    assert_eq!(made_again(&site, || {}), ["en/produk/barang-1/index.html", "produk/barang-1/index.html"]);
}

/// What a volunteer, or a bad day, may do to a site.
#[derive(Debug, Clone)]
enum Edit {
    Product(u8, u8, u8),
    Story(u8, u8),
    Template(u8),
    Static(bool),
    Rename(u8, u8),
    Remove(u8),
    Photo(u8, u8),
    Shop(u8),
    Consent(bool),
    Page(u8),
    Style(u8),
    Day(u8),
    Damage(u8, bool),
    LoseCache,
    Nothing,
}

fn edit() -> impl Strategy<Value = Edit> {
    let small = 0..6u8;
    prop_oneof![
        4 => (small.clone(), small.clone(), small.clone()).prop_map(|(a, b, c)| Edit::Product(a, b, c)),
        3 => (small.clone(), small.clone()).prop_map(|(a, b)| Edit::Story(a, b)),
        1 => small.clone().prop_map(Edit::Template),
        1 => any::<bool>().prop_map(Edit::Static),
        1 => (small.clone(), small.clone()).prop_map(|(a, b)| Edit::Rename(a, b)),
        1 => small.clone().prop_map(Edit::Remove),
        2 => (small.clone(), small.clone()).prop_map(|(a, b)| Edit::Photo(a, b)),
        1 => small.clone().prop_map(Edit::Shop),
        1 => any::<bool>().prop_map(Edit::Consent),
        1 => small.clone().prop_map(Edit::Page),
        1 => small.clone().prop_map(Edit::Style),
        1 => small.prop_map(Edit::Day),
        2 => (any::<u8>(), any::<bool>()).prop_map(|(a, b)| Edit::Damage(a, b)),
        1 => Just(Edit::LoseCache),
        1 => Just(Edit::Nothing),
    ]
}

/// Makes the edit and gives the day of the build after it.
fn apply(site: &Site, edit: &Edit, day: &mut u8) {
    let shop = site.shop;
    let folder = |number: u8| format!("content/{shop}produk/barang-{number}");
    match *edit {
        Edit::Product(number, price, category) => {
            let sale = if price % 2 == 0 { "\n[diskon]\nharga = 500\nsampai = 2026-11-03\n" } else { "" };
            let text = format!(
                "nama = \"Barang {number}\"\nharga = {}000\nkategori = \"Kelompok {category}\"\nstok = {category}\n{}{sale}",
                price + 1,
                if category == 1 { "pembuat = \"rini\"\nunggulan = true\n" } else { "" },
            );
            site.write(&format!("{}/produk.toml", folder(number)), &text);
        }
        Edit::Story(number, link) => {
            let products = if shop.is_empty() { "produk/" } else { shop };
            let target = match link {
                0 | 1 => format!("/{products}barang-{link}/"),
                2 => "/cara/".to_owned(),
                3 => "/harga.pdf".to_owned(),
                4 => "#cuci".to_owned(),
                _ => "/kategori/".to_owned(),
            };
            let text = format!(
                "nama = \"Cerita {number}\"\nharga = 1000\ndeskripsi = '''\n# Cuci\n\n[lihat]({target})\n'''\n"
            );
            site.write(&format!("{}/produk.toml", folder(number)), &text);
        }
        Edit::Template(number) => {
            let text = format!(
                "{{% component price(price: map, unit: string = \"\", dates: bool = true) %}}<p>{number}</p>{{% endcomponent price %}}"
            );
            site.write("themes/default/parts/price.html", &text);
        }
        Edit::Static(true) => site.write("static/harga.pdf", "harga"),
        Edit::Static(false) => drop(fs::remove_file(site.path("static/harga.pdf"))),
        Edit::Rename(from, to) => {
            if site.path(&folder(from)).exists() && !site.path(&folder(to)).exists() {
                fs::rename(site.path(&folder(from)), site.path(&folder(to))).unwrap();
            }
        }
        Edit::Remove(number) => {
            let _ = fs::remove_dir_all(site.path(&folder(number)));
        }
        Edit::Photo(number, shade) => {
            if site.path(&folder(number)).exists() {
                let photo = image::RgbImage::from_pixel(40 + u32::from(shade), 30, image::Rgb([shade * 40, 90, 30]));
                photo.save(site.path(&format!("{}/{shade}.png", folder(number)))).unwrap();
            }
        }
        Edit::Shop(number) => {
            let path = site.path(&format!("content/{shop}toko.toml"));
            let text = fs::read_to_string(&path).unwrap();
            let rest: String =
                text.lines().filter(|line| !line.starts_with("semboyan")).map(|line| format!("{line}\n")).collect();
            fs::write(path, format!("semboyan = \"Semboyan ke-{number}\"\n{rest}")).unwrap();
        }
        Edit::Consent(given) => {
            let until = if given { "2027-01-01" } else { "2026-10-01" };
            let text = format!(
                "nama = \"Rini\"\ncerita = \"Menganyam.\"\n[persetujuan]\noleh = \"Rini\"\n\
                 tanggal = 2026-01-01\nmencakup = [\"nama\", \"cerita\"]\nsampai = {until}\n"
            );
            site.write(&format!("content/{shop}pembuat/rini.toml"), &text);
        }
        Edit::Page(number) => site.write("content/halaman/cara.md", &format!("# Cara\n\nNomor {number}.\n")),
        Edit::Style(number) => site.write("themes/default/css/9-own.css", &format!("p {{ order: {number} }}")),
        Edit::Day(number) => *day = number + 1,
        Edit::Damage(choice, remove) => {
            let files: Vec<String> = read_tree(&site.path("public")).into_keys().collect();
            if let Some(file) =
                files.get(usize::from(choice) % files.len().max(1)).filter(|file| !file.starts_with('.'))
            {
                let file = site.path("public").join(file);
                if remove { fs::remove_file(file).unwrap() } else { fs::write(file, "rusak").unwrap() }
            }
        }
        Edit::LoseCache => drop(fs::remove_dir_all(site.path(".etalase"))),
        Edit::Nothing => {}
    }
}

/// Edits a site and holds it, after every edit, against what a build from nothing makes of the same content.
fn hold_against_fresh_builds(site: &Site, edits: &[Edit]) -> Result<(), TestCaseError> {
    site.settle();
    let mut day = 1;
    for edit in edits {
        apply(site, edit, &mut day);
        let date = format!("2026-11-{day:02}");
        // A build marks in the record what it tells once, so both begin with the same one.
        let fresh = Site { folder: tempfile::tempdir().unwrap(), shop: site.shop };
        for part in ["content", "static", "themes"].into_iter().filter(|part| site.path(part).exists()) {
            copy_tree(&site.path(part), &fresh.path(part));
        }
        let built = site.try_to_build(&["--quiet", "--date", &date]);
        let whole = fresh.try_to_build(&["--quiet", "--date", &date]);
        prop_assert_eq!(built.status, whole.status, "after {:?}", edit);
        if built.status.success() {
            let (site, fresh) = (read_tree(&site.path("public")), read_tree(&fresh.path("public")));
            let differing: Vec<&String> = fresh.keys().filter(|path| site.get(*path) != fresh.get(*path)).collect();
            prop_assert!(site == fresh, "after {edit:?}: {differing:?}");
        }
        prop_assert_eq!(String::from_utf8_lossy(&built.stderr), String::from_utf8_lossy(&whole.stderr));
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 5, failure_persistence: None, max_shrink_iters: 12, ..ProptestConfig::default() })]

    #[test]
    fn after_any_edits_the_site_is_that_of_a_build_from_nothing(edits in prop::collection::vec(edit(), 4..9)) {
        hold_against_fresh_builds(&Site::new(), &edits)?;
    }

    #[test]
    fn after_any_edits_of_a_shop_the_portal_is_that_of_a_build_from_nothing(edits in prop::collection::vec(edit(), 4..7)) {
        hold_against_fresh_builds(&Site::portal(), &edits)?;
    }
}
