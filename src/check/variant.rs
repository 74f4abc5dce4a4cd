//! Reads the variants of a product and what they say of the product as a whole.

use std::collections::{HashMap, HashSet};

use super::album::Album;
use super::keys::{Key, product, variant};
use super::reader::{Placed, Reader};
use crate::catalogue::{Availability, Grams, OptionKind, PhotoId, Price, Slug, Variant};
use crate::language::Translated;
use crate::problem::CatalogueProblem;
use crate::source::Span;

/// What a variant has where it says nothing itself.
pub(crate) struct Base<'a> {
    pub(crate) price: &'a Price,
    pub(crate) availability: Availability,
    pub(crate) stock: Option<u32>,
    pub(crate) weight: Option<Grams>,
}

/// The variants and what distinguishes them.
#[derive(Debug, Default)]
pub(crate) struct Variants {
    pub(crate) options: Vec<OptionKind>,
    pub(crate) variants: Vec<Variant>,
}

const OPTIONS: [(Key, OptionKind); 7] = [
    (variant::SIZE, OptionKind::Size),
    (variant::COLOR, OptionKind::Color),
    (variant::MOTIF, OptionKind::Motif),
    (variant::MODEL, OptionKind::Model),
    (variant::MATERIAL, OptionKind::Material),
    (variant::LENGTH, OptionKind::Length),
    (variant::PACKAGE, OptionKind::Package),
];

/// Whether there are variants and each has a price of its own.
pub(crate) fn all_priced(reader: &Reader<'_>) -> bool {
    let tables = reader.tables(&product::VARIANTS);
    !tables.is_empty() && tables.iter().all(|table| table.has(&variant::PRICE))
}

/// Reads every variant.
pub(crate) fn read(reader: &Reader<'_>, base: &Base<'_>, photos: &[PhotoId], album: &Album<'_>) -> Variants {
    let tables = reader.tables(&product::VARIANTS);
    let options: Vec<OptionKind> = OPTIONS
        .iter()
        .filter(|(key, _)| tables.iter().any(|table| table.has(key)))
        .map(|(_, option)| *option)
        .collect();
    let (mut variants, mut names, mut slugs) = (Vec::new(), HashSet::new(), Slugs::default());
    for table in &tables {
        let Some(mut variant) = read_one(table, base, &options, photos, album) else { continue };
        if !names.insert(variant.name.in_main().to_lowercase()) {
            let name = variant.name.in_main().clone();
            table.problem(name_span(table), CatalogueProblem::VariantTwice { name });
            continue;
        }
        variant.slug = slugs.take(variant.slug);
        variants.push(variant);
    }
    Variants { options, variants }
}

fn read_one(
    table: &Reader<'_>,
    base: &Base<'_>,
    options: &[OptionKind],
    photos: &[PhotoId],
    album: &Album<'_>,
) -> Option<Variant> {
    let values: Vec<(OptionKind, Translated<String>)> =
        OPTIONS.iter().filter_map(|(key, option)| Some((*option, table.text(key)?))).collect();
    let name = table.text(&variant::NAME_KEY);
    if name.is_none() && values.is_empty() {
        if table.is_whole() && !table.has(&variant::NAME_KEY) {
            table.problem(table.span, CatalogueProblem::VariantUnnamed);
        }
        return None;
    }
    for (key, option) in &OPTIONS {
        if options.contains(option) && !table.has(key) && name.is_none() {
            table.problem(table.span, CatalogueProblem::VariantOptionMissing { option: table.name(key) });
        }
    }
    let stock = table.count(&variant::STOCK);
    let price = match table.money(&variant::PRICE) {
        Some(own) => Price::Fixed { normal: own.value, sale: None, from: false },
        None => base.price.clone(),
    };
    let name = name.unwrap_or_else(|| joined(&values));
    Some(Variant {
        slug: Slug::from_name(name.in_main()).or_else(|| Slug::new("varian"))?,
        name,
        options: values,
        price,
        availability: availability(base.availability, stock.or(base.stock.filter(|stock| *stock == 0))),
        stock,
        sku: table.line(&variant::SKU).map(|sku| sku.value),
        photo: table.file(&variant::PHOTO).and_then(|file| photo(table, &file, photos, album)),
        weight: table.mass(&variant::WEIGHT).or(base.weight),
    })
}

const fn availability(of_product: Availability, stock: Option<u32>) -> Availability {
    match (of_product, stock) {
        (Availability::InStock, Some(0)) => Availability::SoldOut,
        (Availability::SoldOut, Some(1..)) => Availability::InStock,
        (other, _) => other,
    }
}

fn photo(table: &Reader<'_>, named: &Placed<String>, photos: &[PhotoId], album: &Album<'_>) -> Option<PhotoId> {
    let file = album.find(table, named)?;
    let found = photos.iter().copied().find(|photo| album.photos[photo.0].file.path == file.path);
    if found.is_none() {
        table.problem(named.span, CatalogueProblem::VariantPhotoUnknown { file: named.value.clone() });
    }
    found
}

/// `L, biru` of size L and colour blue, in every language that has a value of its own.
fn joined(values: &[(OptionKind, Translated<String>)]) -> Translated<String> {
    let in_language = |pick: &dyn Fn(&Translated<String>) -> String| {
        values.iter().map(|(_, value)| pick(value)).collect::<Vec<_>>().join(", ")
    };
    let mut languages: Vec<_> = values.iter().flat_map(|(_, value)| value.languages()).collect();
    languages.sort_unstable();
    languages.dedup();
    let others = languages.into_iter().map(|language| (language, in_language(&|value| value.get(language).clone())));
    Translated::new(in_language(&|value| value.in_main().clone()), others.collect())
}

/// The slugs that variants of a product have so far.
#[derive(Debug, Default)]
struct Slugs {
    taken: HashSet<Slug>,
    /// The next number to try for a slug that was wanted more than once. All before it are taken, so that variants in
    /// letters without a slug do not try them anew each time.
    next: HashMap<Slug, usize>,
}

impl Slugs {
    /// The slug that is wanted, or the first with a number that is free.
    fn take(&mut self, wanted: Slug) -> Slug {
        let next = self.next.entry(wanted.clone()).or_insert(2);
        let mut slug = wanted.clone();
        while !self.taken.insert(slug.clone()) {
            slug = Slug::from_name(&format!("{next} {wanted}")).unwrap_or_else(|| wanted.clone());
            *next += 1;
        }
        slug
    }
}

fn name_span(table: &Reader<'_>) -> Span {
    let named = table.span_of(&variant::NAME_KEY);
    named.or_else(|| OPTIONS.iter().find_map(|(key, _)| table.span_of(key))).unwrap_or(table.span)
}

/// The product's price and availability in the light of its variants: the lowest price stands for the whole, and a
/// product is sold out when all of it is.
pub(crate) fn sum_up(
    price: Price,
    availability: Availability,
    variants: &[Variant],
    availability_written: bool,
) -> (Price, Availability) {
    let price = lowest_price(price, variants);
    if variants.is_empty() || availability_written {
        return (price, availability);
    }
    let all_sold = variants.iter().all(|variant| variant.availability == Availability::SoldOut);
    let some_ready = variants.iter().any(|variant| variant.availability == Availability::InStock);
    match availability {
        _ if all_sold => (price, Availability::SoldOut),
        Availability::SoldOut if some_ready => (price, Availability::InStock),
        other => (price, other),
    }
}

fn lowest_price(price: Price, variants: &[Variant]) -> Price {
    let Some(lowest) =
        variants.iter().filter(|variant| variant.price.today().is_some()).min_by_key(|variant| variant.price.today())
    else {
        return price;
    };
    let differ = variants.iter().any(|variant| variant.price.today() != lowest.price.today());
    match (&lowest.price, &price) {
        (Price::Fixed { normal, sale, .. }, written) => {
            let from = differ || matches!(written, Price::Fixed { from: true, .. });
            Price::Fixed { normal: *normal, sale: *sale, from }
        }
        (Price::OnRequest, _) => price,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_slugs_get_the_first_number_that_is_free() {
        let mut slugs = Slugs::default();
        let wanted = ["merah", "varian", "2-varian", "varian", "varian", "merah", "2-merah"];
        let taken = wanted.map(|slug| slugs.take(Slug::new(slug).unwrap()).to_string());
        assert_eq!(taken, ["merah", "varian", "2-varian", "3-varian", "4-varian", "2-merah", "2-2-merah"]);
    }

    #[test]
    fn thousands_of_names_without_a_letter_of_ours_are_numbered() {
        let mut slugs = Slugs::default();
        let last = (0..20_000).map(|_| slugs.take(Slug::new("varian").unwrap())).last().unwrap();
        assert_eq!(last.as_str(), "20000-varian");
    }
}
