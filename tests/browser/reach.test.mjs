// Every kind of page fits a small screen, a thumb and a keyboard.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { launch } from './browser.mjs';
import { KINDS, serveKinds } from './kinds.mjs';
import { focused, movement, smallTargets, tabStops } from './reach.mjs';

/** A small phone, and a desktop of 1280 pixels enlarged to 400 %. */
const NARROW = [360, 320];

let browser, sites;
before(async () => {
  browser = await launch();
  sites = await serveKinds();
});
after(async () => {
  sites?.close();
  await browser?.close();
});

async function open(kind, options) {
  const page = await browser.newPage({ viewport: { width: 360, height: 740 }, ...options });
  await sites.open(page, kind);
  return page;
}

for (const kind of KINDS) {
  test(`fits a thumb and a narrow screen: ${kind.name}`, async () => {
    const page = await open(kind, { reducedMotion: 'reduce' });
    const wrong = [];
    for (const width of NARROW) {
      await page.setViewportSize({ width, height: 740 });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      if (wide > width) wrong.push(`${wide} pixels wide on a screen of ${width}`);
    }
    for (const width of [360, 1280]) {
      await page.setViewportSize({ width, height: 740 });
      wrong.push(...(await page.evaluate(smallTargets, 44)).map((target) => `${width}: small: ${target}`));
    }
    wrong.push(...(await page.evaluate(movement)).map((thing) => `moves: ${thing}`));
    await page.close();
    assert.deepEqual(wrong, []);
  });

  test(`goes by keyboard: ${kind.name}`, async () => {
    const page = await open(kind);
    const stops = await page.evaluate(tabStops);
    const wrong = [];
    for (let stop = 1; stop <= stops; stop += 1) {
      await page.keyboard.press('Tab');
      const at = await page.evaluate(focused);
      if (!at) {
        wrong.push(`the focus is lost at stop ${stop} of ${stops}`);
        break;
      }
      if (stop === 1 && !at.html.includes('class="skip"') && !at.html.includes('class=skip')) wrong.push(`not first the way to the content: ${at.html}`);
      if (at.again && !/type="(date|time)"/.test(at.html)) wrong.push(`a second time: ${at.html}`);
      if (at.backwards) wrong.push(`backwards: ${at.html}`);
      if (!at.outlined) wrong.push(`no outline: ${at.html}`);
      if (!at.inView || !at.uncovered) wrong.push(`out of sight: ${at.html}`);
    }
    await page.close();
    assert.deepEqual(wrong, []);
  });
}

test('the measures find what they look for', async () => {
  const page = await browser.newPage({ viewport: { width: 360, height: 740 } });
  await page.setContent(`
    <style>.still{outline:none} .far{position:absolute;left:-50rem} p{scroll-behavior:smooth;transition:color 1s}</style>
    <p>Sebuah kalimat dengan <a href="#a">tautan</a> di dalamnya.</p>
    <p><a href="#b">Sendiri</a></p><button class="still" style="width:60px;height:60px">x</button><a class="far" href="#c">Jauh</a>`);
  assert.deepEqual((await page.evaluate(smallTargets, 44)).map((html) => html.match(/#\w|still/)[0]), ['#b']);
  assert.equal((await page.evaluate(movement)).length, 4);
  assert.equal(await page.evaluate(tabStops), 4);
  const seen = [];
  for (let stop = 0; stop < 4; stop += 1) {
    await page.keyboard.press('Tab');
    seen.push(await page.evaluate(focused));
  }
  assert.deepEqual(seen.map((at) => at.outlined), [false, false, false, false], 'the browser draws thinner outlines');
  assert.deepEqual(seen.map((at) => at.inView), [true, true, true, false]);
  await page.close();
});
