// The made demo site that browser tests open, and what stands in a made site.

import { readFileSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

import { ROOT } from './etalase.mjs';

/** The folder of the made demo: four shops in two languages. `tests/run` makes it. */
export const demo = process.env.ETALASE_DEMO ?? join(ROOT, 'target', 'demo');

/** Every file of a made site, as paths from its root with `/` between the parts. */
export function files(site = demo) {
  const found = readdirSync(site, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return found.map((entry) => relative(site, join(entry.parentPath ?? entry.path, entry.name)).split(sep).join('/')).sort();
}

/** Every HTML page of a made site. */
export function pages(site = demo) {
  return files(site).filter((path) => path.endsWith('.html'));
}

/** The pages that people read: neither the page for missing addresses nor those that lead on from an old address. */
export function readablePages(site = demo) {
  return pages(site).filter((path) => path !== '404.html' && !path.endsWith('/404.html') && !leadsOn(path, site));
}

/** The pages at old addresses. */
export function movedPages(site = demo) {
  return pages(site).filter((path) => leadsOn(path, site));
}

function leadsOn(path, site) {
  return /http-equiv="?refresh/.test(readFileSync(join(site, path), 'utf8'));
}
