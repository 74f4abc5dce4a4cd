//! The demo site in `content/` is what people copy first, so nothing may be wrong with it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::disallowed_methods)]

use std::path::Path;

use etalase::check::keys::{Kind, TABLES};
use etalase::check::{Settings, check};
use etalase::language::Language;

mod support;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn the_demo_has_nothing_to_complain_about() {
    let (sources, diagnostics) = support::all_diagnostics(root());
    let told: Vec<String> = diagnostics
        .iter()
        .map(|diagnostic| {
            let path = match &diagnostic.place {
                etalase::diagnostic::Place::Text(span) => sources.text(span.file).path.clone(),
                other => format!("{other:?}"),
            };
            let words = diagnostic.problem.words(Language::English);
            format!("{} {path}: {}", diagnostic.problem.code(), words.message)
        })
        .collect();
    assert_eq!(told, Vec::<String>::new());
}

#[test]
fn the_demo_is_all_read() {
    let loaded = etalase::load::load(root(), std::iter::empty()).unwrap();
    let settings = Settings { date: support::test_day(), messages: Some(Language::English) };
    let catalogue = check(&loaded.value, settings).value.catalogue;
    assert_eq!(catalogue.shops.len(), 4);
    assert!(catalogue.products.len() >= 20, "{}", catalogue.products.len());
    assert!(catalogue.photos.len() >= 30, "{}", catalogue.photos.len());
    assert!(catalogue.makers.iter().any(|maker| maker.name.is_some()));
}

/// Keys that the demo cannot show: categories of a single shop in a portal, a face that we have no picture of, and
/// AVIF files, which would make the first build long.
const NOT_SHOWN: [(&str, &str); 3] = [("shop", "category"), ("maker", "photo"), ("site", "avif")];

#[test]
fn the_demo_shows_every_key() {
    let mut texts = String::new();
    for (path, bytes) in support::read_tree(&root().join("content")) {
        if path.ends_with(".toml") {
            texts.push_str(&String::from_utf8(bytes).unwrap());
        }
    }
    let written = |name: &str| {
        [format!("{name} ="), format!("{name}="), format!("[{name}"), format!(".{name}]"), format!("{name}.")]
            .iter()
            .any(|form| texts.contains(form))
    };
    let mut missing = Vec::new();
    for table in TABLES {
        for key in table.keys.iter().filter(|key| !matches!(key.kind, Kind::Translations)) {
            let shown = written(key.name) || written(key.indonesian);
            if !shown && !NOT_SHOWN.contains(&(table.name, key.name)) {
                missing.push(format!("{}: {}", table.name, key.name));
            }
        }
    }
    assert_eq!(missing, Vec::<String>::new());
}
