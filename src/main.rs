//! The program: the command line of the library.

use std::process::ExitCode;

use mimalloc::MiMalloc;

/// A page is made of thousands of small strings: a tenth of a build's time less than with the system's allocator of
/// glibc, and far less than with that of musl, with which the static program is linked.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    ExitCode::from(etalase::commands::run(std::env::args_os()))
}
