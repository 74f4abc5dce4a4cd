//! Letters of other writings that look like Latin ones or like digits, chosen from the confusables of Unicode (UTS 39): those
//! that a reader of Indonesian takes for the word or the number that they imitate.

/// What a letter is taken for; nothing where it looks like no other.
pub(super) const fn look_alike(letter: char) -> Option<char> {
    Some(match letter {
        'А' | 'а' | 'Α' | 'α' | 'ᴀ' => 'a',
        'В' | 'в' | 'Ь' | 'ь' | 'Β' | 'ʙ' => 'b',
        'С' | 'с' | 'Ϲ' | 'ϲ' | 'ᴄ' => 'c',
        'Ԁ' | 'ԁ' | 'ᴅ' => 'd',
        'Е' | 'е' | 'Ε' | 'ᴇ' => 'e',
        'ꜰ' => 'f',
        'Ԍ' | 'ԍ' | 'ɡ' | 'ɢ' => 'g',
        'Н' | 'н' | 'Һ' | 'һ' | 'Η' | 'ʜ' => 'h',
        'І' | 'і' | 'Ӏ' | 'ӏ' | 'Ι' | 'ι' | 'ı' | 'ɪ' | 'ו' | 'ן' | 'ا' => 'i',
        'Ј' | 'ј' | 'ᴊ' => 'j',
        'К' | 'к' | 'Κ' | 'κ' | 'ᴋ' => 'k',
        'ʟ' => 'l',
        'М' | 'м' | 'Μ' | 'ᴍ' => 'm',
        'Ν' | 'ɴ' => 'n',
        'О' | 'о' | 'Ο' | 'ο' | 'σ' | 'Օ' | 'օ' | 'Ø' | 'ø' | 'ᴏ' | 'ס' | 'ه' | 'ഠ' | 'ဝ' | 'Ⲟ' | 'ⲟ' | 'ꓳ' => {
            'o'
        }
        'Р' | 'р' | 'Ρ' | 'ρ' | 'ᴘ' => 'p',
        'Ԛ' | 'ԛ' => 'q',
        'ʀ' => 'r',
        'Ѕ' | 'ѕ' | 'ꜱ' => 's',
        'Т' | 'т' | 'Τ' | 'τ' | 'ᴛ' => 't',
        'υ' | 'ᴜ' => 'u',
        'ν' | 'ѵ' | 'ᴠ' => 'v',
        'Ԝ' | 'ԝ' | 'ω' | 'ᴡ' => 'w',
        'Х' | 'х' | 'Χ' | 'χ' => 'x',
        'У' | 'у' | 'Ү' | 'ү' | 'Υ' | 'γ' | 'ʏ' => 'y',
        'Ζ' | 'ᴢ' => 'z',
        'Ƨ' | 'ƨ' => '2',
        'З' | 'з' | 'Ӡ' | 'ӡ' | 'Ʒ' | 'ʒ' | 'Ȝ' | 'ȝ' | 'ɜ' => '3',
        'Ч' | 'ч' | 'Ꮞ' => '4',
        'Ƽ' | 'ƽ' => '5',
        'Б' | 'б' => '6',
        'Ȣ' | 'ȣ' => '8',
        _ => return None,
    })
}

/// Whether a letter is of another writing than Latin.
pub(super) fn is_foreign(letter: char) -> bool {
    let is_latin = matches!(letter, '\0'..='\u{2af}' | '\u{1e00}'..='\u{1eff}');
    letter.is_alphabetic() && !is_latin
}
