//! Numbers whose parts stand in lines or paragraphs of their own: a buyer reads them as one.

use std::ops::Range;

use super::account::USUAL;
use super::rendered::Reading;

/// So many digits are a whole number by themselves, and what follows is another one.
const WHOLE: usize = USUAL.start;
/// Sizes and counts in a list have at most so many digits.
const LONGEST_SIZE: usize = 3;
/// Signs that stand in numbers or are marks of Markdown.
const SIGNS: &str = " \t-./()+,:*_~`#>";

/// The text with the parts of such numbers side by side; nothing where it has none.
pub(super) fn joined(text: &str) -> Option<Reading> {
    let mut reading = Reading::default();
    let mut place = 0;
    for pair in numbers(text).iter().flat_map(|lines| lines.windows(2)) {
        reading.push(&text[place..pair[0].end], place..pair[0].end, text);
        place = pair[1].start + mark(&text[pair[1].clone()]);
        reading.push(" ", pair[0].end..place, text);
    }
    (place > 0).then(|| {
        reading.push(&text[place..], place..text.len(), text);
        reading
    })
}

/// The lines of each such number: one that ends in digits, and those of digits alone behind it.
fn numbers(text: &str) -> Vec<Vec<Range<usize>>> {
    let mut numbers: Vec<Vec<Range<usize>>> = vec![Vec::new()];
    for line in lines(text) {
        let words = &text[line.clone()];
        match numbers.last_mut() {
            Some(number) if !number.is_empty() && is_part(words) => number.push(line),
            _ if begins(words) => numbers.push(vec![line]),
            _ => numbers.push(Vec::new()),
        }
    }
    let are_sizes = |lines: &[Range<usize>]| {
        let parts: Vec<String> = lines.iter().map(|line| last_digits(&text[line.clone()])).collect();
        are_sizes(&parts)
    };
    numbers.retain(|lines| !are_sizes(lines));
    numbers
}

/// The lines of a text that say anything, without the blanks and marks at their ends.
fn lines(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut end = 0;
    text.split_inclusive('\n').filter_map(move |line| {
        let start = end;
        end += line.len();
        let last = line.rfind(char::is_alphanumeric)?;
        let length = last + line[last..].chars().next().map_or(0, char::len_utf8);
        Some(start..start + length)
    })
}

/// Whether a line ends in digits that others may go on.
fn begins(line: &str) -> bool {
    line.ends_with(|letter: char| letter.is_ascii_digit()) && (1..WHOLE).contains(&last_digits(line).len())
}

/// Whether a line holds digits alone, and too few for a number.
fn is_part(line: &str) -> bool {
    line[mark(line)..].chars().all(is_of_number) && begins(line)
}

/// The digits that a line ends in, whatever signs part them.
fn last_digits(line: &str) -> String {
    let line = &line[mark(line)..];
    let tail = line.rfind(|letter| !is_of_number(letter)).and_then(|last| line.get(last..)).unwrap_or(line);
    tail.chars().filter(char::is_ascii_digit).collect()
}

fn is_of_number(letter: char) -> bool {
    letter.is_ascii_digit() || SIGNS.contains(letter)
}

/// Whether numbers of one length rise or fall, as sizes and counts in a list do.
fn are_sizes(parts: &[String]) -> bool {
    let length = parts.first().map_or(0, String::len);
    let is_even = length <= LONGEST_SIZE && parts.iter().all(|part| part.len() == length);
    is_even && (parts.is_sorted_by(|one, next| one < next) || parts.is_sorted_by(|one, next| one > next))
}

/// How many bytes the mark of a heading, a quotation or an item takes: `## `, `> `, `- `, `12. `.
fn mark(line: &str) -> usize {
    let rest = line.trim_start_matches([' ', '\t', '#', '>', '-', '*', '+']);
    let number = rest.trim_start_matches(|letter: char| letter.is_ascii_digit());
    match number.strip_prefix(". ").or_else(|| number.strip_prefix(") ")) {
        Some(item) if number.len() < rest.len() => line.len() - item.len(),
        _ => line.len() - rest.len(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<String> {
        joined(text).map(|reading| reading.text)
    }

    #[test]
    fn parts_of_a_number_stand_side_by_side() {
        for (text, whole) in [
            ("Rekening BCA 88800\n\n01234\n\na.n. Budi", "Rekening BCA 88800 01234\n\na.n. Budi"),
            ("BCA:\n8880\n0012\n34", "BCA:\n8880 0012 34"),
            ("- 8880\n- 0012\n- 34", "- 8880 0012 34"),
            ("1. 8880\n2. 0012\n3. 34", "1. 8880 0012 34"),
            ("# **8880**\n\n---\n\n# **001234** ", "# **8880 001234** "),
            ("08\r\n\r\n99-1234\r\n\r\n5678", "08 99-1234 5678"),
        ] {
            assert_eq!(read(text).as_deref(), Some(whole));
        }
    }

    #[test]
    fn numbers_that_are_whole_and_sizes_stay_apart() {
        for text in [
            "0812-3456-789\n110",
            "Telepon\n0812-3456-7890\n021-5550123",
            "Ukuran\n28\n30\n32\n34\n36",
            "- 300\n- 250\n- 200\n- 150",
            "Harga 45.000\n\nUkuran 30",
            "| 1 | 2 |\n|---|---|\n| 3 | 4 |",
            "12345",
            "",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn a_number_knows_where_its_parts_stand() {
        let text = "BCA **8880**\n\n- **001234** ya\n\n1";
        let reading = joined("BCA **8880**\n\n- 001234\n\nya").unwrap();
        let start = reading.text.find("8880").unwrap();
        assert_eq!(reading.text, "BCA **8880 001234\n\nya");
        assert_eq!(&"BCA **8880**\n\n- 001234\n\nya"[reading.written(start..start + 11)], "8880**\n\n- 001234");
        assert_eq!(read(text), None);
    }
}
