//! Texts whose numbers are none to call or to pay to, each in one way.

/// Codes of goods, parcels, orders, licences and institutions.
const CODES: &[&str] = &[
    "KSP-0812-2025-01",
    "Kode produksi 0812202501",
    "Batch 0812202501",
    "Resi JNE 0812345678901",
    "NIB 0810012345678",
    "NIB 0812010012345",
    "NIB: 0812010012345",
    "Nomor izin edar 0812345678",
    "ISBN 0-8123-4567-8",
    "SIUP 503/0812/2019/001",
    "Pembayaran DP 50%, No. PO 2025/12/0001",
    "Pembayaran dengan nomor pesanan KNG-20251201-0001",
    "Pembayaran lewat SIPLah, NPSN 20219345",
    "Kirim ke kode pos 40115 40116 40117",
    "Bank Sampah Melati, nomor barang 8991234567890",
    "Kelompok Usaha Mandiri, kode barang 8991234567890",
    "Bayar lewat transfer BCA.\n\nKode barang:\n\n8991234567890",
    "Kirim hari ini, resi JNE 0812345678901",
    "Batu permata seri 12345678",
    "- Lebar 100\n- Bayar di tempat\n\n8991234567890 adalah nomor barang kami",
    "Nomor pesanan KNG-20251201-0001 a.n. Budi",
    "NIB 0812010012345 a.n. Yayasan Contoh",
    "Barcode 0812345678905",
    "Sertifikat halal ID31110000123456789",
    "P-IRT 2083273010812-25",
    "Sertifikat P-IRT 2083273010812",
    "BPOM MD 081234567890",
    "No. Batch: 0812202501",
    "IMEI 081234567890123",
    "Kode 08122025",
    "Nomor seri mesin 3273010812900001",
    "Nomor registrasi KUBE 3273010101200001",
];

/// Amounts, days, sizes and years beside words of payment.
const VALUES: &[&str] = &[
    "Bayar 45.000 - 50.000 - 55.000",
    "Bayar 45000 50000",
    "Kirim 1000 2000 3000 pcs per bulan",
    "kirim 12 13 14 15 Desember",
    "kirim 12 13 14 15 16 Desember",
    "Mandiri sejak 2012-2016-2020",
    "Batu permata 0,12345678 karat",
    "Transfer BCA Rp1.250.000 paling lambat Senin",
    "DP Rp 500.000 ke BCA",
    "DP Rp 500.000 - 750.000 ke BCA",
    "Transfer BCA Rp12.345.678,00 ya",
    "Harga Rp628.500.000,00",
    "Rp 62.850 - 165.500",
    "Harga 850.000 1.250.000",
    "Hubungi kami lewat WA untuk ukuran 8 9 10 11 12 13",
    "Bank Sampah menerima 12345678 botol",
    "dana terkumpul 12.345.678",
    "Usaha mandiri sejak 2008",
    "Ukuran 1 2 3 4 5 6 7 8 9 10, bayar lewat BCA",
    "Permata 12345678",
    "Kelompok mandiri 12345678",
    "Dana bantuan Rp 8.500.000.000",
];

/// Codes, dates and prices with words of payment in another block or sentence.
const LAYOUTS: &[&str] = &[
    "Bayar lewat transfer BCA.\n\nKode barang:\n\n8991234567890\n\nRekening kami tetap.",
    "# Barcode\n\n8991234567890\n\nPembayaran lewat QRIS",
    "Bayar saat jadi. Nomor barang 8991234567890 (keset).",
    "Bayar di tempat.\n\nUkuran 120 x 200 cm\n\n- 2024-2025-2026",
    "Rekening kami tetap sama.\n\n01-03-2026 08.00-16.00",
    "Transfer BCA dulu.\n\nHarga:\n\n- 1.250.000 - 1.500.000\n- 450.000",
    "Bayar lewat transfer.\n\n2020 2021 2022",
];

/// All of them.
pub fn texts() -> impl Iterator<Item = &'static str> {
    [CODES, VALUES, LAYOUTS].into_iter().flatten().copied()
}

/// Lines of a product's file with codes and words of payment beside each other.
pub const LISTS: &[&str] = &[
    "bahan = [\"Katun\", \"Kode warna 8991234567890\", \"Bayar lewat BCA\"]",
    "[[varian]]\nnama = \"Merah\"\nkode = \"8991234567890\"\n[[varian]]\nnama = \"Biru\"\nkode = \"8991234567906\"",
    "[[isian]]\nlabel = \"Nomor pesanan\"\n[[isian]]\nlabel = \"Bayar lewat BCA atau tunai\"",
];
