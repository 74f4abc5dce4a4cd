//! The rules that the build and the buyer's browser share: each table in `tests/rules/` is run through the tool's own
//! functions here and through the theme's scripts in `tests/browser/rules.test.mjs`, so that the two never differ.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::disallowed_methods)]

use std::fs;
use std::path::Path;

use etalase::catalogue::{Currency, Dimensions, Grams, Money, Order, Parcel, Phone, Price, Qris, Tier, Zone};
use etalase::language::Language;
use etalase::render::{CodeDrawing, LONGEST_ORDER, chat};
use serde_json::Value;

/// The cases of a table; a table without any would prove nothing.
fn cases(table: &str) -> Vec<Value> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rules").join(table);
    let cases: Vec<Value> = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    assert!(cases.len() >= 10, "{table} has {} cases", cases.len());
    cases
}

fn number(value: &Value) -> Option<i64> {
    (!value.is_null()).then(|| value.as_i64().unwrap())
}

fn count(value: &Value) -> u32 {
    u32::try_from(value.as_i64().unwrap()).unwrap()
}

fn money(value: &Value) -> Money {
    Money::from_minor(value.as_i64().unwrap()).unwrap()
}

#[test]
fn money_is_written_alike() {
    for case in cases("money.json") {
        let currency = Currency::from_code(case["currency"]["code"].as_str().unwrap()).unwrap();
        assert_eq!(currency.sign(), case["currency"]["sign"], "{case}");
        assert_eq!(u64::from(currency.decimals()), case["currency"]["decimals"], "{case}");
        for language in Language::ALL {
            assert_eq!(currency.print(money(&case["minor"]), language), case[language.code()], "{case}");
        }
    }
}

#[test]
fn wholesale_prices_are_alike() {
    for case in cases("tiers.json") {
        let choice = match case["price"].is_null() {
            true => Price::OnRequest,
            false => Price::Fixed { normal: money(&case["price"]), sale: None, from: false },
        };
        let tiers = case["tiers"].as_array().unwrap().iter();
        let tiers: Vec<Tier> = tiers.map(|tier| Tier { min: count(&tier[0]), price: money(&tier[1]) }).collect();
        let unit = choice.today_of(count(&case["count"]), &tiers);
        assert_eq!(unit.map(Money::minor), number(&case["unit"]), "{case}");
    }
}

#[test]
fn shipping_costs_alike() {
    for case in cases("shipping.json") {
        let size = case["size"].as_array().map(|sides| Dimensions {
            length: count(&sides[0]),
            width: count(&sides[1]),
            height: count(&sides[2]),
        });
        let parcel = Parcel::default().with(count(&case["quantity"]), Grams(count(&case["grams"])), size);
        let zone = Zone { name: String::new(), places: Vec::new(), per_kg: money(&case["per_kg"]), days: None };
        let divisor = count(&case["divisor"]);
        assert_eq!(parcel.charged_grams(divisor), case["charged"].as_u64().unwrap(), "{case}");
        assert_eq!(zone.cost(parcel, divisor), Some(money(&case["cost"])), "{case}");
    }
}

#[test]
fn telephone_numbers_are_read_alike() {
    for case in cases("phones.json") {
        let phone = Phone::parse(case["text"].as_str().unwrap()).ok().filter(Phone::is_mobile);
        assert_eq!(phone.as_ref().map(Phone::digits), case["digits"].as_str(), "{case}");
    }
}

#[test]
fn amounts_enter_payment_codes_alike() {
    for case in cases("qris.json") {
        let qris = Qris::parse(case["payload"].as_str().unwrap()).ok();
        let around = qris.as_ref().map(Qris::around_amount);
        assert_eq!(serde_json::json!(around), case["around"], "{case}");
        let made = qris.and_then(|qris| qris.with_amount(case["amount"].as_i64().unwrap()));
        assert_eq!(made.as_deref(), case["made"].as_str(), "{case}");
    }
}

#[test]
fn chats_are_addressed_alike() {
    for case in cases("links.json") {
        let number = Phone::parse(&format!("+{}", case["number"].as_str().unwrap())).unwrap();
        let link = chat(&number, case["text"].as_str().unwrap());
        assert_eq!(link, case["link"], "{case}");
        assert_eq!(link.len() <= LONGEST_ORDER, case["fits"], "{case}");
    }
}

#[test]
fn deposits_are_rounded_alike() {
    for case in cases("deposits.json") {
        let percent = number(&case["percent"]).map(|percent| u8::try_from(percent).unwrap());
        let order = Order { deposit_percent: percent, ..Order::default() };
        assert_eq!(order.deposit(money(&case["total"])).map(Money::minor), number(&case["deposit"]), "{case}");
    }
}

/// What stands for a long path in the table (FNV-1a, 32 bits).
fn sum(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |sum, byte| (sum ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// `ETALASE_BLESS=1` writes what the crate draws now.
#[test]
fn codes_are_drawn_alike() {
    let mut cases = cases("codes.json");
    for case in &mut cases {
        let drawing = CodeDrawing::of(case["text"].as_str().unwrap()).unwrap();
        let drawn = serde_json::json!({ "text": case["text"], "size": drawing.size, "sum": sum(&drawing.path) });
        assert!(std::env::var_os("ETALASE_BLESS").is_some() || *case == drawn, "{case} is now {drawn}");
        *case = drawn;
    }
    if std::env::var_os("ETALASE_BLESS").is_some() {
        let lines: Vec<String> = cases.iter().map(|case| format!("  {case}")).collect();
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rules/codes.json");
        fs::write(path, format!("[\n{}\n]\n", lines.join(",\n"))).unwrap();
    }
}

#[test]
fn a_camera_reads_every_drawn_code() {
    for case in cases("codes.json") {
        let text = case["text"].as_str().unwrap();
        let drawing = CodeDrawing::of(text).unwrap();
        for scale in [3, 5] {
            assert_eq!(read(&drawing, scale).as_deref(), Some(text), "{scale} pixels a module");
        }
    }
}

/// What a camera sees: the strokes of the drawing, so many pixels a module, on white.
fn read(drawing: &CodeDrawing, scale: usize) -> Option<String> {
    let side = usize::try_from(drawing.size).unwrap();
    let mut dark = vec![false; side * side];
    let (mut x, mut y) = (0, 0);
    let steps = drawing.path.replace(['M', 'm', 'h'], "\n");
    let signs = drawing.path.chars().filter(|sign| sign.is_ascii_alphabetic());
    for (sign, step) in signs.zip(steps.lines().skip(1)) {
        let mut numbers = step.split(' ').map(|number| number.trim_end_matches(".5").parse::<usize>().unwrap());
        let first = numbers.next().unwrap();
        match sign {
            'M' => (x, y) = (first, numbers.next().unwrap()),
            'm' => x += first,
            _ => {
                dark[y * side + x..][..first].fill(true);
                x += first;
            }
        }
    }
    let pixel = |x: usize, y: usize| if dark[y / scale * side + x / scale] { 0 } else { 255 };
    let mut image = rqrr::PreparedImage::prepare_from_greyscale(side * scale, side * scale, pixel);
    let [grid] = image.detect_grids().try_into().ok()?;
    Some(grid.decode().ok()?.1)
}

#[test]
fn there_is_no_code_for_a_text_longer_than_any_holds() {
    assert_eq!(CodeDrawing::of(&"x".repeat(2332)), None);
    assert!(CodeDrawing::of(&"x".repeat(2331)).is_some());
}
