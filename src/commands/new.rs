//! `etalase new`: a small shop, or a portal of two, that builds at once.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use super::arguments::NewArguments;
use super::{FINE, terminal};
use crate::failure::Failure;
use crate::language::Language;

/// One file of a new site: its path, and what it holds.
type Template = (&'static str, &'static [u8]);

/// A template of this folder.
macro_rules! template {
    ($path:literal, $file:literal) => {
        ($path, include_bytes!(concat!("new/", $file)) as &[u8])
    };
}

const INDONESIAN_SHOP: &[Template] = &[
    template!(".gitattributes", "gitattributes"),
    template!(".gitignore", "gitignore"),
    template!("content/situs.toml", "id/situs.toml"),
    template!("content/toko.toml", "id/toko.toml"),
    template!("content/produk/keset-perca/produk.toml", "id/barang.toml"),
    template!("content/produk/keset-perca/1.png", "mat.png"),
    template!("content/produk/jahit-baju/produk.toml", "id/jasa.toml"),
    template!("content/halaman/tentang.md", "id/tentang.md"),
];
const INDONESIAN_PORTAL: &[Template] = &[
    template!(".gitattributes", "gitattributes"),
    template!(".gitignore", "gitignore"),
    template!("content/situs.toml", "id/portal.toml"),
    template!("content/halaman/tentang.md", "id/tentang.md"),
    template!("content/toko-perca/toko.toml", "id/toko.toml"),
    template!("content/toko-perca/produk/keset-perca/produk.toml", "id/barang.toml"),
    template!("content/toko-perca/produk/keset-perca/1.png", "mat.png"),
    template!("content/toko-jahit/toko.toml", "id/toko-kedua.toml"),
    template!("content/toko-jahit/produk/jahit-baju/produk.toml", "id/jasa.toml"),
];
const ENGLISH_SHOP: &[Template] = &[
    template!(".gitattributes", "gitattributes"),
    template!(".gitignore", "gitignore"),
    template!("content/site.toml", "en/site.toml"),
    template!("content/shop.toml", "en/shop.toml"),
    template!("content/products/rag-doormat/product.toml", "en/good.toml"),
    template!("content/products/rag-doormat/1.png", "mat.png"),
    template!("content/products/sewing/product.toml", "en/service.toml"),
    template!("content/pages/about.md", "en/about.md"),
];
const ENGLISH_PORTAL: &[Template] = &[
    template!(".gitattributes", "gitattributes"),
    template!(".gitignore", "gitignore"),
    template!("content/site.toml", "en/portal.toml"),
    template!("content/pages/about.md", "en/about.md"),
    template!("content/rag-rugs/shop.toml", "en/shop.toml"),
    template!("content/rag-rugs/products/rag-doormat/product.toml", "en/good.toml"),
    template!("content/rag-rugs/products/rag-doormat/1.png", "mat.png"),
    template!("content/tailors/shop.toml", "en/second-shop.toml"),
    template!("content/tailors/products/sewing/product.toml", "en/service.toml"),
];

/// Writes the files, tells what to do next, and gives the exit code.
pub(super) fn run(arguments: &NewArguments) -> Result<u8, Failure> {
    let language = arguments.language().unwrap_or(Language::Indonesian);
    let templates = match (language, arguments.portal) {
        (Language::Indonesian, false) => INDONESIAN_SHOP,
        (Language::Indonesian, true) => INDONESIAN_PORTAL,
        (Language::English, false) => ENGLISH_SHOP,
        (Language::English, true) => ENGLISH_PORTAL,
    };
    let folder = arguments.directory.as_path();
    refuse_full(folder)?;
    for (path, bytes) in templates {
        let path = folder.join(path);
        write(&path, bytes).map_err(Failure::writing(&path))?;
    }
    terminal::give(&next_steps(folder, templates, language));
    Ok(FINE)
}

fn refuse_full(folder: &Path) -> Result<(), Failure> {
    match fs::read_dir(folder).map(|mut entries| entries.next().is_some()) {
        Ok(false) => Ok(()),
        Ok(true) => Err(Failure::NotEmpty { path: folder.to_owned() }),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(Failure::writing(folder)(error)),
    }
}

fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    path.parent().map_or(Ok(()), fs::create_dir_all)?;
    fs::File::create_new(path)?.write_all(bytes)
}

fn next_steps(folder: &Path, templates: &[Template], language: Language) -> String {
    let files: String = templates.iter().map(|(path, _)| format!("  {}\n", folder.join(path).display())).collect();
    let (folder, public) = (quoted(folder), quoted(&folder.join("public")));
    match language {
        Language::Indonesian => format!(
            "Toko baru ada di {folder}:\n{files}\nLangkah berikutnya:\n  \
             1. etalase serve -C {folder}    lihat tokonya; halaman ikut berubah saat berkas disimpan\n  \
             2. ganti nama, cerita dan nomor WhatsApp dengan milik Anda sendiri\n  \
             3. etalase build -C {folder}    situsnya jadi di {public}\n  \
             4. etalase host -C {folder}     pilih hos gratis untuk menayangkannya\n"
        ),
        Language::English => format!(
            "The new shop is in {folder}:\n{files}\nWhat to do next:\n  \
             1. etalase serve -C {folder}    look at it; pages change as you save files\n  \
             2. put your own name, story and WhatsApp number in\n  \
             3. etalase build -C {folder}    the site comes to {public}\n  \
             4. etalase host -C {folder}     choose a free host to put it online\n"
        ),
    }
}

/// A path as a shell takes it for one word, in double quotes where it must be: those are known on every system.
fn quoted(path: &Path) -> String {
    let path = path.display().to_string();
    let is_plain = |letter: char| letter.is_alphanumeric() || "/\\._-:".contains(letter);
    if !path.is_empty() && path.chars().all(is_plain) { path } else { format!("\"{path}\"") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_steps_can_be_copied_for_a_folder_with_a_space() {
        let steps = |folder: &str| next_steps(Path::new(folder), &[], Language::Indonesian);
        assert!(steps("Toko Kami").contains("etalase serve -C \"Toko Kami\" "), "{}", steps("Toko Kami"));
        assert!(steps("toko-kami").contains("etalase serve -C toko-kami "), "{}", steps("toko-kami"));
    }
}
