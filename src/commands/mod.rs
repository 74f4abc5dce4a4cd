//! The command line: one file a command. The clock, the environment and the terminal are known here alone.

mod build;
mod print;
mod progress;
mod summary;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;

use crate::failure::Failure;
use crate::language::Language;
use print::Printer;

/// All is well.
const FINE: u8 = 0;
/// The content has errors; nothing was published.
const CONTENT_HAS_ERRORS: u8 = 1;

/// Membuat etalase toko dari folder berisi berkas produk dan foto. (Makes a storefront from a folder of product files
/// and photos.)
#[derive(Debug, Parser)]
#[command(name = "etalase", version, max_term_width = 100, after_help = EXAMPLES)]
pub struct CommandLine {
    #[command(subcommand)]
    command: Command,
}

const EXAMPLES: &str = "\
Contoh (examples):
  etalase new toko-kami            buat toko baru (start a new shop)
  etalase build -C toko-kami       buat situsnya ke toko-kami/public (make its site)
  etalase check --lang en          periksa saja, pesan dalam bahasa Inggris (only look for mistakes, in English)

Kode keluar (exit codes): 0 baik (fine), 1 isi ada yang salah (content has errors), 2 perintah keliru (wrong usage),
3 mesin gagal (the machine failed).";

#[derive(Debug, Subcommand)]
enum Command {
    /// Periksa semuanya dan buat situs. (Check everything and make the site.)
    #[command(after_help = "Contoh (example):\n  etalase build -C toko-kami --date 2026-03-01")]
    Build(BuildArguments),
    /// Periksa semuanya tanpa menulis situs. (Check everything without writing the site.)
    #[command(after_help = "Contoh (example):\n  etalase check --message-format json")]
    Check(SiteArguments),
}

/// Which site, on which day, and how to speak of it.
#[derive(Debug, Args)]
struct SiteArguments {
    /// Folder situs, yang berisi content/. (The site's folder, which holds content/.)
    #[arg(short = 'C', value_name = "FOLDER", default_value = ".")]
    root: PathBuf,
    /// Hari yang berlaku untuk harga dan persetujuan; hari ini bila tidak ditulis. (The day for prices and consents;
    /// today when left out.)
    #[arg(long, value_name = "2026-03-01")]
    date: Option<Date>,
    /// Berapa pekerjaan sekaligus; semua inti bila tidak ditulis. (How much work at once; all cores when left out.)
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    jobs: Option<u16>,
    #[command(flatten)]
    speech: Speech,
}

#[derive(Debug, Args)]
struct BuildArguments {
    #[command(flatten)]
    site: SiteArguments,
    /// Folder hasil; `public` di dalam folder situs bila tidak ditulis. (Where the site goes; `public` in the site's
    /// folder when left out.)
    #[arg(long, value_name = "FOLDER")]
    output: Option<PathBuf>,
}

/// How to speak.
#[derive(Debug, Clone, Copy, Args)]
struct Speech {
    /// Bahasa pesan; bahasa situs bila tidak ditulis. (The language of messages; the site's when left out.)
    #[arg(long, value_name = "BAHASA")]
    lang: Option<MessageLanguage>,
    /// Bentuk pesan: untuk orang, atau satu objek JSON sebaris. (For people, or one JSON object a line.)
    #[arg(long, value_name = "BENTUK", default_value = "human")]
    message_format: MessageFormat,
    /// Tanpa ringkasan dan tanpa kemajuan. (No summary and no progress.)
    #[arg(long, short)]
    quiet: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum MessageLanguage {
    Id,
    En,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum MessageFormat {
    Human,
    Json,
}

impl Speech {
    fn language(self) -> Option<Language> {
        self.lang.map(|language| match language {
            MessageLanguage::Id => Language::Indonesian,
            MessageLanguage::En => Language::English,
        })
    }
}

/// Runs the program with the process's arguments.
pub fn run() -> ExitCode {
    let command_line = CommandLine::parse();
    let (speech, result) = match &command_line.command {
        Command::Build(arguments) => (arguments.site.speech, build::build(arguments)),
        Command::Check(arguments) => (arguments.speech, build::check(arguments)),
    };
    let code = result.unwrap_or_else(|failure| {
        Printer::new(speech).failure(&failure, speech.language().unwrap_or(Language::Indonesian));
        failure.exit_code()
    });
    ExitCode::from(code)
}

/// The day for a build that names none: that of `SOURCE_DATE_EPOCH` where it is set (reproducible-builds.org), else
/// today where this machine stands.
#[expect(clippy::disallowed_methods, reason = "commands know the clock and the environment")]
fn day_or_today(day: Option<Date>) -> Date {
    let set = || {
        let seconds = std::env::var("SOURCE_DATE_EPOCH").ok()?.parse().ok()?;
        jiff::Timestamp::from_second(seconds).ok()
    };
    day.unwrap_or_else(|| match set() {
        Some(moment) => moment.to_zoned(jiff::tz::TimeZone::UTC).date(),
        None => jiff::Zoned::now().date(),
    })
}

/// Runs work on so many threads; on all cores without a number.
fn with_jobs<T: Send>(
    jobs: Option<u16>,
    root: &Path,
    work: impl FnOnce() -> Result<T, Failure> + Send,
) -> Result<T, Failure> {
    let threads = usize::from(jobs.unwrap_or(0));
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
    match pool {
        Ok(pool) => pool.install(work),
        Err(error) => Err(Failure::reading(root)(std::io::Error::other(error))),
    }
}
