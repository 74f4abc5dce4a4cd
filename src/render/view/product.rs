//! A product's page.

use serde::Serialize;

use super::card::ShopName;
use super::choice::{self, Group, Groups, VariantView, prices_differ, states_differ};
use super::estimate::Estimate;
use super::frame::About;
use super::goods::Goods;
use super::measure::MeasureView;
use super::shop::{Channel, elsewhere, marketplaces, place};
use super::{Availability as AvailabilityView, Frame, Link, Picture, Price, Step};
use crate::catalogue::{Availability, MakerId, Product, ProductId, ProductKind, Shop, Variant};
use crate::language::Translated;
use crate::render::order::{self, Intent, Wish};
use crate::render::print;
use crate::render::scene::{Html, Scene};
use crate::render::theme::Phrase;

/// A product's page.
#[derive(Debug, Serialize)]
pub struct ProductPage {
    /// What every page has.
    pub frame: Frame,
    /// The product's name.
    pub name: Html,
    /// Whether it is a service.
    pub service: bool,
    /// Its photos.
    pub photos: Vec<Picture>,
    /// What it costs, at least.
    pub price: Price,
    /// What one is called.
    pub unit: Option<Html>,
    /// Whether it can be had.
    pub availability: AvailabilityView,
    /// The smallest number that can be ordered, where it is more than one.
    pub min_order: Option<u32>,
    /// Days of work before it is sent.
    pub days: Option<u16>,
    /// How many can be made in a month.
    pub capacity: Option<u32>,
    /// Lower prices from a number of pieces.
    pub wholesale: Vec<Tier>,
    /// Whether its variants have prices of their own.
    pub prices_differ: bool,
    /// Whether some can be had otherwise than others.
    pub states_differ: bool,
    /// What there is to choose from, each with its own order.
    pub variants: Vec<VariantView>,
    /// The same as a form offers it.
    pub groups: Vec<Group>,
    /// The order of the product as a whole.
    pub order: Order,
    /// Measures that are asked for.
    pub measures: Vec<MeasureView>,
    /// Texts that are asked for.
    pub inputs: Vec<Input>,
    /// The description.
    pub description: Option<Html>,
    /// What it is made of.
    pub materials: Vec<String>,
    /// The language of those words, where it is not the page's.
    pub materials_lang: Option<&'static str>,
    /// How to care for it.
    pub care: Option<Html>,
    /// Its weight.
    pub weight: Option<String>,
    /// Its size.
    pub size: Option<String>,
    /// The shop's own article number.
    pub sku: Option<String>,
    /// Its category.
    pub category: Option<Link>,
    /// Words that group products.
    pub tags: Vec<String>,
    /// Who made it.
    pub maker: Option<Maker>,
    /// Who sells it.
    pub shop: Seller,
    /// What it costs to send the smallest order, where that is known.
    pub estimate: Option<Estimate>,
    /// Where the terms of its shop stand, which the cart needs.
    pub terms: String,
    /// Products that go with it.
    pub related: Vec<Html>,
    /// The same for scripts.
    pub data: Html,
}

/// A lower price from a number of pieces.
#[derive(Debug, Serialize)]
pub struct Tier {
    /// From how many.
    pub min: u32,
    /// The price of each.
    pub price: String,
}

/// How to order something.
#[derive(Debug, Serialize)]
pub struct Order {
    /// `order`, `book`, `ask_price` or `ask_when`.
    pub intent: &'static str,
    /// Chats with the order written in them, the main number first.
    pub whatsapp: Vec<Channel>,
    /// A letter with the order written in it.
    pub email: Option<Channel>,
    /// A call.
    pub phone: Option<Channel>,
}

/// A text that is asked for.
#[derive(Debug, Serialize)]
pub struct Input {
    /// What is asked.
    pub label: String,
    /// The language of that question, where it is not the page's.
    pub lang: Option<&'static str>,
    /// Whether it must be said.
    pub required: bool,
    /// The most characters.
    pub max: u16,
}

/// Who made a product.
#[derive(Debug, Serialize)]
pub struct Maker {
    /// The public name, or words that name nobody.
    pub name: String,
    /// The story, with consent.
    pub story: Option<Html>,
    /// The photo, with consent.
    pub photo: Option<Picture>,
}

/// Who sells a product.
#[derive(Debug, Serialize)]
pub struct Seller {
    /// Its home.
    pub home: Link,
    /// Town and province.
    pub place: Option<String>,
    /// The home or workshop behind it.
    pub institution: Option<Html>,
    /// Opening hours.
    pub hours: Option<Html>,
    /// Its pages on marketplaces.
    pub marketplaces: Vec<Channel>,
    /// All its pages on other sites.
    pub elsewhere: Vec<Channel>,
    /// What buyers should know before they order.
    pub note: Option<Html>,
    /// The part to pay before work begins, in percent.
    pub deposit: Option<u8>,
    /// The least sum of an order.
    pub min_total: Option<String>,
}

impl ProductPage {
    /// The page of this product.
    pub fn of(scene: &Scene<'_>, id: ProductId) -> ProductPage {
        let catalogue = scene.catalogue();
        let product = catalogue.product(id);
        let shop = catalogue.shop(product.shop);
        let language = scene.language();
        let url = scene.url_of(scene.stage.plan.addresses.product(id));
        let order = |variant| Order::of(scene, shop, product, variant, url.as_deref());
        let tiers = product.wholesale.iter();
        let groups = Groups::of(scene, product);
        ProductPage {
            frame: Frame::of(scene, about(scene, product, shop)),
            name: scene.text(&product.name),
            service: product.kind == ProductKind::Service,
            photos: product.photos.iter().filter_map(|&photo| Picture::of(scene, photo)).collect(),
            price: Price::of_all(scene, product),
            unit: product.unit.as_ref().map(|unit| scene.text(unit)),
            availability: AvailabilityView::of(scene, product),
            min_order: Some(product.min_order).filter(|min| *min > 1),
            days: days(product),
            capacity: product.capacity,
            wholesale: tiers.map(|tier| Tier { min: tier.min, price: scene.money(tier.price) }).collect(),
            variants: product
                .variants
                .iter()
                .map(|variant| VariantView::of(scene, product, variant, order(Some(variant))))
                .collect(),
            groups: groups.groups,
            prices_differ: prices_differ(product),
            states_differ: states_differ(product),
            order: order(None),
            measures: product.measures.iter().map(|&measure| MeasureView::of(scene, measure)).collect(),
            inputs: product
                .inputs
                .iter()
                .map(|input| Input {
                    label: scene.say(&input.label).to_owned(),
                    lang: scene.foreign(&input.label),
                    required: input.required,
                    max: input.max,
                })
                .collect(),
            description: product.description.as_ref().map(|text| scene.prose(text, 3, "deskripsi_")),
            materials: product.materials.get(language).clone(),
            materials_lang: scene.foreign(&product.materials),
            care: product.care.as_ref().map(|text| scene.prose(text, 3, "perawatan_")),
            weight: choice::weight(product, language),
            size: product.dimensions.map(|size| print::size(size, language)),
            sku: choice::sku(product),
            category: category(scene, product),
            tags: product.tags.clone(),
            maker: product.maker.map(|maker| Maker::of(scene, maker, shop)),
            shop: Seller::of(scene, shop),
            estimate: Estimate::of(scene, shop, product).filter(|_| product.kind == ProductKind::Good),
            terms: scene.terms(shop.id),
            related: scene.stage.cards.list(scene, &product.related, ShopName::Shown, 0),
            data: Html::data(&Goods::of(scene, product, &groups.picks)),
        }
    }
}

/// Days of work, where something is made or done after the order.
fn days(product: &Product) -> Option<u16> {
    let waits = product.kind == ProductKind::Service || product.availability == Availability::MadeToOrder;
    product.lead_days.filter(|days| *days > 0 && waits && product.availability != Availability::SoldOut)
}

fn category(scene: &Scene<'_>, product: &Product) -> Option<Link> {
    let category = scene.catalogue().category(product.category?);
    let shop = Some(product.shop).filter(|&shop| scene.catalogue().shop(shop).slug.is_some());
    let address = scene.stage.plan.addresses.list(shop, Some(category.id), 1);
    Some(Link::to(scene, &address, scene.text(&category.name)))
}

fn about(scene: &Scene<'_>, product: &Product, shop: &Shop) -> About {
    let price = print::least_price(product, scene.catalogue().site.currency, scene.locale);
    let text = product.description.as_ref().map(|text| scene.excerpt(text, 140));
    let description: Vec<String> = price.into_iter().chain(text).collect();
    let to_shop = Step::to_shop(scene, shop.id);
    let to_category = product.category.map(|category| Step::Category(to_shop.map(|_| shop.id), category));
    About {
        name: scene.say(&product.name).to_owned(),
        description: if description.is_empty() { scene.say(&product.name).to_owned() } else { description.join(". ") },
        trail: to_shop.into_iter().chain(to_category).collect(),
    }
}

impl Order {
    fn of(scene: &Scene<'_>, shop: &Shop, product: &Product, variant: Option<&Variant>, url: Option<&str>) -> Order {
        let currency = scene.catalogue().site.currency;
        let wish = Wish { shop, product, variant, url, currency, locale: scene.locale };
        let contact = &shop.contact;
        // A variant has one link, to the main number; the others stand beside the product as a whole.
        let lines = if variant.is_some() { 1 } else { contact.whatsapp.len() };
        let whatsapp = contact.whatsapp.iter().take(lines).map(|line| Channel {
            href: wish.whatsapp(&line.number),
            shown: line.number.to_string(),
            name: line.name.clone(),
        });
        let email = contact.email.as_ref().filter(|_| variant.is_none() || contact.whatsapp.is_empty());
        Order {
            intent: Intent::name(wish.intent()),
            whatsapp: whatsapp.collect(),
            email: email.map(|address| Channel { href: wish.mail(address), shown: address.clone(), name: None }),
            phone: contact.phone.as_ref().filter(|_| variant.is_none()).map(|number| Channel {
                href: order::call(number),
                shown: number.to_string(),
                name: None,
            }),
        }
    }
}

impl Maker {
    fn of(scene: &Scene<'_>, id: MakerId, shop: &Shop) -> Maker {
        let maker = scene.catalogue().maker(id);
        let behind = shop.institution.as_ref().unwrap_or(&shop.name);
        let nobody = || scene.locale.fill(Phrase::Resident, &[("institution", scene.say(behind))]);
        Maker {
            name: maker.name.clone().unwrap_or_else(nobody),
            story: maker.story.as_ref().map(|story| scene.prose(story, 3, "pembuat_")),
            photo: maker.photo.and_then(|photo| Picture::of(scene, photo)),
        }
    }
}

impl Seller {
    fn of(scene: &Scene<'_>, shop: &Shop) -> Seller {
        let text = |text: &Option<Translated<String>>| text.as_ref().map(|text| scene.text(text));
        Seller {
            home: Link::to_shop(scene, shop),
            place: place(shop),
            institution: text(&shop.institution),
            hours: text(&shop.contact.hours),
            marketplaces: marketplaces(shop).collect(),
            elsewhere: elsewhere(shop),
            note: text(&shop.order.note),
            deposit: shop.order.deposit_percent,
            min_total: shop.order.min_total.map(|total| scene.money(total)),
        }
    }
}
