// A made-up market of two shops, and one of its shops alone, for tests of the cart.

import { copyFileSync, cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { ROOT, build } from './etalase.mjs';
import { toml } from './toml.mjs';

/** A payment code of nobody. */
export const QRIS =
  '00020101021126680016ID.CO.CONTOH.WWW01189360009900000000010215CONTOH0000000010303UMI51440014ID.CO.QRIS.WWW' +
  '0215ID10200000000010303UMI5204597053033605802ID5912PANTI CONTOH6007JAKARTA61051011062070703A016304E00D';

const SEWING = {
  nama: 'Rumah Jahit Contoh',
  lembaga: 'Balai Karya Contoh',
  kota: 'Bandung',
  provinsi: 'Jawa Barat',
  kontak: { whatsapp: '0812-0000-0041', surel: 'jahit@example.org' },
  bank: [{ bank: 'Bank Contoh', rekening: '000-123-4567', atas_nama: 'Koperasi Jahit Contoh' }],
  qris: { isi: QRIS, dengan_nominal: true },
  ongkir: {
    ambil_sendiri: true,
    kurir: ['JNE'],
    zona: [
      { nama: 'Pulau Jawa', tempat: ['Jakarta', 'Surabaya'], per_kg: 15000, hari: '2-3' },
      { nama: 'Luar Jawa', per_kg: 40000 },
    ],
  },
  pesanan: { kode_unik: true, uang_muka_persen: 50, minimal_total: 100000, catatan: 'Kami membalas pada hari kerja.' },
  terjemahan: { en: { nama: 'Example Sewing House' } },
};

const WEAVING = {
  nama: 'Anyaman Contoh',
  kota: 'Sleman',
  kontak: {
    whatsapp: [
      { nama: 'Pesanan', nomor: '0812-0000-0042' },
      { nama: 'Grosir', nomor: '0812-0000-0043' },
    ],
  },
  qris: { gambar: 'qris.png' },
  ongkir: { ambil_sendiri: true, antar: true },
  pesanan: { salam: 'Sugeng siang, saya mau pesan:' },
};

const PRODUCTS = {
  jahit: {
    jaket: {
      nama: 'Jaket batik',
      harga: 300000,
      satuan: 'potong',
      berat: 600,
      dimensi: [30, 25, 8],
      grosir: [{ minimal: 12, harga: 275000 }],
      varian: [{ ukuran: 'M' }, { ukuran: 'L', harga: 310000 }],
      terjemahan: { en: { nama: 'Batik jacket', satuan: 'piece' } },
    },
    kemeja: {
      nama: 'Kemeja ukur',
      harga: 200000,
      berat: 300,
      ukuran_badan: ['lingkar_dada', 'panjang_lengan'],
      isian: [{ label: 'Nama yang dibordir', maks: 40, terjemahan: { en: { label: 'Name to embroider' } } }],
      terjemahan: { en: { nama: 'Made-to-measure shirt' } },
    },
    potong: { nama: 'Potong rambut', jenis: 'jasa', harga: 25000 },
    spanduk: { nama: 'Spanduk lukis', harga_tanya: true },
  },
  anyam: {
    keset: { nama: 'Keset pandan', harga: 45000, berat: 700, stok: 9 },
    tikar: { nama: 'Tikar pandan', harga: 90000, minimal: 3, alamat_lama: ['tikar-lama'] },
    tas: { nama: 'Tas pandan', harga: 80000, varian: [{ nama: 'Kecil', stok: 4 }, { nama: 'Besar', harga: 95000 }] },
  },
};

/**
 * Writes the market and builds it into `output`. `change` may alter the products, by shop and slug, and the shops before
 * they are written; `shops` names those that are there: one alone stands at the top.
 */
export function buildMarket(folder, output, { change = () => {}, shops = ['jahit', 'anyam'] } = {}) {
  const products = structuredClone(PRODUCTS);
  const sellers = structuredClone({ jahit: SEWING, anyam: WEAVING });
  change(products, sellers);
  rmSync(join(folder, 'content'), { recursive: true, force: true });
  write(join(folder, 'content', 'situs.toml'), toml({ judul: 'Pasar Contoh', alamat: 'https://pasar.example.org/', bahasa: ['id', 'en'] }));
  for (const shop of shops) {
    const place = shops.length === 1 ? join(folder, 'content') : join(folder, 'content', shop);
    write(join(place, 'toko.toml'), toml(sellers[shop]));
    if (shop === 'anyam') copyFileSync(join(ROOT, 'content', 'kube-awan-pesisir', 'qris.png'), join(place, 'qris.png'));
    for (const [slug, product] of Object.entries(products[shop])) write(join(place, 'produk', slug, 'produk.toml'), toml(product));
  }
  cpSync(join(ROOT, 'themes'), join(folder, 'themes'), { recursive: true });
  build(folder, output);
}

function write(path, text) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
