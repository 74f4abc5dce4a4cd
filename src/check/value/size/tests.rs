use super::*;
use proptest::prelude::*;

#[test]
fn masses_as_people_write_them() {
    let cases = [
        ("600", 600),
        ("600 g", 600),
        ("600gr", 600),
        ("3 g", 3),
        ("600.0", 600),
        ("2.500 g", 2_500),
        ("2.500 gram", 2_500),
        ("2,500 g", 2_500),
        ("2.500", 2_500),
        ("1_200", 1_200),
        ("1.200", 1_200),
        ("12.500", 12_500),
        ("1,2 kg", 1_200),
        ("1.25kg", 1_250),
        ("1,250 kg", 1_250),
        ("2 ons", 200),
        ("2,5 ons", 250),
        ("0,5 Kilo", 500),
    ];
    for (text, grams) in cases {
        assert_eq!(weight(text), Some(Weight::Sure(grams)), "{text}");
    }
    for text in ["", "kg", "1,2,3 kg", "-1 g", "1 pon", "1e3", "1.2345 kg", "1.200,50", "1.2345", "inf"] {
        assert_eq!(weight(text), None, "{text}");
    }
}

#[test]
fn a_weight_that_may_be_of_kilograms_is_asked_back() {
    let unclear =
        [("2.5", 2_500), ("2,5", 2_500), ("0.6", 600), ("0,600", 600), ("2,5 g", 2_500), ("12.50 gr", 12_500)];
    for (text, thousandths) in unclear {
        assert_eq!(weight(text), Some(Weight::Unclear(thousandths)), "{text}");
    }
    for (text, grams) in [("1", 1), ("2.0", 2), ("4", 4)] {
        assert_eq!(weight(text), Some(Weight::Light(grams)), "{text}");
    }
    assert_eq!(["5", "4 g"].map(weight), [5, 4].map(|grams| Some(Weight::Sure(grams))));
}

#[test]
fn the_line_to_write_means_what_was_asked() {
    for (thousandths, written) in [(2_500, "2,5"), (600, "0,6"), (12_000, "12"), (1_025, "1,025")] {
        assert_eq!(decimal(thousandths), written);
        assert_eq!(weight(&format!("{written} kg")), Some(Weight::Sure(thousandths)));
    }
}

#[test]
fn sides_are_centimetres_and_never_thousands() {
    for (text, millimetres) in [("40", 400), ("1,2", 12), ("0.25", 3), ("120.0", 1_200)] {
        assert_eq!(side(text), Some(millimetres), "{text}");
    }
    for text in ["1.200", "1,200", "0", "1001", "1.200 mm"] {
        assert_eq!(side(text), None, "{text}");
    }
}

proptest! {
    #[test]
    fn no_text_makes_a_mass_fall_over(text in "\\PC{0,30}") {
        let _ = weight(&text);
    }

    #[test]
    fn thousandths_are_exact(whole in 0_u64..1_000_000, part in 0_u64..1_000) {
        prop_assert_eq!(thousandths(&format!("{whole},{part:03}")), Some(whole * 1_000 + part));
    }
}
