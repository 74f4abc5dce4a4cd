//! Telephone numbers and account numbers in a text, told apart from prices, dates, measures, hours and codes.
//!
//! Digits with a separator or two between them are a run. A number is read from a run's groups: as many as belong
//! together, and no others.

use std::ops::Range;

use super::Mention;
use super::address::is_id_in_link;
use super::context::Context;
use super::fold::{Letter, taken_of};

/// Digits of the shortest and of the longest mobile number with its nought, in Indonesia.
const MOBILE: Range<usize> = 10..15;
/// Digits of a landline with its nought.
const LANDLINE: Range<usize> = 9..13;
/// Digits of a number with its country code (E.164).
pub(super) const INTERNATIONAL: Range<usize> = 9..16;
/// Digits of an account.
const ACCOUNT: Range<usize> = 8..20;
/// Landline codes of the largest towns, which are written without brackets too.
const LARGE_TOWNS: [&str; 5] = ["021", "022", "024", "031", "061"];
/// The most separators between two groups of one number.
const WIDEST_GAP: usize = 4;
/// The most groups of one number.
const MOST_GROUPS: usize = 8;

/// Digits without anything between them.
#[derive(Debug, Clone)]
struct Group {
    letters: Range<usize>,
    digits: String,
    /// What stands between this group and the one before; empty for the first of a run.
    gap: String,
    /// Whether a plus stands before it.
    plus: bool,
    /// Whether a bracket opens before it.
    bracket: bool,
}

impl Group {
    fn len(&self) -> usize {
        self.digits.len()
    }

    /// Whether nothing but one sign stands before it.
    fn is_tight(&self) -> bool {
        !self.gap.is_empty() && !self.gap.contains([' ', '\n', '\t', ','])
    }

    /// Whether a slash parts it from the number before: `0812-0000-0001/021-5550123`.
    fn is_another(&self) -> bool {
        self.gap == "/" && self.digits.starts_with('0') && self.len() > 2
    }

    fn value(&self) -> u32 {
        self.digits.parse().unwrap_or(u32::MAX)
    }
}

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

/// The runs of a text.
fn runs(letters: &[Letter], links: &[Range<usize>]) -> Vec<Vec<Group>> {
    let mut runs: Vec<Vec<Group>> = Vec::new();
    let mut place = 0;
    while place < letters.len() {
        if let Some(link) = links.iter().find(|link| link.contains(&place)) {
            place = link.end;
            continue;
        }
        if !is_digit_like(letters[place].taken) {
            place += 1;
            continue;
        }
        let end = letters[place..].iter().position(|letter| !is_digit_like(letter.taken));
        let end = end.map_or(letters.len(), |length| place + length);
        if let Some(range) = digits_in(letters, place..end) {
            let before = runs.last().and_then(|run| run.last()).map_or(0, |group| group.letters.end);
            let gap = taken_of(&letters[before..range.start]);
            let crosses_link = links.iter().any(|link| (before..range.start).contains(&link.start));
            let joins = before > 0 && is_gap(&gap) && !crosses_link;
            let digits = letters[range.clone()].iter().map(|letter| digit(letter.taken)).collect();
            let signs = taken_of(&letters[range.start.saturating_sub(2)..range.start]);
            let plus = signs.ends_with('+') || signs == "+(";
            let bracket = signs.ends_with('(') || signs == "(+";
            let group = Group { letters: range, digits, gap: if joins { gap } else { String::new() }, plus, bracket };
            match runs.last_mut() {
                Some(run) if joins => run.push(group),
                _ => runs.push(vec![group]),
            }
        }
        place = end;
    }
    runs
}

const fn is_digit_like(letter: char) -> bool {
    letter.is_ascii_digit() || matches!(letter, 'o' | 'l' | 'i' | '|')
}

const fn digit(letter: char) -> char {
    match letter {
        'o' => '0',
        'l' | 'i' | '|' => '1',
        digit => digit,
    }
}

/// The part of a row of digits and look-alikes that is a number: look-alikes beside other letters belong to words, and
/// they are fewer than the digits.
fn digits_in(letters: &[Letter], row: Range<usize>) -> Option<Range<usize>> {
    let is_digit = |place: usize| letters[place].taken.is_ascii_digit();
    let (mut start, mut end) = (row.start, row.end);
    let touches = |place: Option<usize>| {
        place.and_then(|place| letters.get(place)).is_some_and(|letter| letter.taken.is_alphabetic())
    };
    if touches(start.checked_sub(1)) {
        start = row.clone().find(|place| is_digit(*place))?;
    }
    if touches(Some(end)) {
        end = row.clone().rev().find(|place| is_digit(*place))? + 1;
    }
    let digits = (start..end).filter(|place| is_digit(*place)).count();
    let bars = (start..end).filter(|place| letters[*place].taken == '|').count();
    let are_few = digits > 0 && end - start - digits <= digits;
    (bars <= 1 && (are_few || fills_gap(letters, &(start..end)))).then_some(start..end)
}

/// Whether look-alikes alone stand where a group of digits would: `0812-OOOO-0001`.
fn fills_gap(letters: &[Letter], group: &Range<usize>) -> bool {
    let (before, after) = (&letters[..group.start], &letters[group.end..]);
    let taken = |letter: Option<&Letter>| letter.map_or('\n', |letter| letter.taken);
    let follows = taken(before.iter().nth_back(1)).is_ascii_digit();
    let leads = after.get(1).is_some_and(|letter| is_digit_like(letter.taken));
    match (taken(before.last()), taken(after.first())) {
        ('-' | '.' | '/', '-' | '.' | '/') => follows && leads,
        ('-' | '.' | '/', end) => follows && !end.is_alphabetic(),
        (' ', ' ') => follows && leads && group.len() > 2,
        (' ', end) => follows && group.len() > 2 && !end.is_alphabetic(),
        _ => false,
    }
}

/// Whether what stands between two groups may stand inside one number.
pub(super) fn is_gap(gap: &str) -> bool {
    let letters = gap.chars().count();
    let is_separator = |letter: char| " \t\n-.()/,:_*~`\\+\r".contains(letter);
    (1..=WIDEST_GAP).contains(&letters) && gap.chars().all(is_separator) && gap.matches('\n').count() <= 1
}

/// How many groups from the first are a date or an hour, and nothing else.
fn moment(groups: &[Group]) -> Option<usize> {
    let gap = |place: usize| groups.get(place).map(|group| group.gap.as_str()).unwrap_or_default();
    let two = |place: usize, highest: u32| {
        groups.get(place).is_some_and(|group| group.len() <= 2 && group.value() <= highest)
    };
    let year =
        |place: usize| groups.get(place).is_some_and(|group| group.len() == 4 && (1900..2100).contains(&group.value()));
    let same_gap = matches!(gap(1), "-" | "." | "/") && gap(2) == gap(1);
    let ends = |count: usize| match gap(count) {
        "." | ":" | "/" | "_" => false,
        "-" => moment(&groups[count..]).is_some(),
        _ => true,
    };
    if same_gap && ends(3) && ((year(0) && two(1, 12) && two(2, 31)) || (two(0, 31) && two(1, 12) && year(2))) {
        return Some(3);
    }
    let minutes = groups.get(1).is_some_and(|group| group.len() == 2);
    let is_hour = matches!(gap(1), "." | ":") && two(0, 24) && two(1, 59) && minutes;
    (is_hour && ends(2)).then_some(2)
}

/// Whether all of them are dates and hours.
fn are_moments(mut groups: &[Group]) -> bool {
    while let Some(count) = moment(groups) {
        groups = &groups[count..];
    }
    groups.is_empty()
}

/// Whether groups are one amount with its thousands: `1.250.000`.
fn is_amount(groups: &[Group]) -> bool {
    let [first, rest @ ..] = groups else { return false };
    let thousands = |sign: &str| rest.iter().all(|group| group.len() == 3 && group.gap == sign);
    !rest.is_empty() && first.len() <= 3 && !first.digits.starts_with('0') && (thousands(".") || thousands(","))
}

/// How many groups from one on are a telephone number, and which.
fn phone(run: &[Group], at: usize, letters: &[Letter]) -> Option<(usize, Mention)> {
    if !begins_number(run, at) {
        return None;
    }
    let context = Context::of(letters, run[at].letters.clone());
    let calls = context.is_of_calls();
    let is_no_number = context.is_money() || is_id_in_link(letters, run[at].letters.clone());
    if is_no_number || (moment(&run[at..]).is_some() && !calls) {
        return None;
    }
    if let Some(spelled) = spelled(&run[at..]) {
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
        let is_number = !are_moments(groups) && !is_amount(groups) && is_phone(groups, &context, calls);
        is_number.then(|| {
            let digits: String = groups.iter().map(|group| group.digits.as_str()).collect();
            let written = if groups[0].plus { format!("+{digits}") } else { digits.clone() };
            (end - at, Mention::Number { phone: international(&written), digits })
        })
    })
}

/// A mobile number that is written digit by digit: `0 8 1 2 ...`.
fn spelled(run: &[Group]) -> Option<(usize, Mention)> {
    let digits: String = run.iter().take_while(|group| group.len() == 1).map(|group| group.digits.as_str()).collect();
    is_mobile(&digits).then(|| (digits.len(), Mention::Number { phone: international(&digits), digits }))
}

/// Whether a number may begin here: not in the middle of a date, a fraction or a chain of codes.
fn begins_number(run: &[Group], at: usize) -> bool {
    let group = &run[at];
    let may = group.plus || ["0", "62", "8"].iter().any(|prefix| group.digits.starts_with(prefix));
    let is_mobile = group.digits.starts_with("08") || group.digits.starts_with("628");
    let stands_alone = at == 0 || !group.is_tight() || group.is_another() || group.plus || group.bracket;
    may && (stands_alone || (group.len() >= 4 && is_mobile && run[at - 1].len() <= 3))
}

/// Whether a group is how many of something: `10 lembar`.
fn counts(group: &Group, letters: &[Letter]) -> bool {
    let mut after = letters[group.letters.end..].iter().map(|letter| letter.taken);
    group.len() <= 3 && after.next() == Some(' ') && after.next().is_some_and(char::is_alphabetic)
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
        let is_code = context.follows_letter() && groups.len() == 1 && length < 11 && !calls;
        return is_whole && after_country && !is_code && (in_groups_of_three || calls);
    }
    if is_landline(&digits) {
        let has_slash = groups.iter().any(|group| group.gap.contains('/'));
        let of_large_town = LARGE_TOWNS.contains(&first.digits.as_str()) && groups.len() > 1 && length > 9;
        return !has_slash && (calls || (first.bracket && first.len() <= 4) || of_large_town) && in_groups_of_three;
    }
    let has_comma = groups.iter().any(|group| group.gap.contains(','));
    !has_comma && context.is_right_beside_call() && !context.is_in_address() && is_mobile(&format!("0{digits}"))
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

/// The account numbers among groups that are no telephone number.
fn accounts(groups: &[Group], letters: &[Letter], found: &mut Vec<(Range<usize>, Mention)>) {
    let mut at = 0;
    while at < groups.len() {
        let mut end = at + 1;
        while end < groups.len() && belongs(&groups[end - 1], &groups[end]) {
            end += 1;
        }
        let part = &groups[at..end];
        let range = part[0].letters.start..part[part.len() - 1].letters.end;
        let digits: String = part.iter().map(|group| group.digits.as_str()).collect();
        let is_long = ACCOUNT.contains(&digits.len());
        if is_long && !is_amount(part) && !is_round(&digits) {
            let context = Context::of(letters, range.clone());
            let is_in_address = context.is_in_address() || is_id_in_link(letters, range.clone());
            if context.is_of_payment() && !context.is_money() && !is_in_address {
                found.push((range, Mention::Account(digits)));
            }
        }
        at = end;
    }
}

/// Whether two groups can be of one account number: joined by a sign, or short ones side by side.
fn belongs(one: &Group, next: &Group) -> bool {
    let is_part = |group: &Group| (2..=6).contains(&group.len());
    next.is_tight() || (!next.gap.contains(['\n', ',']) && is_part(one) && is_part(next))
}

/// An amount without its thousands: `12500000`.
fn is_round(digits: &str) -> bool {
    digits.len() <= 9 && digits.ends_with("000") && !digits.starts_with('0')
}
