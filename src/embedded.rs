//! The theme that the binary carries, so that a folder with only content builds.

use include_dir::{Dir, include_dir};

/// The name of the embedded theme.
pub const THEME: &str = "default";

static FILES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/themes/default");

/// A text of the embedded theme; nothing where there is none of this path.
pub fn embedded_text(path: &str) -> Option<&'static str> {
    FILES.get_file(path)?.contents_utf8()
}

/// Every file of the embedded theme, by path, with its bytes.
pub fn embedded_theme() -> impl Iterator<Item = (&'static str, &'static [u8])> {
    let mut files = Vec::new();
    collect(&FILES, &mut files);
    files.sort_unstable();
    files.into_iter()
}

fn collect(folder: &Dir<'static>, files: &mut Vec<(&'static str, &'static [u8])>) {
    files.extend(folder.files().filter_map(|file| Some((file.path().to_str()?, file.contents()))));
    folder.dirs().for_each(|folder| collect(folder, files));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_theme_says_which_data_it_needs() {
        let (_, bytes) = embedded_theme().find(|(path, _)| *path == "theme.toml").unwrap();
        assert!(std::str::from_utf8(bytes).unwrap().contains("data_version"));
    }
}
