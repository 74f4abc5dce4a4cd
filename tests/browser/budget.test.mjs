// The budgets that can be counted byte by byte. `tests/audit` measures the others and writes all of them down.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { launch } from './browser.mjs';
import { demo } from './demo.mjs';
import { KINDS, serveKinds } from './kinds.mjs';
import { SEARCH, productPages, scriptsOf, shiftOf, watchShift, weigh } from './weight.mjs';

/** Bytes of HTML, CSS and JavaScript of a home or product page, before any photo. */
const PAGE = 14_000;
/** Bytes of JavaScript that a page loads by itself, search apart: what no buyer on that page goes without. */
const PAGE_SCRIPTS = 10_000;
/** Scripts that a page asks for only once a buyer needs them. */
const ON_DEMAND = /\/(qr|quotation)-/;
/**
 * Bytes of all JavaScript, without search: what is reached. The design asks for 10,000 in all; the order's form, the
 * cart, the quotation, the code's drawing and the worker take more. This bound only ever falls.
 */
const SCRIPTS = 17_370;
/** Bytes of the first photo of a product page, at 360 px and two device pixels a pixel. */
const FIRST_PHOTO = 60_000;

let browser, sites;
before(async () => {
  browser = await launch();
  sites = await serveKinds();
});
after(async () => {
  sites?.close();
  await browser?.close();
});

for (const kind of KINDS) {
  test(`within its budget: ${kind.name}`, async (t) => {
    const weight = await weigh(browser, (page) => sites.open(page, kind));
    const own = weight.scripts.filter(({ url }) => !SEARCH.test(url) && !ON_DEMAND.test(url));
    const scripts = own.reduce((sum, { bytes }) => sum + bytes, 0);
    t.diagnostic(`HTML ${weight.html}, CSS ${weight.css}, JavaScript ${scripts} and on demand or to search ${weight.js - scripts}`);
    assert.ok(scripts <= PAGE_SCRIPTS, `${scripts} bytes: ${JSON.stringify(own)}`);
    const origin = new URL(weight.requests[0]).origin;
    assert.deepEqual(weight.requests.filter((url) => !url.startsWith(origin) && !url.startsWith('data:')), []);
    assert.deepEqual(weight.cookies, []);
    assert.equal(weight.shift, 0, 'the layout shifts');
    if (/^(portal|shop|product|service)/.test(kind.name)) {
      const bytes = weight.html + weight.css + weight.js + weight.data;
      assert.ok(bytes <= PAGE, `${bytes} bytes: ${JSON.stringify(weight, null, 1)}`);
      assert.ok(weight.html > 1000 && weight.css > 1000, 'the page was not weighed');
    }
    if (/^product/.test(kind.name) && weight.photos.length > 0) {
      const [first] = weight.photos;
      assert.ok(first.bytes <= FIRST_PHOTO, `${first.bytes} bytes: ${first.url}`);
    }
  });
}

/** Milliseconds that scripts are late: by then the page has long been painted. */
const LATE = 600;
const LAYOUTS = ['portal', 'shop', 'list', 'product with variants', 'service', 'cart with orders in English', 'search', 'info', 'missing'];

test('nothing moves where scripts come late and the cart has something in it', async (t) => {
  const late = await serveKinds({ late: LATE });
  t.after(() => late.close());
  for (const name of LAYOUTS) {
    const context = await browser.newContext({ viewport: { width: 360, height: 740 }, serviceWorkers: 'block' });
    const page = await context.newPage();
    await watchShift(page);
    await page.addInitScript(() => {
      const lines = [{ id: 'a', address: 'rumah-jahit-balanga/jaket-benang-bintik/', variant: 'l', quantity: 120 }];
      localStorage['etalase-cart:/'] ??= JSON.stringify({ version: 1, lines });
    });
    await late.open(page, KINDS.find((kind) => kind.name === name));
    await page.waitForLoadState('networkidle');
    await page.locator('.to-cart .count:visible').waitFor();
    assert.equal(await shiftOf(page), 0, name);
    await context.close();
  }
});

test('every product of the demo stays within its budget', async (t) => {
  const pages = await productPages(demo);
  const [heaviest] = pages.toSorted((one, other) => other.bytes - one.bytes);
  t.diagnostic(`${pages.length} pages, at most ${heaviest.bytes} bytes: ${heaviest.path}`);
  assert.ok(pages.length > 30, `${pages.length} pages`);
  assert.deepEqual(pages.filter(({ bytes }) => bytes > PAGE), []);
});

test('all scripts together stay within their budget, by either encoding', async (t) => {
  const [site] = KINDS.map((kind) => kind.site);
  for (const encoding of ['br', 'gzip']) {
    const scripts = await scriptsOf(site, encoding);
    const total = Object.values(scripts).reduce((sum, bytes) => sum + bytes, 0);
    t.diagnostic(`${encoding}: ${total}: ${JSON.stringify(scripts)}`);
    assert.ok(total > 1000 && total <= SCRIPTS, `${encoding}: ${total} bytes: ${JSON.stringify(scripts)}`);
  }
});
