// The made demo site that every browser test opens.

import { readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the made demo; `tests/run` makes it. */
export const demo = process.env.ETALASE_DEMO ?? fileURLToPath(new URL('../../public', import.meta.url));

/** Every HTML page of the demo, as paths from its root with `/` between the parts. */
export function pages() {
  const files = readdirSync(demo, { recursive: true, withFileTypes: true });
  const html = files.filter((entry) => entry.isFile() && entry.name.endsWith('.html'));
  return html.map((entry) => relative(demo, join(entry.parentPath ?? entry.path, entry.name)).split(sep).join('/')).sort();
}
