// A portal of a thousand products, beside the workshop and the demo: what lists and the search are tried on.

import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { launch } from './browser.mjs';
import { demo } from './demo.mjs';
import { ROOT, build } from './etalase.mjs';
import { portalGoods } from './goods.mjs';
import { writePortal } from './portal.mjs';
import { serve } from './server.mjs';
import { workshop } from './workshop.mjs';

const [PRODUCTS, SHOPS] = [1000, 12];
/** What the portal sells. */
export const GOODS = portalGoods(PRODUCTS, SHOPS);
/** So many products stand on a page of a list or of results. */
export const PAGE = 24;

/** Builds the portal and serves it and the others, each with an `url`; `open` opens a page of one of them on a phone. */
export async function serveThousand() {
  const folder = mkdtempSync(join(tmpdir(), 'etalase-thousand-'));
  writePortal(folder, { products: PRODUCTS, shops: SHOPS });
  cpSync(join(ROOT, 'themes'), join(folder, 'themes'), { recursive: true });
  build(folder, join(folder, 'public'));
  const [portal, shop, shown] = await Promise.all([join(folder, 'public'), workshop, demo].map((site) => serve(site)));
  const browser = await launch();
  return {
    browser,
    portal,
    shop,
    shown,
    async open(site, path, options) {
      const page = await browser.newPage({ viewport: { width: 360, height: 740 }, serviceWorkers: 'block', ...options });
      page.on('pageerror', (error) => assert.fail(error.message));
      await page.goto(site.url + path);
      return page;
    },
    async close() {
      await browser.close();
      for (const site of [portal, shop, shown]) site.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
