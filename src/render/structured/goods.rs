//! A product with its offers, or a service.

use super::super::item::Item;
use super::super::scene::Scene;
use super::country;
use super::node::Node;
use crate::catalogue::{Availability, Currency, Money, OptionKind, Parcel, Price, Product, ProductKind, Shop, Zone};

/// The longest description, in characters; the page itself has the whole.
const DESCRIPTION: usize = 140;
/// How many photos are named.
const PHOTOS: usize = 3;
/// What stands before the number of a way of shipping, to which each offer of a product points.
const SHIPPING: &str = "#kirim-";

/// The nodes of a product's page.
pub(super) fn goods<'a>(scene: &'a Scene<'a>, product: &'a Product) -> Vec<Node<'a>> {
    let shop = scene.catalogue().shop(product.shop);
    let details = shipping(scene, product, shop);
    let maker = |shipping| Maker { scene, product, shop, shipping };
    if product.kind == ProductKind::Service {
        return vec![maker(Vec::new()).service()];
    }
    if product.variants.is_empty() {
        return vec![maker(details).product()];
    }
    // Without a price nothing is offered that could be sent.
    let is_offered = Item::all(product).iter().any(|item| matches!(item.price(), Price::Fixed { from: false, .. }));
    let details = if is_offered { details } else { Vec::new() };
    let ids: Vec<String> = (1..=details.len()).map(|number| format!("{SHIPPING}{number}")).collect();
    let group = maker(ids.iter().map(|id| Node::default().with("@id", id.clone())).collect()).group();
    std::iter::once(group).chain(details.into_iter().zip(ids).map(|(node, id)| node.with("@id", id))).collect()
}

struct Maker<'a> {
    scene: &'a Scene<'a>,
    product: &'a Product,
    shop: &'a Shop,
    /// What each offer says of shipping.
    shipping: Vec<Node<'a>>,
}

impl<'a> Maker<'a> {
    fn common(&self, kind: &'static str) -> Node<'a> {
        let Maker { scene, product, .. } = *self;
        let photos = product.photos.iter().filter_map(|&photo| scene.stage.ground().photo_for_feeds(photo));
        let photos: Vec<String> = photos.filter_map(|path| scene.url(path)).take(PHOTOS).collect();
        let description = product.description.as_ref().map(|text| scene.excerpt(text, DESCRIPTION));
        Node::new(kind)
            .with("name", scene.say(&product.name))
            .with_some("description", description.filter(|text| !text.is_empty()))
            .with_any("image", photos)
    }

    fn service(&self) -> Node<'a> {
        let provider = Node::new("OnlineStore").with("name", self.scene.say(&self.shop.name));
        let items = Item::all(self.product);
        let offers: Vec<Node<'_>> = items.iter().filter_map(|item| self.offer(item)).collect();
        self.common("Service").with("provider", provider).with_any("offers", offers)
    }

    fn brand(&self) -> Node<'a> {
        Node::new("Brand").with("name", self.scene.say(&self.shop.name))
    }

    fn product(&self) -> Node<'a> {
        let item = Item { product: self.product, variant: None };
        let materials = self.product.materials.get(self.scene.language());
        self.common("Product")
            .with("brand", self.brand())
            .with("sku", item.sku().map_or_else(|| item.id(), str::to_owned))
            .with_any("material", materials.iter().map(String::as_str).collect::<Vec<_>>())
            .with_some("offers", self.offer(&item))
    }

    fn group(&self) -> Node<'a> {
        let items = Item::all(self.product);
        let varies: Vec<&str> = self.product.options.iter().filter_map(|&kind| property(kind)).collect();
        let varies_by: Vec<String> = varies.iter().map(|name| format!("https://schema.org/{name}")).collect();
        let variants: Vec<Node<'_>> = items.iter().map(|item| self.variant(item)).collect();
        self.common("ProductGroup")
            .with("brand", self.brand())
            .with_some("productGroupID", items.first().and_then(Item::group_id))
            .with_any("variesBy", varies_by)
            .with("hasVariant", variants)
    }

    fn variant(&self, item: &Item<'a>) -> Node<'a> {
        let Maker { scene, product, .. } = *self;
        let variant = item.variant.map(|variant| scene.say(&variant.name)).unwrap_or_default();
        let first = product.photos.first();
        let photo = item.variant.and_then(|variant| variant.photo).filter(|photo| Some(photo) != first);
        let photo =
            photo.and_then(|photo| scene.stage.ground().photo_for_feeds(photo)).and_then(|path| scene.url(path));
        let node = Node::new("Product")
            .with("name", format!("{} ({variant})", scene.say(&product.name)))
            .with("sku", item.sku().filter(|_| has_own_sku(item)).map_or_else(|| item.id(), str::to_owned))
            .with_some("image", photo)
            .with_some("offers", self.offer(item));
        product.options.iter().fold(node, |node, &kind| match (property(kind), item.option(kind)) {
            (Some(property), Some(value)) => node.with(property, scene.say(value)),
            _ => node,
        })
    }

    /// The offer of an item; nothing where its price is told on asking.
    fn offer(&self, item: &Item<'a>) -> Option<Node<'a>> {
        let Maker { scene, product, .. } = *self;
        let currency = scene.catalogue().site.currency;
        let Price::Fixed { normal, sale, from } = item.price() else { return None };
        let plain = |money: Money| currency.print_plain(money);
        let address = item.address(&scene.stage.plan.addresses, scene.language());
        let common = |kind: &'static str, price: &'static str| {
            Node::new(kind)
                .with(price, plain(item.price().today().unwrap_or(*normal)))
                .with("priceCurrency", currency.code())
                .with("availability", availability(item.availability(), product.kind))
                .with_some("url", scene.url(&address))
        };
        if *from {
            return Some(common("AggregateOffer", "lowPrice"));
        }
        let before = sale.map(|_| {
            Node::new("UnitPriceSpecification")
                .with("priceType", "https://schema.org/StrikethroughPrice")
                .with("price", plain(*normal))
                .with("priceCurrency", currency.code())
        });
        let waits = item.availability() == Availability::MadeToOrder;
        let least = (product.min_order > 1).then(|| Node::new("QuantitativeValue").with("minValue", product.min_order));
        let ships_on = product.ships_on.filter(|_| item.availability() == Availability::Preorder);
        Some(
            common("Offer", "price")
                .with_some("priceSpecification", before)
                .with_some("validFrom", sale.and_then(|sale| sale.from).map(|day| day.to_string()))
                .with_some("priceValidUntil", sale.and_then(|sale| sale.until).map(|day| day.to_string()))
                .with_some("eligibleQuantity", least)
                .with_some("availabilityStarts", ships_on.map(|day| day.to_string()))
                .with_some(
                    "deliveryLeadTime",
                    product
                        .lead_days
                        .filter(|days| waits && *days > 0)
                        .map(|days| Node::new("QuantitativeValue").with("value", days).with("unitCode", "DAY")),
                )
                .with_any("shippingDetails", self.shipping.clone()),
        )
    }
}

/// What the smallest order costs to send to each zone, where that is known.
fn shipping<'a>(scene: &Scene<'a>, product: &Product, shop: &'a Shop) -> Vec<Node<'a>> {
    let currency = scene.catalogue().site.currency;
    let (Some(weight), Some(country)) = (product.heaviest(), country(currency)) else { return Vec::new() };
    let parcel = Parcel::default().with(product.min_order.max(1), weight, product.dimensions);
    // Crawlers take a zone without places for the whole country.
    let is_whole = shop.shipping.zones.len() == 1;
    let zones = shop.shipping.zones.iter().filter(|zone| is_whole || !zone.places.is_empty());
    zones.filter_map(|zone| Some(details(zone, zone.cost(parcel, shop.shipping.divisor)?, currency, country))).collect()
}

fn details<'a>(zone: &'a Zone, cost: Money, currency: Currency, country: &'static str) -> Node<'a> {
    let rate = Node::new("MonetaryAmount").with("value", currency.print_plain(cost)).with("currency", currency.code());
    let places: Vec<&str> = zone.places.iter().map(String::as_str).collect();
    let region = Node::new("DefinedRegion").with("addressCountry", country).with_any("addressRegion", places);
    Node::new("OfferShippingDetails").with("shippingRate", rate).with("shippingDestination", region)
}

fn has_own_sku(item: &Item<'_>) -> bool {
    item.variant.is_some_and(|variant| variant.sku.is_some())
}

/// What schema.org calls an option, where it has a word for it.
const fn property(kind: OptionKind) -> Option<&'static str> {
    match kind {
        OptionKind::Size => Some("size"),
        OptionKind::Color => Some("color"),
        OptionKind::Motif => Some("pattern"),
        OptionKind::Material => Some("material"),
        OptionKind::Model | OptionKind::Length | OptionKind::Package => None,
    }
}

const fn availability(availability: Availability, kind: ProductKind) -> &'static str {
    match (availability, kind) {
        (Availability::SoldOut, _) => "https://schema.org/SoldOut",
        (_, ProductKind::Service) | (Availability::InStock, _) => "https://schema.org/InStock",
        (Availability::MadeToOrder, _) => "https://schema.org/MadeToOrder",
        (Availability::Preorder, _) => "https://schema.org/PreOrder",
    }
}
