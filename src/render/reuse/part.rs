//! The parts that files are made from, each as a hash over all that it shows.
//!
//! Numbers of the catalogue and places in files differ between builds that show the same, so their types have no hash, and
//! nor have texts and what holds any of them. Such a value is taken apart here, field by field, and what a number stands
//! for takes its place: the compiler asks for every new field.

use std::hash::{Hash, Hasher};

use crate::catalogue::{Category, InfoPage, Maker, Markdown, PhotoId, Product, QrisCode, Shop, Site, Variant};
use crate::language::Translated;
use crate::photos::DrawnCard;
use crate::plan::{Card, CardId, CardSubject};
use crate::render::scene::Stage;
use crate::source::ThemeContent;

/// Something that pages show.
#[derive(Debug, Clone, Copy)]
pub(in crate::render) struct Part {
    pub(super) hash: blake3::Hash,
    /// Whether a text in it may lead to other pages.
    pub(super) leads: bool,
}

/// A part on its way: the bytes of all that it holds, in the order in which they are added.
#[derive(Debug, Default)]
pub(in crate::render) struct Draft {
    bytes: Vec<u8>,
    leads: bool,
}

/// Takes the bytes of values as they are hashed.
struct Bytes<'a>(&'a mut Vec<u8>);

impl Hasher for Bytes<'_> {
    fn write(&mut self, bytes: &[u8]) {
        self.0.extend_from_slice(bytes);
    }

    /// Nobody asks for it: the bytes are what counts.
    fn finish(&self) -> u64 {
        0
    }
}

impl Draft {
    pub(in crate::render) fn add(&mut self, value: &(impl Hash + ?Sized)) {
        value.hash(&mut Bytes(&mut self.bytes));
    }

    pub(in crate::render) fn add_part(&mut self, part: Part) {
        self.bytes.extend_from_slice(part.hash.as_bytes());
    }

    pub(super) fn add_text(&mut self, text: &Translated<Markdown>) {
        text.languages().for_each(|language| self.add(&language));
        text.iter().for_each(|text| self.add(&text.text));
        self.leads |= text.iter().any(Markdown::may_lead);
    }

    fn add_some_text(&mut self, text: Option<&Translated<Markdown>>) {
        self.add(&text.is_some());
        text.into_iter().for_each(|text| self.add_text(text));
    }

    /// A photo as pages show it.
    pub(super) fn add_photo(&mut self, stage: Stage<'_>, id: Option<PhotoId>) {
        self.add(&id.map(|id| (&stage.catalogue.photo(id).alt, stage.photos.get(id))));
    }

    /// The cards for previews of a page, in every language.
    fn add_cards(&mut self, stage: Stage<'_>, subject: CardSubject) {
        for &language in &stage.catalogue.site.languages {
            let drawn = stage.photos.card(CardId { language, subject });
            self.add(&drawn.is_some());
            if let Some(DrawnCard { card: Card { photo, color, title, price, line, foot }, picture }) = drawn {
                self.add_photo(stage, *photo);
                self.add(&(color, title, price, line, foot, picture));
            }
        }
    }

    fn add_maker(&mut self, stage: Stage<'_>, maker: &Maker) {
        let Maker { id: _, shop: _, slug, name, story, photo } = maker;
        self.add(&(slug, name));
        self.add_some_text(story.as_ref());
        self.add_photo(stage, *photo);
    }

    /// An information page as others link to it.
    fn add_title(&mut self, stage: Stage<'_>, page: &InfoPage) {
        self.add(&(&page.title, stage.plan.addresses.info(page.id)));
    }

    pub(in crate::render) fn done(self) -> Part {
        Part { hash: blake3::hash(&self.bytes), leads: self.leads }
    }
}

impl Part {
    /// What holds for the whole site but its day, and the theme.
    pub(super) fn settings(stage: Stage<'_>) -> Part {
        let mut draft = Draft::default();
        let Site { title, base_url, languages, theme, host, repository, currency, avif, offline, layout, date: _ } =
            &stage.catalogue.site;
        draft.add(&(title, base_url, languages, theme, host, repository, currency, avif, offline, layout));
        for file in &stage.sources.themes {
            draft.add(&(&file.theme, &file.path));
            match &file.content {
                ThemeContent::Text(id) => draft.add(&*stage.sources.text(*id).text),
                ThemeContent::Bytes(bytes) => draft.add(bytes),
            }
        }
        draft.done()
    }

    /// What all pages have around their own content, whatever their shop.
    pub(super) fn frame(stage: Stage<'_>) -> Part {
        let mut draft = Draft::default();
        draft.add(&(&stage.assets.icons, stage.news.address(stage.ground(), None)));
        draft.add_cards(stage, CardSubject::Site);
        let is_of_site = |page: &&InfoPage| page.shop.is_none_or(|shop| stage.catalogue.shop(shop).slug.is_none());
        stage.catalogue.pages.iter().filter(is_of_site).for_each(|page| draft.add_title(stage, page));
        draft.done()
    }

    /// Every address, and all else that a link in a text may lead to.
    pub(super) fn targets(stage: Stage<'_>) -> Part {
        let mut draft = Draft::default();
        stage.plan.pages.iter().for_each(|page| draft.add(page.path.as_str()));
        stage.plan.statics.iter().for_each(|file| draft.add(file.path.as_str()));
        // Links go to headings of these pages.
        stage.catalogue.pages.iter().for_each(|page| draft.add_text(&page.body));
        draft.done()
    }

    pub(super) fn shop(stage: Stage<'_>, shop: &Shop) -> Part {
        let mut draft = Draft::default();
        let Shop {
            id,
            slug,
            name,
            tagline,
            story,
            institution,
            group,
            city,
            province,
            impact,
            logo,
            banner,
            color,
            contact,
            banks,
            qris,
            shipping,
            order,
            marketplaces,
            aliases: _,
            span: _,
        } = shop;
        draft.add(&(slug, name, tagline, institution, group, city, province));
        draft.add_some_text(story.as_ref());
        draft.add_some_text(impact.as_ref());
        draft.add_photo(stage, *logo);
        draft.add_photo(stage, *banner);
        draft.add(&(color, contact, banks, shipping, order, marketplaces));
        let qris = qris.as_ref();
        draft.add(&qris.map(|QrisCode { payload, image, with_amount }| (payload, image.is_some(), with_amount)));
        draft.add(&(stage.plan.addresses.shop(*id), stage.news.address(stage.ground(), Some(*id))));
        let languages = stage.catalogue.site.languages.iter();
        languages.for_each(|&language| draft.add(&stage.assets.terms(language, *id)));
        draft.add_cards(stage, CardSubject::Shop(*id));
        let own = stage.catalogue.pages.iter().filter(|page| page.shop == Some(*id));
        own.for_each(|page| draft.add_title(stage, page));
        draft.done()
    }

    /// A product without its shop and those beside it.
    pub(super) fn product(stage: Stage<'_>, product: &Product) -> Part {
        let mut draft = Draft::default();
        let Product {
            id,
            shop: _,
            slug,
            reference,
            name,
            kind,
            price,
            category,
            tags,
            description,
            photos,
            availability,
            stock,
            lead_days,
            ships_on,
            capacity,
            unit,
            min_order,
            wholesale,
            options,
            variants,
            measures,
            inputs,
            sku,
            weight,
            dimensions,
            materials,
            care,
            maker,
            featured,
            added,
            aliases: _,
            related: _,
            span: _,
        } = product;
        draft.add(&(slug, reference, name, kind, price, tags));
        draft.add(&(availability, stock, lead_days, ships_on, capacity, unit));
        draft.add(&(min_order, wholesale, options, measures, inputs, sku, weight, dimensions, materials));
        draft.add(&(featured, added, stage.plan.addresses.product(*id)));
        draft.add_some_text(description.as_ref());
        draft.add_some_text(care.as_ref());
        let category = category.map(|id| stage.catalogue.category(id));
        draft.add(&category.map(|category| (&category.slug, &category.name)));
        draft.add(&maker.is_some());
        maker.iter().for_each(|&maker| draft.add_maker(stage, stage.catalogue.maker(maker)));
        draft.add(&(photos.len(), variants.len()));
        photos.iter().for_each(|&photo| draft.add_photo(stage, Some(photo)));
        for Variant { slug, name, options, price, availability, stock, sku, photo, weight } in variants {
            draft.add(&(slug, name, options, price, availability, stock, sku, weight));
            // It is one of the product's.
            draft.add(&photo.map(|photo| photos.iter().position(|other| *other == photo)));
        }
        draft.add_cards(stage, CardSubject::Product(*id));
        draft.done()
    }

    pub(super) fn category(stage: Stage<'_>, category: &Category) -> Part {
        let mut draft = Draft::default();
        let Category { id: _, name, slug, description, photo, span: _ } = category;
        draft.add(&(name, slug));
        draft.add_some_text(description.as_ref());
        draft.add_photo(stage, *photo);
        draft.done()
    }

    pub(super) fn info(page: &InfoPage) -> Part {
        let mut draft = Draft::default();
        let InfoPage { id: _, shop: _, slug, title, body, span: _ } = page;
        draft.add(&(slug, title));
        draft.add_text(body);
        draft.done()
    }
}
