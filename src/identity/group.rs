//! Digits as they stand beside each other in a text, and what of them is a date, an hour or an amount.

use std::ops::{Range, RangeInclusive};

use super::fold::{Letter, taken_of};

/// The most separators between two groups of one number, spaces and the same sign counted once.
const WIDEST_GAP: usize = 4;
/// The last day of a month.
const LAST_DAY: u32 = 31;

/// Digits without anything between them.
#[derive(Debug, Clone)]
pub(super) struct Group {
    pub(super) letters: Range<usize>,
    pub(super) digits: String,
    /// What stands between this group and the one before; empty for the first of a run.
    pub(super) gap: String,
    /// Whether a plus stands before it.
    pub(super) plus: bool,
    /// Whether a bracket opens before it.
    pub(super) bracket: bool,
}

impl Group {
    pub(super) fn len(&self) -> usize {
        self.digits.len()
    }

    /// Whether nothing but one sign stands before it.
    pub(super) fn is_tight(&self) -> bool {
        !self.gap.is_empty() && !self.gap.contains([' ', '\n', '\t', ','])
    }

    /// Whether a slash parts it from the number before: `0812-0000-0001/021-5550123`.
    pub(super) fn is_another(&self) -> bool {
        self.gap == "/" && self.digits.starts_with('0') && self.len() > 2
    }

    pub(super) fn value(&self) -> u32 {
        self.digits.parse().unwrap_or(u32::MAX)
    }
}

/// The runs of a text.
pub(super) fn runs(letters: &[Letter], links: &[Range<usize>]) -> Vec<Vec<Group>> {
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
            let gap = narrowed(&taken_of(&letters[before..range.start]));
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

/// Letters with each row of blanks as the one that a browser shows, and each row of the same sign as one. A blank line stays.
pub(super) fn narrowed(text: &str) -> String {
    let mut narrow = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(letter) = rest.next() {
        if letter.is_alphanumeric() {
            narrow.push(letter);
        } else if letter.is_whitespace() {
            let mut lines = usize::from(letter == '\n');
            while let Some(blank) = rest.next_if(|next| next.is_whitespace()) {
                lines += usize::from(blank == '\n');
            }
            narrow.push_str(match lines {
                0 => " ",
                1 => "\n",
                _ => "\n\n",
            });
        } else {
            narrow.push(letter);
            while rest.next_if_eq(&letter).is_some() {}
        }
    }
    narrow
}

/// Whether what stands between two groups, made narrow, may stand inside one number.
pub(super) fn is_gap(gap: &str) -> bool {
    let letters = gap.chars().count();
    let is_separator = |letter: char| " \t\n-.()/,:_*~`\\+\r".contains(letter);
    (1..=WIDEST_GAP).contains(&letters) && gap.chars().all(is_separator) && gap.matches('\n').count() <= 1
}

/// What so many neighbours of a row make together: from each place on the most of them that make something.
pub(super) fn longest<T, Made>(
    row: &[T],
    counts: RangeInclusive<usize>,
    make: impl Fn(&[T]) -> Option<Made>,
) -> Vec<Made> {
    let (fewest, most) = counts.into_inner();
    let mut found = Vec::new();
    let mut at = 0;
    while at < row.len() {
        let ends = (at + fewest..=row.len().min(at + most)).rev();
        at = match ends.into_iter().find_map(|end| Some((end, make(&row[at..end])?))) {
            Some((end, made)) => {
                found.push(made);
                end
            }
            None => at + 1,
        };
    }
    found
}

/// How many groups from the first are a date or an hour, and nothing else.
pub(super) fn moment(groups: &[Group]) -> Option<usize> {
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
pub(super) fn are_moments(mut groups: &[Group]) -> bool {
    while let Some(count) = moment(groups) {
        groups = &groups[count..];
    }
    groups.is_empty()
}

/// Whether groups are one amount with its thousands or its cents: `1.250.000`, `1250000,00`.
pub(super) fn is_amount(groups: &[Group]) -> bool {
    let [first, rest @ ..] = without_cents(groups) else { return false };
    let thousands = |sign: &str| rest.iter().all(|group| group.len() == 3 && group.gap == sign);
    let has_thousands = !rest.is_empty() && first.len() <= 3 && (thousands(".") || thousands(","));
    !first.digits.starts_with('0') && (has_thousands || (rest.is_empty() && groups.len() > 1))
}

/// The groups before a comma and two noughts; rupiah have no other cents.
fn without_cents(groups: &[Group]) -> &[Group] {
    match groups {
        [whole @ .., cents] if !whole.is_empty() && cents.gap == "," && cents.digits == "00" => whole,
        groups => groups,
    }
}

/// How many digits stand before the cents.
pub(super) fn whole_digits(groups: &[Group]) -> usize {
    without_cents(groups).iter().map(Group::len).sum()
}

/// Whether groups are round amounts beside each other: `45.000 - 50.000`, `45000 50000`.
pub(super) fn are_amounts(groups: &[Group]) -> bool {
    let amounts: Vec<&[Group]> = groups.chunk_by(|_, next| matches!(next.gap.as_str(), "." | ",")).collect();
    let ends_in = |amount: &[Group], noughts: &str| {
        without_cents(amount).last().is_some_and(|last| last.digits.ends_with(noughts))
    };
    let is_round = |amount: &[Group]| match amount {
        [one] => one.len() > 2 && !one.digits.starts_with('0') && ends_in(amount, "00"),
        _ => is_amount(amount) && ends_in(amount, "0"),
    };
    amounts.len() > 1 && amounts.iter().all(|amount| is_round(amount))
}

/// Whether groups are days of a month, or small sizes, that follow each other: `12 13 14 15`.
pub(super) fn are_days(groups: &[Group]) -> bool {
    groups.len() > 2
        && groups.iter().all(|group| group.len() <= 2 && group.value() <= LAST_DAY)
        && groups.is_sorted_by(|one, next| one.value() < next.value())
}

/// Whether groups are sizes or counts that rise by fives or tens: `50 100 150 200`.
pub(super) fn are_sizes(groups: &[Group]) -> bool {
    groups.len() > 2
        && groups.iter().all(|group| group.len() <= 3 && group.value().is_multiple_of(5) && group.digits != "0")
        && groups[1..].iter().all(|group| !group.is_tight())
        && groups.is_sorted_by(|one, next| one.value() < next.value())
}

/// Whether groups begin with a day or a month of a year, as the numbers of orders do: `20251201`, `2025/12/0001`.
pub(super) fn are_dated(groups: &[Group]) -> bool {
    let digits: String = groups.iter().take(3).map(|group| group.digits.as_str()).collect();
    let two = |place: usize| digits.get(place..place + 2).and_then(|pair| pair.parse::<u32>().ok()).unwrap_or(0);
    let is_month = matches!(two(0), 19 | 20) && (1..=12).contains(&two(4));
    let is_parted = matches!(groups, [year, month, ..] if year.len() == 4 && month.len() == 2);
    is_month && (is_parted || (groups[0].len() >= 8 && (1..=LAST_DAY).contains(&two(6))))
}

/// Whether a group is how many of something: `10 lembar`.
pub(super) fn counts(group: &Group, letters: &[Letter]) -> bool {
    let mut after = letters[group.letters.end..].iter().map(|letter| letter.taken);
    group.len() <= 3 && after.next() == Some(' ') && after.next().is_some_and(char::is_alphabetic)
}
