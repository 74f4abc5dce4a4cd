//! The free hosts: what each allows, which files it reads, and where that is written.
//!
//! One table of figures, all as of November 2026. A host changes its terms without telling us, so each row says where to
//! look again.

/// A free host, whose limits and files differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the names are the hosts' own")]
pub enum Host {
    CloudflarePages,
    GitlabPages,
    Netlify,
    Firebase,
    Surge,
    CodebergPages,
    Neocities,
    GithubPages,
    Vercel,
    /// Another one, of which nothing is known.
    Any,
}

/// What the terms of the free plan say of a site that sells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Selling {
    /// Nothing against it.
    Allowed,
    /// It is meant for people and projects that do not look for profit; what falls under that is theirs to judge.
    NonProfit,
    /// It is excluded.
    Excluded,
}

/// Where the host puts a site that has no domain of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ground {
    /// At the root of a name of its own.
    Root,
    /// Below the name of the repository.
    Folder,
}

/// What is known of a host.
#[derive(Debug, Clone, Copy)]
pub struct HostFacts {
    /// The host.
    pub host: Host,
    /// The name in `site.toml` and on the command line.
    pub name: &'static str,
    /// The name as the host writes it.
    pub title: &'static str,
    /// The most files of a site.
    pub files: Option<u64>,
    /// The most bytes of a site.
    pub bytes: Option<u64>,
    /// The most bytes of one file.
    pub file_bytes: Option<u64>,
    /// The most bytes that it sends to visitors in a month.
    pub bytes_a_month: Option<u64>,
    /// The endings of the files that it takes, in lower case; all without it.
    pub endings: Option<&'static [&'static str]>,
    /// How often a site can be uploaded in a month.
    pub uploads_a_month: Option<u32>,
    /// What the terms say of selling.
    pub selling: Selling,
    /// Where a site stands.
    pub ground: Ground,
    /// Domains of the host's own: a site there needs no file that names its domain.
    pub domain: &'static str,
    /// Where the figures stand.
    pub source: &'static str,
}

/// The month in which the figures were looked up.
pub const HOSTS_READ: &str = "2026-11";

const GB: u64 = 1_000_000_000;
const MIB: u64 = 1024 * 1024;

/// The files that Neocities takes without payment (`VALID_EXTENSIONS` of its own source).
const NEOCITIES: [&str; 61] = [
    "apng",
    "asc",
    "atom",
    "avif",
    "bin",
    "css",
    "csv",
    "dae",
    "eot",
    "epub",
    "geojson",
    "gif",
    "gltf",
    "gpg",
    "htm",
    "html",
    "ico",
    "jpeg",
    "jpg",
    "js",
    "json",
    "key",
    "kml",
    "knowl",
    "less",
    "manifest",
    "map",
    "markdown",
    "md",
    "mf",
    "mid",
    "midi",
    "mtl",
    "obj",
    "opml",
    "osdx",
    "otf",
    "pdf",
    "pgp",
    "pls",
    "png",
    "rdf",
    "resolvehandle",
    "rss",
    "sass",
    "scss",
    "svg",
    "text",
    "toml",
    "tsv",
    "ttf",
    "txt",
    "webapp",
    "webmanifest",
    "webp",
    "woff",
    "woff2",
    "xcf",
    "xml",
    "yaml",
    "yml",
];

/// What is true of a host of which nothing is known.
const UNKNOWN: HostFacts = HostFacts {
    host: Host::Any,
    name: "any",
    title: "any host",
    files: None,
    bytes: None,
    file_bytes: None,
    bytes_a_month: None,
    endings: None,
    uploads_a_month: None,
    selling: Selling::Allowed,
    ground: Ground::Root,
    domain: "",
    source: "",
};

/// Every host, the one that we would choose first.
static HOSTS: [HostFacts; 10] = [
    HostFacts {
        host: Host::CloudflarePages,
        name: "cloudflare-pages",
        title: "Cloudflare Pages",
        files: Some(20_000),
        file_bytes: Some(25 * MIB),
        uploads_a_month: Some(500),
        domain: "pages.dev",
        source: "https://developers.cloudflare.com/pages/platform/limits/",
        ..UNKNOWN
    },
    HostFacts {
        host: Host::GitlabPages,
        name: "gitlab-pages",
        title: "GitLab Pages",
        files: Some(200_000),
        bytes: Some(GB),
        ground: Ground::Folder,
        domain: "gitlab.io",
        source: "https://docs.gitlab.com/user/gitlab_com/",
        ..UNKNOWN
    },
    HostFacts {
        host: Host::Netlify,
        name: "netlify",
        title: "Netlify",
        // 300 credits a month, 15 for each deploy.
        uploads_a_month: Some(20),
        domain: "netlify.app",
        source: "https://docs.netlify.com/manage/accounts-and-billing/billing/billing-for-credit-based-plans/how-credits-work/",
        ..UNKNOWN
    },
    HostFacts {
        host: Host::Firebase,
        name: "firebase",
        title: "Firebase Hosting",
        bytes: Some(10 * GB),
        // 360 MB a day.
        bytes_a_month: Some(30 * 360_000_000),
        domain: "web.app",
        source: "https://firebase.google.com/docs/hosting/usage-quotas-pricing",
        ..UNKNOWN
    },
    HostFacts {
        host: Host::Surge,
        name: "surge",
        title: "Surge",
        bytes: Some(100 * MIB),
        domain: "surge.sh",
        source: "https://surge.sh/help/",
        ..UNKNOWN
    },
    HostFacts {
        host: Host::CodebergPages,
        name: "codeberg-pages",
        title: "Codeberg Pages",
        selling: Selling::NonProfit,
        ground: Ground::Folder,
        domain: "codeberg.page",
        source: "https://docs.codeberg.org/codeberg-pages/",
        ..UNKNOWN
    },
    HostFacts {
        host: Host::Neocities,
        name: "neocities",
        title: "Neocities",
        files: Some(15_000),
        bytes: Some(GB),
        file_bytes: Some(100_000_000),
        bytes_a_month: Some(200 * GB),
        endings: Some(&NEOCITIES),
        selling: Selling::NonProfit,
        domain: "neocities.org",
        source: "https://neocities.org/supporter",
        ..UNKNOWN
    },
    HostFacts {
        host: Host::GithubPages,
        name: "github-pages",
        title: "GitHub Pages",
        bytes: Some(GB),
        bytes_a_month: Some(100 * GB),
        selling: Selling::Excluded,
        ground: Ground::Folder,
        domain: "github.io",
        source: "https://docs.github.com/en/pages/getting-started-with-github-pages/github-pages-limits",
        ..UNKNOWN
    },
    HostFacts {
        host: Host::Vercel,
        name: "vercel",
        title: "Vercel Hobby",
        bytes_a_month: Some(100 * GB),
        selling: Selling::Excluded,
        domain: "vercel.app",
        source: "https://vercel.com/docs/limits/fair-use-guidelines",
        ..UNKNOWN
    },
    UNKNOWN,
];

impl Host {
    /// Every host, the one that we would choose first.
    pub fn all() -> impl Iterator<Item = Host> {
        HOSTS.iter().map(|facts| facts.host)
    }

    /// The host of this name, in English.
    pub fn from_name(name: &str) -> Option<Host> {
        HOSTS.iter().find(|facts| facts.name == name).map(|facts| facts.host)
    }

    /// What is known of it.
    pub fn facts(self) -> &'static HostFacts {
        HOSTS.iter().find(|facts| facts.host == self).unwrap_or(&UNKNOWN)
    }

    /// The name in `site.toml` and on the command line.
    pub fn name(self) -> &'static str {
        self.facts().name
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_host_has_a_row_of_its_own() {
        for host in Host::all() {
            assert_eq!(host.facts().host, host);
            assert_eq!(Host::from_name(host.name()), Some(host));
        }
        assert_eq!(Host::from_name("geocities"), None);
        assert_eq!(Host::all().next(), Some(Host::CloudflarePages));
    }

    #[test]
    fn every_figure_has_a_place_where_it_stands() {
        for facts in HOSTS.iter().filter(|facts| facts.host != Host::Any) {
            assert!(facts.source.starts_with("https://"), "{}", facts.name);
            assert!(facts.domain.contains('.') && !facts.domain.starts_with('.'), "{}", facts.name);
        }
        assert!(NEOCITIES.is_sorted());
    }
}
