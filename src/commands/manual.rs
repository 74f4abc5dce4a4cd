//! `etalase man`: the manual pages, made from what the command line says of itself.

use std::fs;
use std::path::Path;

use clap::CommandFactory as _;
use clap_mangen::Man;

use super::arguments::{Arguments, ManArguments};
use super::{FINE, terminal};
use crate::failure::Failure;

/// Gives the main page, or writes one page for each command into a folder.
pub(super) fn run(arguments: &ManArguments) -> Result<u8, Failure> {
    match &arguments.directory {
        Some(directory) => write_pages(directory)?,
        None => {
            let mut page = Vec::new();
            // Memory refuses no writing.
            let _ = Man::new(Arguments::command()).render(&mut page);
            terminal::give(&String::from_utf8_lossy(&page));
        }
    }
    Ok(FINE)
}

fn write_pages(directory: &Path) -> Result<(), Failure> {
    fs::create_dir_all(directory).map_err(Failure::writing(directory))?;
    clap_mangen::generate_to(Arguments::command(), directory).map_err(Failure::writing(directory))
}
