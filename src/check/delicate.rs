//! Words that may follow a person for life when they stand beside a name: disability, health, past and age.
//!
//! UU 27/2022 counts health and children's data among the specific data, and lets people with disabilities decide for
//! themselves. A list of words cannot judge a sentence: what it finds is advice. Words that mean something harmless in a
//! workshop (a blind hem, a brush stroke, a cloth without a flaw) stand here only with the words that make them clear.

use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickBuilder, MatchKind};

use crate::problem::{Delicate, PersonProblem};

/// Who is younger is a child (UU 35/2014, art. 1).
const ADULT: u32 = 18;

const DISABILITY: &[&str] = &[
    "disabilitas",
    "difabel",
    "penyandang cacat",
    "orang cacat",
    "cacat fisik",
    "cacat mental",
    "cacat tubuh",
    "cacat sejak",
    "tunanetra",
    "tuna netra",
    "tunarungu",
    "tuna rungu",
    "tunawicara",
    "tuna wicara",
    "tunadaksa",
    "tuna daksa",
    "tunagrahita",
    "tuna grahita",
    "tunaganda",
    "kursi roda",
    "lumpuh",
    "buta",
    "tuli",
    "bisu",
    "autis",
    "autisme",
    "autistik",
    "sindrom down",
    "down syndrome",
    "down's syndrome",
    "keterbelakangan mental",
    "cerebral palsy",
    "amputasi",
    "diamputasi",
    "disability",
    "disabilities",
    "disabled",
    "wheelchair",
    "is blind",
    "went blind",
    "born blind",
    "blind man",
    "blind woman",
    "visually impaired",
    "deaf",
    "autistic",
    "autism",
    "amputee",
    "paralysed",
    "paralyzed",
    "paraplegic",
];
const HEALTH: &[&str] = &[
    "gangguan jiwa",
    "sakit jiwa",
    "gangguan mental",
    "skizofrenia",
    "bipolar",
    "depresi",
    "epilepsi",
    "ayan",
    "kena stroke",
    "terkena stroke",
    "sakit stroke",
    "pasca stroke",
    "pascastroke",
    "had a stroke",
    "kusta",
    "kanker",
    "tuberkulosis",
    "hamil",
    "keguguran",
    "trauma",
    "diagnosis",
    "didiagnosis",
    "schizophrenia",
    "mental illness",
    "depression",
    "epilepsy",
    "leprosy",
    "cancer",
    "tuberculosis",
    "pregnant",
    "miscarriage",
];
const PAST: &[&str] = &[
    "korban",
    "penyintas",
    "kekerasan",
    "pelecehan",
    "perkosaan",
    "pemerkosaan",
    "diperkosa",
    "dilecehkan",
    "perdagangan orang",
    "perdagangan manusia",
    "pekerja seks",
    "tunasusila",
    "tuna susila",
    "pelacur",
    "prostitusi",
    "narapidana",
    "napi",
    "eks-napi",
    "penjara",
    "dipenjara",
    "narkoba",
    "pecandu",
    "gelandangan",
    "pengemis",
    "anak jalanan",
    "anak terlantar",
    "yatim",
    "piatu",
    "janda",
    "diceraikan",
    "ditelantarkan",
    "victim",
    "survivor",
    "abuse",
    "abused",
    "violence",
    "raped",
    "trafficked",
    "trafficking",
    "sex worker",
    "prostitution",
    "prostitute",
    "prison",
    "convict",
    "addict",
    "addiction",
    "homeless",
    "beggar",
    "orphan",
    "divorced",
];
const AGE: &[&str] = &[
    "lansia",
    "tanggal lahir",
    "siswa sd",
    "siswi sd",
    "murid sd",
    "siswa smp",
    "siswi smp",
    "date of birth",
    "elderly",
];
/// Short words that mean something else in small letters.
const ACRONYMS: &[(&str, Delicate)] = &[
    ("HIV", Delicate::Health),
    ("AIDS", Delicate::Health),
    ("ODHA", Delicate::Health),
    ("ODGJ", Delicate::Health),
    ("TBC", Delicate::Health),
    ("ADHD", Delicate::Health),
    ("PTSD", Delicate::Health),
    ("KDRT", Delicate::Past),
    ("PSK", Delicate::Past),
];
/// What stands before an age, and before a year of birth.
const BEFORE_AGE: &[&str] = &["berusia", "berumur", "usia", "usianya", "umur", "umurnya", "aged", "age"];
const BEFORE_BIRTH: &[&str] = &["lahir", "kelahiran", "born"];
/// What makes an age that of long ago.
const LONG_AGO: &[&str] = &["sejak", "dari", "pada", "di", "since", "from", "at", "the"];

struct Lists {
    words: AhoCorasick,
    kinds: Vec<Delicate>,
    acronyms: AhoCorasick,
}

/// A list of fixed words always makes an automaton; one that could not be made would find nothing.
static LISTS: LazyLock<Option<Lists>> = LazyLock::new(|| {
    let lists =
        [(DISABILITY, Delicate::Disability), (HEALTH, Delicate::Health), (PAST, Delicate::Past), (AGE, Delicate::Age)];
    let words = lists.iter().flat_map(|(words, _)| words.iter());
    let kinds = lists.iter().flat_map(|(words, kind)| words.iter().map(|_| *kind)).collect();
    let mut builder = AhoCorasickBuilder::new();
    builder.match_kind(MatchKind::LeftmostLongest);
    let acronyms = builder.build(ACRONYMS.iter().map(|(word, _)| word)).ok()?;
    let words = builder.ascii_case_insensitive(true).build(words).ok()?;
    Some(Lists { words, kinds, acronyms })
});

/// The first place of each kind in a text about a person.
pub(super) fn advice(text: &str, has_guardian: bool) -> Vec<(Range<usize>, PersonProblem)> {
    let mut found: Vec<(Range<usize>, PersonProblem)> = Vec::new();
    for (range, kind, age) in places(text) {
        let problem = match age {
            Some(age) if age < ADULT && !has_guardian => PersonProblem::MaybeChild { age },
            _ => PersonProblem::Delicate { what: kind },
        };
        if !found.iter().any(|(_, other)| *other == problem) {
            found.push((range, problem));
        }
    }
    found
}

/// Every delicate word by its place, and the age where it tells one.
fn places(text: &str) -> Vec<(Range<usize>, Delicate, Option<u32>)> {
    let Some(lists) = LISTS.as_ref() else { return Vec::new() };
    let words = lists.words.find_iter(text).map(|found| (found.range(), lists.kinds[found.pattern().as_usize()]));
    let acronyms = lists.acronyms.find_iter(text).map(|found| (found.range(), ACRONYMS[found.pattern().as_usize()].1));
    let whole = words.chain(acronyms).filter(|(range, _)| is_whole_word(text, range));
    let mut places: Vec<_> = whole.map(|(range, kind)| (range, kind, None)).collect();
    places.extend(ages(text).into_iter().map(|(range, age)| (range, Delicate::Age, age)));
    places.sort_by_key(|(range, ..)| range.start);
    places
}

/// Whether no letter goes on before the range, and behind it nothing but an ending such as `-nya`.
pub(super) fn is_whole_word(text: &str, range: &Range<usize>) -> bool {
    let begins = !text[..range.start].ends_with(char::is_alphanumeric);
    let rest = &text[range.end..];
    let letters = rest.find(|letter: char| !letter.is_alphanumeric()).unwrap_or(rest.len());
    begins && matches!(&rest[..letters], "" | "nya" | "ku" | "mu" | "s")
}

/// Ages and years of birth, with the age where one is told.
fn ages(text: &str) -> Vec<(Range<usize>, Option<u32>)> {
    let words = words(text);
    let number = |place: usize| -> Option<u32> {
        let word: &str = words.get(place).map(|range| &text[range.clone()])?;
        (word.len() <= 4).then(|| word.parse().ok()).flatten()
    };
    let is = |place: usize, list: &[&str]| {
        words.get(place).is_some_and(|range| list.iter().any(|word| word.eq_ignore_ascii_case(&text[range.clone()])))
    };
    let mut found = Vec::new();
    for place in 0..words.len() {
        let is_long_ago = place > 0 && is(place - 1, LONG_AGO);
        let age = number(place + 1).filter(|age| (1..120).contains(age));
        let span = |last: usize| words[place].start..words[last.min(words.len() - 1)].end;
        if is(place, BEFORE_AGE) && !is_long_ago && age.is_some() {
            found.push((span(place + 1), age));
        } else if is(place, BEFORE_BIRTH) && (place + 1..=place + 6).any(|near| number(near).is_some_and(is_year)) {
            found.push((span(place), None));
        } else if let Some(age) = number(place).filter(|age| (1..120).contains(age)) {
            let is_old = is(place + 1, &["year", "years"]) && is(place + 2, &["old"]);
            let in_brackets = text[..words[place].start].ends_with('(') && is(place + 1, &["tahun", "th"]);
            if is_old || in_brackets {
                found.push((span(place + if is_old { 2 } else { 1 }), Some(age)));
            }
        }
    }
    found
}

const fn is_year(number: u32) -> bool {
    1900 <= number && number < 2100
}

/// The runs of letters and digits.
fn words(text: &str) -> Vec<Range<usize>> {
    let mut words: Vec<Range<usize>> = Vec::new();
    for (start, letter) in text.char_indices().filter(|(_, letter)| letter.is_alphanumeric()) {
        let end = start + letter.len_utf8();
        match words.last_mut() {
            Some(word) if word.end == start => word.end = end,
            _ => words.push(start..end),
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn told(text: &str) -> Vec<(&str, PersonProblem)> {
        advice(text, false).into_iter().map(|(range, problem)| (&text[range], problem)).collect()
    }

    #[test]
    fn delicate_words_are_found_in_both_languages() {
        let delicate = |what| PersonProblem::Delicate { what };
        let cases = [
            ("Rini memakai kursi roda.", "kursi roda", delicate(Delicate::Disability)),
            ("Disabilitasnya tidak menghalangi.", "Disabilitas", delicate(Delicate::Disability)),
            ("Ia penyintas KDRT.", "penyintas", delicate(Delicate::Past)),
            ("She lives with HIV.", "HIV", delicate(Delicate::Health)),
            ("Rini (34 tahun) menjahit.", "34 tahun", delicate(Delicate::Age)),
            ("Rini berusia 34 tahun.", "berusia 34", delicate(Delicate::Age)),
            ("Lahir di Bogor, 3 Mei 1990.", "Lahir", delicate(Delicate::Age)),
            ("A 12-year-old painter.", "12-year-old", PersonProblem::MaybeChild { age: 12 }),
            ("Umurnya 15.", "Umurnya 15", PersonProblem::MaybeChild { age: 15 }),
        ];
        for (text, word, problem) in cases {
            assert_eq!(told(text).first(), Some(&(word, problem)), "{text}");
        }
    }

    #[test]
    fn a_guardian_settles_a_childs_age() {
        let told = advice("Umurnya 15.", true);
        assert_eq!(told[0].1, PersonProblem::Delicate { what: Delicate::Age });
    }

    #[test]
    fn words_of_the_workshop_are_left_alone() {
        for text in [
            "Jahitannya tanpa cacat, dengan kelim som.",
            "A blind hem, and one stroke of the brush.",
            "Sudah 12 tahun menjahit.",
            "Ia belajar membatik sejak umur 12 tahun.",
            "Visual aids and hearing aids.",
            "Di usianya yang muda ia sudah mahir.",
            "Butaran dan tulisan tangan.",
            "",
        ] {
            assert_eq!(told(text), [], "{text}");
        }
    }

    #[test]
    fn one_kind_is_told_once() {
        assert_eq!(told("Difabel, tuli, buta; korban dan penyintas.").len(), 2);
    }

    proptest! {
        #[test]
        fn no_text_makes_it_fall_over(text in "\\PC{0,80}", age in 0_u32..10_000) {
            advice(&text, false);
            advice(&format!("{text} umur {age} lahir {age} ({age} tahun"), true);
        }
    }
}
