// Hostile texts in every field of the content: they stay texts, with the content security policy and without it.

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { launch } from './browser.mjs';
import { pages } from './demo.mjs';
import { buildTwins } from './hostile.mjs';
import { PAYLOADS } from './payloads.mjs';
import { serve } from './server.mjs';
import { skeletonOf } from './skeleton.mjs';

let browser, folder, twins;
before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'etalase-hostile-'));
  twins = buildTwins(folder);
  browser = await launch();
});
after(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

test('payloads of every shape reach every field that takes text', () => {
  const taken = new Set([...twins.used.values()].flatMap((payloads) => [...payloads]));
  const refused = PAYLOADS.filter((payload) => !taken.has(payload));
  assert.deepEqual(refused.filter((payload) => !/^\s*$|[\u0000-\u001f\u200b-\u206f\ufeff]/.test(payload)), []);
  const rare = ['toko.toml: kontak.instagram', 'toko.toml: kontak.peta', 'toko.toml: kontak.tiktok', 'toko.toml: kontak.youtube'];
  const fields = [...twins.used].filter(([name]) => !rare.includes(name));
  assert.ok(fields.length >= 70, `${fields.length} fields`);
  const products = fields.filter(([name]) => name.startsWith('produk.toml'));
  assert.deepEqual(products.filter(([, payloads]) => payloads.size < 10).map(([name]) => name), []);
});

test('every page has the skeleton of its harmless twin, and nothing in it acts', async () => {
  const page = await browser.newPage();
  const wrong = [];
  const all = pages(twins.hostile);
  assert.deepEqual(all, pages(twins.harmless));
  for (const path of all) {
    const read = (site) => page.evaluate(skeletonOf, readFileSync(join(site, path), 'utf8'));
    const [hostile, harmless] = [await read(twins.hostile), await read(twins.harmless)];
    wrong.push(...hostile.wrong.map((what) => `${path}: ${what}`));
    const place = hostile.bones.findIndex((bone, index) => bone !== harmless.bones[index]);
    if (place >= 0 || hostile.bones.length !== harmless.bones.length) {
      wrong.push(`${path}: ${hostile.bones[place]} instead of ${harmless.bones[place]}`);
    }
  }
  const map = await page.evaluate((xml) => {
    const parsed = new DOMParser().parseFromString(xml, 'application/xml');
    return parsed.querySelector('parsererror')?.textContent ?? parsed.documentElement.localName;
  }, readFileSync(join(twins.hostile, 'sitemap.xml'), 'utf8'));
  await page.close();
  assert.deepEqual(wrong.slice(0, 20), [], `${wrong.length} in all`);
  assert.equal(map, 'urlset');
  assert.ok(all.length > 400, `${all.length} pages`);
});

/** A tab that tells everything it did that a page of texts does not do. */
async function watchedTab(context, origin) {
  const page = await context.newPage();
  const deeds = [];
  page.on('dialog', (dialog) => {
    deeds.push(`${page.url()}: dialog: ${dialog.message()}`);
    dialog.dismiss();
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(origin) && !request.url().startsWith('data:')) deeds.push(`${page.url()}: request: ${request.url()}`);
  });
  page.on('pageerror', (error) => deeds.push(`${page.url()}: script: ${error.message}`));
  page.on('popup', (popup) => deeds.push(`${page.url()}: popup: ${popup.url()}`));
  await page.exposeFunction('tellDeed', (deed) => deeds.push(`${page.url()}: ${deed}`));
  await page.addInitScript(() => {
    window.pwned = () => window.tellDeed('pwned');
  });
  return { page, deeds };
}

for (const policy of [true, false]) {
  test(`no page does anything ${policy ? 'under' : 'without'} the content security policy`, async () => {
    const site = await serve(twins.hostile, '/', { policy });
    const context = await browser.newContext({ viewport: { width: 360, height: 740 }, serviceWorkers: 'block' });
    const left = pages(twins.hostile);
    const tabs = await Promise.all([1, 2, 3].map(() => watchedTab(context, site.origin)));
    await Promise.all(
      tabs.map(async ({ page }) => {
        for (let path = left.pop(); path; path = left.pop()) {
          const query = encodeURIComponent(PAYLOADS[left.length % PAYLOADS.length]);
          await page.goto(`${site.url}${path}?q=${query}#${query}`, { waitUntil: 'load' });
          await page.evaluate(pointAtEverything);
        }
      }),
    );
    await context.close();
    site.close();
    assert.deepEqual(tabs.flatMap(({ deeds }) => deeds), []);
  });
}

/** Gives every element the events that a hand and a keyboard would. Runs in the page. */
function pointAtEverything() {
  for (const element of document.querySelectorAll('body *')) {
    for (const type of ['mouseover', 'mouseenter', 'pointerenter', 'focus', 'blur']) element.dispatchEvent(new Event(type));
  }
}

test('the watch sees what payloads do where they get their way', async () => {
  const site = await serve(twins.harmless, '/', { policy: false });
  const context = await browser.newContext({ serviceWorkers: 'block' });
  const { page, deeds } = await watchedTab(context, site.origin);
  const worked = [];
  for (const payload of PAYLOADS.filter((payload) => /^<(script|img|svg|iframe|details|input|body|audio)/.test(payload))) {
    deeds.length = 0;
    await page.goto(`${site.url}offline/`);
    await page.setContent(`<!doctype html><p>${payload}</p>`, { waitUntil: 'load' }).catch(() => {});
    await page.waitForTimeout(50);
    if (deeds.length > 0) worked.push(payload);
  }
  await context.close();
  site.close();
  assert.ok(worked.length >= 10, `only ${worked.length} payloads work: ${worked.join('\n')}`);
});
