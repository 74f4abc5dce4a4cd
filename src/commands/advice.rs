//! What a build says of the host: what breaks its limits or its terms, and which one suits the site.

use std::io;
use std::path::Path;

use super::terminal::Color;
use super::{human, summary};
use crate::Outcome;
use crate::catalogue::{Host, Selling, Site};
use crate::failure::Failure;
use crate::host::{Census, Concern, concerns, nearest};
use crate::language::Language;
use crate::publish::{MARK, Manifest};

/// Counts the site in an output; nothing where no build has made one.
pub(super) fn census(output: &Path) -> Result<Option<Census>, Failure> {
    match Manifest::read(output) {
        Ok(manifest) => {
            let files = manifest.entries().iter().map(|entry| (entry.path.as_str(), entry.size));
            Ok(Some(Census::of(files)))
        }
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => Ok(None),
        Err(error) => Err(Failure::reading(&output.join(MARK))(error)),
    }
}

/// A warning of everything that the chosen host would refuse.
pub(super) fn warnings(outcome: &Outcome, census: &Census, color: Color) -> String {
    let Some(host) = outcome.site.host else { return String::new() };
    let language = outcome.messages;
    let concerns = concerns(host, census, &outcome.site).into_iter().filter(Concern::is_warning);
    let warning = |concern: Concern| {
        let other = nearest(census, &outcome.site, Some(host)).filter(|_| concern.is_in_the_way());
        human::warning(&words(&concern, host, language), &remedy(&concern, other, language), language, color)
    };
    concerns.map(warning).collect()
}

/// The closing line on the host: figures and notes where one is chosen, a recommendation where none is.
pub(super) fn closing(outcome: &Outcome, census: &Census) -> String {
    let (site, language) = (&outcome.site, outcome.messages);
    match site.host {
        Some(Host::Any) => String::new(),
        Some(host) => chosen(host, census, site, language),
        None => nearest(census, site, None).map(|host| recommended(host, language)).unwrap_or_default(),
    }
}

fn chosen(host: Host, census: &Census, site: &Site, language: Language) -> String {
    let notes = concerns(host, census, site).into_iter().filter(|concern| !concern.is_warning());
    let notes: String = notes.map(|note| format!("; {}", words(&note, host, language))).collect();
    let figures = figures(host, census, language);
    let head = if language == Language::Indonesian { "hos" } else { "host" };
    format!("{head}: {}{figures}{notes}\n", host.facts().title)
}

/// What the host limits, as so much of so much.
fn figures(host: Host, census: &Census, language: Language) -> String {
    let facts = host.facts();
    let (of, files_word) = match language {
        Language::Indonesian => ("dari", "berkas"),
        Language::English => ("of", "files"),
    };
    let files = facts
        .files
        .map(|limit| format!("{} {of} {} {files_word}", count(census.files, language), count(limit, language)));
    let bytes = facts
        .bytes
        .map(|limit| format!("{} {of} {}", summary::size(census.bytes, language), summary::size(limit, language)));
    let all: Vec<String> = files.into_iter().chain(bytes).collect();
    if all.is_empty() { String::new() } else { format!(", {}", all.join(", ")) }
}

fn recommended(host: Host, language: Language) -> String {
    let (name, title) = (host.name(), host.facts().title);
    match language {
        Language::Indonesian => {
            format!("hos belum dipilih; untuk situs ini kami sarankan {title}: `etalase host {name}`\n")
        }
        Language::English => format!("no host is chosen; for this site we recommend {title}: `etalase host {name}`\n"),
    }
}

/// What is wrong, in a sentence with its figures.
pub(super) fn words(concern: &Concern, host: Host, language: Language) -> String {
    let title = host.facts().title;
    let number = |number: u64| count(number, language);
    let size = |bytes: u64| summary::size(bytes, language);
    match (concern, language) {
        (Concern::Files { count, limit }, Language::Indonesian) => {
            format!("{title} menerima paling banyak {} berkas; situs ini {}", number(*limit), number(*count))
        }
        (Concern::Files { count, limit }, Language::English) => {
            format!("{title} takes at most {} files; this site has {}", number(*limit), number(*count))
        }
        (Concern::Bytes { bytes, limit }, Language::Indonesian) => {
            format!("{title} menerima paling besar {}; situs ini {}", size(*limit), size(*bytes))
        }
        (Concern::Bytes { bytes, limit }, Language::English) => {
            format!("{title} takes at most {}; this site has {}", size(*limit), size(*bytes))
        }
        (Concern::FileBytes { path, bytes, limit }, Language::Indonesian) => {
            format!("{title} menerima berkas paling besar {}; `{path}` {}", size(*limit), size(*bytes))
        }
        (Concern::FileBytes { path, bytes, limit }, Language::English) => {
            format!("{title} takes files of at most {}; `{path}` has {}", size(*limit), size(*bytes))
        }
        (Concern::Ending { ending, count, path }, Language::Indonesian) => {
            format!("{title} tidak menerima berkas `.{ending}`; ada {}, misalnya `{path}`", number(*count))
        }
        (Concern::Ending { ending, count, path }, Language::English) => {
            format!("{title} does not take `.{ending}` files; there are {}, such as `{path}`", number(*count))
        }
        (Concern::Selling(Selling::Excluded), Language::Indonesian) => {
            format!("syarat {title} tidak mengizinkan situs usaha atau jualan")
        }
        (Concern::Selling(Selling::Excluded), Language::English) => {
            format!("the terms of {title} exclude business and selling")
        }
        (Concern::Selling(_), Language::Indonesian) => {
            format!("{title} diperuntukkan bagi perorangan dan kegiatan nirlaba")
        }
        (Concern::Selling(_), Language::English) => format!("{title} is meant for people and non-profit projects"),
        (Concern::AddressUnknown, Language::Indonesian) => {
            format!(
                "{title} menaruh situs di dalam folder, dan situs ini belum tahu alamatnya: halaman 404 akan tampil tanpa gaya"
            )
        }
        (Concern::AddressUnknown, Language::English) => {
            format!(
                "{title} puts a site into a folder, and this site does not know its address: its 404 page will have no style"
            )
        }
        (Concern::Uploads(uploads), Language::Indonesian) => format!("kira-kira {uploads} kali tayang sebulan"),
        (Concern::Uploads(uploads), Language::English) => format!("about {uploads} uploads a month"),
    }
}

fn remedy(concern: &Concern, other: Option<Host>, language: Language) -> String {
    let other = other.map(|host| (host.facts().title, host.name()));
    match (concern, other, language) {
        (Concern::AddressUnknown, _, Language::Indonesian) => {
            "tulis `alamat = \"https://...\"` di `content/situs.toml`, lalu `etalase build` lagi".to_owned()
        }
        (Concern::AddressUnknown, _, Language::English) => {
            "write `base_url = \"https://...\"` in `content/site.toml`, then `etalase build` again".to_owned()
        }
        (Concern::Selling(_), Some((title, name)), Language::Indonesian) => format!(
            "katalog tanpa pembayaran di situs mungkin diterima, tetapi itu keputusan mereka; {title} mengizinkan dan muat: `etalase host {name}`"
        ),
        (Concern::Selling(_), Some((title, name)), Language::English) => format!(
            "a catalogue without a checkout may pass, but that is theirs to judge; {title} allows it and has room: `etalase host {name}`"
        ),
        (_, Some((title, name)), Language::Indonesian) => {
            format!("hos terdekat yang muat: {title}, dengan `etalase host {name}`")
        }
        (_, Some((title, name)), Language::English) => {
            format!("the nearest host with room: {title}, by `etalase host {name}`")
        }
        (_, None, Language::Indonesian) => "kurangi foto atau produk, atau sewa hos sendiri".to_owned(),
        (_, None, Language::English) => "have fewer photos or products, or rent a host of your own".to_owned(),
    }
}

/// A number with its thousands apart.
pub(super) fn count(number: u64, language: Language) -> String {
    let separator = if language == Language::Indonesian { '.' } else { ',' };
    let digits = number.to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(separator);
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_their_thousands_apart() {
        let shown = [0, 999, 1_000, 20_001, 1_234_567].map(|number| count(number, Language::Indonesian));
        assert_eq!(shown, ["0", "999", "1.000", "20.001", "1.234.567"]);
        assert_eq!(count(20_001, Language::English), "20,001");
    }

    #[test]
    fn every_concern_has_words_and_a_remedy_in_both_languages() {
        let path = "foto/a.zip".to_owned();
        let all = [
            Concern::Files { count: 30_000, limit: 20_000 },
            Concern::Bytes { bytes: 2_000_000_000, limit: 1_000_000_000 },
            Concern::FileBytes { path: path.clone(), bytes: 30_000_000, limit: 26_214_400 },
            Concern::Ending { ending: "zip".into(), count: 1, path },
            Concern::Selling(Selling::Excluded),
            Concern::Selling(Selling::NonProfit),
            Concern::AddressUnknown,
            Concern::Uploads(20),
        ];
        for concern in all {
            let [id, en] = Language::ALL.map(|language| words(&concern, Host::Netlify, language));
            assert!(id != en && id.len() > 10 && en.len() > 10, "{id} {en}");
            let [id, en] = Language::ALL.map(|language| remedy(&concern, Some(Host::Surge), language));
            assert_ne!(id, en);
        }
        let files = Concern::Files { count: 30_000, limit: 20_000 };
        assert_eq!(
            words(&files, Host::CloudflarePages, Language::Indonesian),
            "Cloudflare Pages menerima paling banyak 20.000 berkas; situs ini 30.000"
        );
    }
}
