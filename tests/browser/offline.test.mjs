// What a buyer has seen is there when the network is away or slow, and says from when it is.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { after, afterEach, before, beforeEach, test } from 'node:test';

import { launch } from './browser.mjs';
import { demo } from './demo.mjs';

const PRODUCT = 'rumah-jahit-balanga/kemeja-kawung/';
const UNVISITED = 'kube-awan-pesisir/lukisan-senja/';
const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
};
const POLICY =
  "default-src 'none'; img-src 'self' data:; style-src 'self'; script-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'";

/** A host whose files, patience and presence can be changed while it serves. */
class Host {
  /** Texts of files that differ from the demo's, by path; null for one that is gone. */
  files = new Map();
  /** How long it waits before a page, in milliseconds. */
  delay = 0;
  /** The status of every page. */
  status = 200;
  asked = [];

  async open(base) {
    this.base = base;
    this.server = createServer((request, response) => this.answer(request, response).catch(() => response.destroy()));
    await this.listen(0);
    this.port = this.server.address().port;
    this.origin = `http://127.0.0.1:${this.port}`;
    this.url = this.origin + base;
  }

  listen(port) {
    return new Promise((done) => this.server.listen(port, '127.0.0.1', done));
  }

  async goAway() {
    const closed = new Promise((done) => this.server.close(done));
    this.server.closeAllConnections();
    await closed;
  }

  comeBack() {
    return this.listen(this.port);
  }

  async text(path) {
    return this.files.has(path) ? this.files.get(path) : readFile(join(demo, path)).catch(() => null);
  }

  async answer(request, response) {
    const path = decodeURIComponent(new URL(request.url, this.origin).pathname);
    this.asked.push(path);
    const inside = path.startsWith(this.base) ? path.slice(this.base.length) : '-/';
    const file = inside === '' || inside.endsWith('/') ? `${inside}index.html` : inside;
    if (file.endsWith('.html') && this.delay) await new Promise((done) => setTimeout(done, this.delay));
    const body = await this.text(file);
    const folder = body === null && (await this.text(`${file}/index.html`));
    const headers = { 'content-security-policy': POLICY, vary: 'Accept-Encoding, Origin' };
    if (folder) return response.writeHead(301, { location: `${path}/` }).end();
    if (body === null) {
      return response.writeHead(404, { ...headers, 'content-type': TYPES['.html'] }).end(await this.text('404.html'));
    }
    const status = file.endsWith('.html') ? this.status : 200;
    response.writeHead(status, { ...headers, 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' });
    response.end(body);
  }
}

let browser, host, context, page, complaints;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

beforeEach(async () => {
  host = new Host();
  await host.open('/a/b/');
  context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'id-ID' });
  page = await context.newPage();
  complaints = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => /policy|violat|refused/i.test(message.text()) && complaints.push(message.text()));
});
afterEach(async () => {
  await context.close();
  await host.goAway().catch(() => {});
  assert.deepEqual(complaints, []);
});

/** Visits a page and waits until a worker keeps what there is of its language, and this page with its files. */
async function visit(path) {
  await page.goto(host.url + path);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await kept(path);
  await until((url) => caches.match(url), `${host.url}${path.startsWith('en/') ? 'en/' : ''}offline/`);
}

/** Waits until something that is asked in the page is so. */
async function until(ask, argument) {
  for (let patience = 100; patience > 0; patience -= 1) {
    if (await page.evaluate(ask, argument)) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  assert.fail(`never: ${ask}`);
}

/** Waits until a page is kept with its style, its scripts and the photos that it showed. */
async function kept(path) {
  await until(async (url) => {
    const files = performance.getEntriesByType('resource').map(({ name }) => name);
    const needed = [url, ...files.filter((name) => /\/(aset|foto)\//.test(name))];
    return (await Promise.all(needed.map((name) => caches.match(name)))).every(Boolean);
  }, host.url + path);
}

/** What the notice above the page says. */
function notice() {
  return page.locator('.kept').innerText();
}

/** A changed text of a file of the demo. */
async function change(path, from, to) {
  const text = String(await host.text(path));
  assert.ok(text.includes(from), `${path} has no ${from}`);
  host.files.set(path, text.replaceAll(from, to));
}

function today() {
  return new Date().toLocaleDateString('id', { day: 'numeric', month: 'long' });
}

for (const way of ['the browser offline', 'the host away']) {
  test(`with ${way}, home, a visited product with its photo, and the cart open and say from when they are`, async () => {
    await visit(PRODUCT);
    if (way === 'the host away') await host.goAway();
    else await context.setOffline(true);
    for (const path of [PRODUCT, '', 'keranjang/', 'cari/', `${PRODUCT}?utm=wa#_isi`, `${PRODUCT}index.html`]) {
      const answer = await page.goto(host.url + path);
      assert.equal(answer.status(), 200, path);
      assert.ok((await notice()).startsWith(`Tanpa internet. Isi halaman ini dari ${today()} pukul `), await notice());
      assert.match(await page.evaluate(() => document.documentElement.dataset.kept), /^\d{4}-\d\d-\d\dT.+Z$/);
      assert.doesNotMatch(await page.evaluate(() => getComputedStyle(document.body).fontFamily), /Times/, path);
    }
    await page.locator('main img').first().evaluate((image) => image.decode());
    assert.equal(await page.locator('[role=status].kept').count(), 1);
    if (way === 'the host away') await host.comeBack();
  });
}

test('a cart that is begun on a product\'s page goes on without a network, to the order', async () => {
  await visit(PRODUCT);
  for (const choice of await page.locator('.choose').all()) await choice.locator('input').first().check();
  await page.locator('.to-basket').click();
  await page.locator('.told:not([hidden])').waitFor();
  await until(async () => Boolean(await caches.match(new URL(document.querySelector('.order').dataset.terms, location))));
  await context.setOffline(true);
  await page.goto(`${host.url}keranjang/`);
  await page.getByLabel('Nama', { exact: true }).fill('Sari');
  await page.getByLabel('Nomor WhatsApp').fill('081200000099');
  await page.getByLabel('Alamat', { exact: true }).fill('Jl. Melati 5');
  const zone = page.locator('.cart-shop select');
  if (await zone.isVisible()) await zone.selectOption('?');
  await page.getByRole('button', { name: 'Siapkan pesanan' }).click();
  assert.match(await page.locator('.cart-chats a').first().getAttribute('href'), /^https:\/\/wa\.me\/62\d+\?text=/);
});

test('a page that was never visited leads on, in its language, from where it would have been', async () => {
  await visit(PRODUCT);
  await visit(`en/${PRODUCT}`);
  await context.setOffline(true);
  const cases = [
    ['', 'Tidak ada sambungan internet', 'Keranjang', 'Kemeja'],
    ['en/', 'You are offline', 'Cart', 'shirt'],
  ];
  for (const [language, heading, cart, name] of cases) {
    const answer = await page.goto(host.url + language + UNVISITED);
    assert.equal(answer.status(), 503);
    assert.equal(page.url(), host.url + language + UNVISITED);
    assert.equal(await page.locator('h1').innerText(), heading);
    assert.doesNotMatch(await page.evaluate(() => getComputedStyle(document.body).fontFamily), /Times/);
    const visited = page.locator('main section a');
    assert.equal(await visited.count(), 1, 'only what was visited, in this language');
    assert.match(await visited.innerText(), new RegExp(name, 'i'));
    assert.equal(await visited.evaluate((link) => link.href), host.url + language + PRODUCT);
    await page.locator('main .chips').getByText(cart).click();
    assert.equal(page.url(), `${host.url}${language}keranjang/`);
    assert.equal(await page.locator('.kept').count(), 1);
  }
  await context.setOffline(false);
  await page.goto(host.url + UNVISITED);
  assert.equal(await page.locator('article.product').count(), 1);
});

test('of a language that was never visited nothing is kept, and all of it from its first visit on', async () => {
  const keptFiles = () =>
    page.evaluate(async () => {
      const names = (await globalThis.caches.keys()).filter((name) => !name.endsWith(':foto'));
      const requests = await Promise.all(names.map(async (name) => (await globalThis.caches.open(name)).keys()));
      return requests.flat().map(({ url }) => new URL(url).pathname.slice('/a/b/'.length));
    });
  const scriptsOf = async (folder) => {
    const pages = ['', 'keranjang/', 'cari/'].map((path) => host.text(`${folder}${path}index.html`));
    return new Set((await Promise.all(pages)).flatMap((text) => String(text).match(/aset\/[\w-]+\.js\b/g)));
  };
  const [own, other] = [await scriptsOf(''), await scriptsOf('en/')];
  const onlyOther = [...other].filter((script) => !own.has(script));
  assert.ok(onlyOther.length > 3, 'the languages share all scripts');

  await visit(PRODUCT);
  let files = await keptFiles();
  assert.ok([...own].every((script) => files.includes(script)), files.join('\n'));
  assert.deepEqual(files.filter((file) => file.startsWith('en/') || onlyOther.includes(file)), []);

  await visit(`en/${PRODUCT}`);
  await new Promise((done) => setTimeout(done, 1500));
  files = await keptFiles();
  assert.ok([...own, ...other].every((script) => files.includes(script)), files.join('\n'));
  await context.setOffline(true);
  for (const path of ['', 'en/', 'en/keranjang/', 'en/cari/', 'keranjang/']) {
    assert.equal((await page.goto(host.url + path)).status(), 200, path);
    const broken = await page.evaluate(async () => {
      const named = [...document.querySelectorAll('script[src], link[rel=stylesheet]')].map((node) => node.src ?? node.href);
      return (await Promise.all(named.map((url) => fetch(url).then(() => [], () => [url])))).flat();
    });
    assert.deepEqual(broken, [], path);
  }

  await rebuild();
  await context.setOffline(false);
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update());
  await until(async () => {
    const names = (await globalThis.caches.keys()).filter((name) => name.includes(':inti:')).sort();
    return names.join() === 'etalase:/a/b/:inti::00000000,etalase:/a/b/:inti:en/:00000000';
  });
});

test('a price that changed is shown at once when there is a network, and nothing says otherwise', async () => {
  await visit(PRODUCT);
  await change(`${PRODUCT}index.html`, 'Rp', 'Rp9');
  await page.goto(host.url + PRODUCT);
  assert.match(await page.locator('.price').first().innerText(), /^Rp9|\sRp9/);
  assert.equal(await page.locator('.kept').count(), 0);
  await until(async (url) => (await (await caches.match(url)).text()).includes('Rp9'), page.url());
  await context.setOffline(true);
  await page.reload();
  assert.match(await page.locator('.price').first().innerText(), /Rp9/);
});

test('a slow network shows the kept page, then says whether there is a new one', async () => {
  await visit(PRODUCT);
  host.delay = 7000;
  await page.goto(host.url + PRODUCT);
  assert.match(await notice(), /^Internet lambat\. Isi halaman ini dari /);
  await page.locator('.kept').waitFor({ state: 'detached', timeout: 9000 });
  assert.equal(await page.evaluate(() => document.documentElement.dataset.kept), undefined);

  await change(`${PRODUCT}index.html`, 'Rp', 'Rp9');
  await page.goto(host.url + PRODUCT);
  assert.doesNotMatch(await page.locator('.price').first().innerText(), /Rp9/);
  await page.getByText('Ada versi baru halaman ini.').waitFor({ timeout: 9000 });
  host.delay = 0;
  await page.locator('.kept a').click();
  await page.waitForFunction(() => !document.querySelector('.kept'));
  assert.match(await page.locator('.price').first().innerText(), /Rp9/);
});

test('a host that fails is no reason to lose a page, and a page that is gone is not shown', async () => {
  await visit(PRODUCT);
  host.status = 500;
  await page.goto(host.url + PRODUCT);
  assert.match(await notice(), /^Tanpa internet\./);
  assert.equal((await page.goto(host.url + UNVISITED)).status(), 500);
  host.status = 200;
  host.files.set(`${PRODUCT}index.html`, null);
  assert.equal((await page.goto(host.url + PRODUCT)).status(), 404);
  await until(async (url) => !(await caches.match(url)), page.url());
  await context.setOffline(true);
  assert.equal((await page.goto(host.url + PRODUCT)).status(), 503);
});

test('an address without its slash leads to the kept page', async () => {
  await visit(PRODUCT);
  await page.goto(host.url + PRODUCT.slice(0, -1));
  assert.equal(page.url(), host.url + PRODUCT);
  await context.setOffline(true);
  await page.goto(host.url + PRODUCT.slice(0, -1));
  assert.equal(page.url(), host.url + PRODUCT);
  assert.equal(await page.locator('article.product').count(), 1);
});

/** Puts a build with another style and another home on the host, and takes the old style away. */
async function rebuild() {
  const worker = String(await host.text('sw.js'));
  const [style] = String(await host.text('index.html')).match(/aset\/gaya-[0-9a-f]{8}\.css/);
  const next = 'aset/gaya-00000000.css';
  host.files.set(next, `${await host.text(style)}h1{letter-spacing:7px}`);
  host.files.set(style, null);
  for (const path of ['', 'en/', 'produk/', 'cari/', 'keranjang/', 'offline/'].map((folder) => `${folder}index.html`)) {
    await change(path, style, next);
  }
  host.files.set('sw.js', worker.replace(/"version":"\w+"/, '"version":"00000000"'));
}

/** Waits until the new build's worker has taken over. */
function tookOver() {
  return until(async () => {
    const names = (await globalThis.caches.keys()).filter((name) => name.includes(':inti:'));
    return names.join() === 'etalase:/a/b/:inti::00000000';
  });
}

/** The names of the caches, from the page. */
function caches() {
  return page.evaluate(async () => (await globalThis.caches.keys()).sort());
}

test('a new build takes over with a page open, which hears of it and keeps its own files', async () => {
  await visit('produk/');
  await page.locator('h1').evaluate((heading) => heading.setAttribute('data-open', ''));
  await rebuild();
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update());
  await page.getByText('Ada versi baru halaman ini.').waitFor();
  assert.equal(await page.locator('[data-open]').count(), 1, 'the page was not loaded again by itself');
  await tookOver();
  const old = await page.evaluate(() => document.querySelector('link[rel=stylesheet]').href);
  assert.equal(await page.evaluate(async (url) => (await fetch(url)).status, old), 200, 'the host has it no more');

  const spacing = () => page.locator('h1').evaluate((heading) => getComputedStyle(heading).letterSpacing);
  assert.notEqual(await spacing(), '7px');
  await page.locator('.kept a').click();
  await page.waitForFunction(() => !document.querySelector('.kept'));
  assert.equal(await spacing(), '7px');
  await context.setOffline(true);
  for (const path of ['', 'produk/', 'en/']) {
    await page.goto(host.url + path);
    assert.equal(await spacing(), '7px', path);
  }
});

test('a page kept from an earlier build keeps the style of that build', async () => {
  await visit('produk/');
  await visit(PRODUCT);
  await rebuild();
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update());
  await tookOver();
  await new Promise((done) => setTimeout(done, 1500));
  await context.setOffline(true);
  await page.goto(`${host.url}produk/`);
  assert.doesNotMatch(await page.evaluate(() => getComputedStyle(document.body).fontFamily), /Times/);
});

test('a build whose files are not all there is not taken', async () => {
  await visit(PRODUCT);
  const before = await caches();
  await rebuild();
  host.files.set('keranjang/index.html', null);
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update()).catch(() => {});
  await until(async () => {
    const { installing, waiting } = await navigator.serviceWorker.getRegistration();
    return !installing && !waiting;
  });
  assert.deepEqual(await caches(), before);
  await context.setOffline(true);
  assert.equal((await page.goto(host.url)).status(), 200);
});

test('a device that is full loses nothing but what it would keep', async () => {
  const devtools = await context.newCDPSession(page);
  const full = (quotaSize) => devtools.send('Storage.overrideQuotaForOrigin', { origin: host.origin, quotaSize });
  await full(1000);
  await page.goto(host.url + PRODUCT);
  await until(async () => !(await navigator.serviceWorker.getRegistration()));
  assert.deepEqual(await caches(), []);
  await full(undefined);
  await visit(PRODUCT);
  await full(1000);
  const answer = await page.goto(host.url + UNVISITED);
  assert.equal(answer.status(), 200);
  await page.locator('main img').first().evaluate((image) => image.decode());
  await new Promise((done) => setTimeout(done, 1500));
  await context.setOffline(true);
  assert.equal((await page.goto(host.url + UNVISITED)).status(), 503, 'it could not be kept');
  assert.equal((await page.goto(host.url + PRODUCT)).status(), 200);
});

test('what is kept is bounded, and the oldest goes first', async () => {
  await visit(PRODUCT);
  const photo = Buffer.alloc(900_000, 1);
  for (let number = 0; number < 20; number += 1) host.files.set(`foto/besar${number}-800.webp`, photo);
  for (let number = 0; number < 70; number += 1) host.files.set(`p${number}/index.html`, `<h1>${number}</h1>`);
  await page.evaluate(async () => {
    const root = new URL(document.body.dataset.root, location);
    for (let number = 0; number < 20; number += 1) await (await fetch(new URL(`foto/besar${number}-800.webp`, root))).blob();
    for (let number = 0; number < 70; number += 1) await (await fetch(new URL(`p${number}/`, root))).text();
  });
  const expected = {
    halaman: Array.from({ length: 60 }, (_, number) => `p${number + 10}/`),
    foto: Array.from({ length: 13 }, (_, number) => `foto/besar${number + 7}-800.webp`),
  };
  await until(async (expected) => {
    const kept = async (name) => {
      const requests = await (await globalThis.caches.open(`etalase:/a/b/:${name}`)).keys();
      return requests.map(({ url }) => new URL(url).pathname.slice('/a/b/'.length));
    };
    const found = { halaman: await kept('halaman'), foto: await kept('foto') };
    return JSON.stringify(found) === JSON.stringify(expected);
  }, expected);
});

test('a site that wants no worker any more takes it away with all that it kept', async () => {
  await visit(PRODUCT);
  await page.evaluate(() => globalThis.caches.open('etalase:/a/:halaman'));
  host.files.set('sw.js', await readFile(join(import.meta.dirname, '../../themes/default/worker/farewell.js')));
  await page.goto(host.url);
  await until(async () => !(await navigator.serviceWorker.getRegistration()));
  assert.deepEqual(await caches(), ['etalase:/a/:halaman'], 'another site of this host keeps its own');
});

test('the header counts the pieces of the cart, whatever the storage holds', async () => {
  await page.goto(host.url);
  const badge = page.locator('.to-cart .count');
  const put = (text) =>
    page.evaluate((text) => {
      localStorage.setItem('etalase-cart:/a/b/', text);
      dispatchEvent(new Event('storage'));
    }, text);
  assert.ok(await badge.isHidden());
  for (const [lines, count] of [
    [[{ quantity: 2 }, { quantity: 1 }], '3'],
    [[{ quantity: -5 }, { quantity: '<b>' }, {}], '3'],
    [[{ quantity: 1e9 }], '1000000'],
  ]) {
    await put(JSON.stringify({ version: 1, lines }));
    assert.equal(await badge.innerText(), count);
    assert.ok(await badge.isVisible());
  }
  for (const text of ['', '{', 'null', '{"lines":7}', '{"version":1,"lines":[]}', '{"lines":[null]}']) {
    await put(text);
    assert.ok(await badge.isHidden(), text);
  }
  const other = await context.newPage();
  await other.goto(host.url);
  await other.evaluate(() => localStorage.setItem('etalase-cart:/a/b/', '{"version":1,"lines":[{"quantity":4}]}'));
  await page.waitForFunction(() => document.querySelector('.to-cart .count').textContent === '4');
});
