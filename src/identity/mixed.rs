//! Numbers with letters among their digits: Latin ones that pass for digits (`0899-1234-S678`), and ones of another writing,
//! which stand in no number (`0899ㄧ1234ㄧ5678`). Codes of articles have letters too, so they must be few, and what is left
//! must be a number that people call or pay to.

use std::ops::Range;

use super::Mention;
use super::address::is_id_in_link;
use super::context::Context;
use super::fold::{Letter, taken_of};
use super::group::{is_gap, longest};
use super::look_alike::is_foreign;
use super::number::{INTERNATIONAL, international, is_landline, is_mobile};

/// The most words of one number.
const MOST: usize = 8;
/// One in so many signs of a number is a Latin letter at most.
const LATIN: usize = 3;
/// One in so many is of another writing at most: dates in East Asian writing have one behind each two digits.
const FOREIGN: usize = 5;
/// Digits of the shortest number that letters of another writing part.
const SHORTEST: usize = 9;
/// Digits of an account.
const ACCOUNT: Range<usize> = 10..17;

/// A word of digits and of letters that may stand for some.
#[derive(Debug)]
struct Word {
    letters: Range<usize>,
    /// With the digits that Latin letters stand for.
    digits: String,
    /// How many Latin letters stand for digits.
    latin: usize,
    /// How many letters are of another writing.
    foreign: usize,
    /// What stands before it; nothing for the first of a row.
    gap: String,
}

impl Word {
    /// Takes a word apart; nothing where it is one of a language.
    fn of(letters: &[Letter], range: Range<usize>, gap: String) -> Option<Word> {
        let mut word = Word { letters: range.clone(), digits: String::new(), latin: 0, foreign: 0, gap };
        for letter in &letters[range] {
            match letter.taken {
                digit if digit.is_ascii_digit() => word.digits.push(digit),
                foreign if is_foreign(foreign) => word.foreign += 1,
                other => {
                    word.digits.push(digit(other)?);
                    word.latin += 1;
                }
            }
        }
        (word.has_digits() || word.is_tight()).then_some(word)
    }

    fn has_digits(&self) -> bool {
        self.digits.len() > self.latin
    }

    /// Whether signs alone part it from the word before.
    fn is_tight(&self) -> bool {
        !self.gap.is_empty() && !self.gap.contains(char::is_whitespace)
    }
}

/// The digit that a Latin letter passes for.
const fn digit(letter: char) -> Option<char> {
    match letter {
        'o' => Some('0'),
        'i' | 'l' | '|' => Some('1'),
        'z' => Some('2'),
        's' => Some('5'),
        'b' => Some('8'),
        _ => None,
    }
}

/// The numbers outside the ranges that are something already.
pub(super) fn mixed(letters: &[Letter], taken: &[Range<usize>]) -> Vec<(Range<usize>, Mention)> {
    let number = |words: &[Word]| Some((range(words), number(words, letters)?));
    rows(letters, taken).iter().flat_map(|row| longest(row, 1..=MOST, number)).collect()
}

fn range(words: &[Word]) -> Range<usize> {
    words[0].letters.start..words[words.len() - 1].letters.end
}

/// Words that stand beside each other, where at least one has a letter.
fn rows(letters: &[Letter], taken: &[Range<usize>]) -> Vec<Vec<Word>> {
    let mut rows: Vec<Vec<Word>> = vec![Vec::new()];
    let mut place = 0;
    while place < letters.len() {
        if let Some(range) = taken.iter().find(|range| range.contains(&place)) {
            rows.push(Vec::new());
            place = range.end;
            continue;
        }
        let is_of_word = |letter: &&Letter| letter.taken.is_alphanumeric() || letter.taken == '|';
        let length = letters[place..].iter().take_while(is_of_word).count();
        if length == 0 {
            place += 1;
            continue;
        }
        let end = taken.iter().map(|range| range.start).filter(|start| *start > place).min();
        let word = place..end.map_or(place + length, |end| end.min(place + length));
        place = word.end;
        let before = rows.last().and_then(|row| row.last()).map(|before| before.letters.end);
        let gap = before.map(|before| taken_of(&letters[before..word.start])).unwrap_or_default();
        let joins = is_gap(&gap);
        let gap = if joins { gap } else { String::new() };
        match (Word::of(letters, word, gap), rows.last_mut()) {
            (Some(word), Some(row)) if joins => row.push(word),
            (Some(word), _) => rows.push(vec![word]),
            (None, _) => rows.push(Vec::new()),
        }
    }
    rows.retain(|row| row.iter().any(|word| word.latin + word.foreign > 0));
    rows
}

/// Whether words stand in the middle of a code or an amount.
fn goes_on(letters: &[Letter], start: usize) -> bool {
    let taken = |back: usize| start.checked_sub(back).map_or(' ', |place| letters[place].taken);
    ".,:/-_".contains(taken(1)) && taken(2).is_alphanumeric()
}

fn number(words: &[Word], letters: &[Letter]) -> Option<Mention> {
    let (first, rest) = words.split_first()?;
    let last = rest.last().unwrap_or(first);
    let digits: String = words.iter().map(|word| word.digits.as_str()).collect();
    let latin: usize = words.iter().map(|word| word.latin).sum();
    let foreign: usize = words.iter().map(|word| word.foreign).sum();
    let are_few = latin * LATIN <= digits.len() && foreign * FOREIGN <= digits.len();
    let is_long = digits.len() >= SHORTEST && first.has_digits() && last.has_digits();
    if latin + foreign == 0 || !are_few || !is_long {
        return None;
    }
    let context = Context::of(letters, range(words));
    if context.is_money() || words.iter().any(|word| is_id_in_link(letters, word.letters.clone())) {
        return None;
    }
    let is_tight = rest.iter().all(Word::is_tight);
    let calls = context.is_of_calls();
    let is_bare = is_tight && !context.is_code() && !goes_on(letters, first.letters.start);
    let plus = first.letters.start.checked_sub(1).is_some_and(|before| letters[before].taken == '+');
    let national = digits.strip_prefix("62").map_or_else(|| digits.clone(), |rest| format!("0{rest}"));
    let is_phone = (plus && INTERNATIONAL.contains(&digits.len()) && !digits.starts_with('0'))
        || (is_mobile(&national) && (is_bare || calls))
        || (is_landline(&digits) && calls)
        || (is_mobile(&format!("0{digits}")) && context.is_right_beside_call());
    let is_parted = foreign > 0 && is_bare;
    if is_phone || is_parted {
        let written = if plus { format!("+{digits}") } else { digits.clone() };
        return Some(Mention::Number { phone: international(&written), digits });
    }
    let asks = if is_tight { context.is_of_payment(digits.len()) } else { context.is_of_account(digits.len()) };
    let is_account = ACCOUNT.contains(&digits.len()) && asks && !context.is_code() && !context.is_in_address();
    is_account.then_some(Mention::Account(digits))
}
