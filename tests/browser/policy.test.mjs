// Every page states the content security policy and keeps to it: nothing inline but data.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { launch } from './browser.mjs';
import { demo, pages } from './demo.mjs';
import { POLICY, serve } from './server.mjs';
import { workshop } from './workshop.mjs';

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

for (const [name, folder] of Object.entries({ demo, workshop })) {
  test(`every page of the ${name} states the policy and has nothing inline but data`, async () => {
    const page = await browser.newPage({ javaScriptEnabled: false });
    await page.setContent('<p>');
    const wrong = [];
    for (const path of pages(folder)) {
      const found = await page.evaluate(inlineParts, readFileSync(join(folder, path), 'utf8'));
      if (found.policy !== POLICY) wrong.push(`${path}: policy: ${found.policy}`);
      wrong.push(...found.inline.map((part) => `${path}: ${part}`));
    }
    await page.close();
    assert.deepEqual(wrong, []);
  });
}

/** The policy of a page, and what of it a strict policy would stop. Runs in the browser. */
function inlineParts(html) {
  const made = new DOMParser().parseFromString(html, 'text/html');
  const inline = [];
  for (const element of made.querySelectorAll('*')) {
    for (const { name } of element.attributes) {
      if (name === 'style' || name.startsWith('on')) inline.push(`${element.localName} ${name}`);
    }
  }
  for (const script of made.querySelectorAll('script:not([src])')) {
    if (!/^application\/(ld\+)?json$/.test(script.type)) inline.push(`script: ${script.textContent.slice(0, 60)}`);
  }
  if (made.querySelector('style')) inline.push('style');
  return { policy: made.querySelector('meta[http-equiv="content-security-policy" i]')?.content, inline };
}

test('the policy stops what it is there to stop, and data is still read', async () => {
  const site = await serve(demo);
  const page = await browser.newPage();
  await page.goto(site.url + 'keranjang/');
  const seen = await page.evaluate(async () => {
    window.ran = 0;
    const script = document.createElement('script');
    script.textContent = 'window.ran += 1';
    document.body.append(script);
    document.body.insertAdjacentHTML('beforeend', '<img src="data:,x" onerror="window.ran += 1">');
    const away = await fetch('https://example.org/').then(() => 'sent', (error) => error.name);
    await new Promise((done) => setTimeout(done, 100));
    return { ran: window.ran, away, data: typeof JSON.parse(document.getElementById('_data').textContent) };
  });
  await page.close();
  site.close();
  assert.deepEqual(seen, { ran: 0, away: 'TypeError', data: 'object' });
});
