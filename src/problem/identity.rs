//! Where money and messages go: what differs from the lock, and numbers that are not the shop's.

use super::{Words, codes};
use crate::identity::{ClaimKind, Payee};
use crate::language::Language;

/// Something about the payment identity.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the words of each variant say what it is")]
pub enum IdentityProblem {
    /// A claim is not the locked one; nothing in `now` where it is gone, nothing in `locked` where it is added.
    Differs {
        kind: ClaimKind,
        payee: Payee,
        locked: Vec<String>,
        now: Option<String>,
    },
    ShopGone {
        payee: Payee,
    },
    LockDamaged,
    LockEdited,
    LockNewer,
    /// Git's marks of a merge.
    LockUnmerged,
    /// Two tables of one payee; what each has that the other has not.
    LockDisputed {
        payee: Payee,
        tables: Vec<String>,
    },
    /// The same as [`IdentityProblem::Differs`], against another branch's lock.
    BaseDiffers {
        kind: ClaimKind,
        payee: Payee,
        locked: Vec<String>,
        now: Option<String>,
    },
    BaseShopGone {
        payee: Payee,
    },
    LockMissing,
    ForeignNumber {
        written: String,
        own: String,
    },
    ForeignChat {
        written: String,
        own: String,
    },
    ForeignAccount {
        written: String,
        own: String,
    },
    ForeignPayment {
        written: String,
    },
    ForeignMessenger {
        written: String,
        own: String,
    },
    ForeignEmail {
        written: String,
    },
    ForeignQris {
        merchant: Option<String>,
    },
    Disguised {
        written: String,
    },
    ForeignCode {
        file: String,
        holds: String,
    },
    QrisUnreadable {
        file: String,
    },
}

codes! { IdentityProblem:
    Differs = "E601",
    ShopGone = "E602",
    LockDamaged = "E603",
    LockEdited = "E604",
    BaseDiffers = "E605",
    BaseShopGone = "E606",
    LockMissing = "E607",
    ForeignNumber = "E608",
    ForeignChat = "E609",
    ForeignAccount = "E610",
    ForeignPayment = "E611",
    ForeignQris = "E612",
    Disguised = "E613",
    ForeignCode = "E614",
    QrisUnreadable = "E615",
    ForeignEmail = "E616",
    LockNewer = "E617",
    LockDisputed = "E618",
    LockUnmerged = "W619",
    ForeignMessenger = "E620",
}

impl IdentityProblem {
    /// Whether it is about the lock, so that nobody may publish before the payment identity is looked at.
    pub const fn is_of_lock(&self) -> bool {
        matches!(
            self,
            IdentityProblem::Differs { .. }
                | IdentityProblem::ShopGone { .. }
                | IdentityProblem::LockDamaged
                | IdentityProblem::LockEdited
                | IdentityProblem::LockNewer
                | IdentityProblem::LockDisputed { .. }
                | IdentityProblem::BaseDiffers { .. }
                | IdentityProblem::BaseShopGone { .. }
                | IdentityProblem::LockMissing
        )
    }

    fn indonesian(&self) -> Words {
        use IdentityProblem as P;
        const ASK: &str = "tulis nomor atau rekening hanya di `toko.toml`; di sini hapus, atau samakan";
        let named = in_indonesian;
        match self {
            P::Differs { kind, payee, locked, now } => {
                let (kind, payee) = (kind.words(Language::Indonesian), named(payee));
                let (locked, now) = indonesian_sides(locked, now.as_deref());
                Words::new(
                    format!("{kind} `{payee}` berbeda dari yang terkunci"),
                    now,
                    format!(
                        "{locked}; bila pengurus toko memang menggantinya, jalankan `etalase trust {payee}`; bila bukan, kembalikan yang lama dan beri tahu pengurus toko"
                    ),
                )
            }
            P::ShopGone { payee } => Words::new(
                format!("toko `{}` terkunci, tetapi tidak ada lagi di `content/`", named(payee)),
                "",
                format!(
                    "bila toko ini memang ditutup atau berganti nama, jalankan `etalase trust {}`; bila bukan, kembalikan foldernya",
                    named(payee)
                ),
            ),
            P::LockDamaged => Words::new(
                "kunci identitas pembayaran ini rusak",
                "tidak dapat dibaca",
                "kembalikan berkas ini dari git (`git checkout HEAD -- content/identity.lock`); bila tidak ada, periksa semua nomor dan rekening lalu jalankan `etalase trust`",
            ),
            P::LockEdited => Words::new(
                "kunci identitas pembayaran ini disunting dengan tangan",
                "isinya tidak cocok dengan segelnya",
                "kembalikan berkas ini dari git (`git checkout HEAD -- content/identity.lock`), lalu perbarui hanya dengan `etalase trust`",
            ),
            P::LockNewer => Words::new(
                "kunci identitas pembayaran ini ditulis oleh etalase yang lebih baru",
                "versi ini belum dikenal",
                "pasang etalase terbaru, lalu jalankan lagi",
            ),
            P::LockUnmerged => Words::new(
                "kunci identitas pembayaran ini masih berisi tanda penggabungan git",
                "tanda penggabungan",
                "jalankan `etalase build`, yang menulisnya kembali tanpa tanda itu, lalu `git add content/identity.lock`",
            ),
            P::LockDisputed { payee, tables } => Words::new(
                format!("`{}` terkunci dua kali dengan isi yang berbeda", named(payee)),
                format!("yang berbeda: {}", tables.join(" / ")),
                format!(
                    "jalankan `etalase trust {}`, yang menunjukkan keduanya di samping isi toko sekarang, lalu `git add content/identity.lock`",
                    named(payee)
                ),
            ),
            P::BaseDiffers { kind, payee, locked, now } => {
                let (kind, payee) = (kind.words(Language::Indonesian), named(payee));
                let (locked, now) = indonesian_sides(locked, now.as_deref());
                Words::new(
                    format!("{kind} `{payee}` berbeda dari cabang utama"),
                    now,
                    format!(
                        "{locked}; hubungi pengurus toko lewat nomor yang lama, dan gabungkan hanya bila ia sendiri yang memintanya"
                    ),
                )
            }
            P::BaseShopGone { payee } => Words::new(
                format!("toko `{}` ada di kunci cabang utama, tetapi tidak di perubahan ini", named(payee)),
                "",
                "gabungkan hanya bila pengurus toko sendiri yang meminta tokonya dihapus",
            ),
            P::LockMissing => Words::new(
                "identitas pembayaran situs ini belum terkunci",
                "",
                "jalankan `etalase build`, lalu simpan `content/identity.lock` di git bersama perubahan ini",
            ),
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
            P::QrisUnreadable { file } => Words::new(
                format!("kode QRIS di gambar `{file}` tidak terbaca"),
                "tidak dapat diperiksa",
                "pakai tangkapan layar atau foto yang tegak lurus dan terang; atau ganti `gambar` dengan `isi`, teks di dalam kode itu",
            ),
        }
    }

    fn english(&self) -> Words {
        use IdentityProblem as P;
        const ASK: &str = "write numbers and accounts in `shop.toml` alone; remove it here, or make it the same";
        let named = in_english;
        match self {
            P::Differs { kind, payee, locked, now } => {
                let (kind, payee) = (kind.words(Language::English), named(payee));
                let (locked, now) = english_sides(locked, now.as_deref());
                Words::new(
                    format!("the {kind} of `{payee}` differs from the locked one"),
                    now,
                    format!(
                        "{locked}; if those who run the shop changed it, run `etalase trust {payee}`; if not, put the old one back and tell them"
                    ),
                )
            }
            P::ShopGone { payee } => Words::new(
                format!("the shop `{}` is locked and no longer in `content/`", named(payee)),
                "",
                format!(
                    "if it was closed or renamed on purpose, run `etalase trust {}`; if not, bring its folder back",
                    named(payee)
                ),
            ),
            P::LockDamaged => Words::new(
                "this lock of the payment identity is damaged",
                "cannot be read",
                "bring the file back from git (`git checkout HEAD -- content/identity.lock`); if it is not there, look at every number and account and run `etalase trust`",
            ),
            P::LockEdited => Words::new(
                "this lock of the payment identity was edited by hand",
                "does not fit its seal",
                "bring the file back from git (`git checkout HEAD -- content/identity.lock`), and renew it with `etalase trust` alone",
            ),
            P::LockNewer => Words::new(
                "this lock of the payment identity was written by a newer etalase",
                "a version that is not known here",
                "install the newest etalase and run this again",
            ),
            P::LockUnmerged => Words::new(
                "this lock of the payment identity still holds git's marks of a merge",
                "a mark of a merge",
                "run `etalase build`, which writes it anew without them, then `git add content/identity.lock`",
            ),
            P::LockDisputed { payee, tables } => Words::new(
                format!("`{}` is locked twice, and not the same", named(payee)),
                format!("what differs: {}", tables.join(" / ")),
                format!(
                    "run `etalase trust {}`, which shows both beside what the shop says now, then `git add content/identity.lock`",
                    named(payee)
                ),
            ),
            P::BaseDiffers { kind, payee, locked, now } => {
                let (kind, payee) = (kind.words(Language::English), named(payee));
                let (locked, now) = english_sides(locked, now.as_deref());
                Words::new(
                    format!("the {kind} of `{payee}` differs from the base branch"),
                    now,
                    format!(
                        "{locked}; reach those who run the shop at the old number, and merge only if they asked for it themselves"
                    ),
                )
            }
            P::BaseShopGone { payee } => Words::new(
                format!("the shop `{}` is in the base branch's lock and not in this change", named(payee)),
                "",
                "merge only if those who run the shop asked for its removal themselves",
            ),
            P::LockMissing => Words::new(
                "the payment identity of this site is not locked",
                "",
                "run `etalase build`, then commit `content/identity.lock` with this change",
            ),
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
            P::QrisUnreadable { file } => Words::new(
                format!("no QRIS code can be read in the picture `{file}`"),
                "cannot be checked",
                "use a screenshot, or a bright photo from straight ahead; or write `payload`, the text in the code, instead of `image`",
            ),
        }
    }
}

fn in_indonesian(payee: &Payee) -> &str {
    payee.name_in(Language::Indonesian)
}

fn in_english(payee: &Payee) -> &str {
    payee.name_in(Language::English)
}

/// The locked values and the value that stands there now.
fn indonesian_sides(locked: &[String], now: Option<&str>) -> (String, String) {
    let locked = if locked.is_empty() { "belum ada".to_owned() } else { locked.join(" / ") };
    (format!("terkunci: {locked}"), format!("sekarang: {}", now.unwrap_or("tidak ada")))
}

fn english_sides(locked: &[String], now: Option<&str>) -> (String, String) {
    let locked = if locked.is_empty() { "none".to_owned() } else { locked.join(" / ") };
    (format!("locked: {locked}"), format!("now: {}", now.unwrap_or("none")))
}
