//! The lock: a payment identity as a small TOML file that people can read and only the tool writes.
//!
//! Each payee's table ends with a seal, a checksum of the table. It shows an edit by hand or a merge gone wrong; against
//! someone who computes seals too, the lock of another branch is the anchor.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{Claim, ClaimKind, Identity, Payee};
use crate::catalogue::Slug;

const HEAD: &str = "\
# Ke mana uang dan pesanan pembeli pergi. Ditulis oleh etalase; jangan disunting, perbarui dengan `etalase trust`.
# Where buyers' money and orders go. Written by etalase; do not edit it, renew it with `etalase trust`.
";
/// The form of the file; another one belongs to another etalase.
const VERSION: &str = "version = 1";
const SEAL: &str = "seal";
/// The letters of a seal: 64 bits.
const SEAL_LETTERS: usize = 16;

/// Why a lock proves nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LockError {
    /// What is wrong with it.
    pub fault: LockFault,
    /// Where, in bytes of its text.
    pub place: Range<usize>,
}

/// What is wrong with a lock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LockFault {
    /// It cannot be understood.
    Damaged,
    /// It can be, but another hand than the tool's wrote it.
    Edited,
}

type Entry<'a> = (&'a Spanned<std::borrow::Cow<'a, str>>, &'a Spanned<DeValue<'a>>);

impl Identity {
    /// The text of the lock: the same identity always gives the same bytes.
    pub fn to_lock(&self) -> String {
        let mut text = format!("{HEAD}{VERSION}\n");
        for (payee, claims) in &self.payees {
            let table = table(payee, claims);
            let _ = write!(text, "\n{table}{SEAL} = \"{}\"\n", seal(&table));
        }
        text
    }

    /// Reads the text of a lock.
    ///
    /// # Errors
    /// It is not what [`Identity::to_lock`] writes. Comments, empty lines and line ends do not matter: git and editors
    /// change those.
    pub fn from_lock(text: &str) -> Result<Identity, LockError> {
        let damaged = |place: Range<usize>| LockError { fault: LockFault::Damaged, place };
        let tree = DeTable::parse(text).map_err(|error| damaged(error.span().unwrap_or(0..0)))?;
        let mut identity = Identity::default();
        let mut tables: Vec<(Range<usize>, Payee)> = Vec::new();
        for (key, value) in tree.get_ref().iter() {
            let found = match (key.get_ref().as_ref(), value.get_ref()) {
                ("version", DeValue::Integer(_)) => Vec::new(),
                ("site", DeValue::Table(table)) => vec![(Payee::Site, key, table)],
                ("shop", DeValue::Table(table)) => vec![(Payee::Shop(None), key, table)],
                ("shops", DeValue::Table(shops)) => shops_of(shops).map_err(damaged)?,
                _ => return Err(damaged(key.span())),
            };
            for (payee, key, table) in found {
                let claims = table.iter().map(claims_of).collect::<Result<Vec<_>, _>>().map_err(damaged)?;
                identity.payees.insert(payee.clone(), claims.into_iter().flatten().collect());
                tables.push((key.span(), payee));
            }
        }
        identity.held_against(text, &tables)
    }

    /// The identity, where its lock is this text.
    fn held_against(self, text: &str, tables: &[(Range<usize>, Payee)]) -> Result<Identity, LockError> {
        let whole = self.to_lock();
        if meant(text).eq(meant(&whole)) {
            return Ok(self);
        }
        let held: Vec<&str> = meant(text).collect();
        let is_wrong = |payee: &Payee| {
            let table = self.of(payee).map(|claims| table(payee, claims)).unwrap_or_default();
            let lines: Vec<&str> = table.lines().collect();
            let seal = format!("{SEAL} = \"{}\"", seal(&table));
            !held.windows(lines.len() + 1).any(|part| part.split_last() == Some((&seal.as_str(), lines.as_slice())))
        };
        let place = tables.iter().find(|(_, payee)| is_wrong(payee)).map_or(0..0, |(place, _)| place.clone());
        Err(LockError { fault: LockFault::Edited, place })
    }
}

/// The lines that mean something.
fn meant(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim_end).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// A payee's table without its seal.
fn table(payee: &Payee, claims: &BTreeSet<Claim>) -> String {
    let mut text = match payee {
        Payee::Site => "[site]\n".to_owned(),
        Payee::Shop(None) => "[shop]\n".to_owned(),
        Payee::Shop(Some(slug)) => format!("[shops.{slug}]\n"),
    };
    for kind in ClaimKind::ALL {
        let values: Vec<String> = claims.iter().filter(|claim| claim.kind() == kind).map(value).collect();
        if !values.is_empty() {
            let lines: String = values.iter().map(|value| format!("  {value},\n")).collect();
            let _ = writeln!(text, "{} = [\n{lines}]", kind.key());
        }
    }
    text
}

fn seal(table: &str) -> String {
    blake3::hash(table.as_bytes()).to_hex().as_str()[..SEAL_LETTERS].to_owned()
}

fn value(claim: &Claim) -> String {
    match claim {
        Claim::WhatsApp(_) | Claim::Phone(_) | Claim::BaseUrl(_) | Claim::Email(_) | Claim::Marketplace(_) => {
            quoted(&claim.shown())
        }
        Claim::Bank { bank, account, holder } => {
            format!("{{ bank = {}, account = {}, holder = {} }}", quoted(bank), quoted(account), quoted(holder))
        }
        Claim::Qris { nmid, merchant, city, accounts } => {
            let accounts: Vec<String> = accounts.iter().map(|account| quoted(account)).collect();
            format!(
                "{{ nmid = {}, merchant = {}, city = {}, accounts = [{}] }}",
                quoted(nmid),
                quoted(merchant),
                quoted(city),
                accounts.join(", ")
            )
        }
    }
}

/// A basic string of TOML.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' | '\\' => quoted.extend(['\\', letter]),
            letter if letter.is_control() => {
                let _ = write!(quoted, "\\u{:04X}", u32::from(letter));
            }
            letter => quoted.push(letter),
        }
    }
    quoted.push('"');
    quoted
}

/// The tables below `[shops]`; where one is not a shop's, its place.
#[expect(clippy::type_complexity, reason = "a payee, its key and its table")]
fn shops_of<'a>(
    shops: &'a DeTable<'a>,
) -> Result<Vec<(Payee, &'a Spanned<std::borrow::Cow<'a, str>>, &'a DeTable<'a>)>, Range<usize>> {
    let shop = |(key, value): Entry<'a>| match (Slug::new(key.get_ref()), value.get_ref()) {
        (Some(slug), DeValue::Table(table)) => Ok((Payee::Shop(Some(slug)), key, table)),
        _ => Err(key.span()),
    };
    shops.iter().map(shop).collect()
}

/// The claims of one key; where it is not understood, its place.
fn claims_of((key, value): Entry<'_>) -> Result<Vec<Claim>, Range<usize>> {
    let written = key.get_ref().as_ref();
    if written == SEAL {
        return Ok(Vec::new());
    }
    let kind = ClaimKind::ALL.into_iter().find(|kind| kind.key() == written).ok_or(key.span())?;
    let DeValue::Array(items) = value.get_ref() else { return Err(value.span()) };
    items.iter().map(|item| claim(kind, item.get_ref()).ok_or(item.span())).collect()
}

fn claim(kind: ClaimKind, value: &DeValue<'_>) -> Option<Claim> {
    let text = |value: &DeValue<'_>| value.as_str().map(str::to_owned);
    let field = |name: &str| text(value.as_table()?.get(name)?.get_ref());
    let number = || text(value)?.strip_prefix('+').map(str::to_owned);
    Some(match kind {
        ClaimKind::BaseUrl => Claim::BaseUrl(text(value)?),
        ClaimKind::WhatsApp => Claim::WhatsApp(number()?),
        ClaimKind::Phone => Claim::Phone(number()?),
        ClaimKind::Email => Claim::Email(text(value)?),
        ClaimKind::Marketplace => Claim::Marketplace(text(value)?),
        ClaimKind::Bank => Claim::Bank { bank: field("bank")?, account: field("account")?, holder: field("holder")? },
        ClaimKind::Qris => {
            let accounts = value.as_table()?.get("accounts")?.get_ref().as_array()?;
            Claim::Qris {
                nmid: field("nmid")?,
                merchant: field("merchant")?,
                city: field("city")?,
                accounts: accounts.iter().map(|account| text(account.get_ref())).collect::<Option<_>>()?,
            }
        }
    })
}

#[cfg(test)]
mod tests {
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
            account("0001112222"),
            account("0003334444"),
            qris,
        ]);
        let site = BTreeSet::from([Claim::BaseUrl("https://etalase.example.org/".into())]);
        let payees = [(Payee::Site, site), (shop("kain"), claims), (shop("anyam"), BTreeSet::new())];
        Identity { payees: payees.into_iter().collect() }
    }

    #[test]
    fn what_was_written_is_read() {
        let text = identity().to_lock();
        assert_eq!(Identity::from_lock(&text), Ok(identity()), "{text}");
        let windows = text.replace('\n', "\r\n").replace("# Ke mana", "# Catatan: ke mana");
        assert_eq!(Identity::from_lock(&windows), Ok(identity()), "line ends and comments change nothing");
    }

    #[test]
    fn an_edit_by_hand_is_told_at_its_table() {
        let text = identity().to_lock();
        let edits = [
            ("+6281200000001", "+6281200000009"),
            ("0003334444", "0003334445"),
            ("PANTI CONTOH", "PANTI C0NTOH"),
            ("[shops.kain]", "[shops.benang]"),
            ("  \"+62215550123\",\n", "  \"+62215550123\",\n  \"+62215550124\",\n"),
        ];
        for (from, to) in edits {
            let edited = text.replacen(from, to, 1);
            let error = Identity::from_lock(&edited).unwrap_err();
            assert_eq!(error.fault, LockFault::Edited, "{edited}");
            assert_eq!(&edited[error.place], if to.starts_with('[') { "benang" } else { "kain" });
        }
        let newer = text.replace("version = 1", "version = 2");
        assert_eq!(Identity::from_lock(&newer).unwrap_err().fault, LockFault::Edited);
    }

    #[test]
    fn what_cannot_be_understood_is_damage() {
        let text = identity().to_lock();
        let damaged = [
            "x".to_owned(),
            "<<<<<<< HEAD\n".to_owned() + &text,
            text.replace("[shops.kain]", "[shops.\"Kain Kita\"]"),
            text.replace("phone", "telepon"),
            text.replace("account = ", "rekening = "),
            text.replace("[site]", "[situs]"),
        ];
        for text in damaged {
            assert_eq!(Identity::from_lock(&text).unwrap_err().fault, LockFault::Damaged, "{text}");
        }
    }

    proptest! {
        #[test]
        fn every_name_survives(name in "\\PC{0,30}", control in "[\\x00-\\x1f]{0,3}") {
            let claim = Claim::Bank { bank: format!("{name}{control}"), account: "1".into(), holder: name };
            let identity = Identity { payees: [(Payee::Shop(None), BTreeSet::from([claim]))].into_iter().collect() };
            prop_assert_eq!(Identity::from_lock(&identity.to_lock()), Ok(identity));
        }

        #[test]
        fn no_changed_byte_goes_unnoticed(place in 0_usize..2_000, letter in "[0-9a-zA-Z]") {
            let text = identity().to_lock();
            let place = place % text.len();
            let mut changed = text.clone();
            if text.is_char_boundary(place) && text.is_char_boundary(place + 1) {
                changed.replace_range(place..=place, &letter);
            }
            let same = meant(&changed).eq(meant(&text));
            let read = Identity::from_lock(&changed);
            prop_assert!(same || read.is_err(), "{changed}");
        }
    }
}
