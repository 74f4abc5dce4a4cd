//! The lock: a payment identity as a small TOML file that people can read and only the tool writes.
//!
//! Each payee's table ends with a seal, a checksum of the table, and stands by itself: what is wrong with one says nothing
//! of the others. The seal shows an edit by hand or a merge gone wrong; against someone who computes seals too, the lock of
//! another branch is the anchor.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::sides::{Line, sides, tables};
use super::{Claim, ClaimKind, Identity, Payee};
use crate::catalogue::Slug;

const HEAD: &str = "\
# Ke mana uang dan pesanan pembeli pergi. Ditulis oleh etalase; jangan disunting, perbarui dengan `etalase trust`.
# Where buyers' money and orders go. Written by etalase; do not edit it, renew it with `etalase trust`.
";
/// The form of the file; another one belongs to another etalase.
const VERSION: u32 = 1;
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
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LockFault {
    /// It, or a table of it, cannot be understood.
    Damaged,
    /// It can be, but another hand than the tool's wrote it.
    Edited,
    /// A newer etalase wrote it.
    Newer,
    /// Git's marks of a merge are in it. The tables count all the same.
    Unmerged,
    /// Two sealed tables of one payee say different things.
    Disputed(Payee),
}

/// What is locked: the tables whose seals fit.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lock {
    tables: BTreeMap<Payee, Vec<BTreeSet<Claim>>>,
    /// Whether the file must be written anew although nothing in it changes: it has marks of a merge.
    pub is_unmerged: bool,
}

type Entry<'a> = (&'a Spanned<std::borrow::Cow<'a, str>>, &'a Spanned<DeValue<'a>>);

impl From<Identity> for Lock {
    fn from(identity: Identity) -> Lock {
        let tables = identity.payees.into_iter().map(|(payee, claims)| (payee, vec![claims]));
        Lock { tables: tables.collect(), is_unmerged: false }
    }
}

impl Lock {
    /// What is locked for a payee: nothing, one table, or after a merge of two changes both.
    pub fn of(&self, payee: &Payee) -> &[BTreeSet<Claim>] {
        self.tables.get(payee).map_or(&[], Vec::as_slice)
    }

    /// Who is locked.
    pub fn payees(&self) -> impl Iterator<Item = &Payee> {
        self.tables.keys()
    }

    /// Every claim that is locked.
    pub fn claims(&self) -> impl Iterator<Item = &Claim> {
        self.tables.values().flatten().flatten()
    }

    /// Locks the claims of a payee, in the place of what was locked before; without any the payee goes.
    pub fn set(&mut self, payee: &Payee, claims: Option<&BTreeSet<Claim>>) {
        match claims {
            Some(claims) => self.tables.insert(payee.clone(), vec![claims.clone()]),
            None => self.tables.remove(payee),
        };
    }

    /// The text of the lock: the same claims always give the same bytes.
    pub fn to_text(&self) -> String {
        let mut text = format!("{HEAD}version = {VERSION}\n");
        for (payee, claims) in self.tables.iter().flat_map(|(payee, all)| all.iter().map(move |one| (payee, one))) {
            let table = table(payee, claims);
            let _ = write!(text, "\n{table}{SEAL} = \"{}\"\n", seal(&table));
        }
        text
    }

    /// Reads the text of a lock: the tables that are as [`Lock::to_text`] writes them, and what is wrong with the rest.
    pub fn read(text: &str) -> (Lock, Vec<LockError>) {
        let sides = sides(text);
        let mut lock = Lock { tables: BTreeMap::new(), is_unmerged: sides.mark.is_some() };
        let mut errors: Vec<LockError> = Vec::new();
        errors.extend(sides.mark.map(|place| LockError { fault: LockFault::Unmerged, place }));
        for side in &sides.sides {
            let (head, tables) = tables(side);
            if let Err(error) = version(head) {
                if error.fault == LockFault::Newer {
                    return (Lock::default(), vec![error]);
                }
                errors.push(error);
            }
            for lines in tables {
                match sealed(lines) {
                    Ok((payee, claims)) => errors.extend(lock.add(payee, claims, lines[0])),
                    Err(error) => errors.push(error),
                }
            }
        }
        errors.sort_by_key(|error| error.place.start);
        errors.dedup();
        (lock, errors)
    }

    /// Adds a table that was read; an error where another one of the same payee differs from it.
    fn add(&mut self, payee: Payee, claims: BTreeSet<Claim>, head: Line<'_>) -> Option<LockError> {
        let known = self.tables.entry(payee.clone()).or_default();
        if known.contains(&claims) {
            return None;
        }
        known.push(claims);
        (known.len() > 1).then(|| LockError { fault: LockFault::Disputed(payee), place: name_in(head) })
    }
}

/// Whether the lines before the tables name the form that is known here.
fn version(head: &[Line<'_>]) -> Result<(), LockError> {
    let mut meant = head.iter().filter(|line| line.is_meant());
    let Some(first) = meant.next() else { return Err(LockError { fault: LockFault::Edited, place: 0..0 }) };
    let number = first.text.strip_prefix("version = ").and_then(|number| number.parse::<u32>().ok());
    let wrong = |fault: LockFault, line: &Line<'_>| Err(LockError { fault, place: line.place() });
    match (number, meant.next()) {
        (Some(number), _) if number > VERSION => wrong(LockFault::Newer, first),
        (Some(VERSION), None) => Ok(()),
        (Some(VERSION), Some(line)) => wrong(LockFault::Damaged, line),
        _ => wrong(LockFault::Damaged, first),
    }
}

/// The claims of a table whose seal fits.
fn sealed(lines: &[Line<'_>]) -> Result<(Payee, BTreeSet<Claim>), LockError> {
    let text: String = lines.iter().flat_map(|line| [line.text, "\n"]).collect();
    // Where a byte of the table lies in the file.
    let in_file = |byte: usize| {
        let mut passed = 0;
        let line = lines.iter().find(|line| {
            passed += line.text.len() + 1;
            byte < passed
        });
        line.map_or(0, |line| line.start + byte + line.text.len() + 1 - passed)
    };
    let damaged =
        |place: Range<usize>| LockError { fault: LockFault::Damaged, place: in_file(place.start)..in_file(place.end) };
    let tree = DeTable::parse(&text).map_err(|error| damaged(error.span().unwrap_or(0..0)))?;
    let (payee, entries) = payee_of(tree.get_ref()).map_err(damaged)?;
    let claims = entries.iter().map(claims_of).collect::<Result<Vec<_>, _>>().map_err(damaged)?;
    let claims: BTreeSet<Claim> = claims.into_iter().flatten().collect();
    let whole = table(&payee, &claims);
    let seal = format!("{SEAL} = \"{}\"", seal(&whole));
    let held = lines.iter().filter(|line| line.is_meant()).map(|line| line.text);
    if held.eq(whole.lines().chain([seal.as_str()])) {
        return Ok((payee, claims));
    }
    Err(LockError { fault: LockFault::Edited, place: name_in(lines[0]) })
}

/// The name in the head of a table.
fn name_in(head: Line<'_>) -> Range<usize> {
    let name = head.text.trim_end_matches(']');
    let start = name.rfind(['.', '[']).map_or(0, |place| place + 1);
    head.start + start..head.start + name.len()
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
        _ => quoted(&claim.shown()),
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

/// Whose table this is, and its keys; where it is nobody's, its place.
fn payee_of<'a>(tree: &'a DeTable<'a>) -> Result<(Payee, &'a DeTable<'a>), Range<usize>> {
    let only = |table: &'a DeTable<'a>| table.iter().next().filter(|_| table.len() == 1);
    let (key, value) = only(tree).ok_or(0..0)?;
    match (key.get_ref().as_ref(), value.get_ref()) {
        ("site", DeValue::Table(table)) => Ok((Payee::Site, table)),
        ("shop", DeValue::Table(table)) => Ok((Payee::Shop(None), table)),
        ("shops", DeValue::Table(shops)) => {
            let (key, value) = only(shops).ok_or(key.span())?;
            match (Slug::new(key.get_ref()), value.get_ref()) {
                (Some(slug), DeValue::Table(table)) => Ok((Payee::Shop(Some(slug)), table)),
                _ => Err(key.span()),
            }
        }
        _ => Err(key.span()),
    }
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
        ClaimKind::Social => Claim::Social(text(value)?),
        ClaimKind::Website => Claim::Website(text(value)?),
        ClaimKind::Map => Claim::Map(text(value)?),
        ClaimKind::PublicPhone => Claim::PublicPhone(number()?),
        ClaimKind::PublicEmail => Claim::PublicEmail(text(value)?),
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
mod tests;
