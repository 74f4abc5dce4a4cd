//! The names of what a payment identity consists of.

use crate::identity::ClaimKind;
use crate::language::Language;

impl ClaimKind {
    /// Its name in one language.
    pub const fn words(self, language: Language) -> &'static str {
        match (self, language) {
            (ClaimKind::BaseUrl, Language::Indonesian) => "alamat situs",
            (ClaimKind::WhatsApp, Language::Indonesian) => "nomor WhatsApp",
            (ClaimKind::Phone, Language::Indonesian) => "nomor telepon",
            (ClaimKind::Email, Language::Indonesian) => "alamat surel",
            (ClaimKind::Marketplace, Language::Indonesian) => "alamat lokapasar",
            (ClaimKind::Social, Language::Indonesian) => "akun media sosial",
            (ClaimKind::Website, Language::Indonesian) => "laman",
            (ClaimKind::Map, Language::Indonesian) => "tautan peta",
            (ClaimKind::PublicPhone, Language::Indonesian) => "nomor umum",
            (ClaimKind::PublicEmail, Language::Indonesian) => "surel umum",
            (ClaimKind::Bank, Language::Indonesian) => "rekening",
            (ClaimKind::Qris, Language::Indonesian) => "QRIS",
            (ClaimKind::BaseUrl, Language::English) => "site address",
            (ClaimKind::WhatsApp, Language::English) => "WhatsApp number",
            (ClaimKind::Phone, Language::English) => "telephone number",
            (ClaimKind::Email, Language::English) => "e-mail address",
            (ClaimKind::Marketplace, Language::English) => "marketplace address",
            (ClaimKind::Social, Language::English) => "social account",
            (ClaimKind::Website, Language::English) => "website",
            (ClaimKind::Map, Language::English) => "link to a map",
            (ClaimKind::PublicPhone, Language::English) => "public number",
            (ClaimKind::PublicEmail, Language::English) => "public e-mail address",
            (ClaimKind::Bank, Language::English) => "bank account",
            (ClaimKind::Qris, Language::English) => "QRIS code",
        }
    }
}
