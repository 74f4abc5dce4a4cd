//! Every number, link and code outside the keys that state the identity, against the identity.

use std::collections::BTreeSet;

use super::{Statement, Watched, beside};
use crate::catalogue::{Catalogue, Photo, PhotoId, ShopId};
use crate::diagnostic::{Diagnostic, Place};
use crate::identity::{Claim, Found, Mention, Mentioned, Payee, mentions};
use crate::problem::{MentionProblem, Problem};
use crate::source::{Sources, Span};

/// So much of a code's text is shown.
const MOST_SHOWN: usize = 60;

/// What was found that belongs to no one here.
pub(super) struct Scan {
    diagnostics: Vec<Diagnostic>,
}

impl Scan {
    /// Looks at everything but what states the identity and what is wrong in itself: both are told elsewhere.
    pub(super) fn of(watched: Watched<'_>, stated: &Statement, told: &[Diagnostic]) -> Scan {
        let mut diagnostics = Vec::new();
        let wrong = told.iter().filter(|one| one.is_error()).filter_map(|one| match one.place {
            Place::Text(span) => Some(span),
            _ => None,
        });
        let wrong: BTreeSet<Span> = wrong.collect();
        let stating = watched.stated.iter().filter(|stated| !stated.claim.kind().is_looked_through());
        let places: BTreeSet<Span> = stating.map(|stated| stated.span).collect();
        let is_told = |span: Span| is_inside(&places, span) || is_on_wrong_line(watched.sources, &wrong, span);
        let beside = beside::mentioned(watched.sources);
        for mentioned in watched.mentions.iter().chain(&beside) {
            let is_foreign = mentioned.disguised || !is_own(stated, mentioned.shop, &mentioned.mention);
            if is_foreign && !is_told(mentioned.span) && !is_told_last(&diagnostics, mentioned.span) {
                let problem = problem(mentioned, &own(stated, mentioned.shop));
                diagnostics.push(Diagnostic::at(mentioned.span, problem));
            }
        }
        for (shop, id) in photos(watched.catalogue) {
            let photo = watched.catalogue.photo(id);
            let foreign = foreign_codes(watched.photos.codes(id), stated, shop, &photo.file.path);
            diagnostics.extend(foreign.map(|problem| told_of(photo, problem)));
        }
        for (path, codes) in watched.photos.codes_beside() {
            let foreign = foreign_codes(codes, stated, None, path);
            diagnostics.extend(foreign.map(|problem| Diagnostic::in_file(path, problem)));
        }
        Scan { diagnostics }
    }

    pub(super) fn report_to(self, diagnostics: &mut Vec<Diagnostic>) {
        diagnostics.extend(self.diagnostics);
    }
}

/// The codes of a photo that lead to somebody else.
fn foreign_codes<'a>(
    codes: &'a [String],
    stated: &'a Statement,
    shop: Option<ShopId>,
    path: &'a str,
) -> impl Iterator<Item = MentionProblem> + use<'a> {
    let is_foreign = move |found: &Found| found.disguised || !is_own(stated, shop, &found.mention);
    codes.iter().filter(move |text| mentions(text).iter().any(is_foreign)).map(move |text| {
        let holds = text.chars().take(MOST_SHOWN).collect();
        MentionProblem::ForeignCode { file: file_name(path), holds }
    })
}

/// A problem of a photo, where it is named, else at its file.
pub(super) fn told_of(photo: &Photo, problem: impl Into<Problem>) -> Diagnostic {
    match photo.named_at {
        Some(span) => Diagnostic::at(span, problem),
        None => Diagnostic::in_file(photo.file.path.as_str(), problem),
    }
}

/// The name of a file at a path.
pub(super) fn file_name(path: &str) -> String {
    path.rsplit('/').next().unwrap_or_default().to_owned()
}

/// The last of these places that begins no later than this one, in the same file.
fn last_before(places: &BTreeSet<Span>, span: Span) -> Option<Span> {
    let until = Span { start: span.start, end: usize::MAX, ..span };
    places.range(..=until).next_back().copied().filter(|place| place.file == span.file)
}

fn is_inside(places: &BTreeSet<Span>, span: Span) -> bool {
    last_before(places, span).is_some_and(|place| span.end <= place.end)
}

/// Whether something is wrong in the same line before: a misspelt key must be mended first, then its value is looked at.
fn is_on_wrong_line(sources: &Sources, wrong: &BTreeSet<Span>, span: Span) -> bool {
    let text = &sources.text(span.file).text;
    let between = |place: Span| text.get(place.start..span.start).unwrap_or_default();
    last_before(wrong, span).is_some_and(|place| place.end > place.start && !between(place).contains('\n'))
}

/// Whether the last thing told lies in the same words: what is written is looked at twice, as it stands and as it is
/// shown.
fn is_told_last(diagnostics: &[Diagnostic], span: Span) -> bool {
    diagnostics.last().is_some_and(|last| match last.place {
        Place::Text(told) => told.file == span.file && told.start < span.end && span.start < told.end,
        _ => false,
    })
}

/// Whether a text of a shop may say this. It may name the e-mail address of any shop of the site, where no order and no
/// money is sent to.
fn is_own(stated: &Statement, shop: Option<ShopId>, mention: &Mention) -> bool {
    let shop = shop.filter(|_| !matches!(mention, Mention::Email(_)));
    mention.is_one_of(claims(stated, shop))
}

/// The claims that a text of a shop may repeat, those of the site among them; a text of the whole site may repeat those
/// of any shop.
fn claims(stated: &Statement, shop: Option<ShopId>) -> impl Iterator<Item = &Claim> {
    let payee = shop.map(|shop| stated.payee(Some(shop)));
    let mine = move |owner: &Payee| payee.as_ref().is_none_or(|payee| payee == owner || *owner == Payee::Site);
    stated.claims.iter().filter(move |(owner, _)| mine(owner)).flat_map(|(_, claims)| claims.keys())
}

/// The shop's numbers and accounts, for the message.
struct Own {
    numbers: String,
    accounts: String,
}

fn own(stated: &Statement, shop: Option<ShopId>) -> Own {
    let listed = |wanted: &dyn Fn(&Claim) -> bool| {
        let shown: Vec<String> = claims(stated, shop).filter(|claim| wanted(claim)).map(Claim::shown).take(3).collect();
        if shown.is_empty() { "-".to_owned() } else { shown.join(" / ") }
    };
    Own {
        numbers: listed(&|claim| matches!(claim, Claim::WhatsApp(_) | Claim::Phone(_))),
        accounts: listed(&|claim| matches!(claim, Claim::Bank { .. })),
    }
}

fn problem(mentioned: &Mentioned, own: &Own) -> MentionProblem {
    // What stands in several lines is told in one.
    let written = mentioned.written.split_whitespace().collect::<Vec<_>>().join(" ");
    let written = written.chars().take(MOST_SHOWN).collect::<String>();
    if mentioned.disguised {
        return MentionProblem::Disguised { written };
    }
    match &mentioned.mention {
        Mention::Number { .. } | Mention::Call(_) => {
            MentionProblem::ForeignNumber { written, own: own.numbers.clone() }
        }
        Mention::Chat(_) => MentionProblem::ForeignChat { written, own: own.numbers.clone() },
        Mention::Account(_) => MentionProblem::ForeignAccount { written, own: own.accounts.clone() },
        Mention::Messenger(_) => MentionProblem::ForeignMessenger { written, own: own.numbers.clone() },
        Mention::Payment(_) => MentionProblem::ForeignPayment { written },
        Mention::Email(_) => MentionProblem::ForeignEmail { written },
        Mention::Qris(Some(Claim::Qris { merchant, .. })) => {
            MentionProblem::ForeignQris { merchant: Some(merchant.clone()) }
        }
        Mention::Merchant(_) => MentionProblem::ForeignQris { merchant: Some(written) },
        Mention::Qris(_) => MentionProblem::ForeignQris { merchant: None },
    }
}

/// Every photo with the shop it is for; a category's is for the whole site.
fn photos(catalogue: &Catalogue) -> impl Iterator<Item = (Option<ShopId>, PhotoId)> {
    let of_products = catalogue.products.iter().flat_map(|product| {
        let variants = product.variants.iter().filter_map(|variant| variant.photo);
        let all: BTreeSet<PhotoId> = product.photos.iter().copied().chain(variants).collect();
        all.into_iter().map(|photo| (Some(product.shop), photo))
    });
    let of_shops = catalogue.shops.iter().flat_map(|shop| {
        let code = shop.qris.as_ref().and_then(|qris| qris.image);
        [shop.logo, shop.banner, code].into_iter().flatten().map(|photo| (Some(shop.id), photo))
    });
    let of_makers = catalogue.makers.iter().filter_map(|maker| Some((Some(maker.shop), maker.photo?)));
    let of_categories = catalogue.categories.iter().filter_map(|category| Some((None, category.photo?)));
    of_products.chain(of_shops).chain(of_makers).chain(of_categories)
}
