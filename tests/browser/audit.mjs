// Measures every budget of a buyer's page, on the demo and on a shop of 1,000 products, prints them as a table, and puts
// that into docs/storefront.md. `tests/audit` runs it.

import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';

import { launch } from './browser.mjs';
import { demo } from './demo.mjs';
import { ROOT, build } from './etalase.mjs';
import { KINDS } from './kinds.mjs';
import * as lighthouse from './lighthouse.mjs';
import { serve } from './server.mjs';
import { productPages, scriptsOf, weigh } from './weight.mjs';
import { writeWorkshop } from './workshop.mjs';

const PAGE = join(ROOT, 'docs', 'storefront.md');
const [BEGIN, END] = ['<!-- tests/audit writes what follows -->', '<!-- tests/audit wrote what precedes -->'];
/** How often Lighthouse looks at a page. */
const RUNS = Number(process.env.RUNS ?? 5);
const LOOKED_AT = ['home', 'list', 'product', 'cart'];

/** A shop of 1,000 products with the demo's photos. */
function makeThousand() {
  const folder = join(ROOT, 'target', 'thousand');
  writeWorkshop(folder, { products: 1000 });
  build(folder, join(folder, 'public'));
  return join(folder, 'public');
}

const SITES = [
  { name: 'demo', folder: demo, pages: { home: '', list: 'produk/', product: 'rumah-jahit-balanga/kemeja-kawung/', cart: 'keranjang/' } },
  { name: '1,000 products', folder: makeThousand(), pages: { home: '', list: 'produk/', product: 'produk/kemeja-batik/', cart: 'keranjang/' } },
];

const number = (value) => value.toLocaleString('en');
const sum = (values) => values.reduce((sum, value) => sum + value, 0);

/** What a first visit to each page transfers, and what stands on the product's page before its first photo. */
async function weights(browser, { folder, pages }) {
  const site = await serve(folder);
  const found = {};
  for (const kind of LOOKED_AT) {
    let photo;
    found[kind] = await weigh(browser, async (page) => {
      await page.goto(site.url + pages[kind], { waitUntil: 'load' });
      photo = await page.locator('main img').first().evaluate((image) => ({
        first: image.fetchPriority === 'high' && image.loading !== 'lazy',
        held: /^rgb\(/.test(getComputedStyle(image).backgroundColor) && image.hasAttribute('width') && image.hasAttribute('height'),
      })).catch(() => undefined);
    });
    const { requests } = found[kind];
    found[kind].photo = photo;
    found[kind].foreign = requests.filter((url) => !url.startsWith(site.origin) && !url.startsWith('data:'));
  }
  site.close();
  return found;
}

/** How many tests a file has; `tests/run` runs them. */
function tests(file) {
  return readFileSync(join(import.meta.dirname, file), 'utf8').match(/^ *test\(/gm).length;
}

async function measure(browser, site) {
  const weight = await weights(browser, site);
  const before = (kind) => sum(['html', 'css', 'js', 'data'].map((part) => weight[kind][part]));
  const scripts = await scriptsOf(site.folder);
  const products = (await productPages(site.folder)).map(({ bytes }) => bytes).sort((one, other) => other - one);
  const server = await serve(site.folder, '/', { secure: true });
  const seen = {};
  for (const kind of LOOKED_AT) {
    seen[kind] = await lighthouse.medians(server.url + site.pages[kind], RUNS);
    console.error(`${site.name}, ${kind}: ${JSON.stringify(seen[kind])}`);
  }
  server.close();
  const each = (show) => LOOKED_AT.map((kind) => show(seen[kind])).join(', ');
  const [first] = weight.product.photos;
  const { first: early, held } = weight.product.photo;
  return {
    home: number(before('home')),
    product: `${number(products[0])} at most, ${number(products[Math.floor(products.length / 2)])} half of them`,
    page: LOOKED_AT.map((kind) => number(weight[kind].js)).join(', '),
    all: number(sum(Object.values(scripts))),
    photo: `${number(first.bytes)}, ${early ? 'asked for first' : 'NOT first'}, ${held ? 'its place and colour held' : 'NO place held'}`,
    foreign: `${sum(LOOKED_AT.map((kind) => weight[kind].foreign.length))} requests, ${sum(LOOKED_AT.map((kind) => weight[kind].cookies.length))} cookies`,
    scores: each(({ scores }) => scores.join('/')),
    paint: each(({ paint }) => `${(paint / 1000).toFixed(2)} s`),
    shift: each(({ shift }) => shift.toFixed(2)),
    blocked: each(({ blocked }) => `${Math.round(blocked)} ms`),
  };
}

const browser = await launch();
const measured = [];
for (const site of SITES) measured.push(await measure(browser, site));
const version = browser.version();
await browser.close();

const row = (what, most, key, how) => [what, most, measured[0][key], measured[1][key], how];
// What `tests/run` holds on the demo and on a workshop that has every shape of product, so that it is not looked at again.
const held = (what, most, where, file) => [what, most, `held ${where}`, 'not run', `\`${file}\``];
const everyKind = `on ${KINDS.length} kinds of page`;
const rows = [
  row('HTML, CSS and JavaScript of the home before any photo, bytes', '14,000', 'home', '`budget.test.mjs`'),
  row('the same of a product page', '14,000', 'product', '`budget.test.mjs`'),
  row('JavaScript that a page loads, bytes: home, list, product, cart', '10,000 each', 'page', '`budget.test.mjs`'),
  row('JavaScript in all, without search, bytes', '10,000', 'all', '`budget.test.mjs`'),
  ['JavaScript needed to read or to order one item, bytes', '0', '0', '0', '`product.test.mjs`'],
  row('first photo of a product page at 360 px, DPR 2, bytes', '60,000', 'photo', '`budget.test.mjs`'),
  row('requests to other origins, cookies', '0', 'foreign', '`budget.test.mjs`'),
  row('Lighthouse performance/accessibility/best practices/SEO: home, list, product, cart', '100/100/100/100', 'scores', '`tests/audit`'),
  row('Largest Contentful Paint: home, list, product, cart', '1.2 s', 'paint', '`tests/audit`'),
  row('layout shift', '0.00', 'shift', '`tests/audit`'),
  row('total blocking time', '0 ms', 'blocked', '`tests/audit`'),
  held('axe-core, WCAG 2.2 A and AA, light and dark, 360 and 1280 px: violations', '0', everyKind, 'accessibility.test.mjs'),
  held('targets of 44 px, keyboard alone, 400 % zoom, reduced motion', 'all', everyKind, 'reach.test.mjs'),
  held('Nu HTML checker: errors and warnings', '0', 'on every page', 'markup.test.mjs'),
  held('offline after one visit', 'all', `by ${tests('offline.test.mjs')} tests`, 'offline.test.mjs'),
  held('strict content security policy', 'all', 'on every page', 'policy.test.mjs'),
];

const table = [['budget', 'at most', 'demo', '1,000 products', 'held by'], ['---', '---', '---', '---', '---'], ...rows];
const text = `${table.map((cells) => `| ${cells.join(' | ')} |`).join('\n')}

Lighthouse ${lighthouse.version()} with Chromium ${version}, mobile, simulated slow 4G and a processor four times slower, over HTTP/2
as hosts speak it: medians of ${RUNS} runs. Bytes are always the same. Scores and times move with whatever else the machine does: here a load
of ${loadavg()[2].toFixed(1)} on ${availableParallelism()} processors, where one that rests has less than 1.`;
console.log(text);
const written = readFileSync(PAGE, 'utf8');
const [before, after] = [written.split(BEGIN)[0], written.split(END)[1]];
if (after === undefined) throw new Error(`${PAGE} has no place for the table`);
writeFileSync(PAGE, `${before}${BEGIN}\n\n${text}\n\n${END}${after}`);
