// axe-core on every kind of page: WCAG 2.0 to 2.2, A and AA, light and dark, phone and desktop.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';

import { launch } from './browser.mjs';
import { KINDS, serveKinds } from './kinds.mjs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

let browser, sites;
before(async () => {
  browser = await launch();
  sites = await serveKinds();
});
after(async () => {
  sites?.close();
  await browser?.close();
});

/** What axe finds on the page as it stands. The page's own policy stays in force: the debugger's door runs axe. */
async function violationsOf(page) {
  const { violations, passes } = await page.evaluate(
    (rules) => axe.run({ runOnly: rules, rules: { 'target-size': { enabled: true } }, resultTypes: ['violations'] }),
    RULES,
  );
  assert.ok(passes.length > 15, `axe looked at next to nothing: ${passes.length} rules`);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target} ${node.html.slice(0, 160)}: ${node.failureSummary.replace(/\s+/g, ' ').slice(0, 240)}`),
  );
}

for (const kind of KINDS) {
  test(`no barrier on: ${kind.name}`, async () => {
    const page = await browser.newPage({ viewport: { width: 360, height: 740 }, reducedMotion: 'reduce' });
    await sites.open(page, kind);
    await page.evaluate(AXE);
    const found = [];
    for (const width of [360, 1280]) {
      await page.setViewportSize({ width, height: 740 });
      for (const colorScheme of ['light', 'dark']) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        found.push(...(await violationsOf(page)).map((violation) => `${width} ${colorScheme}: ${violation}`));
      }
    }
    await page.close();
    assert.deepEqual(found, []);
  });
}

test('axe finds what is wrong', async () => {
  const page = await browser.newPage();
  await page.setContent(`<html lang="id"><title>x</title><main><h1>x</h1><img src="data:,x"><p style="color:#aaa">pudar</p>
    <a href="#a" style="display:block;width:9px;height:9px;overflow:hidden">a</a><a href="#b" style="display:block">b</a></main>`);
  await page.evaluate(AXE);
  const found = await violationsOf(page).catch((error) => error);
  await page.close();
  for (const rule of ['image-alt', 'color-contrast', 'target-size']) assert.match(String(found), new RegExp(`${rule}:`));
});
