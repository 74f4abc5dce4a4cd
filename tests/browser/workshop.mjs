// A made-up workshop that has every shape of product, as many as asked for, in one shop or in several.
// `node workshop.mjs` makes the one that the tests open.

import { copyFileSync, cpSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';

import { ROOT, build } from './etalase.mjs';
import { toml } from './toml.mjs';

/** The folder of a made site of one shop: every shape of product, and more than one page of them. */
export const workshop = join(ROOT, 'target', 'workshop', 'public');

const PHOTOS = readdirSync(join(ROOT, 'content'), { recursive: true })
  .filter((path) => path.includes('produk') && path.endsWith('.jpg'))
  .sort();

const THINGS = ['Keset', 'Sapu', 'Selendang', 'Taplak', 'Tas', 'Dompet', 'Kemeja', 'Sarung bantal', 'Gantungan kunci'];
const THINGS_EN = ['Doormat', 'Broom', 'Scarf', 'Tablecloth', 'Bag', 'Purse', 'Shirt', 'Cushion cover', 'Key ring'];
const LOOKS = ['kawung', 'parang', 'truntum', 'mega mendung', 'polos', 'garis', 'bintik', 'ceplok'];
const CATEGORIES = ['Perlengkapan Rumah', 'Pakaian', 'Tas & Dompet', 'Kain', 'Suvenir'];

/** Products of every shape, by slug. `photos` counts the photos beside the file. */
export const SHAPES = {
  'keset-sabut': {
    photos: 1,
    product: { nama: 'Keset sabut kelapa', harga: 65000, kategori: 'Perlengkapan Rumah', stok: 12, unggulan: true },
  },
  'kemeja-batik': {
    photos: 3,
    product: {
      nama: 'Kemeja batik cap',
      harga: 185000,
      kategori: 'Pakaian',
      satuan: 'potong',
      berat: 300,
      varian: [
        { ukuran: 'S', warna: 'nila', stok: 2, kode: 'KB-S', foto: '1.jpg' },
        { ukuran: 'M', warna: 'nila', stok: 0, kode: 'KB-M', foto: '2.jpg' },
        { ukuran: 'XL', warna: 'soga', harga: 205000, stok: 4, kode: 'KB-XL', foto: '3.jpg' },
      ],
    },
  },
  'potong-rambut': {
    photos: 0,
    product: {
      nama: 'Potong rambut di tempat Anda',
      jenis: 'jasa',
      harga: 25000,
      kategori: 'Jasa',
      isian: [{ label: 'Alamat yang dituju', wajib: true, maks: 120 }],
    },
  },
  'seragam-kantor': {
    photos: 1,
    product: { nama: 'Seragam kantor', harga_tanya: true, kategori: 'Pakaian', ketersediaan: 'sesuai_pesanan', lama_buat: 21 },
  },
  'lukisan-senja': {
    photos: 1,
    product: { nama: 'Lukisan senja', harga: 900000, kategori: 'Suvenir', ketersediaan: 'habis' },
  },
  'sapu-lidi': {
    photos: 0,
    product: { nama: 'Sapu lidi', harga: 15000, kategori: 'Perlengkapan Rumah', stok: 80 },
  },
  'selendang-sutra': {
    photos: 9,
    product: { nama: 'Selendang sutra', harga: 350000, kategori: 'Kain', stok: 3, ditambahkan: '2026-10-01' },
  },
  'jaket-ukur': {
    photos: 2,
    product: {
      nama: 'Jaket jahit ukur',
      harga: 450000,
      diskon: { harga: 400000, sampai: '2099-12-31' },
      kategori: 'Pakaian',
      satuan: 'potong',
      minimal: 1,
      grosir: [
        { minimal: 12, harga: 380000 },
        { minimal: 24, harga: 350000 },
      ],
      ketersediaan: 'sesuai_pesanan',
      lama_buat: 14,
      kapasitas: 20,
      ukuran_badan: ['lingkar_dada', 'lingkar_pinggang', 'lingkar_pinggul', 'lebar_bahu', 'panjang_lengan'],
      isian: [
        { label: 'Nama yang dibordir', wajib: false, maks: 20 },
        { label: 'Tanggal acara', wajib: true, maks: 30 },
      ],
      kode: 'JJ-1',
      berat: '1,2 kg',
      dimensi: [40, 30, 8],
      bahan: ['katun', 'furing'],
      perawatan: 'Cuci **dengan tangan**.',
      pembuat: 'bu-melati',
      tanda: ['batik', 'kantor'],
      deskripsi: 'Dijahit setelah ukuran pasti.\n\n- dua saku\n- kancing kayu\n\n| ukuran | cm |\n| --- | --- |\n| S | 48 |\n',
    },
  },
  'nama-panjang': {
    photos: 1,
    product: {
      nama: 'Kain batik tulis motif sekar jagad pewarna alami kulit kayu mahoni dan daun indigo untuk seragam pernikahan keluarga besar se-Kabupaten',
      harga: 12500000,
      kategori: 'Kain',
      satuan: 'lembar dua setengah meteran',
      ketersediaan: 'prapesan',
      kirim_tanggal: '2099-01-31',
      deskripsi: 'Kata yang sangat panjang: mempertanggungjawabkannyalah' + 'kannyalah'.repeat(12),
      varian: [{ nama: 'Lebar seratus lima belas sentimeter dengan pinggiran tenun' }, { nama: 'Kecil', harga: 9500000 }],
    },
  },
};

/** The product of this number, of those without a shape of their own, with its slug. */
export function plainProduct(number) {
  const [thing, look] = [number % THINGS.length, number % LOOKS.length];
  const name = `${THINGS[thing]} ${LOOKS[look]} ${number}`;
  const product = {
    nama: name,
    harga: 15000 + (number % 40) * 5000,
    kategori: CATEGORIES[number % CATEGORIES.length],
    stok: number % 7,
    ditambahkan: `2026-0${1 + (number % 9)}-${10 + (number % 18)}`,
    deskripsi: `${name} dibuat dengan tangan, diperiksa dua kali.`,
    terjemahan: { en: { nama: `${THINGS_EN[thing]} ${LOOKS[look]} ${number}` } },
  };
  return { slug: name.toLowerCase().replaceAll(' ', '-'), product };
}

/**
 * Writes the site's folder anew: `products` products in `shops` shops. The first shop has one product of every shape.
 * One shop stands at the top, several make a portal.
 */
export function writeWorkshop(folder, { products = 60, shops = 1 } = {}) {
  rmSync(folder, { recursive: true, force: true });
  for (let shop = 0; shop < shops; shop += 1) {
    writeShop(shops === 1 ? join(folder, 'content') : join(folder, 'content', `bengkel-${shop + 1}`), shop);
  }
  write(join(folder, 'content', 'situs.toml'), toml({
    judul: 'Pasar Bengkel Bersama',
    alamat: 'https://bengkel.example.org/',
    bahasa: ['id', 'en'],
    terjemahan: { en: { judul: 'Shared Workshop Market' } },
  }));
  if (shops === 1) write(join(folder, 'content', 'addresses.lock'), 'produk/sapu-lama/ gone\n');
  write(join(folder, 'content', 'halaman', 'tentang.md'), '# Tentang kami\n\nKami bekerja bersama.\n\n> Pelan, tetapi rapi.\n');
  for (const [slug, shape] of Object.entries(SHAPES)) writeProduct(shopOf(folder, shops, 0), slug, shape);
  for (let number = Object.keys(SHAPES).length; number < products; number += 1) {
    const { slug, product } = plainProduct(number);
    writeProduct(shopOf(folder, shops, number), slug, { photos: 1, first: number, product });
  }
  cpSync(join(ROOT, 'themes'), join(folder, 'themes'), { recursive: true });
  keepCache(folder);
}

function shopOf(folder, shops, number) {
  return shops === 1 ? join(folder, 'content') : join(folder, 'content', `bengkel-${(number % shops) + 1}`);
}

function writeShop(folder, number) {
  write(join(folder, 'toko.toml'), toml({
    nama: number === 0 ? 'Bengkel Melati' : `Bengkel Melati ${number + 1}`,
    semboyan: 'Rapi, kuat, dan dibuat sendiri',
    cerita: 'Kami bekerja **bersama** sejak pagi.\n',
    lembaga: 'Balai Karya Melati',
    kota: 'Sleman',
    provinsi: 'DI Yogyakarta',
    dampak: 'Enam puluh persen harga menjadi upah.',
    warna: ['#1f6f54', '#b3261e', '#f2c14e', '#1f4e8c'][number % 4],
    kontak: { whatsapp: `0812-0000-01${10 + number}`, surel: 'melati@example.org', jam_buka: 'Senin sampai Jumat' },
    bank: [{ bank: 'Bank Contoh', rekening: '000-111-2222', atas_nama: 'Koperasi Melati' }],
    ongkir: {
      ambil_sendiri: true,
      kurir: ['JNE'],
      zona: [
        { nama: 'Jawa', tempat: ['Jawa Tengah'], per_kg: 12000, hari: '1-2' },
        { nama: 'Luar Jawa', per_kg: 38000, hari: '4-7' },
      ],
    },
    pesanan: { catatan: 'Kami membalas pada hari kerja.', uang_muka_persen: 30 },
    terjemahan: { en: { nama: number === 0 ? 'Melati Workshop' : `Melati Workshop ${number + 1}` } },
  }));
  write(join(folder, 'pembuat', 'bu-melati.toml'), toml({
    nama: 'Bu Melati',
    cerita: 'Menjahit sejak kecil.',
    persetujuan: { oleh: 'yang bersangkutan', tanggal: '2026-01-05', mencakup: ['nama', 'cerita'] },
  }));
}

function writeProduct(shop, slug, { photos, first = 0, product }) {
  const folder = join(shop, 'produk', slug);
  write(join(folder, 'produk.toml'), toml(product));
  for (let number = 0; number < photos; number += 1) {
    const photo = PHOTOS[(first + number) % PHOTOS.length];
    copyFileSync(join(ROOT, 'content', photo), join(folder, `${number + 1}${extname(photo)}`));
  }
}

/** The demo's photos were made already; the cache knows them by their bytes. */
function keepCache(folder) {
  const cache = join(ROOT, '.etalase');
  if (existsSync(cache)) cpSync(cache, join(folder, '.etalase'), { recursive: true });
}

function write(path, text) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

if (process.argv[1] === import.meta.filename) {
  writeWorkshop(dirname(workshop));
  build(dirname(workshop), workshop);
}
