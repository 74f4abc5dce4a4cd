//! `etalase trust`: renews the lock of the payment identity, by the hand of someone who looked at what is new.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::io::{self, BufRead as _};

use super::arguments::TrustArguments;
use super::proof::Proof;
use super::{CONTENT, FINE, IDENTITY, USAGE, diagnostics, human, limit_threads, progress, terminal};
use crate::failure::Failure;
use crate::identity::{Claim, ClaimKind, Identity, Lock, Payee};
use crate::language::Language;
use crate::problem::{IdentityProblem, Problem};
use crate::{Outcome, check_only, publish};

/// Shows old and new, asks for the end of each new value, renews the lock, and gives the exit code.
pub(super) fn run(arguments: &TrustArguments) -> Result<u8, Failure> {
    limit_threads(&arguments.site);
    let request = arguments.site.request()?;
    let progress = progress::listener(true, arguments.site.language());
    let outcome = check_only(&request, progress.as_ref())?;
    if has_other_errors(&outcome) {
        diagnostics::print(&outcome, super::arguments::MessageFormat::Human);
        return Ok(CONTENT);
    }
    let language = outcome.messages;
    let locked = outcome.standing.locked.clone().unwrap_or_default();
    let chosen = match chosen(arguments.shop.as_deref(), &outcome.standing.identity, &locked) {
        Ok(chosen) => chosen,
        Err(known) => {
            let (message, remedy) = unknown(arguments.shop.as_deref().unwrap_or_default(), &known, language);
            terminal::say(&human::mistake(&message, &remedy, language, terminal::color()));
            return Ok(USAGE);
        }
    };
    let changes: Vec<Change<'_>> =
        chosen.iter().filter_map(|payee| Change::of(payee, &outcome.standing.identity, &locked)).collect();
    if changes.is_empty() && !locked.is_unmerged {
        terminal::give(unchanged(language));
        return Ok(FINE);
    }
    for change in &changes {
        terminal::give(&change.shown(language));
    }
    if !changes.iter().flat_map(|change| change.questions(language)).all(|question| question.is_answered(language)) {
        return Ok(IDENTITY);
    }
    let mut next = locked.clone();
    for change in &changes {
        next.set(change.payee, change.new);
    }
    publish::write_lock(&request.root, &next.to_text())?;
    terminal::give(renewed(language));
    Ok(FINE)
}

/// Whether something is wrong that must be mended first. A lock of a newer etalase must not be written over.
fn has_other_errors(outcome: &Outcome) -> bool {
    let is_of_lock = |problem: &Problem| match problem {
        Problem::Identity(IdentityProblem::LockNewer) => false,
        Problem::Identity(problem) => problem.is_of_lock(),
        _ => false,
    };
    outcome.diagnostics.iter().any(|one| one.is_error() && !is_of_lock(&one.problem))
}

/// The payees that a name means, or all; the names that are known where it means none.
fn chosen(name: Option<&str>, stated: &Identity, locked: &Lock) -> Result<Vec<Payee>, Vec<Payee>> {
    let all: BTreeSet<&Payee> = stated.payees.keys().chain(locked.payees()).collect();
    let all: Vec<Payee> = all.into_iter().cloned().collect();
    let Some(name) = name else { return Ok(all) };
    let is_meant = |payee: &&Payee| Language::ALL.iter().any(|language| payee.name_in(*language) == name);
    match all.iter().find(is_meant) {
        Some(payee) => Ok(vec![payee.clone()]),
        None => Err(all),
    }
}

/// What would change for one payee.
struct Change<'a> {
    payee: &'a Payee,
    /// What is locked: nothing, one table, or after a merge of two changes both.
    old: &'a [BTreeSet<Claim>],
    new: Option<&'a BTreeSet<Claim>>,
}

impl<'a> Change<'a> {
    fn of(payee: &'a Payee, stated: &'a Identity, locked: &'a Lock) -> Option<Change<'a>> {
        let change = Change { payee, old: locked.of(payee), new: stated.of(payee) };
        (!change.old.iter().eq(change.new)).then_some(change)
    }

    /// Whether a claim is locked beyond doubt.
    fn is_old(&self, claim: &Claim) -> bool {
        !self.old.is_empty() && self.old.iter().all(|table| table.contains(claim))
    }

    /// The locked claims of a kind that are not stated, or not in every table.
    fn lost(&self, kind: ClaimKind) -> Vec<&'a Claim> {
        let is_lost = |claim: &Claim| !self.is_old(claim) || self.new.is_none_or(|new| !new.contains(claim));
        let all: BTreeSet<&Claim> = self.old.iter().flatten().collect();
        all.into_iter().filter(|claim| claim.kind() == kind && is_lost(claim)).collect()
    }

    /// The stated claims of a kind that are not locked.
    fn found(&self, kind: ClaimKind) -> Vec<&'a Claim> {
        self.new.into_iter().flatten().filter(|claim| claim.kind() == kind && !self.is_old(claim)).collect()
    }

    /// Old and new, line by line.
    fn shown(&self, language: Language) -> String {
        let mut text = format!("{}\n", self.payee.name_in(language));
        let (old, new) = match language {
            Language::Indonesian => ("lama", "baru"),
            Language::English => ("old", "new"),
        };
        text.push_str(match (self.old.len(), language) {
            (0, Language::Indonesian) => "  belum ada di kunci; semuanya dianggap baru\n",
            (0, Language::English) => "  not in the lock; all of it counts as new\n",
            (1, _) => "",
            (_, Language::Indonesian) => "  terkunci dua kali dengan isi yang berbeda; semua yang lama ditampilkan\n",
            (_, Language::English) => "  locked twice, and not the same; all that is old is shown\n",
        });
        for kind in ClaimKind::ALL {
            for (sign, claims) in [(old, self.lost(kind)), (new, self.found(kind))] {
                for claim in claims {
                    let _ = writeln!(text, "  {sign}  {}: {}", kind.words(language), plain(&claim.shown()));
                }
            }
        }
        if self.new.is_none() {
            text.push_str(match language {
                Language::Indonesian => "  dihapus dari content/\n",
                Language::English => "  removed from content/\n",
            });
        }
        text
    }

    fn questions(&self, language: Language) -> Vec<Question> {
        if self.new.is_none() {
            let name = self.payee.name_in(language).to_owned();
            return vec![Question::Gone { name }];
        }
        let mut questions = Vec::new();
        for kind in ClaimKind::ALL {
            let (lost, found) = (self.lost(kind), self.found(kind));
            let old: Vec<&Claim> =
                self.old.iter().flatten().filter(|claim| claim.kind() == kind && self.is_old(claim)).collect();
            let proofs = match found.is_empty() {
                true => lost.into_iter().map(Proof::of_lost).collect(),
                false => found.into_iter().flat_map(|claim| Proof::of_new(claim, &old)).collect::<Vec<_>>(),
            };
            questions.extend(proofs.into_iter().map(|proof| Question::End { kind, proof }));
        }
        questions
    }
}

/// Something to type.
enum Question {
    /// The end of a value.
    End { kind: ClaimKind, proof: Proof },
    /// The name of a shop that is gone.
    Gone { name: String },
}

impl Question {
    /// Asks, and says so where the answer is wrong.
    fn is_answered(&self, language: Language) -> bool {
        terminal::give(&self.words(language));
        let mut line = String::new();
        let is_read = io::stdin().lock().read_line(&mut line).is_ok();
        let is_right = is_read
            && match self {
                Question::End { proof, .. } => proof.accepts(&line),
                Question::Gone { name } => line.trim() == name,
            };
        if !is_right {
            let (message, remedy) = refused(language);
            terminal::give("\n");
            terminal::say(&human::mistake(message, remedy, language, terminal::color()));
        }
        is_right
    }

    fn words(&self, language: Language) -> String {
        match (self, language) {
            (Question::End { kind, proof }, language) => {
                let (kind, masked, hidden) = (kind.words(language), plain(&proof.masked), proof.hidden);
                match (language, proof.digits) {
                    (Language::Indonesian, true) => format!("{kind} {masked} - ketik {hidden} angka terakhirnya: "),
                    (Language::Indonesian, false) => format!("{kind} {masked} - ketik {hidden} huruf terakhirnya: "),
                    (Language::English, true) => format!("{kind} {masked} - type its last {hidden} digits: "),
                    (Language::English, false) => format!("{kind} {masked} - type its last {hidden} letters: "),
                }
            }
            (Question::Gone { name }, Language::Indonesian) => format!("ketik `{name}` bila memang dihapus: "),
            (Question::Gone { name }, Language::English) => format!("type `{name}` if it is to go: "),
        }
    }
}

/// A value without what could command a terminal.
fn plain(value: &str) -> String {
    value.replace(char::is_control, "\u{fffd}")
}

fn unknown(name: &str, known: &[Payee], language: Language) -> (String, String) {
    let known: Vec<String> = known.iter().map(|payee| format!("`{}`", payee.name_in(language))).collect();
    let (name, known) = (plain(name), known.join(", "));
    match language {
        Language::Indonesian => (format!("tidak ada toko `{name}`"), format!("yang ada: {known}")),
        Language::English => (format!("there is no shop `{name}`"), format!("known: {known}")),
    }
}

const fn unchanged(language: Language) -> &'static str {
    match language {
        Language::Indonesian => "identitas pembayaran sama dengan yang terkunci; tidak ada yang diubah\n",
        Language::English => "the payment identity is the locked one; nothing to renew\n",
    }
}

const fn renewed(language: Language) -> &'static str {
    match language {
        Language::Indonesian => "kunci diperbarui; simpan `content/identity.lock` di git bersama perubahan ini\n",
        Language::English => "the lock is renewed; commit `content/identity.lock` with this change\n",
    }
}

const fn refused(language: Language) -> (&'static str, &'static str) {
    match language {
        Language::Indonesian => (
            "yang diketik tidak cocok; kunci tidak berubah",
            "bandingkan dengan buku rekening atau kartu nomor milik pengurus toko, lalu jalankan lagi",
        ),
        Language::English => (
            "what was typed does not fit; the lock is unchanged",
            "compare with the bank book or the number of those who run the shop, then run this again",
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whatsapp(numbers: &[&str]) -> BTreeSet<Claim> {
        numbers.iter().map(|number| Claim::WhatsApp((*number).to_owned())).collect()
    }

    fn shown_and_asked(old: &[BTreeSet<Claim>], new: &BTreeSet<Claim>) -> (String, usize) {
        let change = Change { payee: &Payee::Shop(None), old, new: Some(new) };
        (change.shown(Language::English), change.questions(Language::English).len())
    }

    #[test]
    fn both_tables_of_a_merge_are_old_and_neither_is_taken_for_granted() {
        let both = [whatsapp(&["6281200000001", "6281200000009"]), whatsapp(&["6281200000002", "6281200000009"])];
        let (shown, asked) = shown_and_asked(&both, &whatsapp(&["6281200000002", "6281200000009"]));
        assert!(shown.contains("old  WhatsApp number: +6281200000001\n"), "{shown}");
        assert!(shown.contains("old  WhatsApp number: +6281200000002\n"), "{shown}");
        assert!(shown.contains("new  WhatsApp number: +6281200000002\n"), "{shown}");
        assert!(!shown.contains("6281200000009"), "what both have is old: {shown}");
        assert_eq!(asked, 1);
    }

    #[test]
    fn what_is_not_in_the_lock_is_said_to_be_new() {
        let (shown, asked) = shown_and_asked(&[], &whatsapp(&["6281200000001"]));
        assert!(shown.contains("not in the lock") && shown.contains("new  WhatsApp number"), "{shown}");
        assert_eq!(asked, 1);
    }

    #[test]
    fn one_table_that_says_the_same_is_no_change() {
        let claims = whatsapp(&["6281200000001"]);
        let identity = Identity { payees: [(Payee::Shop(None), claims)].into() };
        let lock = Lock::from(identity.clone());
        assert!(Change::of(&Payee::Shop(None), &identity, &lock).is_none());
        assert!(Change::of(&Payee::Shop(None), &Identity::default(), &lock).is_some());
    }
}
