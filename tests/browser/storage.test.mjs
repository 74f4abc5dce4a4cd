// What a device keeps may be anything: another program's, an older version's, half written, made up. The cart shows what
// of it can stand in an order, and nothing goes wrong.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { launch } from './browser.mjs';
import { demo, pages } from './demo.mjs';
import { WRITTEN } from './payloads.mjs';
import { serve } from './server.mjs';

let browser, site;
before(async () => {
  browser = await launch();
  site = await serve(demo, '/', { policy: false });
});
after(async () => {
  await browser?.close();
  site?.close();
});

/** Addresses of products of the demo. */
const PRODUCTS = pages(demo).filter((path) => path.split('/').length === 3 && !/^(en|keranjang|cari|offline|kategori|produk|halaman)\//.test(path)).map((path) => path.replace('index.html', ''));

/** Changes of storage, in the page: `count` of them by a row of numbers that `seed` begins. Runs in the page. */
async function change({ count, seed, products, payloads }) {
  // xorshift32 (Marsaglia 2003).
  const next = () => ((seed ^= seed << 13), (seed ^= seed >>> 17), (seed ^= seed << 5), seed >>> 0);
  const one = (list) => list[next() % list.length];
  const numbers = [0, -1, 1, 2, 1.5, 9999, 1e4, 2 ** 31, 2 ** 53, -(2 ** 53), 1e308, -1e-9, 5e-324];
  const raw = ['1e999', '-1e999', '[[[[[[]]]]]]', '{"a":{"b":{"c":1}}}', 'true', 'false', '""', '[]', '{}', '{"__proto__":{"x":1}}', '{"length":1e9}', '{"toString":1,"valueOf":1}'];
  const strange = () => (next() % 3 ? JSON.stringify(one([...numbers, ...payloads, one(products), 'x'.repeat(next() % 3000)])) : one(raw));
  const line = () => ({
    id: one(['a', 'b', 'c', 'd1', `${next() % 1000}`]),
    address: one(products),
    variant: one(['', 's', 'merah', 'tidak-ada']),
    quantity: one([1, 2, 12, 9999]),
    measures: { chest: '90' },
    answers: ['x'],
    day: one(['', '2026-12-01', '2026-13-45', '0000-00-00', '9999-99-99', '2026-02-30']),
    time: one(['', '09:00', '24:00']),
    note: 'n',
    seen: { name: 'Barang', price: one([1000, 0]) },
  });
  const cart = () => JSON.stringify({ version: 1, lines: Array.from({ length: next() % 6 }, line), codes: { [one(products).split('/')[0]]: one(['261125-D8A2', 'x', 7]) } });
  const kinds = [
    // One value for another, at any depth.
    (text) => {
      const values = [...text.matchAll(/:("[^"]*"|-?\d+|true|false|\[[^[\]]*\]|\{[^{}]*\})/g)];
      const found = one(values);
      return found ? text.slice(0, found.index + 1) + strange() + text.slice(found.index + found[0].length) : text;
    },
    (text) => text.replace(new RegExp(`"${one(['id', 'address', 'lines', 'version', 'quantity', 'seen', 'answers', 'measures', 'codes', 'note'])}":`, 'g'), (key) => (next() % 2 ? key : `"x${key.slice(1)}`)),
    (text) => text.slice(0, next() % (text.length + 1)),
    (text) => text.slice(0, next() % text.length) + one(['"', '}', ']', ',', ':', '\\', '\u0000', '\ud800', one(payloads)]) + text.slice(next() % text.length),
    (text) => text.replace(/"lines":\[(.*)\],"codes"/, (_, lines) => `"lines":[${Array(300).fill(lines.slice(0, 2000) || '{}').join()}],"codes"`),
    () => one([...raw, ...payloads, '', ' ', 'null', '\u0000', '9'.repeat(400), '['.repeat(5000)]),
    () => strange(),
  ];
  const wrong = [];
  const words = /\bNaN\b|\bundefined\b|\[object |\bInfinity\b/;
  addEventListener('error', ({ message }) => wrong.push(`error: ${message} with ${now.slice(0, 300)}`));
  addEventListener('unhandledrejection', ({ reason }) => wrong.push(`rejected: ${reason} with ${now.slice(0, 300)}`));
  const allowed = new Set([...document.querySelectorAll('*'), ...[...document.querySelectorAll('template')].flatMap(({ content }) => [...content.querySelectorAll('*')])].map(({ localName }) => localName));
  let now = '';
  for (let number = 0; number < count; number += 1) {
    let text = cart();
    for (let times = next() % 3; times >= 0; times -= 1) text = one(kinds)(text);
    now = text;
    try {
      localStorage.setItem('etalase-cart:/', text);
    } catch {
      continue;
    }
    dispatchEvent(new StorageEvent('storage', { key: 'etalase-cart:/' }));
    if (number % 8 === 0) await new Promise((done) => setTimeout(done));
    const shown = document.getElementById('_keranjang');
    const said = shown.innerText + document.querySelector('.to-cart').innerText;
    if (words.test(said)) wrong.push(`${words.exec(said)} with ${text.slice(0, 300)}`);
    for (const element of shown.querySelectorAll('*')) {
      const acts = element.getAttributeNames().find((name) => /^(on|style$|srcdoc$)/.test(name));
      if (acts || !allowed.has(element.localName)) wrong.push(`${element.outerHTML.slice(0, 100)} with ${text.slice(0, 300)}`);
      if (element.href && element.localName === 'a' && !/^(https:\/\/wa\.me\/|mailto:)/.test(element.href) && !element.href.startsWith(location.origin)) wrong.push(`${element.href} with ${text.slice(0, 300)}`);
    }
    if (wrong.length > 5) break;
  }
  await new Promise((done) => setTimeout(done, 500));
  return wrong;
}

test('a cart edited at random throws nothing, shows no NaN and makes no markup', async () => {
  const context = await browser.newContext({ serviceWorkers: 'block' });
  const page = await context.newPage();
  const errors = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.addInitScript(() => (window.pwned = () => (window.hit = true)));
  await page.goto(`${site.url}keranjang/`);
  assert.ok(PRODUCTS.length > 10, PRODUCTS.join());
  // Words that say of themselves what is looked for would be found.
  const payloads = WRITTEN.filter((text) => !/NaN|undefined|Infinity|object/.test(text));
  const wrong = await page.evaluate(change, { count: 1_500, seed: 7391, products: PRODUCTS, payloads });
  const hit = await page.evaluate(() => window.hit);
  await context.close();
  assert.deepEqual([...wrong, ...errors], []);
  assert.equal(hit, undefined);
});

test('what the buyer typed and sent, edited at random, harms no page', async () => {
  const context = await browser.newContext({ serviceWorkers: 'block' });
  const page = await context.newPage();
  const errors = [];
  page.on('pageerror', (error) => errors.push(`${page.url()}: ${error.message}`));
  page.on('dialog', (dialog) => dialog.dismiss().then(() => errors.push('dialog')));
  const values = ['null', 'true', '1', '"x"', '[]', '[1,null,"x"]', '{"orders":1}', '{"orders":[1,null,{"code":1}]}', '{', '', '{"name":{"a":1},"phone":7,"address":[],"remember":{}}', '{"__proto__":{"name":"x"},"constructor":"x"}'];
  const texts = WRITTEN.filter((_, number) => number % 11 === 0);
  for (const text of texts) {
    values.push(JSON.stringify({ name: text, phone: text, address: text, note: text, tried: text, remember: text, to: text, [`way:${text}`]: text, 'zone:': text, 'pay:': text, [text]: text }));
    values.push(JSON.stringify({ orders: [{ code: text, shop: text, day: text, total: text, text }] }));
  }
  await page.goto(`${site.url}offline/`);
  const paths = ['keranjang/', 'keranjang/', PRODUCTS[0], 'cari/', ''];
  for (const [number, value] of values.entries()) {
    await page.evaluate(
      ([value, products]) => {
        for (const name of ['etalase-draft:/', 'etalase-buyer:/', 'etalase-sent:/']) {
          for (const storage of [localStorage, sessionStorage]) storage.setItem(name, value);
        }
        const lines = products.slice(0, 2).map((address, place) => ({ id: `a${place}`, address, quantity: 1, seen: {} }));
        localStorage.setItem('etalase-cart:/', value.length % 2 ? value : JSON.stringify({ version: 1, lines }));
      },
      [value, PRODUCTS],
    );
    await page.goto(site.url + paths[number % paths.length], { waitUntil: 'load' });
    const said = await page.evaluate(() => document.body.innerText);
    assert.doesNotMatch(said, /\bNaN\b|\[object /, value);
  }
  await context.close();
  assert.deepEqual(errors, []);
});

/** Fills what is left of the device's storage, to the last letter. Runs in the page. */
function fillStorage() {
  for (let size = 2 ** 20; size >= 1; size = size > 1 ? size >> 1 : 0) {
    try {
      for (;;) localStorage.setItem('lain', (localStorage.getItem('lain') ?? '') + 'x'.repeat(size));
    } catch {}
  }
}

test('a device that is full loses no order: the code is made, and the cart is emptied only of what was kept', async () => {
  const context = await browser.newContext({ serviceWorkers: 'block', permissions: ['clipboard-read', 'clipboard-write'] });
  const page = await context.newPage();
  const errors = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(`${site.url}offline/`);
  await page.evaluate(() => {
    const line = { id: 'a', address: 'rumah-jahit-balanga/jaket-benang-bintik/', variant: 'l', quantity: 2 };
    localStorage.setItem('etalase-cart:/', JSON.stringify({ version: 1, lines: [line] }));
    sessionStorage.setItem('etalase-draft:/', JSON.stringify({ name: 'Sari', phone: '081200000099', address: 'Jl. Melati 5', 'zone:rumah-jahit-balanga': '?' }));
  });
  await page.evaluate(fillStorage);
  await page.goto(`${site.url}keranjang/`);
  await page.getByRole('button', { name: 'Siapkan pesanan' }).click();
  const order = page.locator('.cart-order');
  await order.waitFor();
  const [code] = /\d{6}-[2-9A-Z]{4}/.exec(await order.innerText());
  await page.getByRole('button', { name: 'Salin pesanan' }).click();
  await page.getByRole('button', { name: 'Ya, sudah terkirim' }).click();
  await page.getByText('Penyimpanan perangkat ini penuh, jadi pesanan ini tetap di keranjang.').waitFor();
  assert.ok((await order.innerText()).includes(code), 'the order is still there, under the same name');
  assert.equal(await page.evaluate(() => JSON.parse(localStorage.getItem('etalase-cart:/')).lines.length), 1);
  assert.equal(await page.locator('.cart-old').count(), 0);
  await page.evaluate(() => localStorage.removeItem('lain'));
  await page.getByRole('button', { name: 'Ya, sudah terkirim' }).click();
  await page.getByText('Pesanan dipindahkan ke daftar yang sudah dikirim.').waitFor();
  assert.ok((await page.locator('.cart-old summary').first().innerText()).includes(code));
  assert.equal(await page.locator('.cart-line').count(), 0);
  await context.close();
  assert.deepEqual(errors, []);
});
