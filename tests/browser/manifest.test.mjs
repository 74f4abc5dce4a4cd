// What a phone is told of the site, as Chromium reads it: no complaint, and icons as large as they are said to be.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { launch } from './browser.mjs';
import { demo } from './demo.mjs';
import { serve } from './server.mjs';

const ROOT = join(import.meta.dirname, '..', '..');

let browser, folder, shop;
before(async () => {
  browser = await launch();
  // A shop with a logo, beside the demo, which is a portal without one.
  folder = mkdtempSync(join(tmpdir(), 'etalase-logo-'));
  const program = join(ROOT, 'target', 'debug', 'etalase');
  execFileSync(program, ['new', 'toko'], { cwd: folder });
  const about = join(folder, 'toko', 'content', 'toko.toml');
  writeFileSync(about, `logo = "logo.png"\nwarna = "#8a3b12"\n${readFileSync(about, 'utf8').replace(/^(logo|warna) .*$/gm, '')}`);
  copyFileSync(join(ROOT, 'content', 'rumah-jahit-balanga', 'logo.png'), join(folder, 'toko', 'content', 'logo.png'));
  shop = join(folder, 'shop');
  execFileSync(program, ['build', '-C', 'toko', '--output', shop], { cwd: folder, stdio: 'pipe' });
});
after(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

for (const [name, path, home, scope] of [
  ['a portal', '', '', ''],
  ['a portal in English', 'en/', 'en/', ''],
  ['a shop with a logo', 'produk/', '', ''],
]) {
  test(`Chromium takes the manifest and the icons of ${name}`, async () => {
    const isShop = name.includes('logo');
    const site = await serve(isShop ? shop : demo, '/a/b/');
    const page = await browser.newPage();
    await page.goto(site.url + path);
    const devtools = await page.context().newCDPSession(page);
    const { errors, data } = await devtools.send('Page.getAppManifest');
    assert.deepEqual(errors, []);
    const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors');
    const grave = installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito');
    assert.deepEqual(grave, []);
    const manifest = JSON.parse(data);
    const at = await page.evaluate(() => document.querySelector('link[rel=manifest]').href);
    assert.equal(new URL(manifest.start_url, at).href, site.url + home);
    assert.equal(new URL(manifest.scope, at).href, site.url + scope);
    assert.equal(manifest.lang, await page.evaluate(() => document.documentElement.lang));
    assert.match(manifest.theme_color, /^#[0-9a-f]{6}$/);
    assert.ok([...manifest.short_name].length <= 13, manifest.short_name);

    const pngs = manifest.icons.filter(({ type }) => type === 'image/png');
    const kinds = pngs.map(({ sizes, purpose }) => `${sizes} ${purpose}`);
    assert.deepEqual(kinds, ['192x192 any', '512x512 any', '192x192 maskable', '512x512 maskable']);
    assert.equal(manifest.icons.some(({ sizes }) => sizes === 'any'), !isShop);
    const links = await page.evaluate(() =>
      [...document.querySelectorAll('link[rel=icon][sizes], link[rel=apple-touch-icon]')].map((link) => ({
        src: link.href,
        sizes: link.getAttribute('sizes') ?? '180x180',
      })),
    );
    assert.deepEqual(links.map(({ sizes }) => sizes), ['32x32', '48x48', '180x180']);
    const drawings = await page.evaluate(() => [...document.querySelectorAll('link[rel=icon][href$=".svg"]')].length);
    assert.equal(drawings, isShop ? 0 : 1);
    for (const { src, sizes } of [...manifest.icons, ...links]) {
      const seen = await page.evaluate(async (src) => {
        const image = Object.assign(new Image(), { src });
        await image.decode();
        return `${image.naturalWidth}x${image.naturalHeight}`;
      }, new URL(src, at).href);
      if (sizes !== 'any') assert.equal(seen, sizes, src);
    }
    await page.close();
    site.close();
  });
}
