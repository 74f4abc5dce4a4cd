//! The program itself, run as people run it.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// The program in this folder, on the day of all tests.
pub fn etalase(folder: &Path, words: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_etalase"));
    command.current_dir(folder).args(words).env("SOURCE_DATE_EPOCH", "1793491200").env_remove("NO_COLOR");
    command.stdin(Stdio::null());
    command
}

/// What it does there.
pub fn run(folder: &Path, words: &[&str]) -> Output {
    etalase(folder, words).output().unwrap()
}

/// How it ended.
pub fn code(output: &Output) -> i32 {
    output.status.code().unwrap()
}

/// What it told people.
pub fn said(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// What it gave to other programs.
pub fn given(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// A folder with a new shop in it, called `toko`.
pub fn new_shop(words: &[&str]) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let made = run(folder.path(), &[&["new", "toko"], words].concat());
    assert_eq!(code(&made), 0, "{}", said(&made));
    let shop = folder.path().join("toko");
    (folder, shop)
}
