//! `etalase verify`: the live site against the last build, file by file, and the numbers on its pages against the lock.
//!
//! The network is reached from here and from nowhere else; a build never opens a socket.

mod fetch;
mod file;
mod number;
mod words;

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::Path;

use rayon::prelude::*;

use super::arguments::VerifyArguments;
use super::{CONTENT, FINE, IDENTITY, USAGE, human, terminal};
use crate::catalogue::{Host, Site, Url};
use crate::failure::Failure;
use crate::identity::{LOCK_PATH, Lock, LockError, LockFault};
use crate::language::Language;
use crate::publish::{Entry, MARK, Manifest};
use crate::{read_site, render};
use fetch::{Answer, Fetcher};

/// So many files are fetched at once where nobody says otherwise: the network and not the machine is waited for.
const AT_ONCE: usize = 8;
/// The most redirects of the site that are tried.
const MOST_REDIRECTS: usize = 20;
/// An address that no site has, at depth.
const NOWHERE: &str = "etalase-tidak-ada/di-sini/sama-sekali/";
/// Files that tell the host what to do, and that it does not serve, or serves in another way.
const OF_THE_HOST: [&str; 9] = [
    ".domains",
    ".nojekyll",
    "404.html",
    "CNAME",
    "_headers",
    "_redirects",
    "firebase.json",
    "not_found.html",
    "vercel.json",
];

/// Something on the live site that is not as it was built.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Finding {
    /// A page holds a number that the lock does not know.
    ForeignNumber { path: String, number: String },
    /// The host does not have the file.
    Missing { path: String, status: u16 },
    /// It holds something else.
    Differs { path: String },
    /// It is served as another kind of file.
    WrongType { path: String, served: String },
    /// It could not be fetched.
    Unreachable { path: String, reason: String },
    /// An address that nothing stands at is not answered as it should be.
    NotFound { status: u16, is_our_page: bool },
    /// A page is served without the slash at its end, where its relative links lead astray.
    WithoutSlash { address: String },
    /// The header with the content security policy is missing or another one.
    Policy { served: Option<String> },
    /// Plain `http` is served instead of leading to `https`.
    PlainHttp { status: u16 },
    /// An old address does not lead on by a redirect.
    Redirect { from: String, to: String, status: u16 },
}

/// What was looked at, and what was found.
#[derive(Debug, Default)]
pub(super) struct Report {
    /// Files that were fetched.
    pub files: usize,
    /// Files of the site.
    pub of: usize,
    /// Whether numbers could be compared.
    pub has_lock: bool,
    /// In the order of their weight.
    pub findings: BTreeSet<Finding>,
}

/// Compares, prints what differs, and gives the exit code.
pub(super) fn run(arguments: &VerifyArguments) -> Result<u8, Failure> {
    let (site, language) = read_site(&arguments.site.request()?)?;
    let output = arguments.site.place(&arguments.output);
    let refuse = |(message, remedy): (String, String)| {
        terminal::say(&human::mistake(&message, &remedy, language, terminal::color()));
        Ok(USAGE)
    };
    let manifest = match Manifest::read(&output) {
        Ok(manifest) => manifest,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return refuse(words::not_built(&output, language)),
        Err(error) => return Err(Failure::reading(&output.join(MARK))(error)),
    };
    let Some(base) = arguments.address.as_ref().or(site.base_url.as_ref()).and_then(fetch::base) else {
        return refuse(words::no_address(language));
    };
    let lock = read_lock(&arguments.site.place(Path::new(LOCK_PATH)))?;
    let live = Live { base, output: &output, manifest: &manifest, site: &site, lock: lock.as_ref() };
    let threads = arguments.site.jobs.map_or(AT_ONCE, usize::from);
    let report = live.compare(arguments.sample.map(|files| files as usize), threads)?;
    terminal::say(&report.findings.iter().map(|one| told(one, language)).collect::<String>());
    terminal::give(&words::summary(&report, live.base.as_str(), language));
    Ok(verdict(&report))
}

fn told(finding: &Finding, language: Language) -> String {
    let (message, remedy) = words::of(finding, language);
    human::mistake(&message, &remedy, language, terminal::color())
}

fn verdict(report: &Report) -> u8 {
    let is_of_identity = |finding: &Finding| matches!(finding, Finding::ForeignNumber { .. });
    match (report.findings.iter().any(is_of_identity), report.findings.is_empty()) {
        (true, _) => IDENTITY,
        (false, false) => CONTENT,
        (false, true) => FINE,
    }
}

/// The lock of the payment identity, where there is one that proves something.
fn read_lock(path: &Path) -> Result<Option<Lock>, Failure> {
    match fs::read_to_string(path) {
        Ok(text) => {
            let (lock, errors) = Lock::read(&text);
            let is_harmless = |error: &LockError| error.fault == LockFault::Unmerged;
            Ok(Some(lock).filter(|_| errors.iter().all(is_harmless)))
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Failure::reading(path)(error)),
    }
}

/// The live site, and what it is compared with.
struct Live<'a> {
    base: Url,
    output: &'a Path,
    manifest: &'a Manifest,
    site: &'a Site,
    lock: Option<&'a Lock>,
}

impl Live<'_> {
    fn compare(&self, sample: Option<usize>, threads: usize) -> Result<Report, Failure> {
        let fetcher = Fetcher::new();
        // Whether anybody answers at all, before hundreds of files are asked for.
        let home =
            fetcher.get(&self.base).map_err(|reason| Failure::Network { address: self.base.to_string(), reason })?;
        let redirects = file::redirects(self.output);
        let moved: BTreeSet<&str> = redirects.iter().map(|(from, _)| from.trim_start_matches('/')).collect();
        // A page at an old address is not seen where the host leads on by itself.
        let is_seen = |entry: &&Entry| is_served(&entry.path) && !moved.contains(file::address(&entry.path));
        let served: Vec<&Entry> = self.manifest.entries().iter().filter(is_seen).collect();
        let chosen = sampled(&served, sample);
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
        let look =
            || chosen.par_iter().flat_map_iter(|entry| self.file(&fetcher, entry)).collect::<BTreeSet<Finding>>();
        let mut findings = pool.map_or_else(|_| look(), |pool| pool.install(look));
        findings.extend(self.nowhere(&fetcher));
        findings.extend(self.without_slash(&fetcher, &served));
        findings.extend(self.policy(&home));
        findings.extend(self.plain_http(&fetcher));
        findings.extend(self.redirects(&fetcher, redirects));
        Ok(Report { files: chosen.len(), of: served.len(), has_lock: self.lock.is_some(), findings })
    }

    fn file(&self, fetcher: &Fetcher, entry: &Entry) -> Vec<Finding> {
        let path = entry.path.clone();
        let url = fetch::below(&self.base, file::address(&path));
        match fetcher.get(&url) {
            Err(reason) => vec![Finding::Unreachable { path, reason }],
            Ok(answer) if answer.status != 200 => vec![Finding::Missing { path, status: answer.status }],
            Ok(answer) => {
                let mut findings = Vec::new();
                if let Some(lock) = self.lock.filter(|_| path.ends_with(".html")) {
                    let foreign = number::foreign(&answer.body, lock).into_iter();
                    findings.extend(foreign.map(|number| Finding::ForeignNumber { path: path.clone(), number }));
                }
                if *blake3::hash(&answer.body).as_bytes() != entry.hash {
                    findings.push(Finding::Differs { path: path.clone() });
                }
                if !file::is_served_as(&path, answer.kind.as_deref()) {
                    findings.push(Finding::WrongType { path, served: answer.kind.unwrap_or_default() });
                }
                findings
            }
        }
    }

    /// The page for what is not found, at depth.
    fn nowhere(&self, fetcher: &Fetcher) -> Option<Finding> {
        let answer = fetcher.get(&fetch::below(&self.base, NOWHERE)).ok()?;
        let ours = self.manifest.get("404.html")?;
        let is_our_page = *blake3::hash(&answer.body).as_bytes() == ours.hash;
        (answer.status != 404 || !is_our_page).then_some(Finding::NotFound { status: answer.status, is_our_page })
    }

    /// Whether a page below the home leads to its address with a slash, or is not found, where the slash was left out.
    fn without_slash(&self, fetcher: &Fetcher, served: &[&Entry]) -> Option<Finding> {
        let address = served.iter().find_map(|entry| entry.path.strip_suffix("/index.html"))?;
        let answer = fetcher.get_once(&fetch::below(&self.base, address)).ok()?;
        (answer.status == 200).then(|| Finding::WithoutSlash { address: address.to_owned() })
    }

    /// The header with the policy, where the host sends headers that we choose.
    fn policy(&self, home: &Answer) -> Option<Finding> {
        let sends = [Host::CloudflarePages, Host::Netlify, Host::Vercel, Host::Firebase];
        self.site.host.filter(|host| sends.contains(host))?;
        let built = fs::read_to_string(self.output.join("index.html")).ok()?;
        let stated = render::stated_policy(&built)?;
        (home.policy.as_deref() != Some(stated)).then(|| Finding::Policy { served: home.policy.clone() })
    }

    /// Whether plain `http` leads to `https`. That nobody listens there is as good.
    fn plain_http(&self, fetcher: &Fetcher) -> Option<Finding> {
        if fetch::is_of_this_machine(&self.base) {
            return None;
        }
        let mut plain = self.base.clone();
        plain.set_scheme("http").ok()?;
        let answer = fetcher.get_once(&plain).ok()?;
        let leads_on = (300..400).contains(&answer.status)
            && answer.location.as_deref().is_some_and(|location| location.starts_with("https://"));
        (!leads_on).then_some(Finding::PlainHttp { status: answer.status })
    }

    /// The old addresses that the host was told of.
    fn redirects(&self, fetcher: &Fetcher, told: Vec<(String, String)>) -> Vec<Finding> {
        let some = told.into_iter().take(MOST_REDIRECTS);
        some.filter_map(|(from, to)| {
            let answer = fetcher.get_once(&fetch::below(&self.base, from.trim_start_matches('/'))).ok()?;
            let target = fetch::below(&self.base, to.trim_start_matches('/'));
            let leads = answer.location.and_then(|location| self.base.join(&location).ok());
            let is_right = (300..400).contains(&answer.status) && leads == Some(target);
            (!is_right).then_some(Finding::Redirect { from, to, status: answer.status })
        })
        .collect()
    }
}

fn is_served(path: &str) -> bool {
    let is_hidden = path.starts_with('.') && !path.starts_with(".well-known/");
    !OF_THE_HOST.contains(&path) && !is_hidden
}

/// So many files, spread evenly; the homes and what stands at the top are always among them.
fn sampled<'a>(all: &[&'a Entry], files: Option<usize>) -> Vec<&'a Entry> {
    let Some(files) = files.filter(|files| *files < all.len()) else { return all.to_vec() };
    let is_at_top = |entry: &&&Entry| !entry.path.contains('/') || entry.path == "en/index.html";
    let (top, rest): (Vec<&Entry>, Vec<&Entry>) = all.iter().copied().partition(|entry| is_at_top(&entry));
    let wanted = files.saturating_sub(top.len()).min(rest.len());
    let spread = (0..wanted).map(|number| rest[number * rest.len() / wanted]);
    top.into_iter().chain(spread).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sample_is_spread_and_holds_the_homes() {
        let entry = |path: String| Entry { path, size: 1, hash: [0; 32] };
        let entries: Vec<Entry> = ["index.html".to_owned(), "sw.js".to_owned()]
            .into_iter()
            .chain((0..100).map(|number| format!("produk/{number:03}/index.html")))
            .map(entry)
            .collect();
        let all: Vec<&Entry> = entries.iter().collect();
        let paths = |files| sampled(&all, files).into_iter().map(|entry| entry.path.clone()).collect::<Vec<_>>();
        assert_eq!(paths(None).len(), 102);
        assert_eq!(paths(Some(500)).len(), 102);
        assert_eq!(paths(Some(4)), ["index.html", "sw.js", "produk/000/index.html", "produk/050/index.html"]);
        assert_eq!(paths(Some(1)), ["index.html", "sw.js"]);
    }

    #[test]
    fn what_only_the_host_reads_is_not_asked_for() {
        for path in ["_headers", ".nojekyll", "404.html", ".etalase-output"] {
            assert!(!is_served(path), "{path}");
        }
        for path in ["index.html", ".well-known/security.txt", "aset/a.css"] {
            assert!(is_served(path), "{path}");
        }
    }
}
