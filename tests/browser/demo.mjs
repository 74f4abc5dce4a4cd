// The made demo site that every browser test opens.

import { readFileSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the made demo; `tests/run` makes it. */
export const demo = process.env.ETALASE_DEMO ?? fileURLToPath(new URL('../../public', import.meta.url));

/** Every file of the demo, as paths from its root with `/` between the parts. */
export function files() {
  const found = readdirSync(demo, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return found.map((entry) => relative(demo, join(entry.parentPath ?? entry.path, entry.name)).split(sep).join('/')).sort();
}

/** Every HTML page of the demo. */
export function pages() {
  return files().filter((path) => path.endsWith('.html'));
}

/** The pages that people read: neither the page for missing addresses nor those that lead on from an old address. */
export function readablePages() {
  return pages().filter((path) => path !== '404.html' && !path.endsWith('/404.html') && !leadsOn(path));
}

/** The pages at old addresses. */
export function movedPages() {
  return pages().filter(leadsOn);
}

function leadsOn(path) {
  return /http-equiv="?refresh/.test(readFileSync(join(demo, path), 'utf8'));
}
