//! The files in the repository that build a site and bring it to its host.
//!
//! Each is one template of this folder with its blanks filled in. Every action is named by its commit, with the version
//! behind it; what may write has a job of its own, and what needs a secret gets it in one step alone.

use std::collections::BTreeSet;

use super::release;
use crate::catalogue::Host;

/// A place that keeps repositories and runs pipelines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are their own")]
pub enum Forge {
    GitHub,
    GitLab,
    Codeberg,
}

/// A file of the repository, by its path from the site's folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PipelineFile {
    /// The path from the site's folder.
    pub path: &'static str,
    /// What it should hold.
    pub text: String,
    /// Whether people fill it in: then one that is there stays.
    pub is_form: bool,
}

impl PipelineFile {
    fn new(path: &'static str, text: String) -> PipelineFile {
        PipelineFile { path, text, is_form: false }
    }
}

/// How a site is uploaded to a host by a command.
struct Upload {
    /// Names that hold secrets.
    secrets: &'static [&'static str],
    /// Names that hold what is no secret.
    variables: &'static [&'static str],
    /// The shell commands.
    commands: &'static str,
}

const GITHUB: &str = include_str!("github.yml");
const GITHUB_PAGES: &str = include_str!("github-pages.yml");
const GITHUB_CHECK: &str = include_str!("github-check.yml");
/// The step that refuses a repository with what a build made, where steps are GitHub's.
const UNMADE: &str = include_str!("unmade.yml");
/// The commands that hold a change against the lock of the branch that it goes to, in the same place.
const AGAINST: &str = include_str!("against.yml");
const CODEOWNERS: &str = include_str!("CODEOWNERS");
const GITLAB: &str = include_str!("gitlab.yml");
const GITLAB_PAGES: &str = include_str!("gitlab-pages.yml");
const GITLAB_UPLOAD: &str = include_str!("gitlab-upload.yml");
const CODEBERG: &str = include_str!("codeberg.yml");

impl Forge {
    /// Every forge.
    pub const ALL: [Forge; 3] = [Forge::GitHub, Forge::GitLab, Forge::Codeberg];

    /// The forge that a repository's address belongs to.
    pub fn of_address(domain: &str) -> Option<Forge> {
        match domain {
            "github.com" => Some(Forge::GitHub),
            "gitlab.com" => Some(Forge::GitLab),
            "codeberg.org" => Some(Forge::Codeberg),
            _ => None,
        }
    }

    /// The name as it writes itself.
    pub const fn title(self) -> &'static str {
        match self {
            Forge::GitHub => "GitHub",
            Forge::GitLab => "GitLab",
            Forge::Codeberg => "Codeberg",
        }
    }

    /// Whether a pipeline there can bring a site to this host.
    pub fn reaches(self, host: Host) -> bool {
        match (self, host) {
            (Forge::GitHub, Host::GitlabPages | Host::CodebergPages) => false,
            (Forge::GitHub, _) | (Forge::GitLab, Host::GitlabPages) | (Forge::Codeberg, Host::CodebergPages) => true,
            // Its commands need a shell that the image there does not have.
            (Forge::GitLab, Host::Neocities) => false,
            (Forge::GitLab, host) => upload(host).is_some(),
            (Forge::Codeberg, _) => false,
        }
    }
}

/// The names of the secrets, then of the other values, that a pipeline to this host needs.
pub fn settings(host: Host) -> (&'static [&'static str], &'static [&'static str]) {
    upload(host).map_or((&[], &[]), |upload| (upload.secrets, upload.variables))
}

/// The files for a host; none where the forge does not reach it.
pub fn pipeline(host: Host, forge: Forge) -> Vec<PipelineFile> {
    if !forge.reaches(host) {
        return Vec::new();
    }
    match forge {
        Forge::GitHub => vec![
            PipelineFile::new(".github/workflows/etalase.yml", github(host)),
            PipelineFile::new(".github/workflows/etalase-check.yml", filled(GITHUB_CHECK, host, &[])),
            PipelineFile { path: ".github/CODEOWNERS", text: CODEOWNERS.to_owned(), is_form: true },
        ],
        Forge::GitLab => vec![PipelineFile::new(".gitlab-ci.yml", gitlab(host))],
        Forge::Codeberg => {
            vec![PipelineFile::new(".forgejo/workflows/etalase.yml", filled(CODEBERG, host, &[]))]
        }
    }
}

/// Whether this is what we write for some host, so that nobody changed it since.
pub fn is_ours(path: &str, text: &str) -> bool {
    all().any(|file| file.path == path && file.text.lines().eq(text.lines()))
}

/// The paths of all files that we write for some host.
pub fn paths() -> BTreeSet<&'static str> {
    all().map(|file| file.path).collect()
}

fn all() -> impl Iterator<Item = PipelineFile> {
    Host::all().flat_map(|host| Forge::ALL.into_iter().flat_map(move |forge| pipeline(host, forge)))
}

fn github(host: Host) -> String {
    match upload(host) {
        None if host == Host::GithubPages => filled(GITHUB_PAGES, host, &[]),
        upload => {
            let upload = upload.unwrap_or(Upload { secrets: &[], variables: &[], commands: KEEP });
            let secrets = upload.secrets.iter().map(|name| format!("          {name}: ${{{{ secrets.{name} }}}}\n"));
            let variables = upload.variables.iter().map(|name| format!("          {name}: ${{{{ vars.{name} }}}}\n"));
            let values: String = secrets.chain(variables).collect();
            let values = if values.is_empty() { values } else { format!("        env:\n{values}") };
            filled(GITHUB, host, &[("VALUES", &values), ("COMMANDS", &indented(upload.commands, 10))])
        }
    }
}

fn gitlab(host: Host) -> String {
    let jobs = match upload(host) {
        Some(upload) => {
            let names: Vec<&str> = upload.secrets.iter().chain(upload.variables).copied().collect();
            filled(GITLAB_UPLOAD, host, &[("NAMES", &names.join(", ")), ("COMMANDS", &indented(upload.commands, 6))])
        }
        None => filled(GITLAB_PAGES, host, &[]),
    };
    filled(GITLAB, host, &[]) + &jobs
}

/// Fills in what every template may hold, and what this one does.
fn filled(template: &str, host: Host, more: &[(&str, &str)]) -> String {
    let (action, downloads) = (release::action(), release::downloads());
    let common = [
        ("UNMADE", UNMADE),
        ("AGAINST", AGAINST),
        ("HOST", host.name()),
        ("ACTION", action.as_str()),
        ("VERSION", release::VERSION),
        ("DOWNLOADS", downloads.as_str()),
    ];
    let fill = |text: String, (name, value): &(&str, &str)| text.replace(&format!("@{name}@"), value);
    let text = more.iter().fold(template.to_owned(), fill);
    common.iter().fold(text, fill)
}

fn indented(commands: &str, by: usize) -> String {
    let indent = " ".repeat(by);
    let lines = commands.trim_end().lines();
    lines.map(|line| if line.is_empty() { "\n".to_owned() } else { format!("{indent}{line}\n") }).collect()
}

/// The site is where someone fetches it from; nothing is known of their host.
const KEEP: &str = "ls public";

fn upload(host: Host) -> Option<Upload> {
    Some(match host {
        Host::CloudflarePages => Upload {
            secrets: &["CLOUDFLARE_API_TOKEN"],
            variables: &["CLOUDFLARE_ACCOUNT_ID", "CLOUDFLARE_PAGES_PROJECT"],
            commands: "npx --yes wrangler@4.164.0 pages deploy public --project-name \"$CLOUDFLARE_PAGES_PROJECT\" --branch main --commit-dirty=true",
        },
        Host::Netlify => Upload {
            secrets: &["NETLIFY_AUTH_TOKEN"],
            variables: &["NETLIFY_SITE_ID"],
            commands: "npx --yes netlify-cli@27.10.2 deploy --prod --no-build --dir public",
        },
        Host::Vercel => Upload {
            secrets: &["VERCEL_TOKEN"],
            variables: &["VERCEL_ORG_ID", "VERCEL_PROJECT_ID"],
            commands: "npx --yes vercel@64.0.2 deploy public --prod --yes --token \"$VERCEL_TOKEN\"",
        },
        Host::Firebase => Upload {
            secrets: &["FIREBASE_SERVICE_ACCOUNT"],
            variables: &["FIREBASE_PROJECT"],
            commands: "\
account=$(mktemp)
trap 'rm -f \"$account\"' EXIT
printf '%s' \"$FIREBASE_SERVICE_ACCOUNT\" > \"$account\"
GOOGLE_APPLICATION_CREDENTIALS=\"$account\" npx --yes firebase-tools@15.34.2 deploy --only hosting --config public/firebase.json --project \"$FIREBASE_PROJECT\" --non-interactive",
        },
        Host::Surge => Upload {
            secrets: &["SURGE_TOKEN"],
            variables: &["SURGE_LOGIN", "SURGE_DOMAIN"],
            commands: "npx --yes surge@0.44.3 public \"$SURGE_DOMAIN\"",
        },
        Host::Neocities => Upload {
            secrets: &["NEOCITIES_API_KEY"],
            variables: &[],
            commands: include_str!("neocities.sh"),
        },
        Host::GithubPages | Host::GitlabPages | Host::CodebergPages | Host::Any => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn each() -> impl Iterator<Item = (Host, Forge, PipelineFile)> {
        Host::all().flat_map(|host| {
            let of = move |forge| pipeline(host, forge).into_iter().map(move |file| (host, forge, file));
            Forge::ALL.into_iter().flat_map(of)
        })
    }

    /// The files that run something.
    fn workflows() -> impl Iterator<Item = (Host, Forge, PipelineFile)> {
        each().filter(|(_, _, file)| !file.is_form)
    }

    #[test]
    fn every_host_is_reached_from_somewhere() {
        for host in Host::all() {
            assert!(Forge::ALL.iter().any(|forge| forge.reaches(host)), "{}", host.name());
        }
    }

    #[test]
    fn no_blank_is_left_and_every_action_is_pinned() {
        for (host, forge, file) in workflows() {
            let at = format!("{} {forge:?} {}", host.name(), file.path);
            for line in file.text.lines() {
                let blank = line
                    .split('@')
                    .nth(1)
                    .is_some_and(|word| word.len() > 2 && word.chars().all(|letter| letter.is_ascii_uppercase()));
                assert!(!blank, "{at}: {line}");
                let Some((_, used)) = line.split_once("uses: ") else { continue };
                let commit = used.split('@').nth(1).unwrap().split(' ').next().unwrap();
                let is_ours = used.starts_with(release::REPOSITORY);
                let is_commit = commit.len() == 40 && commit.chars().all(|letter| letter.is_ascii_hexdigit());
                assert!(is_ours || is_commit && used.contains(" # v"), "{at}: {line}");
            }
        }
    }

    #[test]
    fn nothing_may_write_but_the_job_that_publishes() {
        for (host, _, file) in workflows().filter(|(_, forge, _)| *forge == Forge::GitHub) {
            assert!(file.text.contains("\npermissions: {}\n"), "{}: {}", host.name(), file.path);
            let writes = file.text.matches(": write\n").count();
            let expected = if host == Host::GithubPages && file.path.ends_with("/etalase.yml") { 2 } else { 0 };
            assert_eq!(writes, expected, "{}: {}", host.name(), file.path);
            assert_eq!(
                file.text.matches("persist-credentials: false").count(),
                file.text.matches("actions/checkout@").count()
            );
        }
    }

    #[test]
    fn every_pipeline_keeps_photos_compares_the_lock_and_builds_weekly() {
        for host in Host::all() {
            for forge in Forge::ALL.into_iter().filter(|forge| forge.reaches(host)) {
                let text: String = pipeline(host, forge).into_iter().map(|file| file.text).collect();
                for word in
                    [".etalase", "--against", "etalase build", "git ls-files .etalase public", "git cat-file -e"]
                {
                    assert!(
                        text.contains(word) || forge == Forge::GitHub && text.contains("command: build"),
                        "{host:?} {forge:?} {word}"
                    );
                }
                assert!(forge == Forge::GitLab || text.contains("cron: "), "{host:?}");
            }
        }
    }
}
