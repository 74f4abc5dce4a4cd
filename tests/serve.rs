//! The preview: what it serves, what it refuses, and that a change is shown.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::disallowed_methods)]

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// A running preview of a new shop.
struct Preview {
    _folder: tempfile::TempDir,
    shop: PathBuf,
    process: Child,
    port: u16,
}

impl Preview {
    fn start() -> Preview {
        let folder = tempfile::tempdir().unwrap();
        let program = || Command::new(env!("CARGO_BIN_EXE_etalase"));
        let made = program().args(["new", "toko"]).current_dir(folder.path()).output().unwrap();
        assert!(made.status.success());
        let shop = folder.path().join("toko");
        let mut process = program()
            .args(["serve", "--port", "0", "--date", "2026-11-01"])
            .current_dir(&shop)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(process.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let address = line.split("http://127.0.0.1:").nth(1).expect(&line);
        let port = address.split('/').next().unwrap().parse().unwrap();
        Preview { _folder: folder, shop, process, port }
    }

    fn send(&self, request: &str) -> Answer {
        self.try_sending(request).expect("an answer has a head")
    }

    /// Nothing where the connection is closed without a word, as for a request that is none.
    fn try_sending(&self, request: &str) -> Option<Answer> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        let mut bytes = Vec::new();
        let _ = stream.read_to_end(&mut bytes);
        let end = bytes.windows(4).position(|part| part == b"\r\n\r\n")?;
        let head = String::from_utf8(bytes[..end].to_vec()).unwrap();
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        Some(Answer { status, head, body: bytes[end + 4..].to_vec() })
    }

    fn ask(&self, method: &str, url: &str, host: &str) -> Answer {
        self.send(&format!("{method} {url} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"))
    }

    fn get(&self, url: &str) -> Answer {
        self.ask("GET", url, &format!("127.0.0.1:{}", self.port))
    }

    fn edit(&self, file: &str, from: &str, to: &str) {
        let path = self.shop.join(file);
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains(from), "{text}");
        fs::write(path, text.replace(from, to)).unwrap();
    }

    /// Asks for a page until it is as wished.
    fn wait_for(&self, url: &str, wished: impl Fn(&Answer) -> bool) -> Answer {
        let began = Instant::now();
        loop {
            let answer = self.get(url);
            if wished(&answer) {
                return answer;
            }
            assert!(began.elapsed() < Duration::from_secs(60), "{url} stayed\n{}", answer.text());
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
    }
}

struct Answer {
    status: u16,
    head: String,
    body: Vec<u8>,
}

impl Answer {
    fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// The name of the moment that the page shows, which its script waits with.
    fn version(&self) -> String {
        let text = self.text();
        text.split("/-etalase/reload.js?").nth(1).and_then(|rest| rest.split('"').next()).expect(&text).to_owned()
    }
}

const PRODUCT: &str = "content/produk/keset-perca/produk.toml";

#[test]
fn a_change_is_shown_and_a_waiting_browser_hears_of_it() {
    let preview = Preview::start();
    let page = preview.get("/produk/keset-perca/");
    assert_eq!(page.status, 200);
    assert!(page.text().contains("Keset perca bulat"), "{}", page.text());
    let version = page.version();
    std::thread::scope(|scope| {
        let waiting = scope.spawn(|| preview.get(&format!("/-etalase/changes?{version}")));
        preview.edit(PRODUCT, "Keset perca bulat", "Keset perca lonjong");
        let told = waiting.join().unwrap();
        assert_eq!(told.status, 200);
        assert_ne!(told.text(), version);
    });
    let changed = preview.get("/produk/keset-perca/");
    assert!(changed.text().contains("Keset perca lonjong"), "{}", changed.text());
    assert!(!preview.shop.join("public").exists(), "the preview publishes nothing");
}

#[test]
fn a_mistake_is_a_page_until_it_is_mended() {
    let preview = Preview::start();
    let home = preview.get("/").text();
    let style =
        home.split("href=").map(|part| part.trim_start_matches(['"', '.', '/'])).find(|part| part.contains(".css"));
    let style = format!("/{}", style.unwrap().split(['"', '>', ' ']).next().unwrap());
    assert_eq!(preview.get(&style).status, 200, "{style}");
    preview.edit(PRODUCT, "harga = 45000", "harga = \"<b>mahal</b>\"");
    let wrong = preview.wait_for("/", |answer| answer.status == 500);
    for word in ["<html lang=\"id\">", "Ada yang perlu diperbaiki", "produk.toml:4:9", "&lt;b&gt;mahal", "bantuan: "] {
        assert!(wrong.text().contains(word), "{word}: {}", wrong.text());
    }
    assert!(!wrong.text().contains("<b>"));
    assert_eq!(preview.get("/produk/keset-perca/").status, 500);
    assert_eq!(preview.get(&style).status, 200, "the last good site's other files stay");
    preview.edit(PRODUCT, "harga = \"<b>mahal</b>\"", "harga = 99000");
    let mended = preview.wait_for("/produk/keset-perca/", |answer| answer.status == 200);
    assert!(mended.text().contains("99.000"), "{}", mended.text());
}

#[test]
fn a_new_page_and_a_new_file_of_static_come_by_themselves() {
    let preview = Preview::start();
    assert_eq!(preview.get("/halaman-baru.txt").status, 404);
    fs::create_dir(preview.shop.join("static")).unwrap();
    fs::write(preview.shop.join("static/halaman-baru.txt"), "dari static").unwrap();
    let file = preview.wait_for("/halaman-baru.txt", |answer| answer.status == 200);
    assert_eq!(file.text(), "dari static");
    assert!(file.head.contains("Content-Type: text/plain; charset=utf-8"), "{}", file.head);
    fs::remove_file(preview.shop.join("static/halaman-baru.txt")).unwrap();
    preview.wait_for("/halaman-baru.txt", |answer| answer.status == 404);
}

#[test]
fn photos_scripts_and_heads_are_served_as_what_they_are() {
    let preview = Preview::start();
    let page = preview.get("/produk/keset-perca/").text();
    let photo = page.split(['"', ' ', '=', ',']).find(|part| part.ends_with(".webp")).expect("the page has a photo");
    let photo = format!("/{}", photo.trim_start_matches(['.', '/']));
    let answer = preview.get(&photo);
    assert_eq!(answer.status, 200, "{photo}");
    assert!(answer.head.contains("Content-Type: image/webp"), "{}", answer.head);
    assert_eq!(&answer.body[..4], b"RIFF");
    let script = preview.get("/-etalase/reload.js?x");
    assert!(script.head.contains("text/javascript") && script.text().contains("location.reload"));
    let head = preview.ask("HEAD", "/", &format!("localhost:{}", preview.port));
    assert_eq!((head.status, head.body.len()), (200, 0));
    let elsewhere = preview.get("/no/such/page");
    assert_eq!(elsewhere.status, 404);
    assert!(elsewhere.head.contains("text/html"), "the site's own page says so: {}", elsewhere.head);
}

#[test]
fn foreign_hosts_methods_and_paths_are_refused() {
    let preview = Preview::start();
    for host in ["evil.example", "evil.example:80", "127.0.0.1", "localhost:1", "localhost.evil.example"] {
        let answer = preview.ask("GET", "/", host);
        assert_eq!(answer.status, 421, "{host}");
        assert!(!answer.text().contains("Keset"), "{host}");
    }
    assert_eq!(preview.send("GET / HTTP/1.1\r\nConnection: close\r\n\r\n").status, 421);
    let ours = format!("127.0.0.1:{}", preview.port);
    for method in ["POST", "PUT", "DELETE", "PATCH"] {
        assert_eq!(preview.ask(method, "/", &ours).status, 405, "{method}");
    }
    let stranger = format!(
        "GET /-etalase/changes?x HTTP/1.1\r\nHost: {ours}\r\nOrigin: http://evil.example\r\nConnection: close\r\n\r\n"
    );
    assert_eq!(preview.send(&stranger).status, 403);
    let secret = preview.shop.join("rahasia.txt");
    fs::write(&secret, "canary-7391").unwrap();
    let paths = [
        "/../rahasia.txt",
        "/..%2frahasia.txt",
        "/%2e%2e/rahasia.txt",
        "/..%5crahasia.txt",
        "/produk/../../rahasia.txt",
        "/rahasia.txt",
        "/content/toko.toml",
        "/.gitignore",
        "/....//rahasia.txt",
        "//rahasia.txt",
        "/%00/rahasia.txt",
    ];
    for path in paths.into_iter().map(str::to_owned).chain([secret.display().to_string()]) {
        let answer = preview.get(&path);
        assert!(matches!(answer.status, 400 | 404), "{path}: {}", answer.status);
        assert!(!answer.text().contains("canary-7391"), "{path}");
    }
}

/// Every step up in every spelling, from every folder of the site, and hosts of every kind.
#[test]
fn no_spelling_of_a_path_or_a_host_opens_anything() {
    let preview = Preview::start();
    fs::write(preview.shop.join("rahasia.txt"), "canary-7391").unwrap();
    let dots = [
        "..",
        "%2e%2e",
        ".%2e",
        "%2E.",
        "%252e%252e",
        "....",
        "..%00",
        "..;",
        "..%c0%af",
        "%c0%ae%c0%ae",
        "\u{ff0e}\u{ff0e}",
    ];
    let slashes = ["/", "%2f", "%5c", "\\", "//", "%252f", "%c0%af", "/./", "/x/../"];
    let starts = ["/", "//", "/produk/", "/produk/keset-perca/", "/foto/", "/-etalase/", "/aset/", "/index.html/"];
    let aims = ["rahasia.txt", "content/toko.toml", "etc/passwd", ".etalase/"];
    let mut asked = 0;
    for (number, start) in starts.iter().enumerate() {
        for dots in dots {
            for slash in slashes {
                let aim = aims[asked % aims.len()];
                let path = format!("{start}{}{aim}", format!("{dots}{slash}").repeat(1 + (number + asked) % 4));
                let head = format!("Host: 127.0.0.1:{}\r\nConnection: close", preview.port);
                let asked_for = path.replace(' ', "%20");
                asked += 1;
                let Some(answer) = preview.try_sending(&format!("GET {asked_for} HTTP/1.1\r\n{head}\r\n\r\n")) else {
                    assert!(!path.is_ascii(), "{path}");
                    continue;
                };
                assert!(matches!(answer.status, 400 | 404), "{path}: {}", answer.status);
                assert!(!answer.text().contains("canary-7391") && !answer.text().contains("root:x:"), "{path}");
            }
        }
    }
    assert!(asked > 700, "{asked}");
    let port = preview.port;
    let names = [
        "evil.example",
        "localhost.evil.example",
        "evil.example#localhost",
        "127.0.0.1.nip.io",
        "127.0.0.2",
        "127.1",
        "2130706433",
        "0x7f000001",
        "0177.0.0.1",
        "0.0.0.0",
        "[::]",
        "[::ffff:127.0.0.1]",
        "[0:0:0:0:0:0:0:1]",
        "::1",
        "localhost.",
        "localhost%00",
        "user@localhost",
        "localhost@evil.example",
        "local\u{212a}host",
        "",
        " ",
        "*",
        "localhost, evil.example",
        "http://localhost",
        "localhost/",
        "\"localhost\"",
    ];
    for name in names {
        for host in
            [name.to_owned(), format!("{name}:{port}"), format!("{name}:{}", port.wrapping_add(1)), format!("{name}:")]
        {
            let request = format!("GET / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
            let Some(answer) = preview.try_sending(&request) else {
                assert!(!host.is_ascii(), "{host:?}");
                continue;
            };
            assert!(matches!(answer.status, 400 | 421), "{host:?}: {}", answer.status);
            assert!(!answer.text().contains("Keset"), "{host:?}");
        }
    }
}

#[test]
fn a_port_that_is_taken_is_told() {
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let folder = tempfile::tempdir().unwrap();
    let program = Command::new(env!("CARGO_BIN_EXE_etalase"))
        .args(["serve", "--lang", "en", "--port", &port])
        .current_dir(folder.path())
        .output()
        .unwrap();
    assert_eq!(program.status.code(), Some(3));
    let said = String::from_utf8(program.stderr).unwrap();
    assert!(said.contains(&port) && said.contains("--port"), "{said}");
}
