//! The one edit of content that a command makes: the chosen host, in the site's file.

use toml::de::{DeTable, DeValue};

use crate::catalogue::Host;
use crate::language::Language;

use super::keys::site;

/// The text of a site's file with this host chosen, and all else as it was; nothing where the file cannot be read. A new
/// key gets its name in the given language.
pub fn with_host(text: &str, host: Host, language: Language) -> Option<String> {
    let tree = DeTable::parse(text).ok()?;
    let is_host = |name: &str| name == site::HOST.name || name == site::HOST.indonesian;
    let value = format!("\"{}\"", host.name());
    let chosen = tree.get_ref().iter().find(|(key, _)| is_host(key.get_ref()));
    let mut edited = text.to_owned();
    match chosen {
        Some((_, written)) => edited.replace_range(written.span(), &value),
        None => {
            let name = site::HOST.name_in(language == Language::Indonesian);
            let place = end_of_plain_keys(&tree, text);
            let new_line = if place == 0 || text[..place].ends_with('\n') { "" } else { "\n" };
            edited.insert_str(place, &format!("{new_line}{name} = {value}\n"));
        }
    }
    let is_sound = DeTable::parse(&edited).is_ok();
    is_sound.then_some(edited)
}

/// The end of the line of the last key that belongs to no table; keys after the first table would belong to that.
fn end_of_plain_keys(tree: &toml::Spanned<DeTable<'_>>, text: &str) -> usize {
    let is_plain = |value: &DeValue<'_>| match value {
        DeValue::Table(_) => false,
        DeValue::Array(items) => items.iter().all(|item| !matches!(item.get_ref(), DeValue::Table(_))),
        _ => true,
    };
    let ends = tree.get_ref().values().filter(|value| is_plain(value.get_ref())).map(|value| value.span().end);
    match ends.max() {
        Some(end) => text[end..].find('\n').map_or(text.len(), |rest| end + rest + 1),
        None => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edited(text: &str) -> Option<String> {
        with_host(text, Host::GitlabPages, Language::Indonesian)
    }

    #[test]
    fn only_the_host_changes() {
        let before = "# situs\njudul = \"hos = 1\" # nama\n\n[[kategori]]\nnama = \"Kain\"\n";
        let after = "# situs\njudul = \"hos = 1\" # nama\nhos = \"gitlab-pages\"\n\n[[kategori]]\nnama = \"Kain\"\n";
        assert_eq!(edited(before).as_deref(), Some(after));
        assert_eq!(edited(after).as_deref(), Some(after));
        assert_eq!(
            edited("host = 'surge' # dulu\njudul = \"A\"").as_deref(),
            Some("host = \"gitlab-pages\" # dulu\njudul = \"A\"")
        );
    }

    #[test]
    fn a_file_without_plain_keys_gets_it_first() {
        assert_eq!(edited("").as_deref(), Some("hos = \"gitlab-pages\"\n"));
        assert_eq!(
            edited("[[kategori]]\nnama = \"A\"\n").as_deref(),
            Some("hos = \"gitlab-pages\"\n[[kategori]]\nnama = \"A\"\n")
        );
        assert_eq!(edited("judul = \"A\"").as_deref(), Some("judul = \"A\"\nhos = \"gitlab-pages\"\n"));
        assert_eq!(
            edited("bahasa = [\n  \"id\",\n]\n[terjemahan.en]\njudul = \"B\"\n").as_deref(),
            Some("bahasa = [\n  \"id\",\n]\nhos = \"gitlab-pages\"\n[terjemahan.en]\njudul = \"B\"\n")
        );
    }

    #[test]
    fn a_broken_file_is_left_alone() {
        assert_eq!(edited("judul = \"A"), None);
    }
}
