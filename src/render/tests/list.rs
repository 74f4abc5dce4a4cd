//! Lists over several pages, their order, and what narrows them.

use super::*;

#[test]
fn a_list_has_links_to_its_other_pages() {
    let mut catalogue = one_shop();
    (0..50).for_each(|number| {
        catalogue.add_product(ShopId(0), &format!("Keset {number:02}"));
    });
    let pages = pages(&catalogue);
    let second = &pages["produk/hal/2/index.html"];
    for words in
        ["href=\"../../../produk/\" rel=prev", "href=\"../../../produk/hal/3/\" rel=next", "Keset 24", "Keset 47"]
    {
        assert!(second.contains(words), "{words}\n{second}");
    }
    assert!(!second.contains("Keset 23<") && !second.contains("Keset 48<"));
    assert_eq!(second.matches("aria-current=\"page\"").count(), 1);
}

/// A portal of two shops with 130 shirts and 20 bags.
fn many_products() -> Catalogue {
    let mut catalogue = two_shops();
    catalogue.site.languages = Language::ALL.to_vec();
    catalogue.site.base_url = Some("https://karya.example/".parse().unwrap());
    let categories = ["Kemeja", "Tas"].map(|name| catalogue.add_category(name));
    for number in 0..150 {
        let product = catalogue.add_product(ShopId(number % 2), &format!("Barang {number:03}"));
        product.price = price(1_000 + i64::try_from(number).unwrap());
        product.category = Some(categories[usize::from(number >= 130)]);
    }
    catalogue
}

#[test]
fn a_long_list_leads_to_ready_pages_that_are_sorted() {
    let pages = pages(&many_products());
    let plain = &pages["produk/index.html"];
    for words in ["href=\"../produk/urut/termurah/\"", "href=\"../produk/urut/termahal/\"", "id=_saring"] {
        assert!(plain.contains(words), "{words}\n{plain}");
    }
    let cheap = &pages["en/kategori/kemeja/urut/termurah/hal/2/index.html"];
    for words in [
        "<title>Kemeja, lowest price first, page 2 | Karya Bersama</title>",
        "<link rel=canonical href=\"https://karya.example/en/kategori/kemeja/\">",
        "hreflang=\"id\" href=\"https://karya.example/kategori/kemeja/\"",
        "href=\"../../../../../../../kategori/kemeja/urut/termurah/hal/2/\" lang=\"id\"",
        "href=\"../../../../../../../en/kategori/kemeja/urut/termurah/\" rel=prev",
        "Barang 024<",
        "Barang 047<",
    ] {
        assert!(cheap.contains(words), "{words}\n{cheap}");
    }
    assert!(!cheap.contains("Barang 023<") && !cheap.contains("Barang 048<"));
    let last = &pages["kategori/kemeja/urut/termahal/hal/5/index.html"];
    assert!(last.contains("Barang 010<") && !last.contains("Barang 009<") && !last.contains("rel=next"));
    assert!(last.contains("<a href=\"../../../../../../kategori/kemeja/\">Lihat semua 130 produk</a>"), "{last}");
    assert!(!pages.contains_key("kategori/tas/urut/termurah/index.html"), "one page is seen at once");
}

#[test]
fn a_long_list_leads_to_ready_pages_of_its_parts() {
    let mut catalogue = many_products();
    for product in &mut catalogue.products {
        product.price = price(24_000 + 100 * i64::try_from(product.id.0).unwrap());
        product.availability = if product.id.0 % 10 == 0 { Availability::SoldOut } else { Availability::InStock };
    }
    let pages = pages(&catalogue);
    let link = |page: &str, words: &str| pages[page].contains(words);
    assert!(link("produk/index.html", "<a href=\"../produk/\" aria-current=\"true\">Semua</a>"));
    assert!(link("produk/index.html", "<a href=\"../produk/ada/siap/\" >Siap dikirim</a>"));
    assert!(link("produk/index.html", "<a href=\"../produk/harga/25000-50000/\" >Rp25.000–Rp50.000</a>"));
    assert!(!link("produk/hal/2/index.html", "ada/siap"), "on the first page alone");
    assert!(!link("index.html", "ada/siap") && !link("kategori/tas/index.html", "ada/siap"));
    assert!(link("rumah-jahit/produk/index.html", "ada/siap") && !link("rumah-jahit/produk/index.html", "/harga/"));
    let last = &pages["en/kategori/kemeja/ada/siap/hal/5/index.html"];
    for words in [
        "<title>Kemeja · Ready to send, page 5 | Karya Bersama</title>",
        "<span id=_bagian> · Ready to send <span class=quiet>117</span></span></h1>",
        "<link rel=canonical href=\"https://karya.example/en/kategori/kemeja/\">",
        "ada/siap/\" aria-current=\"true\">Ready to send</a>",
        "en/kategori/kemeja/\" >All</a>",
        "<option value=siap selected>",
        "en/kategori/kemeja/\">See all 130 products</a>",
    ] {
        assert!(last.contains(words), "{words}\n{last}");
    }
    assert!(!last.contains("urut/"), "a part is not sorted");
    let priced = &pages["produk/harga/sampai-25000/index.html"];
    for words in [
        "Sampai Rp25.000 <span class=quiet>11</span>",
        "name=maks inputmode=decimal maxlength=20 value=\"25.000\"",
        ">Lihat semua 150 produk</a>",
    ] {
        assert!(priced.contains(words), "{words}\n{priced}");
    }
    assert!(priced.contains("Barang 010<") && !priced.contains("Barang 011<"), "the bound is in it");
    assert!(!priced.contains("hanya"), "nothing is cut");
}

#[test]
fn a_part_that_ends_before_its_last_product_says_so() {
    let mut catalogue = one_shop();
    for number in 0..250 {
        catalogue.add_product(ShopId(0), &format!("Keset {number:03}"));
    }
    catalogue.products[249].availability = Availability::SoldOut;
    let pages = pages(&catalogue);
    let says = |part: &str| {
        pages[&format!("produk/ada/siap/{part}index.html")].contains("Di sini hanya 240 yang terbaru dari 249 produk")
    };
    assert!(says("hal/10/") && !says("hal/9/") && !says(""));
}

#[test]
fn a_list_of_a_portal_leads_to_those_of_single_shops() {
    let pages = pages(&many_products());
    let link = |page: &str, href: &str| page.contains(&format!("<li><a href=\"{href}\">"));
    assert!(link(&pages["produk/index.html"], "../batik-kita/produk/"));
    assert!(link(&pages["kategori/tas/index.html"], "../../batik-kita/kategori/tas/"));
    assert!(link(&pages["kategori/tas/index.html"], "../../rumah-jahit/kategori/tas/"));
    assert!(!link(&pages["produk/hal/2/index.html"], "../../../batik-kita/produk/"), "on the first page alone");
    assert!(!pages["batik-kita/produk/index.html"].contains("rumah-jahit/"));
}

#[test]
fn the_form_that_narrows_a_list_fits_the_list() {
    let pages = pages(&many_products());
    let has = |path: &str, words: &str| pages[path].contains(words);
    let [kind, shop] = ["name=kategori", "name=toko"];
    assert!(has("produk/index.html", kind) && has("produk/index.html", shop));
    assert!(!has("kategori/tas/index.html", kind) && has("kategori/tas/index.html", shop));
    assert!(has("batik-kita/produk/index.html", kind) && !has("batik-kita/produk/index.html", shop));
    assert!(has("batik-kita/kategori/tas/index.html", "data-shop=\"batik-kita\""));
    assert!(has("batik-kita/kategori/tas/index.html", "data-category=\"tas\""));
    let mut few = one_shop();
    for number in 0..6 {
        few.add_product(ShopId(0), &format!("Keset {number}"));
    }
    let without = super::pages(&few);
    assert!(!without["produk/index.html"].contains("_saring"), "what is seen at a glance needs no form");
    few.add_product(ShopId(0), "Sapu");
    let with = &super::pages(&few)["produk/index.html"];
    assert!(with.contains("class=\"refine scripted\"") && with.contains("_saring"), "{with}");
    assert!(!with.contains("name=kategori") && !with.contains("name=toko"));
}
