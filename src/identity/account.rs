//! Account numbers in a text: digits beside words of payment that are no amounts, years or days.

use std::ops::Range;

use super::Mention;
use super::address::is_id_in_link;
use super::context::Context;
use super::fold::Letter;
use super::group::{Group, are_amounts, are_dated, are_days, are_sizes, counts, is_amount, whole_digits};

/// Digits of an account.
const ACCOUNT: Range<usize> = 8..20;
/// Digits of an account at nearly all banks. No amount in a small shop has so many.
pub(super) const USUAL: Range<usize> = 10..17;
/// The longest part of an account that blanks part.
const LONGEST_PART: usize = 8;

/// The account numbers among groups that are no telephone number.
pub(super) fn accounts(groups: &[Group], letters: &[Letter], found: &mut Vec<(Range<usize>, Mention)>) {
    let mut at = 0;
    while at < groups.len() {
        // No further than any account goes: a text may be of digits alone.
        let near = &groups[at..groups.len().min(at + USUAL.end)];
        let (end, widest) = (end_of(&groups[at..], belongs, letters), end_of(near, may_belong, letters));
        let (end, widest) = (at + end, at + widest);
        let wide = (end < widest).then(|| &groups[at..widest]).filter(|part| USUAL.contains(&digits(part).len()));
        let of_wide = wide.filter(|part| {
            is_account(part, letters) && Context::of(letters, range(part)).is_of_account(digits(part).len())
        });
        let part = of_wide.unwrap_or(&groups[at..end]);
        if of_wide.is_some() || is_account(part, letters) {
            found.push((range(part), Mention::Account(digits(part))));
        }
        at += part.len();
    }
}

fn digits(part: &[Group]) -> String {
    part.iter().map(|group| group.digits.as_str()).collect()
}

fn range(part: &[Group]) -> Range<usize> {
    part[0].letters.start..part[part.len() - 1].letters.end
}

/// How many groups from the first are of one number. How many of something is no part of a number that is whole before it.
fn end_of(groups: &[Group], joins: fn(&Group, &Group) -> bool, letters: &[Letter]) -> usize {
    let mut digits = 0;
    let goes_on = |end: &usize| {
        let (last, next) = (&groups[end - 1], &groups[*end]);
        digits += last.len();
        let is_count = digits >= USUAL.start && !next.is_tight() && counts(next, letters);
        joins(last, next) && !is_count
    };
    1 + (1..groups.len()).take_while(goes_on).count()
}

/// Whether two groups can be of one account number: joined by a sign, or short ones side by side.
fn belongs(one: &Group, next: &Group) -> bool {
    let is_part = |group: &Group| (2..=6).contains(&group.len());
    next.is_tight() || (!next.gap.contains(['\n', ',']) && is_part(one) && is_part(next))
}

/// The same where the word of an account stands beside them: single digits and long parts too.
fn may_belong(one: &Group, next: &Group) -> bool {
    let is_part = |group: &Group| group.len() <= LONGEST_PART;
    next.is_tight() || (!next.gap.contains(['\n', ',']) && is_part(one) && is_part(next))
}

fn is_account(part: &[Group], letters: &[Letter]) -> bool {
    let digits = digits(part);
    if !ACCOUNT.contains(&digits.len()) || is_round(&digits) || are_values(part) {
        return false;
    }
    let context = Context::of(letters, range(part));
    if context.is_in_address() || is_id_in_link(letters, range(part)) {
        return false;
    }
    if are_dated(part) && !context.is_of_account(digits.len()) {
        return false;
    }
    let is_here = context.is_of_payment(digits.len()) && !is_price(part, &context);
    is_here || (USUAL.contains(&digits.len()) && !context.is_code() && is_account_from_afar(part, letters))
}

/// Whether words further off make a number as long as an account one: the account's in a long sentence, or any of payments
/// beside a number that stands nearly alone.
fn is_account_from_afar(part: &[Group], letters: &[Letter]) -> bool {
    let count = whole_digits(part);
    let sentence = Context::of_sentence(letters, range(part));
    let is_named = sentence.is_of_account(count) && !is_price(part, &sentence);
    is_named
        || Context::of_neighbours(letters, range(part)).is_some_and(|neighbours| {
            !neighbours.is_code() && neighbours.is_of_payment(count) && !is_price(part, &neighbours)
        })
}

/// Whether it is an amount. Beside the word of an account it must be one of a small shop.
fn is_price(part: &[Group], context: &Context) -> bool {
    let is_long = USUAL.contains(&whole_digits(part)) && context.is_of_account(whole_digits(part));
    (is_amount(part) || context.is_money()) && !is_long
}

/// An amount without its thousands: `12500000`.
fn is_round(digits: &str) -> bool {
    digits.len() <= 9 && digits.ends_with("000") && !digits.starts_with('0')
}

/// Whether they are values of another kind beside each other: amounts, years, or days that follow each other.
fn are_values(part: &[Group]) -> bool {
    let are_years =
        part.len() > 1 && part.iter().all(|group| group.len() == 4 && (1900..2100).contains(&group.value()));
    are_years || are_days(part) || are_sizes(part) || are_amounts(part)
}
