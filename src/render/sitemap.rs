//! The sitemap and `robots.txt`.

use std::fmt::Write as _;

use crate::catalogue::{Catalogue, Url};
use crate::plan::{Page, Plan};
use crate::site::{Content, SiteFile, SitePath};

/// The most addresses in one sitemap (sitemaps.org, protocol 0.9).
const ADDRESSES: usize = 50_000;

/// `sitemap.xml` where the site knows its own address, and `robots.txt`, which names it. A file of `static/` with the
/// same name stands in their place.
pub fn files(catalogue: &Catalogue, plan: &Plan) -> Vec<SiteFile> {
    let base = catalogue.site.base_url.as_ref();
    let mut files = base.map(|base| sitemaps(catalogue, plan, base, ADDRESSES)).unwrap_or_default();
    let sitemap = base.map(|base| format!("\nSitemap: {base}sitemap.xml\n")).unwrap_or_default();
    files.push(("robots.txt".to_owned(), format!("User-agent: *\nAllow: /\n{sitemap}")));
    files
        .into_iter()
        .filter(|(name, _)| !plan.has_static(name))
        .filter_map(|(name, text)| {
            Some(SiteFile { path: SitePath::new(name)?, content: Content::Bytes(text.into_bytes()) })
        })
        .collect()
}

fn sitemaps(catalogue: &Catalogue, plan: &Plan, base: &Url, most: usize) -> Vec<(String, String)> {
    let listed: Vec<&Page> = plan.pages.iter().filter(|page| page.kind.is_listed()).collect();
    let sitemap = |pages: &[&Page]| sitemap(catalogue, plan, base, pages);
    if listed.len() <= most {
        return vec![("sitemap.xml".to_owned(), sitemap(&listed))];
    }
    let mut files: Vec<(String, String)> = listed
        .chunks(most)
        .zip(1..)
        .map(|(pages, number): (_, usize)| (format!("sitemap-{number}.xml"), sitemap(pages)))
        .collect();
    files.push(("sitemap.xml".to_owned(), index(base, files.len())));
    files
}

fn sitemap(catalogue: &Catalogue, plan: &Plan, base: &Url, pages: &[&Page]) -> String {
    let languages = &catalogue.site.languages;
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"",
    );
    xml.push_str(if languages.len() > 1 { " xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n" } else { ">\n" });
    for page in pages {
        let _ = write!(xml, "<url><loc>{}</loc>", escape(&format!("{base}{}", page.path.address())));
        for language in languages.iter().filter(|_| languages.len() > 1) {
            let address = plan.addresses.in_language(*language, &page.address);
            let href = escape(&format!("{base}{address}"));
            let code = language.code();
            let _ = write!(xml, "<xhtml:link rel=\"alternate\" hreflang=\"{code}\" href=\"{href}\"/>");
        }
        xml.push_str("</url>\n");
    }
    xml.push_str("</urlset>\n");
    xml
}

fn index(base: &Url, count: usize) -> String {
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    for number in 1..=count {
        let _ = writeln!(xml, "<sitemap><loc>{}</loc></sitemap>", escape(&format!("{base}sitemap-{number}.xml")));
    }
    xml.push_str("</sitemapindex>\n");
    xml
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;").replace('\'', "&apos;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::ShopId;
    use crate::catalogue::sample::one_shop;
    use crate::language::Language;
    use crate::plan::plan;

    fn text(files: &[SiteFile], name: &str) -> Option<String> {
        let file = files.iter().find(|file| file.path.as_str() == name)?;
        let Content::Bytes(bytes) = &file.content else { panic!() };
        Some(String::from_utf8(bytes.clone()).unwrap())
    }

    #[test]
    fn a_site_without_an_address_has_no_sitemap() {
        let catalogue = one_shop();
        let files = files(&catalogue, &plan(&catalogue, &[]).value);
        assert_eq!(text(&files, "sitemap.xml"), None);
        assert_eq!(text(&files, "robots.txt").unwrap(), "User-agent: *\nAllow: /\n");
    }

    #[test]
    fn every_listed_page_stands_in_it_with_its_languages() {
        let mut catalogue = one_shop();
        catalogue.site.base_url = Some("https://karya.example/toko/".parse().unwrap());
        catalogue.site.languages.push(Language::English);
        catalogue.add_product(ShopId(0), "Keset").aliases = vec![crate::catalogue::Slug::new("lama").unwrap()];
        let files = files(&catalogue, &plan(&catalogue, &[]).value);
        let xml = text(&files, "sitemap.xml").unwrap();
        assert!(xml.contains(
            "<url><loc>https://karya.example/toko/en/produk/keset/</loc>\
             <xhtml:link rel=\"alternate\" hreflang=\"id\" href=\"https://karya.example/toko/produk/keset/\"/>\
             <xhtml:link rel=\"alternate\" hreflang=\"en\" href=\"https://karya.example/toko/en/produk/keset/\"/></url>"
        ));
        assert!(!xml.contains("lama") && !xml.contains("404"));
        assert_eq!(xml.matches("<loc>").count(), 6);
        assert!(text(&files, "robots.txt").unwrap().ends_with("\nSitemap: https://karya.example/toko/sitemap.xml\n"));
    }

    #[test]
    fn lists_sorted_by_price_do_not_stand_in_it() {
        let mut catalogue = one_shop();
        catalogue.site.base_url = Some("https://karya.example/".parse().unwrap());
        for number in 0..30 {
            catalogue.add_product(ShopId(0), &format!("Keset {number}"));
        }
        let plan = plan(&catalogue, &[]).value;
        assert!(plan.page_at("produk/urut/termurah/hal/2/index.html").is_some());
        let xml = text(&files(&catalogue, &plan), "sitemap.xml").unwrap();
        assert!(xml.contains("<loc>https://karya.example/produk/hal/2/</loc>") && !xml.contains("/urut/"));
    }

    #[test]
    fn many_addresses_are_split_over_an_index() {
        let mut catalogue = one_shop();
        for number in 0..7 {
            catalogue.add_product(ShopId(0), &format!("Keset {number}"));
        }
        let plan = plan(&catalogue, &[]).value;
        let files = sitemaps(&catalogue, &plan, &"https://a.example/".parse().unwrap(), 4);
        let counts: Vec<(&str, usize)> =
            files.iter().map(|(name, xml)| (name.as_str(), xml.matches("<loc>").count())).collect();
        assert_eq!(counts, [("sitemap-1.xml", 4), ("sitemap-2.xml", 4), ("sitemap-3.xml", 1), ("sitemap.xml", 3)]);
    }
}
