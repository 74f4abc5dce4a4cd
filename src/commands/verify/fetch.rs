//! One file of the live site at a time.

use std::io::Read as _;
use std::time::Duration;

use ureq::http::HeaderMap;

use crate::catalogue::Url;

/// How long one file may take.
const LONGEST: Duration = Duration::from_secs(60);
/// How long a connection may take.
const LONGEST_CONNECT: Duration = Duration::from_secs(10);
/// So many redirects are followed to a file, as a browser does.
const REDIRECTS: u32 = 3;
/// Nothing larger is read: no file of a site is, and a host may send anything.
const MOST_BYTES: u64 = 256 * 1024 * 1024;

/// Asks for files. It sends no cookie and no name, and wants them as they are, not compressed.
pub(super) struct Fetcher {
    following: ureq::Agent,
    once: ureq::Agent,
}

/// What a host answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Answer {
    pub status: u16,
    pub body: Vec<u8>,
    /// The kind of file that it says it is.
    pub kind: Option<String>,
    /// The content security policy in the header.
    pub policy: Option<String>,
    /// Where it leads on to.
    pub location: Option<String>,
}

impl Fetcher {
    pub fn new() -> Fetcher {
        Fetcher { following: agent(REDIRECTS), once: agent(0) }
    }

    /// Follows redirects to the file.
    pub fn get(&self, url: &Url) -> Result<Answer, String> {
        get(&self.following, url)
    }

    /// Follows none.
    pub fn get_once(&self, url: &Url) -> Result<Answer, String> {
        get(&self.once, url)
    }
}

fn agent(redirects: u32) -> ureq::Agent {
    ureq::Agent::config_builder()
        .http_status_as_error(false)
        .max_redirects(redirects)
        .max_redirects_will_error(false)
        .timeout_global(Some(LONGEST))
        .timeout_connect(Some(LONGEST_CONNECT))
        .user_agent(concat!("etalase/", env!("CARGO_PKG_VERSION")))
        .build()
        .into()
}

fn get(agent: &ureq::Agent, url: &Url) -> Result<Answer, String> {
    let response = agent.get(url.as_str()).call().map_err(|error| error.to_string())?;
    let (parts, body) = response.into_parts();
    let mut bytes = Vec::new();
    body.into_reader().take(MOST_BYTES).read_to_end(&mut bytes).map_err(|error| error.to_string())?;
    Ok(Answer {
        status: parts.status.as_u16(),
        body: bytes,
        kind: header(&parts.headers, "content-type"),
        policy: header(&parts.headers, "content-security-policy"),
        location: header(&parts.headers, "location"),
    })
}

fn header(headers: &HeaderMap, name: &str) -> Option<String> {
    Some(headers.get(name)?.to_str().ok()?.to_owned())
}

/// The address of a site, with a slash at its end and nothing behind it; nothing where it is not of the web.
pub(super) fn base(url: &Url) -> Option<Url> {
    let mut base = url.clone();
    base.set_query(None);
    base.set_fragment(None);
    if !base.path().ends_with('/') {
        base.set_path(&format!("{}/", url.path()));
    }
    (matches!(base.scheme(), "http" | "https") && base.has_host()).then_some(base)
}

/// The address of a path of the site; what has a meaning in addresses is escaped.
pub(super) fn below(base: &Url, path: &str) -> Url {
    let mut url = base.clone();
    if let Ok(mut parts) = url.path_segments_mut() {
        parts.pop_if_empty().extend(path.split('/'));
    }
    url
}

/// Whether a site is served by this machine, for a look before it goes out.
pub(super) fn is_of_this_machine(url: &Url) -> bool {
    matches!(url.host_str(), Some("localhost" | "127.0.0.1" | "[::1]"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_lie_below_the_site_and_are_escaped() {
        let base = base(&Url::parse("https://kita.github.io/toko?x#y").unwrap()).unwrap();
        assert_eq!(base.as_str(), "https://kita.github.io/toko/");
        for (path, address) in [
            ("", "https://kita.github.io/toko/"),
            ("produk/kain/", "https://kita.github.io/toko/produk/kain/"),
            ("daftar harga 50%#1?.pdf", "https://kita.github.io/toko/daftar%20harga%2050%25%231%3F.pdf"),
        ] {
            assert_eq!(below(&base, path).as_str(), address);
        }
        assert_eq!(super::base(&Url::parse("mailto:a@example.org").unwrap()), None);
    }
}
