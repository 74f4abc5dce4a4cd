//! The demo site in `content/` is what people copy first, so nothing may be wrong with it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::disallowed_methods)]

use etalase::check::{Settings, check};
use etalase::language::Language;

#[test]
fn the_demo_has_nothing_to_complain_about() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let loaded = etalase::load::load(root, std::iter::empty()).expect("the demo is readable");
    let settings = Settings { date: jiff::civil::date(2026, 11, 1), messages: Some(Language::English) };
    let checked = check(&loaded.value, settings);
    let told: Vec<String> = loaded
        .diagnostics
        .iter()
        .chain(&checked.diagnostics)
        .map(|diagnostic| {
            let words = diagnostic.problem.words(Language::English);
            let place = match &diagnostic.place {
                etalase::diagnostic::Place::Text(span) => {
                    let text = loaded.value.text(span.file);
                    let line = text.text[..span.start].matches('\n').count() + 1;
                    format!("{}:{line}", text.path)
                }
                other => format!("{other:?}"),
            };
            format!("{} {place}: {} ({})", diagnostic.problem.code(), words.message, words.help)
        })
        .collect();
    assert_eq!(told, Vec::<String>::new());
}

#[test]
fn the_demo_is_all_read() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let loaded = etalase::load::load(root, std::iter::empty()).expect("the demo is readable");
    let settings = Settings { date: jiff::civil::date(2026, 11, 1), messages: Some(Language::English) };
    let catalogue = check(&loaded.value, settings).value.catalogue;
    assert_eq!(catalogue.shops.len(), 4);
    assert!(catalogue.products.len() >= 20, "{}", catalogue.products.len());
    assert!(catalogue.photos.len() >= 30, "{}", catalogue.photos.len());
    assert!(catalogue.makers.iter().any(|maker| maker.name.is_some()));
}
