//! Reads `product.toml`.

use jiff::civil::Date;
use toml::Spanned;
use toml::de::DeValue;

use super::album::{Album, file_name};
use super::document::{Document, Report};
use super::folder::ProductFolder;
use super::keys::{Kind, input, photo, product, sale, wholesale};
use super::page;
use super::reader::{Context, Placed, Reader};
use super::variant;
use crate::catalogue::{
    Availability, Input, Markdown, Measure, Money, PhotoId, PhotoRole, Price, Product, ProductId, ProductKind, Sale,
    ShopId, Slug, Tier,
};
use crate::language::Translated;
use crate::problem::{CatalogueProblem, FolderProblem, ValueProblem};
use crate::source::{Sources, Span};

/// The most characters of an input where the file names no number.
const USUAL_INPUT: u16 = 100;

/// A product whose category and maker are still words.
#[derive(Debug)]
pub(crate) struct ProductDraft {
    pub(crate) product: Product,
    pub(crate) category: Option<Placed<String>>,
    pub(crate) maker: Option<Placed<Slug>>,
    pub(crate) aliases: Vec<Placed<Slug>>,
    pub(crate) sku: Option<Placed<String>>,
    pub(crate) published: bool,
}

/// Reads a product's file and what stands beside it.
pub(crate) fn read(
    sources: &Sources,
    document: &Document<'_>,
    folder: &ProductFolder,
    shop: ShopId,
    context: &Context,
    album: &mut Album<'_>,
    report: &Report,
) -> ProductDraft {
    let reader = Reader::of_document(document, &product::TABLE, context, report);
    let name = read_name(&reader, folder);
    let photos = read_photos(&reader, &name, album);
    let kind = match reader.choice(&product::KIND) {
        Some("service") => ProductKind::Service,
        _ => ProductKind::Good,
    };
    let price = read_price(&reader);
    let stock = reader.count(&product::STOCK);
    let availability = read_availability(&reader, stock);
    let weight = reader.mass(&product::WEIGHT);
    let base = variant::Base { price: &price, availability, stock, weight };
    let variants = variant::read(&reader, &base, &photos, album);
    let (price, availability) =
        variant::sum_up(price, availability, &variants.variants, reader.has(&product::AVAILABILITY));
    if kind == ProductKind::Service {
        refuse_goods_keys(&reader);
    }
    let aliases = reader.slugs(&product::ALIASES);
    let sku = reader.line(&product::SKU);
    let mut product = Product {
        id: ProductId(0),
        shop,
        slug: folder.slug.clone(),
        reference: String::new(),
        wholesale: read_wholesale(&reader, &price),
        name,
        kind,
        price,
        category: None,
        tags: reader.lines(&product::TAGS),
        description: read_description(sources, &reader, folder, context, report),
        photos,
        availability,
        stock,
        lead_days: reader.count(&product::LEAD_DAYS).and_then(|days| u16::try_from(days).ok()),
        ships_on: read_ships_on(&reader, availability),
        capacity: reader.count(&product::CAPACITY),
        unit: reader.text(&product::UNIT),
        min_order: reader.count(&product::MIN_ORDER).unwrap_or(1),
        options: variants.options,
        variants: variants.variants,
        measures: reader.choices(&product::MEASURES_KEY).into_iter().filter_map(measure).collect(),
        inputs: reader.tables(&product::INPUTS).iter().filter_map(read_input).collect(),
        sku: sku.as_ref().map(|sku| sku.value.clone()),
        weight,
        dimensions: reader.dimensions(&product::DIMENSIONS),
        materials: reader.texts(&product::MATERIALS),
        care: reader.markdown(&product::CARE),
        maker: None,
        featured: reader.flag(&product::FEATURED).unwrap_or(false),
        added: reader.date(&product::ADDED).map(|date| date.value),
        aliases: Vec::new(),
        related: Vec::new(),
        span: Span::first_line(document.file),
    };
    sell_out_below_least(&reader, &mut product);
    ProductDraft {
        product,
        category: reader.line(&product::CATEGORY),
        maker: reader.slug(&product::MAKER),
        aliases,
        sku,
        published: reader.flag(&product::PUBLISHED).unwrap_or(true),
    }
}

fn read_name(reader: &Reader<'_>, folder: &ProductFolder) -> Translated<String> {
    let Some(name) = reader.text(&product::NAME_KEY) else {
        return Translated::main(folder.slug.to_string());
    };
    let characters = name.in_main().chars().count();
    if characters < 3 {
        let key = reader.name(&product::NAME_KEY).to_owned();
        let problem = ValueProblem::Length { key, characters, lowest: 3, highest: 150 };
        reader.problem_at(&product::NAME_KEY, problem);
    }
    name
}

fn read_price(reader: &Reader<'_>) -> Price {
    let on_request = reader.flag(&product::PRICE_ON_REQUEST).unwrap_or(false);
    let price = reader.money(&product::PRICE);
    let sale = read_sale(reader, price.as_ref().map(|price| price.value));
    match (price, on_request) {
        (Some(_), true) => {
            reader.problem_at(&product::PRICE_ON_REQUEST, CatalogueProblem::PriceAndRequest);
            Price::OnRequest
        }
        (Some(price), false) => {
            Price::Fixed { normal: price.value, sale, from: reader.flag(&product::PRICE_FROM).unwrap_or(false) }
        }
        (None, _) => {
            if !on_request && !reader.has(&product::PRICE) && reader.is_whole() && !variant::all_priced(reader) {
                reader.problem(reader.span, CatalogueProblem::NoPrice);
            }
            Price::OnRequest
        }
    }
}

/// The sale, if it holds on the build's date. Without a normal price it is read for its mistakes alone.
fn read_sale(reader: &Reader<'_>, normal: Option<Money>) -> Option<Sale> {
    let table = reader.table(&product::SALE)?;
    let price = table.money(&sale::PRICE);
    let (from, until) = (table.date(&sale::FROM), table.date(&sale::UNTIL));
    if let (Some(from), Some(until)) = (&from, &until)
        && until.value < from.value
    {
        table.problem(until.span, CatalogueProblem::DatesReversed);
        return None;
    }
    let price = price?;
    if normal.is_some_and(|normal| price.value >= normal) {
        table.problem(price.span, CatalogueProblem::SaleNotLower);
        return None;
    }
    // A date that cannot be read must not make a sale endless.
    let unreadable = (table.has(&sale::FROM) && from.is_none()) || (table.has(&sale::UNTIL) && until.is_none());
    let (from, until) = (from.map(|date| date.value), until.map(|date| date.value));
    let today = reader.context.date;
    let holds = from.is_none_or(|from| from <= today) && until.is_none_or(|until| today <= until);
    (holds && !unreadable).then_some(Sale { price: price.value, from, until })
}

fn read_wholesale(reader: &Reader<'_>, price: &Price) -> Vec<Tier> {
    let tables = reader.tables(&product::WHOLESALE);
    let mut cheaper_than = price.today();
    if cheaper_than.is_none() && !tables.is_empty() && reader.is_whole() && !reader.has(&product::PRICE) {
        reader.problem_at(&product::WHOLESALE, CatalogueProblem::TierWithoutPrice);
    }
    let mut tiers: Vec<Tier> = Vec::new();
    for table in &tables {
        let (Some(min), Some(price)) = (table.integer(&wholesale::MIN), table.money(&wholesale::PRICE)) else {
            continue;
        };
        let before = tiers.last().map_or(1, |tier| tier.min);
        if min.value <= i64::from(before) {
            table.problem(min.span, CatalogueProblem::TierNotRising { min: min.value, before });
            continue;
        }
        let min = u32::try_from(min.value).unwrap_or(u32::MAX);
        if cheaper_than.is_some_and(|before| price.value >= before) {
            table.problem(price.span, CatalogueProblem::TierNotCheaper { min });
            continue;
        }
        cheaper_than = Some(price.value);
        tiers.push(Tier { min, price: price.value });
    }
    if price.today().is_none() { Vec::new() } else { tiers }
}

/// The day on which a preorder is sent, unless that is over: nobody may be promised a day that was.
fn read_ships_on(reader: &Reader<'_>, availability: Availability) -> Option<Date> {
    let day = reader.date(&product::SHIPS_ON)?;
    let is_over = day.value < reader.context.date;
    if is_over && availability == Availability::Preorder {
        reader.problem(day.span, CatalogueProblem::PreorderOver { day: day.value });
    }
    (!is_over).then_some(day.value)
}

fn read_availability(reader: &Reader<'_>, stock: Option<u32>) -> Availability {
    let written = reader.choice(&product::AVAILABILITY);
    if written == Some("in_stock") && stock == Some(0) {
        reader.problem_at(&product::AVAILABILITY, CatalogueProblem::StockAgainstAvailability);
    }
    if written == Some("preorder") && !reader.has(&product::SHIPS_ON) {
        reader.problem_at(&product::AVAILABILITY, CatalogueProblem::PreorderWithoutDate);
    }
    match (written, stock) {
        (Some("made_to_order"), _) => Availability::MadeToOrder,
        (Some("preorder"), _) => Availability::Preorder,
        (Some("sold_out"), _) | (_, Some(0)) => Availability::SoldOut,
        (Some(_), _) | (None, Some(_)) => Availability::InStock,
        (None, None) if reader.has(&product::SHIPS_ON) => Availability::Preorder,
        (None, None) if reader.has(&product::LEAD_DAYS) => Availability::MadeToOrder,
        (None, None) => Availability::InStock,
    }
}

/// Where there are fewer than the smallest number that can be ordered, nobody can have any.
fn sell_out_below_least(reader: &Reader<'_>, product: &mut Product) {
    let stock = stock_in_all(product).filter(|stock| *stock > 0 && *stock < product.min_order);
    let Some(stock) = stock.filter(|_| product.kind == ProductKind::Good) else { return };
    let problem = CatalogueProblem::StockBelowLeast { stock, least: product.min_order };
    reader.problem_at(&product::MIN_ORDER, problem);
    product.availability = Availability::SoldOut;
    product.variants.iter_mut().for_each(|variant| variant.availability = Availability::SoldOut);
}

/// How many there are of all choices together; nothing where the shop does not count them or can make more.
fn stock_in_all(product: &Product) -> Option<u32> {
    let counted = |availability, stock: Option<u32>| match availability {
        Availability::SoldOut => Some(0),
        Availability::InStock => stock,
        Availability::MadeToOrder | Availability::Preorder => None,
    };
    if product.variants.is_empty() || product.shares_stock() {
        return counted(product.availability, product.stock);
    }
    let stocks = product.variants.iter().map(|variant| counted(variant.availability, variant.stock));
    stocks.reduce(|sum, stock| Some(sum?.saturating_add(stock?))).flatten()
}

fn refuse_goods_keys(reader: &Reader<'_>) {
    for key in [product::STOCK, product::WEIGHT, product::DIMENSIONS, product::SHIPS_ON] {
        if let Some(span) = reader.span_of(&key) {
            let key = reader.name(&key);
            reader.problem(span, CatalogueProblem::ServiceWithGoods { key });
        }
    }
}

/// The inline description, or else the file beside the product.
fn read_description(
    sources: &Sources,
    reader: &Reader<'_>,
    folder: &ProductFolder,
    context: &Context,
    report: &Report,
) -> Option<Translated<Markdown>> {
    if folder.descriptions.is_empty() {
        return reader.markdown(&product::DESCRIPTION);
    }
    if let (Some((_, key, _)), Some((_, file))) = (reader.item(&product::DESCRIPTION), folder.descriptions.first()) {
        let file = file_name(&sources.text(*file).path).to_owned();
        reader.problem_at(&product::DESCRIPTION, FolderProblem::DescribedTwice { key: key.to_owned(), file });
    }
    page::read_files(sources, &folder.descriptions, context, report)
}

/// The photos that the file lists, or else every photo of the folder.
fn read_photos(reader: &Reader<'_>, name: &Translated<String>, album: &mut Album<'_>) -> Vec<PhotoId> {
    match reader.item(&product::PHOTOS) {
        Some((_, written, value)) => listed_photos(reader, written, value, name, album),
        None => {
            let beside = album.beside().to_vec();
            let count = beside.len();
            let named = beside.into_iter().enumerate().map(|(place, file)| {
                if place == 0 {
                    let file = file_name(&file.path).to_owned();
                    reader.problem(reader.span, CatalogueProblem::AltMissing { file });
                }
                album.add(file, PhotoRole::Product, numbered(name, place, count), None)
            });
            named.collect()
        }
    }
}

/// Reads the list in its order; entries are file names or tables with an alt text.
fn listed_photos<'a>(
    reader: &Reader<'a>,
    written: &str,
    value: &'a Spanned<DeValue<'a>>,
    name: &Translated<String>,
    album: &mut Album<'_>,
) -> Vec<PhotoId> {
    let mut entries: Vec<(Placed<String>, Option<Translated<String>>)> = Vec::new();
    let tables = reader.tables_or(&product::PHOTOS, written, value, &mut |item| {
        entries.extend(reader.line_of(Kind::File, written, item).map(|file| (file, None)));
    });
    for table in &tables {
        entries.extend(table.file(&photo::FILE).map(|file| (file, table.text(&photo::ALT))));
    }
    entries.sort_by_key(|(file, _)| file.span.start);
    let count = entries.len();
    let mut photos: Vec<PhotoId> = Vec::new();
    for (place, (name_of_file, alt)) in entries.into_iter().enumerate() {
        let Some(file) = album.find(reader, &name_of_file) else { continue };
        if photos.iter().any(|photo| album.photos[photo.0].file.path == file.path) {
            reader.problem(name_of_file.span, FolderProblem::PhotoUsedTwice { written: name_of_file.value });
            continue;
        }
        let alt = alt.unwrap_or_else(|| {
            reader.problem(name_of_file.span, CatalogueProblem::AltMissing { file: name_of_file.value.clone() });
            numbered(name, place, count)
        });
        photos.push(album.add(file, PhotoRole::Product, alt, Some(name_of_file.span)));
    }
    photos
}

/// The product's name and the photo's number, for a photo that nobody described.
fn numbered(name: &Translated<String>, place: usize, count: usize) -> Translated<String> {
    match count {
        1 => name.clone(),
        _ => name.map_ref(|name| format!("{name} ({})", place + 1)),
    }
}

fn read_input(reader: &Reader<'_>) -> Option<Input> {
    Some(Input {
        required: reader.flag(&input::REQUIRED).unwrap_or(false),
        max: reader.count(&input::MAX).and_then(|max| u16::try_from(max).ok()).unwrap_or(USUAL_INPUT),
        label: reader.text(&input::LABEL)?,
    })
}

fn measure(name: &str) -> Option<Measure> {
    use Measure::{Armhole, Chest, Hip, Length, Neck, Shoulder, Sleeve, Waist};
    [Chest, Waist, Hip, Shoulder, Sleeve, Length, Neck, Armhole].into_iter().find(|measure| measure.name() == name)
}
