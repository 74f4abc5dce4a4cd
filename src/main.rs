//! The program: the command line of the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(etalase::commands::run(std::env::args_os()))
}
