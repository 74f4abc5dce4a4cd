//! What ready-made pages beside a list show of it: all of it by price, or only what can be had now or costs so much.

use crate::catalogue::{Catalogue, Currency, Money, Product, ProductId};

/// What a ready-made page beside a list shows of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Choice {
    /// All of it by price.
    Sorted(PriceOrder),
    /// A part of it, the newest first.
    Filtered(Filter),
}

/// An order of a list by today's lowest price.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PriceOrder {
    /// The cheapest first.
    Rising,
    /// The dearest first.
    Falling,
}

/// A part of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Filter {
    /// What is ready to be sent.
    Ready,
    /// What costs so much.
    Priced(PriceRange),
}

/// Prices between two of the currency's round sums, both of them included: whoever looks for something of 50.000 looks
/// up to 50.000 and from 50.000. The sums never depend on the products, so that no new product changes an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PriceRange {
    /// The cheapest.
    UpTo(Money),
    /// Those between.
    Between(Money, Money),
    /// The dearest.
    From(Money),
}

impl Choice {
    /// The order, of one that is all of the list.
    pub fn order(self) -> Option<PriceOrder> {
        match self {
            Choice::Sorted(order) => Some(order),
            Choice::Filtered(_) => None,
        }
    }

    /// The part, of one that is not all of the list.
    pub fn filter(self) -> Option<Filter> {
        match self {
            Choice::Filtered(filter) => Some(filter),
            Choice::Sorted(_) => None,
        }
    }
}

impl PriceOrder {
    /// Both orders.
    pub const ALL: [PriceOrder; 2] = [PriceOrder::Rising, PriceOrder::Falling];

    /// Its word in addresses, in every language.
    pub const fn word(self) -> &'static str {
        match self {
            PriceOrder::Rising => "termurah",
            PriceOrder::Falling => "termahal",
        }
    }

    /// What has no price comes last in either order; of one price the products stay as they stood.
    pub(super) fn sort(self, catalogue: &Catalogue, products: &mut [ProductId]) {
        products.sort_by_cached_key(|&id| {
            let price = catalogue.product(id).lowest_price().map(Money::minor);
            let amount = match self {
                PriceOrder::Rising => price,
                PriceOrder::Falling => price.map(|minor| -minor),
            };
            (amount.is_none(), amount)
        });
    }
}

impl Filter {
    /// Every filter that a list in this currency can have.
    pub(super) fn all(currency: Currency) -> impl Iterator<Item = Filter> {
        std::iter::once(Filter::Ready).chain(PriceRange::all(currency).map(Filter::Priced))
    }

    /// The prices of a part that is one of prices.
    pub fn range(self) -> Option<PriceRange> {
        match self {
            Filter::Priced(range) => Some(range),
            Filter::Ready => None,
        }
    }

    /// Whether a product is in this part of a list.
    pub(super) fn holds(self, product: &Product) -> bool {
        match self {
            Filter::Ready => product.is_ready(),
            Filter::Priced(range) => product.lowest_price().is_some_and(|price| range.holds(price)),
        }
    }
}

impl PriceRange {
    fn all(currency: Currency) -> impl Iterator<Item = PriceRange> {
        let sums = currency.round_sums();
        let between = sums.into_iter().zip(sums.into_iter().skip(1));
        let between = between.map(|(least, most)| PriceRange::Between(least, most));
        let [first, .., last] = sums;
        std::iter::once(PriceRange::UpTo(first)).chain(between).chain([PriceRange::From(last)])
    }

    /// The lowest price, where it has one.
    pub const fn least(self) -> Option<Money> {
        match self {
            PriceRange::UpTo(_) => None,
            PriceRange::Between(least, _) | PriceRange::From(least) => Some(least),
        }
    }

    /// The highest price, where it has one.
    pub const fn most(self) -> Option<Money> {
        match self {
            PriceRange::UpTo(most) | PriceRange::Between(_, most) => Some(most),
            PriceRange::From(_) => None,
        }
    }

    fn holds(self, price: Money) -> bool {
        self.least().is_none_or(|least| least <= price) && self.most().is_none_or(|most| price <= most)
    }
}
