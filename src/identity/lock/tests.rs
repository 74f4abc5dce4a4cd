use super::*;
use proptest::prelude::*;

fn identity() -> Identity {
    let shop = |slug: &str| Payee::Shop(Slug::new(slug));
    let account = |account: &str| Claim::Bank {
        bank: "BANK \"CONTOH\"".into(),
        account: account.into(),
        holder: "KOPERASI C\\D".into(),
    };
    let qris = Claim::Qris {
        nmid: "ID1020000000001".into(),
        merchant: "PANTI CONTOH".into(),
        city: "JAKARTA".into(),
        accounts: vec!["26 0016ID.CO.CONTOH.WWW".into(), "51 0014ID.CO.QRIS.WWW".into()],
    };
    let claims = BTreeSet::from([
        Claim::WhatsApp("6281200000001".into()),
        Claim::Phone("62215550123".into()),
        Claim::Social("https://www.instagram.com/kain".into()),
        Claim::Website("https://kain.example.org/".into()),
        Claim::Map("https://peta.example.org/kain".into()),
        Claim::PublicPhone("628111129129".into()),
        Claim::PublicEmail("dinas@example.org".into()),
        account("0001112222"),
        account("0003334444"),
        qris,
    ]);
    let site = BTreeSet::from([Claim::BaseUrl("https://etalase.example.org/".into())]);
    let payees = [(Payee::Site, site), (shop("kain"), claims), (shop("anyam"), BTreeSet::new())];
    Identity { payees: payees.into_iter().collect() }
}

fn lock() -> Lock {
    Lock::from(identity())
}

fn faults(text: &str) -> Vec<LockFault> {
    Lock::read(text).1.into_iter().map(|error| error.fault).collect()
}

#[test]
fn what_was_written_is_read() {
    let text = lock().to_text();
    assert_eq!(Lock::read(&text), (lock(), Vec::new()), "{text}");
    let windows = text.replace('\n', "\r\n").replace("# Ke mana", "# Catatan: ke mana");
    assert_eq!(Lock::read(&windows), (lock(), Vec::new()), "line ends and comments change nothing");
}

#[test]
fn an_edit_by_hand_is_told_at_its_table() {
    let text = lock().to_text();
    let edits = [
        ("+6281200000001", "+6281200000009"),
        ("0003334444", "0003334445"),
        ("PANTI CONTOH", "PANTI C0NTOH"),
        ("[shops.kain]", "[shops.benang]"),
        ("  \"+62215550123\",\n", "  \"+62215550123\",\n  \"+62215550124\",\n"),
    ];
    for (from, to) in edits {
        let edited = text.replacen(from, to, 1);
        let (read, errors) = Lock::read(&edited);
        let [error] = errors.try_into().unwrap();
        assert_eq!(error.fault, LockFault::Edited, "{edited}");
        assert_eq!(&edited[error.place], if to.starts_with('[') { "benang" } else { "kain" });
        let others: Vec<&Payee> = read.payees().collect();
        assert_eq!(others, [&Payee::Site, &Payee::Shop(Slug::new("anyam"))], "the other tables stand");
    }
    assert_eq!(faults(""), [LockFault::Edited]);
}

#[test]
fn what_cannot_be_understood_is_damage() {
    let text = lock().to_text();
    let damaged = [
        "x".to_owned(),
        "x\n".to_owned() + &text,
        text.replace("[shops.kain]", "[shops.\"Kain Kita\"]"),
        text.replace("phone", "telepon"),
        text.replace("account = ", "rekening = "),
        text.replace("[site]", "[situs]"),
    ];
    for text in damaged {
        assert_eq!(faults(&text), [LockFault::Damaged], "{text}");
    }
}

#[test]
fn a_newer_lock_is_called_newer() {
    let text = lock().to_text().replace("version = 1", "version = 2");
    let (lock, errors) = Lock::read(&text);
    assert_eq!(
        (lock, errors[0].fault.clone(), &text[errors[0].place.clone()]),
        (Lock::default(), LockFault::Newer, "version = 2")
    );
    assert_eq!(errors.len(), 1);
}

#[test]
fn the_tables_of_a_merge_stand_by_themselves() {
    let shop = |slug: &str, number: &str| {
        let claims = BTreeSet::from([Claim::WhatsApp(number.into())]);
        let whole = Lock::from(Identity { payees: [(Payee::Shop(Slug::new(slug)), claims)].into() }).to_text();
        whole[whole.find('[').unwrap()..].to_owned()
    };
    let merge =
        |one: &str, other: &str| format!("{}\n<<<<<<< HEAD\n{one}=======\n{other}>>>>>>> x\n", lock().to_text());
    let two = merge(&shop("satu", "6281200000011"), &shop("dua", "6281200000022"));
    let (read, errors) = Lock::read(&two);
    assert_eq!((read.payees().count(), read.is_unmerged, errors.len()), (5, true, 1));
    assert_eq!(&two[errors[0].place.clone()], "<<<<<<< HEAD");
    assert_eq!(faults(&read.to_text()), [], "the next lock has no marks");

    // Git may put the marks around the lines that differ, inside a table.
    let halves = merge("", "").replace("<<<<<<< HEAD\n=======\n>>>>>>> x\n", "")
        + &shop("satu", "6281200000011")
            .replace(
                "  \"+6281200000011\",\n",
                "<<<<<<< HEAD\n  \"+6281200000011\",\n=======\n  \"+6281200000022\",\n>>>>>>> x\n",
            )
            .replace("seal = ", "<<<<<<< HEAD\nseal = ")
        + "=======\n"
        + shop("satu", "6281200000022").lines().last().unwrap()
        + "\n>>>>>>> x\n";
    let (read, errors) = Lock::read(&halves);
    let satu = Payee::Shop(Slug::new("satu"));
    assert_eq!(read.of(&satu).len(), 2, "{halves}\n{errors:?}");
    let told: Vec<LockFault> = errors.into_iter().map(|error| error.fault).collect();
    assert_eq!(told, [LockFault::Disputed(satu.clone()), LockFault::Unmerged]);
    assert_eq!(faults(&read.to_text()), [LockFault::Disputed(satu)], "both are kept until somebody looked");
}

proptest! {
    #[test]
    fn every_name_survives(name in "\\PC{0,30}", control in "[\\x00-\\x1f]{0,3}") {
        let claim = Claim::Bank { bank: format!("{name}{control}"), account: "1".into(), holder: name };
        let identity = Identity { payees: [(Payee::Shop(None), BTreeSet::from([claim]))].into_iter().collect() };
        let lock = Lock::from(identity);
        prop_assert_eq!(Lock::read(&lock.to_text()), (lock, Vec::new()));
    }

    #[test]
    fn no_changed_byte_goes_unnoticed(place in 0_usize..2_000, letter in "[0-9a-zA-Z]") {
        let text = lock().to_text();
        let place = place % text.len();
        let mut changed = text.clone();
        if text.is_char_boundary(place) && text.is_char_boundary(place + 1) {
            changed.replace_range(place..=place, &letter);
        }
        let meant = |text: &str| sides(text).sides.concat().iter().filter(|line| line.is_meant()).map(|line| line.text.to_owned()).collect::<Vec<_>>();
        let same = meant(&changed) == meant(&text);
        prop_assert!(same || !Lock::read(&changed).1.is_empty(), "{changed}");
    }
}
