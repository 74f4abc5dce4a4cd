//! QRIS: Indonesia's merchant-presented payment code (EMVCo QR Code Specification, with Bank Indonesia's rules).

/// A checked payload of a shop's own QRIS code.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Qris {
    payload: String,
    merchant: String,
    city: String,
    national_id: Option<String>,
    accounts: Vec<String>,
}

/// Why a text is no usable QRIS payload.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum QrisError {
    /// It is not a chain of tag, length and value.
    Shape,
    /// The checksum in tag 63 does not fit: a character was lost or changed.
    Checksum,
    /// It is not for rupiah (tag 53) in Indonesia (tag 58).
    NotIndonesian,
    /// It names no merchant account or no merchant.
    NoMerchant,
    /// It carries a tip or a fee (tags 55 to 57), which a shop may not charge (PBI 23/6/PBI/2021).
    Surcharge,
}

/// The most that one QRIS payment may carry, in rupiah.
pub const HIGHEST_PAYMENT: i64 = 10_000_000;

impl Qris {
    /// Checks a payload.
    pub fn parse(text: &str) -> Result<Qris, QrisError> {
        let payload = text.trim();
        let fields = fields(payload).ok_or(QrisError::Shape)?;
        let value = |tag: &str| fields.iter().find(|field| field.tag == tag).map(|field| field.value);
        let well_framed = fields.first().is_some_and(|field| field.tag == "00" && field.value == "01")
            && fields.last().is_some_and(|field| field.tag == "63" && field.value.len() == 4);
        // A tag that stands twice would let two apps pay two merchants.
        let stands_twice = |place: usize| fields[..place].iter().any(|before| before.tag == fields[place].tag);
        if !well_framed || (1..fields.len()).any(stands_twice) {
            return Err(QrisError::Shape);
        }
        let (signed, sum) = payload.split_at(payload.len() - 4);
        if !format!("{:04X}", checksum(signed.as_bytes())).eq_ignore_ascii_case(sum) {
            return Err(QrisError::Checksum);
        }
        if value("53") != Some("360") || value("58") != Some("ID") {
            return Err(QrisError::NotIndonesian);
        }
        if fields.iter().any(|field| matches!(field.tag, "55" | "56" | "57")) {
            return Err(QrisError::Surcharge);
        }
        let has_account = fields.iter().any(|field| ("26"..="51").contains(&field.tag));
        let merchant = value("59").filter(|name| !name.trim().is_empty());
        let (true, Some(merchant)) = (has_account, merchant) else {
            return Err(QrisError::NoMerchant);
        };
        let national_id = value("51")
            .and_then(self::fields)
            .and_then(|inner| inner.iter().find(|field| field.tag == "02").map(|field| field.value.to_owned()));
        Ok(Qris {
            payload: payload.to_owned(),
            merchant: merchant.to_owned(),
            city: value("60").unwrap_or_default().to_owned(),
            national_id,
            accounts: fields
                .iter()
                .filter(|field| ("02"..="51").contains(&field.tag))
                .map(|field| format!("{} {}", field.tag, field.value))
                .collect(),
        })
    }

    /// The payload as issued.
    pub fn payload(&self) -> &str {
        &self.payload
    }

    /// The name that the buyer's payment app must show (tag 59).
    pub fn merchant(&self) -> &str {
        &self.merchant
    }

    /// The merchant's town (tag 60).
    pub fn city(&self) -> &str {
        &self.city
    }

    /// The national merchant id, NMID (tag 51, field 02).
    pub fn national_id(&self) -> Option<&str> {
        self.national_id.as_deref()
    }

    /// Every merchant account, tag and value (tags 02 to 51): a payment goes to one of them.
    pub fn accounts(&self) -> Vec<String> {
        self.accounts.clone()
    }

    /// What stands before and after the amount in the payload of one payment, without its checksum.
    pub fn around_amount(&self) -> [String; 2] {
        let mut around = [String::new(), String::new()];
        let mut part = 0;
        for field in fields(&self.payload).into_iter().flatten() {
            match field.tag {
                "01" => around[part].push_str("010212"),
                "54" | "63" => {}
                _ => around[part].push_str(field.whole),
            }
            if field.tag == "53" {
                part = 1;
            }
        }
        around
    }

    /// The payload for one payment of so many rupiah; nothing at zero or above the limit of one payment.
    pub fn with_amount(&self, rupiah: i64) -> Option<String> {
        if !(1..=HIGHEST_PAYMENT).contains(&rupiah) {
            return None;
        }
        let amount = rupiah.to_string();
        let [before, after] = self.around_amount();
        let made = format!("{before}54{:02}{amount}{after}6304", amount.len());
        let sum = checksum(made.as_bytes());
        Some(format!("{made}{sum:04X}"))
    }
}

struct Field<'a> {
    tag: &'a str,
    value: &'a str,
    whole: &'a str,
}

/// Splits a chain of tag, length and value; lengths count characters.
fn fields(mut text: &str) -> Option<Vec<Field<'_>>> {
    let mut fields = Vec::new();
    while !text.is_empty() {
        let tag = text.get(..2).filter(|tag| tag.bytes().all(|byte| byte.is_ascii_digit()))?;
        let length = text.get(2..4).filter(|length| length.bytes().all(|byte| byte.is_ascii_digit()))?;
        let rest = &text[4..];
        let characters: usize = length.parse().ok()?;
        let end = rest.char_indices().map(|(place, _)| place).chain([rest.len()]).nth(characters)?;
        fields.push(Field { tag, value: &rest[..end], whole: &text[..4 + end] });
        text = &rest[end..];
    }
    Some(fields)
}

/// CRC-16/CCITT-FALSE: polynomial 1021, start FFFF, no reflection, no final exclusive-or.
fn checksum(bytes: &[u8]) -> u16 {
    bytes.iter().fold(0xFFFF, |sum, &byte| {
        (0..8).fold(
            sum ^ (u16::from(byte) << 8),
            |sum, _| {
                if sum & 0x8000 == 0 { sum << 1 } else { (sum << 1) ^ 0x1021 }
            },
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const STATIC: &str = "00020101021126680016ID.CO.CONTOH.WWW01189360009900000000010215CONTOH0000000010303UMI51440014ID.CO.QRIS.WWW0215ID10200000000010303UMI5204597053033605802ID5912PANTI CONTOH6007JAKARTA61051011062070703A016304E00D";
    const DYNAMIC: &str = "00020101021226680016ID.CO.CONTOH.WWW01189360009900000000010215CONTOH0000000010303UMI51440014ID.CO.QRIS.WWW0215ID10200000000010303UMI52045970530336054062500005802ID5912PANTI CONTOH6007JAKARTA61051011062070703A016304CA3A";

    #[test]
    fn the_checksum_has_the_published_value() {
        assert_eq!(checksum(b"123456789"), 0x29B1);
    }

    #[test]
    fn reads_who_is_paid() {
        let qris = Qris::parse(STATIC).unwrap();
        assert_eq!(qris.merchant(), "PANTI CONTOH");
        assert_eq!(qris.city(), "JAKARTA");
        assert_eq!(qris.national_id(), Some("ID1020000000001"));
        assert_eq!(
            qris.accounts(),
            [
                "26 0016ID.CO.CONTOH.WWW01189360009900000000010215CONTOH0000000010303UMI",
                "51 0014ID.CO.QRIS.WWW0215ID10200000000010303UMI",
            ]
        );
    }

    #[test]
    fn puts_an_amount_in() {
        let qris = Qris::parse(STATIC).unwrap();
        assert_eq!(qris.with_amount(250_000).as_deref(), Some(DYNAMIC));
        assert_eq!(Qris::parse(DYNAMIC).unwrap().with_amount(250_000).as_deref(), Some(DYNAMIC));
        assert_eq!(qris.with_amount(0), None);
        assert_eq!(qris.with_amount(HIGHEST_PAYMENT + 1), None);
    }

    #[test]
    fn refuses_what_could_pay_another() {
        assert_eq!(
            Qris::parse(&STATIC.replace("CONTOH0000000010303UMI5144", "CONTOH0000000020303UMI5144")),
            Err(QrisError::Checksum)
        );
        let twice = STATIC.replace("5912PANTI CONTOH", "5912PANTI CONTOH5912PANTI CONTEK");
        let signed = &twice[..twice.len() - 4];
        let twice = format!("{signed}{:04X}", checksum(signed.as_bytes()));
        assert_eq!(Qris::parse(&twice), Err(QrisError::Shape), "a name that stands twice");
        assert_eq!(Qris::parse("hello"), Err(QrisError::Shape));
        assert_eq!(Qris::parse(""), Err(QrisError::Shape));
        assert_eq!(Qris::parse(&STATIC[..STATIC.len() - 1]), Err(QrisError::Shape));
    }

    proptest! {
        #[test]
        fn any_changed_character_is_noticed(place in 0_usize..STATIC.len() - 4, digit in 0_u8..10) {
            let mut bytes = STATIC.as_bytes().to_vec();
            let changed = b'0' + digit;
            prop_assume!(bytes[place] != changed);
            bytes[place] = changed;
            prop_assert!(Qris::parse(std::str::from_utf8(&bytes).unwrap()).is_err());
        }

        #[test]
        fn no_text_makes_it_fall_over(text in "\\PC{0,60}") {
            let _ = Qris::parse(&text);
        }
    }
}
