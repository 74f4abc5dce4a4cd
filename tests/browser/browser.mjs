// Starts the browser that is on this machine. A machine without one fails the tests; it never skips them.

import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

const CANDIDATES = [
  process.env.ETALASE_CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** What keeps the browser from connections of its own. */
export const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The browser's program. */
export function chromiumPath() {
  const path = CANDIDATES.find((path) => path && existsSync(path));
  if (!path) throw new Error('no Chromium found; install it or name it in ETALASE_CHROMIUM');
  return path;
}

/** Starts the browser, headless and without any connection of its own. */
export function launch() {
  return chromium.launch({ executablePath: chromiumPath(), args: FLAGS });
}

/**
 * Follows a link to its page and waits until that has loaded. A click alone comes back while the page is still being read,
 * and what is asked of it then is asked of a part of it.
 */
export async function follow(page, link) {
  await Promise.all([page.waitForEvent('load'), link.click()]);
}
