//! What of a made site breaks the limits or the terms of a host, and which host it fits.

use super::Census;
use crate::catalogue::{Ground, Host, Selling, Site};

/// Something that someone should know before the site goes to a host.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Concern {
    /// There are more files than the host takes.
    Files {
        /// How many there are.
        count: u64,
        /// How many may be.
        limit: u64,
    },
    /// The site is larger than the host allows.
    Bytes {
        /// Its bytes.
        bytes: u64,
        /// The most bytes.
        limit: u64,
    },
    /// A file is larger than the host allows.
    FileBytes {
        /// The largest file.
        path: String,
        /// Its bytes.
        bytes: u64,
        /// The most bytes.
        limit: u64,
    },
    /// The host does not take files of this ending.
    Ending {
        /// The ending without its dot.
        ending: String,
        /// How many files have it.
        count: u64,
        /// The first of them.
        path: String,
    },
    /// The terms exclude selling, or want projects without profit.
    Selling(Selling),
    /// The host puts the site into a folder, and the site does not know its address: the page for what is not found has no
    /// style then.
    AddressUnknown,
    /// The site can be uploaded only so often in a month.
    Uploads(u32),
}

impl Concern {
    /// Whether the host would refuse the site or take it away, so that another should be named.
    pub fn is_in_the_way(&self) -> bool {
        !matches!(self, Concern::AddressUnknown | Concern::Uploads(_) | Concern::Selling(Selling::NonProfit))
    }

    /// Whether it is worth a warning: more than a figure to know.
    pub fn is_warning(&self) -> bool {
        !matches!(self, Concern::Uploads(_) | Concern::Selling(Selling::NonProfit))
    }
}

/// So few uploads a month that people must plan them.
const FEW_UPLOADS: u32 = 60;

/// What someone should know before this site goes to this host, the gravest first.
pub fn concerns(host: Host, census: &Census, site: &Site) -> Vec<Concern> {
    let facts = host.facts();
    let mut concerns = Vec::new();
    if let Some(limit) = facts.files.filter(|limit| census.files > *limit) {
        concerns.push(Concern::Files { count: census.files, limit });
    }
    if let Some(limit) = facts.bytes.filter(|limit| census.bytes > *limit) {
        concerns.push(Concern::Bytes { bytes: census.bytes, limit });
    }
    if let (Some(limit), Some((path, bytes))) = (facts.file_bytes, &census.largest)
        && *bytes > limit
    {
        concerns.push(Concern::FileBytes { path: path.clone(), bytes: *bytes, limit });
    }
    let foreign =
        |(ending, _): &(&String, &(u64, String))| facts.endings.is_some_and(|known| !known.contains(&&***ending));
    let endings = census.endings.iter().filter(foreign);
    concerns.extend(endings.map(|(ending, (count, path))| Concern::Ending {
        ending: ending.clone(),
        count: *count,
        path: path.clone(),
    }));
    if facts.selling != Selling::Allowed {
        concerns.push(Concern::Selling(facts.selling));
    }
    if facts.ground == Ground::Folder && site.base_url.is_none() {
        concerns.push(Concern::AddressUnknown);
    }
    concerns.extend(facts.uploads_a_month.filter(|uploads| *uploads < FEW_UPLOADS).map(Concern::Uploads));
    concerns
}

/// The first host in our order, other than this one, that takes the site as it is and allows it to sell.
pub fn nearest(census: &Census, site: &Site, other_than: Option<Host>) -> Option<Host> {
    let fits = |host: &Host| {
        let is_free_to_sell = host.facts().selling == Selling::Allowed;
        is_free_to_sell && !concerns(*host, census, site).iter().any(Concern::is_in_the_way)
    };
    Host::all().filter(|host| *host != Host::Any && Some(*host) != other_than).find(fits)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::sample::one_shop;

    fn census(files: u64, bytes: u64) -> Census {
        Census { files, bytes, largest: Some(("foto/a.jpg".to_owned(), 400_000)), ..Census::default() }
    }

    #[test]
    fn what_breaks_a_limit_is_told_with_both_figures() {
        let site = one_shop().site;
        let large = census(20_001, 200_000_000);
        let told = concerns(Host::CloudflarePages, &large, &site);
        assert_eq!(told, [Concern::Files { count: 20_001, limit: 20_000 }]);
        assert_eq!(nearest(&large, &site, Some(Host::CloudflarePages)), Some(Host::GitlabPages));
        assert_eq!(concerns(Host::Surge, &large, &site), [Concern::Bytes { bytes: 200_000_000, limit: 104_857_600 }]);
        assert_eq!(concerns(Host::CloudflarePages, &census(20_000, 10), &site), []);
        let huge = census(300_000, 20_000_000_000);
        assert_eq!(nearest(&huge, &site, None), Some(Host::Netlify));
        assert_eq!(concerns(Host::Any, &huge, &site), []);
    }

    #[test]
    fn a_large_file_and_a_strange_ending_are_named() {
        let site = one_shop().site;
        let census = Census::of([("unduh/katalog.zip", 30_000_000), ("index.html", 10)]);
        let [Concern::FileBytes { path, .. }] = &concerns(Host::CloudflarePages, &census, &site)[..] else { panic!() };
        assert_eq!(path, "unduh/katalog.zip");
        let told = concerns(Host::Neocities, &census, &site);
        assert!(told.contains(&Concern::Ending { ending: "zip".into(), count: 1, path: "unduh/katalog.zip".into() }));
        assert_eq!(told.iter().filter(|concern| concern.is_in_the_way()).count(), 1);
    }

    #[test]
    fn terms_and_folders_are_told_once() {
        let mut site = one_shop().site;
        let small = census(100, 1_000_000);
        assert_eq!(
            concerns(Host::GithubPages, &small, &site),
            [Concern::Selling(Selling::Excluded), Concern::AddressUnknown]
        );
        site.base_url = crate::catalogue::Url::parse("https://kita.github.io/toko/").ok();
        assert_eq!(concerns(Host::GithubPages, &small, &site), [Concern::Selling(Selling::Excluded)]);
        assert_eq!(nearest(&small, &site, Some(Host::GithubPages)), Some(Host::CloudflarePages));
        assert_eq!(concerns(Host::Netlify, &small, &site), [Concern::Uploads(20)]);
    }
}
