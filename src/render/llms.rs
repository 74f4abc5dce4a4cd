//! `llms.txt`: what the site is and where its pages are, in Markdown for programs that read for people.

use std::fmt::Write as _;

use super::feed::News;
use super::print;
use super::scene::Ground;
use super::theme::{Phrase, Theme};
use crate::catalogue::{Layout, Url};
use crate::plan::{FEED_GOOGLE, FEED_META, FEED_NEW, SEARCH};
use crate::site::{Content, SiteFile, SitePath};

/// Where it stands.
const PATH: &str = "llms.txt";
/// How many of the newest products it names; the feeds have the others.
const PRODUCTS: usize = 100;

/// The file in the site's main language, where the site knows its own address and no file of `static/` stands in its place.
pub fn file(ground: Ground<'_>, theme: &Theme, news: &News) -> Option<SiteFile> {
    let base = ground.catalogue.site.base_url.as_ref()?;
    let is_ours = !ground.plan.has_static(PATH);
    let text = is_ours.then(|| text(ground, theme, news, base))?;
    Some(SiteFile { path: SitePath::new(PATH)?, content: Content::Bytes(text.into_bytes()) })
}

fn text(ground: Ground<'_>, theme: &Theme, news: &News, base: &Url) -> String {
    let Ground { catalogue, plan, .. } = ground;
    let language = catalogue.site.main_language();
    let locale = theme.locale(language);
    let addresses = &plan.addresses;
    let say = |text: &crate::language::Translated<String>| escaped(text.get(language));
    let mut page = Page { text: String::new(), base };
    let only = catalogue.shops.first().filter(|_| catalogue.site.layout == Layout::OneShop);
    let about = only.and_then(|shop| shop.tagline.as_ref()).map(say);
    let _ = writeln!(page.text, "# {}\n", say(&catalogue.site.title));
    let _ = writeln!(page.text, "> {}", about.unwrap_or_else(|| escaped(locale.say(Phrase::AboutPortal))));
    if only.is_none() {
        page.heading(locale.say(Phrase::Shops));
        for shop in &catalogue.shops {
            page.link(addresses.shop(shop.id), &say(&shop.name), shop.tagline.as_ref().map(say));
        }
    }
    page.heading(locale.say(Phrase::Categories));
    for list in plan.lists.iter().filter(|list| list.scope.shop.is_none()) {
        if let Some(category) = list.scope.category {
            page.link(&addresses.list(None, Some(category), 1), &say(&catalogue.category(category).name), None);
        }
    }
    page.link(SEARCH, &escaped(locale.say(Phrase::TitleSearch)), None);
    page.heading(locale.say(Phrase::NavProducts));
    let newest = plan.lists.first().map_or(&[][..], |list| &list.products);
    for product in newest.iter().take(PRODUCTS).map(|&id| catalogue.product(id)) {
        let price = print::least_price(product, catalogue.site.currency, locale);
        page.link(addresses.product(product.id), &say(&product.name), price);
    }
    let pages = catalogue.pages.iter().filter(|page| page.shop.is_none_or(|shop| catalogue.shop(shop).slug.is_none()));
    page.heading(locale.say(Phrase::NavPages));
    pages.for_each(|info| page.link(addresses.info(info.id), &say(&info.title), None));
    // The name is the format's: what stands below it may be left out where there is little room.
    page.heading("Optional");
    let feeds = news.address(ground, None).is_some().then_some(FEED_NEW).into_iter().chain([FEED_GOOGLE, FEED_META]);
    feeds.for_each(|feed| page.link(feed, feed, None));
    page.link("sitemap.xml", "sitemap.xml", None);
    page.text
}

struct Page<'a> {
    text: String,
    base: &'a Url,
}

impl Page<'_> {
    fn heading(&mut self, words: &str) {
        let _ = writeln!(self.text, "\n## {words}\n");
    }

    fn link(&mut self, address: &str, name: &str, about: Option<String>) {
        let about = about.map(|about| format!(": {about}")).unwrap_or_default();
        let _ = writeln!(self.text, "- [{name}]({}{address}){about}", self.base);
    }
}

/// Words in which no sign means anything to Markdown, on one line.
fn escaped(words: &str) -> String {
    let mut escaped = String::with_capacity(words.len());
    for letter in words.split_whitespace().collect::<Vec<_>>().join(" ").chars() {
        if matches!(letter, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '!') {
            escaped.push('\\');
        }
        escaped.push(letter);
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::ShopId;
    use crate::catalogue::sample::{text as words, two_shops};
    use crate::photos::Photos;
    use crate::plan::plan;
    use crate::render::load_theme;
    use crate::render::theme::tests::sources;

    #[test]
    fn it_names_shops_and_products_and_no_name_breaks_out() {
        let mut catalogue = two_shops();
        catalogue.site.base_url = Some("https://karya.example/".parse().unwrap());
        catalogue.add_product(ShopId(0), "Keset").name = words("Keset](https://jahat.example) [x\n# Judul");
        let (plan, photos) = (plan(&catalogue, &[]).value, Photos::default());
        let theme = load_theme(&sources(&[]), &catalogue.site).value;
        let ground = Ground { catalogue: &catalogue, plan: &plan, photos: &photos };
        let file = file(ground, &theme, &News::of(&catalogue)).unwrap();
        let Content::Bytes(bytes) = file.content else { panic!() };
        let text = String::from_utf8(bytes).unwrap();
        assert!(text.starts_with("# Karya Bersama\n\n> "), "{text}");
        assert!(text.contains("- [Rumah Jahit](https://karya.example/rumah-jahit/)\n"), "{text}");
        let line =
            "- [Keset\\](https://jahat.example) \\[x \\# Judul](https://karya.example/rumah-jahit/keset/): Rp100.000\n";
        assert!(text.contains(line), "{text}");
    }
}
