//! What `etalase clean` says.

use serde_json::json;

use super::{Count, Done};
use crate::commands::human;
use crate::commands::terminal::Color;
use crate::language::Language;
use crate::photos::{Trace, Unclean};
use crate::problem::Problem;
use crate::source::PhotoFile;

/// One photo for people: what it told, but never what it said of that.
pub(super) fn line(photo: &PhotoFile, done: &Done, language: Language) -> String {
    let path = human::printable(&photo.path);
    match done {
        Done::Clean => String::new(),
        Done::Stripped(traces) => {
            let traces: Vec<&str> = traces.iter().map(|trace| name(*trace, language)).collect();
            format!("{path}: {}\n", traces.join(", "))
        }
        Done::Left(unclean) => {
            let (message, help) = reason(unclean, language);
            let (untouched, remedy) = match language {
                Language::Indonesian => ("tidak diubah", "bantuan"),
                Language::English => ("left as it is", "help"),
            };
            format!("{path}: {untouched}: {message}\n  = {remedy}: {help}\n")
        }
    }
}

/// One photo for programs: `file`, `status` (`clean`, `stripped`, `would_strip` or `left`) and the names of `traces`; for
/// one that was left as it is `message` and `help`.
pub(super) fn object(photo: &PhotoFile, done: &Done, only_tell: bool, language: Language) -> String {
    let object = match done {
        Done::Clean => json!({ "file": photo.path, "status": "clean", "traces": [] }),
        Done::Stripped(traces) => {
            let status = if only_tell { "would_strip" } else { "stripped" };
            let traces: Vec<&str> = traces.iter().map(|trace| code(*trace)).collect();
            json!({ "file": photo.path, "status": status, "traces": traces })
        }
        Done::Left(unclean) => {
            let (message, help) = reason(unclean, language);
            json!({ "file": photo.path, "status": "left", "traces": [], "message": message, "help": help })
        }
    };
    object.to_string() + "\n"
}

/// The closing line.
pub(super) fn summary(count: &Count, only_tell: bool, language: Language) -> String {
    let Count { clean, stripped, left } = count;
    match (language, only_tell) {
        (Language::Indonesian, true) => {
            format!("{stripped} foto perlu dibersihkan, {clean} sudah bersih, {left} tidak dapat dibersihkan\n")
        }
        (Language::Indonesian, false) => {
            format!("{stripped} foto dibersihkan, {clean} sudah bersih, {left} tidak dapat dibersihkan\n")
        }
        (Language::English, true) => {
            format!("photos to clean: {stripped}, clean already: {clean}, not possible: {left}\n")
        }
        (Language::English, false) => {
            format!("photos cleaned: {stripped}, clean already: {clean}, not possible: {left}\n")
        }
    }
}

/// That the history of a repository keeps what was taken out.
pub(super) fn history(language: Language, color: Color) -> String {
    let (message, remedy) = match language {
        Language::Indonesian => (
            "riwayat git masih menyimpan foto yang lama, dengan semua catatannya",
            "simpan perubahan ini; bila repositorinya terbuka untuk umum, mulailah repositori baru dari isi yang sekarang dan hapus yang lama, atau tulis ulang riwayatnya dengan `git filter-repo`. Salinan di tempat orang lain tidak terjangkau",
        ),
        Language::English => (
            "the history of git still keeps the old photos and all that they tell",
            "commit this change; if the repository is public, begin a new one from what is here now and delete the old one, or rewrite its history with `git filter-repo`. Copies that others have are out of reach",
        ),
    };
    human::warning(message, remedy, language, color)
}

fn reason(unclean: &Unclean, language: Language) -> (String, String) {
    match (unclean, language) {
        (Unclean::Photo(problem), _) => {
            let words = Problem::from(problem.clone()).words(language);
            (words.message, words.help)
        }
        (Unclean::Heic, Language::Indonesian) => (
            "susunan berkas HEIC ini tidak dapat diubah dengan aman".to_owned(),
            "di iPhone bagikan foto itu sekali lagi: ketuk Opsi, matikan Lokasi, pilih Paling Kompatibel; lalu ganti berkas ini".to_owned(),
        ),
        (Unclean::Heic, Language::English) => (
            "this HEIC file is not built so that it could be changed safely".to_owned(),
            "on the iPhone share the photo again: tap Options, switch Location off, choose Most Compatible; then replace this file".to_owned(),
        ),
    }
}

const fn code(trace: Trace) -> &'static str {
    match trace {
        Trace::Position => "position",
        Trace::Serial => "serial",
        Trace::Camera => "camera",
        Trace::Editing => "xmp",
        Trace::Caption => "iptc",
        Trace::Comment => "comment",
        Trace::Preview => "preview",
        Trace::Behind => "behind",
        Trace::Foreign => "foreign",
    }
}

const fn name(trace: Trace, language: Language) -> &'static str {
    match (trace, language) {
        (Trace::Position, Language::Indonesian) => "posisi GPS",
        (Trace::Serial, Language::Indonesian) => "nomor seri atau pemilik kamera",
        (Trace::Camera, Language::Indonesian) => "data kamera dan waktu",
        (Trace::Editing, Language::Indonesian) => "XMP",
        (Trace::Caption, Language::Indonesian) => "keterangan IPTC",
        (Trace::Comment, Language::Indonesian) => "komentar",
        (Trace::Preview, Language::Indonesian) => "gambar kecil",
        (Trace::Behind, Language::Indonesian) => "data di belakang foto (misalnya video)",
        (Trace::Foreign, Language::Indonesian) => "data lain",
        (Trace::Position, Language::English) => "GPS position",
        (Trace::Serial, Language::English) => "serial number or owner of the camera",
        (Trace::Camera, Language::English) => "camera data and time",
        (Trace::Editing, Language::English) => "XMP",
        (Trace::Caption, Language::English) => "IPTC caption",
        (Trace::Comment, Language::English) => "comment",
        (Trace::Preview, Language::English) => "preview",
        (Trace::Behind, Language::English) => "data behind the photo (such as a video)",
        (Trace::Foreign, Language::English) => "other data",
    }
}
