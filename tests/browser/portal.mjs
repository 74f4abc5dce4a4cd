// Writes the content of a large portal, the same each time, for measuring and testing what many products do.
// By hand: node tests/browser/portal.mjs FOLDER [PRODUCTS] [SHOPS] [PHOTO]

import { copyFileSync, linkSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Kinds of goods: category, noun, the same in English, lowest price. */
const GOODS = [
  ['Pakaian', 'Jaket', 'Jacket', 275000],
  ['Pakaian', 'Kemeja', 'Shirt', 185000],
  ['Pakaian', 'Sarung', 'Sarong', 120000],
  ['Pakaian', 'Celemek', 'Apron', 55000],
  ['Kain', 'Kain batik', 'Batik cloth', 450000],
  ['Kain', 'Selendang', 'Scarf', 150000],
  ['Kain', 'Taplak meja', 'Tablecloth', 95000],
  ['Tas', 'Tas tote', 'Tote bag', 75000],
  ['Tas', 'Dompet', 'Pouch', 35000],
  ['Tas', 'Ransel', 'Backpack', 210000],
  ['Suvenir', 'Gantungan kunci', 'Key ring', 10000],
  ['Suvenir', 'Boneka ondel-ondel', 'Ondel-ondel doll', 35000],
  ['Suvenir', 'Kipas anyaman', 'Woven fan', 18000],
  ['Perlengkapan rumah', 'Keset perca', 'Rag mat', 25000],
  ['Perlengkapan rumah', 'Sapu ijuk', 'Palm broom', 20000],
  ['Perlengkapan rumah', 'Sarung bantal', 'Cushion cover', 65000],
  ['Perlengkapan rumah', 'Keranjang rotan', 'Rattan basket', 85000],
  ['Lukisan', 'Lukisan', 'Painting', 300000],
  ['Jasa', 'Jasa jahit', 'Sewing', 120000],
];

const MOTIFS = ['kawung', 'parang', 'truntum', 'mega mendung', 'sekar jagad', 'benang bintik', 'sidomukti', 'tambal', 'ceplok', 'lereng', 'garuda', 'batang garing', 'pucuk rebung', 'tumpal', 'gedog', 'lasem'];

const COLOURS = [['merah', 'red'], ['biru', 'blue'], ['hijau', 'green'], ['cokelat', 'brown'], ['hitam', 'black'], ['kuning', 'yellow'], ['ungu', 'purple'], ['jingga', 'orange'], ['krem', 'cream'], ['putih', 'white'], ['abu-abu', 'grey'], ['toska', 'teal']];

const MATERIALS = ['katun primissima', 'kanvas', 'sutra', 'linen', 'rotan', 'ijuk', 'kain perca', 'sabut kelapa', 'kulit', 'benang wol', 'kayu mahoni', 'bambu', 'pandan', 'mendong', 'eceng gondok', 'tenun ikat'];

const TAGS = ['hadiah', 'seragam', 'ramah lingkungan', 'bisa dibordir', 'untuk kantor', 'buatan tangan', 'pernikahan', 'wisuda', 'anak', 'dapur'];

const TOWNS = [['Palangka Raya', 'Kalimantan Tengah'], ['Cirebon', 'Jawa Barat'], ['Solo', 'Jawa Tengah'], ['Kupang', 'Nusa Tenggara Timur'], ['Makassar', 'Sulawesi Selatan'], ['Padang', 'Sumatera Barat'], ['Ambon', 'Maluku'], ['Denpasar', 'Bali'], ['Malang', 'Jawa Timur']];

const SHOPS = ['Melati', 'Kenanga', 'Cempaka', 'Dahlia', 'Flamboyan', 'Seruni', 'Teratai', 'Anggrek', 'Kamboja', 'Wijaya', 'Sekar', 'Lestari', 'Harapan', 'Mandiri', 'Pelangi'];

const SENTENCES = [
  'Setiap potong dikerjakan satu orang dari awal sampai akhir.',
  'Warnanya berasal dari kulit kayu tingi, daun indigo dan akar mengkudu.',
  'Jahitannya rangkap di semua sudut sehingga tahan dipakai bertahun-tahun.',
  'Cocok untuk hadiah pernikahan, wisuda, atau kenang-kenangan bagi tamu kantor.',
  'Bahan dipilih di pasar kota lalu dicuci dua kali supaya tidak menyusut.',
  'Ukuran dapat disesuaikan; sebutkan lebar dan panjang pada catatan pesanan.',
  'Dilukis memakai canting tembaga dengan malam yang dipanaskan di atas kompor kecil.',
  'Mudah dibersihkan dengan air dingin dan sabun lerak, lalu dijemur di tempat teduh.',
  'Pengerjaan memakan waktu beberapa hari karena kain harus dikeringkan perlahan.',
  'Kami menganyam serat pilihan hingga rapat dan tidak mudah terurai.',
  'Bagian dalamnya dilapisi puring lembut dan mempunyai dua saku tersembunyi.',
  'Tali dapat dipanjangkan, dan ritsletingnya dari kuningan yang tidak berkarat.',
  'Pembelian dalam jumlah banyak mendapat potongan harga, silakan bertanya dahulu.',
  'Gambar pada kain diulang dengan cap kayu buatan perajin tetangga.',
  'Hasil penjualan dibagi: upah pembuat, bahan baku, listrik, serta kas bersama.',
  'Setelah selesai, barang diperiksa kembali, disetrika, dan dibungkus kertas daur ulang.',
  'Pelatihan berlangsung lima bulan dan pesertanya kini mengajar angkatan berikutnya.',
  'Ringan dibawa bepergian, terlipat kecil di dalam koper maupun ransel sekolah.',
  'Motifnya melambangkan kesabaran, kerukunan, dan doa bagi perjalanan yang panjang.',
  'Sisa potongan tidak dibuang melainkan dirangkai menjadi keset dan gantungan kunci.',
  'Pegangannya diampelas halus supaya nyaman digenggam tangan kecil.',
  'Warna di foto dapat sedikit berbeda dari aslinya karena pencahayaan ruangan.',
  'Tersedia kartu ucapan tulisan tangan untuk pesanan yang langsung dikirim sebagai kado.',
  'Pewarna alami akan melembut seiring waktu dan justru makin indah dipandang.',
];

/** Numbers that follow each other in a fixed way (Lehmer's generator). */
function dice(seed) {
  let state = seed;
  return (sides) => {
    state = (state * 48271) % 2147483647;
    return state % sides;
  };
}

const quoted = (text) => JSON.stringify(text);

function shopFile(number) {
  const [town, province] = TOWNS[number % TOWNS.length];
  const name = shopName(number);
  return `nama = ${quoted(name)}
semboyan = "Karya tangan dari ${town}"
lembaga = "Yayasan ${SHOPS[number % SHOPS.length]}"
kota = ${quoted(town)}
provinsi = ${quoted(province)}

[kontak]
whatsapp = "0812-0000-${String(number).padStart(4, '0')}"

[ongkir]
ambil_sendiri = true

[terjemahan.en]
semboyan = "Made by hand in ${town}"
`;
}

function shopName(number) {
  const round = Math.floor(number / SHOPS.length);
  return `Rumah ${SHOPS[number % SHOPS.length]}${round ? ` ${TOWNS[number % TOWNS.length][0]} ${round}` : ''}`;
}

/** The folder of the shop of this number. */
export function shopSlug(number) {
  return shopName(number).toLowerCase().replaceAll(' ', '-');
}

/** The folder of the product of this number. */
export function productSlug(number) {
  return `barang-${String(number).padStart(5, '0')}`;
}

/** What the product of this number is; tests ask it what they must find. */
export function product(number) {
  const roll = dice(1 + number * 7919);
  roll(2);
  const [category, noun, english, lowest] = GOODS[roll(GOODS.length)];
  const motif = MOTIFS[roll(MOTIFS.length)];
  const [colour, englishColour] = COLOURS[roll(COLOURS.length)];
  const sentences = Array.from({ length: 8 }, () => SENTENCES[roll(SENTENCES.length)]);
  return {
    category,
    name: `${noun} ${motif} ${colour}`,
    english: `${english}, ${motif}, ${englishColour}`,
    price: lowest + roll(40) * 5000,
    sku: `PRT-${String(number).padStart(5, '0')}`,
    state: ['tersedia', 'tersedia', 'sesuai_pesanan', 'habis'][roll(4)],
    tag: TAGS[roll(TAGS.length)],
    material: MATERIALS[roll(MATERIALS.length)],
    day: `2026-${String(1 + roll(12)).padStart(2, '0')}-${String(1 + roll(28)).padStart(2, '0')}`,
    description: sentences.join(' '),
  };
}

function productFile(number) {
  const { category, name, english, price, sku, state, tag, material, day, description } = product(number);
  return `nama = ${quoted(name)}
harga = ${price}
kategori = ${quoted(category)}
jenis = "${category === 'Jasa' ? 'jasa' : 'barang'}"
ketersediaan = "${state}"
kode = ${quoted(sku)}
tanda = [${quoted(tag)}]
bahan = [${quoted(material)}]
ditambahkan = ${day}
deskripsi = ${quoted(description)}

[terjemahan.en]
nama = ${quoted(english)}
`;
}

/** Writes the content of a portal of so many products in so many shops into a folder; `photo` is put into each. */
export function writePortal(folder, { products = 1000, shops = 12, photo } = {}) {
  const content = join(folder, 'content');
  mkdirSync(content, { recursive: true });
  const site = 'judul = "Pasar Karya"\nalamat = "https://pasar.example.org/"\nbahasa = ["id", "en"]\n\n[terjemahan.en]\njudul = "Made Market"\n';
  writeFileSync(join(content, 'situs.toml'), site);
  for (let number = 0; number < shops; number += 1) {
    mkdirSync(join(content, shopSlug(number)), { recursive: true });
    writeFileSync(join(content, shopSlug(number), 'toko.toml'), shopFile(number));
  }
  for (let number = 0; number < products; number += 1) {
    const place = join(content, shopSlug(number % shops), 'produk', productSlug(number));
    mkdirSync(place, { recursive: true });
    writeFileSync(join(place, 'produk.toml'), productFile(number));
    if (photo) placePhoto(photo, join(place, 'foto.jpg'));
  }
}

/** A link takes no room; where the file system has none, a copy does. */
function placePhoto(from, to) {
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [folder, products, shops, photo] = process.argv.slice(2);
  writePortal(folder, { products: Number(products) || undefined, shops: Number(shops) || undefined, photo });
}
