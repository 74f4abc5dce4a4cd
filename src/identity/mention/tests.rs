use super::*;

const QRIS: &str = "00020101021126680016ID.CO.CONTOH.WWW01189360009900000000010215CONTOH0000000010303UMI51440014ID.CO.QRIS.WWW0215ID10200000000010303UMI5204597053033605802ID5912PANTI CONTOH6007JAKARTA61051011062070703A016304E00D";

fn claims() -> Vec<Claim> {
    vec![
        Claim::WhatsApp("6281234567890".into()),
        Claim::Phone("62215550123".into()),
        Claim::Bank { bank: "BANK CONTOH".into(), account: "0001112222".into(), holder: "X".into() },
        Claim::qris(&crate::catalogue::Qris::parse(QRIS).unwrap()),
        Claim::Marketplace("https://saweria.co/panti-contoh".into()),
        Claim::Email("toko@example.org".into()),
    ]
}

/// What a text holds: `own` where all of it is a claim, else what is foreign in it.
fn seen(text: &str) -> String {
    let found = mentions(text);
    let claims = claims();
    let foreign = found.iter().filter(|found| found.disguised || !found.mention.is_one_of(&claims));
    let foreign: Vec<&str> = foreign.map(|found| &text[found.range.clone()]).collect();
    match (found.is_empty(), foreign.is_empty()) {
        (true, _) => "nothing".to_owned(),
        (false, true) => "own".to_owned(),
        (false, false) => foreign.join(" | "),
    }
}

#[test]
fn equal_spellings_are_the_shops_own() {
    for text in [
        "Hubungi 0812-3456-7890 ya",
        "+62 812 3456 7890",
        "+62 (0)812-3456-7890",
        "(+62) 812.3456.7890",
        "62812-3456-7890",
        "6281234567890",
        "081234567890",
        "0812 3456 7890",
        "0812\u{2013}3456\u{a0}7890",
        "**0812**-3456-7890",
        "(0812) 3456 7890",
        "WA: 812-3456-7890",
        "WA 08 12 34 56 78 90",
        "WA 0 8 1 2 3 4 5 6 7 8 9 0",
        "0812-3456-7890 (08.00-16.00)",
        "WA 0812-3456-7890 08.00-16.00, Senin sampai Jumat",
        "0812-3456-7890, 10 lembar",
        "0812-3456-7890 10 lembar",
        "0812-3456-7890/021-5550123",
        "(021) 555-0123",
        "021-5550123",
        "Telp. 021 555 0123",
        "https://wa.me/6281234567890",
        "[WA](https://wa.me/6281234567890?text=Halo%20kak)",
        "lihat wa.me/6281234567890.",
        "https://api.whatsapp.com/send?phone=6281234567890&text=a",
        "whatsapp://send?phone=+6281234567890",
        "https://api.whatsapp.com/send/?phone=6281234567890&text&type=phone_number&app_absent=0",
        "https://web.whatsapp.com/send?phone=%2B6281234567890",
        "https://wa.me/6281234567890?text=Halo%20saya%20mau%20pesan%202%20tas",
        "https://wa.me/6281234567890?text=Halo%2C+saya+mau+pesan+2+tas%0AUkuran+120+x+200",
        "https://wa.me/6281234567890?text=Kode%208991234567890%2C%20harga%20Rp150.000",
        "https://wa.me/6281234567890?text=Transfer%20ke%20BCA%200001112222",
        "https://wa.me/6281234567890?text=WA%20081234567890+atau+021-5550123",
        "https://wa.me/6281234567890#pesan",
        "[x](tel:+6281234567890;ext=12)",
        "[x](tel:+6281234567890,,12)",
        "sms:+6281234567890&body=Halo%202%20tas",
        "mailto:toko@example.org?body=BCA%200001112222",
        "WhatsApp: 0812-3456-7890",
        "WhatsApp:0812-3456-7890",
        "[telepon](tel:+6281234567890)",
        "tel:021-555-0123",
        "transfer ke rekening 000-111-2222",
        "Bank Contoh 0001112222 a.n. X",
        "rekening 000 111 2222",
        "https://saweria.co/panti-contoh/",
        QRIS,
        "NMID: ID1020000000001",
        "surel [kami](mailto:Toko@example.org), toko@example.org",
        "<toko@example.org>",
        "0812&nbsp;3456&nbsp;7890",
        "0812&#x2011;3456&#x2011;7890",
        "[WA](https://wa\\.me/6281234567890)",
        "[WA][y]\n\n[y]: https://wa.me/6281234567890",
        "| WA | rekening |\n|-|-|\n| 0812-3456-7890 | 000-111-2222 |",
        "WA 0812-3456-7890; 021-5550123; rekening 0001112222",
    ] {
        assert_eq!(seen(text), "own", "{text}");
    }
}

#[test]
fn anything_else_is_foreign() {
    for text in [
        "0812-3456-7809",
        "+62 812 3456 7891",
        "62 812 3456 7891",
        "08123456789",
        "0812-3456-78901",
        "0812-3456-7890-1",
        "0812/3456/7891",
        "0812.3456.7891",
        "0812,3456,7891",
        "0812:3456:7891",
        "hp 08.12.34.56.78.91",
        "WA 08 12 34 56 78 91",
        "081-234-567-891",
        "+65 9123 4567",
        "0062 812 3456 7891",
        "WA 812-3456-7891",
        "WA0812-3456-7891",
        "812 3456 7891 (WA)",
        "Transfer ke rekening berikut. 1234567891",
        "Transfer ke rekening kami. Nomor 1234567891",
        "Rekening kode 1234567891",
        "Nomor barang 1234567891 (BCA)",
        "hp081234567891",
        "0812-3456-\n7891",
        "021-5550124",
        "(0274) 555 012",
        "telepon 0274-555012",
        "https://wa.me/6281234567891",
        "https://wa.me/081234567890",
        "https://wa.me/message/ABCDEF1",
        "https://wa.me/qr/ABCDEF1",
        "https://wa.me/p/123/6281234567891",
        "https://wa.me/?text=halo",
        "https://wa.link/abc123",
        "HTTPS://WA.ME/6281234567891",
        "https://wa.me/%36281234567891",
        "https://ｗａ.me/6281234567891",
        "https://chat.whatsapp.com/AbCdEf",
        "https://api.whatsapp.com/send?phone=6281234567891",
        "https://api.whatsapp.com/send?phone=6281234567890&phone=6281234567891",
        "whatsapp://send?phone=6281234567891",
        "https://chat.whatsapp.com/ABCDEF?phone=6281234567890",
        "https://chat.whatsapp.com/send?phone=6281234567890",
        "https://api.whatsapp.com/message/ABC?phone=6281234567890",
        "https://api.whatsapp.com/qr/ABC?phone=6281234567890",
        "https://www.whatsapp.com/channel/X?phone=6281234567890",
        "https://www.whatsapp.com/catalog/6289912345678/?phone=6281234567890",
        "https://api.whatsapp.com/send/6289912345678?phone=6281234567890",
        "https://api.whatsapp.com/send?phone=6281234567890&phone=6281234567890",
        "https://api.whatsapp.com/send?phone=6281234567890&phone%5B%5D=6289912345678",
        "https://api.whatsapp.com.example.org/send?phone=6281234567890",
        "whatsapp://chat?phone=6281234567890",
        "whatsapp:send?phone=6281234567891",
        "WhatsApp: 0812-3456-7891",
        "https://wa.me/6281234567890?phone=6289912345678",
        "https://wa.me/6281234567890?phone=6281234567890",
        "Pesan: wa.me/6281234567890#atau_WA_0899-1234-5678",
        "wa.me/6281234567890?BAYAR:BCA/8880001234/a.n.Budi",
        "https://wa.me/6281234567890?BAYAR:BCA/8880001234/a.n.Budi",
        "[Bayar](https://wa.me/6281234567890?text=Transfer%20ke%20BCA%208880001234)",
        "https://wa.me/6281234567890?text=BCA%25208880001234",
        "https://wa.me/6281234567890?text=BCA%C2%A08880001234",
        "https://wa.me/6281234567890?text=WA+089912345678",
        "https://wa.me/6281234567890?text=WA%2008991234567",
        "https://wa.me/6281234567890?text=Halo%20wa.me/6289912345678",
        "https://wa.me/6281234567890?text=https%3A%2F%2Fwa.me%2F6289912345678",
        "https://wa.me/6281234567890?text=Halo%20wa.me/6281234567890?text=BCA%208880001234",
        "https://wa.me/6281234567890?text=surel%20orang@example.org",
        "https://api.whatsapp.com/send?phone=6281234567890&text=BCA%208880001234",
        "tel:+6281234567890;atau_WA_0899-1234-5678",
        "tel:+6281234567890?BCA%208880001234",
        "[x](tel:+6281234567890,089912345678)",
        "sms:+6281234567890,+6289912345678",
        "sms:+6281234567890&body=BCA%208880001234",
        "mailto:toko@example.org?body=WA%2008991234567",
        "0899-1234-5678/wa.me/6281234567890",
        "intent://send/6281234567891#Intent;package=com.whatsapp;end",
        "tel:+6281234567891",
        "sms:081234567891",
        "Transfer ke BCA 1234567890 a.n. Budi",
        "rekening baru: 000-111-2223",
        "1234 567 890 (Bank Mandiri)",
        "pembayaran ke 123456789012345",
        "OVO 0812-3456-7891",
        "GoPay: 81234567891",
        "https://link.dana.id/qr/abc",
        "https://paypal.me/orang",
        "saweria.co/orang",
        "NMID ID1020000000002",
        "Kirim bukti ke orang@example.org",
        "[surel](mailto:orang@example.org)",
        "panti@dana.id",
        "WA 0899&nbsp;1234&nbsp;5678",
        "WA 0899&period;1234&period;5678",
        "WA 0899&hyphen;1234&hyphen;5678",
        "WA 0899&zwnj;1234&zwnj;5678",
        "WA 0899&shy;1234&shy;5678",
        "rekening BCA 123&nbsp;456&nbsp;7890",
        "[x](https://wa\\.me/message/A)",
        "[x](https://wa&period;me/message/A)",
        "[x](https://wa&lrm;.me/message/A)",
        "[x](https://paypal&period;me/x)",
        "[x](https://gopay\\.co.id/x)",
        "[x](tel&colon;0899&period;1234&period;5678)",
        "[x][y]\n\n[y]: https://wa\\.me/message/A",
        "https://ⓦⓐ.me/message/A",
        "https://ʷᵃ.me/message/A",
        "https://wa%2Eme/message/A",
        "wa.**me**/message/A",
        "wa[.]me/message/A",
        "| WA | | |\n|-|-|-|\n| 0899 | 1234 | 5678 |",
        "| BCA | | |\n|-|-|-|\n| 123 | 456 | 7891 |",
        "Pesan: 0 8 9 9 1 2 3 4 5 6 7 8",
        "WA 0-8-9-9-1-2-3-4-5-6-7-8",
        "WA 0899|1234|5678",
        "WA 0899;1234;5678",
        "0899'1234'5678",
        "0899=1234=5678",
        "0899#1234#5678",
        "0899→1234→5678",
        "WA 0899 → 1234 → 5678",
        "WA 899→1234→5678",
        "rekening BCA 123;456;7890",
        "WA [0899](https://example.org/a)[1234](https://example.org/b)[5678](https://example.org/c)",
        "WA ![0899](x)![1234](x)![5678](x)",
        "WA 0⑻⑼⑼⑴⑵⑶⑷⑸⑹⑺⑻",
        "WA 🄁⒏⒐⒐⒈⒉⒊⒋⒌⒍⒎⒏",
        "WA ⓿➇➈➈➀➁➂➃➄➅➆➇",
        "WA 🄋➑➒➒➊➋➌➍➎➏➐➑",
        "WA 0⓼⓽⓽⓵⓶⓷⓸⓹⓺⓻⓼",
        "https://www.instagram.com/0899-1234-5678",
        "https://example.org/wa0899123456789",
        "https://example.org/081299998888",
        "00020101021126610014COM.GO-JEK.WWW",
        "0014ID.CO.QRIS.WWW",
    ] {
        let seen = seen(text);
        assert!(!matches!(seen.as_str(), "own" | "nothing"), "{text}: {seen}");
    }
    let other = QRIS.replace("CONTOH0000000010", "CONTOH0000000020");
    assert!(seen(&other).starts_with("000201"), "a broken checksum");
}

#[test]
fn the_own_number_in_disguise_is_foreign_too() {
    for text in [
        "O812-3456-7890",
        "0812-OOOO-7890",
        "0812 OOO0 OOOO",
        "08l2-3456-789O",
        "08I2-3456-7890",
        "08|2-3456-7890",
        "０８１２-3456-7890",
        "0812-٣٤٥٦-7890",
        "0812-3456\u{200b}-7890",
        "0812-34\u{ad}56-7890",
        "0812-34\u{202e}56-7890",
        "0812-3456-789О",
        "&#48;812-3456-7890",
        "https://wa.me/628\u{200b}1234567890",
        "https://wa.me/６281234567890",
        "rekening 000-lll-2222",
    ] {
        let seen = seen(text);
        assert!(!matches!(seen.as_str(), "own" | "nothing"), "{text:?}: {seen}");
    }
}

#[test]
fn ordinary_words_are_nothing() {
    for text in [
        "Rp1.250.000 per lembar, Rp 12.500.000 untuk 24 lembar",
        "harga 81234567 atau 812.345.678",
        "Bayar Rp1.250.000 lewat transfer sebelum 01-03-2026",
        "transfer 12500000 paling lambat 2026-03-01",
        "DP 50%, pelunasan 14 hari setelah jadi; bayar di tempat",
        "2026-03-01 08.00-16.00",
        "Buka 08.15-12.00 13.00-16.30",
        "08.12.2026 - 10.12.2026",
        "Senin sampai Jumat, 08.00-16.00 WIB; hubungi kami pada jam itu",
        "08:15-12:00 13:00-16:30",
        "Ukuran 62 81 90 100 110 cm",
        "08 10 12 14 16 18 20",
        "0 1 2 3 4 5 6 7 8 9 10 11 12",
        "120 x 200 cm, 2 x 50 m, 100 l",
        "| S | 50 | 60 |\n| M | 52 | 62 |\n| L | 54 | 64 |",
        "- 12\n- 24\n- 36\n- 48\n- 60",
        "KSP-01 BTK0812345678 8991234567890",
        "Nomor 045/123/2026",
        "kode pos 10110, Jakarta 13420",
        "stok 12345678",
        "ISBN 978-602-03-1234-5",
        "-6.2088123, 106.8456123",
        "Lewat WhatsApp. Kami membalas.",
        "Siswa.mereka belajar",
        "hotel: 12 kamar",
        "berkas 20260301_081522",
        "https://www.tokopedia.com/panti/keset-i.81234567.2345678901",
        "https://shopee.co.id/product/123456789/23456789012",
        "WhatsApp kami di bawah. Nomor barang 8992234114693.",
        "Nomor barang 8992863727656. Rekening kami tetap sama.",
        "Rekening kami tetap sama. Nomor barang 8992863727656.",
        "Bayar lewat transfer saat jadi. Nomor barang BTK03112636.",
        "Hubungi kami: lingkar dada 81, 94, 100, 110 cm",
        "usaha mandiri sejak 2008, 12 anggota",
        "dana terkumpul 12.345.678",
        "1 lusin = 12; 1 gros = 144; 1 kodi = 20",
        "batik 115 x 210, harga 450000, stok 3, 700 g",
        "#8a3b12 #08123456",
        "2.300 gantungan kunci, 410 tas dan 310 dompet",
        "https://www.instagram.com/p/C0812345678901/",
        "https://www.instagram.com/p/0812345678901/",
        "[foto](https://www.facebook.com/toko/posts/6281234567891234)",
        "Tonton https://www.youtube.com/watch?v=08123456789",
        "https://drive.google.com/file/d/1x0899123456789_ab/view",
        "https://example.org/berkas/a0899123456789x",
        "| Ukuran | Harga | DP |\n|-|-|-|\n| 120 | 450000 | 150000 |\n| 812 | 650000 | 250000 |",
        "| Tas HP | 850 | 1200 | 450 |\n|-|-|-|-|\n| Dompet | 0812 | 45000 | 1500 |",
        "| Bank BCA | 2024 | 2025 | 2026 |",
        "| Tas HP | Harga |\n|-|-|\n| Rp 14.058.000 | 273 | 390 |\n| 0812 | 450.000 | 1500 |",
        "| Ongkos kirim | 115 | 125 | 135 |\n|-|-|-|-|\n| JNE | 12500 | 15000 | 18000 |",
        "120×210×115; 62850;75000;80000",
        "kode 0811;0812;0813",
        "#kain #batik; 1 kodi = 20; 1'250'000",
        "~~85.000~~ **65.000** &amp; bebas ongkir",
        "IG @toko.contoh, 3 lembar @ 45.000, ![keset](keset@2x.jpg)",
    ] {
        assert_eq!(seen(text), "nothing", "{text}");
    }
}

#[test]
fn what_need_not_be_folded_is_told_apart_soon() {
    assert!(!may_hold_any("Keset bulat bergaris tengah 50 cm. Harga 45000; 12 lembar, café."));
    assert!(may_hold_any("wa.me/62"));
    assert!(may_hold_any("0812 3456"));
}

proptest::proptest! {
    #[test]
    fn no_text_makes_it_fall_over(text in "(\\PC|[0-9o.() -]){0,60}") {
        for found in mentions(&text) {
            proptest::prop_assert!(text.get(found.range).is_some());
        }
    }
}
