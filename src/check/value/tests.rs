use super::*;
use proptest::prelude::*;

#[test]
fn masses_as_people_write_them() {
    let cases = [
        ("600", 600_000),
        ("600 g", 600_000),
        ("600gr", 600_000),
        ("1,2 kg", 1_200_000),
        ("1.25kg", 1_250_000),
        ("2 ons", 200_000),
        ("0,5 Kilo", 500_000),
    ];
    for (text, milligrams) in cases {
        assert_eq!(mass_in_milligrams(text), Some(milligrams), "{text}");
    }
    for text in ["", "kg", "1,2,3 kg", "-1 g", "1 pon", "1e3", "1.2345 kg"] {
        assert_eq!(mass_in_milligrams(text), None, "{text}");
    }
}

proptest! {
    #[test]
    fn no_text_makes_a_mass_fall_over(text in "\\PC{0,30}") {
        let _ = mass_in_milligrams(&text);
    }

    #[test]
    fn thousandths_are_exact(whole in 0_u64..1_000_000, part in 0_u64..1_000) {
        prop_assert_eq!(thousandths(&format!("{whole},{part:03}")), Some(whole * 1_000 + part));
    }
}
