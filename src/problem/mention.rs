//! Numbers, accounts, links and codes in texts and photos that are not the shop's.

use super::{Words, codes};

/// Something that leads buyers to somebody else.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the words of each variant say what it is")]
pub enum MentionProblem {
    ForeignNumber { written: String, own: String },
    ForeignChat { written: String, own: String },
    ForeignAccount { written: String, own: String },
    ForeignPayment { written: String },
    ForeignMessenger { written: String, own: String },
    ForeignEmail { written: String },
    ForeignQris { merchant: Option<String> },
    Disguised { written: String },
    ForeignCode { file: String, holds: String },
}

codes! { MentionProblem:
    ForeignNumber = "E608",
    ForeignChat = "E609",
    ForeignAccount = "E610",
    ForeignPayment = "E611",
    ForeignMessenger = "E620",
    ForeignEmail = "E616",
    ForeignQris = "E612",
    Disguised = "E613",
    ForeignCode = "E614",
}

impl MentionProblem {
    fn indonesian(&self) -> Words {
        use MentionProblem as P;
        const ASK: &str = "tulis nomor atau rekening hanya di `toko.toml`; di sini hapus, atau samakan";
        match self {
            P::ForeignNumber { written, own } => Words::new(
                format!("nomor `{written}` bukan nomor toko ini"),
                "nomor lain",
                format!("nomor toko: {own}; {ASK}; nomor layanan umum didaftar dahulu sebagai `nomor_umum`"),
            ),
            P::ForeignChat { written, own } => Words::new(
                format!("`{written}` tidak membuka percakapan dengan toko ini"),
                "bukan nomor toko",
                format!("nomor toko: {own}; tulis `https://wa.me/` dengan nomor itu, atau hapus tautannya"),
            ),
            P::ForeignAccount { written, own } => Words::new(
                format!("rekening `{written}` bukan rekening toko ini"),
                "rekening lain",
                format!("rekening toko: {own}; {ASK}"),
            ),
            P::ForeignPayment { written } => Words::new(
                format!("tautan pembayaran `{written}` bukan milik toko ini"),
                "membayar orang lain",
                "hapus tautan ini; bila memang milik toko, tulis sebagai `[[lokapasar]]` di `toko.toml`",
            ),
            P::ForeignMessenger { written, own } => Words::new(
                format!("tautan obrolan `{written}` bukan milik toko ini"),
                "membuka obrolan lain",
                format!(
                    "hapus tautan ini, atau ganti dengan `https://wa.me/` dan nomor toko ({own}); bila memang milik toko, tulis sebagai `[[lokapasar]]` di `toko.toml`"
                ),
            ),
            P::ForeignEmail { written } => Words::new(
                format!("alamat surel `{written}` bukan milik toko ini"),
                "surel lain",
                "hapus, atau pakai `surel` toko; alamat lembaga atau layanan umum ditulis dahulu sebagai `surel_umum` di `toko.toml` atau `situs.toml`",
            ),
            P::ForeignQris { merchant: Some(merchant) } => Words::new(
                format!("kode QRIS ini membayar `{merchant}`, bukan toko ini"),
                "QRIS lain",
                "hapus kode ini; QRIS toko ditulis di `[qris]` dalam `toko.toml`",
            ),
            P::ForeignQris { merchant: None } => Words::new(
                "kode QRIS ini rusak atau tidak utuh",
                "tidak dapat diperiksa",
                "hapus kode ini; QRIS toko ditulis di `[qris]` dalam `toko.toml`",
            ),
            P::Disguised { written } => Words::new(
                format!("`{written}` memakai huruf yang menyamar sebagai angka, atau huruf yang tidak tampak"),
                "menyamar",
                "ketik ulang nomor ini dengan angka biasa, atau hapus",
            ),
            P::ForeignCode { file, holds } => Words::new(
                format!("kode QR di foto `{file}` bukan milik toko ini: {holds}"),
                "kode QR lain",
                "ganti fotonya, atau tutup kode QR itu",
            ),
        }
    }

    fn english(&self) -> Words {
        use MentionProblem as P;
        const ASK: &str = "write numbers and accounts in `shop.toml` alone; remove it here, or make it the same";
        match self {
            P::ForeignNumber { written, own } => Words::new(
                format!("the number `{written}` is not this shop's"),
                "another number",
                format!("the shop's: {own}; {ASK}; a public service's is first listed as `public_phones`"),
            ),
            P::ForeignChat { written, own } => Words::new(
                format!("`{written}` does not open a chat with this shop"),
                "not the shop's number",
                format!("the shop's: {own}; write `https://wa.me/` with that number, or remove the link"),
            ),
            P::ForeignAccount { written, own } => Words::new(
                format!("the account `{written}` is not this shop's"),
                "another account",
                format!("the shop's: {own}; {ASK}"),
            ),
            P::ForeignPayment { written } => Words::new(
                format!("the payment link `{written}` is not this shop's"),
                "pays someone else",
                "remove this link; if it is the shop's, write it as `[[marketplace]]` in `shop.toml`",
            ),
            P::ForeignMessenger { written, own } => Words::new(
                format!("the chat link `{written}` is not this shop's"),
                "opens another chat",
                format!(
                    "remove it, or write `https://wa.me/` with the shop's number ({own}); if it is the shop's, write it as `[[marketplace]]` in `shop.toml`"
                ),
            ),
            P::ForeignEmail { written } => Words::new(
                format!("the e-mail address `{written}` is not this shop's"),
                "another address",
                "remove it, or use the shop's `email`; the address of an institution or a public service is first written as `public_emails` in `shop.toml` or `site.toml`",
            ),
            P::ForeignQris { merchant: Some(merchant) } => Words::new(
                format!("this QRIS code pays `{merchant}` and not this shop"),
                "another QRIS",
                "remove this code; the shop's own belongs in `[qris]` of `shop.toml`",
            ),
            P::ForeignQris { merchant: None } => Words::new(
                "this QRIS code is broken or not whole",
                "cannot be checked",
                "remove this code; the shop's own belongs in `[qris]` of `shop.toml`",
            ),
            P::Disguised { written } => Words::new(
                format!("`{written}` holds letters in the place of digits, or invisible ones"),
                "in disguise",
                "type this number again with plain digits, or remove it",
            ),
            P::ForeignCode { file, holds } => Words::new(
                format!("the QR code in the photo `{file}` is not this shop's: {holds}"),
                "another QR code",
                "take another photo, or cover the code",
            ),
        }
    }
}
