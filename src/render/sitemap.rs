//! The sitemap and `robots.txt`.

use super::scene::Ground;
use super::xml::Xml;
use crate::catalogue::Url;
use crate::plan::{Page, PageKind};
use crate::site::{Content, SiteFile, SitePath};

/// The most addresses in one sitemap (sitemaps.org, protocol 0.9).
const ADDRESSES: usize = 50_000;
/// The most bytes in one, a little below the protocol's 52,428,800 for what stands around the addresses.
const BYTES: usize = 52_000_000;
/// The most pictures of one page (Google, image sitemaps).
const IMAGES: usize = 1_000;

/// `sitemap.xml` where the site knows its own address, and `robots.txt`, which names it. A file of `static/` with the
/// same name stands in their place.
pub fn files(ground: Ground<'_>) -> Vec<SiteFile> {
    let base = ground.catalogue.site.base_url.as_ref();
    let mut files = base.map(|base| sitemaps(ground, base, ADDRESSES, BYTES)).unwrap_or_default();
    let sitemap = base.map(|base| format!("\nSitemap: {base}sitemap.xml\n")).unwrap_or_default();
    files.push(("robots.txt".to_owned(), format!("User-agent: *\nAllow: /\n{sitemap}")));
    files
        .into_iter()
        .filter(|(name, _)| !ground.plan.has_static(name))
        .filter_map(|(name, text)| {
            Some(SiteFile { path: SitePath::new(name)?, content: Content::Bytes(text.into_bytes()) })
        })
        .collect()
}

fn sitemaps(ground: Ground<'_>, base: &Url, most: usize, most_bytes: usize) -> Vec<(String, String)> {
    let listed = ground.plan.pages.iter().filter(|page| page.kind.is_listed());
    let mut parts: Vec<(usize, String)> = vec![(0, String::new())];
    for entry in listed.map(|page| entry(ground, base, page)) {
        if let Some((count, text)) = parts.last_mut()
            && *count < most
            && text.len() + entry.len() <= most_bytes
        {
            *count += 1;
            text.push_str(&entry);
        } else {
            parts.push((1, entry));
        }
    }
    let whole = |entries: &str| sitemap(ground, entries);
    if let [(_, entries)] = parts.as_slice() {
        return vec![("sitemap.xml".to_owned(), whole(entries))];
    }
    let numbered = parts.iter().zip(1..);
    let mut files: Vec<(String, String)> =
        numbered.map(|((_, entries), number): (_, usize)| (format!("sitemap-{number}.xml"), whole(entries))).collect();
    files.push(("sitemap.xml".to_owned(), index(base, files.len())));
    files
}

/// A page with the same page in other languages and the photos that it shows.
fn entry(ground: Ground<'_>, base: &Url, page: &Page) -> String {
    let languages = &ground.catalogue.site.languages;
    let mut xml = Xml::default();
    xml.open("url", &[]);
    xml.element("loc", &format!("{base}{}", page.path.address()));
    for language in languages.iter().filter(|_| languages.len() > 1) {
        let href = format!("{base}{}", ground.plan.addresses.in_language(*language, &page.address));
        xml.empty("xhtml:link", &[("rel", "alternate"), ("hreflang", language.code()), ("href", &href)]);
    }
    if let PageKind::Product(id) = page.kind {
        let photos = ground.catalogue.product(id).photos.iter().take(IMAGES);
        for path in photos.filter_map(|&photo| ground.photo_for_feeds(photo)) {
            xml.open("image:image", &[]);
            xml.element("image:loc", &format!("{base}{path}"));
            xml.close();
        }
    }
    xml.close();
    xml.line();
    xml.finish()
}

fn sitemap(ground: Ground<'_>, entries: &str) -> String {
    let mut names = vec![("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9")];
    if ground.catalogue.site.languages.len() > 1 {
        names.push(("xmlns:xhtml", "http://www.w3.org/1999/xhtml"));
    }
    if entries.contains("<image:") {
        names.push(("xmlns:image", "http://www.google.com/schemas/sitemap-image/1.1"));
    }
    let mut xml = Xml::document();
    xml.open("urlset", &names);
    xml.line();
    xml.append(entries);
    xml.finish()
}

fn index(base: &Url, count: usize) -> String {
    let mut xml = Xml::document();
    xml.open("sitemapindex", &[("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9")]);
    xml.line();
    for number in 1..=count {
        xml.open("sitemap", &[]);
        xml.element("loc", &format!("{base}sitemap-{number}.xml"));
        xml.close();
        xml.line();
    }
    xml.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::sample::{one_shop, price};
    use crate::catalogue::{Catalogue, PhotoRole, ShopId};
    use crate::language::Language;
    use crate::photos::Photos;
    use crate::photos::sample::made;
    use crate::plan::plan;

    fn made_of(catalogue: &Catalogue) -> Vec<SiteFile> {
        let (plan, photos) = (plan(catalogue, &[]).value, Photos::default());
        files(Ground { catalogue, plan: &plan, photos: &photos })
    }

    fn text(files: &[SiteFile], name: &str) -> Option<String> {
        let file = files.iter().find(|file| file.path.as_str() == name)?;
        let Content::Bytes(bytes) = &file.content else { panic!() };
        Some(String::from_utf8(bytes.clone()).unwrap())
    }

    #[test]
    fn a_site_without_an_address_has_no_sitemap() {
        let catalogue = one_shop();
        let files = made_of(&catalogue);
        assert_eq!(text(&files, "sitemap.xml"), None);
        assert_eq!(text(&files, "robots.txt").unwrap(), "User-agent: *\nAllow: /\n");
    }

    #[test]
    fn every_listed_page_stands_in_it_with_its_languages() {
        let mut catalogue = one_shop();
        catalogue.site.base_url = Some("https://karya.example/toko/".parse().unwrap());
        catalogue.site.languages.push(Language::English);
        catalogue.add_product(ShopId(0), "Keset").aliases = vec![crate::catalogue::Slug::new("lama").unwrap()];
        let files = made_of(&catalogue);
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
    fn chosen_lists_do_not_stand_in_it() {
        let mut catalogue = one_shop();
        catalogue.site.base_url = Some("https://karya.example/".parse().unwrap());
        for number in 0..30 {
            let product = catalogue.add_product(ShopId(0), &format!("Keset {number}"));
            product.price = price(24_000 + 100 * number);
        }
        let plan = plan(&catalogue, &[]).value;
        assert!(plan.page_at("produk/urut/termurah/hal/2/index.html").is_some());
        assert!(plan.page_at("produk/harga/sampai-25000/index.html").is_some());
        let xml = text(&made_of(&catalogue), "sitemap.xml").unwrap();
        assert!(
            xml.contains("<loc>https://karya.example/produk/hal/2/</loc>")
                && !xml.contains("/urut/")
                && !xml.contains("/harga/")
        );
    }

    #[test]
    fn many_addresses_are_split_over_an_index() {
        let mut catalogue = one_shop();
        for number in 0..7 {
            catalogue.add_product(ShopId(0), &format!("Keset {number}"));
        }
        let plan = plan(&catalogue, &[]).value;
        let photos = Photos::default();
        let ground = Ground { catalogue: &catalogue, plan: &plan, photos: &photos };
        let base = "https://a.example/".parse().unwrap();
        let files = sitemaps(ground, &base, 4, BYTES);
        let counts: Vec<(&str, usize)> =
            files.iter().map(|(name, xml)| (name.as_str(), xml.matches("<loc>").count())).collect();
        assert_eq!(counts, [("sitemap-1.xml", 4), ("sitemap-2.xml", 4), ("sitemap-3.xml", 1), ("sitemap.xml", 3)]);
        let by_bytes = sitemaps(ground, &base, ADDRESSES, 150);
        assert!(by_bytes.len() > 4, "a file's size is a limit too");
    }

    #[test]
    fn a_product_s_photos_stand_with_it() {
        let mut catalogue = one_shop();
        catalogue.site.base_url = Some("https://karya.example/".parse().unwrap());
        let photo = catalogue.add_photo(PhotoRole::Product, "Keset");
        catalogue.add_product(ShopId(0), "Keset").photos = vec![photo];
        let plan = plan(&catalogue, &[]).value;
        let photos: Photos = [(photo, made("abc", 1600, 1200))].into_iter().collect();
        let files = files(Ground { catalogue: &catalogue, plan: &plan, photos: &photos });
        let xml = text(&files, "sitemap.xml").unwrap();
        let entry = "<loc>https://karya.example/produk/keset/</loc><image:image><image:loc>https://karya.example/foto/\
                     abc-1600.jpg</image:loc></image:image></url>";
        assert!(xml.contains(entry) && xml.contains("xmlns:image="), "{xml}");
    }
}
