//! Small catalogues for tests, built in code.

use std::path::PathBuf;

use jiff::civil::{Date, date};

use super::*;
use crate::language::{Language, Translated};
use crate::source::{FileId, PhotoFile, Span};

/// The day of every sample.
pub(crate) const TODAY: Date = date(2026, 3, 1);

/// A text in the main language.
pub(crate) fn text(words: &str) -> Translated<String> {
    Translated::main(words.to_owned())
}

/// A text in Indonesian and English.
pub(crate) fn both(indonesian: &str, english: &str) -> Translated<String> {
    Translated::new(indonesian.to_owned(), vec![(Language::English, english.to_owned())])
}

/// Markdown that stands alone in a file of this number.
pub(crate) fn markdown(file: u32, words: &str) -> Markdown {
    Markdown::new(words.to_owned(), Span { file: FileId(file), start: 0, end: words.len() })
}

/// An amount.
pub(crate) fn rupiah(amount: i64) -> Money {
    Money::from_minor(amount).unwrap()
}

/// A fixed price without a sale.
pub(crate) fn price(amount: i64) -> Price {
    Price::Fixed { normal: rupiah(amount), sale: None, from: false }
}

/// A payment code of nobody.
pub(crate) fn qris() -> Qris {
    Qris::parse("00020101021126160012ID.CO.CONTOH5204597053033605802ID5906CONTOH630468E6").unwrap()
}

/// A catalogue of this layout without shops.
pub(crate) fn empty(layout: Layout) -> Catalogue {
    Catalogue {
        site: Site {
            title: text("Karya Bersama"),
            base_url: None,
            languages: vec![Language::Indonesian],
            theme: None,
            host: None,
            repository: None,
            currency: Currency::Idr,
            avif: false,
            offline: true,
            layout,
            date: TODAY,
        },
        shops: Vec::new(),
        products: Vec::new(),
        makers: Vec::new(),
        categories: Vec::new(),
        pages: Vec::new(),
        photos: Vec::new(),
        published: Vec::new(),
        unrecorded: Default::default(),
    }
}

/// One shop without products.
pub(crate) fn one_shop() -> Catalogue {
    let mut catalogue = empty(Layout::OneShop);
    catalogue.add_shop("Rumah Jahit", None);
    catalogue
}

/// A portal of two shops without products.
pub(crate) fn two_shops() -> Catalogue {
    let mut catalogue = empty(Layout::ManyShops);
    catalogue.add_shop("Rumah Jahit", Some("rumah-jahit"));
    catalogue.add_shop("Batik Kita", Some("batik-kita"));
    catalogue
}

impl Catalogue {
    /// Adds a shop with a WhatsApp number.
    pub(crate) fn add_shop(&mut self, name: &str, slug: Option<&str>) -> ShopId {
        let id = ShopId(self.shops.len());
        let number = Phone::parse(&format!("0812-3456-78{:02}", 90 + id.0)).unwrap();
        self.shops.push(Shop {
            id,
            slug: slug.map(|slug| Slug::new(slug).unwrap()),
            name: text(name),
            tagline: None,
            story: None,
            institution: None,
            group: None,
            city: None,
            province: None,
            impact: None,
            logo: None,
            banner: None,
            color: None,
            contact: Contact { whatsapp: vec![WhatsApp { name: None, number }], ..Contact::default() },
            banks: Vec::new(),
            qris: None,
            shipping: Shipping::default(),
            order: Order::default(),
            marketplaces: Vec::new(),
            aliases: Vec::new(),
            span: Span::first_line(FileId(100 + u32::try_from(id.0).unwrap())),
        });
        id
    }

    /// Adds a product of Rp100.000 that is in stock.
    pub(crate) fn add_product(&mut self, shop: ShopId, name: &str) -> &mut Product {
        let id = ProductId(self.products.len());
        let slug = Slug::from_name(name).unwrap();
        let reference = match &self.shop(shop).slug {
            Some(shop) => format!("{shop}/{slug}"),
            None => slug.to_string(),
        };
        self.products.push(Product {
            id,
            shop,
            slug,
            reference,
            name: text(name),
            kind: ProductKind::Good,
            price: price(100_000),
            category: None,
            tags: Vec::new(),
            description: None,
            photos: Vec::new(),
            availability: Availability::InStock,
            stock: None,
            lead_days: None,
            ships_on: None,
            capacity: None,
            unit: None,
            min_order: 1,
            wholesale: Vec::new(),
            options: Vec::new(),
            variants: Vec::new(),
            measures: Vec::new(),
            inputs: Vec::new(),
            sku: None,
            weight: None,
            dimensions: None,
            materials: Translated::default(),
            care: None,
            maker: None,
            featured: false,
            added: None,
            aliases: Vec::new(),
            related: Vec::new(),
            span: Span::first_line(FileId(1000 + u32::try_from(id.0).unwrap())),
        });
        &mut self.products[id.0]
    }

    /// Adds a category.
    pub(crate) fn add_category(&mut self, name: &str) -> CategoryId {
        let id = CategoryId(self.categories.len());
        self.categories.push(Category {
            id,
            name: text(name),
            slug: Slug::from_name(name).unwrap(),
            description: None,
            photo: None,
            span: Span::first_line(FileId(500 + u32::try_from(id.0).unwrap())),
        });
        id
    }

    /// Adds an information page.
    pub(crate) fn add_page(&mut self, shop: Option<ShopId>, title: &str, words: &str) -> InfoPageId {
        let id = InfoPageId(self.pages.len());
        let file = 800 + u32::try_from(id.0).unwrap();
        self.pages.push(InfoPage {
            id,
            shop,
            slug: Slug::from_name(title).unwrap(),
            title: text(title),
            body: Translated::main(markdown(file, words)),
            span: Span::first_line(FileId(file)),
        });
        id
    }

    /// Adds a photo.
    pub(crate) fn add_photo(&mut self, role: PhotoRole, alt: &str) -> PhotoId {
        let id = PhotoId(self.photos.len());
        let path = format!("content/{}.jpg", id.0);
        self.photos.push(Photo {
            file: PhotoFile { disk: PathBuf::from(&path), path, bytes: 1, modified: None },
            role,
            alt: text(alt),
            named_at: Some(Span::first_line(FileId(0))),
        });
        id
    }

    /// A variant of a product, with its price.
    pub(crate) fn variant(name: &str, price: Price) -> Variant {
        Variant {
            slug: Slug::from_name(name).unwrap(),
            name: text(name),
            options: Vec::new(),
            price,
            availability: Availability::InStock,
            stock: None,
            sku: None,
            photo: None,
            weight: None,
        }
    }
}
