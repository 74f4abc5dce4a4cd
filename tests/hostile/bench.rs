//! A small shop to do harm to.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// What must not be read from outside a site: if it stands anywhere in what a build gives, something was read.
pub const CANARY: &str = "kenari-7391-rahasia";

/// A folder with a site in it, `toko`, and other people's things beside it, `orang-lain`.
pub struct Bench {
    folder: tempfile::TempDir,
}

impl Bench {
    /// A shop with one product of one photo.
    pub fn new() -> Bench {
        let bench = Bench { folder: tempfile::tempdir().unwrap() };
        bench.write("toko/content/toko.toml", "nama = \"Toko\"\n[kontak]\nwhatsapp = \"0812-3456-7890\"\n");
        bench.write("toko/content/produk/keset/produk.toml", "nama = \"Keset perca\"\nharga = 45000\n");
        bench.write("toko/content/produk/keset/1.png", photo());
        bench.write("orang-lain/rahasia.txt", CANARY);
        bench.write("orang-lain/rahasia.toml", format!("nama = \"{CANARY}\"\nharga = 1\n"));
        bench.write("orang-lain/rahasia.png", with_word(&photo(), CANARY));
        bench
    }

    pub fn root(&self) -> &Path {
        self.folder.path()
    }

    pub fn site(&self) -> PathBuf {
        self.folder.path().join("toko")
    }

    pub fn write(&self, path: &str, content: impl AsRef<[u8]>) {
        let path = self.folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }

    /// Runs the program in the site's folder, on the day of all tests.
    pub fn run(&self, words: &[&str]) -> Ran {
        Ran::of(self.command(words).output().unwrap())
    }

    pub fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_etalase"));
        command.current_dir(self.site()).args(words).args(["--date", "2026-11-01"]).stdin(Stdio::null());
        command
    }

    /// Every file that the program made: the output, the cache, what stands beside them.
    pub fn made(&self) -> Vec<(String, Vec<u8>)> {
        let folders = ["public", ".public.etalase", ".etalase"];
        let files = |folder: &str| crate::support::read_tree(&self.site().join(folder));
        folders.into_iter().flat_map(files).collect()
    }
}

/// What the program said and how it ended.
pub struct Ran {
    pub code: i32,
    pub said: String,
}

impl Ran {
    fn of(output: Output) -> Ran {
        let said = [output.stdout, output.stderr].concat();
        let said = String::from_utf8_lossy(&said).into_owned();
        // A panic ends with 101; a signal with no code at all.
        let code = output.status.code().unwrap_or_else(|| panic!("{}: {said}", output.status));
        assert!(code != 101 && !said.contains("panicked"), "{said}");
        Ran { code, said }
    }

    /// The codes of all errors in their order, of a run with `--message-format json`.
    pub fn codes(&self) -> Vec<String> {
        let objects = self.said.lines().filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok());
        let codes = objects.filter_map(|object| Some(object["code"].as_str()?.to_owned()));
        codes.filter(|code| code.starts_with('E')).collect()
    }
}

/// A photo that can be shown.
pub fn photo() -> Vec<u8> {
    fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/photos/plain.png")).unwrap()
}

/// The PNG with a word in it that every viewer passes over: bytes behind its end.
fn with_word(png: &[u8], word: &str) -> Vec<u8> {
    [png, word.as_bytes()].concat()
}
