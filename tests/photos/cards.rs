//! The cards that chats show: what becomes of them in the cache and in the site.

use etalase::catalogue::{Color, PhotoId, PhotoRole, ProductId, ShopId};
use etalase::diagnostic::Checked;
use etalase::language::Language;
use etalase::photos::{Photos, make};
use etalase::plan::{Card, CardId, CardSubject};
use etalase::progress::Silent;

use crate::bench::{Bench, Seen};

fn card(title: &str, photo: Option<usize>) -> Card {
    Card {
        photo: photo.map(PhotoId),
        color: Color { red: 0x8a, green: 0x3b, blue: 0x12 },
        title: title.to_owned(),
        price: Some("Rp45.000".to_owned()),
        line: None,
        foot: Some("Rumah Jahit".to_owned()),
    }
}

const fn of_product(number: usize) -> CardId {
    CardId { language: Language::Indonesian, subject: CardSubject::Product(ProductId(number)) }
}

const SHOP: CardId = CardId { language: Language::Indonesian, subject: CardSubject::Shop(ShopId(0)) };

fn made(bench: &Bench, cards: &[(CardId, Card)]) -> Checked<Photos> {
    let jobs = [bench.job(0, "a.jpg", PhotoRole::Product)];
    make(&jobs, cards, &[], &bench.cache(), &Silent).unwrap()
}

#[test]
fn each_has_the_asked_size_and_is_light_enough_and_one_of_words_alone_is_exact() {
    let bench = Bench::new();
    bench.put("a.jpg", &crate::bench::fixture("orientation_6_turns_upright.jpg"));
    let photos = made(&bench, &[(of_product(0), card("Keset", Some(0))), (SHOP, card("Toko", None))]).value;
    for (id, ending) in [(of_product(0), ".jpg"), (SHOP, ".png")] {
        let [file] = photos.card(id).unwrap().picture.derivatives.as_slice() else { panic!() };
        let path = file.path.as_str();
        assert!(file.bytes <= 300_000 && path.starts_with("foto/") && path.ends_with(ending), "{path}");
        let seen = Seen::of(file);
        assert_eq!((seen.width, seen.height), (1200, 630));
    }
    assert_eq!(photos.made, 1, "only photos are counted");
    let files: Vec<String> = photos.files().map(|file| file.path.to_string()).collect();
    let cards = files.iter().filter(|path| path.ends_with("-1200.jpg") || path.ends_with("-1200.png"));
    assert_eq!(cards.count(), 2);
}

#[test]
fn a_warm_build_draws_none_and_a_new_price_draws_one() {
    let bench = Bench::new();
    bench.put("a.jpg", &crate::bench::fixture("orientation_1_turns_upright.jpg"));
    let cards = [(of_product(0), card("Keset", Some(0))), (of_product(1), card("Sapu", Some(0)))];
    let times = |photos: &Photos| {
        [0, 1].map(|number| {
            let file = &photos.card(of_product(number)).unwrap().picture.derivatives[0];
            (file.path.clone(), std::fs::metadata(&file.file).unwrap().modified().unwrap())
        })
    };
    let first = times(&made(&bench, &cards).value);
    assert_eq!(times(&made(&bench, &cards).value), first);
    let mut dearer = cards.clone();
    dearer[1].1.price = Some("Rp46.000".to_owned());
    let second = times(&made(&bench, &dearer).value);
    assert_eq!(second[0], first[0]);
    assert_ne!(second[1].0, first[1].0);
}

#[test]
fn a_damaged_one_is_drawn_again_to_the_same_bytes() {
    let bench = Bench::new();
    bench.put("a.jpg", &crate::bench::fixture("orientation_1_turns_upright.jpg"));
    let cards = [(of_product(0), card("Keset", Some(0)))];
    let file = made(&bench, &cards).value.card(of_product(0)).unwrap().picture.derivatives[0].file.clone();
    let right = std::fs::read(&file).unwrap();
    std::fs::write(&file, b"damage").unwrap();
    made(&bench, &cards);
    assert!(std::fs::read(&file).unwrap() == right);
}

#[test]
fn what_looks_the_same_is_one_file_and_what_has_no_photo_is_left_to_its_shop() {
    let bench = Bench::new();
    bench.put("a.jpg", &crate::bench::fixture("orientation_1_turns_upright.jpg"));
    let cards = [
        (of_product(0), card("Keset", Some(0))),
        (of_product(1), card("Keset", Some(0))),
        (of_product(2), card("Keset", Some(9))),
    ];
    let photos = made(&bench, &cards).value;
    let path = |number| photos.card(of_product(number)).map(|card| card.picture.derivatives[0].path.clone());
    assert_eq!(path(0), path(1));
    assert_eq!(path(2), None, "its photo could not be made");
}
