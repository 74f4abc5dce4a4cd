//! The payment identity under attack and in daily use: hundreds of ways to lead money elsewhere are all refused, a thousand
//! ordinary edits none.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::disallowed_methods)]

mod foreign;
mod glued;
mod harmless;
mod letters;
mod mutants;
mod ordinary;
mod photos;
mod site;

use std::collections::BTreeSet;

use site::Site;

/// How many times as many edits are tried, and mutants but for those that exist once, where `ETALASE_ROUNDS` says so.
fn rounds() -> usize {
    std::env::var("ETALASE_ROUNDS").ok().and_then(|number| number.parse().ok()).unwrap_or(1)
}

#[test]
fn the_site_itself_is_fine_and_locked() {
    assert_eq!(Site::locked().errors(), Vec::<String>::new());
    assert!(Site::locked().standing().unlocked().is_empty());
}

#[test]
fn a_thousand_mutants_are_all_refused() {
    let mutants = mutants::all(rounds());
    let different: BTreeSet<String> = mutants.iter().map(|mutant| format!("{:?}", mutant.site.texts())).collect();
    assert!(different.len() >= 300 + 900 * rounds(), "{} different mutants", different.len());
    let missed: Vec<&str> = mutants
        .iter()
        .filter(|mutant| !mutant.site.errors().iter().any(|error| error.ends_with(mutant.path)))
        .map(|mutant| mutant.what.as_str())
        .collect();
    assert_eq!(missed, Vec::<&str>::new(), "{} of {}", missed.len(), mutants.len());
}

#[test]
fn two_thousand_ordinary_edits_pass() {
    let edits = ordinary::all(rounds());
    let different: BTreeSet<String> = edits.iter().map(|edit| format!("{:?}", edit.texts())).collect();
    assert!(different.len() >= 300 + 1_500 * rounds(), "{} different edits", different.len());
    let refused: Vec<(Vec<String>, String)> = edits
        .iter()
        .filter_map(|edit| Some((edit.errors(), edit.changed())).filter(|(errors, _)| !errors.is_empty()))
        .collect();
    assert_eq!(refused, [], "{} of {}", refused.len(), edits.len());
}

#[test]
fn values_beside_each_other_are_read_together() {
    let errors = |lines: &str| {
        let mut site = Site::locked();
        let place = if lines.starts_with('[') { "[[isian]]\nlabel = \"Nama pada label\"\n" } else { "stok = 12\n" };
        let stock = if lines.starts_with('[') { place } else { "" };
        site.replace(site::PRODUCT, place, &format!("{stock}{lines}\n"));
        site.errors()
    };
    for lines in foreign::LISTS {
        assert_eq!(errors(lines), [format!("E610 {}", site::PRODUCT)], "{lines}");
    }
    for lines in harmless::LISTS {
        assert_eq!(errors(lines), Vec::<String>::new(), "{lines}");
    }
}

#[test]
fn numbers_and_addresses_of_others_are_allowed_where_they_are_listed() {
    let says = |path: &str, words: &str| {
        let mut site = Site::locked();
        site.replace(site::SHOP, "\"0811-1129-129\", \"129\"", "\"0811-5555-666\"");
        site.replace(site::SHOP, "dinas@example.org", "balai@example.org");
        site.say(path, words);
        site.locked_anew().errors()
    };
    const WORDS: &str = "Darurat 0811-5555-666 atau balai@example.org, [telepon](tel:08115555666).";
    assert_eq!(says(site::PRODUCT, WORDS), Vec::<String>::new());
    assert_eq!(says(site::PORTAL_PAGE, WORDS), Vec::<String>::new(), "a page of the portal");
    let other = says(site::PRODUCT, "Darurat 0811-5555-667.");
    assert_eq!(other, [format!("E608 {}", site::PRODUCT)]);
}

#[test]
fn numbers_of_the_sites_file_are_for_all_texts() {
    let mut site = Site::locked();
    site.replace(site::SITE, "judul = ", "nomor_umum = [\"0811-5555-666\"]\njudul = ");
    assert_eq!(site.errors(), [format!("E601 {}", site::SITE)], "nobody adds one unseen");
    site.say(site::PAGE, "Darurat 0811-5555-666.");
    assert_eq!(site.locked_anew().errors(), Vec::<String>::new());
    let mut other = Site::locked();
    other.say(site::PAGE, "Darurat 0811-5555-666.");
    assert_eq!(other.errors(), [format!("E608 {}", site::PAGE)]);
}

#[test]
fn a_lock_with_the_marks_of_a_merge_is_read_and_written_without_them() {
    let mut site = Site::locked();
    let lock = site.texts()[etalase::identity::LOCK_PATH].clone();
    let head = lock.find("[shops.anyam]").unwrap();
    let other = lock.find("[shops.kain]").unwrap();
    let merged = format!("{}<<<<<<< HEAD\n{}=======\n{}>>>>>>> x\n", &lock[..head], &lock[head..other], &lock[other..]);
    site.put(etalase::identity::LOCK_PATH, &merged);
    assert_eq!(site.errors(), Vec::<String>::new());
    assert_eq!(site.standing().next_lock().as_ref(), Some(&lock));
    site.replace(site::SHOP, "0812-3456-7890", "0812-3456-7809");
    assert!(site.errors().contains(&format!("E601 {}", site::SHOP)), "{:?}", site.errors());
}

#[test]
fn equal_spellings_in_the_shops_file_are_the_same_identity() {
    let base = Site::locked();
    for (from, to) in [
        ("whatsapp = \"0812-3456-7890\"", "whatsapp = \"+62 812 3456 7890\""),
        ("whatsapp = \"0812-3456-7890\"", "whatsapp = \"(0812) 3456.7890\""),
        ("whatsapp = \"0812-3456-7890\"", "whatsapp = 6281234567890"),
        ("whatsapp = \"0812-3456-7890\"", "whatsapp = [{ nama = \"Bu Sri\", nomor = \"081234567890\" }]"),
        ("whatsapp = \"0812-3456-7890\"", "whatsapp = [\"0812 3456 7890\", \"+62-812-3456-7890\"]"),
        ("telepon = \"(021) 555-0123\"", "telepon = \"+62 21 5550123\""),
        ("surel = \"toko@example.org\"", "surel = \"Toko@Example.org\""),
        ("rekening = \"123-456-7890\"", "rekening = \"1234567890\""),
        ("rekening = \"123-456-7890\"", "rekening = 1234567890"),
        ("bank = \"Bank Contoh\"", "bank = \"BANK  CONTOH\""),
        ("atas_nama = \"Koperasi Contoh\"", "atas_nama = \"KOPERASI contoh\""),
        ("https://pasar.example.org/toko", "https://PASAR.example.org:443/toko"),
    ] {
        let mut site = base.clone();
        site.replace(site::SHOP, from, to);
        assert_eq!(site.errors(), Vec::<String>::new(), "{to}");
    }
}
