//! Where money and messages go: what differs from the lock.

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
    QrisUnreadable = "E615",
    LockNewer = "E617",
    LockDisputed = "E618",
    LockUnmerged = "W619",
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
            P::QrisUnreadable { file } => Words::new(
                format!("kode QRIS di gambar `{file}` tidak terbaca"),
                "tidak dapat diperiksa",
                "pakai tangkapan layar atau foto yang tegak lurus dan terang; atau ganti `gambar` dengan `isi`, teks di dalam kode itu",
            ),
        }
    }

    fn english(&self) -> Words {
        use IdentityProblem as P;
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
