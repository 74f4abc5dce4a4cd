//! `etalase host`: the hosts and which suits the site; for a chosen one, the pipeline's files and `host` in the site's file.

mod change;
mod guide;
mod list;

use std::fs;
use std::io::{self, Write as _};
use std::path::Path;

use super::arguments::HostArguments;
use super::{CONTENT, FINE, USAGE, advice, human, misses_site, terminal};
use crate::catalogue::{Host, Site};
use crate::check::with_host;
use crate::failure::Failure;
use crate::host::{Forge, PipelineFile, is_ours, paths, pipeline};
use crate::language::Language;
use crate::read_site;
use change::Change;

/// The site's file, under either name.
const SITE_FILES: [&str; 2] = ["content/situs.toml", "content/site.toml"];

/// Lists the hosts or gets one ready, and gives the exit code: 1 where a file that someone changed was left as it is, or
/// the host could not be written down.
pub(super) fn run(arguments: &HostArguments) -> Result<u8, Failure> {
    if misses_site(&arguments.site) {
        return Ok(USAGE);
    }
    let (site, language) = read_site(&arguments.site.request()?)?;
    let Some(host) = arguments.name else {
        let census = advice::census(&arguments.site.place(&arguments.output))?;
        terminal::give(&list::text(&site, census.as_ref(), language));
        return Ok(FINE);
    };
    let Some(forge) = forge(host, arguments, &site) else {
        let (message, remedy) = guide::unreached(host, arguments.forge.map(Forge::from), language);
        terminal::say(&human::mistake(&message, &remedy, language, terminal::color()));
        return Ok(USAGE);
    };
    let mut kept = false;
    let files = pipeline(host, forge);
    let others = paths().into_iter().filter(|path| files.iter().all(|file| file.path != *path));
    let left: Vec<&str> = others.filter(|path| arguments.site.place(Path::new(path)).exists()).collect();
    for file in files {
        let change = write(&arguments.site.place(Path::new(file.path)), &file, arguments.replace)?;
        kept |= matches!(change, Change::Kept(_));
        terminal::give(&change.words(file.path, language));
    }
    let (path, change) = choose(arguments, host, language)?;
    let is_unchosen = matches!(change, Change::Unreadable(_));
    terminal::give(&change.words(path, language));
    terminal::give(&left.into_iter().map(|path| guide::left(path, language)).collect::<String>());
    terminal::give(&guide::steps(host, forge, language));
    if kept {
        let (message, remedy) = guide::kept(language);
        terminal::say(&human::warning(message, remedy, language, terminal::color()));
    }
    Ok(if kept || is_unchosen { CONTENT } else { FINE })
}

/// The forge that was asked for, that of the site's repository, or the first that reaches the host.
fn forge(host: Host, arguments: &HostArguments, site: &Site) -> Option<Forge> {
    if let Some(asked) = arguments.forge {
        return Some(Forge::from(asked)).filter(|forge| forge.reaches(host));
    }
    let of_repository = site.repository.as_ref().and_then(|url| Forge::of_address(url.domain()?));
    of_repository.into_iter().chain(Forge::ALL).find(|forge| forge.reaches(host))
}

/// Writes a file of the pipeline, unless someone changed the one that is there.
fn write(path: &Path, file: &PipelineFile, replace: bool) -> Result<Change, Failure> {
    match fs::read_to_string(path) {
        Ok(there) if file.is_form || is_same(&there, &file.text) => Ok(Change::Same),
        Ok(there) if is_ours(file.path, &there) => {
            put(path, &file.text)?;
            Ok(Change::Written)
        }
        Ok(there) if !replace => Ok(Change::Kept(change::difference(&there, &file.text))),
        Ok(there) => {
            put(path, &file.text)?;
            Ok(Change::Replaced(change::difference(&there, &file.text)))
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            put(path, &file.text)?;
            Ok(Change::Written)
        }
        Err(error) => Err(Failure::reading(path)(error)),
    }
}

/// Whether two texts are the same but for line ends, which git may change.
fn is_same(one: &str, other: &str) -> bool {
    one.lines().eq(other.lines())
}

/// Writes the host into the site's file, which is made where there is none.
fn choose(arguments: &HostArguments, host: Host, language: Language) -> Result<(&'static str, Change), Failure> {
    let is_there = |path: &&&str| arguments.site.place(Path::new(path)).exists();
    let known = SITE_FILES.iter().find(is_there).copied();
    let name = known.unwrap_or(SITE_FILES[if language == Language::Indonesian { 0 } else { 1 }]);
    let path = arguments.site.place(Path::new(name));
    let text = match known {
        Some(_) => fs::read_to_string(&path).map_err(Failure::reading(&path))?,
        None => String::new(),
    };
    let change = match with_host(&text, host, language) {
        Some(edited) if edited == text => Change::Same,
        Some(edited) => {
            put(&path, &edited)?;
            Change::Chosen(host)
        }
        None => Change::Unreadable(host),
    };
    Ok((name, change))
}

/// Puts a text in the place of another. A crash leaves the old one or the new one.
fn put(path: &Path, text: &str) -> Result<(), Failure> {
    let write = || -> io::Result<()> {
        path.parent().map_or(Ok(()), fs::create_dir_all)?;
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let new = path.with_file_name(format!(".{name}-{}.tmp", std::process::id()));
        let written = fs::File::create(&new).and_then(|mut file| {
            file.write_all(text.as_bytes())?;
            file.sync_all()?;
            fs::rename(&new, path)
        });
        written.inspect_err(|_| drop(fs::remove_file(&new)))
    };
    write().map_err(Failure::writing(path))
}
