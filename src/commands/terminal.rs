//! Where words go.

use std::io::{self, IsTerminal, Write};

/// Whether colours are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Color {
    /// A person looks at a terminal.
    Shown,
    /// A file, a pipe, or someone who does not want them: <https://no-color.org>.
    Plain,
}

/// Says something to people, on standard error. That nobody listens any more is no fault.
pub(super) fn say(text: &str) {
    let _ = io::stderr().lock().write_all(text.as_bytes());
}

/// Gives what was asked for, on standard output.
pub(super) fn give(text: &str) {
    let mut output = io::stdout().lock();
    let _ = output.write_all(text.as_bytes()).and_then(|()| output.flush());
}

/// Whether a person looks at standard error.
pub(super) fn is_watched() -> bool {
    io::stderr().is_terminal()
}

/// Whether what is said may have colours.
#[expect(clippy::disallowed_methods, reason = "the environment decides how a command looks")]
pub(super) fn color() -> Color {
    let unwanted = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    let unable = std::env::var_os("TERM").is_some_and(|value| value == "dumb");
    if is_watched() && !unwanted && !unable { Color::Shown } else { Color::Plain }
}
