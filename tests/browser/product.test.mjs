// The product page: photos, choices, what is asked, and the order that is sent, compared letter by letter.

import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';

import { launch } from './browser.mjs';
import { demo, readablePages } from './demo.mjs';
import { build } from './etalase.mjs';
import { serve } from './server.mjs';
import { toml } from './toml.mjs';
import { workshop } from './workshop.mjs';

const JACKET = 'rumah-jahit-balanga/jaket-benang-bintik/';
const SHIRT = 'rumah-jahit-balanga/kemeja-kawung/';
const MEASURED = 'rumah-jahit-balanga/kemeja-parang-ukur/';
const TWO_PHOTOS = 'kube-awan-pesisir/kain-batik-parang/';

let browser, site, photos, odd, folder;
before(async () => {
  browser = await launch();
  site = await serve(demo);
  photos = await serve(workshop);
  folder = mkdtempSync(join(tmpdir(), 'etalase-product-'));
  writeOddShop(folder);
  build(folder, join(folder, 'public'));
  odd = await serve(join(folder, 'public'));
});
after(async () => {
  for (const served of [site, photos, odd]) served?.close();
  await browser?.close();
  if (folder) rmSync(folder, { recursive: true, force: true });
});

/** A shop with what the demo does not have: missing combinations, many variants, long answers, a sale that ends. */
function writeOddShop(root) {
  const write = (path, value) => {
    mkdirSync(join(root, 'content', path, '..'), { recursive: true });
    writeFileSync(join(root, 'content', path), toml(value));
  };
  write('toko.toml', { nama: 'Toko Uji', kontak: { whatsapp: '0812-3456-7890', surel: 'uji@example.org' } });
  write('produk/syal/produk.toml', {
    nama: 'Syal',
    harga: 90000,
    berat: 200,
    varian: [
      { ukuran: 'Kecil', warna: 'Merah', stok: 2 },
      { ukuran: 'Kecil', warna: 'Biru', stok: 0 },
      { ukuran: 'Besar', warna: 'Merah', harga: 120000, berat: 1500 },
    ],
  });
  write('produk/benang/produk.toml', {
    nama: 'Benang',
    harga: 12000,
    varian: Array.from({ length: 30 }, (_, number) => ({ warna: `Warna ${number + 1}`, stok: 5 })),
  });
  write('produk/plakat/produk.toml', {
    nama: 'Plakat',
    harga: 50000,
    isian: [{ label: 'Nama', wajib: true, maks: 40 }, { label: 'Tulisan', maks: 500 }],
  });
  write('produk/batu/produk.toml', { nama: 'Batu bata', harga: 900, minimal: 10000 });
  write('produk/sarung/produk.toml', { nama: 'Sarung', harga: 80000, minimal: 5, varian: [{ warna: 'Hijau' }, { warna: 'Ungu', stok: 0 }] });
  write('produk/taplak/produk.toml', {
    nama: 'Taplak',
    harga: 100000,
    diskon: { harga: 80000, sampai: '2099-06-30' },
  });
}

/** A page on a phone that keeps what goes wrong in `page.complaints`. */
async function open(served, path, options) {
  // A worker would answer for scripts that a test holds back or refuses.
  const kept = { viewport: { width: 360, height: 740 }, reducedMotion: 'reduce', serviceWorkers: 'block' };
  const context = await browser.newContext({ ...kept, ...options });
  const page = await context.newPage();
  page.complaints = [];
  page.on('pageerror', (error) => page.complaints.push(error.message));
  page.on('console', (message) => message.type() === 'error' && page.complaints.push(message.text()));
  await page.goto(served.url + path);
  return page;
}

/** Ends a visit in which nothing may have gone wrong. */
async function close(page) {
  await page.context().close();
  assert.deepEqual(page.complaints, []);
}

/** The number and the text of the order behind the main button. */
async function order(page) {
  const href = await page.locator('.wide').getAttribute('href');
  assert.ok(href.length <= 2000, `${href.length} bytes`);
  assert.ok(!/[+\s]/.test(href), href);
  const url = new URL(href);
  assert.equal(url.origin, 'https://wa.me');
  return [url.pathname.slice(1), url.searchParams.get('text')];
}

const pick = (page, name) => page.getByRole('radio', { name, exact: true }).check();

test('a variant, a tier and answers make the order', async () => {
  const page = await open(site, JACKET);
  await pick(page, 'XL');
  await page.getByLabel('Jumlah', { exact: true }).fill('24');
  await page.getByLabel(/^Nama untuk bordir/).fill('Budi & Ani #1 + 2');
  assert.deepEqual(await order(page), [
    '6281200000001',
    'Halo Rumah Jahit Balanga, saya ingin memesan:\n\n' +
      '1. Jaket batik benang bintik (XL)\n' +
      '   24 × Rp315.000 = Rp7.560.000\n' +
      '   https://etalase.example.org/rumah-jahit-balanga/jaket-benang-bintik/\n\n' +
      'Jumlah: 24\n' +
      'Nama untuk bordir di dada kiri: Budi & Ani #1 + 2\n' +
      'Nama lembaga (untuk pesanan seragam): \n\n' +
      'Nama: \nAlamat: \nPengiriman (diantar / kurir): \nCatatan: \n\n' +
      'Mohon konfirmasi. Terima kasih.',
  ]);
  assert.equal(await page.locator('.sum').textContent(), '24 × Rp315.000 = Rp7.560.000');
  assert.match(await page.locator('.tiers [aria-current="true"]').textContent(), /^24 potong/);
  assert.equal(await page.locator('#_kode').textContent(), 'BLG-JKT-XL');
  assert.equal(await page.locator('#_berat').textContent(), '650 g');
  // 24 pieces of 650 g are 15.6 kg, charged as 16.
  assert.match(await page.locator('.zones').textContent(), /dihitung 16 kg.*Rp160\.000/s);
  await close(page);
});

test('the other numbers and the letter carry the same order', async () => {
  const page = await open(site, JACKET);
  await pick(page, 'M');
  const [, text] = await order(page);
  const others = await page.locator('.ways a').evaluateAll((links) => links.map((link) => link.href));
  const chats = others.filter((href) => href.includes('wa.me')).map((href) => new URL(href));
  assert.deepEqual(chats.map((url) => url.pathname), ['/6281200000001', '/6281200000002']);
  assert.deepEqual(chats.map((url) => url.searchParams.get('text')), [text, text]);
  const letter = new URL(others.find((href) => href.startsWith('mailto:')));
  assert.equal(letter.pathname, 'balanga@example.org');
  assert.equal(letter.searchParams.get('subject'), 'Jaket batik benang bintik');
  assert.equal(letter.searchParams.get('body'), text.replaceAll('\n', '\r\n'));
  await close(page);
});

test('measures are written down; an impossible one stops the order, a missing one does not', async () => {
  const page = await open(site, MEASURED);
  await page.getByLabel('1. Lingkar dada (LD)').fill('96');
  await page.getByLabel('6. Panjang baju (PB)').fill('72.5');
  await page.getByLabel(/^Nama untuk label/).fill('Sari');
  assert.equal(
    (await order(page))[1],
    'Halo Rumah Jahit Balanga, saya ingin memesan:\n\n' +
      '1. Kemeja batik parang ukur badan\n' +
      '   1 × Rp295.000 = Rp295.000\n' +
      '   https://etalase.example.org/rumah-jahit-balanga/kemeja-parang-ukur/\n\n' +
      'Jumlah: 1\n' +
      'Ukuran badan (cm):\n' +
      '- Lingkar dada (LD): 96\n- Lingkar pinggang (LP): \n- Lingkar panggul: \n- Lebar bahu (LB): \n' +
      '- Panjang lengan (PL): \n- Panjang baju (PB): 72.5\n- Lingkar leher: \n- Lingkar ketiak: \n' +
      'Nama untuk label di dalam kerah: Sari\n\n' +
      'Nama: \nAlamat: \nPengiriman (diantar / kurir): \nCatatan: \n\n' +
      'Mohon konfirmasi. Terima kasih.',
  );
  await page.evaluate(() => document.addEventListener('click', (event) => {
    window.followed = !event.defaultPrevented;
    event.preventDefault();
  }));
  await page.locator('.wide').click();
  assert.equal(await page.evaluate(() => window.followed), true, 'missing measures are asked for in the chat');
  await page.getByLabel('1. Lingkar dada (LD)').fill('960');
  await page.locator('.wide').click();
  assert.equal(await page.evaluate(() => window.followed), false);
  assert.equal(await page.evaluate(() => document.activeElement.id), '_chest');
  await close(page);
});

test('the drawing shows the measure that is typed, and words say how', async () => {
  const page = await open(site, MEASURED);
  for (const [label, key] of [['5. Panjang lengan (PL)', 'sleeve'], ['7. Lingkar leher', 'neck']]) {
    await page.getByLabel(label).focus();
    assert.deepEqual(await page.locator('.guide .now').evaluateAll((lines) => lines.map((line) => line.id)), [`_garis-${key}`]);
    const how = await page.evaluate(() => document.getElementById(document.activeElement.getAttribute('aria-describedby')).textContent);
    assert.ok(how.length > 20, how);
  }
  await page.getByLabel('Jumlah', { exact: true }).focus();
  assert.equal(await page.locator('.guide .now').count(), 0);
  await close(page);
});

test('a service asks for a day and a time, not before today', async () => {
  const page = await open(site, 'kube-awan-pesisir/potong-rambut/');
  await page.clock.setFixedTime(new Date('2026-12-01T10:00:00'));
  await page.reload();
  assert.equal(await page.getByLabel('Hari', { exact: true }).getAttribute('min'), '2026-12-01');
  assert.equal(await page.getByLabel('Jumlah', { exact: true }).count(), 0);
  await page.getByRole('radio', { name: /^Potong di rumah/ }).check();
  await page.getByLabel('Hari', { exact: true }).fill('2026-12-05');
  await page.getByLabel('Jam', { exact: true }).fill('10:30');
  assert.equal(
    (await order(page))[1],
    'Halo KUBE Awan Pesisir, saya ingin memesan jasa:\n\n' +
      '1. Potong rambut (Potong di rumah)\n' +
      '   Rp40.000\n' +
      '   https://etalase.example.org/kube-awan-pesisir/potong-rambut/\n\n' +
      'Hari dan jam yang saya harapkan: Sabtu, 5 Desember 2026, 10:30\n\n' +
      'Nama: \nCatatan: \n\nMohon konfirmasi. Terima kasih.',
  );
  await close(page);
});

test('a day without a time and a time without a day are both sent', async () => {
  const page = await open(site, 'kube-awan-pesisir/potong-rambut/');
  const when = async () => (await order(page))[1].match(/saya harapkan: (.*)\n/)[1];
  await page.getByLabel('Jam', { exact: true }).fill('10:30');
  assert.equal(await when(), '10:30');
  await page.getByLabel('Hari', { exact: true }).fill('2099-12-05');
  assert.equal(await when(), 'Sabtu, 5 Desember 2099, 10:30');
  await page.getByLabel('Jam', { exact: true }).fill('');
  assert.equal(await when(), 'Sabtu, 5 Desember 2099');
  await close(page);
});

test('on request the price is asked for, and how many', async () => {
  const page = await open(site, 'bengkel-kembang-kelapa/paket-kebersihan-kantor/');
  await page.getByLabel('Jumlah', { exact: true }).fill('3');
  await page.getByLabel('Jumlah lantai dan pintu masuk').fill('4 lantai');
  assert.match((await order(page))[1], /\n\nBerapa harganya\?\nJumlah: 3\nJumlah lantai dan pintu masuk: 4 lantai\n\nNama: \n/);
  assert.match(await page.locator('.wide').textContent(), /^Tanya harga/);
  await close(page);
});

test('what is sold out can be asked for but neither counted nor put into the cart', async () => {
  const page = await open(site, 'kube-awan-pesisir/lukisan-senja/');
  assert.match(await page.locator('.wide').textContent(), /^Tanya kapan ada/);
  assert.match((await order(page))[1], /\n\nKapan ada lagi\?\n\n/);
  assert.equal(await page.locator('.to-basket, [name=quantity]').count(), 0);
  await close(page);
});

test('a sold-out variant turns the button into a question, and another turns it back', async () => {
  const page = await open(site, SHIRT);
  await pick(page, 'XL');
  await pick(page, 'Lengan pendek');
  assert.equal(await page.locator('#_keadaan').textContent(), 'Sedang habis');
  assert.match(await page.locator('.wide').textContent(), /^Tanya kapan ada/);
  assert.match((await order(page))[1], /\(XL, Lengan pendek\)\n   Rp215\.000 \/ potong\n.*\n\nKapan ada lagi\?/);
  assert.ok(await page.locator('.to-basket').isHidden());
  await pick(page, 'Lengan panjang');
  assert.match(await page.locator('.wide').textContent(), /^Pesan/);
  assert.ok(await page.locator('.to-basket').isVisible());
  assert.match((await order(page))[1], /\(XL, Lengan panjang\)\n   1 × Rp215\.000 = Rp215\.000\n/);
  await close(page);
});

test('a combination that does not exist is told, and cannot be ordered', async () => {
  const page = await open(odd, 'produk/syal/');
  await pick(page, 'Besar');
  await pick(page, 'Biru');
  assert.match(await page.getByRole('status').filter({ hasText: 'Kombinasi' }).textContent(), /Kombinasi ini tidak ada/);
  assert.ok((await page.locator('.wide').isHidden()) && (await page.locator('.to-basket').isHidden()));
  await pick(page, 'Merah');
  assert.ok(await page.locator('.told').isHidden());
  assert.match(await page.locator('#_harga').textContent(), /Rp120\.000/);
  assert.equal(await page.locator('#_berat').textContent(), '1,5 kg');
  await close(page);
});

test('many variants are a list', async () => {
  const page = await open(odd, 'produk/benang/');
  await page.getByLabel('Warna', { exact: true }).selectOption({ label: 'Warna 17' });
  assert.match((await order(page))[1], /1\. Benang \(Warna 17\)\n/);
  assert.equal(new URL(page.url()).search, '?varian=warna-17');
  await close(page);
});

test('a variant has an address of its own, which is replaced and not added', async () => {
  const page = await open(site, JACKET);
  const steps = await page.evaluate(() => history.length);
  for (const name of ['S', 'XXL']) await pick(page, name);
  assert.equal(page.url(), `${site.url}${JACKET}?varian=xxl`);
  assert.equal(await page.evaluate(() => history.length), steps);
  const shared = await open(site, JACKET + '?varian=l');
  assert.ok(await shared.getByRole('radio', { name: 'L', exact: true }).isChecked());
  assert.match((await order(shared))[1], /\(L\)\n   1 × Rp385\.000/);
  await shared.goto(`${site.url}${SHIRT}?varian=xl-lengan-panjang`);
  assert.ok(await shared.getByRole('radio', { name: 'Lengan panjang', exact: true }).isChecked());
  await shared.goto(`${site.url}${JACKET}?varian="><b>`);
  assert.equal(await shared.locator(':checked').count(), 0, 'a variant that does not exist is none');
  await close(shared);
  await close(page);
});

test('a variant shows its photo', async () => {
  const page = await open(site, 'bengkel-kembang-kelapa/keset-perca/');
  const shown = () => page.evaluate(() => Math.round(document.querySelector('.gallery').scrollLeft / document.querySelector('.gallery').clientWidth));
  await pick(page, 'Hijau, oranye');
  await page.waitForFunction(() => document.querySelector('.thumbs li:last-child [aria-current="true"]'));
  assert.equal(await shown(), 1);
  await pick(page, 'Merah, biru, krem');
  await page.waitForFunction(() => document.querySelector('.thumbs li:first-child [aria-current="true"]'));
  assert.equal(await shown(), 0);
  await close(page);
});

test('the number keeps to the stock and to the least of an order', async () => {
  const page = await open(site, SHIRT);
  await pick(page, 'M');
  await pick(page, 'Lengan panjang');
  const field = page.getByLabel('Jumlah', { exact: true });
  for (let press = 0; press < 6; press += 1) await page.getByLabel('Tambah satu').click();
  assert.equal(await field.inputValue(), '3', 'three are left');
  for (let press = 0; press < 6; press += 1) await page.getByLabel('Kurangi satu').click();
  assert.equal(await field.inputValue(), '1');
  await page.goto(`${site.url}rumah-kunang-kunang/gantungan-kunci-ondel-ondel/`);
  await page.getByLabel('Kurangi satu').click();
  assert.equal(await field.inputValue(), '3', 'three is the least');
  assert.match((await order(page))[1], /\n   3 × Rp15\.000 = Rp45\.000\n.*\n\nJumlah \(minimal 3\): 3\n/);
  await close(page);
});

test('a large least number can be ordered, and more', async () => {
  const page = await open(odd, 'produk/batu/');
  assert.ok(await follows(page, page.locator('.wide')));
  assert.match((await order(page))[1], /\n   10000 × Rp900 = Rp9\.000\.000\n/);
  await page.getByLabel('Jumlah', { exact: true }).fill('1000000');
  assert.ok(await follows(page, page.locator('.wide')));
  assert.match((await order(page))[1], /\n   1000000 × Rp900 = Rp900\.000\.000\n/);
  await close(page);
});

test('a link sends no less of one choice than the least of an order; the cart takes it, for it may be mixed', async () => {
  const page = await open(odd, 'produk/sarung/');
  const field = page.getByLabel('Jumlah', { exact: true });
  await pick(page, 'Hijau');
  await field.fill('2');
  for (const link of await page.locator('.wide, .ways a:not([href^="tel:"])').all()) assert.equal(await follows(page, link), false);
  assert.ok(await field.evaluate((field) => field === document.activeElement));
  await page.getByRole('button', { name: 'Masukkan keranjang' }).click();
  await page.getByText('Kini ada 2 di keranjang.').waitFor();
  await field.fill('5');
  assert.ok(await follows(page, page.locator('.wide')));
  await field.fill('1');
  await page.getByRole('radio', { name: /^Ungu/ }).check();
  assert.ok(await follows(page, page.locator('.wide')), 'when there is more of it can be asked at any number');
  await close(page);
});

/** Whether a tap on a link is followed; it never is in truth. */
async function follows(page, link) {
  await page.evaluate(() => {
    window.listens ??= !addEventListener('click', (event) => {
      if (!event.target.closest('a')) return;
      window.followed = !event.defaultPrevented;
      event.preventDefault();
    });
    window.followed = undefined;
  });
  await link.click();
  return page.evaluate(() => window.followed);
}

test('no link sends a number that cannot be ordered, and every link says the number that is reckoned', async () => {
  const page = await open(site, SHIRT);
  await pick(page, 'M');
  await pick(page, 'Lengan panjang');
  const field = page.getByLabel('Jumlah', { exact: true });
  const links = await page.locator('.wide, .ways a:not([href^="tel:"])').all();
  assert.ok(links.length > 2, 'the button, a chat and a letter');
  for (const [typed, taken] of [['3', true], ['1e0', true], ['50', false], ['1.5', false], ['-2', false], ['', false]]) {
    for (const link of links) {
      await field.fill(typed);
      assert.equal(await follows(page, link), taken, `${typed} by ${await link.getAttribute('href')}`);
    }
    assert.equal(await page.evaluate(() => document.activeElement.name === 'quantity'), !taken, typed);
  }
  await field.fill('1e0');
  assert.match((await order(page))[1], /\n   1 × [^\n]+\n[^\n]+\n\nJumlah: 1\n/);
  await field.fill('');
  assert.match((await order(page))[1], /\n   1 × [^\n]+\n[^\n]+\n\nJumlah: 1\n/);
  await close(page);
});

test('Enter puts nothing into the cart where the button for it is hidden', async () => {
  const page = await open(site, SHIRT);
  await pick(page, 'XL');
  await pick(page, 'Lengan pendek');
  const kept = () => page.evaluate(() => localStorage.getItem('etalase-cart:/'));
  await page.getByLabel('Jumlah', { exact: true }).press('Enter');
  await page.waitForTimeout(500);
  assert.equal(await kept(), null);
  assert.ok(await page.locator('.told').isHidden());
  await pick(page, 'Lengan panjang');
  await page.getByLabel('Jumlah', { exact: true }).press('Enter');
  await page.getByText('Sudah masuk keranjang.').waitFor();
  assert.equal(JSON.parse(await kept()).lines.length, 1);
  await close(page);
});

test('answers with the name of another line stay in their own', async () => {
  const page = await open(odd, 'produk/plakat/');
  await page.getByLabel('Nama', { exact: true }).fill('Nama: ');
  await page.getByLabel(/^Tulisan/).fill('Jumlah: 9');
  assert.match((await order(page))[1], /\n\nJumlah: 1\nNama: Nama: \nTulisan: Jumlah: 9\n\nNama: \nAlamat: \n/);
  await close(page);
});

test('a text that is typed runs in its own direction', async () => {
  const page = await open(odd, 'produk/plakat/');
  for (const label of ['Nama', /^Tulisan/, /^Catatan/]) {
    const field = page.getByLabel(label, { exact: typeof label === 'string' });
    for (const [text, direction] of [['سارة', 'rtl'], ['Sari', 'ltr']]) {
      await field.fill(text);
      assert.equal(await field.evaluate((field) => getComputedStyle(field).direction), direction, `${label}`);
    }
  }
  await close(page);
});

test('an order too long for a link keeps its question, says so, and goes whole by letter', async () => {
  const page = await open(odd, 'produk/plakat/');
  const long = 'é'.repeat(400);
  await page.getByLabel(/^Tulisan/).fill(long);
  assert.match(await page.locator('.told').textContent(), /terlalu panjang/);
  assert.match((await order(page))[1], /\nTulisan: \n/);
  const letter = await page.locator('.ways a[href^="mailto:"]').getAttribute('href');
  assert.ok(new URL(letter).searchParams.get('body').includes(long));
  await page.getByLabel(/^Tulisan/).fill('pendek');
  assert.ok(await page.locator('.told').isHidden());
  await close(page);
});

test('a sale that is over on this device is not given', async () => {
  const page = await open(odd, 'produk/taplak/');
  assert.match((await order(page))[1], /\n   1 × Rp80\.000 = Rp80\.000\n/);
  await page.clock.setFixedTime(new Date('2099-07-01T08:00:00'));
  await page.reload();
  assert.match((await order(page))[1], /\n   1 × Rp100\.000 = Rp100\.000\n/);
  assert.match(await page.locator('.told').textContent(), /sudah lewat/);
  await close(page);
});

test('lead time is counted from today, in the language of the page', async () => {
  for (const [path, words] of [[JACKET, 'Pesan hari ini, siap sekitar 9 Januari.'], ['en/' + JACKET, 'Order today, ready about 9 January.']]) {
    const page = await open(site, path);
    await page.clock.setFixedTime(new Date('2026-12-26T10:00:00'));
    await page.reload();
    assert.equal(await page.locator('.promise').textContent(), words);
    await close(page);
  }
});

test('what is chosen goes into the cart, and what is missing is asked for first', async () => {
  const page = await open(site, JACKET);
  const lines = () => page.evaluate(() => JSON.parse(localStorage.getItem('etalase-cart:/'))?.lines ?? []);
  const put = page.getByRole('button', { name: 'Masukkan keranjang' });
  await put.click();
  assert.deepEqual(await lines(), []);
  await pick(page, 'L');
  await page.getByLabel('Jumlah', { exact: true }).fill('12');
  await page.getByLabel(/^Nama lembaga/).fill('SD Pagi');
  await put.click();
  await page.getByText('Sudah masuk keranjang.').waitFor();
  const [{ id, ...line }] = await lines();
  assert.deepEqual(line, {
    address: 'rumah-jahit-balanga/jaket-benang-bintik/', variant: 'l', quantity: 12, measures: {},
    answers: { 'Nama untuk bordir di dada kiri': '', 'Nama lembaga (untuk pesanan seragam)': 'SD Pagi' },
    day: '', time: '', note: '', seen: { name: 'Jaket batik benang bintik', price: 345000, count: 12 },
  });
  await page.getByRole('link', { name: 'Lihat keranjang' }).click();
  await page.waitForURL('**/keranjang/');
  await close(page);
});

test('however often the button is tapped, what is chosen goes into the cart once, and the page says how many are there', async () => {
  const page = await open(site, JACKET);
  const asked = [];
  page.on('request', (request) => /\/store-/.test(request.url()) && asked.push(request.url()));
  await page.route('**/store-*.js', async (route) => {
    await new Promise((done) => setTimeout(done, 400));
    await route.continue();
  });
  const quantities = () => page.evaluate(() => JSON.parse(localStorage.getItem('etalase-cart:/'))?.lines.map(({ quantity }) => quantity));
  const put = page.getByRole('button', { name: 'Masukkan keranjang' });
  await pick(page, 'L');
  const tapTwice = () => put.evaluate((button) => [button, button].forEach((button) => button.click()));
  await tapTwice();
  await page.getByText('Kini ada 1 di keranjang.').waitFor();
  await tapTwice();
  assert.deepEqual(await quantities(), [1]);
  assert.equal(asked.length, 1, 'the script is asked for once');
  await page.getByLabel('Tambah satu').click();
  assert.ok(await page.locator('.told').isHidden());
  await tapTwice();
  await page.getByText('Kini ada 3 di keranjang.').waitFor();
  await pick(page, 'M');
  await put.click();
  await page.getByText('Kini ada 5 di keranjang.').waitFor();
  assert.deepEqual(await quantities(), [3, 2]);
  await page.evaluate(() => localStorage.clear());
  await put.click();
  await page.waitForFunction(() => localStorage.getItem('etalase-cart:/'));
  assert.deepEqual(await quantities(), [2], 'what was taken out of the cart can be put there again');
  await close(page);
});

test('what is tapped before the script is there sends nothing, and the page comes to life', async () => {
  const page = await open(site, MEASURED);
  let arrive;
  const awaited = new Promise((done) => (arrive = done));
  await page.route('**/product-*.js', (route) => awaited.then(() => route.continue()));
  await page.reload({ waitUntil: 'commit' });
  const put = page.getByRole('button', { name: 'Masukkan keranjang' });
  const fields = page.locator('.order input[required]');
  await put.waitFor();
  for (const field of await fields.all()) await field.fill(await field.evaluate(({ name, min }) => (name === 'answer' ? 'Sari' : name === 'quantity' ? '2' : min)));
  await put.click();
  await fields.last().press('Enter');
  arrive();
  await page.waitForLoadState();
  assert.equal(await page.locator('.sum').textContent(), '2 × Rp295.000 = Rp590.000');
  await put.click();
  await page.getByText('Kini ada 2 di keranjang.').waitFor();
  await close(page);
});

test('after a step back the order is what the fields show', async () => {
  for (const [path, filled, lines] of [
    [JACKET, [['Jumlah', '12'], [/^Nama lembaga/, 'SD Pagi'], [/^Catatan/, 'Biru tua']], ['12 × Rp345.000', 'Jumlah: 12', 'SD Pagi', 'Catatan: Biru tua']],
    [MEASURED, [['Jumlah', '2'], [/^1\. Lingkar dada/, '96'], [/^Nama untuk label/, 'Sari']], ['2 × Rp295.000', 'Jumlah: 2', '(LD): 96', 'kerah: Sari']],
  ]) {
    const page = await open(site, path);
    if (path === JACKET) await pick(page, 'L');
    for (const [label, value] of filled) await page.getByLabel(label, { exact: typeof label === 'string' }).fill(value);
    const [, written] = await order(page);
    await page.getByRole('link', { name: 'Keranjang', exact: true }).click();
    await page.waitForURL('**/keranjang/');
    await page.goBack();
    await page.waitForFunction(() => document.readyState === 'complete');
    for (const [label, value] of filled) {
      assert.equal(await page.getByLabel(label, { exact: typeof label === 'string' }).inputValue(), value);
    }
    const [, again] = await order(page);
    for (const line of lines) assert.ok(again.includes(line), `${line}: ${again}`);
    assert.equal(again, written);
    assert.ok((await page.locator('.sum').textContent()).startsWith(lines[0]));
    if (path === JACKET) {
      await page.getByRole('button', { name: 'Masukkan keranjang' }).click();
      const line = await page.waitForFunction(() => JSON.parse(localStorage.getItem('etalase-cart:/'))?.lines[0]);
      const { quantity, answers, note } = await line.jsonValue();
      assert.deepEqual([quantity, Object.values(answers), note], [12, ['', 'SD Pagi'], 'Biru tua']);
    }
    await close(page);
  }
});

test('where the cart cannot be had the page says so, and takes the order once it can', async () => {
  const page = await open(site, JACKET);
  await pick(page, 'L');
  await page.route('**/store-*.js', (route) => route.abort());
  const put = page.getByRole('button', { name: 'Masukkan keranjang' });
  await put.click();
  await page.getByText('Silakan pesan langsung').waitFor();
  await page.unroute('**/store-*.js');
  await put.click();
  await page.getByText('Kini ada 1 di keranjang.').waitFor();
  await page.context().close();
});

test('the whole order goes by keyboard alone', async () => {
  const page = await open(site, JACKET);
  const reach = async (selector) => {
    for (let stop = 0; stop < 60; stop += 1) {
      if (await page.evaluate((selector) => document.activeElement.matches(selector), selector)) return;
      await page.keyboard.press('Tab');
    }
    assert.fail(`no way to ${selector}`);
  };
  await reach('[name=pick0]');
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowRight');
  await reach('[name=quantity]');
  await page.keyboard.press('ArrowUp');
  await reach('[name=answer]');
  await page.keyboard.type('Sari');
  await reach('.wide');
  assert.match((await order(page))[1], /\(M\)\n   2 × Rp385\.000 = Rp770\.000\n.*\n\nJumlah: 2\nNama untuk bordir di dada kiri: Sari\n/);
  await close(page);
});

test('photos fill the screen, go by arrows, close by Escape, and give the focus back', async () => {
  const page = await open(site, TWO_PHOTOS);
  await page.locator('.gallery a').first().focus();
  await page.keyboard.press('Enter');
  const viewer = page.getByRole('dialog');
  await viewer.waitFor();
  const box = await viewer.boundingBox();
  assert.deepEqual([box.width, box.height], [360, 740]);
  await page.keyboard.press('ArrowRight');
  await page.waitForFunction(() => document.querySelector('.thumbs li:last-child [aria-current="true"]'));
  await page.keyboard.press('Escape');
  await viewer.waitFor({ state: 'hidden' });
  await page.waitForFunction(() => document.activeElement.closest('#_foto2'));
  assert.equal(await page.locator('.product-photos > .photos > .gallery').count(), 1, 'the strip is back in its place');
  await page.locator('.gallery a').nth(1).click();
  await viewer.waitFor();
  await viewer.getByRole('button', { name: 'Tutup' }).click();
  await viewer.waitFor({ state: 'hidden' });
  await close(page);
});

test('thumbnails lead to their photos and tell which is seen', async () => {
  const page = await open(photos, 'produk/selendang-sutra/');
  assert.equal(await page.locator('.thumbs a').count(), 9);
  await page.getByRole('link', { name: 'Foto 7' }).click();
  await page.waitForFunction(() => document.querySelector('.thumbs [aria-current="true"]')?.hash === '#_foto7');
  assert.equal(new URL(page.url()).hash, '');
  assert.equal(await page.locator('.thumbs [aria-current]').count(), 1);
  await close(page);
});

test('a photo is asked for in the size that is shown, the first of all, the others when they are near', async () => {
  const page = await open(photos, 'produk/selendang-sutra/', { deviceScaleFactor: 2 });
  const pictures = await page.locator('.gallery img').evaluateAll((images) =>
    images.map(({ currentSrc, loading, fetchPriority, width, height, alt, srcset, sizes }) => ({ currentSrc, loading, fetchPriority, sized: width > 0 && height > 0, alt, widths: srcset.match(/\d+w/g), sizes })),
  );
  assert.match(pictures[0].currentSrc, /-800\.webp$/);
  assert.equal(pictures[0].fetchPriority, 'high');
  assert.notEqual(pictures[0].loading, 'lazy');
  for (const picture of pictures.slice(1)) assert.deepEqual([picture.loading, picture.fetchPriority], ['lazy', 'low']);
  const thumbs = await page.locator('.thumbs img').evaluateAll((images) => images.map(({ loading, fetchPriority }) => `${loading} ${fetchPriority}`));
  assert.deepEqual([...new Set(thumbs)], ['lazy low']);
  for (const picture of pictures) {
    assert.ok(picture.sized && picture.alt.length > 0 && picture.sizes.includes('100vw'), JSON.stringify(picture));
    assert.ok(picture.widths.length >= 2, JSON.stringify(picture));
  }
  await close(page);
});

test('the place of a photo is held in its own colour', async () => {
  const page = await open(photos, 'produk/selendang-sutra/');
  const held = await page.locator('.gallery img').evaluateAll((images) =>
    images.map((image) => [getComputedStyle(image).backgroundColor, image.className]),
  );
  for (const [color, tint] of held) {
    const steps = tint.match(/^r([0-9a-f]) g([0-9a-f]) b([0-9a-f])$/).slice(1).map((step) => parseInt(step, 16) * 17);
    assert.equal(color, `rgb(${steps.join(', ')})`);
  }
  assert.ok(new Set(held.map(([color]) => color)).size > 1, 'photos of different colours');
  await close(page);
});

test('the address is shared, or copied where sharing is unknown', async () => {
  const page = await open(site, JACKET, { permissions: ['clipboard-read', 'clipboard-write'] });
  await pick(page, 'S');
  await page.evaluate(() => Object.defineProperty(navigator, 'share', { value: undefined, configurable: true }));
  await page.getByRole('button', { name: 'Bagikan halaman ini' }).click();
  await page.getByText('Alamat halaman ini sudah disalin.').waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), `${site.url}${JACKET}?varian=s`);
  await page.evaluate(() => Object.defineProperty(navigator, 'share', { value: async (data) => void (window.shared = data) }));
  await page.getByRole('button', { name: 'Bagikan halaman ini' }).click();
  assert.deepEqual(await page.evaluate(() => window.shared), { url: `${site.url}${JACKET}?varian=s` });
  await close(page);
});

test('in a browser that knows no media feature for scripts, every variant is shown once', async () => {
  const page = await open(site, JACKET);
  await page.route('**/gaya-*.css', async (route) => {
    const response = await route.fetch();
    const css = (await response.text()).replaceAll(/\(scripting: ?\w+\)/g, '(scripting-of-old)');
    assert.match(css, /scripting-of-old/);
    await route.fulfill({ response, body: css });
  });
  await page.reload();
  assert.ok(await page.locator('.choose').isVisible());
  assert.deepEqual(await page.locator('.ready').evaluateAll((parts) => parts.map((part) => part.checkVisibility())), [false, false]);
  await pick(page, 'L');
  assert.ok(await page.locator('.to-basket').isVisible());
  await close(page);
});

test('where a script cannot be had, the page is as without scripts', async () => {
  for (const script of ['rules', 'product']) {
    for (const path of [JACKET, MEASURED]) {
      const page = await open(site, path);
      await page.route(`**/${script}-*.js`, (route) => route.fulfill({ status: 404, body: '' }));
      await page.reload();
      assert.deepEqual(await page.locator('.product :is(input, button, select, output)').evaluateAll((parts) =>
        parts.filter((part) => part.checkVisibility()).map((part) => part.outerHTML)), []);
      const ready = await page.locator('.ready').evaluateAll((parts) => parts.map((part) => part.checkVisibility()));
      assert.ok(ready.length > 0 && ready.every(Boolean), `${script}: ${ready}`);
      if (path === JACKET) assert.ok(await page.locator('.variants a').last().isVisible());
      await page.context().close();
    }
  }
});

test('on paper there are the choices with their prices, and no form', async () => {
  const page = await open(odd, 'produk/syal/');
  await page.emulateMedia({ media: 'print' });
  assert.deepEqual(await page.locator('.product :is(input, button, select, output)').evaluateAll((parts) =>
    parts.filter((part) => part.checkVisibility()).map((part) => part.outerHTML)), []);
  const printed = await page.locator('.variants li').evaluateAll((items) => items.map((item) => item.innerText));
  assert.equal(printed.length, 3);
  for (const text of printed) assert.match(text, /^(Kecil|Besar), (Merah|Biru)\n+Rp\d/);
  await close(page);
});

test('what is chosen stays chosen in the other language', async () => {
  const page = await open(site, JACKET);
  await pick(page, 'L');
  await page.getByRole('link', { name: 'English' }).click();
  await page.waitForURL(`${site.url}en/${JACKET}?varian=l`);
  assert.ok(await page.getByRole('radio', { name: 'L', exact: true }).isChecked());
  await close(page);
});

test('the window says that a price is the lowest of several, as the pages do', async () => {
  const page = await open(site, '');
  const tags = await page.locator('.window a').evaluateAll((links) => links.map((link) => [link.href, link.querySelector('strong').textContent]));
  assert.ok(tags.some(([, price]) => price.startsWith('mulai ')), JSON.stringify(tags));
  for (const [href, price] of tags) {
    await page.goto(href);
    const from = await page.locator('#_harga .price > .quiet:first-child').evaluateAll((parts) => parts.map((part) => part.textContent));
    assert.equal(price.startsWith('mulai '), from.includes('mulai'), `${href}: ${price}`);
  }
  await close(page);
});

test('from a disk the form works, without a cart', async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  page.complaints = [];
  page.on('pageerror', (error) => page.complaints.push(error.message));
  await page.goto(pathToFileURL(join(demo, JACKET, 'index.html')).href);
  await pick(page, 'L');
  assert.match((await order(page))[1], /\(L\)\n   1 × Rp385\.000/);
  assert.equal(await page.locator('.to-basket').count(), 0);
  await close(page);
});

test('the form moves nothing when it comes to life', async () => {
  for (const path of [JACKET, MEASURED, SHIRT, 'kube-awan-pesisir/potong-rambut/']) {
    const page = await open(site, path);
    await page.clock.setFixedTime(new Date('2026-09-17T10:00:00'));
    await page.addInitScript(() => {
      window.shifted = 0;
      new PerformanceObserver((list) => list.getEntries().forEach((entry) => (window.shifted += entry.value))).observe({ type: 'layout-shift', buffered: true });
    });
    await page.route('**/product-*.js', async (route) => {
      await new Promise((done) => setTimeout(done, 400));
      await route.continue();
    });
    await page.reload({ waitUntil: 'networkidle' });
    assert.equal(await page.evaluate(() => window.shifted), 0, path);
    await close(page);
  }
});

for (const [language, home, button] of [['id', '', /^(Pesan|Tanya)/], ['en', 'en/', /^(Order|Book|Ask)/]]) {
  test(`every product of the demo can be ordered with scripts and without: ${language}`, async () => {
    const paths = readablePages().filter((path) => path.startsWith('en/') === (language === 'en'));
    let products = 0;
    const bare = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } });
    const without = await bare.newPage();
    const page = await open(site, home);
    const wrong = [];
    for (const path of paths) {
      const address = site.url + path.replace(/index\.html$/, '');
      await without.goto(address);
      if ((await without.locator('article.product').count()) === 0) continue;
      products += 1;
      // Nothing that needs a script is shown, and every variant has its own link.
      const dead = await without.locator('.scripted, .product input, .product button, .product select').evaluateAll((parts) =>
        parts.filter((part) => part.checkVisibility()).map((part) => part.outerHTML.slice(0, 80)));
      if (dead.length) wrong.push(`${path}: dead: ${dead}`);
      const ready = await without.locator('.variants li').evaluateAll((items) => items.map((item) => [item.querySelector('a').href, item.querySelector('.variant-name').textContent]));
      for (const [href, name] of ready) {
        const text = new URL(href).searchParams.get('text');
        if (!text.includes(`(${name})\n`)) wrong.push(`${path}: ${name}: ${text}`);
      }
      await page.goto(address);
      const [number, text] = await order(page);
      if (!/^62\d{9,13}$/.test(number) || !text.includes('\n\n1. ')) wrong.push(`${path}: ${number}: ${text}`);
      const what = await page.locator('.wide').textContent();
      if (!button.test(what)) wrong.push(`${path}: ${what}`);
      if (await page.locator('.ready').first().isVisible().catch(() => false)) wrong.push(`${path}: the links for want of a script are shown`);
    }
    await bare.close();
    await close(page);
    assert.deepEqual(wrong, []);
    assert.ok(products >= 20, `${products} products`);
  });
}

test('without scripts a photo opens by itself and a thumbnail leads to its photo', async () => {
  const page = await open(site, TWO_PHOTOS, { javaScriptEnabled: false });
  await page.locator('.thumbs a').nth(1).click();
  assert.equal(new URL(page.url()).hash, '#_foto2');
  const [strip, photo] = await Promise.all([page.locator('.gallery').boundingBox(), page.locator('#_foto2').boundingBox()]);
  assert.ok(Math.abs(strip.x - photo.x) < 2, `the strip at ${strip.x}, the photo at ${photo.x}`);
  assert.deepEqual(page.complaints, []);
  await page.locator('#_foto2 a').click();
  await page.waitForURL(/-1600\.webp$/);
  await page.context().close();
});
