// Measures every budget of a buyer's page, on the demo and on a shop of 1,000 products, prints them as a table, and puts
// that into docs/storefront.md. `tests/audit` runs it.

import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { launch } from './browser.mjs';
import { demo } from './demo.mjs';
import { ROOT, build } from './etalase.mjs';
import { Lighthouse } from './lighthouse.mjs';
import { serve } from './server.mjs';
import { scriptsOf, weigh } from './weight.mjs';
import { writeWorkshop } from './workshop.mjs';

const PAGE = join(ROOT, 'docs', 'storefront.md');
const [BEGIN, END] = ['<!-- tests/audit writes what follows -->', '<!-- tests/audit wrote what precedes -->'];
/** How often Lighthouse looks at a page. */
const RUNS = Number(process.env.RUNS ?? 5);
const KINDS = ['home', 'list', 'product', 'cart'];

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
  for (const kind of KINDS) {
    let photo;
    found[kind] = await weigh(browser, async (page) => {
      await page.goto(site.url + pages[kind], { waitUntil: 'load' });
      photo = await page.locator('main img').first().evaluate((image) => ({
        first: image.fetchPriority === 'high' && image.loading !== 'lazy',
        held: Boolean(image.dataset.color) && image.hasAttribute('width') && image.hasAttribute('height'),
      })).catch(() => undefined);
    });
    const { requests } = found[kind];
    found[kind].photo = photo;
    found[kind].foreign = requests.filter((url) => !url.startsWith(site.origin) && !url.startsWith('data:'));
  }
  site.close();
  return found;
}

/** How many tests of a file pass, of how many. */
async function passing(file) {
  const options = { cwd: import.meta.dirname, maxBuffer: 1e8 };
  const { stdout } = await promisify(execFile)(process.execPath, ['--test', '--test-reporter=tap', file], options).catch((error) => error);
  const count = (name) => Number(new RegExp(`^# ${name} (\\d+)$`, 'm').exec(stdout)?.[1]);
  return `${count('pass')} of ${count('tests')}`;
}

async function measure(browser, site) {
  const weight = await weights(browser, site);
  const before = (kind) => sum(['html', 'css', 'js', 'data'].map((part) => weight[kind][part]));
  const scripts = await scriptsOf(site.folder);
  const server = await serve(site.folder);
  const lighthouse = new Lighthouse();
  const seen = {};
  for (const kind of KINDS) {
    seen[kind] = await lighthouse.median(server.url + site.pages[kind], RUNS);
    console.error(`${site.name}, ${kind}: ${JSON.stringify(seen[kind])}`);
  }
  server.close();
  const each = (show) => KINDS.map((kind) => show(seen[kind])).join(', ');
  const [first] = weight.product.photos;
  const { first: early, held } = weight.product.photo;
  return {
    home: number(before('home')),
    product: number(before('product')),
    page: KINDS.map((kind) => number(weight[kind].js)).join(', '),
    all: number(sum(Object.values(scripts))),
    photo: `${number(first.bytes)}, ${early ? 'asked for first' : 'NOT first'}, ${held ? 'its place and colour held' : 'NO place held'}`,
    foreign: `${sum(KINDS.map((kind) => weight[kind].foreign.length))} requests, ${sum(KINDS.map((kind) => weight[kind].cookies.length))} cookies`,
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
const held = async (what, most, file) => {
  const passed = await passing(file);
  return [what, most, `${passed} tests pass`, 'the same pages of a workshop with every shape of product', `\`${file}\``];
};
const rows = [
  row('HTML, CSS and JavaScript of the home before any photo, bytes', '14,000', 'home', '`budget.test.mjs`'),
  row('the same of a product page', '14,000', 'product', '`budget.test.mjs`'),
  row('JavaScript that a page loads, bytes: home, list, product, cart', '10,000 each', 'page', '`budget.test.mjs`'),
  row('JavaScript in all, without search, bytes', '10,000', 'all', '`budget.test.mjs`'),
  row('JavaScript needed to read or to order one item, bytes', '0', 'none', '`product.test.mjs`'),
  row('first photo of a product page at 360 px, DPR 2, bytes', '60,000', 'photo', '`budget.test.mjs`'),
  row('requests to other origins, cookies', '0', 'foreign', '`budget.test.mjs`'),
  row('Lighthouse performance/accessibility/best practices/SEO: home, list, product, cart', '100/100/100/100', 'scores', '`tests/audit`'),
  row('Largest Contentful Paint: home, list, product, cart', '1.2 s', 'paint', '`tests/audit`'),
  row('layout shift', '0.00', 'shift', '`tests/audit`'),
  row('total blocking time', '0 ms', 'blocked', '`tests/audit`'),
];
for (const values of measured) values.none = '0';
rows.find(([what]) => what.includes('needed to read')).splice(2, 2, '0', '0');
rows.push(
  await held('axe-core, WCAG 2.2 A and AA, light and dark, 360 and 1280 px: violations', '0', 'accessibility.test.mjs'),
  await held('targets of 44 px, keyboard, 400 % zoom, reduced motion', 'all', 'reach.test.mjs'),
  await held('Nu HTML checker, every page: errors and warnings', '0', 'markup.test.mjs'),
  await held('offline after one visit', 'all', 'offline.test.mjs'),
  await held('strict content security policy', 'all', 'policy.test.mjs'),
);

const table = [['budget', 'at most', 'demo', '1,000 products', 'held by'], ['---', '---', '---', '---', '---'], ...rows];
const text = `${table.map((cells) => `| ${cells.join(' | ')} |`).join('\n')}

Lighthouse ${Lighthouse.version()} with Chromium ${version}, mobile, simulated slow 4G and a processor four times slower:
medians of ${RUNS} runs. Scores and times move with whatever else the machine does; bytes do not.`;
console.log(text);
const written = readFileSync(PAGE, 'utf8');
const [before, , after] = written.split(new RegExp(`(?<=${BEGIN}\n)|(?=\n${END})`));
if (after === undefined) throw new Error(`${PAGE} has no place for the table`);
writeFileSync(PAGE, `${before}\n${text}\n${after}`);
