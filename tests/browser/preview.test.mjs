// The preview in a real browser: the page reloads by itself under its own content security policy.

import assert from 'node:assert/strict';
import { spawn, execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { launch } from './browser.mjs';

const PROGRAM = join(import.meta.dirname, '..', '..', 'target', 'debug', 'etalase');

let browser, folder, preview, address;
before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'etalase-preview-'));
  execFileSync(PROGRAM, ['new', 'toko'], { cwd: folder });
  preview = spawn(PROGRAM, ['serve', '-C', 'toko', '--port', '0'], { cwd: folder, stdio: ['ignore', 'pipe', 'ignore'] });
  const [line] = await once(preview.stdout, 'data');
  address = String(line).match(/http:\/\/\S+/)[0];
  browser = await launch();
});
after(async () => {
  await browser?.close();
  preview?.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

function edit(file, from, to) {
  const path = join(folder, 'toko', 'content', file);
  const text = readFileSync(path, 'utf8');
  assert.ok(text.includes(from), text);
  writeFileSync(path, text.replace(from, to));
}

test('a saved file changes the open page, a mistake is shown, and mending brings the page back', async () => {
  const page = await browser.newPage();
  const complaints = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => /policy/i.test(message.text()) && complaints.push(message.text()));
  await page.goto(new URL('produk/keset-perca/', address).href, { waitUntil: 'load' });
  const heading = (text) => page.waitForFunction((text) => document.querySelector('h1')?.textContent.includes(text), text);
  await heading('Keset perca bulat');
  edit('produk/keset-perca/produk.toml', 'Keset perca bulat', 'Keset perca lonjong');
  await heading('Keset perca lonjong');
  edit('produk/keset-perca/produk.toml', 'harga = 45000', 'harga = "mahal"');
  await heading('Ada yang perlu diperbaiki');
  edit('produk/keset-perca/produk.toml', 'harga = "mahal"', 'harga = 46000');
  await heading('Keset perca lonjong');
  assert.deepEqual(complaints, []);
});

test('the preview keeps nothing, and takes away the worker of an earlier visit to its address', async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(address, { waitUntil: 'load' });
  assert.equal(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length), 0);
  await page.evaluate(async () => {
    await caches.open('etalase:/:halaman');
    await navigator.serviceWorker.register('/sw.js');
  });
  await page.evaluate(async () => {
    while ((await navigator.serviceWorker.getRegistrations()).length) await new Promise((done) => setTimeout(done, 50));
  });
  assert.deepEqual(await page.evaluate(() => caches.keys()), []);
  await context.close();
});
