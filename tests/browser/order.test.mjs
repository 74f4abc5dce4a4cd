// An order from the product's page to the message, as buyers make it: by mouse and by keyboard, in both languages, in
// one shop and in two, with whatever happens to the shop and to the device meanwhile.

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { after, afterEach, before, test } from 'node:test';

import { follow, launch } from './browser.mjs';
import { QRIS, buildMarket } from './market.mjs';
import { cases, scripts } from './scripts.mjs';
import { serve } from './server.mjs';

const { rules, qr } = scripts('id', 'rules', 'cart/order', 'qr');

let browser, folder, made, site;
before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'etalase-market-'));
  made = join(folder, 'public');
  buildMarket(folder, made);
  site = await serve(made);
  browser = await launch();
});
after(async () => {
  await browser?.close();
  site?.close();
  rmSync(folder, { recursive: true, force: true });
});

const contexts = [];
afterEach(async () => {
  site.folder = made;
  const complaints = [];
  for (const context of contexts.splice(0)) {
    complaints.push(...context.complaints);
    await context.close();
  }
  assert.deepEqual(complaints, []);
});

/** A buyer's browser on 25 November 2026, whose every order gets the same code. `options` of Playwright. */
async function visit(options = {}) {
  const context = await browser.newContext({
    viewport: { width: 360, height: 740 },
    locale: 'id-ID',
    timezoneId: 'Asia/Jakarta',
    serviceWorkers: 'block',
    ...options,
  });
  context.complaints = [];
  context.setDefaultTimeout(10_000);
  contexts.push(context);
  await context.clock.setFixedTime('2026-11-25T03:00:00Z');
  await context.addInitScript(() => {
    crypto.getRandomValues = (array) => array.fill(7_391);
    window.print = () => (window.printed = (window.printed ?? 0) + 1);
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => console.error(`policy: ${violatedDirective} ${blockedURI}`));
  });
  context.on('weberror', (error) => context.complaints.push(`script: ${error.error().message}`));
  context.on('console', (message) => {
    const expected = /status of 404|ERR_FAILED|Service Worker registration blocked/.test(message.text());
    if (message.type() === 'error' && !expected) context.complaints.push(message.text());
  });
  // Nothing leaves this machine: a chat that is opened is only noted.
  await context.route(/^https:/, (route) => route.fulfill({ status: 200, contentType: 'text/html', body: 'chat' }));
  return context;
}

/** From now on every order gets a code of its own. */
function nameOrdersApart(context) {
  return context.addInitScript(() => {
    crypto.getRandomValues = (array) => array.fill((localStorage.turns = Number(localStorage.turns ?? 0) + 1));
  });
}

const CODE = '261125-D8A2';

/** A line as a product's page adds it. */
function line(address, wishes = {}) {
  return { id: address.replace(/\W/g, '').slice(0, 12), address, variant: '', quantity: 1, measures: {}, answers: [], day: '', time: '', note: '', seen: { name: 'Barang', price: null }, ...wishes };
}

/** Opens the cart with these lines in it, and with what the buyer has typed and chosen. */
async function openCart(context, lines, draft, path = '') {
  const page = await beginCart(context, lines, draft, path);
  await settled(page);
  return page;
}

/** The same without waiting for prices. */
async function beginCart(context, lines, draft, path = '') {
  const page = await context.newPage();
  await page.goto(`${site.url}${path}offline/`);
  await page.evaluate(([lines, draft]) => {
    localStorage.setItem('etalase-cart:/', JSON.stringify({ version: 1, lines }));
    if (draft) sessionStorage.setItem('etalase-draft:/', JSON.stringify(draft));
  }, [lines, draft]);
  await page.goto(`${site.url}${path}keranjang/`);
  return page;
}

/** Every price was checked. */
async function settled(page) {
  await page.locator('#_keranjang').waitFor();
  await page.waitForFunction(() => [...document.querySelectorAll('.cart-shop > [data-if="waits"]')].every(({ hidden }) => hidden));
}

const BUYER = { name: 'Sari Contoh', phone: '0812 0000 0099', address: 'Jl. Melati 5\nSurabaya', tried: '1' };

const shopOf = (page, name) => page.locator('.cart-shop').filter({ has: page.getByRole('heading', { name }) });
const orderOf = (page, name) => page.locator('.cart-order').filter({ has: page.getByRole('heading', { name }) });

/** The number and the text of a chat's address. */
async function chat(link) {
  const url = new URL(await link.getAttribute('href'));
  assert.equal(url.origin, 'https://wa.me');
  assert.deepEqual([...url.searchParams.keys()], ['text']);
  assert.ok(url.href.length <= 2000 && !url.href.includes('+'), url.href);
  return { number: url.pathname.slice(1), text: url.searchParams.get('text') };
}

const stored = (page) => page.evaluate(() => JSON.parse(localStorage.getItem('etalase-cart:/')).lines);

/** Puts what is chosen on a product's page into the cart. */
async function toCart(page) {
  await page.locator('.to-basket').click();
  await page.locator('.told:not([hidden])').waitFor();
}

/** Three lines from two shops, chosen on the products' pages. */
async function chooseThreeLines(page, path = '') {
  await page.goto(`${site.url}${path}jahit/jaket/`);
  await page.locator('.choose input').nth(1).check();
  await page.locator('[name=quantity]').fill('12');
  await toCart(page);
  await page.goto(`${site.url}${path}jahit/kemeja/`);
  await page.locator('[name=chest]').fill('96');
  await page.locator('[name=sleeve]').fill('58');
  await page.locator('[name=answer]').fill('Sari & Co #1');
  await toCart(page);
  await page.goto(`${site.url}${path}anyam/keset/`);
  await toCart(page);
  await page.goto(`${site.url}${path}keranjang/`);
  await settled(page);
  const lines = (await stored(page)).map(({ address, variant, quantity }) => [address, variant, quantity]);
  assert.deepEqual(lines, [['jahit/jaket/', 'l', 12], ['jahit/kemeja/', '', 1], ['anyam/keset/', '', 1]]);
}

const SEWING = (url) => `Halo Rumah Jahit Contoh, saya ingin memesan:

1. Jaket batik (L) 12 x Rp275.000 = Rp3.300.000
   ${url}jahit/jaket/
   Harga grosir mulai 12
2. Kemeja ukur 1 x Rp200.000 = Rp200.000
   ${url}jahit/kemeja/
   Ukuran badan (cm): Lingkar dada (LD) 96, Panjang lengan (PL) 58
   Nama yang dibordir: Sari & Co #1

Subtotal: Rp3.500.000
Ongkir Pulau Jawa (12 kg): Rp180.000
Total: Rp3.680.000
Uang muka 50%: Rp1.750.000
Dibayar tepat: Rp1.750.399

Nama: Sari Contoh
No. WA: +6281200000099
Alamat: Jl. Melati 5, Surabaya
Pengiriman: kurir JNE
Pembayaran: transfer Bank Contoh
Catatan: Tolong sore hari

Kode pesanan: 261125-D8A2
Mohon konfirmasi. Terima kasih.`;

const WEAVING = (url) => `Sugeng siang, saya mau pesan:

1. Keset pandan 1 x Rp45.000 = Rp45.000
   ${url}anyam/keset/

Subtotal: Rp45.000 (belum termasuk ongkir)

Nama: Sari Contoh
No. WA: +6281200000099
Alamat: Jl. Melati 5, Surabaya
Pengiriman: diantar
Pembayaran: QRIS
Catatan: Tolong sore hari

Kode pesanan: 261125-D8A2
Mohon konfirmasi. Terima kasih.`;

test('three lines from two shops become two messages', async () => {
  const context = await visit();
  const page = await context.newPage();
  await chooseThreeLines(page);
  const sewing = shopOf(page, 'Rumah Jahit Contoh');
  await sewing.getByLabel('Kurir JNE').check();
  await sewing.getByLabel('Kota tujuan').selectOption({ label: 'Pulau Jawa · Jakarta, Surabaya · 2-3 hari' });
  assert.match(await sewing.innerText(), /Ongkir dihitung 12 kg: beratnya 7,5 kg, tetapi besarnya setara 12 kg\./);
  await sewing.getByLabel('Transfer Bank Contoh').check();
  await shopOf(page, 'Anyaman Contoh').getByLabel('Diantar').check();
  await page.getByLabel('Nama', { exact: true }).fill(' Sari Contoh ');
  await page.getByLabel('Nomor WhatsApp').fill('0812-0000-0099');
  await page.getByLabel('Alamat', { exact: true }).fill('Jl. Melati 5\nSurabaya');
  await page.getByLabel('Catatan').fill('Tolong sore hari');
  assert.equal(await page.locator('.cart-order').count(), 0, 'nothing can be sent before the details are checked');
  await page.getByRole('button', { name: 'Siapkan pesanan' }).click();
  assert.equal(await page.evaluate(() => document.activeElement.id), '_siap');

  const toSewing = orderOf(page, 'Rumah Jahit Contoh').getByRole('link', { name: 'Kirim lewat WhatsApp' });
  assert.deepEqual(await chat(toSewing), { number: '6281200000041', text: SEWING(site.url) });
  const toWeaving = orderOf(page, 'Anyaman Contoh').getByRole('link', { name: 'Kirim lewat WhatsApp' });
  assert.deepEqual(await chat(toWeaving.first()), { number: '6281200000042', text: WEAVING(site.url) });
  assert.equal((await chat(toWeaving.last())).number, '6281200000043');

  const mail = new URL(await orderOf(page, 'Rumah Jahit Contoh').getByRole('link', { name: 'Kirim lewat email' }).getAttribute('href'));
  assert.equal(mail.pathname, 'jahit@example.org');
  assert.equal(mail.searchParams.get('subject'), 'Kode pesanan: 261125-D8A2');
  assert.equal(mail.searchParams.get('body').replaceAll('\r\n', '\n'), SEWING(site.url));
});

/** Presses Tab until what is focused fits; the whole page is gone through at most once. */
async function tabTo(page, selector) {
  for (let press = 0; press < 200; press += 1) {
    if (await page.evaluate((selector) => document.activeElement.matches(selector), selector)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`the keyboard never came to ${selector}`);
}

test('the same by keyboard alone', async () => {
  const context = await visit();
  const page = await context.newPage();
  const press = (...keys) => keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve());
  const type = async (selector, text) => {
    await tabTo(page, selector);
    await page.keyboard.type(text);
  };
  await page.goto(site.url + 'jahit/jaket/');
  await tabTo(page, '[name=pick0]');
  await press('ArrowRight', 'Space');
  await tabTo(page, '[name=quantity]');
  await press('Control+a');
  await page.keyboard.type('11');
  await tabTo(page, '.to-basket');
  await press('Enter');
  await page.locator('.told:not([hidden])').waitFor();
  await page.goto(site.url + 'jahit/kemeja/');
  await type('[name=chest]', '96');
  await type('[name=sleeve]', '58');
  await type('[name=answer]', 'Sari & Co #1');
  await tabTo(page, '.to-basket');
  await press('Enter');
  await page.locator('.told:not([hidden])').waitFor();
  await tabTo(page, 'a.to-cart, a[href$="keranjang/"]');
  await press('Enter');
  await page.waitForURL(/keranjang/);
  await settled(page);
  await tabTo(page, '[data-do=more]');
  await press('Enter');
  await tabTo(page, 'input[value="courier JNE"], input[name="way:jahit"]');
  await press('ArrowDown');
  await tabTo(page, 'select');
  await page.keyboard.type('Pulau');
  await type('[name=name]', 'Sari Contoh');
  await type('[name=phone]', '+62 812 0000 0099');
  await tabTo(page, '[name=address]');
  await page.keyboard.insertText('Jl. Melati 5\nSurabaya');
  await type('[name=note]', 'Tolong sore hari');
  await tabTo(page, 'form .button.wide');
  await press('Enter');
  await tabTo(page, '.cart-chats a');
  assert.deepEqual(await chat(page.locator(':focus')), { number: '6281200000041', text: SEWING(site.url) });
  const opened = context.waitForEvent('page');
  await press('Enter');
  assert.equal(new URL((await opened).url()).hostname, 'wa.me');
  await page.bringToFront();
  await tabTo(page, '[data-do=sent]');
  await press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement.id), '_sudah');
  assert.deepEqual(await stored(page), []);
});

test('the same in English', async () => {
  const context = await visit({ locale: 'en-GB' });
  const page = await context.newPage();
  await chooseThreeLines(page, 'en/');
  const sewing = shopOf(page, 'Example Sewing House');
  await sewing.getByLabel('Courier JNE').check();
  await sewing.getByLabel('Destination').selectOption('Pulau Jawa');
  await page.getByLabel('Name', { exact: true }).fill('Sari Contoh');
  await page.getByLabel('WhatsApp number').fill('0812-0000-0099');
  await page.getByLabel('Address', { exact: true }).fill('Jl. Melati 5\nSurabaya');
  await page.getByRole('button', { name: 'Prepare the order' }).click();
  const link = orderOf(page, 'Example Sewing House').getByRole('link', { name: 'Send by WhatsApp' });
  assert.deepEqual(await chat(link), {
    number: '6281200000041',
    text: `Hello Example Sewing House, I would like to order:

1. Batik jacket (L) 12 x Rp275.000 = Rp3.300.000
   ${site.url}en/jahit/jaket/
   Wholesale price from 12
2. Made-to-measure shirt 1 x Rp200.000 = Rp200.000
   ${site.url}en/jahit/kemeja/
   Body measures (cm): Chest 96, Sleeve length 58
   Name to embroider: Sari & Co #1

Subtotal: Rp3.500.000
Shipping Pulau Jawa (12 kg): Rp180.000
Total: Rp3.680.000
Deposit 50%: Rp1.750.000
To pay exactly: Rp1.750.399

Name: Sari Contoh
WhatsApp: +6281200000099
Address: Jl. Melati 5, Surabaya
Delivery: courier JNE
Payment: transfer to Bank Contoh

Order code: 261125-D8A2
Please confirm. Thank you.`,
  });
});

test('one shop at the root of a deeper address has a cart of its own', async () => {
  const alone = join(folder, 'alone');
  buildMarket(join(folder, 'one'), alone, { shops: ['anyam'] });
  const one = await serve(alone, '/toko/anyam/');
  const context = await visit();
  const page = await openCart(context, [line('jahit/jaket/')]);
  await page.goto(one.url + 'produk/tas/');
  await page.locator('.choose input').nth(1).check();
  await toCart(page);
  await page.goto(one.url + 'keranjang/');
  await settled(page);
  assert.equal(await page.locator('.cart-shop').count(), 1);
  await page.getByLabel('Nama', { exact: true }).fill('Sari');
  await page.getByLabel('Nomor WhatsApp').fill('081200000099');
  await page.getByRole('button', { name: 'Siapkan pesanan' }).click();
  const { text } = await chat(page.locator('.cart-chats a').first());
  assert.match(text, /1\. Tas pandan \(Besar\) 1 x Rp95\.000 = Rp95\.000\n {3}http:\/\/[^/]+\/toko\/anyam\/produk\/tas\/\n\nTotal: Rp95\.000\n\nNama: Sari\n/);
  assert.match(text, /Pengiriman: ambil sendiri\nPembayaran: QRIS\n/);
  one.close();
});

test('nothing is sent with details missing, and the first wrong field says what to do', async () => {
  const context = await visit();
  const page = await openCart(context, [line('jahit/jaket/', { variant: 'm' })]);
  await page.getByLabel('Kurir JNE').check();
  const go = page.getByRole('button', { name: 'Siapkan pesanan' });
  const focusedField = () => page.evaluate(() => document.activeElement.name);
  const wrong = () => page.locator('[aria-invalid=true]').evaluateAll((fields) => fields.map(({ name }) => name));
  assert.deepEqual(await wrong(), [], 'nothing is wrong before the buyer goes on');
  await go.click();
  assert.equal(await focusedField(), 'zone:jahit');
  assert.deepEqual(await wrong(), ['zone:jahit', 'name', 'phone', 'address']);
  for (const field of await page.locator('[aria-invalid=true]').all()) {
    const said = page.locator(`#${await field.getAttribute('aria-describedby')}`);
    assert.ok(await said.isVisible());
    assert.match(await said.innerText(), /\w{4,}/);
  }
  await page.getByLabel('Kota tujuan').selectOption('?');
  await page.getByLabel('Nama', { exact: true }).fill('Sari');
  for (const number of ['', '0812', '021-5550123', 'nomor saya', '+62 812']) {
    await page.getByLabel('Nomor WhatsApp').fill(number);
    await go.click();
    assert.equal(await focusedField(), 'phone', number);
  }
  await page.getByLabel('Nomor WhatsApp').fill('+60 12-345 6789');
  await go.click();
  assert.equal(await focusedField(), 'address');
  assert.equal(await page.locator('.cart-order').count(), 0);
  await page.getByLabel('Ambil sendiri').check();
  assert.equal(await page.locator('.cart-order').count(), 1, 'who fetches needs no address');
  await page.getByLabel('Nama', { exact: true }).fill('  ');
  assert.equal(await page.locator('.cart-order').count(), 0, 'a name that is deleted again is missed at once');
});

test('reload, a second tab and the other language keep everything', async () => {
  const context = await visit();
  const lines = [line('jahit/jaket/', { variant: 'l', quantity: 3 }), line('anyam/keset/', { quantity: 2 })];
  const page = await openCart(context, lines);
  await page.getByLabel('Nama', { exact: true }).fill('Sari');
  await page.getByLabel('Nomor WhatsApp').fill('081200000099');
  await shopOf(page, 'Rumah Jahit Contoh').getByLabel('QRIS').check();
  await page.getByRole('button', { name: 'Siapkan pesanan' }).click();
  const seen = async (page) => ({
    lines: (await stored(page)).map(({ address, quantity }) => [address, quantity]),
    name: await page.locator('[name=name]').inputValue(),
    phone: await page.locator('[name=phone]').inputValue(),
    payment: await page.locator('[name="pay:jahit"]:checked').inputValue(),
    orders: await page.locator('.cart-order').count(),
  });
  const before = await seen(page);
  assert.deepEqual(before, { lines: [['jahit/jaket/', 3], ['anyam/keset/', 2]], name: 'Sari', phone: '081200000099', payment: 'qris', orders: 2 });
  await page.reload();
  await settled(page);
  assert.deepEqual(await seen(page), before);
  await page.getByRole('link', { name: 'English' }).click();
  await page.waitForURL(/\/en\/keranjang/);
  await settled(page);
  assert.deepEqual(await seen(page), before);
  assert.match(await page.locator('.cart-order').first().innerText(), /Total/);

  const other = await context.newPage();
  await other.goto(site.url + 'keranjang/');
  await settled(other);
  assert.deepEqual((await seen(other)).lines, before.lines);
  assert.equal((await seen(other)).name, '', 'what was not to be remembered stays in its tab');
  await shopOf(other, 'Anyaman Contoh').getByRole('button', { name: 'Tambah' }).click();
  await page.waitForFunction(() => document.querySelector('[data-key="anyam"] input[type=number]').value === '3');
  await other.goto(site.url + 'anyam/tas/');
  await other.locator('.choose input').first().check();
  await toCart(other);
  await page.locator('.cart-name', { hasText: 'Tas pandan' }).waitFor();
});

test('what the buyer lets it remember is there next time, and gone once it is unticked', async () => {
  const context = await visit();
  const page = await openCart(context, [line('anyam/keset/')]);
  await page.getByLabel('Nama', { exact: true }).fill('Sari');
  await page.getByLabel('Nomor WhatsApp').fill('081200000099');
  const remembered = () => page.evaluate(() => localStorage.getItem('etalase-buyer:/'));
  assert.doesNotMatch((await remembered()) ?? '', /Sari|0812/);
  await page.getByLabel('Ingat nama').check();
  const later = await context.newPage();
  await later.goto(site.url + 'keranjang/');
  await settled(later);
  assert.equal(await later.getByLabel('Nama', { exact: true }).inputValue(), 'Sari');
  assert.ok(await later.getByLabel('Ingat nama').isChecked());
  await later.getByLabel('Ingat nama').uncheck();
  // The other tab hears of it a moment later.
  for (const tab of [later, page]) {
    await tab.waitForFunction(() => !/Sari|0812/.test(localStorage.getItem('etalase-buyer:/') ?? ''));
  }
});

/** The market after a while: prices changed, things vanished and sold out. */
function buildLater() {
  const later = join(folder, 'later');
  buildMarket(join(folder, 'market-later'), later, {
    change({ jahit, anyam }) {
      jahit.jaket.harga = 350000;
      jahit.jaket.grosir = undefined;
      delete jahit.kemeja;
      jahit.spanduk.ketersediaan = 'habis';
      anyam.tas.varian = [{ nama: 'Besar', harga: 95000 }];
      anyam.keset.stok = 1;
    },
  });
  return later;
}

test('what changes and vanishes meanwhile is said and never lost', async () => {
  const context = await visit();
  const seen = (name, price) => ({ seen: { name, price } });
  const page = await openCart(context, [
    line('jahit/jaket/', { variant: 'm', quantity: 12, ...seen('Jaket batik', 275000) }),
    line('jahit/kemeja/', { measures: { chest: '96' }, ...seen('Kemeja ukur', 200000) }),
    line('jahit/spanduk/', seen('Spanduk lukis', null)),
    line('anyam/keset/', { quantity: 2, ...seen('Keset pandan', 45000) }),
    line('anyam/tas/', { variant: 'kecil', ...seen('Tas pandan', 80000) }),
    line('anyam/tikar-lama/', { quantity: 3, ...seen('Tikar pandan', 90000) }),
  ], BUYER);
  const lineOf = (name) => page.locator('.cart-line').filter({ hasText: name });
  const warnings = async (name) => (await lineOf(name).locator('.cart-warning:visible').allInnerTexts()).join(' ');
  for (const name of ['Jaket batik', 'Kemeja ukur', 'Keset pandan', 'Tas pandan', 'Tikar pandan']) assert.equal(await warnings(name), '', name);
  assert.match(await lineOf('Tikar pandan').innerText(), /Rp270\.000/, 'a moved product is found at its new address');

  site.folder = buildLater();
  await page.reload();
  await settled(page);
  assert.equal(await warnings('Jaket batik'), 'Harganya berubah sejak Anda pilih: dulu Rp275.000, sekarang Rp350.000.');
  assert.equal(await warnings('Kemeja ukur'), 'Barang ini sudah tidak dijual, jadi tidak ikut dihitung.');
  assert.match(await warnings('Spanduk lukis'), /^Sedang habis/);
  assert.equal(await warnings('Keset pandan'), 'Hanya tersisa 1.');
  assert.match(await warnings('Tas pandan'), /^Pilihan ini sudah tidak ada/);
  assert.equal(await warnings('Tikar pandan'), '');
  assert.equal((await stored(page)).length, 6);
  assert.equal(await shopOf(page, 'Rumah Jahit Contoh').locator('.cart-total dd').innerText(), 'Rp4.200.000');

  const sewing = orderOf(page, 'Rumah Jahit Contoh');
  const { text } = await chat(sewing.getByRole('link', { name: 'WhatsApp' }));
  assert.match(text, /\n1\. Jaket batik \(M\) 12 x Rp350\.000 = Rp4\.200\.000\n/);
  assert.doesNotMatch(text, /Kemeja|Spanduk/);
  assert.match(await sewing.innerText(), /tidak ditulis dalam pesanan, dan tetap ada di keranjang/);
  const weaving = orderOf(page, 'Anyaman Contoh');
  assert.match(await weaving.innerText(), /belum bisa dikirim/);
  assert.equal(await weaving.getByRole('link', { name: 'WhatsApp' }).filter({ visible: true }).count(), 0);
  await lineOf('Keset pandan').getByRole('button', { name: 'Kurangi' }).click();
  assert.match((await chat(weaving.getByRole('link', { name: 'WhatsApp' }).first())).text, /1\. Keset pandan 1 x/);

  await sewing.getByRole('button', { name: 'Salin pesanan' }).click();
  await sewing.getByRole('button', { name: 'Ya, sudah terkirim' }).click();
  const left = (await stored(page)).map(({ address }) => address);
  assert.deepEqual(left, ['jahit/kemeja/', 'jahit/spanduk/', 'anyam/keset/', 'anyam/tas/', 'anyam/tikar-lama/']);
});

test('an answer stays with its question, and a new one that must be answered stops the order', async () => {
  const asked = join(folder, 'asked');
  buildMarket(join(folder, 'market-asked'), asked, {
    change({ jahit }) {
      jahit.kemeja.isian.unshift({ label: 'Warna benang', wajib: true });
    },
  });
  const context = await visit();
  const page = await context.newPage();
  await page.goto(site.url + 'jahit/kemeja/');
  await page.locator('[name=chest]').fill('96');
  await page.locator('[name=sleeve]').fill('58');
  await page.locator('[name=answer]').fill('Aminah');
  await toCart(page);
  await page.evaluate((draft) => sessionStorage.setItem('etalase-draft:/', JSON.stringify(draft)), { ...BUYER, 'way:jahit': 'pickup' });
  await page.goto(site.url + 'en/keranjang/');
  await settled(page);
  assert.match(await page.locator('.cart-notes').innerText(), /Name to embroider: Aminah/, 'in the words of the page');
  site.folder = asked;
  await page.goto(site.url + 'keranjang/');
  await settled(page);
  const shirt = page.locator('.cart-line');
  assert.match(await shirt.innerText(), /Nama yang dibordir: Aminah/);
  assert.doesNotMatch(await shirt.innerText(), /benang: Aminah/);
  assert.match(await orderOf(page, 'Rumah Jahit Contoh').innerText(), /belum bisa dikirim/);
  await shirt.getByRole('link', { name: 'Toko menambah pertanyaan' }).click();
  await page.waitForURL(/jahit\/kemeja\/$/);
  assert.equal(await page.locator('[name=answer]').count(), 2);
});

test('an answer to a question that is asked no more goes to the shop as it was asked', async () => {
  const context = await visit();
  const page = await openCart(context, [line('jahit/kemeja/', { answers: { 'Nama di saku': 'Aminah' } })], { ...BUYER, 'way:jahit': 'pickup' });
  assert.match((await chat(page.locator('.cart-chats a'))).text, /\n   Nama di saku: Aminah\n/);
});

test('a zone that is no more is asked for anew', async () => {
  const context = await visit();
  const page = await openCart(context, [line('jahit/jaket/', { variant: 'm' })], { ...BUYER, 'way:jahit': 'courier JNE', 'zone:jahit': 'Pulau Bali' });
  assert.equal(await page.getByLabel('Kota tujuan').inputValue(), '');
  assert.equal(await page.locator('.cart-order').count(), 0);
  await page.getByRole('button', { name: 'Siapkan pesanan' }).click();
  assert.equal(await page.evaluate(() => document.activeElement.name), 'zone:jahit');
  await page.getByLabel('Kota tujuan').selectOption('?');
  assert.equal(await page.getByLabel('Kota tujuan').inputValue(), '?');
  assert.equal(await page.locator('.cart-order').count(), 1);
});

test('where a weight is unknown the cart says why no shipping is reckoned, and the message names the zone', async () => {
  const heavy = join(folder, 'heavy');
  buildMarket(join(folder, 'market-heavy'), heavy, { change: ({ jahit }) => delete jahit.kemeja.berat });
  site.folder = heavy;
  const context = await visit();
  const page = await openCart(context, [line('jahit/kemeja/')], { ...BUYER, 'way:jahit': 'courier JNE', 'zone:jahit': 'Luar Jawa' });
  assert.match(await page.locator('.cart-shop').innerText(), /Berat sebagian barang belum diketahui/);
  assert.match((await chat(page.locator('.cart-chats a'))).text, /belum termasuk ongkir[\s\S]*\nPengiriman: kurir JNE, Luar Jawa\n/);
});

test('where every price is still to be told there is no total, in the cart nor on paper', async () => {
  const context = await visit();
  const draft = { ...BUYER, 'way:jahit': 'pickup' };
  const page = await openCart(context, [line('jahit/spanduk/')], draft);
  assert.doesNotMatch(await page.locator('#_keranjang').innerText(), /Rp0/);
  assert.match(await page.locator('.cart-total').innerText(), /Tanya harga/);
  const letter = async (page) => {
    await page.getByText('Surat penawaran harga', { exact: true }).click();
    await page.getByRole('button', { name: 'Cetak surat penawaran' }).click();
    await page.waitForFunction(() => window.printed);
    await page.emulateMedia({ media: 'print' });
    return page.evaluate(() => document.body.innerText);
  };
  const asked = await letter(page);
  assert.match(asked, /Jumlah seluruhnya menyusul/);
  assert.doesNotMatch(asked, /Rp0|Terbilang|nol rupiah|Total/);
  await page.close();
  const from = join(folder, 'from');
  buildMarket(join(folder, 'market-from'), from, { change: ({ jahit }) => (jahit.spanduk = { nama: 'Spanduk lukis', harga: 75000, mulai_dari: true }) });
  site.folder = from;
  const begins = await letter(await openCart(context, [line('jahit/spanduk/', { quantity: 2 })], draft));
  assert.match(begins, /mulai Rp75\.000,00/);
  assert.doesNotMatch(begins, /Rp150\.000|Terbilang|Total/);
});

test('no word is wider than a phone, the count of pieces stays in the row, and a number without WhatsApp can be called', async () => {
  const wide = join(folder, 'wide');
  buildMarket(join(folder, 'market-wide'), wide, {
    change({ anyam }, sellers) {
      anyam.keset.nama = 'Keset' + 'panjang'.repeat(10);
      anyam.keset.stok = undefined;
      sellers.anyam.kontak = { telepon: '0274-555-0199' };
    },
  });
  site.folder = wide;
  const context = await visit();
  const page = await openCart(context, [line('anyam/keset/', { quantity: 9999 })], { ...BUYER, 'way:anyam': 'pickup' });
  assert.equal(await page.locator('.to-cart .count').innerText(), '9999');
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 360);
  const card = await page.locator('.cart-shop').boundingBox();
  const name = await page.locator('.cart-name a').boundingBox();
  assert.ok(name.x + name.width <= card.x + card.width, `${name.x + name.width} of ${card.x + card.width}`);
  const tops = await page.locator('.menu li').evaluateAll((items) => items.map((item) => item.getBoundingClientRect().top));
  assert.equal(new Set(tops).size, 1, tops.join());
  assert.equal(await page.locator('.cart-order a[href^="tel:"]').getAttribute('href'), 'tel:+622745550199');
});

test('a price is asked anew when the buyer comes back to an open page', async () => {
  const context = await visit();
  const page = await openCart(context, [line('jahit/jaket/', { variant: 'm', seen: { name: 'Jaket batik', price: 300000 } })]);
  site.folder = join(folder, 'later');
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await page.getByText('dulu Rp300.000, sekarang Rp350.000').waitFor();
});

test('a sale that ended on this device costs the normal price and says so', async () => {
  const output = join(folder, 'sale');
  buildMarket(join(folder, 'market-sale'), output, {
    change({ anyam }) {
      anyam.keset.diskon = { harga: 30000, sampai: '2026-11-30' };
    },
  });
  site.folder = output;
  const context = await visit();
  const lines = [line('anyam/keset/', { seen: { name: 'Keset pandan', price: 30000 } })];
  const page = await openCart(context, lines);
  assert.equal(await page.locator('.cart-total dd').innerText(), 'Rp30.000');
  await context.clock.setFixedTime('2026-12-01T03:00:00Z');
  await page.reload();
  await settled(page);
  assert.equal(await page.locator('.cart-total dd').innerText(), 'Rp45.000');
  assert.equal(await page.locator('.cart-line .cart-warning:visible').innerText(), 'Diskonnya sudah berakhir, jadi harga biasa yang berlaku.');
});

test('tiers, minimum, stock and the smallest order hold across the lines of a product', async () => {
  const context = await visit();
  const page = await openCart(context, [
    line('jahit/jaket/', { id: 'm', variant: 'm', quantity: 5 }),
    line('jahit/jaket/', { id: 'l', variant: 'l', quantity: 6 }),
    line('anyam/tikar/', { id: 'tikar' }),
  ], BUYER);
  const sewing = shopOf(page, 'Rumah Jahit Contoh');
  const jacket = sewing.locator('.cart-line').first();
  const sums = () => sewing.locator('.cart-sum').allInnerTexts();
  assert.deepEqual(await sums(), ['Rp1.500.000', 'Rp1.860.000']);
  await jacket.getByRole('button', { name: 'Tambah' }).click();
  assert.deepEqual(await sums(), ['Rp1.650.000', 'Rp1.650.000'], 'twelve of both sizes together');
  assert.match(await jacket.innerText(), /Harga grosir mulai 12/);
  await jacket.getByRole('button', { name: 'Kurangi' }).click();
  assert.doesNotMatch(await jacket.innerText(), /grosir/);

  const mat = shopOf(page, 'Anyaman Contoh').locator('.cart-line');
  assert.match(await mat.innerText(), /Pesanan paling sedikit 3\./);
  assert.equal(await mat.locator('input').getAttribute('aria-invalid'), 'true');
  assert.match(await orderOf(page, 'Anyaman Contoh').innerText(), /belum bisa dikirim/);
  await mat.getByRole('button', { name: 'Tambah' }).click();
  assert.equal(await mat.locator('input').inputValue(), '3');
  await mat.getByRole('button', { name: 'Kurangi' }).click();
  assert.equal(await mat.locator('input').inputValue(), '3');
  await mat.locator('input').fill('99999');
  assert.equal((await stored(page)).at(-1).quantity, 99999);
  await mat.locator('input').fill('9999999');
  assert.equal((await stored(page)).at(-1).quantity, 1_000_000, 'as many as a shop may ask for');
  for (const text of ['', '0', '-4', '2.7']) {
    await mat.locator('input').fill(text);
    await mat.locator('input').blur();
    assert.ok([1_000_000, 2].includes((await stored(page)).at(-1).quantity), text);
  }
});

test('an order below the smallest of its shop says how much it must be', async () => {
  const context = await visit();
  const page = await openCart(context, [line('jahit/potong/', { day: '2026-12-02', time: '10:00' })], BUYER);
  assert.match(await shopOf(page, 'Rumah Jahit Contoh').innerText(), /Pesanan paling kecil di toko ini Rp100\.000\./);
  assert.match(await orderOf(page, 'Rumah Jahit Contoh').innerText(), /belum bisa dikirim/);
});

test('a service says its day and needs no shipping; what has no price is asked for', async () => {
  const context = await visit();
  const page = await openCart(context, [
    line('jahit/potong/', { day: '2026-12-02', time: '10:00', quantity: 7, note: 'Dua anak' }),
    line('jahit/spanduk/'),
  ], { ...BUYER, 'way:jahit': 'pickup' });
  assert.equal(await page.locator('.cart-line').first().locator('input').isVisible(), false, 'a service has no quantity');
  assert.match(await page.locator('.cart-line').last().innerText(), /belum masuk jumlah/);
  const { text } = await chat(page.locator('.cart-chats a'));
  assert.equal(text, `Halo Rumah Jahit Contoh, saya ingin memesan:

1. Potong rambut Rp25.000
   ${site.url}jahit/potong/
   Jadwal: Rabu, 2 Desember 2026, 10.00
   Catatan: Dua anak
2. Spanduk lukis 1 x (Tanya harga)
   ${site.url}jahit/spanduk/

Total: Rp25.000 (di luar yang ditanya harganya)

Nama: Sari Contoh
No. WA: +6281200000099
Alamat: Jl. Melati 5, Surabaya
Pengiriman: ambil sendiri
Pembayaran: transfer Bank Contoh

Kode pesanan: 261125-D8A2
Mohon konfirmasi. Terima kasih.`);
});

test('the same appointment twice is one, in the cart, in the message and in the letter', async () => {
  const context = await visit();
  const page = await openCart(context, [line('jahit/kemeja/')], { ...BUYER, 'way:jahit': 'pickup' });
  await page.goto(site.url + 'jahit/potong/');
  for (const time of ['10:00', '10:00', '11:30']) {
    await page.locator('[name=day]').fill('2026-12-02');
    await page.locator('[name=time]').fill(time);
    await toCart(page);
  }
  assert.deepEqual((await stored(page)).map(({ time, quantity }) => [time, quantity]), [['', 1], ['10:00', 1], ['11:30', 1]]);
  assert.equal(await page.locator('.to-cart .count').innerText(), '3');
  await page.goto(site.url + 'keranjang/');
  await settled(page);
  assert.match((await chat(page.locator('.cart-chats a'))).text, /\nTotal: Rp250\.000\n/);
  await page.getByText('Surat penawaran harga', { exact: true }).click();
  await page.getByRole('button', { name: 'Cetak surat penawaran' }).click();
  await page.waitForFunction(() => window.printed);
  const cells = await page.locator('.letter tbody tr').evaluateAll((rows) => rows.map(({ cells }) => [...cells].slice(2).map((cell) => cell.textContent)));
  assert.deepEqual(cells, [
    ['1', 'Rp200.000,00', 'Rp200.000,00'],
    ['1', 'Rp25.000,00', 'Rp25.000,00'],
    ['1', 'Rp25.000,00', 'Rp25.000,00'],
  ]);
  assert.equal(await page.locator('.letter tfoot strong').textContent(), 'Rp250.000,00');
});

test('a note on a product goes to its shop alone, and the note on all says that it is for all', async () => {
  const context = await visit();
  const page = await openCart(context, [line('anyam/keset/')], { ...BUYER, 'way:anyam': 'pickup', 'way:jahit': 'pickup' });
  const everybody = page.getByText('untuk semua toko', { exact: true });
  assert.equal(await everybody.isVisible(), false, 'there is one shop');
  await page.goto(site.url + 'jahit/jaket/');
  await page.locator('.choose input').first().check();
  await page.getByLabel('Catatan').fill('Warna marun');
  assert.match((await chat(page.locator('.wide'))).text, /\nCatatan: Warna marun\n/);
  await toCart(page);
  await page.goto(site.url + 'keranjang/');
  await settled(page);
  assert.ok(await everybody.isVisible());
  assert.match(await shopOf(page, 'Rumah Jahit Contoh').locator('.cart-notes').innerText(), /Catatan: Warna marun/);
  const textTo = async (name) => (await chat(orderOf(page, name).locator('.cart-chats a').first())).text;
  assert.match(await textTo('Rumah Jahit Contoh'), /jahit\/jaket\/\n   Catatan: Warna marun\n/);
  assert.doesNotMatch(await textTo('Anyaman Contoh'), /marun/);
});

test('Enter in a quantity of the cart sets it and asks for nothing else', async () => {
  const context = await visit();
  const page = await openCart(context, [line('anyam/keset/')]);
  const quantity = page.getByLabel('Jumlah Keset pandan');
  await quantity.fill('4');
  await quantity.press('Enter');
  assert.equal((await stored(page))[0].quantity, 4);
  assert.equal(await page.locator('[aria-invalid=true]').count(), 0);
  assert.ok(await quantity.evaluate((field) => field === document.activeElement));
  await page.getByLabel('Nama', { exact: true }).press('Enter');
  assert.equal(await page.locator('[aria-invalid=true]').count(), 2, 'elsewhere Enter goes on as ever');
});

test('a removed line comes back', async () => {
  const context = await visit();
  const page = await openCart(context, [line('anyam/keset/', { quantity: 4, note: 'merah' })]);
  await page.getByRole('button', { name: 'Hapus' }).click();
  assert.match(await page.locator('[role=status]').first().innerText(), /Keset pandan dihapus/);
  await page.getByRole('heading', { name: 'Keranjang Anda masih kosong' }).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.dataset.do), 'undo');
  await page.keyboard.press('Enter');
  const [back] = await stored(page);
  assert.deepEqual([back.quantity, back.note], [4, 'merah']);
  assert.equal(await page.locator('.cart-line').count(), 1);
});

test('what is chosen after the cart was emptied by hand is another order', async () => {
  const context = await visit();
  await nameOrdersApart(context);
  const page = await openCart(context, [line('jahit/kemeja/'), line('anyam/keset/')], { ...BUYER, 'way:anyam': 'pickup', 'way:jahit': 'pickup' });
  const weaving = orderOf(page, 'Anyaman Contoh');
  const code = async (name = 'Anyaman Contoh') => /Kode pesanan: (.+)/.exec((await chat(orderOf(page, name).locator('.cart-chats a').first())).text)[1];
  const [first, other] = [await code(), await code('Rumah Jahit Contoh')];
  const opened = context.waitForEvent('page');
  await weaving.locator('.cart-chats a').first().click();
  await (await opened).close();
  await weaving.getByText('Sudah terkirim?').waitFor();

  const remove = shopOf(page, 'Anyaman Contoh').getByRole('button', { name: 'Hapus' });
  await remove.click();
  await page.getByRole('button', { name: 'Urungkan' }).click();
  assert.equal(await code(), first, 'what was taken back is the same order');
  assert.ok(await weaving.getByText('Sudah terkirim?').isVisible());

  await remove.click();
  assert.equal(await weaving.count(), 0);
  await page.goto(site.url + 'anyam/keset/');
  await toCart(page);
  await page.goto(site.url + 'keranjang/');
  await settled(page);
  assert.notEqual(await code(), first);
  assert.equal(await weaving.getByText('Sudah terkirim?').isVisible(), false);
  assert.equal(await code('Rumah Jahit Contoh'), other, 'the order with the other shop is still the same');
});

test('copies of the order and of the account number', async () => {
  const context = await visit({ permissions: ['clipboard-read', 'clipboard-write'] });
  const page = await openCart(context, [line('jahit/kemeja/')], { ...BUYER, 'way:jahit': 'pickup' });
  const order = orderOf(page, 'Rumah Jahit Contoh');
  const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
  await order.getByRole('button', { name: 'Salin pesanan' }).click();
  await page.getByText('Sudah disalin.').waitFor();
  const whole = await clipboard();
  assert.equal(whole, (await chat(page.locator('.cart-chats a'))).text);
  assert.equal(whole, await order.locator('textarea').inputValue());
  await order.getByText('Cara membayar', { exact: true }).click();
  await order.getByRole('button', { name: 'Salin', exact: true }).click();
  await page.waitForFunction(async () => (await navigator.clipboard.readText()) === '0001234567');
  const answer = page.getByText('Sudah disalin.');
  const { y, height } = await answer.boundingBox();
  assert.ok(y >= 0 && y + height <= 740, 'the answer is on the screen, however far down the button stands');
  assert.ok(await answer.evaluate((part) => {
    const { left, top, height } = part.getBoundingClientRect();
    return part.contains(document.elementFromPoint(left + 2, top + height / 2));
  }), 'nothing covers it');
});

test('without a clipboard the order is copied the old way', async () => {
  const context = await visit();
  await context.addInitScript(() => {
    Object.defineProperty(navigator, 'clipboard', { value: undefined });
    document.execCommand = (command) => (window.copied = [command, getSelection().toString() || document.activeElement.value]);
  });
  const page = await openCart(context, [line('anyam/keset/')], { ...BUYER, 'way:anyam': 'pickup' });
  await page.getByRole('button', { name: 'Salin pesanan' }).click();
  await page.getByText('Sudah disalin.').waitFor();
  const [command, text] = await page.evaluate(() => window.copied);
  assert.equal(command, 'copy');
  assert.equal(text, (await chat(page.locator('.cart-chats a').first())).text);
});

test('an order too long for a link goes as a short message and a copy', async () => {
  const context = await visit();
  const lines = Array.from({ length: 12 }, (_, number) =>
    line('jahit/kemeja/', { id: `k${number}`, answers: [`Nama ${number}`], note: 'Catatan yang panjang sekali untuk satu kemeja saja' }),
  );
  const page = await openCart(context, lines, { ...BUYER, 'way:jahit': 'pickup' });
  const order = orderOf(page, 'Rumah Jahit Contoh');
  const { text } = await chat(page.locator('.cart-chats a'));
  assert.equal(text, `Halo Rumah Jahit Contoh, saya ingin memesan:

Pesanan 261125-D8A2, 12 baris, Rp2.400.000. Rinciannya saya tempel setelah pesan ini.

Mohon konfirmasi. Terima kasih.`);
  assert.match(await order.innerText(), /terlalu panjang untuk satu tautan/);
  assert.match(await order.locator('textarea').inputValue(), /12\. Kemeja ukur 1 x Rp200\.000/);
  assert.ok((await order.getByRole('link', { name: 'email' }).getAttribute('href')).length <= 2000);
});

test('payment stands at the end, with the name that the app must show', async () => {
  const context = await visit();
  const page = await openCart(context, [line('jahit/kemeja/')], { ...BUYER, 'way:jahit': 'pickup' });
  const order = orderOf(page, 'Rumah Jahit Contoh');
  await order.getByText('Cara membayar', { exact: true }).click();
  const words = await order.innerText();
  assert.match(words, /Uang muka 50%: Rp100\.399/);
  assert.match(words, /000-123-4567/);
  assert.match(words, /menampilkan nama Koperasi Jahit Contoh/);
  await page.getByLabel('uang muka transfer Bank Contoh, sisanya bayar di tempat').check();
  assert.match(await order.innerText(), /Uang muka 50%: Rp100\.399[\s\S]*000-123-4567/, 'a deposit is paid before there is a spot to pay on');
  assert.match((await chat(page.locator('.cart-chats a'))).text, /\nPembayaran: uang muka transfer Bank Contoh, sisanya bayar di tempat\n/);

  // The exact amount, without the unique code of transfers, is in the code that is drawn.
  await page.getByRole('radio', { name: 'QRIS' }).check();
  await order.getByText('Jumlahnya sudah ada di dalam kode.').waitFor();
  const { around } = cases('qris').find(({ payload }) => payload === QRIS);
  const drawn = qr(rules.qris(around, 100_000));
  const shownCode = await order.locator('svg.cart-qris').evaluate((svg) => ({ box: svg.getAttribute('viewBox'), path: svg.querySelector('path').getAttribute('d') }));
  assert.deepEqual(shownCode, { box: `0 0 ${drawn.size} ${drawn.size}`, path: drawn.path });
  assert.match(await order.innerText(), /PANTI CONTOH[\s\S]*ID1020000000001[\s\S]*menampilkan nama PANTI CONTOH/);
  await page.getByLabel('Jumlah Kemeja ukur').fill('200');
  await order.getByText('Satu pembayaran QRIS paling banyak Rp10.000.000').waitFor();
  assert.equal(await order.locator('svg.cart-qris path').getAttribute('d'), qr(QRIS).path, 'the code as issued');
});

test('where no deposit is asked for, who pays on the spot is told no account', async () => {
  const context = await visit();
  const page = await openCart(context, [line('anyam/keset/')], { ...BUYER, 'way:anyam': 'pickup', 'pay:anyam': 'cash' });
  assert.match((await chat(page.locator('.cart-chats a').first())).text, /\nPembayaran: bayar di tempat\n/);
  assert.equal(await page.getByText('Cara membayar', { exact: true }).isVisible(), false);
});

test('a payment code is drawn sharp, large and on white in every scheme', async () => {
  const context = await visit({ colorScheme: 'dark' });
  const page = await openCart(context, [line('jahit/kemeja/')], { ...BUYER, 'way:jahit': 'pickup', 'pay:jahit': 'qris' });
  await page.getByText('Cara membayar', { exact: true }).click();
  const svg = page.locator('svg.cart-qris');
  await svg.waitFor();
  const { width, height } = await svg.boundingBox();
  assert.ok(width >= 240 && Math.abs(width - height) < 1, `${width} x ${height}`);
  const corner = await svg.locator('rect').evaluate((rect) => getComputedStyle(rect).fill);
  assert.equal(corner, 'rgb(255, 255, 255)');
});

test('a shop that gave only a picture of its code shows the code drawn from its text', async () => {
  const context = await visit();
  const page = await openCart(context, [line('anyam/keset/')], { ...BUYER, 'way:anyam': 'pickup', 'pay:anyam': 'qris' });
  await page.getByText('Cara membayar', { exact: true }).click();
  const drawn = page.locator('svg.cart-qris');
  await drawn.waitFor();
  assert.match(await drawn.locator('path').getAttribute('d'), /^M\d/);
  assert.match(await page.locator('.cart-order').innerText(), /KUBE AWAN PESISIR/, 'read from the picture');
  assert.equal(await page.locator('.cart-order img').count(), 0, 'the picture itself is not shown');
  assert.match(await page.locator('.cart-order').innerText(), /ketik jumlahnya: Rp45\.000/);
});

test('a sent order is kept until the buyer deletes it, and the cart is emptied by nothing but a yes', async () => {
  const context = await visit();
  const page = await openCart(context, [line('anyam/keset/')], { ...BUYER, 'way:anyam': 'pickup' });
  assert.equal(await page.getByText('Sudah terkirim?').isVisible(), false);
  const opened = context.waitForEvent('page');
  await page.locator('.cart-chats a').first().click();
  await (await opened).close();
  assert.ok(await page.getByText('Sudah terkirim?').isVisible());
  assert.equal((await stored(page)).length, 1);
  await page.reload();
  await settled(page);
  assert.ok(await page.getByText('Sudah terkirim?').isVisible(), 'it is still asked after WhatsApp came and went');
  await page.getByRole('button', { name: 'Belum' }).click();
  assert.equal((await stored(page)).length, 1);
  await page.getByRole('button', { name: 'Salin pesanan' }).click();
  await page.getByRole('button', { name: 'Ya, sudah terkirim' }).click();
  assert.deepEqual(await stored(page), []);
  await page.reload();
  await settled(page);
  const sent = page.locator('.cart-old');
  assert.equal(await sent.locator('summary').innerText(), '261125-D8A2 · Anyaman Contoh · 25 November 2026 · Rp45.000');
  await sent.locator('summary').click();
  const text = await sent.locator('pre').innerText();
  assert.match(text, /1\. Keset pandan 1 x Rp45\.000/);
  assert.doesNotMatch(text, /Sari|Melati|8120000/, 'a device that remembers nobody keeps no name');
  await sent.getByRole('button', { name: 'Cetak' }).click();
  assert.equal(await page.evaluate(() => window.printed), 1);
  await page.emulateMedia({ media: 'print' });
  assert.deepEqual((await page.evaluate(() => document.body.innerText)).trim(), text.trim(), 'the order alone is printed');
  await page.emulateMedia({ media: 'screen' });
  await sent.getByRole('button', { name: 'Hapus dari perangkat ini' }).click();
  assert.equal(await sent.count(), 0);
  assert.doesNotMatch(await page.evaluate(() => JSON.stringify(localStorage)), /Keset/);
});

/** Says of the one order that is ready that it was sent. */
async function send(page, name) {
  const order = orderOf(page, name);
  await order.getByRole('button', { name: 'Salin pesanan' }).click();
  await order.getByRole('button', { name: 'Ya, sudah terkirim' }).click();
  await page.getByText('Pesanan dipindahkan').waitFor();
}

test('a borrowed phone keeps nothing of the buyer once the last order was sent', async () => {
  const context = await visit();
  const page = await openCart(context, [
    line('jahit/kemeja/', { measures: { chest: '96' }, answers: ['Aminah'], note: 'Lengan kiri kurus' }),
    line('anyam/keset/'),
  ], { ...BUYER, note: 'Rumah pagar hijau', to: 'Dinas Contoh', 'way:jahit': 'pickup', 'way:anyam': 'delivery' });
  const kept = () => page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
  const field = (name) => page.locator(`[name=${name}]`).first().inputValue();
  await send(page, 'Anyaman Contoh');
  assert.equal(await field('note'), 'Rumah pagar hijau', 'the other order is not sent yet');
  await send(page, 'Rumah Jahit Contoh');
  assert.doesNotMatch(await kept(), /Sari|Melati|0812|pagar|Aminah|kurus|Lingkar dada|Dinas/);
  assert.match(await page.locator('.cart-old pre').first().textContent(), /1\. Kemeja ukur 1 x Rp200\.000/);
  await page.goto(site.url + 'anyam/keset/');
  await toCart(page);
  await page.goto(site.url + 'keranjang/');
  await settled(page);
  for (const name of ['name', 'phone', 'address', 'note']) assert.equal(await field(name), '', name);
  assert.equal(await page.locator('[aria-invalid=true], .cart-order').count(), 0, 'nothing was asked of this buyer yet');
});

test('a note goes with the orders that it was written for, and a remembered buyer stays', async () => {
  const context = await visit();
  const page = await openCart(context, [line('anyam/keset/')], { ...BUYER, remember: '1', note: 'Tolong sebelum Lebaran', 'way:anyam': 'pickup' });
  await send(page, 'Anyaman Contoh');
  assert.match(await page.locator('.cart-old pre').textContent(), /Nama: Sari Contoh[\s\S]*Catatan: Tolong sebelum Lebaran/);
  await page.goto(site.url + 'jahit/jaket/');
  await page.locator('.choose input').first().check();
  await toCart(page);
  await page.goto(site.url + 'keranjang/');
  await settled(page);
  assert.equal(await page.getByLabel('Nama', { exact: true }).inputValue(), 'Sari Contoh');
  assert.equal(await page.locator('#_catatan').inputValue(), '');
  await shopOf(page, 'Rumah Jahit Contoh').getByLabel('Ambil sendiri').check();
  assert.doesNotMatch((await chat(page.locator('.cart-chats a').first())).text, /Lebaran/);
});

test('how to pay is there after the order was sent, with the name that the app must show', async () => {
  const context = await visit({ permissions: ['clipboard-read', 'clipboard-write'] });
  await nameOrdersApart(context);
  const page = await openCart(context, [line('jahit/kemeja/')], { ...BUYER, 'way:jahit': 'pickup', 'pay:jahit': 'qris' });
  const send = async () => {
    await page.getByRole('button', { name: 'Salin pesanan' }).click();
    await page.getByRole('button', { name: 'Ya, sudah terkirim' }).click();
    const asked = [];
    const note = (request) => /toko-/.test(request.url()) && asked.push(request.url());
    page.on('request', note);
    await page.reload();
    await settled(page);
    assert.deepEqual(asked, [], 'terms are asked for once the buyer looks');
    page.off('request', note);
  };
  await send();
  const sent = page.locator('.cart-old').first();
  await sent.locator('summary').first().click();
  const text = await sent.locator('pre').innerText();
  assert.match(text, /\nPengiriman: ambil sendiri\nPembayaran: QRIS\n/);
  assert.doesNotMatch(text, /Sari|Melati|8120000/);
  await sent.getByText('Cara membayar', { exact: true }).click();
  await sent.getByText('Jumlahnya sudah ada di dalam kode.').waitFor();
  assert.match(await sent.innerText(), /Uang muka 50%: Rp100\.000[\s\S]*PANTI CONTOH[\s\S]*menampilkan nama PANTI CONTOH/);
  const { around } = cases('qris').find(({ payload }) => payload === QRIS);
  assert.equal(await sent.locator('svg path').getAttribute('d'), qr(rules.qris(around, 100_000)).path);

  await page.goto(site.url + 'jahit/kemeja/');
  await page.locator('[name=chest]').fill('96');
  await page.locator('[name=sleeve]').fill('58');
  await toCart(page);
  await page.goto(site.url + 'keranjang/');
  await settled(page);
  await page.getByLabel('Ambil sendiri').check();
  await page.getByRole('radio', { name: 'transfer Bank Contoh', exact: true }).check();
  await page.getByLabel('Nama', { exact: true }).fill('Sari Contoh');
  await page.getByLabel('Nomor WhatsApp').fill('081200000099');
  await page.getByRole('button', { name: 'Siapkan pesanan' }).click();
  await send();
  await sent.locator('summary').first().click();
  await sent.getByText('Cara membayar', { exact: true }).click();
  assert.match(await sent.innerText(), /Uang muka 50%: Rp100\.00\d[\s\S]*Tiga angka terakhir[\s\S]*menampilkan nama Koperasi Jahit Contoh/);
  await sent.getByRole('button', { name: 'Salin', exact: true }).click();
  await page.waitForFunction(async () => (await navigator.clipboard.readText()) === '0001234567');
  assert.equal(await sent.getByText('Tunggu jumlah akhir').isVisible(), false);
});

test('what a buyer writes from right to left stands so, and all else as before', async () => {
  const context = await visit();
  const page = await openCart(context, [line('jahit/jaket/', { variant: 'm' })], { ...BUYER, name: 'سارة', 'zone:jahit': 'Pulau Jawa', 'way:jahit': 'courier JNE' });
  await page.getByText('Surat penawaran harga', { exact: true }).click();
  const directions = () => page.evaluate(() => {
    const fields = [...document.querySelectorAll('#_nama, #_alamat, #_catatan, #_nomor, [name=to]')];
    return Object.fromEntries(fields.map((field) => [field.name, getComputedStyle(field).direction]));
  });
  assert.deepEqual(await directions(), { name: 'rtl', phone: 'ltr', address: 'ltr', note: 'ltr', to: 'ltr' });
  for (const name of ['address', 'note', 'to']) await page.locator(`[name=${name}]`).fill('شارع الياسمين 5');
  assert.deepEqual(await directions(), { name: 'rtl', phone: 'ltr', address: 'rtl', note: 'rtl', to: 'rtl' });
  await page.close();
});

test('a quotation is a letter of its own', async () => {
  const context = await visit();
  const page = await openCart(context, [
    line('jahit/jaket/', { variant: 'l', quantity: 12 }),
    line('jahit/kemeja/', { measures: { chest: '96' }, answers: ['Sari'] }),
  ], { ...BUYER, 'zone:jahit': 'Pulau Jawa', 'way:jahit': 'courier JNE' });
  await page.getByText('Surat penawaran harga', { exact: true }).click();
  await page.getByLabel('Kepada (nama lembaga)').fill('Dinas Sosial Contoh');
  await page.getByRole('button', { name: 'Cetak surat penawaran' }).click();
  await page.waitForFunction(() => window.printed);
  await page.emulateMedia({ media: 'print' });
  const words = (await page.evaluate(() => document.body.innerText)).replace(/[\s ]+/g, ' ').trim();
  assert.equal(words, [
    'Rumah Jahit Contoh', 'Balai Karya Contoh', 'Bandung, Jawa Barat', '+62 812-0000-0041 · jahit@example.org',
    'SURAT PENAWARAN HARGA', 'Nomor 261125-D8A2', 'Tanggal 25 November 2026',
    'Kepada Yth. Dinas Sosial Contoh Jl. Melati 5, Surabaya', 'Dengan hormat,',
    'Bersama surat ini kami sampaikan penawaran harga sebagai berikut.',
    'No. Uraian Jumlah Harga satuan Jumlah harga',
    '1 Jaket batik (L) Harga grosir mulai 12 12 Rp275.000,00 Rp3.300.000,00',
    '2 Kemeja ukur Ukuran badan (cm): Lingkar dada (LD) 96 Nama yang dibordir: Sari 1 Rp200.000,00 Rp200.000,00',
    'Subtotal Rp3.500.000,00', 'Ongkir Pulau Jawa (12 kg) Rp180.000,00', 'Total Rp3.680.000,00',
    'Terbilang: Rp3.680.000,00 (tiga juta enam ratus delapan puluh ribu rupiah)',
    'Penawaran ini berlaku sampai 9 Desember 2026.',
    'Uang muka 50%, yaitu Rp1.750.000,00, dibayar sebelum barang dikerjakan.',
    'Pembayaran melalui: Bank Contoh, nomor rekening 000-123-4567, atas nama Koperasi Jahit Contoh',
    'Demikian penawaran ini kami sampaikan. Atas perhatian dan kerja samanya, kami ucapkan terima kasih.',
    'Menyetujui, Dinas Sosial Contoh', 'Bandung, 25 November 2026 Hormat kami, Rumah Jahit Contoh',
    'Disusun dari katalog toko. Berlaku setelah ditandatangani oleh toko.',
  ].join(' '));
  const pdf = await page.pdf({ preferCSSPageSize: true });
  assert.equal(String(pdf).match(/\/Type\s*\/Page\b/g).length, 1, 'it fits on one sheet');
  assert.match(String(pdf), /\/MediaBox\s*\[0 0 59[45][.\d]* 84[12]/, 'the sheet is A4');
});

test('a price that cannot be asked leaves the line in the order', async () => {
  const context = await visit();
  await context.route(/anyam\/keset\//, (route) => route.abort());
  const page = await openCart(context, [line('anyam/keset/', { seen: { name: 'Keset pandan', price: 45000 } })], { ...BUYER, 'way:anyam': 'pickup' });
  assert.match(await page.locator('.cart-line').innerText(), /belum bisa diperiksa karena internet terputus/);
  assert.match((await chat(page.locator('.cart-chats a').first())).text, /1\. Keset pandan 1 x \(Tanya harga\)/);
  await context.unroute(/anyam\/keset\//);
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await page.waitForFunction(() => /Rp45\.000/.test(document.querySelector('.cart-total dd').innerText));
});

test('nothing can be sent while a price is still being asked for', async () => {
  const context = await visit();
  let answer;
  const waits = new Promise((done) => (answer = done));
  await context.route(/jahit\/jaket\//, (route) => waits.then(() => route.continue()));
  const lines = [line('jahit/jaket/', { variant: 'm' })];
  const page = await beginCart(context, lines, { ...BUYER, 'way:jahit': 'courier JNE', 'zone:jahit': 'Pulau Jawa' });
  await page.locator('#_keranjang').waitFor();
  await page.getByText('Memeriksa harga terbaru').last().waitFor();
  assert.equal(await page.locator('.cart-order').count(), 0);
  await page.getByRole('button', { name: 'Siapkan pesanan' }).click();
  assert.match(await page.evaluate(() => document.activeElement.textContent), /Memeriksa harga terbaru/);
  answer();
  await page.locator('.cart-order').waitFor();
  assert.match((await chat(page.locator('.cart-chats a'))).text, /Ongkir Pulau Jawa \(1 kg\): Rp15\.000\nTotal: Rp315\.000\n/);
});

test('terms that cannot be had are said, and no order is made of guesses', async () => {
  const context = await visit();
  await context.route(/aset\/toko-/, (route) => route.abort());
  const page = await openCart(context, [line('anyam/keset/')], BUYER);
  assert.match(await page.locator('.cart-shop').innerText(), /belum bisa dimuat/);
  assert.equal(await page.locator('.cart-order').count(), 0);
  await page.getByRole('button', { name: 'Siapkan pesanan' }).click();
  assert.match(await page.evaluate(() => document.activeElement.textContent), /belum bisa dimuat/);
});

test('an empty cart invites, and one from a disk or without scripts says how to order', async () => {
  const context = await visit();
  const page = await openCart(context, []);
  await page.getByRole('link', { name: 'Lihat semua produk' }).click();
  await page.waitForURL(/\/produk\/$/);
  const without = await visit({ javaScriptEnabled: false });
  const plain = await without.newPage();
  for (const address of [site.url + 'keranjang/', pathToFileURL(join(made, 'keranjang', 'index.html')).href]) {
    await plain.goto(address);
    assert.match(await plain.locator('main').innerText(), /Tanpa keranjang pun Anda bisa memesan langsung/);
    assert.equal(await plain.getByRole('link', { name: 'Anyaman Contoh' }).count(), 1);
  }
  const disk = await context.newPage();
  await disk.goto(pathToFileURL(join(made, 'keranjang', 'index.html')).href);
  assert.equal(await disk.locator('#_keranjang').isVisible(), false);
  await follow(disk, disk.getByRole('link', { name: 'Lihat semua produk' }));
  assert.match(disk.url(), /produk\/index\.html$/);
});

test('a device that keeps nothing gets an empty cart and no exception', async () => {
  const context = await visit();
  await context.addInitScript(() => {
    for (const name of ['localStorage', 'sessionStorage']) {
      Object.defineProperty(window, name, { get: () => { throw new DOMException('denied', 'SecurityError'); } });
    }
  });
  const page = await context.newPage();
  await page.goto(site.url + 'keranjang/');
  await page.getByRole('heading', { name: 'Keranjang Anda masih kosong' }).waitFor();
});

test('hostile texts of a buyer and of storage stay texts', async () => {
  const context = await visit();
  const hostile = '"><img src=x onerror=alert(1)><script>alert(2)</script>\u202e{name}{total}$&';
  const page = await openCart(context, [
    line('jahit/kemeja/', { measures: { chest: hostile }, answers: [hostile], note: hostile, seen: { name: hostile, price: 1 } }),
    line('jahit/hilang/', { seen: { name: hostile, price: 1 } }),
  ], { ...BUYER, name: hostile, address: hostile, note: hostile, 'way:jahit': 'pickup', to: hostile });
  await page.evaluate((hostile) => {
    const order = { code: '261125-2222', shop: hostile, day: hostile, total: hostile, text: hostile };
    const pays = { slug: 'jahit', pay: 'qris', due: hostile, deposit: hostile, percent: hostile, unique: hostile };
    localStorage.setItem('etalase-sent:/', JSON.stringify({ orders: [{ ...order, ...pays }, null, { code: 1 }, 'x'] }));
  }, hostile);
  await page.reload();
  await settled(page);
  await page.locator('.cart-old summary').first().click();
  await page.locator('.cart-old').getByText('Cara membayar', { exact: true }).click();
  assert.match(await page.locator('.cart-old').innerText(), /Tunggu jumlah akhir/);
  assert.equal(await page.locator('main img[src="x"], main script:not([type])').count(), 0);
  const { text } = await chat(page.locator('.cart-chats a'));
  assert.ok(text.includes(`Nama: ${hostile}`) && text.includes(`Nama yang dibordir: ${hostile}`), text);
  await page.getByText('Surat penawaran harga', { exact: true }).click();
  await page.getByRole('button', { name: 'Cetak surat penawaran' }).click();
  await page.waitForFunction(() => window.printed);
  assert.equal(await page.locator('#_cetak img, #_cetak script').count(), 0);
});

/** The same numbers on every run. */
function dice(seed) {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

/** A value of any shape that JSON has. */
function anything(roll, depth = 0) {
  const texts = ['', '__proto__', 'NaN', '<img src=x onerror=alert(1)>', '../../', '//evil.example/', 'jahit/jaket/', '2026-99-99', '\ud83d', '9'.repeat(400)];
  const plain = [null, true, false, 0, -1, 1e308, 1.5, 2 ** 53, ...texts];
  if (depth > 2 || roll(3)) return plain[roll(plain.length)];
  if (roll(2)) return Array.from({ length: roll(4) }, () => anything(roll, depth + 1));
  return Object.fromEntries(Array.from({ length: roll(4) }, () => [texts[roll(texts.length)], anything(roll, depth + 1)]));
}

/** A cart as the site writes it, with some of its parts replaced by anything. */
function damaged(roll) {
  const cart = {
    version: 1,
    lines: [
      line('jahit/jaket/', { id: 'a', variant: 'l', quantity: 12, seen: { name: 'Jaket', price: 1 } }),
      line('jahit/kemeja/', { id: 'b', measures: { chest: '96' }, answers: ['x'] }),
      line('jahit/potong/', { id: 'c', day: '2026-12-02', time: '10:00' }),
      line('anyam/keset/', { id: 'd', quantity: 3 }),
    ],
    codes: { jahit: '261125-2222' },
  };
  for (let harm = 0; harm <= roll(3); harm += 1) {
    const places = [cart, ...[cart.lines].flat().filter((line) => line && typeof line === 'object')];
    const place = places[roll(places.length)];
    const keys = [...Object.keys(place), 'x'];
    place[keys[roll(keys.length)]] = anything(roll);
  }
  const text = JSON.stringify(cart);
  return roll(6) ? text : text.slice(0, roll(text.length));
}

test('whatever stands in storage: no exception, no NaN, no markup, nothing asked outside the site', async () => {
  const context = await visit();
  const page = await context.newPage();
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(site.url + 'keranjang/');
  for (let seed = 1; seed <= 120; seed += 1) {
    const roll = dice(seed);
    const draft = Object.fromEntries(Object.keys({ ...BUYER, 'way:jahit': '', 'zone:jahit': '', 'pay:jahit': '' }).map((key) => [key, roll(2) ? anything(roll) : 'courier JNE']));
    const [cart, sent] = [damaged(roll), anything(roll)];
    await page.evaluate(([cart, draft, sent]) => {
      localStorage.clear();
      localStorage.setItem('etalase-cart:/', cart);
      sessionStorage.setItem('etalase-draft:/', JSON.stringify(draft));
      localStorage.setItem('etalase-sent:/', JSON.stringify(sent));
      localStorage.setItem('etalase-buyer:/', JSON.stringify(sent));
    }, [cart, { tried: '1', ...draft }, roll(2) ? { orders: sent } : sent]);
    await page.reload();
    await settled(page);
    const seen = await page.evaluate(() => {
      for (const part of document.querySelectorAll('details')) part.open = true;
      const main = document.querySelector('main');
      const odd = main.querySelectorAll('img[src="x"], script:not([type]), [onerror]').length;
      const links = [...main.querySelectorAll('a')].map(({ href }) => href);
      return { odd, links, text: main.innerText };
    });
    assert.equal(seen.odd, 0, cart);
    assert.doesNotMatch(seen.text, /NaN|undefined|Infinity|Invalid|\[object|null/, `${seed}: ${cart}`);
    const foreign = seen.links.filter((href) => !href.startsWith(site.url) && !/^https:\/\/wa\.me\/62\d+\?text=|^mailto:jahit@example\.org\?/.test(href));
    assert.deepEqual(foreign.filter(Boolean), [], cart);
    assert.deepEqual(context.complaints, [], `${seed}: ${cart}`);
    for (const button of await page.locator('[data-do=more]:visible').all()) await button.click();
  }
  assert.deepEqual(asked.filter((url) => !url.startsWith(site.url) && !url.startsWith('data:')), []);
});

test('no script of the cart writes markup', () => {
  const assets = join(made, 'aset');
  for (const file of readdirSync(assets).filter((file) => file.endsWith('.js'))) {
    assert.doesNotMatch(readFileSync(join(assets, file), 'utf8'), /innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function/, file);
  }
});
