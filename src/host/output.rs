//! The files in the output that tell a host what to do: headers, redirects, the domain.

use super::config::{self, Rules};
use crate::catalogue::{Catalogue, Host, HostFacts, Site};
use crate::plan::{Page, PageKind, Plan};
use crate::site::{Content, SiteFile, SitePath};

/// Folders whose files have a hash of their content in their names, so that they may be kept for ever.
const HASHED: [&str; 2] = ["aset/", "foto/"];
/// The most redirects that are written: Cloudflare Pages reads 2,000, Vercel 2,048 rules of all kinds. The pages at those
/// addresses lead on without them.
const MOST_REDIRECTS: usize = 2_000;

/// What the files for a host are made from.
#[derive(Debug, Clone, Copy)]
pub struct HostFiles<'a> {
    /// Which host, and at which address.
    pub catalogue: &'a Catalogue,
    /// Which addresses have moved.
    pub plan: &'a Plan,
    /// The content security policy that every page states; nothing where pages differ.
    pub policy: Option<&'a str>,
}

/// The files that the chosen host reads. A file of `static/` with the same name stands in the place of ours.
pub fn files(made: HostFiles<'_>) -> Vec<SiteFile> {
    let site = &made.catalogue.site;
    let Some(host) = site.host else { return Vec::new() };
    let rules = Rules {
        policy: made.policy,
        kept: HASHED.into_iter().filter(|folder| !made.plan.has_static_in(folder)).collect(),
        moved: made.plan.pages.iter().filter_map(|page| moved(page, made.plan)).take(MOST_REDIRECTS).collect(),
    };
    let domain = domain(site, host.facts());
    let named = |name: &'static str| move |text: String| (name, text);
    let files: Vec<(&str, String)> = match host {
        Host::CloudflarePages | Host::Netlify => vec![
            ("_headers", config::headers(&rules)),
            ("_redirects", config::redirects(&rules, host == Host::Netlify)),
        ],
        Host::Vercel => vec![("vercel.json", config::vercel(&rules))],
        Host::Firebase => vec![("firebase.json", config::firebase(&rules))],
        Host::GithubPages => {
            [Some((".nojekyll", String::new())), domain.map(named("CNAME"))].into_iter().flatten().collect()
        }
        Host::CodebergPages => domain.map(named(".domains")).into_iter().collect(),
        Host::Surge => address(site).map(named("CNAME")).into_iter().collect(),
        Host::GitlabPages | Host::Neocities | Host::Any => Vec::new(),
    };
    let made_by_us = files
        .into_iter()
        .filter(|(name, text)| !made.plan.has_static(name) && (!text.is_empty() || *name == ".nojekyll"));
    made_by_us
        .filter_map(|(name, text)| Some(SiteFile { path: SitePath::new(name)?, content: Content::Bytes(text.into()) }))
        .collect()
}

/// Where a page that only leads on stands, and where it leads.
fn moved(page: &Page, plan: &Plan) -> Option<(String, String)> {
    let PageKind::Moved(destination) = page.kind else { return None };
    let target = plan.addresses.in_language(page.language, &plan.address_of(destination));
    Some((page.path.address().to_owned(), target))
}

/// The site's own domain in a file, where it is not one of the host's.
fn domain(site: &Site, facts: &HostFacts) -> Option<String> {
    let is_theirs = |name: &str| name == facts.domain || name.ends_with(&format!(".{}", facts.domain));
    address(site).filter(|line| !is_theirs(line.trim_end()))
}

/// The name of the site's host in a file of one line.
fn address(site: &Site) -> Option<String> {
    Some(format!("{}\n", site.base_url.as_ref()?.domain()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::sample::one_shop;
    use crate::catalogue::{ShopId, Slug, Url};
    use crate::language::Language;
    use crate::plan::plan;
    use crate::source::StaticFile;

    const POLICY: &str = "default-src 'none';img-src 'self'";

    fn site(host: Host, address: &str) -> Catalogue {
        let mut catalogue = one_shop();
        catalogue.site.languages = Language::ALL.to_vec();
        catalogue.site.host = Some(host);
        catalogue.site.base_url = Url::parse(address).ok();
        catalogue.add_product(ShopId(0), "Kain Kawung").aliases = vec![Slug::new("kain-lama").unwrap()];
        catalogue
    }

    fn made(catalogue: &Catalogue, statics: &[&str]) -> Vec<(String, String)> {
        let own: Vec<StaticFile> =
            statics.iter().map(|path| StaticFile { path: (*path).to_owned(), disk: "x".into(), bytes: 1 }).collect();
        let plan = plan(catalogue, &own).value;
        let text = |file: SiteFile| match file.content {
            Content::Bytes(bytes) => (file.path.to_string(), String::from_utf8(bytes).unwrap()),
            Content::Kept(_) | Content::File(_) => panic!(),
        };
        files(HostFiles { catalogue, plan: &plan, policy: Some(POLICY) }).into_iter().map(text).collect()
    }

    #[test]
    fn cloudflare_gets_headers_and_redirects() {
        let [(headers, of_headers), (redirects, of_redirects)] =
            made(&site(Host::CloudflarePages, "https://toko.example.org/"), &[]).try_into().unwrap();
        assert_eq!((headers.as_str(), redirects.as_str()), ("_headers", "_redirects"));
        assert!(of_headers.contains(&format!("/*\n  Content-Security-Policy: {POLICY}\n")), "{of_headers}");
        assert!(of_headers.contains("/aset/*\n  Cache-Control: public, max-age=31536000, immutable\n"), "{of_headers}");
        assert_eq!(
            of_redirects,
            "/produk/kain-lama/ /produk/kain-kawung/ 301\n/en/produk/kain-lama/ /en/produk/kain-kawung/ 301\n"
        );
        assert!(made(&site(Host::Netlify, "https://a.example/"), &[])[1].1.contains(" 301!\n"));
    }

    #[test]
    fn files_with_names_of_their_own_are_not_kept_for_ever() {
        let headers = &made(&site(Host::CloudflarePages, "https://a.example/"), &["foto/denah.jpg"])[0].1;
        assert!(headers.contains("/aset/*") && !headers.contains("/foto/*"), "{headers}");
    }

    #[test]
    fn json_is_read_by_its_host() {
        for (host, name) in [(Host::Vercel, "vercel.json"), (Host::Firebase, "firebase.json")] {
            let [(path, text)] = made(&site(host, "https://a.example/"), &[]).try_into().unwrap();
            assert_eq!(path, name);
            let read: serde_json::Value = serde_json::from_str(&text).unwrap();
            let rules = if host == Host::Firebase { &read["hosting"] } else { &read };
            assert_eq!(rules["redirects"][1]["source"], "/en/produk/kain-lama/");
            assert_eq!(rules["headers"][0]["headers"][0]["value"], POLICY);
        }
    }

    #[test]
    fn a_domain_of_the_host_s_own_needs_no_file() {
        let of = |host, address| made(&site(host, address), &[]);
        let nojekyll = (".nojekyll".to_owned(), String::new());
        assert_eq!(of(Host::GithubPages, "https://kita.github.io/toko/"), std::slice::from_ref(&nojekyll));
        let own = ("CNAME".to_owned(), "toko.example.org\n".to_owned());
        assert_eq!(of(Host::GithubPages, "https://toko.example.org/"), [nojekyll, own]);
        assert_eq!(of(Host::Surge, "https://kita.surge.sh/")[0].1, "kita.surge.sh\n");
        assert_eq!(of(Host::CodebergPages, "https://kita.codeberg.page/toko/"), []);
        assert_eq!(of(Host::CodebergPages, "https://toko.example.org/")[0].0, ".domains");
        for host in [Host::GitlabPages, Host::Neocities, Host::Any] {
            assert_eq!(of(host, "https://toko.example.org/"), []);
        }
    }

    #[test]
    fn a_file_of_the_site_stands_in_the_place_of_ours() {
        let catalogue = site(Host::CloudflarePages, "https://a.example/");
        let names: Vec<String> = made(&catalogue, &["_headers"]).into_iter().map(|(name, _)| name).collect();
        assert_eq!(names, ["_redirects"]);
    }

    #[test]
    fn pages_that_differ_in_policy_get_none_in_the_header() {
        let catalogue = site(Host::CloudflarePages, "https://a.example/");
        let plan = plan(&catalogue, &[]).value;
        let files = files(HostFiles { catalogue: &catalogue, plan: &plan, policy: None });
        let Content::Bytes(headers) = &files[0].content else { panic!() };
        assert!(!String::from_utf8_lossy(headers).contains("Content-Security-Policy"));
    }
}
