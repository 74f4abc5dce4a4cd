//! The words by which a number is told to be one to call, to pay to, or neither.

/// Words beside a number to call. They are whole words.
pub(super) const CALLS: [&str; 29] = [
    "call",
    "chat",
    "contact",
    "cp",
    "cs",
    "fon",
    "hotline",
    "hp",
    "hubungi",
    "kontak",
    "mobile",
    "phone",
    "ponsel",
    "seluler",
    "sms",
    "telegram",
    "telepon",
    "teleponlah",
    "telephone",
    "telp",
    "telpon",
    "tel",
    "text",
    "tlp",
    "wa",
    "wasap",
    "watsap",
    "whatsap",
    "whatsapp",
];
/// Words beside an account or an amount, besides those of accounts. They are whole words.
pub(super) const PAYMENTS: [&str; 21] = [
    "bank",
    "dana",
    "debit",
    "dp",
    "kirim",
    "mandiri",
    "panin",
    "pay",
    "payable",
    "payment",
    "payments",
    "qris",
    "rekeningnya",
    "saldo",
    "setor",
    "tf",
    "transfer",
    "transferkan",
    "trf",
    "va",
    "wallet",
];
/// The same, with anything before or behind them.
pub(super) const PAYMENT_STEMS: [&str; 4] = ["bayar", "setor", "transfer", "rekening"];
/// Words right before a number that is none to pay to: `Nomor barang 8991234567890`.
pub(super) const CODES: [&str; 10] =
    ["artikel", "barang", "barcode", "item", "kode", "pesanan", "produk", "resi", "seri", "sku"];
/// The same, of several words.
pub(super) const PAYMENT_PHRASES: [&str; 4] = ["atas nama", "a.n", "a/n", "uang muka"];

/// Words beside an account that stand beside hardly anything else.
pub(super) const ACCOUNTS: [&str; 22] = [
    "account",
    "bca",
    "bni",
    "bri",
    "bsi",
    "btn",
    "btpn",
    "cimb",
    "danamon",
    "gopay",
    "jago",
    "jenius",
    "linkaja",
    "muamalat",
    "norek",
    "ocbc",
    "ovo",
    "permata",
    "rek",
    "rekening",
    "seabank",
    "shopeepay",
];

/// The words of a text.
pub(super) fn words(text: &str) -> impl DoubleEndedIterator<Item = &str> {
    text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty())
}
