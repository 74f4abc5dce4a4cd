//! What the machine refused: disk, permission, a lock. Never the content's fault.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use crate::language::Language;

/// Something that stopped the work and that no edit of the content mends.
#[derive(Debug)]
pub enum Failure {
    /// A file or folder could not be read.
    Read {
        /// Which.
        path: PathBuf,
        /// The system's reason.
        source: io::Error,
    },
    /// A file or folder could not be written.
    Write {
        /// Which.
        path: PathBuf,
        /// The system's reason.
        source: io::Error,
    },
    /// Another build is writing to the same output.
    Locked {
        /// The output folder.
        output: PathBuf,
        /// The other process, where it could be told.
        process: Option<u32>,
    },
    /// The output folder holds files that this tool did not make.
    NotOurs {
        /// The output folder.
        output: PathBuf,
    },
    /// The output folder would swallow the site's own files.
    Overlaps {
        /// The output folder.
        output: PathBuf,
    },
    /// Two files of the site have the same path, at least where upper and lower case are one.
    SamePath {
        /// The path in the output that came second.
        path: String,
        /// The one that was there first.
        first: String,
    },
    /// The local address of the preview cannot be had.
    Address {
        /// The address.
        address: String,
        /// The system's reason.
        source: io::Error,
    },
    /// A site on the network does not answer.
    Network {
        /// Its address.
        address: String,
        /// What was said.
        reason: String,
    },
    /// A new site's folder is not empty.
    NotEmpty {
        /// The folder.
        path: PathBuf,
    },
}

impl Failure {
    /// A failed reading of this path.
    pub fn reading(path: &Path) -> impl FnOnce(io::Error) -> Failure {
        move |source| Failure::Read { path: path.to_owned(), source }
    }

    /// A failed writing of this path.
    pub fn writing(path: &Path) -> impl FnOnce(io::Error) -> Failure {
        move |source| Failure::Write { path: path.to_owned(), source }
    }

    /// The exit code: 2 where the command was pointed at the wrong folder, 3 where the machine failed.
    pub fn exit_code(&self) -> u8 {
        match self {
            Failure::NotOurs { .. } | Failure::Overlaps { .. } | Failure::NotEmpty { .. } => 2,
            _ => 3,
        }
    }

    /// What happened and what to do, in one language.
    pub fn words(&self, language: Language) -> (String, String) {
        match language {
            Language::Indonesian => self.indonesian(),
            Language::English => self.english(),
        }
    }

    fn indonesian(&self) -> (String, String) {
        match self {
            Failure::Read { path, source } => (
                format!("`{}` tidak dapat dibaca: {source}", path.display()),
                "periksa apakah berkas itu ada dan boleh dibaca, lalu jalankan lagi".to_owned(),
            ),
            Failure::Write { path, source } => (
                format!("`{}` tidak dapat ditulis: {source}", path.display()),
                "periksa sisa ruang disk dan izin folder, lalu jalankan lagi; situs yang lama tidak berubah".to_owned(),
            ),
            Failure::Locked { output, process } => (
                format!("`{}` sedang ditulis oleh etalase lain{}", output.display(), process_words(*process)),
                "tunggu sampai selesai, lalu jalankan lagi".to_owned(),
            ),
            Failure::NotOurs { output } => (
                format!("folder `{}` berisi berkas yang bukan buatan etalase", output.display()),
                "pilih folder lain dengan `--output`, atau kosongkan folder itu sendiri bila isinya tidak diperlukan"
                    .to_owned(),
            ),
            Failure::Overlaps { output } => (
                format!("folder hasil `{}` menimpa berkas situs sendiri", output.display()),
                "pilih folder hasil di luar `content/`, `themes/` dan `static/`, misalnya `--output public`".to_owned(),
            ),
            Failure::SamePath { path, first } => (
                format!("`{path}` dan `{first}` menempati tempat yang sama di situs"),
                "ganti nama salah satunya, biasanya yang ada di `static/`".to_owned(),
            ),
            Failure::Address { address, source } => (
                format!("alamat {address} tidak dapat dipakai: {source}"),
                "pilih nomor lain dengan `--port`, atau tutup program yang memakainya".to_owned(),
            ),
            Failure::Network { address, reason } => (
                format!("{address} tidak menjawab: {reason}"),
                "periksa alamatnya dan sambungan internet, lalu jalankan lagi".to_owned(),
            ),
            Failure::NotEmpty { path } => (
                format!("folder `{}` sudah berisi berkas", path.display()),
                "pilih nama folder yang belum ada".to_owned(),
            ),
        }
    }

    fn english(&self) -> (String, String) {
        match self {
            Failure::Read { path, source } => (
                format!("`{}` cannot be read: {source}", path.display()),
                "see whether it is there and may be read, then run this again".to_owned(),
            ),
            Failure::Write { path, source } => (
                format!("`{}` cannot be written: {source}", path.display()),
                "look at the free disk space and the folder's permissions, then run this again; the old site is unchanged".to_owned(),
            ),
            Failure::Locked { output, process } => (
                format!("another etalase is writing to `{}`{}", output.display(), process_words(*process)),
                "wait until it is done, then run this again".to_owned(),
            ),
            Failure::NotOurs { output } => (
                format!("the folder `{}` holds files that etalase did not make", output.display()),
                "choose another folder with `--output`, or empty it yourself if nothing in it is needed".to_owned(),
            ),
            Failure::Overlaps { output } => (
                format!("the output `{}` would overwrite the site's own files", output.display()),
                "choose a folder outside `content/`, `themes/` and `static/`, such as `--output public`".to_owned(),
            ),
            Failure::SamePath { path, first } => (
                format!("`{path}` and `{first}` take the same place in the site"),
                "rename one of them, usually the one in `static/`".to_owned(),
            ),
            Failure::Address { address, source } => (
                format!("the address {address} cannot be used: {source}"),
                "choose another number with `--port`, or close the program that uses it".to_owned(),
            ),
            Failure::Network { address, reason } => (
                format!("{address} does not answer: {reason}"),
                "check the address and the connection, then run this again".to_owned(),
            ),
            Failure::NotEmpty { path } => (
                format!("the folder `{}` is not empty", path.display()),
                "choose a folder that does not exist yet".to_owned(),
            ),
        }
    }
}

fn process_words(process: Option<u32>) -> String {
    process.map(|process| format!(" (proses {process})")).unwrap_or_default()
}

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (message, help) = self.words(Language::English);
        write!(formatter, "{message}; {help}")
    }
}

impl std::error::Error for Failure {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Failure::Read { source, .. } | Failure::Write { source, .. } | Failure::Address { source, .. } => {
                Some(source)
            }
            _ => None,
        }
    }
}
