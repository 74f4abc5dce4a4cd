//! Telephone numbers and account numbers in a text, told apart from prices, dates, measures, hours and codes.
//!
//! Digits with a separator or two between them are a run. A number is read from a run's groups: as many as belong
//! together, and no others.

use std::ops::Range;

use super::Mention;
use super::account::{USUAL, accounts};
use super::address::is_id_in_link;
use super::context::Context;
use super::fold::Letter;

use super::group::{Group, are_amounts, are_days, are_moments, counts, is_amount, moment, runs, whole_digits};

/// Digits of the shortest and of the longest mobile number with its nought, in Indonesia.
const MOBILE: Range<usize> = 10..15;
/// Digits of a mobile number without its nought that its neighbours alone tell.
const ALONE: Range<usize> = 10..13;
/// Digits of a landline with its nought.
const LANDLINE: Range<usize> = 9..13;
/// Digits of a number with its country code (E.164).
pub(super) const INTERNATIONAL: Range<usize> = 9..16;
/// Landline codes of the largest towns, which are written without brackets too.
const LARGE_TOWNS: [&str; 5] = ["021", "022", "024", "031", "061"];
/// Digits of a mobile number that letters before it make no code.
const SURE: usize = 11;
/// The shortest part of a number that people part to be called.
const SHORTEST_PART: usize = 3;
/// The most groups of one number.
const MOST_GROUPS: usize = 8;
/// The most digits that stand together at the beginning of a number whose digits stand one by one.
const LONGEST_START: usize = 4;
/// Fewer digits one by one are sizes.
const FEWEST_SINGLE: usize = 5;

/// A number as it is dialled: country code first, digits only; without one it is Indonesian.
pub(super) fn international(written: &str) -> String {
    let digits: String = written.chars().filter(char::is_ascii_digit).collect();
    let has_country = written.trim_start_matches(['(', ' ']).starts_with('+');
    let with_country = match digits.as_str() {
        digits if has_country => digits.to_owned(),
        digits if digits.starts_with("0062") => digits[2..].to_owned(),
        digits if digits.starts_with('0') => format!("62{}", &digits[1..]),
        digits if digits.starts_with("62") => digits.to_owned(),
        digits => format!("62{digits}"),
    };
    // `+62 (0)812` has a nought that is not dialled.
    match with_country.strip_prefix("620") {
        Some(rest) => format!("62{rest}"),
        None => with_country,
    }
}

/// The numbers outside the ranges that are links already.
pub(super) fn numbers(letters: &[Letter], links: &[Range<usize>]) -> Vec<(Range<usize>, Mention)> {
    let mut found = Vec::new();
    for run in runs(letters, links) {
        let mut at = 0;
        let mut free: Vec<Group> = Vec::new();
        while at < run.len() {
            if let Some((count, mention)) = phone(&run, at, letters) {
                accounts(&free, letters, &mut found);
                free.clear();
                found.push((run[at].letters.start..run[at + count - 1].letters.end, mention));
                at += count;
            } else {
                let count = moment(&run[at..]).unwrap_or(1);
                if count == 1 {
                    free.push(run[at].clone());
                } else {
                    accounts(&free, letters, &mut found);
                    free.clear();
                }
                at += count;
            }
        }
        accounts(&free, letters, &mut found);
    }
    found
}

/// How many groups from one on are a telephone number, and which.
fn phone(run: &[Group], at: usize, letters: &[Letter]) -> Option<(usize, Mention)> {
    if !begins_number(run, at) {
        return None;
    }
    let context = Context::of(letters, run[at].letters.clone());
    let calls = context.is_of_calls();
    if is_id_in_link(letters, run[at].letters.clone()) || (moment(&run[at..]).is_some() && !calls) {
        return None;
    }
    let is_chain = run[at].is_another() && run.get(at + 1).is_some_and(|next| next.gap == "/");
    if is_chain && !calls {
        return None;
    }
    if let Some(spelled) = spelled(&run[at..], &context) {
        return Some(spelled);
    }
    let most = run.len().min(at + MOST_GROUPS);
    let mut ends: Vec<usize> = Vec::new();
    for end in at + 1..=most {
        let goes_on = end < run.len() && run[end].is_tight() && !run[end].plus && !run[end].is_another();
        if !goes_on {
            ends.push(end);
        }
        let next = run.get(end);
        let digits: usize = run[at..end].iter().map(Group::len).sum();
        let is_over = next.is_none_or(|next| {
            next.plus
                || (!goes_on && digits >= LANDLINE.start && (moment(&run[end..]).is_some() || counts(next, letters)))
        });
        if is_over {
            break;
        }
    }
    ends.into_iter().rev().find_map(|end| {
        let groups = &run[at..end];
        let is_number = !are_moments(groups)
            && !are_days(groups)
            && !is_price(groups, &context)
            && (is_phone(groups, &context, calls) || is_phone_from_afar(groups, letters));
        is_number.then(|| {
            let digits: String = groups.iter().map(|group| group.digits.as_str()).collect();
            let written = if groups[0].plus { format!("+{digits}") } else { digits.clone() };
            (end - at, Mention::Number { phone: international(&written), digits })
        })
    })
}

/// A mobile number whose digits are written one by one, but for those it begins with: `0 8 1 2 ...`, `+62 8 1 2 ...`.
fn spelled(run: &[Group], context: &Context) -> Option<(usize, Mention)> {
    let (first, rest) = run.split_first().filter(|(first, _)| first.len() <= LONGEST_START)?;
    let is_single = |group: &&Group| group.len() == 1 && !group.plus;
    // So many are more than any number has.
    let count = 1 + rest.iter().take(INTERNATIONAL.end).take_while(is_single).count();
    let digits: String = run[..count].iter().map(|group| group.digits.as_str()).collect();
    let is_number = match digits.strip_prefix("62") {
        _ if count <= FEWEST_SINGLE => false,
        _ if first.plus => INTERNATIONAL.contains(&digits.len()) && !digits.starts_with('0'),
        Some(rest) => is_mobile(&format!("0{rest}")),
        None if digits.starts_with('8') => context.is_right_beside_call() && is_mobile(&format!("0{digits}")),
        None => is_mobile(&digits),
    };
    is_number.then(|| {
        let phone = international(&if first.plus { format!("+{digits}") } else { digits.clone() });
        (count, Mention::Number { phone, digits })
    })
}

/// Whether a number may begin here: not in the middle of a date, a fraction or a chain of codes.
fn begins_number(run: &[Group], at: usize) -> bool {
    let group = &run[at];
    let is_spelled_country = group.digits == "6" && run.get(at + 1).is_some_and(|next| next.digits == "2");
    let may =
        group.plus || is_spelled_country || ["0", "62", "8"].iter().any(|prefix| group.digits.starts_with(prefix));
    let is_mobile = group.digits.starts_with("08") || group.digits.starts_with("628");
    let stands_alone = at == 0 || !group.is_tight() || group.is_another() || group.plus || group.bracket;
    may && (stands_alone || (group.len() >= 4 && is_mobile && run[at - 1].len() <= 3))
}

fn is_phone(groups: &[Group], context: &Context, calls: bool) -> bool {
    let digits: String = groups.iter().map(|group| group.digits.as_str()).collect();
    let first = &groups[0];
    let length = digits.len();
    let longest_group = groups.iter().map(Group::len).max().unwrap_or(0);
    let in_groups_of_three = groups.len() <= 5 && longest_group >= 3;
    if first.plus {
        return INTERNATIONAL.contains(&length) && !digits.starts_with('0');
    }
    if digits.starts_with("00") {
        return digits.starts_with("00628") && INTERNATIONAL.contains(&(length - 2));
    }
    let national = match digits.strip_prefix("62") {
        Some(rest) if rest.trim_start_matches('0').starts_with('8') => format!("0{}", rest.trim_start_matches('0')),
        _ => digits.clone(),
    };
    if is_mobile(&national) {
        let is_whole = national != digits || !is_fraction(groups);
        let after_country = first.digits != "62" || groups.get(1).is_some_and(|group| group.len() >= 3);
        let is_code = context.is_in_code() && length < SURE && !calls;
        let is_harmless = (is_code || context.is_harmless_code()) && !is_usual(groups);
        return is_whole && after_country && !is_harmless && (in_groups_of_three || calls);
    }
    if is_landline(&digits) {
        let has_slash = groups.iter().any(|group| group.gap.contains('/'));
        let of_large_town = LARGE_TOWNS.contains(&first.digits.as_str()) && groups.len() > 1 && length > 9;
        return !has_slash && (calls || (first.bracket && first.len() <= 4) || of_large_town) && in_groups_of_three;
    }
    let has_comma = groups.iter().any(|group| group.gap.contains(','));
    let is_harmless = context.is_harmless_code() && !is_usual(groups);
    !has_comma
        && !is_harmless
        && context.is_right_beside_call()
        && !context.is_in_address()
        && is_mobile(&format!("0{digits}"))
}

/// Whether a number without its nought stands nearly alone, and its neighbours ask to call. Codes of goods are longer.
fn is_phone_from_afar(groups: &[Group], letters: &[Letter]) -> bool {
    let digits: String = groups.iter().map(|group| group.digits.as_str()).collect();
    let range = groups[0].letters.start..groups[groups.len() - 1].letters.end;
    ALONE.contains(&digits.len())
        && is_mobile(&format!("0{digits}"))
        && groups.iter().all(|group| !group.gap.contains(','))
        && Context::of_neighbours(letters, range).is_some_and(|context| !context.is_code() && context.is_of_calls())
}

/// Whether digits are parted as people write a number to call: none of the parts is short, or none of a long number is single.
fn is_usual(groups: &[Group]) -> bool {
    let digits: usize = groups.iter().map(Group::len).sum();
    let shortest = if digits < SURE { SHORTEST_PART } else { SHORTEST_PART - 1 };
    groups.len() > 1
        && groups.iter().all(|group| group.len() >= shortest)
        && groups[1..].iter().all(|group| group.gap != "/")
}

/// Whether it is an amount. One in a small shop has fewer than ten digits, and none begins like a number to call.
fn is_price(groups: &[Group], context: &Context) -> bool {
    let first = &groups[0];
    let is_long = USUAL.contains(&whole_digits(groups));
    let is_of_money = context.is_money() && !(is_long && context.is_of_calls());
    let begins_number = first.plus || first.digits.starts_with('0') || (is_long && first.digits.starts_with("62"));
    are_amounts(groups) || (!begins_number && (is_of_money || (is_amount(groups) && !is_long)))
}

/// `0.0812345678` and its like, which is no number to call.
fn is_fraction(groups: &[Group]) -> bool {
    matches!(groups, [whole, part] if whole.digits == "0" && matches!(part.gap.as_str(), "." | ","))
}

/// 0811 to 0899; 0800, 0804 and 0809 are service lines and not anyone's.
pub(super) fn is_mobile(digits: &str) -> bool {
    MOBILE.contains(&digits.len())
        && digits.starts_with("08")
        && digits.as_bytes().get(2).is_some_and(|third| *third != b'0')
}

pub(super) fn is_landline(digits: &str) -> bool {
    LANDLINE.contains(&digits.len())
        && digits.starts_with('0')
        && digits.as_bytes().get(1).is_some_and(|second| !matches!(second, b'0' | b'1' | b'8'))
}
