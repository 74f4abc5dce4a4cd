//! Links that lead nowhere.

use super::{Words, codes};

/// A link, an anchor or an address.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the words of each variant say what it is")]
pub enum LinkProblem {
    Dead { target: String, nearest: Option<String> },
    ForeignScheme { target: String },
    DeadOnPage { page: String, target: String },
    AddressGone { address: String, slug: String, heir: Option<String> },
    AddressesGone { count: usize },
    NotAnAddress,
    ShopGone { shop: String, count: usize },
}

codes! { LinkProblem:
    Dead = "E501",
    ForeignScheme = "W502",
    DeadOnPage = "E503",
    AddressGone = "W504",
    AddressesGone = "W505",
    NotAnAddress = "W506",
    ShopGone = "W507",
}

impl LinkProblem {
    fn indonesian(&self) -> Words {
        match self {
            LinkProblem::Dead { target, nearest } => Words::new(
                format!("tautan `{target}` tidak menuju halaman mana pun di situs ini"),
                "tidak ada",
                match nearest {
                    Some(nearest) => format!("mungkin maksudnya `{nearest}`"),
                    None => {
                        "tulis alamat lengkap (`https://...`), atau alamat di situs ini yang diawali `/`".to_owned()
                    }
                },
            ),
            LinkProblem::ForeignScheme { target } => Words::new(
                format!("tautan `{target}` tidak dipasang"),
                "bukan https, http, mailto atau tel",
                "tulis alamat yang diawali `https://`, atau hapus tautannya",
            ),
            LinkProblem::DeadOnPage { page, target } => Words::new(
                format!("halaman `/{page}` memuat `{target}`, yang tidak ada di situs ini"),
                "",
                "perbaiki templat tema yang membuat tautan itu",
            ),
            LinkProblem::AddressGone { address, slug, heir } => Words::new(
                format!("alamat `/{address}` pernah tayang dan sekarang tidak ada lagi"),
                "tidak ada lagi",
                match heir {
                    Some(heir) => format!(
                        "bila produk ini kini bernama `{heir}`, tulis `alamat_lama = [\"{slug}\"]` di `produk.toml`-nya; bila memang dihapus, biarkan: di alamat itu tayang halaman yang mengatakannya"
                    ),
                    None => format!(
                        "bila hanya berganti nama, tulis `alamat_lama = [\"{slug}\"]` di `produk.toml` yang baru; bila memang dihapus, biarkan: di alamat itu tayang halaman yang mengatakannya. Belum pernah tayang? Hapus baris ini"
                    ),
                },
            ),
            LinkProblem::AddressesGone { count } => Words::new(
                format!("{count} alamat pernah tayang dan sekarang tidak ada lagi"),
                "yang pertama",
                "bila folder produknya berganti nama, kembalikan nama yang lama, atau tulis nama lama itu di `alamat_lama` dalam tiap `produk.toml`; bila memang dihapus, biarkan: di alamat itu tayang halaman yang mengatakannya",
            ),
            LinkProblem::NotAnAddress => Words::new(
                "baris ini di catatan alamat bukan alamat",
                "bukan alamat",
                "hapus baris ini; bila bekas penggabungan git (`<<<<<<<`, `=======`, `>>>>>>>`), simpan alamat dari kedua sisinya",
            ),
            LinkProblem::ShopGone { shop, count } => Words::new(
                format!(
                    "toko di `/{shop}/` pernah tayang dan sekarang tidak ada lagi, bersama semua halamannya ({count} alamat)"
                ),
                "tidak ada lagi",
                format!(
                    "bila folder tokonya berganti nama, tulis `alamat_lama = [\"{shop}\"]` di `toko.toml`-nya: semua alamatnya diantar ke yang baru; bila tokonya memang berhenti, biarkan: di alamat itu tayang halaman yang mengatakannya"
                ),
            ),
        }
    }

    fn english(&self) -> Words {
        match self {
            LinkProblem::Dead { target, nearest } => Words::new(
                format!("the link `{target}` leads to no page of this site"),
                "nothing there",
                match nearest {
                    Some(nearest) => format!("did you mean `{nearest}`?"),
                    None => "write a full address (`https://...`), or one of this site that begins with `/`".to_owned(),
                },
            ),
            LinkProblem::ForeignScheme { target } => Words::new(
                format!("the link `{target}` is left out"),
                "not https, http, mailto or tel",
                "write an address that begins with `https://`, or remove the link",
            ),
            LinkProblem::DeadOnPage { page, target } => Words::new(
                format!("the page `/{page}` holds `{target}`, which this site does not have"),
                "",
                "mend the theme's template that makes this link",
            ),
            LinkProblem::AddressGone { address, slug, heir } => Words::new(
                format!("the address `/{address}` was published and is gone"),
                "gone",
                match heir {
                    Some(heir) => format!(
                        "if the product is `{heir}` now, write `aliases = [\"{slug}\"]` in its `product.toml`; if it was removed on purpose, leave it: a page at that address says so"
                    ),
                    None => format!(
                        "if it was only renamed, write `aliases = [\"{slug}\"]` in the new `product.toml`; if it was removed on purpose, leave it: a page at that address says so. Never online? Remove this line"
                    ),
                },
            ),
            LinkProblem::AddressesGone { count } => Words::new(
                format!("{count} addresses were published and are gone"),
                "the first",
                "if the products' folders were renamed, bring the old names back, or write each old name in `aliases` of its `product.toml`; if they were removed on purpose, leave it: pages at those addresses say so",
            ),
            LinkProblem::NotAnAddress => Words::new(
                "this line of the record of addresses is no address",
                "not an address",
                "remove the line; if git left it there while merging (`<<<<<<<`, `=======`, `>>>>>>>`), keep the addresses of both sides",
            ),
            LinkProblem::ShopGone { shop, count } => Words::new(
                format!("the shop at `/{shop}/` was published and is gone with all its pages ({count} addresses)"),
                "gone",
                format!(
                    "if the shop's folder was renamed, write `aliases = [\"{shop}\"]` in its `shop.toml`: all its addresses lead on to the new ones; if the shop has closed, leave it: pages at those addresses say so"
                ),
            ),
        }
    }
}
