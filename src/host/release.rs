//! Where pipelines get `etalase` from: one repository and one version, which is that of this program.

/// The repository on GitHub that holds the action and the releases.
pub const REPOSITORY: &str = "etalase-id/etalase";
/// The version that pipelines use: the one that wrote them.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");
/// The commit of that version, where the release was built with `ETALASE_COMMIT` set to it. Without it the action is named
/// by its tag.
const COMMIT: Option<&str> = option_env!("ETALASE_COMMIT");

/// The action with its version, as it stands behind `uses:`.
pub(super) fn action() -> String {
    match COMMIT {
        Some(commit) => format!("{REPOSITORY}@{commit} # v{VERSION}"),
        None => format!("{REPOSITORY}@v{VERSION}"),
    }
}

/// The address below which the files of the release lie.
pub(super) fn downloads() -> String {
    format!("https://github.com/{REPOSITORY}/releases/download/v{VERSION}")
}
