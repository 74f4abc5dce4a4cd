// What a page costs: everything that a first visit transfers, by kind. And what all scripts of a site cost.

import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

import { files } from './demo.mjs';
import { compressed } from './server.mjs';

/** Scripts of the search and of the narrowing of lists, which read the same index and have a budget of their own. */
export const SEARCH = /\/(search|list|catalogue|words)-/;

/**
 * The bytes of each script of a made site as transferred, by name, without those of the search. A script is published
 * once for each language; a buyer reads in one, here the one that costs more.
 */
export async function scriptsOf(site, encoding = 'br') {
  const scripts = {};
  for (const path of files(site).filter((path) => path.endsWith('.js') && !SEARCH.test(path))) {
    const name = basename(path).replace(/(-[0-9a-z]{8})?\.js$/, '');
    const { length } = await compressed(path, readFileSync(join(site, path)), encoding);
    scripts[name] = Math.max(scripts[name] ?? 0, length);
  }
  return scripts;
}

/** Every product's page of a made site: the bytes of its HTML and of all style sheets and scripts that it names. */
export async function productPages(site, encoding = 'br') {
  const pages = files(site).filter((path) => path.endsWith('index.html'));
  const weights = pages.map(async (path) => {
    const html = readFileSync(join(site, path), 'utf8');
    if (!html.includes('data-page=product')) return null;
    const assets = new Set([...html.matchAll(/(?:href|src)="[./]*(aset\/[^"]+\.(?:css|js))"/g)].map(([, asset]) => asset));
    const parts = [path, ...assets].map((part) => compressed(part, readFileSync(join(site, part)), encoding));
    const bytes = (await Promise.all(parts)).reduce((sum, { length }) => sum + length, 0);
    return { path, bytes };
  });
  return (await Promise.all(weights)).filter((page) => page);
}

/**
 * Opens the page as a first visit and gives the bytes transferred, bodies as compressed by the server, by type: `html`,
 * `css`, `js`, `data`, `photo`, `other`; `scripts` and `photos` name each file of theirs, `requests` every address asked
 * for, `cookies` what the page left behind.
 */
export async function weigh(browser, open, { width = 360, scale = 2 } = {}) {
  const context = await browser.newContext({ viewport: { width, height: 740 }, deviceScaleFactor: scale, serviceWorkers: 'block' });
  const page = await context.newPage();
  const finished = [];
  page.on('requestfinished', (request) => finished.push(request));
  await watchShift(page);
  await open(page);
  await page.waitForLoadState('networkidle');
  const weight = { html: 0, css: 0, js: 0, data: 0, photo: 0, other: 0, requests: [], scripts: [], photos: [] };
  for (const request of finished) {
    const { responseBodySize: bytes } = await request.sizes();
    const type = typeOf((await (await request.response()).allHeaders())['content-type']);
    weight[type] += bytes;
    weight.requests.push(request.url());
    if (type === 'js') weight.scripts.push({ url: request.url(), bytes });
    if (type === 'photo') weight.photos.push({ url: request.url(), bytes });
  }
  weight.shift = await shiftOf(page);
  weight.cookies = await context.cookies();
  await context.close();
  return weight;
}

/** Adds up in each page that is opened from now on how much of it moves. */
export async function watchShift(page) {
  await page.addInitScript(() => {
    window.shifted = 0;
    // What moves because of a key or a tap just before is expected, and does not count (Layout Instability API).
    const add = (list) => list.getEntries().forEach((entry) => (window.shifted += entry.hadRecentInput ? 0 : entry.value));
    new PerformanceObserver(add).observe({ type: 'layout-shift', buffered: true });
  });
}

/** How much of the page has moved by now, as browsers reckon it. */
export function shiftOf(page) {
  return page.evaluate(() => window.shifted);
}

function typeOf(type = '') {
  const known = { html: /html/, css: /css/, js: /javascript/, data: /json/, photo: /^image\/(webp|jpeg|avif|png)/ };
  return Object.keys(known).find((name) => known[name].test(type)) ?? 'other';
}
