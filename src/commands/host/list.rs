//! The hosts, side by side.

use std::fmt::Write as _;

use super::super::{advice, summary};
use crate::catalogue::{HOSTS_READ, Host, HostFacts, Selling, Site};
use crate::host::{Census, Concern, concerns, nearest};
use crate::language::Language;

/// All hosts with their limits, what of this site is against each, and which one we recommend.
pub(super) fn text(site: &Site, census: Option<&Census>, language: Language) -> String {
    let nothing = Census::default();
    let counted = census.unwrap_or(&nothing);
    let recommended = nearest(counted, site, None);
    let mut text = head(census, language);
    let width = Host::all().map(|host| host.name().len()).max().unwrap_or_default();
    for host in Host::all().filter(|host| *host != Host::Any) {
        let facts = host.facts();
        let mark = match (site.host == Some(host), recommended == Some(host)) {
            (true, _) => '*',
            (false, true) => '>',
            (false, false) => ' ',
        };
        let against = concerns(host, counted, site).into_iter().filter(|concern| is_told(concern, census));
        let against: String =
            against.map(|concern| format!("\n      ! {}", advice::words(&concern, host, language))).collect();
        let _ = writeln!(text, "{mark} {:width$}  {}{against}", facts.name, limits(facts, language));
    }
    text + &tail(site, recommended, language)
}

/// What the limits say already is not repeated; without a made site there is nothing to hold against them.
fn is_told(concern: &Concern, census: Option<&Census>) -> bool {
    match concern {
        Concern::Uploads(_) | Concern::Selling(_) => false,
        Concern::AddressUnknown => true,
        _ => census.is_some(),
    }
}

fn head(census: Option<&Census>, language: Language) -> String {
    let files = |census: &Census| (advice::count(census.files, language), summary::size(census.bytes, language));
    match (census.map(files), language) {
        (Some((files, bytes)), Language::Indonesian) => format!("Situs ini: {files} berkas, {bytes}.\n\n"),
        (Some((files, bytes)), Language::English) => format!("This site: {files} files, {bytes}.\n\n"),
        (None, Language::Indonesian) => {
            "Situs ini belum pernah dibuat; `etalase build` menghitung ukurannya.\n\n".to_owned()
        }
        (None, Language::English) => "This site has not been built yet; `etalase build` counts it.\n\n".to_owned(),
    }
}

fn limits(facts: &HostFacts, language: Language) -> String {
    let is_indonesian = language == Language::Indonesian;
    let files = facts
        .files
        .map(|files| format!("{} {}", advice::count(files, language), if is_indonesian { "berkas" } else { "files" }));
    let bytes = facts.bytes.map(|bytes| summary::size(bytes, language));
    let each = facts.file_bytes.map(|bytes| {
        let bytes = summary::size(bytes, language);
        if is_indonesian { format!("tiap berkas {bytes}") } else { format!("{bytes} a file") }
    });
    let uploads = facts.uploads_a_month.map(|uploads| {
        if is_indonesian { format!("{uploads} kali tayang sebulan") } else { format!("{uploads} uploads a month") }
    });
    let sent = facts.bytes_a_month.map(|bytes| {
        let bytes = summary::size(bytes, language);
        if is_indonesian { format!("{bytes} dikirim sebulan") } else { format!("{bytes} sent a month") }
    });
    let selling = match (facts.selling, is_indonesian) {
        (Selling::Allowed, true) => "boleh berjualan",
        (Selling::Allowed, false) => "selling allowed",
        (Selling::NonProfit, true) => "untuk perorangan dan nirlaba",
        (Selling::NonProfit, false) => "for people and non-profit projects",
        (Selling::Excluded, true) => "syaratnya melarang jualan",
        (Selling::Excluded, false) => "its terms exclude selling",
    };
    let all: Vec<String> =
        [files, bytes, each, sent, uploads].into_iter().flatten().chain([selling.to_owned()]).collect();
    all.join(", ")
}

fn tail(site: &Site, recommended: Option<Host>, language: Language) -> String {
    let name = recommended.map_or("any", Host::name);
    match (site.host, language) {
        (Some(host), Language::Indonesian) => format!(
            "\n* dipilih di situs.toml   > kami sarankan   angka bulan {HOSTS_READ}\n\
             Langkah berikutnya: `etalase host {}` menulis alur terbitnya. `any`: hos lain, tanpa berkas khusus.\n",
            host.name()
        ),
        (Some(host), Language::English) => format!(
            "\n* chosen in site.toml   > we recommend   figures of {HOSTS_READ}\n\
             Next: `etalase host {}` writes its workflow. `any`: another host, without files of its own.\n",
            host.name()
        ),
        (None, Language::Indonesian) => format!(
            "\n> kami sarankan   angka bulan {HOSTS_READ}\n\
             Langkah berikutnya: `etalase host {name}`. `any`: hos lain, tanpa berkas khusus.\n"
        ),
        (None, Language::English) => format!(
            "\n> we recommend   figures of {HOSTS_READ}\n\
             Next: `etalase host {name}`. `any`: another host, without files of its own.\n"
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::sample::one_shop;

    #[test]
    fn the_chosen_and_the_recommended_host_are_marked() {
        let mut site = one_shop().site;
        let plain = text(&site, None, Language::Indonesian);
        assert!(plain.contains("\n> cloudflare-pages  20.000 berkas, tiap berkas 26,2 MB"), "{plain}");
        assert!(plain.contains("etalase host cloudflare-pages"), "{plain}");
        site.host = Some(Host::GithubPages);
        let census = Census { files: 30_000, bytes: 5_000_000, ..Census::default() };
        let marked = text(&site, Some(&census), Language::English);
        assert!(marked.starts_with("This site: 30,000 files, 5.0 MB.\n"), "{marked}");
        assert!(marked.contains("\n* github-pages") && marked.contains("\n> gitlab-pages"), "{marked}");
        assert!(marked.contains("! Cloudflare Pages takes at most 20,000 files; this site has 30,000"), "{marked}");
    }
}
