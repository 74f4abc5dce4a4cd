// An order from the product's page to the message, as buyers make it: by mouse and by keyboard, in both languages, in
// one shop and in two, with whatever happens to the shop and to the device meanwhile.

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { after, afterEach, before, test } from 'node:test';

import { launch } from './browser.mjs';
import { QRIS, buildMarket } from './market.mjs';
import { scripts } from './scripts.mjs';
import { serve } from './server.mjs';

const { rules, qr } = scripts('id', 'rules', 'order', 'qr');

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

const CODE = '261125-D8A2';

/** A line as a product's page adds it. */
function line(address, wishes = {}) {
  return { id: address.replace(/\W/g, '').slice(0, 12), address, variant: '', quantity: 1, measures: {}, answers: [], day: '', time: '', note: '', seen: { name: 'Barang', price: null }, ...wishes };
}

/** Opens the cart with these lines in it, and with what the buyer has typed and chosen. */
async function openCart(context, lines, draft, path = '') {
  const page = await context.newPage();
  await page.goto(`${site.url}${path}offline/`);
  await page.evaluate(([lines, draft]) => {
    localStorage.setItem('etalase-cart:/', JSON.stringify({ version: 1, lines }));
    if (draft) sessionStorage.setItem('etalase-draft:/', JSON.stringify(draft));
  }, [lines, draft]);
  await page.goto(`${site.url}${path}keranjang/`);
  await settled(page);
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

/** Three lines from two shops, chosen on the products' pages. */
async function chooseThreeLines(page, path = '') {
  await page.goto(`${site.url}${path}jahit/jaket/`);
  await page.locator('.choose input').nth(1).check();
  await page.locator('[name=quantity]').fill('12');
  await page.locator('.to-basket').click();
  await page.goto(`${site.url}${path}jahit/kemeja/`);
  await page.locator('[name=chest]').fill('96');
  await page.locator('[name=sleeve]').fill('58');
  await page.locator('[name=answer]').fill('Sari & Co #1');
  await page.locator('.to-basket').click();
  await page.goto(`${site.url}${path}anyam/keset/`);
  await page.locator('.to-basket').click();
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

  const mail = new URL(await orderOf(page, 'Rumah Jahit Contoh').getByRole('link', { name: 'Kirim lewat surel' }).getAttribute('href'));
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
  await page.goto(site.url + 'jahit/kemeja/');
  await type('[name=chest]', '96');
  await type('[name=sleeve]', '58');
  await type('[name=answer]', 'Sari & Co #1');
  await tabTo(page, '.to-basket');
  await press('Enter');
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
  await page.locator('.to-basket').click();
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
