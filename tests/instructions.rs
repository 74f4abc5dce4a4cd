//! How many instructions a build of a fixed shop takes, counted by Valgrind's callgrind: a number that does not depend on
//! how busy the machine is.
//!
//! `cargo test --test instructions -- --ignored` compares, and `tests/run` does so each time; with `ETALASE_BLESS=1` it
//! writes the number down anew. The program is the tests' own, whose dependencies are optimised and whose code is not: more
//! work shows, a worse optimisation does not.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::disallowed_methods, clippy::print_stdout)]

#[path = "../benches/stages/catalogue.rs"]
#[allow(dead_code)]
mod catalogue;

use std::fs;
use std::path::Path;
use std::process::Command;

/// How many products the shop has.
const PRODUCTS: usize = 200;
/// So much of the known number a build may take more or less, in hundredths: another compiler and the random seeds of hash
/// tables change the number, too.
const TOLERANCE: u64 = 5;

/// The instructions of one build on one thread, in the processor's user mode.
fn count(root: &Path) -> u64 {
    let mut valgrind = Command::new("valgrind");
    valgrind.args(["--tool=callgrind", "--callgrind-out-file=/dev/null", env!("CARGO_BIN_EXE_etalase")]);
    valgrind.args(["build", "--quiet", "--jobs", "1", "--date", "2026-11-01"]).current_dir(root);
    let counted = valgrind.output().expect("valgrind is installed");
    let said = String::from_utf8_lossy(&counted.stderr);
    assert!(counted.status.success(), "{said}");
    let collected = said.lines().find_map(|line| line.split("Collected : ").nth(1));
    collected.and_then(|number| number.trim().parse().ok()).expect("callgrind tells what it counted")
}

#[test]
#[ignore = "needs valgrind; tests/run installs it and runs this"]
fn a_build_takes_as_many_instructions_as_it_is_known_to() {
    let folder = tempfile::tempdir().unwrap();
    catalogue::write_shop(folder.path(), PRODUCTS);
    let counted = count(folder.path());
    let record = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/instructions.txt");
    if std::env::var_os("ETALASE_BLESS").is_some() {
        fs::write(&record, format!("{counted}\n")).unwrap();
    }
    let known: u64 = fs::read_to_string(&record).unwrap().trim().parse().unwrap();
    println!("{counted} instructions for {PRODUCTS} products; known: {known}");
    assert!(
        counted.abs_diff(known) <= known / 100 * TOLERANCE,
        "{counted} instructions where {known} are known: find out why, or write it down with ETALASE_BLESS=1"
    );
}
