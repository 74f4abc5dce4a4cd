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
