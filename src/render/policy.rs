//! The content security policy that a page states.

/// Where the name of the policy stands in a `meta` element.
const NAME: &str = "content-security-policy";
/// A policy holds from where it stands, so it stands among the first bytes.
const WITHIN: usize = 8 * 1024;

/// The policy in the page's `meta` element; nothing where it states none, or in a form that cannot be repeated as a header.
pub fn stated(html: &str) -> Option<&str> {
    let start = &html[..html.floor_char_boundary(WITHIN)];
    let is_name = |window: &[u8]| window.eq_ignore_ascii_case(NAME.as_bytes());
    let name = start.as_bytes().windows(NAME.len()).position(is_name)?;
    if start[..name].contains("</head>") {
        return None;
    }
    let element = &start[start[..name].rfind('<')?..];
    let element = &element[..end(element)?];
    let (_, value) = element.split_once("content=\"")?;
    let (policy, _) = value.split_once('"')?;
    let can_be_repeated =
        !policy.is_empty() && policy.chars().all(|letter| letter != '&' && (' '..='~').contains(&letter));
    can_be_repeated.then_some(policy)
}

/// Where an element ends: at the first `>` outside of quotes.
fn end(element: &str) -> Option<usize> {
    let mut quoted = false;
    element.bytes().position(|byte| {
        quoted ^= byte == b'"';
        byte == b'>' && !quoted
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_policy_is_found_whatever_the_order_of_attributes() {
        let policy = "default-src 'none';img-src 'self' data:";
        let pages = [
            format!("<head><meta charset=utf-8><meta content=\"{policy}\" http-equiv=content-security-policy><title>"),
            format!("<head><meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\"></head>"),
        ];
        for page in pages {
            assert_eq!(stated(&page), Some(policy), "{page}");
        }
    }

    #[test]
    fn what_states_none_or_strangely_has_none() {
        for page in [
            "",
            "<head><title>content-security-policy</title></head>",
            "<head></head><meta content=\"default-src 'none'\" http-equiv=content-security-policy>",
            "<head><meta content=\"a&amp;b\" http-equiv=content-security-policy>",
            "<head><meta http-equiv=content-security-policy>",
        ] {
            assert_eq!(stated(page), None, "{page}");
        }
    }
}
