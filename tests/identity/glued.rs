//! Texts that lead elsewhere behind or beside the shop's own link.

use super::site::Numbers;

/// The shop's own number, as links have it.
const OWN: &str = "6281234567890";

/// How many ways there are.
pub const WAYS: usize = 36;

/// The words of one way.
pub fn words(way: usize, numbers: &mut Numbers) -> String {
    let start = ["0856", "0878", "0899", "0811"][numbers.below(4)];
    let (one, two) = (numbers.digits(4), numbers.digits(4));
    let parted = format!("{start}-{one}-{two}");
    let plain = format!("{start}{one}{two}");
    let world = format!("62{}", &plain[1..]);
    let account = format!("9{}7", numbers.digits(8));
    let code = numbers.digits(6);
    match way {
        // A link that hides its target, with the own number beside it.
        0 => format!("https://chat.whatsapp.com/Abc{code}?phone={OWN}"),
        1 => format!("https://api.whatsapp.com/message/{code}?phone={OWN}"),
        2 => format!("https://api.whatsapp.com/qr/{code}?phone={OWN}"),
        3 => format!("https://www.whatsapp.com/channel/{code}?phone={OWN}"),
        4 => format!("https://www.whatsapp.com/catalog/{world}/?phone={OWN}"),
        5 => format!("https://api.whatsapp.com/send/{world}?phone={OWN}"),
        6 => format!("https://wa.me/{OWN}?phone={world}"),
        7 => format!("https://api.whatsapp.com/send?phone={OWN}&phone={world}"),
        8 => format!("https://api.whatsapp.com/send?phone={OWN}&phone%5B%5D={world}"),
        9 => format!("https://api.whatsapp.com/send?phone={OWN}%20&phone={world}"),
        10 => format!("https://chat.whatsapp.com/send?phone={OWN}&code={code}"),
        11 => format!("whatsapp://chat?code={code}&phone={OWN}"),
        // A number or an account behind the own one.
        12 => format!("Pesan: wa.me/{OWN}#atau_WA_{parted}"),
        13 => format!("wa.me/{OWN}?BAYAR:BCA/{account}/a.n.Budi"),
        14 => format!("[Bayar](https://wa.me/{OWN}?text=Transfer%20ke%20BCA%20{account})"),
        15 => format!("https://wa.me/{OWN}?text=Transfer+ke+BCA+{account}"),
        16 => format!("https://api.whatsapp.com/send?phone={OWN}&text=BCA%20{account}"),
        17 => format!("whatsapp://send?phone={OWN}&text=BCA%20{account}"),
        18 => format!("[Pesan](https://wa.me/{OWN}?text=Balas%20ke%20{plain})"),
        19 => format!("[Pesan](https://wa.me/{OWN}?text=Balas%0A{parted})"),
        20 => format!("https://wa.me/{OWN}?text=Balas%2520{plain}"),
        21 => format!("https://wa.me/{OWN}?text=Balas%C2%A0{plain}"),
        22 => format!("https://wa.me/{OWN}?text=Balas+{plain}"),
        23 => format!("https://wa.me/{OWN}?text=Lanjut%20wa.me/{world}"),
        24 => format!("https://wa.me/{OWN}?text=https%3A%2F%2Fwa.me%2F{world}"),
        25 => format!("https://wa.me/{OWN}?text=Lanjut%20wa.me/{OWN}?text=BCA%20{account}"),
        26 => format!("https://wa.me/{OWN}?text=Kirim%20bukti%20ke%20orang{code}@example.com"),
        27 => format!("https://wa.me/{OWN}?lang=id&text=BCA%20{account}"),
        28 => format!("[telepon](tel:+{OWN};atau_WA_{parted})"),
        29 => format!("[telepon](tel:+{OWN},{plain})"),
        30 => format!("[telepon](tel:+{OWN}?BCA%20{account})"),
        31 => format!("sms:+{OWN},+{world}"),
        32 => format!("sms:+{OWN}&body=BCA%20{account}"),
        33 => format!("[surel](mailto:toko@example.org?body=Balas%20ke%20{plain})"),
        // The same before it.
        34 => format!("{parted}/wa.me/{OWN}"),
        _ => format!("https://example.org/{parted}/wa.me/{OWN}"),
    }
}
