//! The closing words of a build.

use std::fmt::Write;
use std::path::Path;
use std::time::Duration;

use crate::catalogue::Standing;
use crate::language::Language;
use crate::people::Presence;
use crate::publish::Published;
use crate::{Outcome, Summary};

/// What a build made, in a few lines.
pub(super) fn text(made: &Summary, published: &Published, output: &Path, time: Duration, language: Language) -> String {
    match language {
        Language::Indonesian => indonesian(made, published, output, time),
        Language::English => english(made, published, output, time),
    }
}

/// What a check without errors says.
pub(super) fn checked(outcome: &Outcome) -> String {
    let Summary { shops, products, pages, .. } = outcome.summary;
    let language = outcome.messages;
    let unlocked: Vec<&str> = outcome.standing.unlocked().into_iter().map(|payee| payee.name_in(language)).collect();
    let unlocked = unlocked.join(", ");
    match (language, unlocked.is_empty()) {
        (Language::Indonesian, true) => format!("{shops} toko, {products} produk, {pages} halaman: siap dibuat\n"),
        (Language::English, true) => format!("shops: {shops}, products: {products}, pages: {pages}: ready to build\n"),
        (Language::Indonesian, false) => format!(
            "{shops} toko, {products} produk, {pages} halaman: siap dibuat\n\
             identitas pembayaran belum terkunci: {unlocked}; `etalase build` menguncinya\n"
        ),
        (Language::English, false) => format!(
            "shops: {shops}, products: {products}, pages: {pages}: ready to build\n\
             payment identity not locked yet: {unlocked}; `etalase build` locks it\n"
        ),
    }
}

/// What a build locked for the first time, for those who look at numbers once more; nothing where all were locked.
pub(super) fn locked(outcome: &Outcome) -> String {
    let unlocked = outcome.standing.unlocked();
    if unlocked.is_empty() {
        return String::new();
    }
    let language = outcome.messages;
    let (first, last) = match language {
        Language::Indonesian => (
            "identitas pembayaran dikunci untuk pertama kali:",
            "periksa sekali lagi, lalu simpan content/identity.lock di git; sesudah ini hanya `etalase trust` yang mengubahnya",
        ),
        Language::English => (
            "the payment identity is locked for the first time:",
            "look at it once more, then commit content/identity.lock; from now on only `etalase trust` changes it",
        ),
    };
    let mut text = format!("{first}\n");
    for payee in unlocked {
        let claims = outcome.standing.identity.of(payee).into_iter().flatten();
        let shown: Vec<String> = claims.map(|claim| claim.shown().replace(char::is_control, "\u{fffd}")).collect();
        let _ = writeln!(text, "  {}: {}", payee.name_in(language), shown.join("; "));
    }
    text + last + "\n"
}

fn indonesian(made: &Summary, published: &Published, output: &Path, time: Duration) -> String {
    let (language, mut text) = (Language::Indonesian, String::new());
    let _ = writeln!(
        text,
        "{} toko, {} produk, {} halaman dalam {} detik",
        made.shops,
        made.products,
        published.pages,
        seconds(time, language),
    );
    let _ = writeln!(text, "foto: {} dibuat, {} dipakai lagi", made.photos_made, made.photos_reused);
    let _ = writeln!(
        text,
        "berkas: {} ({}), {} ditulis, {} tetap, {} dihapus",
        published.files,
        size(published.bytes, language),
        published.written,
        published.unchanged,
        published.removed,
    );
    if let Some((path, bytes)) = &published.largest_page {
        let _ = writeln!(text, "halaman terbesar: {path} ({})", size(*bytes, language));
    }
    if !made.has_address {
        text.push_str(
            "tanpa `alamat` di content/situs.toml: belum ada peta situs, umpan, dan gambar pratinjau untuk WhatsApp\n",
        );
    }
    let _ = writeln!(text, "hasil: {}", output.display());
    text
}

fn english(made: &Summary, published: &Published, output: &Path, time: Duration) -> String {
    let (language, mut text) = (Language::English, String::new());
    let _ = writeln!(
        text,
        "shops: {}, products: {}, pages: {}, in {} s",
        made.shops,
        made.products,
        published.pages,
        seconds(time, language),
    );
    let _ = writeln!(text, "photos: {} made, {} reused", made.photos_made, made.photos_reused);
    let _ = writeln!(
        text,
        "files: {} ({}), {} written, {} unchanged, {} removed",
        published.files,
        size(published.bytes, language),
        published.written,
        published.unchanged,
        published.removed,
    );
    if let Some((path, bytes)) = &published.largest_page {
        let _ = writeln!(text, "largest page: {path} ({})", size(*bytes, language));
    }
    if !made.has_address {
        text.push_str(
            "without `base_url` in content/site.toml: no sitemap, feeds, or preview pictures for WhatsApp yet\n",
        );
    }
    let _ = writeln!(text, "output: {}", output.display());
    text
}

/// What to say of a file in the output that nobody's build had made and that is gone now.
pub(super) fn stranger(path: &str, language: Language) -> (String, String) {
    match language {
        Language::Indonesian => (
            format!("`{path}` di folder hasil bukan buatan etalase dan sudah dihapus"),
            "simpan berkas tambahan di `static/`; dari sana ia ikut terpasang setiap kali".to_owned(),
        ),
        Language::English => (
            format!("`{path}` in the output was not made by etalase and has been removed"),
            "keep extra files in `static/`; from there they are published every time".to_owned(),
        ),
    }
}

/// The last words of a run that left out people whose consent had ended: nothing else may have changed, and nobody may
/// have been there to see it.
pub(super) fn ended(outcome: &Outcome) -> String {
    let has_ended = |presence: &&Presence| {
        presence.person.consent.standing == Standing::Ended && !presence.person.written.is_nothing()
    };
    match (outcome.people.iter().filter(has_ended).count(), outcome.messages) {
        (0, _) => String::new(),
        (people, Language::Indonesian) => {
            format!("{people} orang tidak ditampilkan lagi karena persetujuannya berakhir; lihat `etalase people`\n")
        }
        (people, Language::English) => {
            format!("people no longer shown because their consent ended: {people}; see `etalase people`\n")
        }
    }
}

fn seconds(time: Duration, language: Language) -> String {
    decimal(format!("{:.2}", time.as_secs_f64()), language)
}

/// A size in units of a thousand.
pub(super) fn size(bytes: u64, language: Language) -> String {
    let kilobytes = bytes as f64 / 1e3;
    match bytes {
        0..1_000 => format!("{bytes} B"),
        1_000..1_000_000 => decimal(format!("{kilobytes:.1} kB"), language),
        1_000_000..1_000_000_000 => decimal(format!("{:.1} MB", kilobytes / 1e3), language),
        _ => decimal(format!("{:.1} GB", kilobytes / 1e6), language),
    }
}

fn decimal(number: String, language: Language) -> String {
    match language {
        Language::Indonesian => number.replace('.', ","),
        Language::English => number,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_read_well_in_both_languages() {
        let sizes = [0, 999, 1_000, 12_345, 999_949, 3_400_000, 10_000_000_000];
        let shown = sizes.map(|bytes| size(bytes, Language::English));
        assert_eq!(shown, ["0 B", "999 B", "1.0 kB", "12.3 kB", "999.9 kB", "3.4 MB", "10.0 GB"]);
        assert_eq!(size(12_345, Language::Indonesian), "12,3 kB");
    }

    #[test]
    fn a_summary_tells_everything() {
        let made = Summary { shops: 4, products: 22, photos_made: 3, photos_reused: 40, pages: 57, has_address: true };
        let published = Published {
            files: 210,
            bytes: 3_400_000,
            pages: 57,
            written: 31,
            unchanged: 179,
            removed: 2,
            largest_page: Some(("index.html".to_owned(), 12_345)),
            strangers: Vec::new(),
            footprint: None,
        };
        let text = indonesian(&made, &published, Path::new("public"), Duration::from_millis(1234));
        let expected = "4 toko, 22 produk, 57 halaman dalam 1,23 detik\nfoto: 3 dibuat, 40 dipakai lagi\n\
            berkas: 210 (3,4 MB), 31 ditulis, 179 tetap, 2 dihapus\nhalaman terbesar: index.html (12,3 kB)\n\
            hasil: public\n";
        assert_eq!(text, expected);
        assert_eq!(
            english(&made, &published, Path::new("public"), Duration::ZERO).lines().count(),
            text.lines().count()
        );
        let nameless = Summary { has_address: false, ..made };
        let hint = indonesian(&nameless, &published, Path::new("public"), Duration::ZERO);
        assert_eq!(hint.matches("`alamat`").count(), 1);
        assert!(english(&nameless, &published, Path::new("public"), Duration::ZERO).contains("`base_url`"));
    }
}
