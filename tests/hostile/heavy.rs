//! Texts that are heavy out of proportion to their size: each ends with a message or a page, never with a crash.

use crate::bench::Bench;

const KIB: usize = 1024;

/// TOML up to the limit of a file that asks much of whoever reads it.
fn heavy_toml() -> Vec<(&'static str, String)> {
    let filled = |piece: &str| piece.repeat(250 * KIB / piece.len());
    let numbered = |line: &dyn Fn(usize) -> String| (0..2500).map(line).collect::<String>();
    vec![
        ("lists in lists", format!("nama = {}", filled("["))),
        ("lists in lists, closed", format!("nama = {}{}", "[".repeat(100_000), "]".repeat(100_000))),
        ("tables in tables", format!("nama = {}", filled("{a="))),
        ("a name of many parts", format!("{}nama = 1", filled("a."))),
        ("a table of many parts", format!("[{}a]", filled("a."))),
        ("many tables", numbered(&|number| format!("[t{number}]\na = 1\n"))),
        ("many tables in lists", numbered(&|_| "[[varian]]\n".to_owned())),
        (
            "many variants",
            format!("nama = \"Keset\"\nharga = 1\n{}", numbered(&|n| format!("[[varian]]\nnama = \"v{n}\"\n"))),
        ),
        (
            "many variants in other letters",
            format!(
                "nama = \"Keset\"\nharga = 1\n{}",
                numbered(&|n| format!("[[varian]]\nnama = \"{}\"\n", ideograph(n)))
            ),
        ),
        ("many keys", numbered(&|number| format!("kunci_{number} = {number}\n"))),
        ("one key many times", numbered(&|_| "nama = \"a\"\n".to_owned())),
        ("many mistakes", filled("= ")),
        ("quotes", filled("\"")),
        ("quotes of texts over lines", filled("\"\"\"\n")),
        ("an endless text", format!("nama = \"{}", filled("a"))),
        ("escapes", format!("nama = \"{}\"", filled("\\U0010FFFF"))),
        ("wrong escapes", format!("nama = \"{}\"", filled("\\q"))),
        ("a long name", format!("nama = \"{}\"", filled("panjang "))),
        ("a long number", format!("nama = \"a\"\nharga = {}", filled("9"))),
        ("a long fraction", format!("nama = \"a\"\nharga = 0.{}", filled("9"))),
        ("a long text for a number", format!("nama = \"a\"\nharga = \"{}\"", filled("1."))),
        ("marks over marks", format!("nama = \"a{}\"", filled("\u{301}"))),
        ("a list of many photos", format!("nama = \"a\"\nharga = 1\nfoto = [{}]", filled("\"1.png\", "))),
        ("a list of many tags", format!("nama = \"a\"\nharga = 1\ntanda = [{}]", filled("\"a\", "))),
        ("comments", filled("# a\n")),
        ("carriage returns", filled("\r")),
        ("noughts", filled("\0")),
    ]
}

/// A letter of which no part of an address can be made.
fn ideograph(number: usize) -> char {
    u32::try_from(0x4e00 + number).ok().and_then(char::from_u32).unwrap()
}

/// Markdown up to the limit of a text that asks much of whoever makes HTML of it.
fn heavy_markdown() -> Vec<(&'static str, String)> {
    let filled = |piece: &str| piece.repeat(60 * KIB / piece.len());
    let nested = |piece: &str, times: usize| piece.repeat(times);
    vec![
        ("quotes in quotes", filled(">")),
        ("quotes in quotes on many lines", (0..300).map(|depth| format!("{} a\n", ">".repeat(depth))).collect()),
        ("lists in lists", (0..240).map(|depth| format!("{}- a\n", "  ".repeat(depth))).collect()),
        ("lists on one line", filled("- ")),
        ("brackets", filled("[")),
        ("brackets, closed", format!("{}{}", nested("[", 30_000), nested("]", 30_000))),
        ("links in links", format!("{}a{}", nested("[", 8_000), nested("](b)", 8_000))),
        ("pictures in pictures", format!("{}a{}", nested("![", 8_000), nested("](b)", 8_000))),
        ("stars", filled("*")),
        ("stars and letters", filled("*a_ ")),
        ("marks that never close", filled("**a *b ")),
        ("code marks", (1..340).map(|count| format!("{} ", "`".repeat(count))).collect()),
        ("a table of many columns", format!("{}|\n{}|\n", nested("|a", 12_000), nested("|-", 12_000))),
        ("a table of many rows", format!("|a|\n|-|\n{}", nested("|\n", 28_000))),
        (
            "a short head over long rows",
            format!("{}|\n{}|\n{}", nested("|a", 3000), nested("|-", 3000), nested("|\n", 20_000)),
        ),
        ("definitions", (0..3000).map(|number| format!("[a{number}]: b\n")).collect()),
        ("uses of a definition", format!("[a]: b\n\n{}", filled("[a]"))),
        ("a definition of a long address", format!("[a]: {}\n\n{}", nested("b", 30_000), nested("[a]", 9_000))),
        ("footnotes", filled("[^1]")),
        ("entities", filled("&amp;")),
        ("entities that never end", filled("&a")),
        ("angle brackets", filled("<")),
        ("tags", filled("<a>")),
        ("comments that never end", filled("<!--")),
        ("declarations", filled("<?a ")),
        ("backslashes", filled("\\")),
        ("headings", filled("# a\n")),
        ("headings of one name", filled("## Tentang kami\n\n")),
        ("rules", filled("***\n")),
        ("one long word", filled("a")),
        ("addresses", filled("https://a.b ")),
        ("marks over marks", filled("a\u{301}\u{302}\u{303}")),
        ("tildes", filled("~~a")),
        ("digits by themselves", filled("1 ")),
    ]
}

#[test]
fn heavy_toml_gets_a_message_or_a_page() {
    let bench = Bench::new();
    for (what, text) in heavy_toml() {
        assert!(text.len() <= 256 * KIB, "{what}: {}", text.len());
        bench.write("toko/content/produk/keset/produk.toml", &text);
        let ran = bench.run(&["check"]);
        assert!(matches!(ran.code, 0 | 1), "{what}: {}", ran.code);
        assert!(ran.code == 1 || !ran.said.contains("error"), "{what}");
    }
}

#[test]
fn heavy_markdown_gets_a_message_or_a_page() {
    let bench = Bench::new();
    for (number, (what, text)) in heavy_markdown().into_iter().enumerate() {
        assert!(text.len() <= 64 * KIB, "{what}: {}", text.len());
        bench.write(&format!("toko/content/halaman/berat-{number}.md"), &text);
        bench.write(&format!("toko/content/produk/keset-{number}/produk.toml"), "nama = \"Keset\"\nharga = 45000\n");
        bench.write(&format!("toko/content/produk/keset-{number}/deskripsi.md"), &text);
    }
    let ran = bench.run(&["build", "--quiet"]);
    assert!(matches!(ran.code, 0 | 1), "{}", ran.code);
}

#[test]
fn what_is_over_the_limit_is_told_with_its_file() {
    let bench = Bench::new();
    bench.write("toko/content/halaman/panjang.md", "a".repeat(64 * KIB + 1));
    bench.write("toko/content/produk/kain/produk.toml", format!("# {}", "a".repeat(256 * KIB)));
    let text = "b".repeat(65 * KIB);
    bench.write(
        "toko/content/produk/keset/produk.toml",
        format!("nama = \"Keset\"\nharga = 1\ndeskripsi = \"{text}\"\n"),
    );
    let ran = bench.run(&["check", "--message-format", "json"]);
    assert_eq!(ran.code, 1);
    let mut codes = ran.codes();
    codes.sort();
    assert_eq!(codes, ["E003", "E003", "E010"], "{}", ran.said);
    for file in ["halaman/panjang.md", "produk/kain/produk.toml", "produk/keset/produk.toml"] {
        assert!(ran.said.contains(file), "{}", ran.said);
    }
}
