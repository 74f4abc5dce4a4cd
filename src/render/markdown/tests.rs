//! Hostile and ordinary Markdown.

use proptest::prelude::*;

use super::*;
use crate::catalogue::ShopId;
use crate::catalogue::sample::one_shop;
use crate::plan::plan;
use crate::source::StaticFile;

fn planned() -> (Catalogue, Plan) {
    let mut catalogue = one_shop();
    catalogue.site.languages.push(Language::English);
    catalogue.add_product(ShopId(0), "Kain Kawung");
    catalogue.add_page(None, "Cara Pesan", "## Bayar\n\n## Kirim");
    let file = StaticFile { path: "panduan ukuran.pdf".to_owned(), disk: "x".into(), bytes: 1 };
    let plan = plan(&catalogue, &[file]).value;
    (catalogue, plan)
}

fn prose(text: &str) -> Prose {
    in_language(text, Language::Indonesian)
}

fn in_language(text: &str, language: Language) -> Prose {
    let (catalogue, plan) = planned();
    let page = SitePath::new("produk/kain-kawung/index.html").unwrap();
    to_html(text, Setting { catalogue: &catalogue, plan: &plan, page: &page, language, top: 3, ids: "d_" })
}

fn codes(prose: &Prose) -> Vec<&'static str> {
    prose.faults.iter().map(|fault| fault.problem.code()).collect()
}

#[test]
fn ordinary_text_becomes_html() {
    let cases = [
        ("Satu *dua* **tiga**", "<p>Satu <em>dua</em> <strong>tiga</strong></p>\n"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"),
        ("Harga < 5 & \"murah\"", "<p>Harga &lt; 5 &amp; \"murah\"</p>\n"),
        ("![Kain biru](kain.jpg)", "<p>Kain biru</p>\n"),
        (
            "| a | b |\n|:--|--:|\n| 1 | 2 |",
            "<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody>\n<tr><td>1</td><td>2</td></tr>\n</tbody></table>\n",
        ),
    ];
    for (text, html) in cases {
        assert_eq!(prose(text).html, html, "{text}");
    }
}

#[test]
fn html_is_shown_as_text_with_one_warning() {
    let made = prose("<script>alert(1)</script>\n\nHalo <b onclick=x>tebal</b>");
    assert_eq!(
        made.html,
        "<p>&lt;script&gt;alert(1)&lt;/script&gt;\n</p>\n<p>Halo &lt;b onclick=x&gt;tebal&lt;/b&gt;</p>\n"
    );
    assert_eq!(codes(&made), ["W025"]);
}

#[test]
fn headings_stand_below_the_pages_own_and_can_be_linked() {
    let made = prose("## Cara cuci\n\n### Cara cuci\n\n[lihat](#cara-cuci-2)");
    assert_eq!(
        made.html,
        "<h3 id=\"d_cara-cuci\">Cara cuci</h3>\n<h4 id=\"d_cara-cuci-2\">Cara cuci</h4>\n<p><a href=\"#d_cara-cuci-2\">lihat</a></p>\n"
    );
    assert_eq!(codes(&made), [""; 0]);
}

#[test]
fn links_into_the_site_are_relative_and_stay_in_the_language() {
    let cases = [
        ("[x](/cara-pesan/)", Language::Indonesian, "../../cara-pesan/"),
        ("[x](/cara-pesan)", Language::English, "../../en/cara-pesan/"),
        ("[x](/en/)", Language::Indonesian, "../../en/"),
        ("[x](/cara-pesan/#bayar)", Language::Indonesian, "../../cara-pesan/#bayar"),
        ("[x](</panduan ukuran.pdf>)", Language::Indonesian, "../../panduan%20ukuran.pdf"),
        ("[x](https://contoh.id/a?b=c&d)", Language::Indonesian, "https://contoh.id/a?b=c&amp;d"),
        ("<surat@contoh.id>", Language::Indonesian, "mailto:surat@contoh.id"),
        ("[x](tel:+6281234567890)", Language::Indonesian, "tel:+6281234567890"),
    ];
    for (text, language, href) in cases {
        let made = in_language(text, language);
        assert!(made.html.contains(&format!("<a href=\"{href}\">")), "{text}: {}", made.html);
        assert_eq!(codes(&made), [""; 0], "{text}");
    }
}

#[test]
fn dead_links_are_told_with_what_was_perhaps_meant() {
    let cases = [
        ("[x](/cara-pesn/)", Some("/cara-pesan/")),
        ("[x](/produk/kain-kawun/)", Some("/produk/kain-kawung/")),
        ("[x](cara-pesan)", Some("/cara-pesan/")),
        ("[x](/entah/ke/mana/)", None),
        ("# Cuci\n[x](#cuck)", Some("#cuci")),
        ("[x](/cara-pesan/#byar)", Some("/cara-pesan/#bayar")),
        ("[x](/produk/#bayar)", None),
    ];
    for (text, expected) in cases {
        let made = prose(text);
        let nearest = made.faults.iter().find_map(|fault| match &fault.problem {
            Problem::Link(LinkProblem::Dead { nearest, .. }) => Some(nearest.as_deref()),
            _ => None,
        });
        assert_eq!(nearest, Some(expected), "{text}");
        assert!(!made.html.contains("<a"), "{text}");
    }
}

#[test]
fn a_fault_knows_its_place() {
    let text = "Satu [tautan](/tidak/ada/sama/sekali/) di sini";
    let fault = &prose(text).faults[0];
    assert!(text[fault.range.clone()].contains(&fault.written));
}

#[test]
fn foreign_schemes_lose_the_link() {
    for url in [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java&#10;script:alert(1)",
        "java&Tab;script:alert(1)",
        "&#1;javascript:alert(1)",
        "javascript&colon;alert(1)",
        "\u{200b}javascript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "blob:https://x",
        "//jahat.example/x",
        "/\\jahat.example",
        "\\\\jahat.example",
    ] {
        let made = prose(&format!("[klik](<{url}>)"));
        assert!(!made.html.contains("<a"), "{url}: {}", made.html);
        assert_eq!(codes(&made), ["W502"], "{url}");
    }
}

/// Every tag in the HTML, with its attributes.
fn tags(html: &str) -> Vec<&str> {
    html.match_indices('<').map(|(start, _)| &html[start..=start + html[start..].find('>').unwrap()]).collect()
}

fn is_allowed(tag: &str) -> bool {
    let inner = tag.trim_start_matches(['<', '/']).trim_end_matches(['>', '/']).trim_end();
    let (name, attributes) = inner.split_once(' ').unwrap_or((inner, ""));
    let known = [
        "p",
        "a",
        "em",
        "strong",
        "del",
        "code",
        "pre",
        "ul",
        "ol",
        "li",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "blockquote",
        "hr",
        "br",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
    ];
    let link = |href: &str| {
        ["https:", "http:", "mailto:", "tel:", "#", "../", "./"]
            .iter()
            .any(|start| href.get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start)))
    };
    known.contains(&name)
        && match name {
            _ if attributes.is_empty() => true,
            "a" => attributes.strip_prefix("href=\"").is_some_and(link),
            "ol" => attributes.starts_with("start=\""),
            name if name.starts_with('h') => attributes.starts_with("id=\"d_"),
            _ => false,
        }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn no_text_makes_a_tag_or_a_scheme_of_its_own(
        parts in proptest::collection::vec(prop_oneof![
            Just("<script>".to_owned()), Just("](javascript:x)".to_owned()), Just("[a".to_owned()), Just("<a href=".to_owned()),
            Just("![i](data:,x)".to_owned()), Just("&lt;b&gt;".to_owned()), Just("\n\n".to_owned()), Just("# ".to_owned()),
            Just("](https://a.id \"t\")".to_owned()), Just("<https://a.id>".to_owned()), Just("`".to_owned()), Just("|a|\n|-|\n".to_owned()),
            Just("[r]: java\tscript:x\n".to_owned()), Just("[r]".to_owned()), Just("<!--".to_owned()), Just("\"onload=x ".to_owned()),
            "\\PC{0,8}",
        ], 0..14)
    ) {
        let text = parts.concat();
        let html = prose(&text).html;
        for tag in tags(&html) {
            prop_assert!(is_allowed(tag), "{text:?} made {tag:?} in {html:?}");
        }
    }
}
