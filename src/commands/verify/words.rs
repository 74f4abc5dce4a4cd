//! What `etalase verify` says.

use std::path::Path;

use super::{Finding, Report};
use crate::language::Language;

/// A finding, and what to do about it.
pub(super) fn of(finding: &Finding, language: Language) -> (String, String) {
    match language {
        Language::Indonesian => indonesian(finding),
        Language::English => english(finding),
    }
}

fn indonesian(finding: &Finding) -> (String, String) {
    const AGAIN: &str = "tayangkan lagi hasil `etalase build`";
    match finding {
        Finding::ForeignNumber { path, number } => (
            format!("halaman `/{path}` yang tayang memuat nomor +{number}, yang tidak ada di content/identity.lock"),
            "hubungi pengurus toko sekarang juga lewat nomor yang terkunci; ganti kata sandi akun hos, lalu tayangkan lagi hasil `etalase build`".to_owned(),
        ),
        Finding::Missing { path, status } => (format!("`/{path}` tidak tayang (jawaban {status})"), AGAIN.to_owned()),
        Finding::Differs { path } => (
            format!("`/{path}` yang tayang berbeda dari hasil terakhir"),
            "tayangkan lagi hasil `etalase build`; bila baru saja tayang, tunggu beberapa menit; bila tetap berbeda, matikan fitur hos yang mengubah halaman (misalnya Email Obfuscation)".to_owned(),
        ),
        Finding::WrongType { path, served } => (
            format!("`/{path}` disajikan sebagai `{served}`"),
            "periksa pengaturan jenis berkas (Content-Type) di hos".to_owned(),
        ),
        Finding::Unreachable { path, reason } => {
            (format!("`/{path}` tidak dapat diambil: {reason}"), "periksa sambungan internet, lalu jalankan lagi".to_owned())
        }
        Finding::NotFound { status: 404, .. } => (
            "alamat yang tidak ada dijawab dengan halaman milik hos, bukan halaman 404 situs ini".to_owned(),
            "pastikan `404.html` ikut terunggah, dan `hos` di situs.toml benar".to_owned(),
        ),
        Finding::NotFound { status, .. } => (
            format!("alamat yang tidak ada dijawab dengan {status}, bukan 404"),
            "matikan aturan hos yang mengalihkan semua alamat ke satu halaman".to_owned(),
        ),
        Finding::WithoutSlash { address } => (
            format!("`/{address}` tampil tanpa dialihkan ke `/{address}/`, sehingga tautan di halaman itu salah arah"),
            "nyalakan pengaturan hos untuk garis miring di akhir alamat (di Netlify: Pretty URLs)".to_owned(),
        ),
        Finding::Policy { served: None } => (
            "hos tidak mengirim kepala Content-Security-Policy".to_owned(),
            "pastikan berkas aturan hos (`_headers`, `vercel.json` atau `firebase.json`) ikut terunggah".to_owned(),
        ),
        Finding::Policy { served: Some(served) } => (
            format!("kepala Content-Security-Policy berbeda dari yang tertulis di halaman: {served}"),
            "hapus aturan itu di hos, lalu tayangkan lagi hasil `etalase build`".to_owned(),
        ),
        Finding::PlainHttp { status } => (
            format!("alamat http:// dijawab dengan {status} dan tidak dialihkan ke https://"),
            "nyalakan \"Always use HTTPS\" atau \"Enforce HTTPS\" di hos".to_owned(),
        ),
        Finding::Redirect { from, to, status } => (
            format!("alamat lama `{from}` dijawab dengan {status}, tidak dialihkan ke `{to}`"),
            AGAIN.to_owned(),
        ),
    }
}

fn english(finding: &Finding) -> (String, String) {
    const AGAIN: &str = "publish what `etalase build` made once more";
    match finding {
        Finding::ForeignNumber { path, number } => (
            format!("the live page `/{path}` holds the number +{number}, which is not in content/identity.lock"),
            "reach those who run the shop at once, at the locked number; change the password at the host, then publish what `etalase build` made once more".to_owned(),
        ),
        Finding::Missing { path, status } => (format!("`/{path}` is not online (answer {status})"), AGAIN.to_owned()),
        Finding::Differs { path } => (
            format!("`/{path}` differs from the last build"),
            "publish what `etalase build` made once more; if it was published just now, wait some minutes; if it stays so, switch off what changes pages at the host (such as Email Obfuscation)".to_owned(),
        ),
        Finding::WrongType { path, served } => (
            format!("`/{path}` is served as `{served}`"),
            "look at the kinds of files (Content-Type) in the settings of the host".to_owned(),
        ),
        Finding::Unreachable { path, reason } => {
            (format!("`/{path}` cannot be fetched: {reason}"), "check the connection, then run this again".to_owned())
        }
        Finding::NotFound { status: 404, .. } => (
            "an address that does not exist gets the host's page and not the site's own".to_owned(),
            "see that `404.html` is uploaded, and that `host` in site.toml is right".to_owned(),
        ),
        Finding::NotFound { status, .. } => (
            format!("an address that does not exist is answered with {status} and not 404"),
            "switch off the rule of the host that sends every address to one page".to_owned(),
        ),
        Finding::WithoutSlash { address } => (
            format!("`/{address}` is shown without leading to `/{address}/`, so that links on that page lead astray"),
            "switch on the host's setting for slashes at the end of addresses (Netlify calls it Pretty URLs)".to_owned(),
        ),
        Finding::Policy { served: None } => (
            "the host sends no Content-Security-Policy header".to_owned(),
            "see that the host's file of rules (`_headers`, `vercel.json` or `firebase.json`) is uploaded".to_owned(),
        ),
        Finding::Policy { served: Some(served) } => (
            format!("the Content-Security-Policy header differs from what the pages state: {served}"),
            "remove that rule at the host, then publish what `etalase build` made once more".to_owned(),
        ),
        Finding::PlainHttp { status } => (
            format!("http:// is answered with {status} and does not lead to https://"),
            "switch on \"Always use HTTPS\" or \"Enforce HTTPS\" at the host".to_owned(),
        ),
        Finding::Redirect { from, to, status } => {
            (format!("the old address `{from}` is answered with {status} and does not lead to `{to}`"), AGAIN.to_owned())
        }
    }
}

/// The closing lines.
pub(super) fn summary(report: &Report, address: &str, language: Language) -> String {
    let Report { files, of, has_lock, findings } = report;
    let counted = match (files == of, language) {
        (true, Language::Indonesian) => format!("{files} berkas"),
        (true, Language::English) => format!("{files} files"),
        (false, Language::Indonesian) => format!("{files} dari {of} berkas"),
        (false, Language::English) => format!("{files} of {of} files"),
    };
    let mut text = match (findings.is_empty(), language) {
        (true, Language::Indonesian) => format!("{address}: {counted}, sama dengan hasil terakhir\n"),
        (true, Language::English) => format!("{address}: {counted}, the same as the last build\n"),
        (false, Language::Indonesian) => format!("{address}: {counted} diperiksa, {} hal berbeda\n", findings.len()),
        (false, Language::English) => format!("{address}: {counted} looked at, differences: {}\n", findings.len()),
    };
    if !has_lock {
        text.push_str(match language {
            Language::Indonesian => "nomor tidak dicocokkan: content/identity.lock tidak ada atau rusak\n",
            Language::English => "numbers were not compared: content/identity.lock is missing or damaged\n",
        });
    }
    text
}

/// That there is nothing to compare with.
pub(super) fn not_built(output: &Path, language: Language) -> (String, String) {
    let output = output.display();
    match language {
        Language::Indonesian => (
            format!("belum ada hasil di `{output}`"),
            "jalankan `etalase build` dengan isi yang sama dengan yang tayang".to_owned(),
        ),
        Language::English => {
            (format!("nothing was built in `{output}`"), "run `etalase build` on the content that is online".to_owned())
        }
    }
}

/// That the address is not known.
pub(super) fn no_address(language: Language) -> (String, String) {
    match language {
        Language::Indonesian => (
            "alamat situs tidak diketahui, atau bukan alamat web".to_owned(),
            "tulis `etalase verify https://...`, atau `alamat` di `content/situs.toml`".to_owned(),
        ),
        Language::English => (
            "the address of the site is not known, or no address of the web".to_owned(),
            "write `etalase verify https://...`, or `base_url` in `content/site.toml`".to_owned(),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_finding_has_words_in_both_languages() {
        let path = "produk/a/index.html".to_owned();
        let all = [
            Finding::ForeignNumber { path: path.clone(), number: "6281".into() },
            Finding::Missing { path: path.clone(), status: 404 },
            Finding::Differs { path: path.clone() },
            Finding::WrongType { path: path.clone(), served: "text/plain".into() },
            Finding::Unreachable { path, reason: "timeout".into() },
            Finding::NotFound { status: 404, is_our_page: false },
            Finding::NotFound { status: 200, is_our_page: false },
            Finding::Policy { served: None },
            Finding::Policy { served: Some("x".into()) },
            Finding::PlainHttp { status: 200 },
            Finding::Redirect { from: "/a/".into(), to: "/b/".into(), status: 200 },
        ];
        for finding in all {
            let [id, en] = Language::ALL.map(|language| of(&finding, language));
            assert!(id.0 != en.0 && id.1 != en.1, "{finding:?}");
        }
    }
}
