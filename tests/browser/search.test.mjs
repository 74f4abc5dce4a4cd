// The search finds what the catalogue holds, as a buyer types, and asks the host for little.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { follow } from './browser.mjs';
import { cardsOf } from './cards.mjs';
import { workshopGoods } from './goods.mjs';
import { WRITTEN } from './payloads.mjs';
import { serve } from './server.mjs';
import { GOODS, PAGE, serveThousand } from './thousand.mjs';
import { watchedTab } from './watch.mjs';

/** Bytes that a first result may take, with the page and its scripts. */
const FIRST_RESULT = 100_000;

let browser, portal, shop, shown, open, close;
before(async () => {
  ({ browser, portal, shop, shown, open, close } = await serveThousand());
});
after(() => close?.());

const field = (page) => page.locator('#_cari input');

/** Types as a person does, and waits for what is said of it. */
async function type(page, query) {
  await field(page).fill('');
  await field(page).pressSequentially(query, { delay: 5 });
  await said(page, query);
}

/** Waits until the status speaks of these words and nothing is being looked for. */
async function said(page, words) {
  await page.waitForFunction(
    (words) => document.getElementById('_hasil').textContent.includes(`“${words}”`) && document.getElementById('_daftar').ariaBusy === 'false',
    words,
  );
  return page.locator('#_hasil').textContent();
}

/** The addresses of all results, shown to their end. */
async function results(page) {
  while (await page.locator('#_lagi').isVisible()) {
    const before = await page.locator('#_daftar > li').count();
    await page.locator('#_lagi').click();
    await page.locator('#_daftar > li').nth(before).waitFor();
  }
  return page.evaluate(() => {
    const home = new URL(document.body.dataset.home, location).href;
    return [...document.querySelectorAll('#_daftar > li > a')].map((link) => link.href.slice(home.length));
  });
}

/** The addresses of the products in which a pattern stands: in their names, kinds, tags, materials, shops and words. */
function holding(goods, pattern) {
  const words = ({ name, english, category, tag, material, shop, description, sku }) =>
    [name, english, category, tag, material, shop?.replaceAll('-', ' '), description, sku].join(' | ');
  return goods.filter((one) => pattern.test(words(one))).map(({ address }) => address);
}

async function finds(page, query, expected) {
  await type(page, query);
  assert.match(await said(page, query), new RegExp(`(^|\\D)${expected.length}(\\D|$)`));
  const found = await results(page);
  assert.deepEqual([...found].sort(), [...expected].sort(), query);
  return found;
}

test('words are found as they are typed, by their beginnings, and together', async () => {
  const page = await open(portal, 'cari/');
  const found = await finds(page, 'keset', holding(GOODS, /\bkeset/i));
  const named = new Set(GOODS.filter(({ name }) => /^Keset/.test(name)).map(({ address }) => address));
  assert.ok(named.size > 10 && found.slice(0, named.size).every((address) => named.has(address)), 'names come first');
  const begins = holding(GOODS.map(({ description, ...rest }) => rest), /\bransel/i);
  await type(page, 'ranse');
  const beginning = await results(page);
  assert.ok(begins.length > 10 && begins.every((address) => beginning.includes(address)));
  const both = GOODS.filter(({ name }) => /kawung/i.test(name) && /batik/i.test(name)).map(({ address }) => address);
  const together = await finds(page, 'batik kawung', GOODS.filter((one) => /\bkawung/i.test(one.name) && holding([one], /\bbatik/i).length).map(({ address }) => address));
  assert.deepEqual([...together.slice(0, both.length)].sort(), both.sort());
  await finds(page, 'PRT-00042', [GOODS[42].address]);
  await page.close();
});

test('roots meet: with an ending and without', async () => {
  const page = await open(portal, 'cari/');
  const mats = holding(GOODS, /\bkeset/i);
  await finds(page, 'kesetnya', mats);
  await type(page, 'keset');
  assert.deepEqual((await results(page)).sort(), mats.sort());
  const english = await open(portal, 'en/cari/');
  await finds(english, 'aprons', holding(GOODS, /\bapron/i));
  await finds(english, 'apron', holding(GOODS, /\bapron/i));
  await Promise.all([page, english].map((page) => page.close()));
});

test('a word that is misspelt is put right, and the page says so', async () => {
  const page = await open(portal, 'cari/');
  for (const [typed, meant] of [['kesett', 'keset'], ['selendnag', 'selendang'], ['ransle', 'ransel'], ['dompt', 'dompet']]) {
    await type(page, typed);
    assert.match(await page.locator('#_hasil').textContent(), new RegExp(`^“${typed}” tidak ada, jadi kami cari “${meant}”`));
    const found = await results(page);
    const expected = holding(GOODS, new RegExp(`\\b${meant}`, 'i'));
    assert.ok(expected.every((address) => found.includes(address)), typed);
  }
  await page.close();
});

test('nothing found: the page says so and offers each word alone, and the categories', async () => {
  const page = await open(portal, 'cari/');
  await type(page, 'qqqqzzz');
  assert.match(await page.locator('#_hasil').textContent(), /^Belum ada yang cocok/);
  assert.ok(await page.locator('#_kategori').isVisible());
  await type(page, 'PRT-00042 PRT-00043');
  const ways = page.locator('#_jalan a');
  assert.ok((await ways.count()) >= 2);
  await ways.filter({ hasText: '00043' }).click();
  await said(page, '00043');
  assert.deepEqual(await results(page), [GOODS[43].address]);
  await page.close();
});

test('an address with words is an answer that can be sent to others, and the way back works', async () => {
  const expected = holding(GOODS, /\bkeset/i);
  const page = await open(portal, 'cari/?q=keset');
  await said(page, 'keset');
  assert.equal(await field(page).inputValue(), 'keset');
  assert.deepEqual((await results(page)).sort(), expected.sort());
  await field(page).fill('dompet');
  await page.keyboard.press('Enter');
  await said(page, 'dompet');
  assert.equal(new URL(page.url()).search, '?q=dompet');
  await page.goBack();
  await said(page, 'keset');
  assert.equal(await field(page).inputValue(), 'keset');
  await follow(page, page.locator('#_daftar a').nth(1));
  await page.goBack();
  await said(page, 'keset');
  await page.close();
});

test('words that are typed and sent before the script is there are answered once it is', async () => {
  const page = await open(portal, 'cari/');
  const complaints = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  await page.route('**/search-*.js', async (route) => {
    await new Promise((done) => setTimeout(done, 1000));
    await route.continue();
  });
  for (const send of [() => {}, () => page.keyboard.press('Enter'), () => page.locator('#_cari button').click()]) {
    await page.goto(new URL('./', page.url()).href, { waitUntil: 'commit' });
    await field(page).fill('keset');
    await send();
    await said(page, 'keset');
    assert.equal(new URL(page.url()).search, '?q=keset');
    assert.deepEqual((await results(page)).sort(), holding(GOODS, /\bkeset/i).sort());
  }
  assert.deepEqual(complaints, []);
  await page.close();
});

test('by keyboard: the arrow leads from the words to what they find', async () => {
  const page = await open(portal, 'cari/');
  await type(page, 'ransel');
  await page.keyboard.press('ArrowDown');
  const first = await page.evaluate(() => document.activeElement === document.querySelector('#_daftar a'));
  assert.ok(first);
  await page.close();
});

test('in one shop, in both languages', async () => {
  const goods = workshopGoods();
  for (const [home, query, pattern] of [['', 'selendang', /\bselendang/i], ['en/', 'scarf', /\bscarf/i]]) {
    const page = await open(shop, `${home}cari/`);
    await type(page, query);
    assert.deepEqual((await results(page)).sort(), holding(goods, pattern).sort());
    await page.close();
  }
});

test('nothing is asked of the host before the box is used, and a first result takes little', async () => {
  for (const encoding of ['br', 'gzip']) {
    const host = await serve(portal.folder, '/', { encodings: [encoding] });
    for (const query of ['keset', 'kain', 'kain batik', 'kesett']) {
      const context = await browser.newContext({ viewport: { width: 360, height: 740 }, serviceWorkers: 'block' });
      const page = await context.newPage();
      const asked = [];
      page.on('request', (request) => asked.push(request));
      const dataFiles = () => asked.map((request) => new URL(request.url()).pathname).filter((path) => path.endsWith('.json'));
      await page.goto(`${host.url}cari/`, { waitUntil: 'networkidle' });
      assert.deepEqual(dataFiles(), []);
      await Promise.all([page.waitForResponse(/indeks\.json$/), field(page).focus()]);
      assert.deepEqual(dataFiles(), ['/cari/indeks.json']);
      await type(page, query);
      assert.equal(await page.locator('#_daftar > li').count(), PAGE, query);
      let [bytes, data] = [0, 0];
      for (const request of asked) {
        const response = await request.response();
        await response.finished();
        const headers = await response.allHeaders();
        const { responseBodySize: size } = await request.sizes();
        if (/text|json|javascript/.test(headers['content-type'])) assert.equal(headers['content-encoding'], encoding, request.url());
        bytes += size;
        if (request.url().endsWith('.json')) data += size;
      }
      await context.close();
      assert.ok(data > 3000 && bytes < FIRST_RESULT, `${encoding} ${query}: ${bytes} bytes, ${data} of them data`);
    }
    host.close();
  }
});

test('cards of results are those of the lists', async () => {
  for (const [site, home, queries, parts] of [
    [shop, '', ['kemeja', 'selendang', 'jaket', 'seragam', 'lukisan', 'potong rambut', 'sapu lidi', 'keset'], 3],
    [shown, 'en/', ['batik', 'bag', 'shirt', 'sewing', 'jasa', 'sapu'], 1],
    [shown, '', ['batik', 'tas', 'kemeja', 'jahit', 'lukisan', 'sapu'], 1],
  ]) {
    const made = new Map();
    for (let part = 1; part <= parts; part += 1) {
      const page = await open(site, `${home}produk/${part > 1 ? `hal/${part}/` : ''}`, { javaScriptEnabled: false });
      for (const [address, card] of await page.evaluate(cardsOf)) made.set(address, card);
      await page.close();
    }
    const compared = new Set();
    for (const query of queries) {
      const page = await open(site, `${home}cari/?q=${encodeURIComponent(query)}`);
      await page.locator('#_hasil:not(:empty)').waitFor();
      await results(page);
      for (const [address, card] of await page.evaluate(cardsOf)) {
        assert.deepEqual(card, made.get(address), address);
        compared.add(address);
      }
      await page.close();
    }
    assert.ok(compared.size > 12, `${home}: ${compared.size} cards`);
  }
});

test('without JavaScript the categories lead on, and the box that would do nothing is not there', async () => {
  const page = await open(portal, 'cari/', { javaScriptEnabled: false });
  assert.equal(await field(page).isVisible(), false);
  await page.locator('#_kategori a').first().click();
  assert.match(new URL(page.url()).pathname, /^\/kategori\//);
  await page.close();
});

test('hostile words in the box and in the address do nothing', async () => {
  const bare = await serve(portal.folder, '/', { policy: false });
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, serviceWorkers: 'block' });
  const { page, deeds } = await watchedTab(context, bare.origin);
  const answered = () => page.waitForFunction(() => document.getElementById('_daftar').ariaBusy === 'false');
  await page.goto(`${bare.url}cari/`);
  for (const payload of WRITTEN) {
    await field(page).fill(payload.replaceAll('\n', ' '));
    await page.keyboard.press('Enter');
    await answered();
    for (const way of await page.locator('#_jalan a').all()) assert.match(await way.evaluate((link) => link.href), /^http:.*\/cari\/\?q=/);
  }
  for (const payload of WRITTEN) {
    await page.goto(`${bare.url}en/cari/?q=${encodeURIComponent(payload)}#${encodeURIComponent(payload)}`);
    if (payload.trim()) await answered();
    assert.equal(await field(page).inputValue(), payload.trim().replaceAll('\n', ''));
  }
  await context.close();
  bare.close();
  assert.deepEqual(deeds, []);
});
