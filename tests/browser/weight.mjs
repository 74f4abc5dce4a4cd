// What a page costs: everything that a first visit transfers, by kind.

/**
 * Opens the page as a first visit and gives the bytes transferred, bodies as compressed by the server, by type: `html`,
 * `css`, `js`, `data`, `photo`, `other`; `requests` names every address asked for, `cookies` what the page left behind.
 */
export async function weigh(browser, open, { width = 360, scale = 2 } = {}) {
  const context = await browser.newContext({ viewport: { width, height: 740 }, deviceScaleFactor: scale, serviceWorkers: 'block' });
  const page = await context.newPage();
  const finished = [];
  page.on('requestfinished', (request) => finished.push(request));
  await page.addInitScript(() => {
    window.shifted = 0;
    // What moves because of a key or a tap just before is expected, and does not count (Layout Instability API).
    const add = (list) => list.getEntries().forEach((entry) => (window.shifted += entry.hadRecentInput ? 0 : entry.value));
    new PerformanceObserver(add).observe({ type: 'layout-shift', buffered: true });
  });
  await open(page);
  await page.waitForLoadState('networkidle');
  const weight = { html: 0, css: 0, js: 0, data: 0, photo: 0, other: 0, requests: [], photos: [] };
  for (const request of finished) {
    const { responseBodySize: bytes } = await request.sizes();
    const type = typeOf((await (await request.response()).allHeaders())['content-type']);
    weight[type] += bytes;
    weight.requests.push(request.url());
    if (type === 'photo') weight.photos.push({ url: request.url(), bytes });
  }
  weight.shift = await page.evaluate(() => window.shifted);
  weight.cookies = await context.cookies();
  await context.close();
  return weight;
}

function typeOf(type = '') {
  const known = { html: /html/, css: /css/, js: /javascript/, data: /json/, photo: /^image\/(webp|jpeg|avif|png)/ };
  return Object.keys(known).find((name) => known[name].test(type)) ?? 'other';
}
