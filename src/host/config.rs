//! The same rules in the forms that hosts read.

use std::fmt::Write as _;

use serde_json::{Value, json};

/// What every host is told.
#[derive(Debug)]
pub(super) struct Rules<'a> {
    /// The content security policy of every page.
    pub policy: Option<&'a str>,
    /// Folders whose files never change under the same name.
    pub kept: Vec<&'static str>,
    /// Addresses that have moved, with the new ones, seen from the site's root.
    pub moved: Vec<(String, String)>,
}

/// Kept for ever: the name changes with the content.
const FOR_EVER: &str = "public, max-age=31536000, immutable";
/// Asked for anew each time: prices stand on pages, and the service worker must be able to change.
const EACH_TIME: &str = "public, max-age=0, must-revalidate";

/// Headers of every answer beside the policy: no guessing of types, no foreign frame around an order button, no full
/// addresses to the sites that links lead to.
const OF_EVERY_ANSWER: [(&str, &str); 3] = [
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "SAMEORIGIN"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
];

impl Rules<'_> {
    fn of_every_answer(&self) -> impl Iterator<Item = (&str, &str)> {
        self.policy.map(|policy| ("Content-Security-Policy", policy)).into_iter().chain(OF_EVERY_ANSWER)
    }
}

/// `_headers` of Cloudflare Pages and Netlify. A header that two rules name would be sent twice, so no rule speaks of
/// keeping pages: both hosts have them asked for anew each time by themselves.
pub(super) fn headers(rules: &Rules<'_>) -> String {
    let mut text = "/*\n".to_owned();
    for (name, value) in rules.of_every_answer() {
        let _ = writeln!(text, "  {name}: {value}");
    }
    for folder in &rules.kept {
        let _ = writeln!(text, "/{folder}*\n  Cache-Control: {FOR_EVER}");
    }
    text
}

/// `_redirects` of Cloudflare Pages and Netlify; `force` where a page at the old address would be shown instead.
pub(super) fn redirects(rules: &Rules<'_>, force: bool) -> String {
    let status = if force { "301!" } else { "301" };
    rules.moved.iter().map(|(from, to)| format!("/{from} /{to} {status}\n")).collect()
}

/// `vercel.json`, read at the top of what is uploaded. Addresses end in `/`, so that relative links lead where they should.
pub(super) fn vercel(rules: &Rules<'_>) -> String {
    let redirects = rules.moved.iter();
    let redirects =
        redirects.map(|(from, to)| json!({"source": slash(from), "destination": slash(to), "statusCode": 301}));
    let kept = rules.kept.iter().map(|folder| rule(&format!("/{folder}(.*)"), [("Cache-Control", FOR_EVER)]));
    let every = rule("/(.*)", rules.of_every_answer());
    text(&json!({
        "$schema": "https://openapi.vercel.sh/vercel.json",
        "trailingSlash": true,
        "headers": std::iter::once(every).chain(kept).collect::<Vec<_>>(),
        "redirects": redirects.collect::<Vec<_>>(),
    }))
}

/// `firebase.json`, with the folder that it lies in as the site. Where rules name a header twice the last one holds.
pub(super) fn firebase(rules: &Rules<'_>) -> String {
    let redirects = rules.moved.iter();
    let redirects = redirects.map(|(from, to)| json!({"source": slash(from), "destination": slash(to), "type": 301}));
    let kept = rules.kept.iter().map(|folder| rule(&format!("/{folder}**"), [("Cache-Control", FOR_EVER)]));
    let every = rule("**", rules.of_every_answer().chain([("Cache-Control", EACH_TIME)]));
    text(&json!({
        "hosting": {
            "public": ".",
            "ignore": ["firebase.json", ".etalase-output", ".firebase/**", "firebase-debug.log"],
            "headers": std::iter::once(every).chain(kept).collect::<Vec<_>>(),
            "redirects": redirects.collect::<Vec<_>>(),
        },
    }))
}

fn rule<'a>(source: &str, headers: impl IntoIterator<Item = (&'a str, &'a str)>) -> Value {
    let headers = headers.into_iter().map(|(key, value)| json!({"key": key, "value": value}));
    json!({"source": source, "headers": headers.collect::<Vec<_>>()})
}

fn slash(address: &str) -> String {
    format!("/{address}")
}

fn text(value: &Value) -> String {
    format!("{value:#}\n")
}
