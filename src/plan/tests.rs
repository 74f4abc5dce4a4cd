//! What stands where.

use std::path::PathBuf;

use super::*;
use crate::catalogue::sample::{one_shop, price, qris, rupiah, two_shops};
use crate::catalogue::{Availability, PhotoId, PhotoRole, Price, ProductKind, QrisCode, Sale, ShopId, Slug};
use crate::diagnostic::Place;
use crate::language::Language;
use crate::problem::{Note, Problem};

fn paths(plan: &Plan) -> Vec<&str> {
    plan.pages.iter().map(|page| page.path.as_str()).collect()
}

fn addresses_twice(checked: &Checked<Plan>) -> Vec<String> {
    let told = checked.diagnostics.iter().filter_map(|diagnostic| match &diagnostic.problem {
        Problem::Folder(FolderProblem::AddressTwice { address }) => Some(address.clone()),
        _ => None,
    });
    told.collect()
}

#[test]
fn one_shop_is_the_sites_home() {
    let mut catalogue = one_shop();
    let batik = catalogue.add_category("Batik");
    catalogue.add_category("Kosong");
    catalogue.add_product(ShopId(0), "Kain Kawung").category = Some(batik);
    catalogue.products[0].aliases = vec![Slug::new("kain-lama").unwrap()];
    catalogue.add_page(None, "Cara Pesan", "");
    let checked = plan(&catalogue, &[]);
    assert_eq!(checked.diagnostics, []);
    assert_eq!(
        paths(&checked.value),
        [
            "404.html",
            "index.html",
            "produk/index.html",
            "kategori/batik/index.html",
            "produk/kain-kawung/index.html",
            "produk/kain-lama/index.html",
            "cara-pesan/index.html",
            "keranjang/index.html",
            "cari/index.html",
            "offline/index.html",
        ]
    );
}

#[test]
fn a_portal_gives_each_shop_a_folder() {
    let mut catalogue = two_shops();
    catalogue.site.languages.push(Language::English);
    let batik = catalogue.add_category("Batik");
    catalogue.add_product(ShopId(1), "Kain Kawung").category = Some(batik);
    catalogue.add_page(Some(ShopId(1)), "Perawatan", "");
    catalogue.add_page(None, "Tentang", "");
    let checked = plan(&catalogue, &[]);
    assert_eq!(checked.diagnostics, []);
    let main = [
        "index.html",
        "rumah-jahit/index.html",
        "batik-kita/index.html",
        "produk/index.html",
        "kategori/batik/index.html",
        "rumah-jahit/produk/index.html",
        "batik-kita/produk/index.html",
        "batik-kita/kategori/batik/index.html",
        "batik-kita/kain-kawung/index.html",
        "batik-kita/info/perawatan/index.html",
        "tentang/index.html",
        "keranjang/index.html",
        "cari/index.html",
        "offline/index.html",
    ];
    let english = main.map(|path| format!("en/{path}"));
    let expected: Vec<&str> = ["404.html"].into_iter().chain(main).chain(english.iter().map(String::as_str)).collect();
    assert_eq!(paths(&checked.value), expected);
}

#[test]
fn lists_are_cut_into_pages_of_twenty_four() {
    let mut catalogue = one_shop();
    for number in 0..49 {
        catalogue.add_product(ShopId(0), &format!("Keset {number}"));
    }
    let plan = plan(&catalogue, &[]).value;
    let list = &plan.lists[0];
    assert_eq!((list.parts(), list.part(1).len(), list.part(3).len(), list.part(4).len()), (3, 24, 1, 0));
    assert!(plan.page_at("produk/hal/3/index.html").is_some());
    assert!(plan.page_at("produk/hal/1/index.html").is_none());
}

#[test]
fn the_newest_product_comes_first() {
    let mut catalogue = one_shop();
    for (name, added) in [("A tanpa tanggal", None), ("B lama", Some(1)), ("C baru", Some(20)), ("A baru", Some(20))] {
        catalogue.add_product(ShopId(0), name).added = added.map(|day| jiff::civil::date(2026, 1, day));
    }
    let plan = plan(&catalogue, &[]).value;
    let names: Vec<&str> =
        plan.lists[0].products.iter().map(|&id| catalogue.product(id).name.in_main().as_str()).collect();
    assert_eq!(names, ["A baru", "C baru", "B lama", "A tanpa tanggal"]);
}

/// The names on one page of the first list, sorted by price.
fn sorted_names(catalogue: &Catalogue, order: PriceOrder, number: usize) -> Vec<String> {
    let plan = plan(catalogue, &[]).value;
    let page = plan.lists[0].chosen_part(Choice::Sorted(order), number);
    page.iter().map(|&id| catalogue.product(id).name.in_main().clone()).collect()
}

#[test]
fn a_list_of_several_pages_is_also_sorted_by_price() {
    let mut catalogue = one_shop();
    for number in 0..25 {
        catalogue.add_product(ShopId(0), &format!("Keset {number:02}")).price = price(50_000 + number);
    }
    catalogue.products[3].price = Price::OnRequest;
    catalogue.products[4].variants =
        vec![Catalogue::variant("L", price(90_000)), Catalogue::variant("S", price(10_000))];
    let sale = Sale { price: rupiah(20_000), from: None, until: None };
    catalogue.products[5].price = Price::Fixed { normal: rupiah(99_000), sale: Some(sale), from: false };
    catalogue.products[6].price = price(50_024);
    catalogue.products[6].added = Some(jiff::civil::date(2026, 1, 1));
    let rising = sorted_names(&catalogue, PriceOrder::Rising, 1);
    assert_eq!(rising[..4], ["Keset 04", "Keset 05", "Keset 00", "Keset 01"], "the lowest price of today counts");
    assert_eq!(rising[22..], ["Keset 06", "Keset 24"], "of one price the newest comes first");
    assert_eq!(sorted_names(&catalogue, PriceOrder::Rising, 2), ["Keset 03"], "what has no price comes last");
    let falling = sorted_names(&catalogue, PriceOrder::Falling, 1);
    assert_eq!(falling[..3], ["Keset 06", "Keset 24", "Keset 23"]);
    assert_eq!(falling[22..], ["Keset 05", "Keset 04"]);
    assert_eq!(sorted_names(&catalogue, PriceOrder::Falling, 2), ["Keset 03"]);
}

#[test]
fn a_list_of_one_page_is_not_sorted_and_a_long_one_only_in_its_beginning() {
    let mut catalogue = one_shop();
    let parts =
        |catalogue: &Catalogue| plan(catalogue, &[]).value.lists[0].chosen_parts(Choice::Sorted(PriceOrder::Rising));
    let mut counts = Vec::new();
    for number in 1..=145 {
        catalogue.add_product(ShopId(0), &format!("Keset {number}"));
        if [1, 24, 25, 48, 49, 120, 121, 145].contains(&number) {
            counts.push((number, parts(&catalogue)));
        }
    }
    assert_eq!(counts, [(1, 0), (24, 0), (25, 2), (48, 2), (49, 3), (120, 5), (121, 5), (145, 5)]);
    let plan = plan(&catalogue, &[]).value;
    for path in ["produk/urut/termurah/index.html", "produk/urut/termahal/hal/5/index.html", "produk/hal/7/index.html"]
    {
        assert!(plan.page_at(path).is_some(), "{path}");
    }
    for path in ["produk/urut/termurah/hal/1/index.html", "produk/urut/termahal/hal/6/index.html"] {
        assert!(plan.page_at(path).is_none(), "{path}");
    }
    let sorted = plan.pages.iter().filter(|page| matches!(page.kind, PageKind::Chosen(_, Choice::Sorted(_), _)));
    assert!(sorted.clone().all(|page| !page.kind.is_listed() && plan.canonical(page) == "produk/"));
    assert_eq!(sorted.count(), 10);
}

/// The addresses of the parts of lists, each with how many products it has and on how many pages.
fn parts(plan: &Plan) -> Vec<(String, usize, usize)> {
    let of_list = |list: &List| {
        let parts = list.choices().filter(|choice| choice.filter().is_some());
        let counted = |choice| {
            let address = plan.addresses.chosen_list(list.scope, choice, 1);
            (address, list.chosen_count(choice), list.chosen_parts(choice))
        };
        parts.map(counted).collect::<Vec<_>>()
    };
    plan.lists.iter().flat_map(of_list).collect()
}

#[test]
fn a_list_of_several_pages_has_parts_that_can_be_had_now_or_cost_so_much() {
    let mut catalogue = one_shop();
    for number in 0..26 {
        catalogue.add_product(ShopId(0), &format!("Keset {number:02}")).price = price(60_000);
    }
    assert_eq!(parts(&plan(&catalogue, &[]).value), [], "what is all of the list divides nothing");
    catalogue.products[0].price = Price::OnRequest;
    catalogue.products[1].price = price(50_000);
    catalogue.products[2].variants = vec![Catalogue::variant("S", price(1_000_000))];
    let sale = Sale { price: rupiah(25_000), from: None, until: None };
    catalogue.products[3].price = Price::Fixed { normal: rupiah(99_000), sale: Some(sale), from: false };
    catalogue.products[4].availability = Availability::MadeToOrder;
    catalogue.products[5].availability = Availability::SoldOut;
    catalogue.products[6].kind = ProductKind::Service;
    let planned = plan(&catalogue, &[]).value;
    let expected = [
        ("produk/ada/siap/", 23, 1),
        ("produk/harga/sampai-25000/", 1, 1),
        ("produk/harga/25000-50000/", 2, 1),
        ("produk/harga/50000-100000/", 23, 1),
        ("produk/harga/500000-1000000/", 1, 1),
        ("produk/harga/mulai-1000000/", 1, 1),
    ];
    assert_eq!(parts(&planned), expected.map(|(address, count, pages)| (address.to_owned(), count, pages)));
    let ready = planned.lists[0].chosen_part(Choice::Filtered(Filter::Ready), 1);
    assert_eq!(ready[..5].iter().map(|id| id.0).collect::<Vec<_>>(), [0, 1, 2, 3, 7], "as the list stands");
    let made = planned.pages.iter().filter(|page| matches!(page.kind, PageKind::Chosen(_, Choice::Filtered(_), _)));
    assert!(made.clone().all(|page| !page.kind.is_listed() && !page.kind.is_recorded()));
    assert!(made.clone().all(|page| page.kind.may_be_found() && planned.canonical(page) == "produk/"));
    assert_eq!(made.count(), 6);
    catalogue.products.truncate(24);
    assert_eq!(parts(&plan(&catalogue, &[]).value), [], "one page is seen at once");
}

#[test]
fn a_part_of_very_many_ends_after_ten_pages_and_counts_all() {
    let mut catalogue = one_shop();
    catalogue.site.currency = crate::catalogue::Currency::Usd;
    for number in 0..300 {
        let product = catalogue.add_product(ShopId(0), &format!("Keset {number}"));
        product.price = price(if number == 0 { 2_000 } else { 700 });
    }
    let planned = plan(&catalogue, &[]).value;
    let expected = [("produk/harga/5-10/", 299, 10), ("produk/harga/10-25/", 1, 1)];
    assert_eq!(parts(&planned), expected.map(|(address, count, pages)| (address.to_owned(), count, pages)));
    assert!(planned.page_at("produk/harga/5-10/hal/10/index.html").is_some());
    assert!(planned.page_at("produk/harga/5-10/hal/11/index.html").is_none());
}

#[test]
fn in_a_portal_the_list_of_one_shop_has_only_the_part_that_is_ready() {
    let mut catalogue = two_shops();
    let category = catalogue.add_category("Kain");
    for number in 0..30 {
        let product = catalogue.add_product(ShopId(0), &format!("Kain {number}"));
        product.category = Some(category);
        product.price = price(20_000 + 1_000 * number);
        product.availability = if number < 10 { Availability::SoldOut } else { Availability::InStock };
    }
    let addresses: Vec<String> = parts(&plan(&catalogue, &[]).value).into_iter().map(|(address, ..)| address).collect();
    let expected = [
        "produk/ada/siap/",
        "produk/harga/sampai-25000/",
        "produk/harga/25000-50000/",
        "kategori/kain/ada/siap/",
        "kategori/kain/harga/sampai-25000/",
        "kategori/kain/harga/25000-50000/",
        "rumah-jahit/produk/ada/siap/",
    ];
    assert_eq!(addresses, expected);
}

/// Two shops of many products, with every name that addresses of chosen lists are made of.
#[test]
fn addresses_of_chosen_lists_meet_no_others() {
    let words =
        ["Urut", "Termurah", "Termahal", "Ada", "Siap", "Harga", "Sampai 25000", "Hal", "Produk x", "Kategori x"];
    for mut catalogue in [one_shop(), two_shops()] {
        catalogue.site.languages.push(Language::English);
        let categories = words.map(|word| catalogue.add_category(word));
        if catalogue.site.layout == crate::catalogue::Layout::ManyShops {
            for slug in ["urut", "termurah", "termahal", "ada", "siap", "harga", "sampai-25000", "hal"] {
                catalogue.add_shop(slug, Some(slug));
            }
        }
        for shop in 0..catalogue.shops.len() {
            for number in 0..30 {
                let category = categories[number % 2];
                let product = catalogue.add_product(ShopId(shop), &format!("Barang {shop} {number}"));
                product.category = Some(category);
                product.price = price(20_000 + 1_000 * i64::try_from(number).unwrap());
            }
            words.iter().filter(|_| shop == 0).for_each(|word| {
                catalogue.add_product(ShopId(shop), word);
                catalogue.add_page(None, &format!("{word} info"), "");
            });
        }
        let checked = plan(&catalogue, &[]);
        assert_eq!(checked.diagnostics, []);
        let sorted = checked
            .value
            .pages
            .iter()
            .filter(|page| matches!(page.kind, PageKind::Chosen(_, Choice::Sorted(_), _)))
            .count();
        assert!(sorted >= 2 * 2 * 2, "{sorted}");
        let priced = checked.value.page_at("en/produk/harga/sampai-25000/index.html");
        assert!(priced.is_some(), "there are parts as well");
    }
}

#[test]
fn adding_a_product_changes_no_other_address() {
    let mut catalogue = two_shops();
    for number in 0..30 {
        catalogue.add_product(ShopId(0), &format!("Kemeja {number}")).price = price(24_000 + 100 * number);
    }
    let before = plan(&catalogue, &[]).value;
    assert!(before.page_at("produk/harga/sampai-25000/index.html").is_some());
    catalogue.add_product(ShopId(0), "Aaa Kemeja").price = price(2_000_000);
    let after = plan(&catalogue, &[]).value;
    for page in &before.pages {
        assert!(after.page_at(page.path.as_str()).is_some(), "{}", page.path);
    }
}

#[test]
fn two_things_with_one_address_are_told_with_both_places() {
    let mut catalogue = two_shops();
    catalogue.site.languages.push(Language::English);
    catalogue.add_product(ShopId(0), "Produk");
    catalogue.add_page(None, "Batik Kita", "");
    let checked = plan(&catalogue, &[]);
    assert_eq!(addresses_twice(&checked), ["rumah-jahit/produk/", "batik-kita/"]);
    let first = &checked.diagnostics[0];
    assert_eq!(first.place, Place::Text(catalogue.products[0].span));
    assert_eq!(first.related[0].note, Note::FirstHere);
    assert_eq!(first.related[0].place, Place::Text(catalogue.shops[0].span));
}

#[test]
fn a_shop_named_like_a_language_meets_that_language() {
    let mut catalogue = two_shops();
    catalogue.add_shop("English", Some("en"));
    assert_eq!(plan(&catalogue, &[]).diagnostics, []);
    catalogue.site.languages.push(Language::English);
    assert!(addresses_twice(&plan(&catalogue, &[])).contains(&"en/".to_owned()));
}

#[test]
fn static_files_meet_pages_by_any_spelling() {
    let mut catalogue = one_shop();
    catalogue.add_product(ShopId(0), "Keset");
    let file = |path: &str| StaticFile { path: path.to_owned(), disk: PathBuf::from(path), bytes: 0 };
    for (path, meets) in [
        ("Produk/Index.HTML", true),
        ("produk/ｋeset/index.html", true),
        ("produk/keset", true),
        ("cari/indeks.json", true),
        ("produk/keset/panduan.pdf", false),
        ("CNAME", false),
    ] {
        let checked = plan(&catalogue, &[file(path)]);
        assert_eq!(!addresses_twice(&checked).is_empty(), meets, "{path}");
    }
}

#[test]
fn names_that_the_tool_keeps_are_refused() {
    let mut catalogue = one_shop();
    catalogue.add_page(None, "Keranjang", "");
    let checked = plan(&catalogue, &[]);
    let reserved = FolderProblem::AddressReserved { name: "keranjang".to_owned() };
    assert_eq!(checked.diagnostics.len(), 1);
    assert_eq!(checked.diagnostics[0].problem, Problem::Folder(reserved));
}

#[test]
fn only_photos_that_a_page_shows_are_made() {
    let mut catalogue = one_shop();
    let [shown, logo, empty_category, code] =
        [PhotoRole::Product, PhotoRole::Logo, PhotoRole::Category, PhotoRole::PaymentCode]
            .map(|role| catalogue.add_photo(role, ""));
    let category = catalogue.add_category("Kosong");
    catalogue.categories[category.0].photo = Some(empty_category);
    catalogue.shops[0].logo = Some(logo);
    let twice = vec![shown, shown];
    catalogue.add_product(ShopId(0), "Keset").photos = twice;
    let of_pages = |job: &&PhotoJob| matches!(job.recipe, Recipe::Pages { .. });
    let photos = plan(&catalogue, &[]).value.photos;
    let jobs: Vec<PhotoId> = photos.iter().filter(of_pages).filter_map(|job| job.photo).collect();
    assert_eq!(jobs, [shown, logo]);
    assert!(!jobs.contains(&code));
}

#[test]
fn the_photo_of_a_payment_code_is_always_read() {
    let mut catalogue = one_shop();
    let photo = catalogue.add_photo(PhotoRole::PaymentCode, "");
    for payload in [None, Some(qris())] {
        catalogue.shops[0].qris = Some(QrisCode { payload, image: Some(photo), with_amount: false });
        let jobs: Vec<PhotoId> = plan(&catalogue, &[]).value.photos.iter().filter_map(|job| job.photo).collect();
        assert_eq!(jobs, [photo]);
    }
}

#[test]
fn the_logo_of_the_only_shop_becomes_the_site_s_icons() {
    let color = crate::catalogue::Color::from_hex("#8a3b12");
    let icons = |mut catalogue: Catalogue| {
        let logo = catalogue.add_photo(PhotoRole::Logo, "");
        catalogue.shops[0].logo = Some(logo);
        catalogue.shops[0].color = color;
        let of_pages = |job: &PhotoJob| matches!(job.recipe, Recipe::Pages { .. });
        let jobs = plan(&catalogue, &[]).value.photos;
        jobs.into_iter()
            .filter(|job| !of_pages(job))
            .map(|job| (job.photo == Some(logo), job.recipe))
            .collect::<Vec<_>>()
    };
    assert_eq!(icons(one_shop()), [(true, Recipe::Icon), (true, Recipe::Tile { color })]);
    assert_eq!(icons(two_shops()), []);
}
