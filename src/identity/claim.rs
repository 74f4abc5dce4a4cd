//! One fact of a payment identity, canonical.

use crate::catalogue::{Bank, Phone, Qris, Url};

/// One fact of a payment identity. The order is the order of the lock.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Claim {
    /// Where the site is served.
    BaseUrl(String),
    /// A number that takes orders: E.164 digits without the plus.
    WhatsApp(String),
    /// A telephone number, in the same form.
    Phone(String),
    /// An e-mail address, in lower case.
    Email(String),
    /// A page on a marketplace.
    Marketplace(String),
    /// An account on a social network, by its address.
    Social(String),
    /// Another site of the shop.
    Website(String),
    /// A page that shows where the shop is.
    Map(String),
    /// A number of somebody else that texts may name, such as a hotline, in the form of a telephone number.
    PublicPhone(String),
    /// An e-mail address of somebody else that texts may name.
    PublicEmail(String),
    /// An account for transfers.
    Bank {
        /// The bank, in capitals.
        bank: String,
        /// Its digits alone.
        account: String,
        /// Who holds it, in capitals.
        holder: String,
    },
    /// A QRIS merchant, without what changes from code to code of the same merchant.
    Qris {
        /// The national merchant id; empty where the code has none.
        nmid: String,
        /// The name that payment apps show.
        merchant: String,
        /// The town that payment apps show.
        city: String,
        /// Every merchant account, tag and value (tags 02 to 51).
        accounts: Vec<String>,
    },
}

/// What a claim is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the same as the claims")]
pub enum ClaimKind {
    BaseUrl,
    WhatsApp,
    Phone,
    Email,
    Marketplace,
    Social,
    Website,
    Map,
    PublicPhone,
    PublicEmail,
    Bank,
    Qris,
}

impl ClaimKind {
    /// Every kind, in the order of the lock.
    pub const ALL: [ClaimKind; 12] = [
        ClaimKind::BaseUrl,
        ClaimKind::WhatsApp,
        ClaimKind::Phone,
        ClaimKind::Email,
        ClaimKind::Marketplace,
        ClaimKind::Social,
        ClaimKind::Website,
        ClaimKind::Map,
        ClaimKind::PublicPhone,
        ClaimKind::PublicEmail,
        ClaimKind::Bank,
        ClaimKind::Qris,
    ];

    /// Whether a value of this kind can itself lead to a chat or a payment, and is looked through like any other text.
    pub const fn is_looked_through(self) -> bool {
        matches!(self, ClaimKind::Social | ClaimKind::Website | ClaimKind::Map)
    }

    /// The key in the lock.
    pub const fn key(self) -> &'static str {
        match self {
            ClaimKind::BaseUrl => "base_url",
            ClaimKind::WhatsApp => "whatsapp",
            ClaimKind::Phone => "phone",
            ClaimKind::Email => "email",
            ClaimKind::Marketplace => "marketplace",
            ClaimKind::Social => "social",
            ClaimKind::Website => "website",
            ClaimKind::Map => "map",
            ClaimKind::PublicPhone => "public_phone",
            ClaimKind::PublicEmail => "public_email",
            ClaimKind::Bank => "bank",
            ClaimKind::Qris => "qris",
        }
    }
}

impl Claim {
    /// The address of the site.
    pub fn base_url(url: &Url) -> Claim {
        Claim::BaseUrl(url.to_string())
    }

    /// A number that takes orders.
    pub fn whatsapp(number: &Phone) -> Claim {
        Claim::WhatsApp(number.digits().to_owned())
    }

    /// A telephone number.
    pub fn phone(number: &Phone) -> Claim {
        Claim::Phone(number.digits().to_owned())
    }

    /// An e-mail address.
    pub fn email(address: &str) -> Claim {
        Claim::Email(address.to_lowercase())
    }

    /// A page on a marketplace.
    pub fn marketplace(url: &Url) -> Claim {
        Claim::Marketplace(url.to_string())
    }

    /// An account on a social network.
    pub fn social(url: &Url) -> Claim {
        Claim::Social(url.to_string())
    }

    /// Another site of the shop.
    pub fn website(url: &Url) -> Claim {
        Claim::Website(url.to_string())
    }

    /// A page that shows where the shop is.
    pub fn map(url: &Url) -> Claim {
        Claim::Map(url.to_string())
    }

    /// A number of somebody else that texts may name.
    pub fn public_phone(number: &Phone) -> Claim {
        Claim::PublicPhone(number.digits().to_owned())
    }

    /// An e-mail address of somebody else that texts may name.
    pub fn public_email(address: &str) -> Claim {
        Claim::PublicEmail(address.to_lowercase())
    }

    /// An account for transfers. Case and spaces of the names do not matter; any other difference does.
    pub fn bank(bank: &Bank) -> Claim {
        Claim::Bank {
            bank: in_capitals(&bank.bank),
            account: bank.account.chars().filter(char::is_ascii_digit).collect(),
            holder: in_capitals(&bank.holder),
        }
    }

    /// The merchant of a QRIS code.
    pub fn qris(code: &Qris) -> Claim {
        Claim::Qris {
            nmid: code.national_id().unwrap_or_default().to_owned(),
            merchant: code.merchant().to_owned(),
            city: code.city().to_owned(),
            accounts: code.accounts(),
        }
    }

    /// What it is about.
    pub const fn kind(&self) -> ClaimKind {
        match self {
            Claim::BaseUrl(_) => ClaimKind::BaseUrl,
            Claim::WhatsApp(_) => ClaimKind::WhatsApp,
            Claim::Phone(_) => ClaimKind::Phone,
            Claim::Email(_) => ClaimKind::Email,
            Claim::Marketplace(_) => ClaimKind::Marketplace,
            Claim::Social(_) => ClaimKind::Social,
            Claim::Website(_) => ClaimKind::Website,
            Claim::Map(_) => ClaimKind::Map,
            Claim::PublicPhone(_) => ClaimKind::PublicPhone,
            Claim::PublicEmail(_) => ClaimKind::PublicEmail,
            Claim::Bank { .. } => ClaimKind::Bank,
            Claim::Qris { .. } => ClaimKind::Qris,
        }
    }

    /// The claim as people compare it.
    pub fn shown(&self) -> String {
        match self {
            Claim::WhatsApp(digits) | Claim::Phone(digits) | Claim::PublicPhone(digits) => format!("+{digits}"),
            Claim::BaseUrl(text)
            | Claim::Email(text)
            | Claim::Marketplace(text)
            | Claim::Social(text)
            | Claim::Website(text)
            | Claim::Map(text)
            | Claim::PublicEmail(text) => text.clone(),
            Claim::Bank { bank, account, holder } => format!("{bank} {account} {holder}"),
            Claim::Qris { nmid, merchant, city, accounts } => {
                format!("{merchant}, {city}, {nmid} ({})", accounts.join(" "))
            }
        }
    }

    /// The digits that decide where money or messages go; nothing for a claim that is a text.
    pub fn digits(&self) -> Option<String> {
        let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
        match self {
            Claim::WhatsApp(number) | Claim::Phone(number) | Claim::PublicPhone(number) => Some(number.clone()),
            Claim::Bank { account, .. } => Some(account.clone()),
            Claim::Qris { nmid, accounts, .. } if nmid.is_empty() => Some(digits(&accounts.concat())),
            Claim::Qris { nmid, .. } => Some(digits(nmid)),
            _ => None,
        }
    }

    /// The text in it that a person can judge: an address, or the name that is paid.
    pub fn name(&self) -> Option<&str> {
        match self {
            Claim::BaseUrl(text)
            | Claim::Email(text)
            | Claim::Marketplace(text)
            | Claim::Social(text)
            | Claim::Website(text)
            | Claim::Map(text)
            | Claim::PublicEmail(text) => Some(text),
            Claim::WhatsApp(_) | Claim::Phone(_) | Claim::PublicPhone(_) => None,
            Claim::Bank { holder, .. } => Some(holder),
            Claim::Qris { merchant, .. } => Some(merchant),
        }
    }
}

fn in_capitals(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ").to_uppercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_spellings_are_one_claim() {
        let number = |text: &str| Claim::whatsapp(&Phone::parse(text).unwrap());
        assert_eq!(number("0812-0000-0001"), number("+62 (812) 0000.0001"));
        let bank = |bank: &str, account: &str, holder: &str| {
            Claim::bank(&Bank { bank: bank.into(), account: account.into(), holder: holder.into() })
        };
        let one = bank("Bank Contoh", "000-111-2222", "Yayasan Balanga Pagi");
        assert_eq!(one, bank("BANK  CONTOH", "0001112222", "yayasan balanga pagi"));
        assert_ne!(one, bank("Bank Contoh", "000-111-2223", "Yayasan Balanga Pagi"));
        assert_ne!(one, bank("Bank Contoh", "000-111-2222", "Yayasan Ba1anga Pagi"));
        assert_ne!(one, bank("Bank Contoh", "000-111-2222", "Yayasan Balang\u{430} Pagi"), "a Cyrillic letter");
        assert_eq!(Claim::email("Toko@Example.org"), Claim::email("toko@example.org"));
    }
}
