//! What is stated against what is locked, old and new side by side.

use std::collections::BTreeSet;

use super::Statement;
use crate::diagnostic::{Diagnostic, Place};
use crate::identity::{Claim, ClaimKind, LOCK_PATH, Lock, Payee};
use crate::problem::IdentityProblem;

/// What the content is held against.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Anchor {
    /// The site's own lock: who is not in it is locked by the next build.
    Lock,
    /// Another branch's: who is not in it was never looked at there.
    Base,
}

/// Tells every difference.
pub(super) fn compare(stated: &Statement, locked: &Lock, anchor: Anchor, diagnostics: &mut Vec<Diagnostic>) {
    let nothing = BTreeSet::new();
    for (payee, claims) in &stated.claims {
        let known = match (locked.of(payee), anchor) {
            ([known], _) => known,
            ([], Anchor::Base) => &nothing,
            // Who has two tables is told where they stand.
            _ => continue,
        };
        for kind in ClaimKind::ALL {
            let old: Vec<&Claim> =
                known.iter().filter(|claim| claim.kind() == kind && !claims.contains_key(claim)).collect();
            let shown: Vec<String> = old.iter().map(|claim| claim.shown()).collect();
            let new: Vec<_> =
                claims.iter().filter(|(claim, _)| claim.kind() == kind && !known.contains(claim)).collect();
            for (claim, span) in &new {
                let problem = differs(anchor, kind, payee, shown.clone(), Some(claim.shown()));
                diagnostics.push(Diagnostic::at(**span, problem));
            }
            if new.is_empty() && !old.is_empty() && !stated.is_broken(payee) {
                diagnostics.push(lost(stated, payee, differs(anchor, kind, payee, shown, None)));
            }
        }
    }
    gone(stated, locked, anchor, diagnostics);
}

/// Tells who is locked and not in the content any more.
fn gone(stated: &Statement, locked: &Lock, anchor: Anchor, diagnostics: &mut Vec<Diagnostic>) {
    for payee in locked.payees().filter(|payee| !stated.claims.contains_key(payee)) {
        let problem = match (payee, anchor) {
            (Payee::Site, _) if stated.is_broken(payee) => continue,
            (Payee::Site, anchor) => {
                let old = locked.of(payee).iter().flatten().map(Claim::shown).collect();
                differs(anchor, ClaimKind::BaseUrl, payee, old, None)
            }
            (payee, Anchor::Lock) => IdentityProblem::ShopGone { payee: payee.clone() },
            (payee, Anchor::Base) => IdentityProblem::BaseShopGone { payee: payee.clone() },
        };
        diagnostics.push(lost(stated, payee, problem));
    }
}

/// A diagnostic of something that is not there any more: at the file where it stood, or else at the lock.
fn lost(stated: &Statement, payee: &Payee, problem: IdentityProblem) -> Diagnostic {
    let lock = || Place::File(LOCK_PATH.to_owned());
    let place = stated.files.get(payee).map_or_else(lock, |span| Place::Text(*span));
    Diagnostic { problem: problem.into(), place, related: Vec::new() }
}

fn differs(
    anchor: Anchor,
    kind: ClaimKind,
    payee: &Payee,
    locked: Vec<String>,
    now: Option<String>,
) -> IdentityProblem {
    let payee = payee.clone();
    match anchor {
        Anchor::Lock => IdentityProblem::Differs { kind, payee, locked, now },
        Anchor::Base => IdentityProblem::BaseDiffers { kind, payee, locked, now },
    }
}
