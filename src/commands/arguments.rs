//! What may be typed. Every help text is there in Indonesian and in English.

use std::path::{Path, PathBuf};

use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use jiff::civil::Date;

use super::clock;
use super::examples::{
    BUILD_EXAMPLES, CHECK_EXAMPLES, CLEAN_EXAMPLES, COMPLETIONS_EXAMPLES, EXAMPLES, HOST_EXAMPLES, MAN_EXAMPLES,
    NEW_EXAMPLES, PEOPLE_EXAMPLES, SERVE_EXAMPLES, TRUST_EXAMPLES, VERIFY_EXAMPLES,
};
use crate::Request;
use crate::catalogue::{Host, Url};
use crate::check::nearest;
use crate::failure::Failure;
use crate::host::Forge;
use crate::language::Language;

/// Etalase: folder berisi berkas produk dan foto menjadi katalog dengan tautan pesanan WhatsApp.
///
/// A folder of product files and photos becomes a catalogue with WhatsApp order links.
#[derive(Debug, Parser)]
#[command(name = "etalase", version, after_help = EXAMPLES)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Buat situs dan pasang di `public/` (make the site and put it in `public/`)
    #[command(after_help = BUILD_EXAMPLES)]
    Build(BuildArguments),
    /// Cari kesalahan tanpa memasang situs (look for mistakes, publish nothing)
    #[command(after_help = CHECK_EXAMPLES)]
    Check(CheckArguments),
    /// Mulai toko baru yang langsung jadi (start a new shop that builds at once)
    #[command(after_help = NEW_EXAMPLES)]
    New(NewArguments),
    /// Tampilkan situs di komputer ini dan perbarui tiap kali berkas disimpan (show the site, renew it at each save)
    #[command(after_help = SERVE_EXAMPLES)]
    Serve(ServeArguments),
    /// Siapa ditampilkan, di mana, dengan persetujuan apa (who is shown, where, on what consent)
    #[command(visible_alias = "orang", after_help = PEOPLE_EXAMPLES)]
    People(PeopleArguments),
    /// Buang posisi GPS dan catatan kamera dari foto, tanpa mengubah gambarnya (strip GPS and camera data from photos)
    #[command(visible_alias = "bersihkan", after_help = CLEAN_EXAMPLES)]
    Clean(CleanArguments),
    /// Perbarui kunci nomor dan rekening setelah diperiksa (renew the lock of numbers and accounts after a look at them)
    #[command(after_help = TRUST_EXAMPLES)]
    Trust(TrustArguments),
    /// Siapkan hos gratis: alur terbit, dan `hos` di situs.toml (get a free host ready: the workflow, and `host`)
    #[command(visible_alias = "hos", after_help = HOST_EXAMPLES)]
    Host(HostArguments),
    /// Cocokkan situs yang tayang dengan hasil terakhir (compare the live site with the last build)
    #[command(visible_alias = "cocokkan", after_help = VERIFY_EXAMPLES)]
    Verify(VerifyArguments),
    /// Pelengkap perintah untuk shell (what a shell completes commands with)
    #[command(after_help = COMPLETIONS_EXAMPLES)]
    Completions(CompletionsArguments),
    /// Halaman manual, untuk `man` (the manual pages, for `man`)
    #[command(after_help = MAN_EXAMPLES)]
    Man(ManArguments),
}

impl Command {
    /// The language that was asked for.
    pub fn language(&self) -> Option<Language> {
        match self {
            Command::Build(build) => build.site.language(),
            Command::Check(check) => check.site.language(),
            Command::New(new) => new.language(),
            Command::Serve(serve) => serve.site.language(),
            Command::People(people) => people.site.language(),
            Command::Clean(clean) => clean.site.language(),
            Command::Trust(trust) => trust.site.language(),
            Command::Host(host) => host.site.language(),
            Command::Verify(verify) => verify.site.language(),
            Command::Completions(_) | Command::Man(_) => None,
        }
    }
}

#[derive(Debug, Args)]
pub(super) struct BuildArguments {
    #[command(flatten)]
    pub site: SiteOptions,
    /// Folder hasil, dilihat dari DIR (output folder, as seen from DIR)
    #[arg(long, value_name = "DIR", default_value = "public")]
    pub output: PathBuf,
    #[command(flatten)]
    pub talk: TalkOptions,
}

#[derive(Debug, Args)]
pub(super) struct CheckArguments {
    #[command(flatten)]
    pub site: SiteOptions,
    /// Bandingkan juga dengan kunci lain, misalnya dari cabang utama (hold it against another lock too, such as the
    /// base branch's)
    #[arg(long, value_name = "LOCK")]
    pub against: Option<PathBuf>,
    #[command(flatten)]
    pub talk: TalkOptions,
}

#[derive(Debug, Args)]
pub(super) struct NewArguments {
    /// Folder baru (the new folder)
    #[arg(value_name = "DIR")]
    pub directory: PathBuf,
    /// Portal dengan dua toko (a portal of two shops)
    #[arg(long)]
    pub portal: bool,
    /// Bahasa berkas dan halaman (language of files and pages)
    #[arg(long, value_name = "LANG")]
    pub lang: Option<Lang>,
}

impl NewArguments {
    /// The language that was asked for.
    pub fn language(&self) -> Option<Language> {
        self.lang.map(Language::from)
    }
}

#[derive(Debug, Args)]
pub(super) struct ServeArguments {
    #[command(flatten)]
    pub site: SiteOptions,
    /// Nomor port; 4321 atau yang kosong sesudahnya bila tidak ditulis (the port; 4321 or the next free one if left out)
    #[arg(long, value_name = "PORT")]
    pub port: Option<u16>,
}

#[derive(Debug, Args)]
pub(super) struct PeopleArguments {
    #[command(flatten)]
    pub site: SiteOptions,
    /// Kode keluar 1 bila ada yang perlu dilihat (exit code 1 if something needs a look)
    #[arg(long)]
    pub check: bool,
    #[command(flatten)]
    pub talk: TalkOptions,
}

#[derive(Debug, Args)]
pub(super) struct CleanArguments {
    #[command(flatten)]
    pub site: SiteOptions,
    /// Hanya sebutkan, jangan ubah; kode keluar 1 bila ada (only tell and change nothing; exit code 1 if there are any)
    #[arg(long)]
    pub check: bool,
    #[command(flatten)]
    pub talk: TalkOptions,
}

#[derive(Debug, Args)]
pub(super) struct TrustArguments {
    /// Toko yang diperbarui; semua bila tidak ditulis (the shop to renew; all of them if left out)
    #[arg(value_name = "SHOP")]
    pub shop: Option<String>,
    #[command(flatten)]
    pub site: SiteOptions,
}

#[derive(Debug, Args)]
pub(super) struct HostArguments {
    /// Hos yang dipilih; daftar semuanya bila tidak ditulis (the host to choose; a list of all of them if left out)
    #[arg(value_name = "NAME", value_parser = host_named)]
    pub name: Option<Host>,
    #[command(flatten)]
    pub site: SiteOptions,
    /// Folder hasil, dilihat dari DIR (output folder, as seen from DIR)
    #[arg(long, value_name = "DIR", default_value = "public")]
    pub output: PathBuf,
    /// Tempat repositorinya, bila bukan yang di `repositori` (where the repository is, if not what `repository` says)
    #[arg(long, value_name = "FORGE")]
    pub forge: Option<ForgeName>,
    /// Timpa berkas yang sudah diubah (overwrite files that were changed)
    #[arg(long)]
    pub replace: bool,
}

/// A host as it is typed, in either language.
fn host_named(name: &str) -> Result<Host, String> {
    let name = name.to_ascii_lowercase();
    let english = if name == "apa-saja" { "any" } else { name.as_str() };
    Host::from_name(english).ok_or_else(|| {
        let names: Vec<&str> = Host::all().map(Host::name).collect();
        let known = format!("hos yang dikenal (known hosts): {}", names.join(", "));
        match nearest(&name, names.into_iter()) {
            Some(nearest) => format!("mungkin maksudnya `{nearest}` (did you mean this?); {known}"),
            None => known,
        }
    })
}

/// A day as it is typed: the year first.
fn day_named(text: &str) -> Result<Date, String> {
    text.parse().map_err(|_| {
        let mut parts: Vec<&str> = text.split(['-', '/', '.']).collect();
        parts.reverse();
        let example = parts.join("-").parse::<Date>().map_or_else(|_| "2026-11-01".to_owned(), |day| day.to_string());
        format!("tulis tahun-bulan-hari (write year-month-day): {example}")
    })
}

/// An address as it is typed; without `https://` it is meant all the same.
fn address_named(text: &str) -> Result<Url, String> {
    let whole = if text.contains("://") { text.to_owned() } else { format!("https://{text}") };
    whole.parse().map_err(|_| "tulis alamatnya (write its address): https://toko.example.org/".to_owned())
}

/// A forge as it is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ForgeName {
    /// github.com
    Github,
    /// gitlab.com
    Gitlab,
    /// codeberg.org
    Codeberg,
}

impl From<ForgeName> for Forge {
    fn from(name: ForgeName) -> Forge {
        match name {
            ForgeName::Github => Forge::GitHub,
            ForgeName::Gitlab => Forge::GitLab,
            ForgeName::Codeberg => Forge::Codeberg,
        }
    }
}

#[derive(Debug, Args)]
pub(super) struct VerifyArguments {
    /// Alamat situs yang tayang; yang di situs.toml bila tidak ditulis (the live site; site.toml's address if left out)
    #[arg(value_name = "URL", value_parser = address_named)]
    pub address: Option<Url>,
    #[command(flatten)]
    pub site: SiteOptions,
    /// Folder hasil, dilihat dari DIR (output folder, as seen from DIR)
    #[arg(long, value_name = "DIR", default_value = "public")]
    pub output: PathBuf,
    /// Periksa sekian berkas saja, tersebar merata (look at so many files only, spread evenly)
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    pub sample: Option<u32>,
}

#[derive(Debug, Args)]
pub(super) struct CompletionsArguments {
    /// Shell yang dipakai (the shell in use)
    #[arg(value_name = "SHELL")]
    pub shell: Shell,
}

#[derive(Debug, Args)]
pub(super) struct ManArguments {
    /// Folder untuk satu halaman tiap perintah; halaman utama saja, ke layar, bila tidak ditulis (a folder for one page a
    /// command; the main page alone, on the screen, if left out)
    #[arg(value_name = "DIR")]
    pub directory: Option<PathBuf>,
}

/// Which site, seen on which day.
#[derive(Debug, Args)]
pub(super) struct SiteOptions {
    /// Folder situs, yang berisi `content/` (the site's folder, which holds `content/`)
    #[arg(short = 'C', long = "directory", value_name = "DIR", default_value = ".")]
    pub directory: PathBuf,
    /// Tanggal berlakunya harga dan izin, bila bukan hari ini (the day for prices and consents, if not today)
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day_named)]
    pub date: Option<Date>,
    /// Jumlah pekerjaan serentak (how many threads work)
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub jobs: Option<u16>,
    /// Bahasa pesan, bila bukan bahasa situs (language of messages, if not the site's)
    #[arg(long, value_name = "LANG")]
    pub lang: Option<Lang>,
}

impl SiteOptions {
    /// The language that was asked for.
    pub fn language(&self) -> Option<Language> {
        self.lang.map(Language::from)
    }

    /// A path as seen from the site's folder.
    pub fn place(&self, path: &Path) -> PathBuf {
        if self.directory == Path::new(".") { path.to_owned() } else { self.directory.join(path) }
    }

    /// What to make the site from.
    pub fn request(&self) -> Result<Request, Failure> {
        let date = self.date.map_or_else(clock::today, Ok)?;
        Ok(Request { root: self.directory.clone(), date, messages: self.language() })
    }
}

/// How much is said, and in which form.
#[derive(Debug, Args)]
pub(super) struct TalkOptions {
    /// Bentuk pesan: untuk dibaca orang, atau satu objek JSON tiap baris (for people, or one JSON object a line)
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub message_format: MessageFormat,
    /// Hanya kesalahan dan peringatan (only errors and warnings)
    #[arg(long, short)]
    pub quiet: bool,
}

impl TalkOptions {
    /// Whether more than diagnostics is said: to people who did not ask for quiet.
    pub fn is_chatty(&self) -> bool {
        !self.quiet && self.message_format == MessageFormat::Human
    }
}

/// The form of diagnostics.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum MessageFormat {
    /// With the text underlined, on standard error.
    Human,
    /// One object a line, on standard output.
    Json,
}

/// A language as it is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Lang {
    /// Bahasa Indonesia
    Id,
    /// English
    En,
}

impl From<Lang> for Language {
    fn from(lang: Lang) -> Language {
        match lang {
            Lang::Id => Language::Indonesian,
            Lang::En => Language::English,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_almost_rightly_is_understood_or_answered_with_what_was_meant() {
        assert_eq!(address_named("www.toko.example").unwrap().as_str(), "https://www.toko.example/");
        assert_eq!(address_named("http://toko.example").unwrap().as_str(), "http://toko.example/");
        assert!(address_named("").unwrap_err().contains("https://"));
        assert_eq!(day_named("2026-11-01"), Ok(jiff::civil::date(2026, 11, 1)));
        assert!(day_named("01-11-2026").unwrap_err().ends_with(": 2026-11-01"));
        assert!(day_named("31/12/2025").unwrap_err().ends_with(": 2025-12-31"));
        assert!(day_named("besok").unwrap_err().contains("tahun-bulan-hari"));
        assert!(host_named("netlfy").unwrap_err().contains("`netlify`"));
        assert!(host_named("geocities").unwrap_err().contains("`neocities`"));
        assert!(host_named("hosting").unwrap_err().starts_with("hos yang dikenal"));
    }
}
