//! Numbers whose digits are parted by signs that stand in no number: `0899|1234|5678`, `0899=1234=5678`, or the cells of
//! a table. Tables of prices and sizes have rows of digits too, so more must speak for a number here.

use std::ops::Range;

use super::Mention;
use super::address::is_id_in_link;
use super::context::Context;
use super::fold::{Letter, taken_of};
use super::group::{is_gap, longest, narrowed};
use super::number::{INTERNATIONAL, international, is_landline, is_mobile};

/// Fewer digits in a row are a day, a size or how many.
pub(super) const SHORTEST: usize = 3;
/// The most letters between two pieces, spaces and the same sign counted once.
const WIDEST_GAP: usize = 5;
/// The most pieces of one number.
const MOST: usize = 6;
/// Digits of an account.
const ACCOUNT: Range<usize> = 10..17;
/// The longest piece of an account that is parted.
const LONGEST_OF_ACCOUNT: usize = 6;

/// Digits in a row.
#[derive(Debug)]
struct Piece {
    letters: Range<usize>,
    digits: String,
    /// Whether a plus stands before it.
    plus: bool,
    /// What stands before it; nothing for the first of a row.
    gap: String,
}

impl Piece {
    /// Whether an amount in rupiah stands here, or its thousands.
    fn is_price(&self) -> bool {
        let are_thousands = self.digits.len() == 3 && matches!(self.gap.as_str(), "." | ",");
        let is_whole = self.digits.len() >= 5 && !self.digits.starts_with('0');
        self.digits.ends_with("00") && (is_whole || are_thousands)
    }

    /// Whether a single sign parts it from the piece before.
    fn is_tight(&self) -> bool {
        !self.gap.contains([' ', '\n', '\t'])
    }

    fn value(&self) -> u32 {
        self.digits.parse().unwrap_or(u32::MAX)
    }
}

/// The numbers outside the ranges that are something already.
pub(super) fn scattered(letters: &[Letter], taken: &[Range<usize>]) -> Vec<(Range<usize>, Mention)> {
    let number = |pieces: &[Piece]| Some((range(pieces), number(pieces, letters)?));
    rows(letters, taken).iter().flat_map(|row| longest(row, 2..=MOST, number)).collect()
}

fn range(pieces: &[Piece]) -> Range<usize> {
    pieces[0].letters.start..pieces[pieces.len() - 1].letters.end
}

/// Pieces that stand beside each other.
fn rows(letters: &[Letter], taken: &[Range<usize>]) -> Vec<Vec<Piece>> {
    let mut rows: Vec<Vec<Piece>> = Vec::new();
    let mut place = 0;
    while place < letters.len() {
        if let Some(range) = taken.iter().find(|range| range.contains(&place)) {
            place = range.end;
            continue;
        }
        let length = letters[place..].iter().take_while(|letter| letter.taken.is_ascii_digit()).count();
        if length == 0 {
            place += 1;
            continue;
        }
        let piece = place..place + length;
        place = piece.end;
        let last = rows.last().and_then(|row| row.last()).map(|last| last.letters.end);
        let gap = last.map(|end| narrowed(&taken_of(&letters[end..piece.start])));
        let crosses = last.is_some_and(|end| taken.iter().any(|range| (end..piece.start).contains(&range.start)));
        let plus = piece.start > 0 && letters[piece.start - 1].taken == '+';
        let gap = gap.filter(|gap| (length >= SHORTEST || plus) && !crosses && may_part(gap));
        let piece = Piece { digits: taken_of(&letters[piece.clone()]), letters: piece, plus, gap: String::new() };
        match (gap, rows.last_mut()) {
            (Some(gap), Some(row)) => row.push(Piece { gap, ..piece }),
            _ if length >= SHORTEST || plus => rows.push(vec![piece]),
            // Shorter digits end a row, and begin none.
            _ => rows.push(Vec::new()),
        }
    }
    rows
}

/// Whether what stands between two pieces is made of signs alone, in at most two lines.
fn may_part(gap: &str) -> bool {
    (1..=WIDEST_GAP).contains(&gap.chars().count())
        && !gap.contains(char::is_alphanumeric)
        && gap.matches('\n').count() <= 1
        && !gap.contains(['$', '€'])
}

/// Whether digits stand in the middle of an amount, a date or a code.
fn goes_on(letters: &[Letter], start: usize) -> bool {
    let before = |letters: usize| start.checked_sub(letters);
    let taken = |place: Option<usize>| place.map_or(' ', |place| letters[place].taken);
    ".,:/-".contains(taken(before(1))) && taken(before(2)).is_ascii_digit()
}

fn number(pieces: &[Piece], letters: &[Letter]) -> Option<Mention> {
    let (first, rest) = pieces.split_first()?;
    if goes_on(letters, first.letters.start) {
        return None;
    }
    let strange: Vec<&Piece> = rest.iter().filter(|piece| !is_gap(&piece.gap)).collect();
    let is_in_link = || pieces.iter().any(|piece| is_id_in_link(letters, piece.letters.clone()));
    if strange.is_empty() || rest.iter().any(|piece| piece.is_price() || piece.plus) || is_in_link() {
        return None;
    }
    let digits: String = pieces.iter().map(|piece| piece.digits.as_str()).collect();
    let context = Context::of(letters, range(pieces));
    if context.is_money() && !first.plus && !first.digits.starts_with('0') {
        return None;
    }
    let asks = context.is_of_calls() || context.is_of_payment(digits.len());
    let is_tight = strange.iter().all(|piece| piece.is_tight()) && !context.is_code();
    let national = digits.strip_prefix("62").map_or_else(|| digits.clone(), |rest| format!("0{rest}"));
    let is_phone = match first.digits.as_str() {
        _ if first.plus => INTERNATIONAL.contains(&digits.len()) && !digits.starts_with('0'),
        one if one.starts_with("08") || one.starts_with("628") => is_mobile(&national) && (is_tight || asks),
        one if one.starts_with('8') => is_mobile(&format!("0{digits}")) && is_tight && context.is_right_beside_call(),
        _ => is_landline(&digits) && context.is_of_calls(),
    };
    if is_phone {
        let written = if first.plus { format!("+{digits}") } else { digits.clone() };
        return Some(Mention::Number { phone: international(&written), digits });
    }
    is_account(pieces, &digits, &context).then_some(Mention::Account(digits))
}

/// Whether pieces are an account and not sizes, prices or years.
fn is_account(pieces: &[Piece], digits: &str, context: &Context) -> bool {
    let is_spaced = pieces.iter().any(|piece| !piece.is_tight());
    let are_measures = pieces.iter().all(|piece| piece.value() % 10 == 0);
    let are_years = pieces.iter().all(|piece| (1900..2100).contains(&piece.value()));
    ACCOUNT.contains(&digits.len())
        && (pieces.len() > 2 || !is_spaced)
        && pieces.iter().all(|piece| piece.digits.len() <= LONGEST_OF_ACCOUNT && !piece.is_price())
        && !are_measures
        && !are_years
        && !context.is_code()
        && context.is_of_account(digits.len())
}
