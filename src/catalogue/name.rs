//! Names that some systems take for something else, and characters that people do not see.

/// Names in lower case that Windows refuses for files and folders (Naming Files, Paths, and Namespaces).
pub(crate) fn is_device(text: &str) -> bool {
    let number = text.strip_prefix("com").or_else(|| text.strip_prefix("lpt"));
    let is_number = |number: &str| {
        let mut letters = number.chars();
        matches!((letters.next(), letters.next()), (Some('0'..='9' | '\u{b9}' | '\u{b2}' | '\u{b3}'), None))
    };
    matches!(text, "con" | "prn" | "aux" | "nul" | "conin$" | "conout$") || number.is_some_and(is_number)
}

/// Characters without a shape of their own: directions, joiners, fillers, soft hyphens, tags (Unicode TR 36 and 39).
pub(crate) fn is_hidden(character: char) -> bool {
    matches!(
        character,
        '\u{00ad}'
            | '\u{034f}'
            | '\u{061c}'
            | '\u{115f}'..='\u{1160}'
            | '\u{17b4}'..='\u{17b5}'
            | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{3164}'
            | '\u{feff}'
            | '\u{ffa0}'
            | '\u{fff0}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e0fff}'
    )
}
