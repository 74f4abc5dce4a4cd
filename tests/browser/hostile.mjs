// A site whose every text is a payload, and its twin of the same shape whose texts are harmless.

import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { PROGRAM, ROOT, build } from './etalase.mjs';
import { PAYLOADS, WRITTEN, isPlain } from './payloads.mjs';
import { tomlLines } from './toml.mjs';

const SHOPS = 9;
const PRODUCTS_OF_A_SHOP = 14;
/** How many other payloads a value that is refused gets before it stays harmless. */
const TRIES = 3;
/** How many bytes of payloads stand in a page of their own: half of what a page may have. */
const PAGE = 32_000;
const PHOTO = readdirSync(join(ROOT, 'tests', 'photos')).find((name) => name === 'plain.png');

const english = (texts) => ({ terjemahan: { en: texts } });

/** A choice with every option that has a key of its own. */
const options = (word) => ({
  ukuran: `Ukuran ${word}`,
  warna: `Warna ${word}`,
  motif: `Motif ${word}`,
  model: `Model ${word}`,
  bahan: `Bahan ${word}`,
  panjang: `Panjang ${word}`,
  paket: `Paket ${word}`,
});

const SITE = {
  judul: 'Pasar',
  alamat: 'https://pasar.example.org/',
  bahasa: ['id', 'en'],
  kategori: [1, 2, 3, 4].map((number) => ({
    nama: `Kategori ${number}`,
    slug: `kategori-${number}`,
    urutan: number,
    deskripsi: 'Tentang kategori.',
    ...english({ nama: `Category ${number}`, deskripsi: 'About the category.' }),
  })),
  ...english({ judul: 'Market' }),
};

const SHOP = {
  nama: 'Toko',
  semboyan: 'Semboyan toko',
  cerita: 'Cerita toko.',
  lembaga: 'Lembaga',
  kelompok: 'Kelompok',
  kota: 'Kota',
  provinsi: 'Provinsi',
  dampak: 'Dampak.',
  spanduk: 'spanduk.png',
  spanduk_alt: 'Spanduk',
  warna: '#1f6f54',
  kontak: {
    whatsapp: [
      { nama: 'Ani', nomor: '0812-0000-0011' },
      { nama: 'Budi', nomor: '0812-0000-0012' },
    ],
    telepon: '0812-0000-0013',
    surel: 'toko@example.org',
    alamat: 'Jalan Contoh',
    peta: 'https://peta.example.org/',
    jam_buka: 'Senin',
    instagram: 'toko.contoh',
    facebook: 'toko.contoh',
    tiktok: 'toko.contoh',
    youtube: 'tokocontoh',
    laman: 'https://toko.example.org/',
    ...english({ jam_buka: 'Monday' }),
  },
  bank: [{ bank: 'Bank Contoh', rekening: '000-111', atas_nama: 'Koperasi' }],
  ongkir: {
    ambil_sendiri: true,
    antar: true,
    kurir: ['Kurir satu'],
    zona: [
      { nama: 'Zona satu', tempat: ['Tempat satu'], per_kg: 9000, hari: '1-2' },
      { nama: 'Zona dua', per_kg: 38000, hari: '3' },
    ],
  },
  pesanan: {
    salam: 'Halo,',
    catatan: 'Catatan.',
    kode_unik: true,
    uang_muka_persen: 30,
    minimal_total: 10000,
    ...english({ salam: 'Hello,', catatan: 'A note.' }),
  },
  lokapasar: [{ nama: 'Lokapasar', tautan: 'https://lokapasar.example.org/toko' }],
  ...english({ nama: 'Shop', semboyan: 'Tagline', cerita: 'Story.', lembaga: 'Institution', kelompok: 'Group', dampak: 'Impact.', spanduk_alt: 'Banner' }),
};

const MAKER = {
  nama: 'Pembuat',
  cerita: 'Cerita pembuat.',
  persetujuan: { oleh: 'Pembuat', tanggal: '2026-01-05', mencakup: ['nama', 'cerita'] },
  ...english({ cerita: 'The story.' }),
};

const GOOD = {
  nama: 'Barang',
  harga: 150000,
  diskon: { harga: 120000, sampai: '2099-12-31' },
  tanda: ['tanda satu'],
  jenis: 'barang',
  deskripsi: 'Deskripsi.',
  foto: [{ berkas: 'satu.png', alt: 'Foto satu', ...english({ alt: 'Photo one' }) }],
  ketersediaan: 'sesuai_pesanan',
  lama_buat: 7,
  satuan: 'lembar',
  minimal: 2,
  grosir: [{ minimal: 12, harga: 100000 }],
  varian: [
    { nama: 'Varian satu', kode: 'V-1', foto: 'satu.png', ...english({ nama: 'Variant one' }) },
    { nama: 'Varian dua', harga: 175000, kode: 'V-2', berat: '1,2 kg', ...english({ nama: 'Variant two' }) },
  ],
  ukuran_badan: ['lingkar_dada', 'lingkar_pinggang'],
  isian: [
    { label: 'Isian satu', wajib: true, maks: 120, ...english({ label: 'Input one' }) },
    { label: 'Isian dua', maks: 120 },
  ],
  kode: 'K-1',
  berat: '600 g',
  dimensi: [40, 30, 5],
  bahan: ['bahan satu'],
  perawatan: 'Perawatan.',
  pembuat: 'pembuat',
  ...english({ nama: 'Good', deskripsi: 'Description.', satuan: 'piece', bahan: ['material one'], perawatan: 'Care.' }),
};

const SERVICE = {
  nama: 'Jasa',
  jenis: 'jasa',
  harga_tanya: true,
  deskripsi: 'Deskripsi.',
  isian: [{ label: 'Hari', wajib: true, maks: 60, ...english({ label: 'Day' }) }],
  varian: [
    { ...options('satu'), ...english(options('one')) },
    options('dua'),
  ],
  ...english({ nama: 'Service', deskripsi: 'Description.' }),
};

/** Every file of the content with what it says, harmless. A text is a Markdown file. */
function documents() {
  const files = { 'situs.toml': SITE, 'halaman/tentang.md': '# Tentang\n\nTentang kami.\n', 'halaman/tentang.en.md': '# About\n\nAbout us.\n' };
  for (const number of PAGES.keys()) files[`halaman/naskah-${number}.md`] = `# Naskah ${number}\n\nNaskah.\n`;
  for (let shop = 0; shop < SHOPS; shop += 1) {
    const folder = `toko-${shop}`;
    files[`${folder}/toko.toml`] = { ...SHOP, kota: `Kota ${shop}`, provinsi: `Provinsi ${shop}` };
    files[`${folder}/pembuat/pembuat.toml`] = MAKER;
    files[`${folder}/halaman/info.md`] = '# Info\n\nInfo toko.\n';
    for (let number = 0; number < PRODUCTS_OF_A_SHOP; number += 1) {
      const thing = number % 4 === 3 ? SERVICE : GOOD;
      const kategori = (shop + number) % SITE.kategori.length;
      // A day of its own keeps its place among the others, whatever its name becomes.
      const ditambahkan = new Date(Date.UTC(2026, 0, 1 + shop * PRODUCTS_OF_A_SHOP + number)).toISOString().slice(0, 10);
      files[`${folder}/produk/barang-${shop}-${number}/produk.toml`] = { ...thing, kategori, ditambahkan };
    }
  }
  return files;
}

/**
 * The payloads that stand in each page of Markdown. Those with signs that a build removes stand apart: in a text with such
 * a sign the place of a mistake is told less exactly.
 */
const PAGES = (() => {
  const pages = [[]];
  let length = 0;
  const plain = PAYLOADS.filter(isPlain);
  const others = PAYLOADS.filter((payload) => !isPlain(payload));
  for (const payload of [...plain, ...others]) {
    if (length > PAGE || payload === others[0]) [pages[pages.length], length] = [[], 0];
    pages.at(-1).push(payload);
    length += Buffer.byteLength(itemOf(payload));
  }
  return pages;
})();

/**
 * A page of Markdown with these payloads and what each of its lines is: every payload is an item of a list, whose end
 * closes what it opens.
 */
function itemsOf(payloads, file, refusals) {
  const made = payloads.map((payload, number) => {
    const name = `${file}: ${number}`;
    const text = refusals.has(name) ? 'x' : payload;
    return itemOf(text).split('\n').map((line) => [line, name]);
  });
  return made.flat();
}

function itemOf(text) {
  return `- ${text.replaceAll(/\r\n?|\n/g, '\n  ')}`;
}

/**
 * Writes both twins, builds them, and gives where they are and which payloads came where. Twins of another `round` have
 * other payloads in each place.
 */
export function buildTwins(folder, round = 0) {
  const hostile = join(folder, 'hostile');
  const harmless = join(folder, 'harmless');
  const files = documents();
  const refusals = new Map();
  let counts;
  // What the checker refuses gets another payload, and stays harmless in the end. A mistake may also hide another.
  for (let pass = 0; ; pass += 1) {
    counts = write(join(hostile, 'content'), files, { refusals, first: round * 1_009 });
    const refused = refusedLines(hostile, counts.lines);
    if (refused.size === 0) break;
    for (const line of refused) refusals.set(line, pass > 2 * TRIES ? TRIES : (refusals.get(line) ?? 0) + 1);
    if (pass > 3 * TRIES) throw new Error(`still refused: ${[...refused]}`);
  }
  write(join(harmless, 'content'), files, null);
  for (const site of [hostile, harmless]) build(site, 'public', '--date', '2026-11-25');
  return { hostile: join(hostile, 'public'), harmless: join(harmless, 'public'), ...counts };
}

/** Writes the files, every text a payload but those that were refused too often; all harmless where `plan` is null. */
function write(content, files, plan) {
  const lines = new Map();
  const used = new Map();
  const never = new Set();
  let categories = [];
  let field = 0;
  for (const [file, document] of Object.entries(files)) {
    const path = join(content, file);
    mkdirSync(dirname(path), { recursive: true });
    if (typeof document === 'string') {
      const page = PAGES[/naskah-(\d+)/.exec(file)?.[1]];
      const items = page && plan ? itemsOf(page, file, plan.refusals) : [];
      const before = document.split('\n').length;
      items.forEach(([, name], place) => lines.set(`${file}:${before + place + 1}`, name));
      const texts = page ? items.map(([line]) => `${line}\n`).join('') : `${WRITTEN.join('\n\n')}\n`;
      writeFileSync(path, plan ? `${document}\n${texts}` : document);
      if (page && plan) used.set(file, new Set(page.filter((_, number) => !plan.refusals.has(`${file}: ${number}`))));
      continue;
    }
    const turn = (value, at) => {
      if (Array.isArray(value)) return value.map((inner, index) => turn(inner, [...at, index]));
      if (typeof value === 'object') {
        return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, turn(inner, [...at, key])]));
      }
      if (file.endsWith('produk.toml') && at[0] === 'kategori') return categories[value];
      if (typeof value !== 'string' || !plan || at.at(-1) === 'slug') return value;
      // A list of texts is one value to the checker.
      const line = typeof at.at(-1) === 'number' ? at.slice(0, -1) : at;
      const refused = plan.refusals.get(`${file}: ${line.join('.')}`) ?? 0;
      const choice = plan.first + 13 * field++ + refused * 127;
      // What was written by hand stands everywhere, and what was made is too much for every place.
      const payload = choice % 3 ? PAYLOADS[choice % PAYLOADS.length] : WRITTEN[choice % WRITTEN.length];
      const name = `${file.split('/').at(-1)}: ${at.filter((part) => typeof part === 'string').join('.')}`;
      if (refused >= TRIES) {
        never.add(name);
        return value;
      }
      used.set(name, (used.get(name) ?? new Set()).add(payload));
      // The first words of a story are shown by themselves, if it has any.
      return at.at(-1) === 'cerita' ? `Cerita.\n\n${payload}` : payload;
    };
    const turned = turn(document, []);
    if (file === 'situs.toml') categories = turned.kategori.map(({ nama }) => nama);
    const made = tomlLines(turned);
    made.forEach(({ path: at }, index) => {
      const isCategory = file.endsWith('produk.toml') && at?.[0] === 'kategori';
      const value = isCategory ? `situs.toml: kategori.${document.kategori}.nama` : `${file}: ${at?.join('.')}`;
      if (at) lines.set(`${file}:${index + 1}`, value);
    });
    writeFileSync(path, made.map(({ text }) => `${text}\n`).join(''));
    const photo = join(ROOT, 'tests', 'photos', PHOTO);
    if (document.foto) copyFileSync(photo, join(dirname(path), 'satu.png'));
    if (document.spanduk) copyFileSync(photo, join(dirname(path), 'spanduk.png'));
  }
  return { lines, used, never: [...never].filter((name) => !used.has(name)).sort() };
}

/** The values that the checker refuses. */
function refusedLines(site, lines) {
  const refused = new Set();
  const others = [];
  for (const { severity, code, file, line, message } of messagesOf(site)) {
    // A product that names no maker of its shop is only warned of, and shows none.
    if (severity !== 'error' && code !== 'W115') continue;
    const value = lines.get(`${file?.replace(/^content\//, '')}:${line}`);
    if (value) refused.add(value);
    else others.push(`${file}:${line}: ${message}`);
  }
  // A mistake can lead to another elsewhere, but not alone.
  if (refused.size === 0 && others.length > 0) throw new Error(others.slice(0, 5).join('\n'));
  return refused;
}

function messagesOf(site) {
  const options = ['check', '-C', site, '--message-format', 'json', '--date', '2026-11-25'];
  let output;
  try {
    output = execFileSync(PROGRAM, options, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 1 << 28 });
  } catch (error) {
    if (error.status !== 1) throw error;
    output = error.stdout;
  }
  return output.split('\n').filter(Boolean).map((line) => JSON.parse(line)).filter(({ severity }) => severity);
}
