// Lists are sorted and narrowed: on ready pages without JavaScript, and where they stand with it.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { follow } from './browser.mjs';
import { cardsOf } from './cards.mjs';
import { demo } from './demo.mjs';
import { byPrice, newest, workshopGoods } from './goods.mjs';
import { WRITTEN } from './payloads.mjs';
import { shopSlug } from './portal.mjs';
import { serve } from './server.mjs';
import { GOODS, PAGE, serveThousand } from './thousand.mjs';
import { watchedTab } from './watch.mjs';
import { workshop } from './workshop.mjs';

const KINDS_OF_GOODS = [...new Set(GOODS.map(({ category }) => category))];
const slugOf = (name) => name.toLowerCase().replaceAll(' & ', '-').replaceAll(' ', '-');
const addresses = (goods) => goods.map(({ address }) => address);

let browser, portal, shop, shown, open, close;
before(async () => {
  ({ browser, portal, shop, shown, open, close } = await serveThousand());
});
after(() => close?.());

/** The addresses of the products in the list, seen from the home of the page's language. */
async function listed(page) {
  return page.evaluate(() => {
    const home = new URL(document.body.dataset.home, location).href;
    return [...document.querySelectorAll('.cards > li > a')].map((link) => link.href.slice(home.length));
  });
}

/** What the status says where so many fit. */
function counted(page, count) {
  if (!new URL(page.url()).pathname.startsWith('/en/')) return `${count.toLocaleString('id')} produk`;
  return count === 1 ? '1 product' : `${count.toLocaleString('en')} products`;
}

/** Waits until these products stand in the list, and looks at what is said of them. */
async function sees(page, goods, shownAtOnce = PAGE) {
  const expected = addresses(goods.slice(0, shownAtOnce));
  const until = Date.now() + 10_000;
  while ((await listed(page)).join() !== expected.join() && Date.now() < until) await page.waitForTimeout(50);
  assert.deepEqual(await listed(page), expected);
  assert.equal(await page.locator('#_hasil').textContent(), counted(page, goods.length));
  assert.equal(await page.locator('#_kosong').isVisible(), goods.length === 0);
  assert.equal(await page.locator('#_lagi').isVisible(), goods.length > shownAtOnce);
  assert.equal(await page.locator('.pages').isVisible().catch(() => false), false, 'the ready pages are no part of it');
}

/** Opens the choices and waits for what there is to choose. */
async function openChoices(page) {
  await page.locator('.refine summary').click();
  await page.waitForFunction(() => [...document.querySelectorAll('[name=kategori], [name=toko]')].every(({ length }) => length > 1));
}

/** Chooses by hand: an option of a select, or what is typed and left. */
async function choose(page, choices) {
  for (const [name, value] of Object.entries(choices)) {
    const field = page.locator(`#_saring [name=${name}]`);
    if (name === 'min' || name === 'maks') {
      await field.fill(value);
      await field.blur();
    } else {
      await field.selectOption(value);
    }
  }
}

const able = ({ state }) => state !== 'gone';
const CHOICES = [
  { choices: { urut: 'termurah' }, fit: (goods) => byPrice(goods, 1) },
  { choices: { urut: 'termahal' }, fit: (goods) => byPrice(goods, -1) },
  { choices: { kategori: slugOf(KINDS_OF_GOODS[0]) }, fit: (goods) => newest(goods.filter(({ category }) => category === KINDS_OF_GOODS[0])) },
  { choices: { toko: shopSlug(3) }, fit: (goods) => newest(goods.filter((one) => one.shop === shopSlug(3))) },
  { choices: { ada: 'siap' }, fit: (goods) => newest(goods.filter(({ state }) => state === 'ready')) },
  { choices: { ada: 'bisa' }, fit: (goods) => newest(goods.filter(able)) },
  { choices: { min: '200.000' }, fit: (goods) => newest(goods.filter(({ price }) => price >= 200000)) },
  { choices: { maks: 'Rp 60.000,-' }, fit: (goods) => newest(goods.filter(({ price }) => price <= 60000)) },
  { choices: { min: '50rb', maks: '0,1 juta' }, fit: (goods) => newest(goods.filter(({ price }) => price >= 50000 && price <= 100000)) },
  {
    choices: { urut: 'termahal', kategori: 'kain', ada: 'bisa', min: '150000', maks: '400000' },
    fit: (goods) => byPrice(goods.filter((one) => one.category === 'Kain' && able(one) && one.price >= 150000 && one.price <= 400000), -1),
  },
  { choices: { toko: shopSlug(0), urut: 'termurah', ada: 'siap' }, fit: (goods) => byPrice(goods.filter((one) => one.shop === shopSlug(0) && one.state === 'ready'), 1) },
  { choices: { min: '90jt' }, fit: () => [] },
];

for (const home of ['', 'en/']) {
  for (const { choices, fit } of CHOICES) {
    test(`a portal's list shows ${JSON.stringify(choices)} at /${home}, by hand and by address`, async () => {
      const expected = fit(GOODS);
      const page = await open(portal, `${home}produk/`);
      await openChoices(page);
      await choose(page, choices);
      await sees(page, expected);
      const { search } = new URL(page.url());
      assert.deepEqual(Object.fromEntries(new URLSearchParams(search)), choices);
      const shared = await open(portal, `${home}produk/${search}`);
      await sees(shared, expected);
      for (const [name, value] of Object.entries(choices)) assert.equal(await shared.locator(`[name=${name}]`).inputValue(), value);
      await Promise.all([page, shared].map((page) => page.close()));
    });
  }
}

test('a choice narrows the list of a category and of a shop, and of both', async () => {
  for (const [path, held] of [
    ['kategori/tas/', ({ category }) => category === 'Tas'],
    [`${shopSlug(2)}/produk/`, ({ shop }) => shop === shopSlug(2)],
    [`en/${shopSlug(2)}/kategori/pakaian/`, (one) => one.shop === shopSlug(2) && one.category === 'Pakaian'],
  ]) {
    const goods = GOODS.filter(held);
    const page = await open(portal, path);
    await openChoices(page);
    const offered = await page.locator('#_saring select').evaluateAll((all) => all.map(({ name }) => name));
    assert.equal(offered.includes('kategori'), !path.includes('kategori'), path);
    assert.equal(offered.includes('toko'), path.startsWith('kategori'), path);
    await choose(page, { urut: 'termurah', ada: 'bisa' });
    await sees(page, byPrice(goods.filter(able), 1));
    await page.close();
  }
});

test('a choice offers what the list holds and nothing else', async () => {
  const page = await open(portal, 'kategori/lukisan/');
  await openChoices(page);
  const values = await page.locator('[name=toko] option').evaluateAll((all) => all.map(({ value }) => value).filter(Boolean));
  const shops = new Set(GOODS.filter(({ category }) => category === 'Lukisan').map(({ shop }) => shop));
  assert.deepEqual(values.sort(), [...shops].sort());
  await page.close();
});

for (const [home, name] of [['', 'name'], ['en/', 'english']]) {
  test(`the list of one shop at /${home} knows variants, sales, services and prices that are asked for`, async () => {
    const goods = workshopGoods();
    const page = await open(shop, `${home}produk/`);
    await openChoices(page);
    assert.equal(await page.locator('[name=toko]').count(), 0);
    for (const { choices, fit } of [
      { choices: { urut: 'termahal' }, fit: byPrice(goods, -1) },
      { choices: { urut: 'termurah' }, fit: byPrice(goods, 1) },
      { choices: { urut: 'terbaru', ada: 'siap' }, fit: newest(goods.filter(({ state }) => state === 'ready')) },
      { choices: { ada: 'bisa', min: '180.000', maks: '400 rb' }, fit: newest(goods.filter((one) => able(one) && one.price >= 180000 && one.price <= 400000)) },
      { choices: { ada: '', min: '0', maks: '' }, fit: newest(goods.filter(({ price }) => price !== null)) },
      { choices: { min: '', kategori: 'tas-dompet' }, fit: newest(goods.filter(({ category }) => category === 'Tas & Dompet')) },
    ]) {
      await choose(page, choices);
      await sees(page, fit);
    }
    const names = await page.locator('.card-name').allTextContents();
    assert.deepEqual(names, newest(goods.filter(({ category }) => category === 'Tas & Dompet')).map((one) => one[name]));
    await page.close();
  });
}

test('by keyboard alone: open, choose, type, see, clear', async () => {
  const page = await open(portal, 'produk/');
  const focus = () => page.evaluate(() => document.activeElement.name || document.activeElement.localName);
  for (let stop = 0; stop < 40 && (await focus()) !== 'summary'; stop += 1) await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.locator('[name=kategori] option').nth(1).waitFor({ state: 'attached' });
  const stops = [];
  for (let stop = 0; stop < 7; stop += 1) {
    await page.keyboard.press('Tab');
    stops.push(await focus());
    if (stops.at(-1) === 'urut') await page.keyboard.press('ArrowDown');
    if (stops.at(-1) === 'maks') await page.keyboard.type('75.000');
  }
  assert.deepEqual(stops, ['urut', 'kategori', 'toko', 'ada', 'min', 'maks', 'button']);
  await page.keyboard.press('Enter');
  const expected = byPrice(GOODS.filter(({ price }) => price <= 75000), 1);
  await sees(page, expected);
  assert.equal(await page.locator('.refine details').getAttribute('open'), null, 'the results are in sight');
  assert.equal(await focus(), 'summary');
  await page.keyboard.press('Enter');
  for (let stop = 0; stop < 8; stop += 1) await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => !document.getElementById('_hasil').textContent);
  assert.deepEqual(await listed(page), addresses(newest(GOODS).slice(0, PAGE)));
  assert.equal(new URL(page.url()).search, '');
  assert.equal(await focus(), 'button');
  await page.close();
});

test('enter in a price sends it', async () => {
  const page = await open(portal, 'produk/');
  await openChoices(page);
  await page.locator('[name=maks]').fill('30.000');
  await page.keyboard.press('Enter');
  await sees(page, newest(GOODS.filter(({ price }) => price <= 30000)));
  await page.close();
});

test('the way back leads through the choices to the page as it was made', async () => {
  const page = await open(portal, 'produk/hal/2/');
  const made = await page.locator('main').evaluate((main) => main.querySelector('.cards').innerHTML);
  await openChoices(page);
  await choose(page, { urut: 'termurah' });
  await sees(page, byPrice(GOODS, 1));
  await choose(page, { ada: 'siap' });
  await sees(page, byPrice(GOODS.filter(({ state }) => state === 'ready'), 1));
  await page.goBack();
  await sees(page, byPrice(GOODS, 1));
  assert.equal(await page.locator('[name=ada]').inputValue(), '');
  await page.goBack();
  await page.waitForFunction(() => !document.getElementById('_hasil').textContent);
  const again = await page.locator('main').evaluate((main) => main.querySelector('.cards').innerHTML);
  assert.ok(again === made, 'the cards are those that were made');
  assert.ok(await page.locator('.pages').isVisible());
  await page.goForward();
  await sees(page, byPrice(GOODS, 1));
  await page.close();
});

test('more is shown where asked for, and is still there after a visit to a product', async () => {
  const page = await open(portal, 'produk/?urut=termurah');
  const expected = byPrice(GOODS, 1);
  await sees(page, expected);
  await page.locator('#_lagi').click();
  await page.locator('.cards > li').nth(PAGE * 2 - 1).waitFor();
  assert.deepEqual(await listed(page), addresses(expected.slice(0, PAGE * 2)));
  const focused = await page.evaluate(() => document.activeElement.href);
  assert.ok(focused.endsWith(expected[PAGE].address), focused);
  await follow(page, page.locator('.cards > li > a').nth(PAGE + 3));
  await page.goBack();
  await sees(page, expected, PAGE * 2);
  await page.close();
});

test('where nothing fits the page says so and leads back', async () => {
  const page = await open(portal, 'produk/?min=99000000');
  await sees(page, []);
  await page.locator('#_kosong button').click();
  await page.waitForFunction(() => !document.getElementById('_hasil').textContent);
  assert.deepEqual(await listed(page), addresses(newest(GOODS).slice(0, PAGE)));
  assert.equal(await page.evaluate(() => document.activeElement.localName), 'summary');
  assert.equal(await page.locator('#_kosong').isVisible(), false);
  await page.close();
});

test('a price that is none is marked and narrows nothing', async () => {
  const page = await open(portal, 'produk/');
  await openChoices(page);
  await choose(page, { min: 'murah', urut: 'termurah' });
  await sees(page, byPrice(GOODS, 1));
  assert.equal(await page.locator('[name=min]').getAttribute('aria-invalid'), 'true');
  assert.equal(await page.locator('[name=maks]').getAttribute('aria-invalid'), 'false');
  await page.close();
});

test('an address with choices that do not exist shows the list', async () => {
  const page = await open(portal, 'produk/?toko=tidak-ada&kategori=%00&urut=acak&ada=mungkin&min=&lain=1');
  await page.waitForLoadState('networkidle');
  assert.deepEqual(await listed(page), addresses(newest(GOODS).slice(0, PAGE)));
  assert.equal(await page.locator('[name=urut]').inputValue(), 'terbaru');
  await page.close();
});

test('nothing is asked of the host before the choices are opened', async () => {
  const page = await open(portal, 'produk/');
  const asked = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.reload({ waitUntil: 'networkidle' });
  assert.deepEqual(asked.filter((path) => path.endsWith('.json')), []);
  await openChoices(page);
  const data = () => asked.filter((path) => path.endsWith('.json')).map((path) => path.replace(/-id-\w+/, ''));
  assert.deepEqual(data(), ['/cari/indeks.json', '/aset/angka.json']);
  await choose(page, { urut: 'termurah' });
  await sees(page, byPrice(GOODS, 1));
  assert.ok(data().length > 2 && data().slice(2).every((path) => path === '/aset/kartu.json'), data().join());
  await page.close();
});

test('a host that fails is told of, and asked anew by the next choice', async () => {
  const page = await open(portal, 'produk/');
  await page.route('**/*.json', (route) => route.abort());
  await page.locator('.refine summary').click();
  await choose(page, { urut: 'termurah' });
  await page.waitForFunction(() => /internet/.test(document.getElementById('_hasil').textContent));
  assert.deepEqual(await listed(page), addresses(newest(GOODS).slice(0, PAGE)), 'what stood there stays');
  await page.unroute('**/*.json');
  await choose(page, { urut: 'termahal' });
  await sees(page, byPrice(GOODS, -1));
  await page.close();
});

test('the choices take one line on a phone, and nothing moves when an address has some', async () => {
  for (const path of ['produk/', 'en/produk/?urut=termurah', 'produk/?min=30000']) {
    const page = await open(portal, path);
    if (path.includes('?')) await page.locator('#_hasil:not(:empty)').waitFor();
    const [box, first] = await page.evaluate(() => ['.refine', '.cards'].map((part) => document.querySelector(part).getBoundingClientRect().toJSON()));
    assert.ok(box.height <= 60, `${path}: ${box.height}`);
    assert.ok(first.top < 340, `${path}: the products begin at ${first.top}`);
    await page.close();
  }
});

test('without JavaScript long lists have ready pages sorted by price', async () => {
  const page = await open(portal, 'kategori/pakaian/', { javaScriptEnabled: false });
  const goods = GOODS.filter(({ category }) => category === 'Pakaian');
  assert.ok(goods.length > PAGE * 5);
  assert.equal(await page.locator('#_saring').isVisible(), false);
  for (const [name, word, way] of [['Termurah dahulu', 'termurah', 1], ['Termahal dahulu', 'termahal', -1]]) {
    await page.locator('.refine summary').click();
    assert.equal(await page.locator('#_saring').isVisible(), false);
    await follow(page, page.getByRole('link', { name, exact: true }));
    const expected = byPrice(goods, way);
    for (let part = 1; part <= 5; part += 1) {
      assert.equal(new URL(page.url()).pathname, `/kategori/pakaian/urut/${word}/${part > 1 ? `hal/${part}/` : ''}`);
      assert.equal(await page.locator('link[rel=canonical]').getAttribute('href'), 'https://pasar.example.org/kategori/pakaian/');
      assert.deepEqual(await listed(page), addresses(expected.slice((part - 1) * PAGE, part * PAGE)), `${word} ${part}`);
      if (part < 5) await follow(page, page.locator('[rel=next]'));
    }
    await follow(page, page.getByRole('link', { name: `Lihat semua ${goods.length} produk` }));
    assert.deepEqual(await listed(page), addresses(newest(goods).slice(0, PAGE)));
  }
  await page.close();
});

/** Follows a link of the list's parts and looks at all its pages, to the last, which leads to the whole list. */
async function followsPart(page, { list, whole, name, address, fits }) {
  const expected = newest(whole.filter(fits));
  await page.locator('.refine summary').click();
  const parts = page.getByRole('navigation', { name: 'Saring', exact: true });
  await follow(page, parts.getByRole('link', { name, exact: true }));
  const pages = Math.ceil(expected.length / PAGE);
  for (let part = 1; part <= pages; part += 1) {
    assert.equal(new URL(page.url()).pathname, `/${list}${address}${part > 1 ? `hal/${part}/` : ''}`);
    assert.deepEqual(await listed(page), addresses(expected.slice((part - 1) * PAGE, part * PAGE)), `${address} ${part}`);
    assert.ok((await page.locator('h1').textContent()).endsWith(`${name} ${expected.length}`));
    assert.ok((await page.title()).includes(name));
    await page.locator('.refine summary').click();
    assert.equal(await parts.locator('[aria-current]').textContent(), name);
    if (part < pages) await follow(page, page.locator('[rel=next]'));
  }
  await follow(page, parts.getByRole('link', { name: 'Semua', exact: true }));
  assert.equal(new URL(page.url()).pathname, `/${list}`);
  await page.goBack();
  await follow(page, page.getByRole('link', { name: `Lihat semua ${whole.length} produk` }));
  assert.deepEqual(await listed(page), addresses(newest(whole).slice(0, PAGE)));
}

const between = (least, most) => ({ price }) => price !== null && price >= least && price <= most;
const PARTS = [
  { name: 'Siap dikirim', address: 'ada/siap/', fits: ({ state }) => state === 'ready' },
  { name: 'Sampai Rp25.000', address: 'harga/sampai-25000/', fits: between(0, 25000) },
  { name: 'Rp25.000–Rp50.000', address: 'harga/25000-50000/', fits: between(25000, 50000) },
  { name: 'Rp50.000–Rp100.000', address: 'harga/50000-100000/', fits: between(50000, 100000) },
  { name: 'Rp100.000–Rp250.000', address: 'harga/100000-250000/', fits: between(100000, 250000) },
  { name: 'Rp250.000–Rp500.000', address: 'harga/250000-500000/', fits: between(250000, 500000) },
  { name: 'Rp500.000–Rp1.000.000', address: 'harga/500000-1000000/', fits: between(500000, 1000000) },
  { name: 'Mulai Rp1.000.000', address: 'harga/mulai-1000000/', fits: between(1000000, Infinity) },
];

for (const [title, site, list, goods] of [
  ['one shop', () => shop, 'produk/', workshopGoods()],
  ['a portal', () => portal, 'kategori/pakaian/', GOODS.filter(({ category }) => category === 'Pakaian')],
]) {
  test(`without JavaScript the list of ${title} has ready pages of what is ready and of each range of prices`, async () => {
    const page = await open(site(), list, { javaScriptEnabled: false });
    const divide = PARTS.filter(({ fits }) => goods.some(fits) && !goods.every(fits));
    await page.locator('.refine summary').click();
    const parts = page.getByRole('navigation', { name: 'Saring', exact: true }).getByRole('link');
    assert.deepEqual(await parts.allTextContents(), ['Semua', ...divide.map(({ name }) => name)]);
    assert.ok(divide.length > 3, 'each side of the list was tried');
    await page.locator('.refine summary').click();
    for (const part of divide) await followsPart(page, { list, whole: goods, ...part });
    await page.close();
  });
}

test('without JavaScript the links of a list stay within a phone, and all parts are in sight', async () => {
  for (const path of ['produk/', 'en/produk/harga/50000-100000/']) {
    const page = await open(shop, path, { javaScriptEnabled: false });
    await page.locator('.refine summary').click();
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 360, path);
    const links = page.locator('.refine nav').last().getByRole('link');
    const edges = await links.evaluateAll((all) => all.map((link) => Math.ceil(link.getBoundingClientRect().right)));
    assert.ok(edges.length > 5 && edges.every((edge) => edge <= 360), edges.join());
    await page.close();
  }
});

test('without JavaScript a part of very many products says what it leaves out', async () => {
  const ready = newest(GOODS.filter(({ state }) => state === 'ready'));
  assert.ok(ready.length > PAGE * 10);
  const page = await open(portal, 'en/produk/ada/siap/hal/10/', { javaScriptEnabled: false });
  assert.deepEqual(await listed(page), addresses(ready.slice(PAGE * 9, PAGE * 10)));
  const said = `These are only the newest ${PAGE * 10} of ${ready.length} products.`;
  assert.ok((await page.locator('main').textContent()).includes(said));
  await follow(page, page.getByRole('link', { name: `See all ${GOODS.length} products` }));
  assert.equal(new URL(page.url()).pathname, '/en/produk/');
  await page.close();
});

test('without JavaScript the list of one shop of a portal has a ready page of what is ready', async () => {
  const list = `${shopSlug(3)}/produk/`;
  const whole = GOODS.filter(({ shop }) => shop === shopSlug(3));
  const page = await open(portal, list, { javaScriptEnabled: false });
  await followsPart(page, { list, whole, ...PARTS[0] });
  await page.close();
});

test('a ready page of a part is narrowed further and widened to the whole list', async () => {
  const page = await open(shop, 'produk/harga/50000-100000/');
  const goods = workshopGoods();
  const part = newest(goods.filter(between(50000, 100000)));
  assert.deepEqual(await listed(page), addresses(part.slice(0, PAGE)));
  await openChoices(page);
  assert.equal(await page.getByRole('navigation', { name: 'Saring', exact: true }).isVisible(), false, 'the form is in its place');
  assert.equal(await page.locator('[name=min]').inputValue(), '50.000');
  assert.equal(await page.locator('[name=maks]').inputValue(), '100.000');
  await choose(page, { ada: 'siap' });
  await sees(page, part.filter(({ state }) => state === 'ready'));
  assert.equal(await page.locator('h1').innerText(), 'Semua produk', 'what is shown is not that part any more');
  await choose(page, { ada: '', min: '', maks: '' });
  await sees(page, newest(goods));
  assert.equal(new URL(page.url()).search, '?min=&maks=');
  const shared = await open(shop, `produk/harga/50000-100000/${new URL(page.url()).search}`);
  await sees(shared, newest(goods));
  await page.getByRole('button', { name: 'Hapus pilihan' }).first().click();
  await page.waitForFunction(() => !document.getElementById('_hasil').textContent);
  assert.deepEqual(await listed(page), addresses(part.slice(0, PAGE)));
  assert.match(await page.locator('h1').innerText(), /Rp50.000–Rp100.000/);
  await Promise.all([page, shared].map((one) => one.close()));
  const ready = await open(shop, 'produk/ada/siap/');
  await openChoices(ready);
  assert.equal(await ready.locator('[name=ada]').inputValue(), 'siap');
  await choose(ready, { ada: '' });
  await sees(ready, newest(goods));
  await ready.close();
});

test('without JavaScript a list of a portal leads to the same list of each shop', async () => {
  const page = await open(portal, 'en/kategori/suvenir/', { javaScriptEnabled: false });
  const goods = GOODS.filter(({ category }) => category === 'Suvenir');
  await page.locator('.refine summary').click();
  const links = page.getByRole('navigation', { name: 'Workshops' }).getByRole('link');
  assert.equal(await links.count(), new Set(goods.map(({ shop }) => shop)).size);
  await follow(page, links.filter({ hasText: 'Rumah Dahlia' }));
  assert.equal(new URL(page.url()).pathname, '/en/rumah-dahlia/kategori/suvenir/');
  assert.deepEqual(await listed(page), addresses(newest(goods.filter(({ shop }) => shop === 'rumah-dahlia')).slice(0, PAGE)));
  await page.close();
});

test('a ready page that is sorted is narrowed in its own order', async () => {
  const page = await open(portal, 'produk/urut/termahal/hal/2/');
  assert.deepEqual(await listed(page), addresses(byPrice(GOODS, -1).slice(PAGE, PAGE * 2)));
  await openChoices(page);
  await choose(page, { ada: 'siap' });
  await sees(page, byPrice(GOODS.filter(({ state }) => state === 'ready'), -1));
  await choose(page, { urut: 'terbaru' });
  await sees(page, newest(GOODS.filter(({ state }) => state === 'ready')));
  assert.equal(new URL(page.url()).search, '?urut=terbaru&ada=siap');
  await page.close();
});

test('from a disk the links are there and the form is not', async () => {
  const page = await browser.newPage();
  await page.goto(`file://${workshop}/produk/index.html`);
  await page.locator('.refine summary').click();
  assert.equal(await page.locator('#_saring').isVisible(), false);
  await follow(page, page.getByRole('link', { name: 'Termurah dahulu' }));
  assert.match(page.url(), /\/produk\/urut\/termurah\/index\.html$/);
  await page.goto(`file://${demo}/produk/index.html`);
  assert.equal(await page.getByRole('link', { name: 'Termurah dahulu' }).count(), 0);
  await page.close();
});

/** The cards of the template on a list's pages, and those that scripts make of the same products. */
for (const [name, site, home, parts] of [
  ['one shop', () => shop, '', 3],
  ['one shop in English', () => shop, 'en/', 3],
  ['a portal', () => shown, '', 1],
  ['a portal in English', () => shown, 'en/', 1],
]) {
  test(`cards that scripts make are those of the template: ${name}`, async () => {
    const made = new Map();
    for (let part = 1; part <= parts; part += 1) {
      const page = await open(site(), `${home}produk/${part > 1 ? `hal/${part}/` : ''}`, { javaScriptEnabled: false });
      for (const [address, card] of await page.evaluate(cardsOf)) made.set(address, card);
      await page.close();
    }
    const page = await open(site(), `${home}produk/?urut=termurah`);
    await page.locator('#_hasil:not(:empty)').waitFor();
    while (await page.locator('#_lagi').isVisible()) {
      const before = await page.locator('.cards > li').count();
      await page.locator('#_lagi').click();
      await page.locator('.cards > li').nth(before).waitFor();
    }
    const scripted = await page.evaluate(cardsOf);
    await page.close();
    assert.equal(scripted.length, made.size);
    assert.ok(scripted.length >= PAGE);
    for (const [address, card] of scripted) assert.deepEqual(card, made.get(address), address);
    const tags = new Set(scripted.flatMap(([, { parts }]) => JSON.stringify(parts).match(/<\w+/g)));
    for (const tag of ['<picture', '<source', '<img', '<strong', '<s']) assert.ok(tags.has(tag) || (parts === 1 && tag === '<s'), tag);
  });
}

test('hostile words in the fields and in the address do nothing', async () => {
  const bare = await serve(portal.folder, '/', { policy: false });
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, serviceWorkers: 'block' });
  const { page, deeds } = await watchedTab(context, bare.origin);
  await page.goto(`${bare.url}produk/`);
  await openChoices(page);
  for (const payload of WRITTEN) {
    await page.locator('[name=min]').fill(payload.replaceAll('\n', ' '));
    await page.locator('[name=maks]').fill(payload.replaceAll('\n', ' '));
    await page.locator('[name=maks]').press('Enter');
    await openChoices(page);
  }
  for (const payload of WRITTEN) {
    const words = encodeURIComponent(payload);
    await page.goto(`${bare.url}en/produk/?${['urut', 'kategori', 'toko', 'ada', 'min', 'maks'].map((name) => `${name}=${words}`).join('&')}#${words}`);
    if (payload.trim()) await page.locator('#_hasil:not(:empty)').waitFor();
    assert.ok((await page.locator('.cards > li').count()) > 0 || (await page.locator('#_kosong').isVisible()), payload);
  }
  await context.close();
  bare.close();
  assert.deepEqual(deeds, []);
});
