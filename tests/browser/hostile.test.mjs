// Hostile texts in every field of the content: they stay texts, with the content security policy and without it.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { launch } from './browser.mjs';
import { files, pages } from './demo.mjs';
import { buildTwins } from './hostile.mjs';
import { findings } from './oracle.mjs';
import { PAYLOADS, WRITTEN, isPlain } from './payloads.mjs';
import { serve } from './server.mjs';
import { watchedTab } from './watch.mjs';

/** How many further twins are built and judged, each with other payloads in each place. */
const MORE = Number(process.env.ETALASE_ROUNDS ?? 0);

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

/** Values that are no texts: the checker takes a number, a day, an address, a file or a name out of a list, and nothing else. */
const NO_TEXTS = [
  'pembuat.toml: persetujuan.mencakup', 'pembuat.toml: persetujuan.tanggal', 'produk.toml: berat', 'produk.toml: diskon.sampai',
  'produk.toml: ditambahkan', 'produk.toml: foto.berkas', 'produk.toml: jenis', 'produk.toml: ketersediaan', 'produk.toml: pembuat',
  'produk.toml: ukuran_badan', 'produk.toml: varian.berat', 'produk.toml: varian.foto', 'situs.toml: alamat', 'situs.toml: bahasa',
  'toko.toml: bank.rekening', 'toko.toml: kontak.facebook', 'toko.toml: kontak.instagram', 'toko.toml: kontak.laman',
  'toko.toml: kontak.peta', 'toko.toml: kontak.surel', 'toko.toml: kontak.telepon', 'toko.toml: kontak.tiktok',
  'toko.toml: kontak.whatsapp.nomor', 'toko.toml: kontak.youtube', 'toko.toml: lokapasar.tautan', 'toko.toml: spanduk', 'toko.toml: warna',
];

test('thousands of payloads stand in the content, and every field that takes text has many of them', (t) => {
  const taken = new Set([...twins.used.values()].flatMap((payloads) => [...payloads]));
  assert.deepEqual(PAYLOADS.filter((payload) => isPlain(payload) && !taken.has(payload)).length < 5, true);
  assert.deepEqual(WRITTEN.filter((payload) => isPlain(payload) && !taken.has(payload)), []);
  const placed = [...twins.used.values()].reduce((sum, { size }) => sum + size, 0);
  t.diagnostic(`${taken.size} of ${PAYLOADS.length} payloads, ${placed} placings in ${twins.used.size} fields and pages`);
  assert.ok(taken.size > 3500 && placed > 6000, `${taken.size} payloads, ${placed} placings`);
  assert.deepEqual(twins.never.filter((name) => !NO_TEXTS.includes(name)), []);
  const fields = [...twins.used].filter(([name]) => !NO_TEXTS.includes(name));
  assert.ok(fields.length >= 75, `${fields.length} fields`);
  const products = fields.filter(([name]) => name.startsWith('produk.toml'));
  assert.deepEqual(products.filter(([, payloads]) => payloads.size < 15).map(([name, { size }]) => `${name}: ${size}`), []);
});

test('every file of every kind is what its harmless twin is, and nothing in it acts', async (t) => {
  const page = await browser.newPage();
  const { wrong, judged } = await findings(page, twins.hostile, twins.harmless);
  await page.close();
  t.diagnostic(JSON.stringify(judged));
  assert.deepEqual(wrong.slice(0, 20), [], `${wrong.length} in all`);
  assert.ok(judged['.html'] > 400 && judged['.json'] > 20 && judged['.xml'] > 0 && judged['.webmanifest'] > 0, JSON.stringify(judged));
});

test('other payloads in each place find nothing either', { skip: !MORE && 'ETALASE_ROUNDS asks for it' }, async (t) => {
  const page = await browser.newPage();
  for (let round = 1; round <= MORE; round += 1) {
    const place = mkdtempSync(join(tmpdir(), 'etalase-hostile-'));
    const others = buildTwins(place, round);
    const { wrong } = await findings(page, others.hostile, others.harmless);
    rmSync(place, { recursive: true, force: true });
    t.diagnostic(`round ${round}: ${[...others.used.values()].reduce((sum, { size }) => sum + size, 0)} placings, ${wrong.length} findings`);
    assert.deepEqual(wrong.slice(0, 20), [], `${wrong.length} in round ${round}`);
  }
  await page.close();
});

test('the judges see what they are there to see', async () => {
  const page = await browser.newPage();
  const [bad, good] = ['bad', 'good'].map((name) => mkdtempSync(join(tmpdir(), `etalase-${name}-`)));
  const cases = {
    'a.html': ['<p><b onclick=x>x</b>', '<p><b>x</b>'],
    'b.html': ['<p>x<i>y</i>', '<p>x'],
    'c.html': ['<script>x</script>', '<p>x'],
    'd.xml': ['<a><b>x</a>', '<a><b>x</b></a>'],
    'e.xml': ['<a><link href="javascript:x"/></a>', '<a><link href="https://x/"/></a>'],
    'f.xml': ['<a><content type="html">&lt;img src=x onerror=x&gt;</content></a>', '<a><content type="html">x</content></a>'],
    'g.xml': ['<!DOCTYPE a [<!ENTITY x "y">]><a>x</a>', '<a>x</a>'],
    'h.json': ['["</script>"]', '["x"]'],
    'i.json': ['{"a":1,"b":2}', '{"a":1}'],
    'j.json': ['{"href":"javascript:x"}', '{"href":"https://x/"}'],
    'k.csv': ['a,"=cmd|x"\n', 'a,b\n'],
    'l.csv': ['a,b"\n"c,d\n', 'a,b\n'],
    'm.txt': ['Allow: /\nDisallow: /\n', 'Allow: x\n'],
    'n.svg': ['<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>', '<svg xmlns="http://www.w3.org/2000/svg"><path/></svg>'],
    'o.js': ['let a = "x"', 'let a = "y"'],
    'p.jpg': ['<html>', '\xff\xd8\xff'],
    'q.exe': ['x', 'x'],
    'r.md': ['[x](javascript:y)', '[x](https://y)'],
  };
  for (const [name, [hostile, harmless]] of Object.entries(cases)) {
    writeFileSync(join(bad, name), hostile);
    writeFileSync(join(good, name), harmless);
  }
  const { wrong } = await findings(page, bad, good);
  await page.close();
  for (const folder of [bad, good]) rmSync(folder, { recursive: true });
  assert.deepEqual([...new Set(wrong.map((what) => what.split(':')[0]))], Object.keys(cases));
});

for (const policy of [true, false]) {
  test(`no page does anything ${policy ? 'under' : 'without'} the content security policy`, async () => {
    const site = await serve(twins.hostile, '/', { policy });
    const context = await browser.newContext({ viewport: { width: 360, height: 740 }, serviceWorkers: 'block' });
    // Whoever opens a file by itself is shown it by the browser: XML and drawings can hold scripts too.
    const left = files(twins.hostile).filter((path) => /\.(html|xml|svg|json|txt|webmanifest)$/.test(path));
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
  for (const payload of WRITTEN.filter((payload) => /^<(script|img|svg|iframe|details|input|body|audio)/.test(payload))) {
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

const BUYER = { name: 'Sari', phone: '0812 0000 0099', address: 'Jalan Melati 5', note: 'Pagi', to: 'Dinas', remember: '1' };

/** A line of a cart with a text in each of its places. */
function line(address, id, text) {
  const price = id.length * 1000;
  return { id, address, variant: '', quantity: 2, measures: { chest: text, waist: text }, answers: [text, text], day: '2026-12-01', time: '09:00', note: text, seen: { name: text, price } };
}

/** Fills the cart with these texts, does all that can be done there, and gives what the page is made of. */
async function orderWith(page, site, texts) {
  const addresses = [0, 1, 2, 3].map((shop) => `toko-${shop}/barang-${shop}-${shop}/`);
  const next = () => texts[(next.at = (next.at ?? 0) + 1) % texts.length];
  const lines = addresses.flatMap((address, shop) => [line(address, `a${shop}`, next()), line('toko-0/tidak-ada/', `b${shop}`, next())]);
  const draft = Object.fromEntries(Object.entries(BUYER).map(([key]) => [key, key === 'phone' ? BUYER.phone : next()]));
  const orders = [1, 2].map((number) => ({ code: `26112${number}-ABCD`, shop: next(), day: next(), total: next(), text: next() }));
  await page.goto(`${site.url}offline/`);
  await page.evaluate(
    async ([lines, draft, orders]) => {
      // The first choice of each product, whose name is a payload too.
      for (const line of lines) {
        const answer = await fetch(`/${line.address}`);
        const data = answer.ok && new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById('_data');
        line.variant = data ? JSON.parse(data.textContent).choices[0].variant : '';
      }
      localStorage.clear();
      sessionStorage.clear();
      localStorage.setItem('etalase-cart:/', JSON.stringify({ version: 1, lines }));
      localStorage.setItem('etalase-sent:/', JSON.stringify({ orders }));
      sessionStorage.setItem('etalase-draft:/', JSON.stringify({ ...draft, tried: '1' }));
    },
    [lines, draft, orders],
  );
  await page.goto(`${site.url}keranjang/`);
  await page.locator('#_keranjang').waitFor();
  await page.waitForFunction(() => [...document.querySelectorAll('.cart-shop > [data-if="waits"]')].every(({ hidden }) => hidden));
  await page.evaluate((texts) => {
    for (const select of document.querySelectorAll('.cart-shop select')) {
      select.selectedIndex = 2;
      select.dispatchEvent(new Event('input', { bubbles: true }));
    }
    for (const [name, text] of Object.entries(texts)) {
      const field = document.querySelector(`#_pesan [name="${name}"]`);
      if (field.type === 'checkbox') continue;
      field.value = text;
      field.dispatchEvent(new Event('input', { bubbles: true }));
    }
    document.getElementById('_pesan').requestSubmit();
  }, Object.fromEntries(['name', 'address', 'note'].map((name) => [name, next()])));
  await page.locator('.cart-order').first().waitFor();
  for (const to of await page.locator('[name=to]').all()) await to.evaluate((field, text) => {
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }, next());
  await page.evaluate(() => document.querySelectorAll('details').forEach((details) => (details.open = true)));
  const bones = [];
  const look = async () => bones.push(...(await page.evaluate(partsOf)));
  await look();
  for (const deed of ['quotation', 'order', 'remove', 'undo', 'print', 'forget']) {
    await page.evaluate((deed) => document.querySelector(`#_keranjang [data-do=${deed}]`)?.click(), deed);
    await page.waitForTimeout(60);
    await look();
  }
  const links = await page.locator('.cart-chats a, [data-href=mail]').evaluateAll((all) => all.map(({ href }) => href));
  return { bones, links };
}

/** What the cart and its print are made of: elements with the names of their attributes. Runs in the page. */
function partsOf() {
  const passing = /^(hidden|aria-invalid|data-key|value|src|href|open|checked|style)$/;
  const parts = [];
  for (const element of document.querySelectorAll('#_keranjang *, #_cetak *, #_isi > *')) {
    const names = element.getAttributeNames().filter((name) => !passing.test(name));
    parts.push(`${element.localName} ${names.sort().join(' ')}`);
  }
  return [...new Set(parts)];
}

for (const policy of [true, false]) {
  test(`the cart takes hostile words for words ${policy ? 'under' : 'without'} the policy`, async () => {
    const parts = [];
    for (const made of [twins.harmless, twins.hostile]) {
      const site = await serve(made, '/', { policy });
      const context = await browser.newContext({ viewport: { width: 360, height: 740 }, serviceWorkers: 'block' });
      context.setDefaultTimeout(20_000);
      await context.addInitScript(() => (window.print = () => {}));
      const { page, deeds } = await watchedTab(context, site.origin);
      const rounds = made === twins.harmless ? [Object.values(BUYER)] : chunks(WRITTEN, 24);
      for (const texts of rounds) {
        const { bones, links } = await orderWith(page, site, texts);
        parts.push({ made, bones });
        assert.deepEqual(links.filter((link) => !/^(https:\/\/wa\.me\/62\d+\?text=[^&#]*|mailto:[^?&#]+\?subject=[^&#]*&body=[^&#]*)$/.test(link)), []);
        assert.ok(links.length > 0);
      }
      await context.close();
      site.close();
      assert.deepEqual(deeds, []);
    }
    const known = new Set(parts.filter(({ made }) => made === twins.harmless).flatMap(({ bones }) => bones));
    const strange = parts.filter(({ made }) => made === twins.hostile).flatMap(({ bones }) => bones.filter((bone) => !known.has(bone)));
    assert.deepEqual([...new Set(strange)], []);
  });
}

function chunks(list, count) {
  return Array.from({ length: Math.ceil(list.length / count) }, (_, number) => list.slice(number * count, (number + 1) * count));
}

test('what is typed into the search and into an order stays words', async () => {
  const site = await serve(twins.hostile, '/', { policy: false });
  const context = await browser.newContext({ serviceWorkers: 'block' });
  const { page, deeds } = await watchedTab(context, site.origin);
  const typed = PAYLOADS.filter((_, number) => number % 9 === 0);
  await page.goto(`${site.url}cari/`);
  const strange = await page.evaluate(async (typed) => {
    const form = document.getElementById('_cari');
    const strange = [];
    for (const text of typed) {
      form.elements.q.value = text;
      form.requestSubmit();
      await new Promise((done) => setTimeout(done, 8));
      const made = document.querySelectorAll('#_hasil *, #_jalan *, #_daftar *');
      for (const element of made) {
        const names = element.getAttributeNames().filter((name) => /^on|^style$|^srcdoc$/.test(name));
        if (names.length || !/^(li|a|p|span|h[1-6]|img|picture|source|div|strong|s|del|small|svg|use|path|article|ul|data|b|em|ins)$/.test(element.localName)) strange.push(`${text}: ${element.outerHTML.slice(0, 120)}`);
        if (element.href && !element.href.startsWith(location.origin)) strange.push(`${text}: ${element.href}`);
      }
    }
    return strange;
  }, typed);
  assert.ok(typed.length > 350, `${typed.length}`);
  assert.deepEqual(strange.slice(0, 10), []);
  await page.goto(`${site.url}toko-0/barang-0-0/`);
  const links = await page.evaluate((typed) => {
    const links = new Set();
    for (const text of typed) {
      for (const field of document.querySelectorAll('.order input:not([type]), .order [type=text], .order textarea')) {
        field.value = text;
        field.dispatchEvent(new Event('input', { bubbles: true }));
      }
      for (const link of document.querySelectorAll('.wide, .ways a')) links.add(link.href.replace(/(text|body)=[^&]*/, '$1=').slice(0, 200));
    }
    return [...links];
  }, typed);
  await context.close();
  site.close();
  assert.deepEqual(links.filter((link) => !/^(https:\/\/wa\.me\/62\d+\?text=|mailto:[^?]+\?subject=[^&]*&body=|tel:\+?\d+|http:\/\/127\.0\.0\.1:\d+\/.*)$/.test(link)), []);
  assert.deepEqual(deeds, []);
});
