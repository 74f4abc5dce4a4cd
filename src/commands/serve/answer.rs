//! What a request gets: decided from the request and from what is shown, touching nothing.

use std::path::PathBuf;

use super::media::media_type;
use super::shown::Now;
use crate::embedded::embedded_text;
use crate::plan::WORKER;
use crate::site::Content;

/// The script that loads a page again when something else is shown. No page of a site has this address: parts of
/// addresses do not begin with a hyphen.
const SCRIPT: &str = "-etalase/reload.js";
/// Where that script waits for a change.
const CHANGES: &str = "-etalase/changes";
/// What the page of errors may do: show itself and wait for a change.
const ERROR_PAGE_POLICY: &str =
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'self'; connect-src 'self'; base-uri 'none'";

/// A request as it was received.
#[derive(Debug, Clone, Copy)]
pub(super) struct Asked<'a> {
    pub method: &'a str,
    pub url: &'a str,
    pub host: Option<&'a str>,
    pub origin: Option<&'a str>,
    /// The port that we listen on.
    pub port: u16,
}

/// What is sent back.
#[derive(Debug)]
pub(super) struct Answer {
    pub status: u16,
    pub headers: Vec<(&'static str, String)>,
    pub body: Body,
}

#[derive(Debug)]
pub(super) enum Body {
    Bytes(Vec<u8>),
    /// A file that the site is made of.
    File(PathBuf),
    /// The name of the next moment that is not called so.
    Wait(String),
}

impl Answer {
    fn new(status: u16, media_type: &str, body: Body) -> Answer {
        let headers = vec![
            ("Content-Type", media_type.to_owned()),
            ("Cache-Control", "no-store".to_owned()),
            ("X-Content-Type-Options", "nosniff".to_owned()),
            ("Cross-Origin-Resource-Policy", "same-origin".to_owned()),
        ];
        Answer { status, headers, body }
    }

    /// A short text.
    pub fn text(status: u16, text: impl Into<String>) -> Answer {
        Answer::new(status, "text/plain; charset=utf-8", Body::Bytes(text.into().into_bytes()))
    }

    fn with_header(mut self, name: &'static str, value: impl Into<String>) -> Answer {
        self.headers.push((name, value.into()));
        self
    }
}

/// Answers a request.
pub(super) fn answer(asked: &Asked<'_>, now: &Now) -> Answer {
    if !matches!(asked.method, "GET" | "HEAD") {
        return Answer::text(405, "GET, HEAD").with_header("Allow", "GET, HEAD");
    }
    // A page elsewhere may send a browser here under a name of its own (DNS rebinding), to read what is shown.
    if !asked.host.is_some_and(|host| is_ours(host, asked.port)) {
        return Answer::text(421, "host?");
    }
    if asked.origin.is_some_and(|origin| !is_our_origin(origin, asked.port)) {
        return Answer::text(403, "origin?");
    }
    let (address, query) = asked.url.split_once('?').unwrap_or((asked.url, ""));
    let Some(path) = address.strip_prefix('/').and_then(decode) else {
        return Answer::text(400, "address?");
    };
    match path.as_str() {
        SCRIPT => {
            let script = include_bytes!("reload.js").to_vec();
            Answer::new(200, media_type(SCRIPT), Body::Bytes(script))
        }
        // One that an earlier visit to this address left here would keep older pages than those that are saved now.
        WORKER => {
            let farewell = embedded_text("worker/farewell.js").unwrap_or_default();
            Answer::new(200, media_type(WORKER), Body::Bytes(farewell.as_bytes().to_vec()))
        }
        CHANGES => Answer::new(200, "text/plain", Body::Wait(query.to_owned())),
        path => file(path, now),
    }
}

fn file(path: &str, now: &Now) -> Answer {
    let page = match path.is_empty() || path.ends_with('/') {
        true => format!("{path}index.html"),
        false => path.to_owned(),
    };
    let folder_page = format!("{page}/index.html");
    match (now.files.get(&page), &now.errors) {
        (Some(content), None) => content_of(&page, content, 200, now),
        (Some(content), Some(_)) if !page.ends_with(".html") => content_of(&page, content, 200, now),
        (_, Some(errors)) => error_page(errors, now),
        (None, None) if now.files.contains_key(&folder_page) => {
            Answer::text(301, "").with_header("Location", format!("/{}/", encode(path)))
        }
        (None, None) => match now.files.get("404.html") {
            Some(content) => content_of("404.html", content, 404, now),
            None => Answer::text(404, "404"),
        },
    }
}

fn content_of(path: &str, content: &Content, status: u16, now: &Now) -> Answer {
    let body = match (content, content.bytes().unwrap_or_default()) {
        (Content::File(file), _) => Body::File(file.clone()),
        (_, page) if path.ends_with(".html") => Body::Bytes(with_script(page, now)),
        (_, bytes) => Body::Bytes(bytes.to_vec()),
    };
    Answer::new(status, media_type(path), body)
}

fn error_page(page: &str, now: &Now) -> Answer {
    Answer::new(500, media_type("index.html"), Body::Bytes(with_script(page.as_bytes(), now)))
        .with_header("Content-Security-Policy", ERROR_PAGE_POLICY)
}

/// The page with the script that waits for a change. What follows `</body>` belongs to the body for every browser.
fn with_script(page: &[u8], now: &Now) -> Vec<u8> {
    let script = format!("<script src=\"/{SCRIPT}?{}\"></script>", now.version());
    [page, script.as_bytes()].concat()
}

fn is_our_origin(origin: &str, port: u16) -> bool {
    origin.strip_prefix("http://").is_some_and(|host| is_ours(host, port))
}

/// Whether a host with its port is this computer and our port.
fn is_ours(host: &str, port: u16) -> bool {
    let (name, its_port) = match host.rsplit_once(':') {
        Some((name, its_port)) if !its_port.ends_with(']') => (name, its_port.parse().ok()),
        _ => (host, Some(80)),
    };
    its_port == Some(port) && ["localhost", "127.0.0.1", "[::1]"].iter().any(|ours| name.eq_ignore_ascii_case(ours))
}

/// Turns `%20` and the like into what they stand for; nothing where that is no text.
fn decode(address: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(address.len());
    let mut rest = address.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let (byte, after) = match first {
            b'%' => (hexadecimal(after.get(..2)?)?, &after[2..]),
            b'#' => break,
            _ => (first, after),
        };
        bytes.push(byte);
        rest = after;
    }
    String::from_utf8(bytes).ok()
}

fn hexadecimal(digits: &[u8]) -> Option<u8> {
    let digit = |byte: u8| char::from(byte).to_digit(16);
    u8::try_from(digits.iter().try_fold(0, |sum, byte| Some(sum * 16 + digit(*byte)?))?).ok()
}

/// A path as it may stand in an address.
fn encode(path: &str) -> String {
    let encoded = path.bytes().map(|byte| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' | b'/' => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    });
    encoded.collect()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::super::shown::{Files, Shown};
    use super::*;

    fn shop() -> Now {
        let bytes = |text: &str| Content::Bytes(text.as_bytes().to_vec());
        let shown = Shown::default();
        shown.show(
            Files::from([
                ("index.html".to_owned(), bytes("<p>home")),
                ("404.html".to_owned(), bytes("<p>nothing here")),
                ("produk/kain/index.html".to_owned(), bytes("<p>cloth")),
                ("ruang kerja/index.html".to_owned(), bytes("<p>workshop")),
                ("style.css".to_owned(), bytes("p{}")),
                ("foto/1.webp".to_owned(), Content::File("/cache/1".into())),
            ]),
            Default::default(),
        );
        shown.now()
    }

    fn get<'a>(url: &'a str) -> Asked<'a> {
        Asked { method: "GET", url, host: Some("127.0.0.1:4321"), origin: None, port: 4321 }
    }

    fn text(answer: &Answer) -> &str {
        match &answer.body {
            Body::Bytes(bytes) => std::str::from_utf8(bytes).unwrap(),
            _ => panic!("{answer:?}"),
        }
    }

    fn header<'a>(answer: &'a Answer, name: &str) -> Option<&'a str> {
        answer.headers.iter().find(|(header, _)| *header == name).map(|(_, value)| value.as_str())
    }

    #[test]
    fn pages_come_with_the_reload_script_and_other_files_as_they_are() {
        let now = shop();
        for (url, words) in [("/", "<p>home"), ("/produk/kain/", "<p>cloth"), ("/ruang%20kerja/?x", "<p>workshop")] {
            let answer = answer(&get(url), &now);
            assert_eq!((answer.status, header(&answer, "Content-Type")), (200, Some("text/html; charset=utf-8")));
            let script = format!("{words}<script src=\"/-etalase/reload.js?{}\"></script>", now.version());
            assert_eq!(text(&answer), script);
        }
        let style = answer(&get("/style.css?v=1"), &now);
        assert_eq!((text(&style), header(&style, "Content-Type")), ("p{}", Some("text/css; charset=utf-8")));
        assert_eq!(header(&style, "X-Content-Type-Options"), Some("nosniff"));
        assert!(
            matches!(answer(&get("/foto/1.webp"), &now).body, Body::File(path) if path == std::path::Path::new("/cache/1"))
        );
    }

    #[test]
    fn a_service_worker_of_an_earlier_visit_is_taken_away() {
        let mut now = shop();
        for errors in [None, Some(Arc::from("<h1>wrong"))] {
            now.errors = errors;
            let worker = answer(&get("/sw.js"), &now);
            assert_eq!(header(&worker, "Content-Type"), Some("text/javascript; charset=utf-8"));
            assert!(text(&worker).contains("registration.unregister()"));
        }
    }

    #[test]
    fn a_folder_without_its_slash_is_sent_on_within_the_site() {
        let now = shop();
        let answer_to = |url| answer(&get(url), &now);
        assert_eq!(header(&answer_to("/produk/kain"), "Location"), Some("/produk/kain/"));
        assert_eq!(header(&answer_to("/ruang%20kerja"), "Location"), Some("/ruang%20kerja/"));
        assert_eq!(answer_to("/ruang%20kerja").status, 301);
        assert_eq!(answer_to("//produk/kain").status, 404);
    }

    #[test]
    fn nothing_but_the_site_is_given() {
        let now = shop();
        for url in [
            "/../Cargo.toml",
            "/..%2f..%2fetc/passwd",
            "/%2e%2e/%2e%2e/etc/passwd",
            "/produk/../index.html",
            "/produk/kain/..",
            "/./index.html",
            "//etc/passwd",
            "/cache/1",
            "/foto//1.webp",
            "/foto\\1.webp",
            "/index.html%00.css",
            "/index.html/",
            "/C:/Windows/win.ini",
            "/.etalase-output",
            "/INDEX.HTML",
        ] {
            let answer = answer(&get(url), &now);
            assert_eq!(answer.status, 404, "{url}");
            assert!(text(&answer).starts_with("<p>nothing here"), "{url}");
        }
        for url in ["", "index.html", "http://127.0.0.1:4321/", "*", "/%", "/%zz", "/%ff%fe"] {
            assert_eq!(answer(&get(url), &now).status, 400, "{url}");
        }
    }

    #[test]
    fn only_our_own_names_are_hosts() {
        let now = shop();
        let ask = |host| answer(&Asked { host, ..get("/") }, &now).status;
        for host in ["127.0.0.1:4321", "localhost:4321", "LocalHost:4321", "[::1]:4321"] {
            assert_eq!(ask(Some(host)), 200, "{host}");
        }
        for host in [
            "127.0.0.1",
            "localhost",
            "localhost:80",
            "evil.example:4321",
            "localhost.evil.example:4321",
            "evil.example",
            "127.0.0.1.nip.io:4321",
            "0.0.0.0:4321",
            "[::1]",
            "::1:4321",
            "localhost:4321:4321",
            "localhost:",
            "user@localhost:4321",
            "",
        ] {
            assert_eq!(ask(Some(host)), 421, "{host}");
        }
        assert_eq!(ask(None), 421);
    }

    #[test]
    fn strangers_cannot_listen_and_nobody_can_write() {
        let now = shop();
        let from = |origin| answer(&Asked { origin, ..get("/-etalase/changes?x") }, &now).status;
        assert_eq!(from(Some("http://localhost:4321")), 200);
        for origin in ["http://evil.example", "https://localhost:4321", "null", "http://localhost:4322"] {
            assert_eq!(from(Some(origin)), 403, "{origin}");
        }
        for method in ["POST", "PUT", "DELETE", "OPTIONS", "get", ""] {
            assert_eq!(answer(&Asked { method, ..get("/") }, &now).status, 405, "{method}");
        }
        assert_eq!(answer(&Asked { method: "HEAD", ..get("/") }, &now).status, 200);
    }

    #[test]
    fn errors_take_the_place_of_pages_only() {
        let mut now = shop();
        now.errors = Some(Arc::from("<h1>wrong"));
        for url in ["/", "/produk/kain/", "/no/such/page"] {
            let answer = answer(&get(url), &now);
            assert_eq!(answer.status, 500);
            assert!(text(&answer).starts_with("<h1>wrong<script src="), "{url}");
            assert_eq!(header(&answer, "Content-Security-Policy"), Some(ERROR_PAGE_POLICY));
        }
        assert_eq!(text(&answer(&get("/style.css"), &now)), "p{}");
        assert_eq!(answer(&get("/-etalase/reload.js?1"), &now).status, 200);
    }

    #[test]
    fn a_waiting_browser_names_the_moment_it_saw() {
        assert!(matches!(answer(&get("/-etalase/changes?12-3"), &shop()).body, Body::Wait(seen) if seen == "12-3"));
    }
}
