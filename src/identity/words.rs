//! The words by which a number is told to be one to call, to pay to, or neither.

use std::borrow::Cow;

/// Words beside a number to call. They are whole words.
const CALLS: [&str; 29] = [
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
    "tel",
    "telegram",
    "telephone",
    "telepon",
    "teleponlah",
    "telp",
    "telpon",
    "text",
    "tlp",
    "wa",
    "wasap",
    "watsap",
    "whatsap",
    "whatsapp",
];

/// Words beside an account or an amount, besides those of accounts. They are whole words.
const PAYMENTS: [&str; 18] = [
    "bank",
    "dana",
    "debit",
    "dp",
    "kirim",
    "pay",
    "payable",
    "payment",
    "payments",
    "qris",
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
const PAYMENT_STEMS: [&str; 4] = ["bayar", "setor", "transfer", "rekening"];
/// The same, of several words.
const PAYMENT_PHRASES: [&str; 1] = ["uang muka"];

/// Words beside an account that stand beside hardly anything else: banks and their programs, wallets, abbreviations.
const ACCOUNTS: [&str; 54] = [
    "account",
    "acct",
    "astrapay",
    "bankjago",
    "bankmega",
    "bca",
    "bjb",
    "bni",
    "bpd",
    "bpr",
    "bri",
    "brimo",
    "briva",
    "bsi",
    "btn",
    "btpn",
    "bukopin",
    "byond",
    "cimb",
    "citibank",
    "danamon",
    "dbs",
    "digibank",
    "doku",
    "gopay",
    "hsbc",
    "isaku",
    "jenius",
    "klikbca",
    "linkaja",
    "livin",
    "maybank",
    "muamalat",
    "mybca",
    "neobank",
    "nisp",
    "nmid",
    "norek",
    "norekening",
    "ocbc",
    "octo",
    "ovo",
    "panin",
    "rek",
    "rekening",
    "rekg",
    "sakuku",
    "seabank",
    "shopeepay",
    "sinarmas",
    "spay",
    "superbank",
    "uob",
    "wondr",
];

/// The same, of several words.
const ACCOUNT_PHRASES: [&str; 2] = ["a/c", "i.saku"];
/// Names of banks and wallets that are ordinary words too. They are meant where a number is as long as an account.
const ORDINARY: [&str; 8] = ["akun", "allo", "blu", "jago", "mandiri", "mega", "niaga", "permata"];

/// What stands before the name of a holder.
const HOLDERS: [&str; 3] = ["a.n", "a/n", "atas nama"];
/// Banks without money.
const OTHER_BANKS: [&str; 6] = ["bank benih", "bank darah", "bank data", "bank makanan", "bank sampah", "bank soal"];

/// Words before a number that is none to call or to pay to: `Kode 8991234567890`.
const CODES: [&str; 29] = [
    "akta",
    "akte",
    "barcode",
    "batch",
    "bpom",
    "code",
    "ean",
    "edar",
    "faktur",
    "garansi",
    "gtin",
    "imei",
    "invoice",
    "irt",
    "isbn",
    "issn",
    "kode",
    "lot",
    "nib",
    "nota",
    "npsn",
    "pirt",
    "po",
    "registrasi",
    "resi",
    "seri",
    "sertifikat",
    "siup",
    "sku",
];
/// What has a number of its own: `Nomor barang 8991234567890`.
const NUMBERED: [&str; 7] = ["artikel", "barang", "item", "order", "pesanan", "produk", "product"];
/// What says that such a number follows.
const NUMBERS: [&str; 6] = ["id", "kode", "no", "nomor", "nomer", "number"];
/// Words between the word of a code and the code: whose it is, or which.
const OF_CODES: [&str; 20] = [
    "anteraja", "bahan", "barang", "halal", "jne", "jnt", "j", "t", "lion", "md", "ninja", "no", "nomor", "pos",
    "produk", "produksi", "sicepat", "spx", "tiki", "warna",
];

/// The most words between.
const MOST_OF_CODES: usize = 3;

/// The words of a text.
pub(super) fn words(text: &str) -> impl DoubleEndedIterator<Item = &str> {
    text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// Whether a word is of calls.
pub(super) fn is_of_calls(word: &str) -> bool {
    CALLS.contains(&word)
}

/// Whether a word is of payments.
pub(super) fn is_of_payments(word: &str) -> bool {
    PAYMENTS.contains(&word) || is_of_accounts(word)
}

/// Whether a word stands beside accounts alone, with or without an ending: `BCA`, `BCAnya`.
fn is_of_accounts(word: &str) -> bool {
    let is_known = |word: &str| ACCOUNTS.contains(&word) || word.contains("rekening");
    is_known(word) || word.strip_suffix("nya").is_some_and(is_known)
}

/// Whether people are asked to pay in a text.
pub(super) fn asks_to_pay(text: &str) -> bool {
    let text = without_other_banks(text);
    let is_stem = |word: &str| PAYMENT_STEMS.iter().any(|stem| word.contains(stem));
    names_account(&text)
        || tells_holder(&text)
        || words(&text).any(|word| is_of_payments(word) || is_stem(word))
        || PAYMENT_PHRASES.iter().any(|phrase| text.contains(phrase))
}

/// Whether a text has a word that stands beside accounts alone, also with its letters parted: `B.C.A.`.
pub(super) fn names_account(text: &str) -> bool {
    let mut initials = String::new();
    let is_said = words(text).any(|word| {
        match word.len() {
            1 => initials.push_str(word),
            _ => initials.clear(),
        }
        is_of_accounts(word) || ACCOUNTS.iter().any(|account| account.len() > 2 && initials.ends_with(account))
    });
    is_said || ACCOUNT_PHRASES.iter().any(|phrase| text.contains(phrase))
}

/// Whether a holder is told in a text.
pub(super) fn tells_holder(text: &str) -> bool {
    HOLDERS.iter().any(|phrase| text.contains(phrase))
}

/// Whether a text has a name of a bank that is an ordinary word too.
pub(super) fn may_name_account(text: &str) -> bool {
    words(&without_other_banks(text)).any(|word| ORDINARY.contains(&word))
}

/// Whether a text has the word of a bank.
pub(super) fn names_bank(text: &str) -> bool {
    words(&without_other_banks(text)).any(|word| word == "bank")
}

fn without_other_banks(text: &str) -> Cow<'_, str> {
    match OTHER_BANKS.iter().find(|bank| text.contains(**bank)) {
        Some(_) => OTHER_BANKS.iter().fold(text.to_owned(), |text, bank| text.replace(bank, "")).into(),
        None => text.into(),
    }
}

/// Whether words end in those that a code follows: `kode produksi`, `resi JNE`, `nomor barang`.
pub(super) fn ends_in_code<'text>(mut words: impl DoubleEndedIterator<Item = &'text str>) -> bool {
    let Some(mut word) = words.next_back() else { return false };
    let mut count = 0;
    loop {
        let before = words.next_back();
        if CODES.contains(&word) || (NUMBERED.contains(&word) && before.is_some_and(|before| NUMBERS.contains(&before)))
        {
            return true;
        }
        count += 1;
        match before {
            Some(before) if OF_CODES.contains(&word) && count <= MOST_OF_CODES => word = before,
            _ => return false,
        }
    }
}

/// Whether the word of a code stands anywhere in a text.
pub(super) fn names_code(text: &str) -> bool {
    let all: Vec<&str> = words(text).collect();
    (1..=all.len()).any(|end| ends_in_code(all[..end].iter().copied()))
}
