//! What to do by hand once the files are there.

use std::fmt::Write as _;

use crate::catalogue::{Host, Selling};
use crate::host::{Forge, settings};
use crate::language::Language;

/// The steps that remain, numbered.
pub(super) fn steps(host: Host, forge: Forge, language: Language) -> String {
    let mut steps = account(host, language);
    steps.extend(secrets(host, forge, language));
    steps.push(match language {
        Language::Indonesian => {
            "jalankan `etalase build`, lalu simpan semua di git (`content/*.lock` juga) dan kirim (push)".to_owned()
        }
        Language::English => "run `etalase build`, then commit everything (`content/*.lock` too) and push".to_owned(),
    });
    steps.push(match (forge, language) {
        (Forge::GitHub, Language::Indonesian) => {
            "jaga cabang utama: isi `.github/CODEOWNERS` dengan akun pengurus toko, lalu di GitHub Settings > Rules > Rulesets: cabang `main`, Require a pull request before merging, Require review from Code Owners; tanpa itu siapa pun yang boleh menulis dapat mengganti nomor dan kuncinya sekaligus".to_owned()
        }
        (Forge::GitHub, Language::English) => {
            "guard the main branch: put the shop's owner into `.github/CODEOWNERS`, then on GitHub Settings > Rules > Rulesets: branch `main`, Require a pull request before merging, Require review from Code Owners; without that, whoever may write can change a number and its lock together".to_owned()
        }
        (_, Language::Indonesian) => {
            "jaga cabang utama: di setelan repositori, izinkan `main` berubah hanya lewat permintaan yang disetujui pengurus toko; tanpa itu siapa pun yang boleh menulis dapat mengganti nomor dan kuncinya sekaligus".to_owned()
        }
        (_, Language::English) => {
            "guard the main branch: in the repository's settings, let `main` change only by requests that the shop's owner approved; without that, whoever may write can change a number and its lock together".to_owned()
        }
    });
    steps.push(match language {
        Language::Indonesian => {
            "sesudah tayang: `etalase verify` mencocokkan yang tayang dengan hasil di sini".to_owned()
        }
        Language::English => "once it is online: `etalase verify` compares it with what was built here".to_owned(),
    });
    let head = if language == Language::Indonesian { "Langkah berikutnya" } else { "What to do next" };
    let mut text = format!("\n{head}:\n");
    for (step, number) in steps.iter().zip(1..) {
        let _ = writeln!(text, "  {number}. {step}");
    }
    if host.facts().selling != Selling::Allowed {
        let _ = write!(
            text,
            "\n{}\n",
            super::super::advice::words(&crate::host::Concern::Selling(host.facts().selling), host, language)
        );
    }
    text
}

/// What to do at the host.
fn account(host: Host, language: Language) -> Vec<String> {
    let (indonesian, english): (&[&str], &[&str]) = match host {
        Host::CloudflarePages => (
            &[
                "buat akun di https://dash.cloudflare.com, lalu Workers & Pages > Create > Pages > Direct Upload; nama proyek menjadi alamatnya: `https://NAMA.pages.dev`",
                "tulis alamat itu sebagai `alamat` di `content/situs.toml`",
                "buat token di https://dash.cloudflare.com/profile/api-tokens dengan izin Cloudflare Pages: Edit saja",
            ],
            &[
                "make an account at https://dash.cloudflare.com, then Workers & Pages > Create > Pages > Direct Upload; the project's name becomes its address: `https://NAME.pages.dev`",
                "write that address as `base_url` in `content/site.toml`",
                "make a token at https://dash.cloudflare.com/profile/api-tokens with the permission Cloudflare Pages: Edit alone",
            ],
        ),
        Host::Netlify => (
            &[
                "buat akun di https://app.netlify.com dan situs baru dengan Deploy manually; alamatnya tulis sebagai `alamat` di `content/situs.toml`",
                "buat token di User settings > Applications > Personal access tokens; nomor situsnya ada di Site configuration > Site ID",
            ],
            &[
                "make an account at https://app.netlify.com and a new site by Deploy manually; write its address as `base_url` in `content/site.toml`",
                "make a token at User settings > Applications > Personal access tokens; the number of the site stands in Site configuration > Site ID",
            ],
        ),
        Host::Vercel => (
            &[
                "buat akun di https://vercel.com dan proyek kosong; alamatnya tulis sebagai `alamat` di `content/situs.toml`",
                "buat token di Account settings > Tokens; kedua nomor lain muncul di `.vercel/project.json` sesudah `npx vercel link`",
            ],
            &[
                "make an account at https://vercel.com and an empty project; write its address as `base_url` in `content/site.toml`",
                "make a token at Account settings > Tokens; the two other numbers come to `.vercel/project.json` with `npx vercel link`",
            ],
        ),
        Host::Firebase => (
            &[
                "buat proyek di https://console.firebase.google.com dan nyalakan Hosting; alamatnya (`https://NAMA.web.app`) tulis sebagai `alamat` di `content/situs.toml`",
                "buat akun layanan dengan peran Firebase Hosting Admin saja, dan simpan kunci JSON-nya",
            ],
            &[
                "make a project at https://console.firebase.google.com and switch Hosting on; write its address (`https://NAME.web.app`) as `base_url` in `content/site.toml`",
                "make a service account with the role Firebase Hosting Admin alone, and keep its JSON key",
            ],
        ),
        Host::Surge => (
            &[
                "jalankan `npx surge login`, lalu `npx surge token`; pilih alamat `NAMA.surge.sh` dan tulis `https://NAMA.surge.sh/` sebagai `alamat` di `content/situs.toml`",
            ],
            &[
                "run `npx surge login`, then `npx surge token`; choose an address `NAME.surge.sh` and write `https://NAME.surge.sh/` as `base_url` in `content/site.toml`",
            ],
        ),
        Host::Neocities => (
            &[
                "buat akun di https://neocities.org; alamatnya (`https://NAMA.neocities.org/`) tulis sebagai `alamat` di `content/situs.toml`",
                "buat kunci di https://neocities.org/settings: pilih situsnya, lalu API Key",
            ],
            &[
                "make an account at https://neocities.org; write its address (`https://NAME.neocities.org/`) as `base_url` in `content/site.toml`",
                "make a key at https://neocities.org/settings: choose the site, then API Key",
            ],
        ),
        Host::GithubPages => (
            &[
                "di GitHub: Settings > Pages > Source: GitHub Actions",
                "tulis `alamat` di `content/situs.toml`: `https://AKUN.github.io/REPOSITORI/`, atau domain sendiri",
            ],
            &[
                "on GitHub: Settings > Pages > Source: GitHub Actions",
                "write `base_url` in `content/site.toml`: `https://ACCOUNT.github.io/REPOSITORY/`, or a domain of your own",
            ],
        ),
        Host::GitlabPages => (
            &[
                "tulis `alamat` di `content/situs.toml`; alamatnya tampak di Deploy > Pages sesudah tayang pertama kali",
                "buat jadwal mingguan di Build > Pipeline schedules > New schedule: `17 3 * * 1`, Asia/Jakarta",
            ],
            &[
                "write `base_url` in `content/site.toml`; the address shows at Deploy > Pages once it was published",
                "make a weekly schedule at Build > Pipeline schedules > New schedule: `17 3 * * 1`, Asia/Jakarta",
            ],
        ),
        Host::CodebergPages => (
            &[
                "nyalakan Actions di Settings > Units > Overview",
                "tulis `alamat` di `content/situs.toml`: `https://AKUN.codeberg.page/REPOSITORI/`, atau domain sendiri",
            ],
            &[
                "switch Actions on at Settings > Units > Overview",
                "write `base_url` in `content/site.toml`: `https://ACCOUNT.codeberg.page/REPOSITORY/`, or a domain of your own",
            ],
        ),
        Host::Any => (
            &[
                "tulis alamat situs sebagai `alamat` di `content/situs.toml`",
                "unggah isi `public/` ke hos Anda; alur kerjanya juga menyimpan hasil sebagai berkas `site` selama tujuh hari",
            ],
            &[
                "write the site's address as `base_url` in `content/site.toml`",
                "upload what is in `public/` to your host; the workflow keeps it as the file `site` for seven days too",
            ],
        ),
    };
    let steps = if language == Language::Indonesian { indonesian } else { english };
    steps.iter().map(|step| (*step).to_owned()).collect()
}

/// Where the pipeline's secrets and values go.
fn secrets(host: Host, forge: Forge, language: Language) -> Option<String> {
    let (secrets, variables) = settings(host);
    if secrets.is_empty() {
        return None;
    }
    let names = |names: &[&str]| names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
    let (secrets, variables) = (names(secrets), names(variables));
    Some(match (forge, language) {
        (Forge::GitHub, Language::Indonesian) => {
            let variables = if variables.is_empty() { variables } else { format!("; sebagai variable: {variables}") };
            format!(
                "di GitHub: Settings > Environments > New environment `etalase`; sebagai secret: {secrets}{variables}"
            )
        }
        (Forge::GitHub, Language::English) => {
            let variables = if variables.is_empty() { variables } else { format!("; as variables: {variables}") };
            format!("on GitHub: Settings > Environments > New environment `etalase`; as secrets: {secrets}{variables}")
        }
        (_, Language::Indonesian) => {
            let both =
                [secrets, variables].into_iter().filter(|names| !names.is_empty()).collect::<Vec<_>>().join(", ");
            format!("di {}: Settings > CI/CD > Variables, masked dan protected: {both}", forge.title())
        }
        (_, Language::English) => {
            let both =
                [secrets, variables].into_iter().filter(|names| !names.is_empty()).collect::<Vec<_>>().join(", ");
            format!("on {}: Settings > CI/CD > Variables, masked and protected: {both}", forge.title())
        }
    })
}

/// That no pipeline of this forge goes to this host.
pub(super) fn unreached(host: Host, forge: Option<Forge>, language: Language) -> (String, String) {
    let title = host.facts().title;
    let forge = forge.map_or("-", Forge::title);
    let others: Vec<&str> = Forge::ALL.into_iter().filter(|forge| forge.reaches(host)).map(Forge::title).collect();
    let others = others.join(", ");
    match language {
        Language::Indonesian => (
            format!("belum ada alur terbit dari {forge} ke {title}"),
            format!("yang ada: dari {others}; atau unggah sendiri isi `public/` sesudah `etalase build`"),
        ),
        Language::English => (
            format!("there is no pipeline from {forge} to {title}"),
            format!("there is one from {others}; or upload what is in `public/` yourself after `etalase build`"),
        ),
    }
}

/// That another pipeline is there, which would go on publishing.
pub(super) fn left(path: &str, language: Language) -> String {
    match language {
        Language::Indonesian => format!("masih ada: {path}, alur yang lain; hapus bila tidak dipakai lagi\n"),
        Language::English => format!("still there: {path}, another pipeline; remove it if it is not wanted any more\n"),
    }
}

/// That a file which someone changed was left alone.
pub(super) const fn kept(language: Language) -> (&'static str, &'static str) {
    match language {
        Language::Indonesian => (
            "ada berkas yang sudah Anda ubah, jadi tidak ditulis ulang",
            "ambil baris `+` yang Anda perlukan, atau timpa dengan `--replace`",
        ),
        Language::English => (
            "a file that you changed was not written again",
            "take the `+` lines that you need, or overwrite it with `--replace`",
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_host_has_steps_in_both_languages() {
        for host in Host::all() {
            for forge in Forge::ALL.into_iter().filter(|forge| forge.reaches(host)) {
                let [id, en] = Language::ALL.map(|language| steps(host, forge, language));
                assert_eq!(id.lines().count(), en.lines().count(), "{}", host.name());
                assert!(id.contains("  1. ") && id.contains("`alamat`") && en.contains("`base_url`"), "{id}{en}");
                for name in settings(host).0.iter().chain(settings(host).1) {
                    assert!(id.contains(name) && en.contains(name), "{}: {name}", host.name());
                }
            }
        }
    }
}
