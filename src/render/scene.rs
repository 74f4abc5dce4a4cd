//! What the views of one page are made from, and what is noticed on the way.

use std::cell::RefCell;

use super::asset::Assets;
use super::feed::News;
use super::json;
use super::markdown::{self, Fault, Setting};
use super::shorten::shorten;
use super::theme::{Locale, Theme, escaped};
use super::view::{AllSurroundings, CardCase};
use crate::catalogue::{Catalogue, Markdown, Money, PhotoId, Shop, ShopId};
use crate::diagnostic::Diagnostic;
use crate::language::{Language, Translated};
use crate::photos::Photos;
use crate::plan::{Destination, Page, PageKind, Plan};
use crate::source::{Sources, Span};

/// Stands for the way to the site's root in what is made once for many pages. No text on a page can hold it.
pub const ROOT: char = '\u{1}';

/// What files for machines are made from.
#[derive(Clone, Copy)]
pub struct Ground<'a> {
    /// What there is to show.
    pub catalogue: &'a Catalogue,
    /// Where it is shown.
    pub plan: &'a Plan,
    /// The photos.
    pub photos: &'a Photos,
}

impl<'a> Ground<'a> {
    /// The path of a photo's largest file that every program can show; nothing where it could not be made.
    pub fn photo_for_feeds(self, id: PhotoId) -> Option<&'a str> {
        self.photos.get(id)?.for_every_viewer().last().map(|file| file.path.as_str())
    }
}

/// Everything that pages are made from.
#[derive(Clone, Copy)]
pub struct Stage<'a> {
    /// The texts on disk, to show where a fault stands.
    pub sources: &'a Sources,
    /// What there is to show.
    pub catalogue: &'a Catalogue,
    /// Where it is shown.
    pub plan: &'a Plan,
    /// The photos.
    pub photos: &'a Photos,
    /// How it looks.
    pub theme: &'a Theme,
    /// The theme's files.
    pub assets: &'a Assets,
    /// The feeds of what is new.
    pub news: &'a News,
    /// What stands around many pages alike.
    pub surroundings: &'a AllSurroundings,
    /// The cards of lists.
    pub cards: &'a CardCase,
}

/// One page on its way.
pub struct Scene<'a> {
    /// Everything that pages are made from.
    pub stage: Stage<'a>,
    /// The page.
    pub page: &'a Page,
    /// The words of its language.
    pub locale: &'a Locale,
    /// What stands before a path of the site in a link.
    root: String,
    noticed: RefCell<Vec<Diagnostic>>,
}

impl<'a> Stage<'a> {
    /// The part of it that files for machines are made from.
    pub fn ground(self) -> Ground<'a> {
        Ground { catalogue: self.catalogue, plan: self.plan, photos: self.photos }
    }

    /// The shop that a page belongs to.
    pub fn shop_of(self, kind: PageKind) -> Option<&'a Shop> {
        let Stage { catalogue, plan, .. } = self;
        let id = match kind {
            PageKind::Shop(shop) | PageKind::Moved(Destination::Shop(shop)) => Some(shop),
            PageKind::List(list, _) | PageKind::Chosen(list, _, _) | PageKind::Moved(Destination::List(list)) => {
                plan.list(list).scope.shop
            }
            PageKind::Product(product) | PageKind::Moved(Destination::Product(product)) => {
                Some(catalogue.product(product).shop)
            }
            PageKind::Info(page) | PageKind::Moved(Destination::Info(page)) => catalogue.page(page).shop,
            PageKind::Gone(number) => catalogue.published[number].shop(catalogue).map(|shop| shop.id),
            PageKind::Portal | PageKind::Cart | PageKind::Search | PageKind::Offline | PageKind::NotFound => None,
        };
        let only = || catalogue.shops.first().filter(|shop| shop.slug.is_none());
        id.map(|id| catalogue.shop(id)).or_else(only)
    }
}

impl<'a> Scene<'a> {
    /// The scene of this page.
    pub fn new(stage: Stage<'a>, page: &'a Page) -> Scene<'a> {
        // The page for what is not found is shown at any depth, so it alone counts from the root of the host.
        let root = match page.kind {
            PageKind::NotFound => stage.catalogue.site.base_url.as_ref().map_or("/", |url| url.path()).to_owned(),
            _ => page.path.to_root(),
        };
        Scene { stage, page, locale: stage.theme.locale(page.language), root, noticed: RefCell::default() }
    }

    /// The same scene with [`ROOT`] before every path, for what stands on many pages.
    pub fn anywhere(&self) -> Scene<'a> {
        Scene { root: ROOT.to_string(), noticed: RefCell::default(), ..*self }
    }

    /// The catalogue.
    pub fn catalogue(&self) -> &'a Catalogue {
        self.stage.catalogue
    }

    /// The page's language.
    pub fn language(&self) -> Language {
        self.page.language
    }

    /// The text in the page's language.
    pub fn say<'t>(&self, text: &'t Translated<String>) -> &'t str {
        text.get(self.page.language)
    }

    /// The text as HTML, marked with its language where that is not the page's.
    pub fn text(&self, text: &Translated<String>) -> Html {
        let words = escaped(self.say(text));
        match self.foreign(text) {
            Some(code) => Html::made(&format!("<span lang=\"{code}\">{words}</span>")),
            None => Html::made(&words),
        }
    }

    /// The code of the language that a value is in, where nobody wrote it in the page's (WCAG 2.2, 3.1.2).
    pub fn foreign<T>(&self, value: &Translated<T>) -> Option<&'static str> {
        let main = self.catalogue().site.main_language();
        (self.page.language != main && !value.is_in(self.page.language)).then(|| main.code())
    }

    /// The amount as the page's language writes it.
    pub fn money(&self, money: Money) -> String {
        self.catalogue().site.currency.print(money, self.page.language)
    }

    /// A link from this page to an address in its language.
    pub fn link(&self, address: &str) -> String {
        self.link_in(self.page.language, address)
    }

    /// A link from this page to an address in one language.
    pub fn link_in(&self, language: Language, address: &str) -> String {
        self.file(&self.stage.plan.addresses.in_language(language, address))
    }

    /// A link from this page to a path of the site.
    pub fn file(&self, path: &str) -> String {
        crate::site::link(&self.root, path)
    }

    /// Where the terms of a shop stand in the page's language, seen from this page.
    pub fn terms(&self, shop: ShopId) -> String {
        let path = self.stage.assets.terms(self.language(), shop);
        path.map(|path| self.file(path)).unwrap_or_default()
    }

    /// What stands before a path of the site in a link from this page.
    pub fn root(&self) -> &str {
        &self.root
    }

    /// The full address of a path of the site, where the site knows its own.
    pub fn url(&self, path: &str) -> Option<String> {
        let base = self.catalogue().site.base_url.as_ref()?;
        Some(format!("{}{path}", base.as_str()))
    }

    /// The full address of something in the page's language.
    pub fn url_of(&self, address: &str) -> Option<String> {
        self.url(&self.stage.plan.addresses.in_language(self.page.language, address))
    }

    /// Markdown as HTML, marked with its language where that is not the page's. `top` is the level of its highest heading and `ids` what stands before their ids.
    pub fn prose(&self, text: &Translated<Markdown>, top: u8, ids: &'static str) -> Html {
        let foreign = self.foreign(text);
        let text = text.get(self.page.language);
        let Stage { catalogue, plan, .. } = self.stage;
        let setting = Setting { catalogue, plan, page: &self.page.path, language: self.page.language, top, ids };
        let prose = markdown::to_html(&text.text, setting);
        let faults = prose.faults.into_iter().map(|fault| locate(self.stage.sources, text, fault));
        self.noticed.borrow_mut().extend(faults);
        match foreign {
            Some(code) => Html::made(&format!("<div lang=\"{code}\">{}</div>", prose.html)),
            None => Html::made(&prose.html),
        }
    }

    /// The first words of Markdown, cut at so many characters.
    pub fn excerpt(&self, text: &Translated<Markdown>, longest: usize) -> String {
        shorten(&text.get(self.page.language).words, longest).into_owned()
    }

    /// The shop that the page belongs to.
    pub fn shop(&self) -> Option<&'a Shop> {
        self.stage.shop_of(self.page.kind)
    }

    /// Notes what is wrong with something on the page.
    pub fn note(&self, diagnostic: Diagnostic) {
        self.noticed.borrow_mut().push(diagnostic);
    }

    /// What was noticed while the page was made.
    pub fn into_noticed(self) -> Vec<Diagnostic> {
        self.noticed.into_inner()
    }
}

/// HTML that was made from Markdown or from words, or data written for a script, and is safe to show.
#[derive(Debug, Clone, serde::Serialize)]
#[serde(transparent)]
pub struct Html(tera::Value);

impl Html {
    /// Takes HTML that was made from a template.
    pub fn made(html: &str) -> Html {
        Html(tera::Value::safe_string(html))
    }

    /// Data for a script, to stand between `<script type="application/json">` and its end.
    pub fn data(data: &impl serde::Serialize) -> Html {
        Html::made(&json::write(data))
    }
}

/// A part of views that many pages share, in the form that templates read.
#[derive(Debug, Clone, serde::Serialize)]
#[serde(transparent)]
pub struct Ready(tera::Value);

impl Ready {
    /// Takes a part of a view.
    pub fn of(part: &impl serde::Serialize) -> Ready {
        // Only maps whose keys are neither texts nor numbers cannot be read, and no view has one.
        Ready(tera::Value::try_from_serializable(part).unwrap_or_else(|_| tera::Value::none()))
    }
}

impl From<&str> for Html {
    fn from(words: &str) -> Html {
        Html::made(&escaped(words))
    }
}

impl From<String> for Html {
    fn from(words: String) -> Html {
        Html::from(words.as_str())
    }
}

/// The place of a fault in the file that holds the Markdown: a whole file, or a string of a TOML file.
fn locate(sources: &Sources, text: &Markdown, fault: Fault) -> Diagnostic {
    let span = text.span;
    let source = sources.texts.get(span.file.0 as usize).and_then(|file| file.text.get(span.start..span.end));
    let source = source.unwrap_or_default();
    let exact = source.find(&text.text).and_then(|begin| {
        let from = begin + fault.range.start;
        let link = source.get(from..begin + fault.range.end)?;
        // Where a link leads may be written elsewhere (`[kami][toko]`); then the link itself is the place.
        let (place, length) = link.find(&fault.written).map_or((0, link.len()), |place| (place, fault.written.len()));
        Some((from + place, length))
    });
    // In a text with escapes or removed signs it is searched for, unless it is so short that it would be found anywhere.
    let searched = || Some((source.find(&fault.written).filter(|_| fault.written.len() > 3)?, fault.written.len()));
    let place = exact.or_else(searched);
    let narrowed = place.map(|(place, length)| Span {
        file: span.file,
        start: span.start + place,
        end: span.start + place + length,
    });
    Diagnostic::at(narrowed.unwrap_or(span), fault.problem)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::problem::LinkProblem;
    use crate::source::{FileId, TextFile};

    fn underlined(file: &str, begin: usize, text: &str, written: &str) -> String {
        let mut sources = Sources::default();
        sources.texts.push(TextFile { path: "a.toml".to_owned(), text: Arc::from(file) });
        let span = Span { file: FileId(0), start: begin, end: file.len() };
        let markdown = Markdown::new(text.to_owned(), span);
        let start = text.find(written).unwrap_or(0);
        let problem = LinkProblem::Dead { target: written.to_owned(), nearest: None }.into();
        let fault = Fault { range: start..text.len(), written: written.to_owned(), problem };
        let crate::diagnostic::Place::Text(span) = locate(&sources, &markdown, fault).place else { panic!() };
        file[span.start..span.end].to_owned()
    }

    #[test]
    fn a_fault_is_found_in_its_file() {
        let text = "Satu [dua](/tiga/)";
        assert_eq!(underlined(&format!("nama = 'x'\ncerita = '{text}'"), 20, text, "/tiga/"), "/tiga/");
        assert_eq!(underlined("a = \"x \\\"y\\\" /tiga/\"", 4, "x \"y\" /tiga/", "/tiga/"), "/tiga/");
        assert_eq!(underlined("\"\\u002ftiga/\"", 0, "/tiga/", "/tiga/"), "\"\\u002ftiga/\"");
    }
}
