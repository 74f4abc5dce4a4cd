//! The goods that may stand in feeds of prices, with what both of them say.

use std::borrow::Cow;

use super::Desk;
use crate::catalogue::{Availability, Money, OptionKind, Price, Product, ProductKind, Sale, Shop};
use crate::diagnostic::Diagnostic;
use crate::problem::{Feed, FeedField, FeedProblem};
use crate::render::item::Item;
use crate::render::shorten::shorten;

/// The most characters of a description that any feed holds.
const DESCRIPTION: usize = 10_000;

/// A good with a price and a photo.
pub(super) struct Row<'a> {
    /// What it is.
    pub(super) item: Item<'a>,
    /// Who sells it.
    pub(super) shop: &'a Shop,
    /// What it costs outside a sale.
    pub(super) normal: Money,
    /// The sale of the build's date.
    pub(super) sale: Option<Sale>,
    /// Its name, with that of its variant behind it.
    name: &'a str,
    variant: Option<&'a str>,
    /// The description, else the name.
    description: String,
    /// Its page.
    pub(super) link: String,
    /// Its photos as JPEG or PNG, its own first; never empty.
    pub(super) images: Vec<String>,
}

impl<'a> Row<'a> {
    /// What of a product may stand in a feed: no service, nothing without a photo, and nothing whose price is told on
    /// asking, is nothing or is only the least of several, for what a feed says binds the shop.
    pub(super) fn all(desk: Desk<'a>, product: &'a Product) -> Vec<Row<'a>> {
        if product.kind == ProductKind::Service || product.photos.is_empty() {
            return Vec::new();
        }
        let name = desk.say(&product.name);
        let text =
            product.description.as_ref().map(|text| shorten(&text.get(desk.language).words, DESCRIPTION).into_owned());
        let description = text.filter(|text| !text.is_empty()).unwrap_or_else(|| name.to_owned());
        let row = |item: Item<'a>| {
            let Price::Fixed { normal, sale, from: false } = item.price() else { return None };
            let images: Vec<String> = item
                .photos()
                .filter_map(|photo| desk.ground.photo_for_feeds(photo))
                .map(|path| format!("{}{path}", desk.base))
                .collect();
            (normal.minor() > 0 && !images.is_empty()).then(|| Row {
                item,
                shop: desk.catalogue().shop(product.shop),
                normal: *normal,
                sale: *sale,
                name,
                variant: item.variant.map(|variant| desk.say(&variant.name)),
                description: description.clone(),
                link: format!("{}{}", desk.base, item.address(&desk.ground.plan.addresses, desk.language)),
                images,
            })
        };
        Item::all(product).into_iter().filter_map(row).collect()
    }

    /// Its name within a limit: the product's gives way, so that variants can still be told apart.
    fn title(&self, limits: &mut Limits<'_>) -> String {
        let longest = limits.most.title;
        let Some(variant) = self.variant else {
            return limits.keep(FeedField::Title, self.name, longest).into_owned();
        };
        let whole = format!("{} ({variant})", self.name);
        if whole.chars().count() <= longest {
            return whole;
        }
        limits.tell(FeedField::Title, longest);
        let variant = shorten(variant, longest / 2);
        let name = shorten(self.name, longest - variant.chars().count() - 3);
        format!("{name} ({variant})")
    }

    /// The value of an option in the feed's language.
    fn option(&self, desk: Desk<'_>, kind: OptionKind) -> Option<&'a str> {
        self.item.option(kind).map(|value| value.get(desk.language).as_str())
    }

    /// What it is made of: the option, else what is said of the product.
    fn material(&self, desk: Desk<'_>) -> Option<String> {
        let option = self.option(desk, OptionKind::Material).map(str::to_owned);
        let materials = self.item.product.materials.get(desk.language);
        option.or_else(|| Some(materials.join("/")).filter(|text| !text.is_empty()))
    }

    /// Whether it can be had, with the day from which it is sent where that is later.
    pub(super) fn state(&self, desk: Desk<'_>) -> State {
        let product = self.item.product;
        let date = desk.catalogue().site.date;
        match self.item.availability() {
            Availability::InStock => State::Ready,
            Availability::SoldOut => State::SoldOut,
            Availability::MadeToOrder => {
                let days =
                    product.lead_days.filter(|days| *days > 0).map(|days| jiff::Span::new().days(i64::from(days)));
                State::Made(days.and_then(|days| date.checked_add(days).ok()))
            }
            Availability::Preorder => State::Ordered(product.ships_on.filter(|day| *day > date)),
        }
    }
}

/// What is said of a good in words, within the limits of a feed.
pub(super) struct Texts {
    pub(super) title: String,
    pub(super) description: String,
    pub(super) brand: String,
    /// Its colour, its size and its pattern.
    pub(super) options: [Option<String>; 3],
    pub(super) material: Option<String>,
}

/// Whether something can be had.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    /// Now.
    Ready,
    /// Not now.
    SoldOut,
    /// Made after the order, and sent on this day where it is ordered today.
    Made(Option<jiff::civil::Date>),
    /// Ordered now, sent on this day.
    Ordered(Option<jiff::civil::Date>),
}

/// What a feed takes: the most characters of each text, and how many photos beside the first.
#[derive(Debug, Clone, Copy)]
pub(super) struct Most {
    pub(super) title: usize,
    pub(super) description: usize,
    pub(super) brand: usize,
    /// Of a colour, a size and a pattern.
    pub(super) option: usize,
    pub(super) material: usize,
    pub(super) photos: usize,
}

/// Keeps the limits of a feed, and tells of each field of a product that is too long once.
pub(super) struct Limits<'a> {
    feed: Feed,
    most: Most,
    product: &'a Product,
    shop: &'a Shop,
    diagnostics: &'a mut Vec<Diagnostic>,
}

impl<'a> Limits<'a> {
    /// The limits of a feed for one product.
    pub(super) fn of(feed: Feed, most: Most, row: &Row<'a>, diagnostics: &'a mut Vec<Diagnostic>) -> Limits<'a> {
        Limits { feed, most, product: row.item.product, shop: row.shop, diagnostics }
    }

    /// What both feeds say of a good in words.
    pub(super) fn texts(&mut self, desk: Desk<'_>, row: &Row<'_>) -> Texts {
        let most = self.most;
        Texts {
            title: row.title(self),
            description: self.keep(FeedField::Description, &row.description, most.description).into_owned(),
            brand: self.keep(FeedField::Brand, desk.say(&row.shop.name), most.brand).into_owned(),
            options: [OptionKind::Color, OptionKind::Size, OptionKind::Motif].map(|kind| {
                let value = row.option(desk, kind)?;
                Some(self.keep(FeedField::Option, value, most.option).into_owned())
            }),
            material: row
                .material(desk)
                .map(|material| self.keep(FeedField::Option, &material, most.material).into_owned()),
        }
    }

    /// The text, cut at the end of a word where it is longer than this.
    fn keep<'t>(&mut self, field: FeedField, text: &'t str, longest: usize) -> Cow<'t, str> {
        let kept = shorten(text, longest);
        if matches!(kept, Cow::Owned(_)) {
            self.tell(field, longest);
        }
        kept
    }

    fn tell(&mut self, field: FeedField, longest: usize) {
        let span = if field == FeedField::Brand { self.shop.span } else { self.product.span };
        let told = Diagnostic::at(span, FeedProblem::Shortened { feed: self.feed, field, longest });
        if !self.diagnostics.contains(&told) {
            self.diagnostics.push(told);
        }
    }
}
