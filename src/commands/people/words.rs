//! What `etalase people` says. A name that may not be shown is not printed either: its file stands for the person. Nor is
//! who gave a consent, as those words hold real names and logs are public.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::{Attention, Report};
use crate::catalogue::{Consent, Covers, Standing};
use crate::commands::human::{self, printable};
use crate::commands::terminal::Color;
use crate::language::Language;
use crate::problem::Consented;

/// How many products are named one by one.
const MOST_PRODUCTS: usize = 5;

/// All people for people, by shop.
pub(super) fn text(reports: &[Report<'_>], quiet: bool, language: Language) -> String {
    let mut text = String::new();
    let mut shop = "";
    for report in reports.iter().filter(|report| !quiet || !report.attention.is_empty()) {
        if shop != report.presence.shop {
            let _ = writeln!(text, "{}", printable(&report.presence.shop));
            shop = &report.presence.shop;
        }
        text.push_str(&one(report, language));
    }
    if !quiet {
        text.push_str(&summary(reports, language));
    }
    text
}

fn one(report: &Report<'_>, language: Language) -> String {
    let person = &report.presence.person;
    let label = |indonesian, english| match language {
        Language::Indonesian => indonesian,
        Language::English => english,
    };
    let mut text = String::new();
    let _ = match &report.presence.name {
        Some(name) => writeln!(text, "  {} ({})", printable(name), printable(&person.file)),
        None => writeln!(text, "  {}", printable(&person.file)),
    };
    let mut add = |label: &str, value: &str| {
        let _ = writeln!(text, "    {label}: {}", printable(value));
    };
    add(label("tampil", "shown"), &parts(person.shown, language));
    if !person.unshown().is_nothing() {
        add(label("ditulis, tidak tampil", "written, not shown"), &parts(person.unshown(), language));
    }
    if !report.presence.products.is_empty() {
        add(label("pada", "beside"), &products(report, language));
    }
    if !report.mentions.is_empty() {
        add(label("nama juga ada di", "name also in"), &report.mentions.join(", "));
    }
    add(label("persetujuan", "consent"), &consent(&person.consent, language));
    for attention in &report.attention {
        add(label("PERLU DILIHAT", "NEEDS A LOOK"), &advice(*attention, report, language));
    }
    text
}

fn products(report: &Report<'_>, language: Language) -> String {
    let products = &report.presence.products;
    let named =
        products.iter().take(MOST_PRODUCTS).map(|product| format!("{} ({})", product.name, product.pages.join(", ")));
    let mut named: Vec<String> = named.collect();
    if products.len() > MOST_PRODUCTS {
        let more = products.len() - MOST_PRODUCTS;
        named.push(match language {
            Language::Indonesian => format!("dan {more} lagi"),
            Language::English => format!("and {more} more"),
        });
    }
    named.join("; ")
}

fn consent(consent: &Consent, language: Language) -> String {
    if consent.standing == Standing::Missing {
        return match language {
            Language::Indonesian => "tidak ada".to_owned(),
            Language::English => "none".to_owned(),
        };
    }
    let covers = parts(consent.covers, language);
    let on = consent.on.map_or("?".to_owned(), |on| on.to_string());
    match language {
        Language::Indonesian => {
            let guardian = if consent.guardian.is_some() { ", oleh wali" } else { "" };
            let until = consent.until.map_or("tanpa tanggal akhir".to_owned(), |until| format!("sampai {until}"));
            format!("{on}{guardian}, untuk {covers}, {until}")
        }
        Language::English => {
            let guardian = if consent.guardian.is_some() { ", by a guardian" } else { "" };
            let until = consent.until.map_or("without an end".to_owned(), |until| format!("until {until}"));
            format!("{on}{guardian}, for {covers}, {until}")
        }
    }
}

fn parts(covers: Covers, language: Language) -> String {
    let all = [(covers.name, Consented::Name), (covers.story, Consented::Story), (covers.photo, Consented::Photo)];
    let words: Vec<&str> = all.iter().filter(|(is, _)| *is).map(|(_, what)| what.words(language)).collect();
    match (words.is_empty(), language) {
        (true, Language::Indonesian) => "tidak ada".to_owned(),
        (true, Language::English) => "nothing".to_owned(),
        (false, _) => words.join(", "),
    }
}

fn advice(attention: Attention, report: &Report<'_>, language: Language) -> String {
    let (indonesian, english) = match attention {
        Attention::Ended => (
            "persetujuan sudah berakhir; tanyakan lagi, atau hapus nama, cerita dan fotonya",
            "the consent has ended; ask again, or delete the name, the story and the photo",
        ),
        Attention::EndsSoon(days) => {
            return match language {
                Language::Indonesian => format!("persetujuan berakhir {days} hari lagi; tanyakan lagi kepada orangnya"),
                Language::English => format!("the consent ends in {days} days; ask the person again"),
            };
        }
        Attention::StillNamed => {
            let places = report.still_named.join(", ");
            return match language {
                Language::Indonesian => format!("namanya masih tertulis di {places}; ganti dengan sebutan umum"),
                Language::English => format!("the name still stands in {places}; write a general word instead"),
            };
        }
        Attention::Withdrawn => (
            "persetujuan dicabut, tetapi datanya masih ada di berkas; hapus nama, cerita dan fotonya",
            "the consent was withdrawn, but the file still holds data; delete the name, the story and the photo",
        ),
        Attention::NotYet => {
            ("persetujuan belum berlaku; periksa tanggalnya", "the consent has not begun; check the date")
        }
        Attention::Missing => (
            "tidak ada persetujuan yang lengkap; tanyakan kepada orangnya, atau hapus datanya",
            "there is no complete consent; ask the person, or delete the data",
        ),
        Attention::ChildNameAndPhoto => (
            "nama dan foto seorang anak tidak boleh tampil bersama; hapus salah satu dari `mencakup`",
            "a child's name and photo may not be shown together; remove one of them from `covers`",
        ),
        Attention::Uncovered => (
            "sebagian data tidak dicakup persetujuan; tanyakan kepada orangnya, atau hapus data itu",
            "some of the data is covered by no consent; ask the person, or delete that data",
        ),
    };
    match language {
        Language::Indonesian => indonesian.to_owned(),
        Language::English => english.to_owned(),
    }
}

fn summary(reports: &[Report<'_>], language: Language) -> String {
    let shown = reports.iter().filter(|report| !report.presence.person.shown.is_nothing()).count();
    let look = reports.iter().filter(|report| !report.attention.is_empty()).count();
    match language {
        Language::Indonesian => format!("{} pembuat, {shown} tampil, {look} perlu dilihat\n", reports.len()),
        Language::English => format!("makers: {}, shown: {shown}, in need of a look: {look}\n", reports.len()),
    }
}

/// That the report may lack pages.
pub(super) fn errors(language: Language, color: Color) -> String {
    let (message, remedy) = match language {
        Language::Indonesian => (
            "isi situs ini masih punya kesalahan, jadi daftar di atas mungkin belum lengkap",
            "jalankan `etalase check`, perbaiki, lalu ulangi",
        ),
        Language::English => (
            "the content of this site has errors, so this list may lack something",
            "run `etalase check`, mend what it tells, then run this again",
        ),
    };
    human::warning(message, remedy, language, color)
}

/// One person for programs, with a newline after it.
///
/// `name` is null where it is not shown. `standing` is `missing`, `incomplete`, `withdrawn`, `not_yet`, `ended` or
/// `holds`. `attention` lists why someone must look: `ended`, `ends_soon`, `withdrawn`, `not_yet`, `missing`,
/// `child_name_and_photo`, `uncovered`, `still_named`. `days_left` is null without an end, and below nought after it.
pub(super) fn object(report: &Report<'_>) -> String {
    let person = &report.presence.person;
    let consent = &person.consent;
    let products: Vec<Value> = report
        .presence
        .products
        .iter()
        .map(|product| json!({ "name": product.name, "pages": product.pages }))
        .collect();
    let object = json!({
        "shop": report.presence.shop,
        "file": person.file,
        "name": report.presence.name,
        "shown": names(person.shown),
        "unshown": names(person.unshown()),
        "products": products,
        "mentions": report.mentions,
        "consent": {
            "standing": standing(consent.standing),
            "by_guardian": consent.guardian.is_some(),
            "on": consent.on.map(|on| on.to_string()),
            "covers": names(consent.covers),
            "until": consent.until.map(|until| until.to_string()),
        },
        "days_left": report.days_left,
        "still_named": report.still_named,
        "attention": report.attention.iter().copied().map(code).collect::<Vec<_>>(),
    });
    object.to_string() + "\n"
}

fn names(covers: Covers) -> Vec<&'static str> {
    let all = [(covers.name, "name"), (covers.story, "story"), (covers.photo, "photo")];
    all.into_iter().filter(|(is, _)| *is).map(|(_, name)| name).collect()
}

const fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::Missing => "missing",
        Standing::Incomplete => "incomplete",
        Standing::Withdrawn => "withdrawn",
        Standing::NotYet => "not_yet",
        Standing::Ended => "ended",
        Standing::Holds => "holds",
    }
}

const fn code(attention: Attention) -> &'static str {
    match attention {
        Attention::Ended => "ended",
        Attention::EndsSoon(_) => "ends_soon",
        Attention::Withdrawn => "withdrawn",
        Attention::NotYet => "not_yet",
        Attention::Missing => "missing",
        Attention::ChildNameAndPhoto => "child_name_and_photo",
        Attention::Uncovered => "uncovered",
        Attention::StillNamed => "still_named",
    }
}
