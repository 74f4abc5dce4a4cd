//! Choosing a host, what a build says of it, the record of addresses, and the live site against the last build.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::disallowed_methods)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;
use std::sync::Arc;

mod support;

use support::program::{code, given, new_shop, run, said};
use support::read_tree;

fn built(shop: &Path) -> Output {
    let built = run(shop, &["build"]);
    assert_eq!(code(&built), 0, "{}", said(&built));
    built
}

fn add(path: &Path, text: &str) {
    let before = fs::read_to_string(path).unwrap();
    fs::write(path, before + text).unwrap();
}

#[test]
fn a_host_is_recommended_chosen_and_found_in_the_output() {
    let (_folder, shop) = new_shop(&[]);
    assert!(given(&built(&shop)).contains("`etalase host cloudflare-pages`"));
    let listed = given(&run(&shop, &["hos"]));
    assert!(listed.contains("> cloudflare-pages") && listed.contains("Situs ini: 49 berkas"), "{listed}");
    let chosen = run(&shop, &["host", "cloudflare-pages"]);
    assert_eq!(code(&chosen), 0, "{}", said(&chosen));
    assert!(fs::read_to_string(shop.join("content/situs.toml")).unwrap().contains("\nhos = \"cloudflare-pages\"\n"));
    assert!(shop.join(".github/workflows/etalase.yml").exists());
    assert!(given(&built(&shop)).contains("hos: Cloudflare Pages, 50 dari 20.000 berkas"));
    let headers = fs::read_to_string(shop.join("public/_headers")).unwrap();
    let page = fs::read_to_string(shop.join("public/index.html")).unwrap();
    let policy = headers.lines().find_map(|line| line.trim().strip_prefix("Content-Security-Policy: ")).unwrap();
    assert!(page.contains(&format!("http-equiv=content-security-policy content=\"{policy}\"")), "{policy}");
}

#[test]
fn choosing_another_host_changes_what_nobody_touched_and_nothing_else() {
    let (_folder, shop) = new_shop(&[]);
    let workflow = shop.join(".github/workflows/etalase.yml");
    assert_eq!(code(&run(&shop, &["host", "netlify"])), 0);
    assert_eq!(code(&run(&shop, &["host", "github-pages"])), 0, "it was ours, and nobody had changed it");
    assert!(fs::read_to_string(&workflow).unwrap().contains("actions/deploy-pages@"));
    add(&workflow, "# milik kami\n");
    let mine = fs::read_to_string(&workflow).unwrap();
    let kept = run(&shop, &["host", "github-pages", "--lang", "en"]);
    assert_eq!(code(&kept), 1);
    assert!(given(&kept).contains("  - # milik kami\n") && said(&kept).contains("--replace"), "{}", given(&kept));
    assert_eq!(fs::read_to_string(&workflow).unwrap(), mine);
    assert_eq!(code(&run(&shop, &["host", "github-pages", "--replace"])), 0);
    assert!(!fs::read_to_string(&workflow).unwrap().contains("milik kami"));
    let owners = shop.join(".github/CODEOWNERS");
    fs::write(&owners, "/content/identity.lock @pengurus-toko\n").unwrap();
    assert_eq!(code(&run(&shop, &["host", "github-pages", "--replace"])), 0);
    assert_eq!(fs::read_to_string(&owners).unwrap(), "/content/identity.lock @pengurus-toko\n", "people fill it in");
    let other = run(&shop, &["host", "gitlab-pages"]);
    assert!(given(&other).contains("masih ada: .github/workflows/etalase.yml"), "{}", given(&other));
    let empty = tempfile::tempdir().unwrap();
    assert_eq!(code(&run(empty.path(), &["host", "netlify"])), 2, "there is no site");
    assert_eq!(fs::read_dir(empty.path()).unwrap().count(), 0);
    for words in [&["host", "geocities"][..], &["host", "codeberg-pages", "--forge", "gitlab"]] {
        let before = read_tree(&shop);
        assert_eq!(code(&run(&shop, words)), 2);
        assert_eq!(read_tree(&shop), before);
    }
}

#[test]
fn a_host_that_could_not_be_written_down_is_no_success() {
    let (_folder, shop) = new_shop(&[]);
    let site = shop.join("content/situs.toml");
    add(&site, "judul = \n");
    let before = fs::read_to_string(&site).unwrap();
    let tried = run(&shop, &["host", "netlify"]);
    assert_eq!(code(&tried), 1, "{}", given(&tried));
    assert!(given(&tried).contains("situs.toml tidak terbaca"), "{}", given(&tried));
    assert_eq!(fs::read_to_string(&site).unwrap(), before);
}

#[test]
fn terms_and_limits_are_told_at_the_end_of_a_build_with_a_way_out() {
    let (_folder, shop) = new_shop(&[]);
    let site = shop.join("content/situs.toml");
    add(&site, "hos = \"github-pages\"\n");
    let warned = said(&built(&shop));
    assert!(warned.contains("syarat GitHub Pages") && warned.contains("`etalase host cloudflare-pages`"), "{warned}");
    assert!(warned.contains("halaman 404 akan tampil tanpa gaya"), "{warned}");
    assert!(shop.join("public/.nojekyll").exists());
    let text = fs::read_to_string(&site).unwrap();
    fs::write(&site, text.replace("github-pages", "neocities")).unwrap();
    fs::create_dir(shop.join("static")).unwrap();
    fs::write(shop.join("static/katalog.zip"), "zip").unwrap();
    let warned = said(&built(&shop));
    assert!(warned.contains("tidak menerima berkas `.zip`; ada 1, misalnya `katalog.zip`"), "{warned}");
    let page = |name: &str| fs::read(shop.join("public").join(name)).unwrap();
    assert_eq!(page("not_found.html"), page("404.html"));
    assert!(!shop.join("public/.nojekyll").exists(), "what was made for another host goes with it");
}

#[test]
fn an_address_that_goes_leaves_a_page_and_a_renamed_one_leads_on() {
    let (_folder, shop) = new_shop(&[]);
    add(&shop.join("content/situs.toml"), "hos = \"cloudflare-pages\"\n");
    built(&shop);
    let record = || fs::read_to_string(shop.join("content/addresses.lock")).unwrap();
    assert!(record().ends_with("\nproduk/jahit-baju/\nproduk/keset-perca/\ntentang/\n"), "{}", record());
    fs::rename(shop.join("content/produk/keset-perca"), shop.join("content/produk/keset-bulat")).unwrap();
    let before = record();
    let checked = run(&shop, &["check"]);
    assert_eq!((code(&checked), record()), (0, before), "a check writes nothing");
    let warned = said(&built(&shop));
    assert!(warned.contains("W504") && warned.contains("content/addresses.lock:4:1"), "{warned}");
    assert!(
        warned.contains("bila produk ini kini bernama `keset-bulat`, tulis `alamat_lama = [\"keset-perca\"]`"),
        "{warned}"
    );
    let old = shop.join("public/produk/keset-perca/index.html");
    let page = fs::read_to_string(&old).unwrap();
    assert!(page.contains("Produk ini tidak ada lagi") && page.contains("noindex"), "{page}");
    assert!(page.contains("href=\"../../produk/\"") || page.contains("href=../../produk/"), "{page}");
    assert!(record().contains("\nproduk/keset-perca/ gone\n"), "{}", record());
    assert!(!fs::read_to_string(shop.join("public/robots.txt")).unwrap().contains("keset-perca"));
    assert!(!said(&built(&shop)).contains("W504"), "it is told once");

    let product = shop.join("content/produk/keset-bulat/produk.toml");
    let text = fs::read_to_string(&product).unwrap();
    fs::write(&product, format!("alamat_lama = [\"keset-perca\"]\n{text}")).unwrap();
    built(&shop);
    assert!(record().contains("\nproduk/keset-perca/\n"), "it is there again: {}", record());
    assert!(fs::read_to_string(&old).unwrap().contains("refresh"));
    let redirects = fs::read_to_string(shop.join("public/_redirects")).unwrap();
    assert_eq!(redirects, "/produk/keset-perca/ /produk/keset-bulat/ 301\n");
}

#[test]
fn an_address_with_the_name_of_someone_who_may_not_be_shown_is_not_kept() {
    let (_folder, shop) = new_shop(&[]);
    built(&shop);
    add(&shop.join("content/addresses.lock"), "produk/tas-bu-wening/\nproduk/tas-rotan/\n");
    fs::create_dir(shop.join("content/pembuat")).unwrap();
    let person = "nama = \"Bu Wening\"\n[persetujuan]\noleh = \"yang bersangkutan\"\ntanggal = 2026-01-05\nmencakup = [\"nama\"]\nsampai = 2026-02-01\n";
    fs::write(shop.join("content/pembuat/bu-wening.toml"), person).unwrap();
    let out = built(&shop);
    let record = fs::read_to_string(shop.join("content/addresses.lock")).unwrap();
    assert!(record.contains("produk/tas-rotan/ gone") && !record.contains("wening"), "{record}");
    assert!(!said(&out).contains("tas-bu-wening"), "{}", said(&out));
    assert!(!read_tree(&shop.join("public")).keys().any(|path| path.contains("wening")));
}

/// How the site on the other end differs from what was built.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Host {
    /// Not at all.
    True,
    /// The home page calls another number.
    Swapped,
    /// A photo is missing, unknown addresses are answered with the home page, and pages without the slash at their end.
    Careless,
}

/// Serves a folder as a host does, until the test ends.
fn serve(folder: PathBuf, host: Host, policy: bool) -> String {
    let server = Arc::new(tiny_http::Server::http("127.0.0.1:0").unwrap());
    let address = format!("http://{}/", server.server_addr().to_ip().unwrap());
    std::thread::spawn(move || {
        for request in server.incoming_requests() {
            let path = request.url().trim_start_matches('/').to_owned();
            let is_page = path.is_empty() || path.ends_with('/');
            let file = match () {
                _ if is_page => format!("{path}index.html"),
                _ if host == Host::Careless && folder.join(&path).is_dir() => format!("{path}/index.html"),
                _ => path,
            };
            let is_lost = host == Host::Careless && file.ends_with(".webp");
            let found = fs::read(folder.join(&file)).ok().filter(|_| !is_lost);
            let (status, body, kind) = match found {
                Some(body) => (200, body, kind_of(&file)),
                None if host == Host::Careless && file.ends_with(".html") => {
                    (200, fs::read(folder.join("index.html")).unwrap(), "text/html")
                }
                None => (404, fs::read(folder.join("404.html")).unwrap(), "text/html"),
            };
            let body = match host == Host::Swapped && file == "index.html" {
                true => String::from_utf8(body).unwrap().replace("6281200000001", "6281200000009").into_bytes(),
                false => body,
            };
            let header = |name: &str, value: &str| tiny_http::Header::from_bytes(name, value).unwrap();
            let mut response = tiny_http::Response::from_data(body).with_status_code(status);
            response.add_header(header("Content-Type", kind));
            if policy {
                let headers = fs::read_to_string(folder.join("_headers")).unwrap();
                let value = headers.lines().find_map(|line| line.trim().strip_prefix("Content-Security-Policy: "));
                response.add_header(header("Content-Security-Policy", value.unwrap()));
            }
            let _ = request.respond(response);
        }
    });
    address
}

fn kind_of(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css",
        "js" => "text/javascript",
        "json" | "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" => "image/jpeg",
        "webp" => "image/webp",
        _ => "text/plain",
    }
}

#[test]
fn a_live_site_is_compared_with_what_was_built() {
    let (_folder, shop) = new_shop(&[]);
    add(&shop.join("content/situs.toml"), "hos = \"cloudflare-pages\"\n");
    let early = run(&shop, &["verify", "http://127.0.0.1:1/"]);
    assert_eq!(code(&early), 2, "nothing was built yet: {}", said(&early));
    built(&shop);
    let public = shop.join("public");
    let verify = |address: &str, more: &[&str]| run(&shop, &[&["verify", address], more].concat());

    let right = verify(&serve(public.clone(), Host::True, true), &[]);
    assert_eq!(code(&right), 0, "{}{}", said(&right), given(&right));
    assert!(given(&right).contains("48 berkas, sama dengan hasil terakhir"), "{}", given(&right));

    let sampled = verify(&serve(public.clone(), Host::True, true), &["--sample", "9", "--lang", "en"]);
    assert!(given(&sampled).contains("9 of 48 files, the same as the last build"), "{}", given(&sampled));

    let swapped = verify(&serve(public.clone(), Host::Swapped, true), &[]);
    assert_eq!(code(&swapped), 4, "{}", said(&swapped));
    assert!(said(&swapped).starts_with("error: halaman `/index.html` yang tayang memuat nomor +6281200000009"));

    let careless = verify(&serve(public.clone(), Host::Careless, false), &["--lang", "en"]);
    assert_eq!(code(&careless), 1);
    for words in [
        ".webp` is not online (answer 404)",
        "an address that does not exist is answered with 200 and not 404",
        "the host sends no Content-Security-Policy header",
        "is shown without leading to",
    ] {
        assert!(said(&careless).contains(words), "{words}: {}", said(&careless));
    }

    let silent = verify("http://127.0.0.1:1/", &["--lang", "en"]);
    assert_eq!(code(&silent), 3, "{}", said(&silent));
    assert_eq!(code(&run(&shop, &["verify"])), 2, "no address is known");
}
