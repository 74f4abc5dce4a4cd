// Every page of the demo loads whole, wherever it is put.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';

import { launch } from './browser.mjs';
import { demo, files, movedPages, pages, readablePages } from './demo.mjs';
import { serve } from './server.mjs';

/** The font of a page that no style sheet reached. */
const UNSTYLED = /^("?Times New Roman"?|serif)$/;

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

/** Opens a page and gives everything that went wrong with it. */
async function complaintsOf(page, url) {
  const complaints = [];
  const listeners = {
    console: (message) => message.type() === 'error' && complaints.push(`${url}: console: ${message.text()}`),
    pageerror: (error) => complaints.push(`${url}: script: ${error.message}`),
    requestfailed: (request) => complaints.push(`${url}: failed: ${request.url()}`),
    response: (response) => response.status() >= 400 && complaints.push(`${url}: ${response.status()}: ${response.url()}`),
  };
  for (const [name, listener] of Object.entries(listeners)) page.on(name, listener);
  await page.goto(url, { waitUntil: 'load' });
  await page.evaluate(async () => {
    for (const image of document.images) image.loading = 'eager';
    await Promise.all([...document.images].map((image) => image.decode().catch(() => {})));
  });
  const broken = await page.evaluate(() =>
    [...document.images].filter((image) => !image.complete || image.naturalWidth === 0).map((image) => image.currentSrc || image.src),
  );
  complaints.push(...broken.map((source) => `${url}: broken photo: ${source}`));
  for (const [name, listener] of Object.entries(listeners)) page.off(name, listener);
  return complaints;
}

test('the demo has pages', () => {
  assert.ok(pages().length >= 60, `${pages().length} pages`);
});

test('a page asks for one row of photos at first, and all others come after it, also those in view', () => {
  let first = 0;
  for (const path of readablePages()) {
    const html = readFileSync(join(demo, path), 'utf8').replace(/<template[\s\S]*?<\/template>/g, '');
    const photos = [...html.matchAll(/<img\b[^>]*>/g)].map(([image]) => image);
    const haste = photos.map((image) => [...image.matchAll(/\b(?:loading|fetchpriority)="?(\w+)/g)].map(([, how]) => how).join(' '));
    const early = haste.filter((how) => how === 'high').length;
    assert.ok(early <= 2, `${path}: ${early} photos at first`);
    assert.deepEqual(haste.filter((how) => how !== 'high' && how !== 'lazy low'), [], path);
    first += early;
  }
  assert.ok(first > 60, `${first} photos at first on all pages`);
});

test('no style sheet brings a picture, which would be read and painted together with the first photo', () => {
  const sheets = files().filter((path) => path.endsWith('.css'));
  assert.ok(sheets.length > 4, sheets.join(' '));
  assert.deepEqual(sheets.filter((path) => /url\(/.test(readFileSync(join(demo, path), 'utf8'))), []);
});

for (const base of ['/', '/a/b/']) {
  test(`every page loads at ${base} with no failed request and no error`, async () => {
    const site = await serve(demo, base);
    const page = await browser.newPage({ viewport: { width: 360, height: 740 } });
    const complaints = [];
    for (const path of readablePages()) {
      complaints.push(...(await complaintsOf(page, site.url + path.replace(/index\.html$/, ''))));
    }
    await page.close();
    site.close();
    assert.deepEqual(complaints, []);
  });
}

test('a missing address at any depth gets a styled page that leads home', async () => {
  const site = await serve(demo, '/');
  const page = await browser.newPage();
  for (const address of ['tidak-ada', 'tidak/ada/di/sini/']) {
    await page.goto(site.url + address);
    const font = await page.evaluate(() => getComputedStyle(document.body).fontFamily);
    assert.doesNotMatch(font, UNSTYLED, 'the page has no style');
    const home = await page.evaluate(() => [...document.links].some((link) => new URL(link.href).pathname === '/'));
    assert.ok(home, 'no link leads home');
  }
  await page.close();
  site.close();
});

test('nothing is wider than a phone', async () => {
  const site = await serve(demo, '/');
  const page = await browser.newPage({ viewport: { width: 360, height: 740 } });
  const wide = [];
  for (const path of readablePages()) {
    await page.goto(site.url + path.replace(/index\.html$/, ''));
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    if (width > 360) wide.push(`${path}: ${width}`);
  }
  await page.close();
  site.close();
  assert.deepEqual(wide, []);
});

test('opened from a disk every page is styled, shows its photos, and its links lead on', async () => {
  const page = await browser.newPage({ viewport: { width: 360, height: 740 } });
  const known = new Set(files().map((path) => pathToFileURL(join(demo, path)).href));
  const complaints = [];
  for (const path of readablePages()) {
    const url = pathToFileURL(join(demo, path)).href;
    complaints.push(...(await complaintsOf(page, url)));
    const seen = await page.evaluate(() => ({
      font: getComputedStyle(document.body).fontFamily,
      links: [...document.links].map((link) => link.href).filter((href) => href.startsWith('file:')),
    }));
    if (UNSTYLED.test(seen.font)) complaints.push(`${path}: no style`);
    const dead = seen.links.filter((link) => !known.has(link.split('#')[0]));
    complaints.push(...dead.map((link) => `${path}: leads nowhere: ${link}`));
  }
  await page.close();
  assert.deepEqual(complaints, []);
});

test('without scripts every product page has a working order link', async () => {
  const site = await serve(demo, '/');
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } });
  const page = await context.newPage();
  const without = [];
  let products = 0;
  for (const path of readablePages()) {
    await page.goto(site.url + path.replace(/index\.html$/, ''));
    if ((await page.locator('article.product').count()) === 0) continue;
    products += 1;
    const links = await page.locator('a[href^="https://wa.me/"]').evaluateAll((links) => links.map((link) => link.href));
    const right = links.filter((link) => /^https:\/\/wa\.me\/62\d{9,13}\?text=\S+$/.test(link) && link.length <= 2000 && !link.includes('+'));
    if (right.length === 0 || right.length !== links.length) without.push(`${path}: ${links}`);
  }
  await context.close();
  site.close();
  assert.deepEqual(without, []);
  assert.ok(products >= 40, `${products} product pages in two languages`);
});

test('an old address leads on to where the product went', async () => {
  const site = await serve(demo, '/a/b/');
  const page = await browser.newPage();
  assert.ok(movedPages().length > 0, 'the demo has old addresses');
  for (const path of movedPages()) {
    const old = site.url + path.replace(/index\.html$/, '');
    await page.goto(old);
    await page.waitForURL((url) => url.href !== old);
    assert.equal(await page.locator('article.product').count(), 1, path);
  }
  await page.close();
  site.close();
});
