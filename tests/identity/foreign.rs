//! Texts that each hide a foreign number or account in one way.

/// Blanks and rows of signs between the digits, which a browser shows as one.
const GAPS: &[&str] = &[
    "WA 0899        12345678",
    "WA 0899\n     12345678",
    "- WA 0899\n      1234-5678",
    "BCA 888      0001234",
    "WA 0899 ...... 12345678",
    "WA 0899 ===> 12345678",
    "WA 0899 ------ 1234 ------ 5678",
    "0899&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;12345678",
    "Rekening BCA .................................................................... 8880001234",
];

/// Digits that stand one by one, or in parts of any length.
const SINGLY: &[&str] = &[
    "Transfer ke BCA 8 8 8 0 0 0 1 2 3 4 a.n. Budi",
    "Rek BCA 7 7 7 0 0 0 1 2 3 4 a.n. Budi",
    "WA 8 9 9 1 2 3 4 5 6 7 8",
    "WA: 8  9  9  1  2  3  4  5  6  7  8",
    "+6 2 8 9 9 1 2 3 4 5 6 7 8",
    "62 8 9 9 1 2 3 4 5 6 7 8",
    "6 2 8 9 9 1 2 3 4 5 6 7 8",
    "0899 1 2 3 4 5 6 7 8",
    "BCA 888 0 001234",
    "BCA 1234 567 891 a.n. Budi",
];

/// Numbers that are dressed as amounts.
const AMOUNTS: &[&str] = &[
    "Transfer ke BCA 8.880.001.234 a.n. Budi",
    "BRI 123.456.789.012.345",
    "Rekening BCA IDR 8880001234 a.n. Budi",
    "Rek. BCA Rp. 8880001234",
    "WA Rp 0899-1234-5678",
    "Rp 0899 1234 5678",
    "Pesan WA 62.899.123.456",
    "WA 8.991.234.567",
    "WA Rp 8.991.234.567",
];

/// Names of banks, wallets and programs, and words for an account.
const NAMES: &[&str] = &[
    "Transfer BJB 8880001234",
    "Maybank 8880001234",
    "UOB 8880001234",
    "Mega 8880001234",
    "Bank Mega 88800012",
    "Blu 8880001234",
    "Sinarmas 8880001234",
    "OCTO 8880001234",
    "Livin 8880001234",
    "Brimo 8880001234",
    "Briva 8880001234",
    "myBCA 8880001234",
    "KlikBCA 8880001234",
    "BCAnya 8880001234",
    "B.C.A 8880001234",
    "B.C.A. 8880001234",
    "Acct 8880001234",
    "A/C 8880001234",
    "akun: 8880001234",
    "no rekg 8880001234",
    "NMID: 1020000000009",
    "Bank Jago 88800012",
    "Jago 888000123456",
    "Permata 8880001234",
    "Mandiri 1370012345678",
    "Dana 8880001234",
    "Superbank 8880001234",
    "i.saku 8880001234",
    "SPay 8880001234",
    "Mandiri 137.001.234.567",
];

/// Numbers to call and to pay to that are called codes.
const CODES: &[&str] = &[
    "Kode produksi: WA 0899-1234-5678",
    "Batch 0899-1234-5678 (WA)",
    "Kode 0899-1234-5678",
    "Kode 0899 1234 5678",
    "Kode +62 899 1234 5678",
    "Kirim kode ke 089912345678",
    "Untuk pesanan 089912345678",
    "Info produk 089912345678",
    "Rekening kode 1234567891",
    "Bayar ke nomor pesanan 8880001234 BCA",
    "WA 1/0899/1234/5678",
    "Kode 089912345678 (hubungi)",
    "Resi DANA 089912345678",
    "Kode 0899-12-34-56-78",
];

/// A number in one block or sentence, its word in another.
const LAYOUTS: &[&str] = &[
    "# Nomor WA\n\n89912345678",
    "Hubungi kami lewat WA! Ini nomornya: 899 1234 5678",
    "# Rekening BCA\n\n8880001234\n\na.n. Budi",
    "Bank Central Asia\n\nNo. 8880001234\n\nA.n. Budi Santoso",
    "**Rekening baru kami:**\n\n**8880001234**\n\nBCA, Budi",
    "- BCA\n\n- 8880001234",
    "Pembayaran:\n\n- 8880001234",
    "Bayar dengan transfer. Nomornya 8880001234 (Budi).",
    "Silakan transfer ke BCA! Ini nomornya: 8880001234",
    "Rekening BCA atas nama Yayasan Sejahtera Bersama Sentosa Abadi Makmur Jaya: 8880001234",
    "8880001234\n\nBCA a.n. Budi",
    "# Rekening BCA\n\n---\n\n8880001234",
    "# Rekening BCA\n\nSilakan:\n\n8880001234",
    "# Rekening BCA\n\n888 000 1234",
    "8880001234 nomornya. Transfer ke situ ya.",
];

/// Numbers in words.
const SPOKEN: &[&str] = &[
    "Transfer ke BCA delapan delapan delapan nol nol nol satu dua tiga empat",
    "WA nol delapan sembilan sembilan satu dua tiga empat lima enam tujuh delapan",
    "Pesan lewat kosong-delapan-sembilan-sembilan, satu-dua-tiga-empat, lima-enam-tujuh-delapan",
    "Call oh eight nine nine one two three four five six seven eight",
    "Rekening BCA: Delapan. Delapan. Delapan. Nol. Nol. Nol. Satu. Dua. Tiga. Empat.",
    "WA 08 sembilan sembilan satu dua 34 lima 678",
    "Rekening BCA delapan\ndelapan\n\ndelapan nol nol nol satu dua tiga empat",
    "**Nol** *delapan* sembilan sembilan satu dua tiga empat lima enam tujuh delapan",
];

/// Numbers in several lines and paragraphs.
const PARTED: &[&str] = &[
    "Rekening BCA 88800\n\n01234",
    "Rekening BCA\n\n88800\n\n01234",
    "BCA:\n8880\n0012\n34",
    "# Rekening BCA\n\n- 8880\n- 0012\n- 34",
    "1. 8880\n2. 0012\n3. 34\n\nBCA a.n. Budi",
    "# 8880\n\n# 001234\n\nTransfer ke BCA",
    "WA 0899\n\n1234\n\n5678",
    "**0899**\n\n**1234**\n\n**5678**\n\nitu WA kami",
    "Telepon\n\n0899\n\n---\n\n12345678",
];

/// Links to chats and collections of somebody else.
const LINKS: &[&str] = &[
    "https://t.me/admin_panti",
    "Pesan di t.me/admin_panti ya",
    "[Telegram](https://telegram.me/+AbCdEf)",
    "https://line.me/ti/p/~admin",
    "https://lin.ee/abcdef",
    "https://m.me/admin.panti",
    "https://www.messenger.com/t/123456",
    "https://ig.me/m/admin.panti",
    "https://signal.me/#p/+6289912345678",
    "tg://resolve?domain=admin_panti",
    "Donasi: https://kitabisa.com/campaign/bantupanti",
    "[Dukung kami](https://ko-fi.com/admin)",
    "buymeacoffee.com/admin",
    "https://buy.stripe.com/abc123",
    "https://lynk.id/admin",
    "https://toko.mayar.link/keset",
    "https://www.gofundme.com/f/panti",
];

/// All of them.
pub fn texts() -> impl Iterator<Item = &'static str> {
    [GAPS, SINGLY, AMOUNTS, NAMES, CODES, LAYOUTS, SPOKEN, PARTED, LINKS].into_iter().flatten().copied()
}

/// Lines of a product's file in which an account and its word are values beside each other.
pub const LISTS: &[&str] = &[
    "bahan = [\"Rekening BCA\", \"8880001234\"]",
    "bahan = [\"8880001234\", \"Budi\", \"BCA\"]",
    "[[varian]]\nnama = \"Bayar via BCA\"\n[[varian]]\nnama = \"8880001234 Budi\"",
    "[[isian]]\nlabel = \"Bayar via BCA\"\n[[isian]]\nlabel = \"8880001234\"",
];
