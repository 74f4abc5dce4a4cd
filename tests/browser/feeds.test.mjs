// The files for machines, read by others than us: libxml2 and the sitemap's own schema, a feed parser, a CSV parser.

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { parseFeed } from '@rowanmanning/feed-parser';
import { parse } from 'csv-parse/sync';
import { XmlDocument, XsdValidator } from 'libxml2-wasm';

import { demo, files } from './demo.mjs';
import { workshop } from './workshop.mjs';

const SITES = [
  { name: 'the portal', folder: demo, base: 'https://etalase.example.org/', isPortal: true },
  { name: 'the single shop', folder: workshop, base: 'https://bengkel.example.org/', isPortal: false },
];
const G = { g: 'http://base.google.com/ns/1.0' };
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d[+-]\d{4}$/;

const text = (folder, path) => readFileSync(join(folder, path), 'utf8');
const ending = (folder, name) => files(folder).filter((path) => path.endsWith(`umpan/${name}`));

/** Fails where an address of the site leads nowhere. */
function leadsSomewhere({ folder, base }, url) {
  assert.ok(url.startsWith(base), url);
  const path = url.slice(base.length).split('?')[0];
  assert.ok(existsSync(join(folder, path === '' || path.endsWith('/') ? `${path}index.html` : path)), url);
}

function xml(folder, path) {
  return XmlDocument.fromString(text(folder, path));
}

/** The sitemap's own schema. Elements of other formats in it are looked at by name, for their schemas are not at hand. */
function sitemapSchema() {
  const file = join(import.meta.dirname, 'node_modules/sitemap/schema/sitemap.xsd');
  const schema = readFileSync(file, 'utf8').replaceAll('processContents="strict"', 'processContents="lax"');
  return XsdValidator.fromDoc(XmlDocument.fromString(schema));
}

for (const site of SITES) {
  const { name, folder, base, isPortal } = site;

  test(`the sitemap of ${name} keeps its schema and leads to pages and photos`, () => {
    const document = xml(folder, 'sitemap.xml');
    sitemapSchema().validate(document);
    const names = {
      s: 'http://www.sitemaps.org/schemas/sitemap/0.9',
      i: 'http://www.google.com/schemas/sitemap-image/1.1',
      x: 'http://www.w3.org/1999/xhtml',
    };
    const all = (path) => document.find(path, names).map((node) => node.content);
    const pages = all('/s:urlset/s:url/s:loc');
    const photos = all('/s:urlset/s:url/i:image/i:loc');
    const others = all('/s:urlset/s:url/x:link/@href');
    assert.equal(new Set(pages).size, pages.length);
    assert.ok(pages.length > 50 && photos.length > 20 && others.length === pages.length * 2);
    [...pages, ...photos, ...others].forEach((url) => leadsSomewhere(site, url));
    assert.ok(others.every((url) => pages.includes(url)), 'a page in another language is listed itself');
    assert.deepEqual(new Set(all('/s:urlset/s:url/x:link/@rel')), new Set(['alternate']));
    assert.ok(text(folder, 'robots.txt').includes(`Sitemap: ${base}sitemap.xml`));
  });

  test(`the feeds of what is new of ${name} are Atom`, () => {
    const feeds = ending(folder, 'terbaru.xml');
    assert.ok(feeds.length >= (isPortal ? 8 : 2), String(feeds));
    const ids = new Set();
    for (const path of feeds) {
      const document = xml(folder, path);
      const names = { a: 'http://www.w3.org/2005/Atom' };
      // RFC 4287, 4.1: what must be there, once.
      for (const [parent, children] of [['/a:feed', ['id', 'title', 'updated', 'author']], ['/a:feed/a:entry', ['id', 'title', 'updated', 'author']]]) {
        for (const node of document.find(parent, names)) {
          for (const child of children) assert.equal(node.find(`a:${child}`, names).length, 1, `${path}: ${child}`);
          assert.ok(node.find('a:link[@rel="alternate"]', names).length === 1, path);
        }
      }
      assert.equal(document.find('/a:feed/a:link[@rel="self"]/@href', names)[0].content, base + path);
      const feed = parseFeed(text(folder, path));
      assert.equal(feed.meta.type, 'atom');
      assert.ok(feed.items.length > 0 && feed.items.length <= 50);
      const days = feed.items.map(({ updated }) => updated.getTime());
      assert.deepEqual(days, [...days].sort((one, other) => other - one), 'newest first');
      assert.equal(feed.updated.getTime(), days[0]);
      assert.equal(new Set(feed.items.map(({ id }) => id)).size, feed.items.length);
      feed.items.forEach(({ url }) => leadsSomewhere(site, url));
      ids.add(feed.meta.id ?? document.find('/a:feed/a:id', names)[0].content);
      const home = path.replace('umpan/terbaru.xml', 'index.html');
      assert.match(text(folder, home), /<link [^>]*type="?application\/atom\+xml"?[^>]*href="?[^ >]*umpan\/terbaru\.xml/);
    }
    assert.equal(ids.size, feeds.length, 'no two feeds have one id');
  });

  test(`Google's rules hold for the feeds of ${name}`, () => {
    const feeds = ending(folder, 'google.xml');
    assert.ok(feeds.length >= (isPortal ? 10 : 2));
    for (const path of feeds) {
      const document = xml(folder, path);
      assert.equal(document.find('/rss/@version')[0].content, '2.0');
      for (const field of ['title', 'link', 'description']) assert.equal(document.find(`/rss/channel/${field}`).length, 1);
      const ids = [];
      for (const item of document.find('/rss/channel/item')) {
        const all = (field) => item.find(`g:${field}`, G).map((node) => node.content);
        const one = (field, pattern, isRequired = true) => {
          const values = all(field);
          assert.ok(values.length <= 1 && (values.length === 1 || !isRequired), `${path}: ${field}`);
          if (values.length) assert.match(values[0], pattern, `${path}: ${field}`);
          return values[0];
        };
        ids.push(one('id', /^[a-z0-9_-]{1,50}$/));
        one('title', /^.{1,150}$/u);
        one('description', /^[^]{1,5000}$/u);
        leadsSomewhere(site, one('link', /^https:/));
        leadsSomewhere(site, one('image_link', /^https:.*\.(jpg|png)$/));
        assert.ok(all('additional_image_link').length <= 10);
        all('additional_image_link').forEach((url) => leadsSomewhere(site, url));
        const state = one('availability', /^(in_stock|out_of_stock|preorder|backorder)$/);
        const day = one('availability_date', MOMENT, ['preorder', 'backorder'].includes(state));
        assert.equal(day !== undefined, ['preorder', 'backorder'].includes(state));
        const price = one('price', /^[1-9]\d*\.\d\d IDR$/);
        const sale = one('sale_price', /^[1-9]\d*\.\d\d IDR$/, false);
        if (sale) assert.ok(Number.parseFloat(sale) < Number.parseFloat(price), `${sale} of ${price}`);
        const days = one('sale_price_effective_date', /^.+\/.+$/, false)?.split('/');
        days?.forEach((moment) => assert.match(moment, MOMENT));
        one('condition', /^new$/);
        one('brand', /^.{1,70}$/u);
        one('identifier_exists', /^no$/);
        for (const field of ['color', 'size', 'pattern']) one(field, /^.{1,100}$/u, false);
        one('material', /^.{1,200}$/u, false);
        one('shipping_weight', /^\d+ g$/, false);
        one('item_group_id', /^[a-z0-9_-]{1,50}$/, false);
      }
      assert.equal(new Set(ids).size, ids.length, path);
    }
  });

  test(`Meta's rules hold for the catalogues of ${name}`, () => {
    const own = new Map();
    for (const path of ending(folder, 'meta.csv')) {
      const rows = parse(text(folder, path), { columns: true, bom: false });
      own.set(path, rows.map(({ id }) => id));
      assert.equal(new Set(own.get(path)).size, rows.length);
      for (const row of rows) {
        assert.match(row.id, /^[a-z0-9_-]{1,100}$/);
        assert.match(row.title, /^.{1,200}$/u);
        assert.match(row.description, /^[^]{1,9999}$/u);
        assert.match(row.availability, /^(in stock|out of stock|available for order)$/);
        assert.equal(row.condition, 'new');
        assert.match(row.price, /^[1-9]\d* IDR$/);
        assert.match(row.sale_price, /^([1-9]\d* IDR)?$/);
        assert.match(row.brand, /^.{1,100}$/u);
        leadsSomewhere(site, row.link);
        const images = [row.image_link, ...row.additional_image_link.split(',')].filter(Boolean);
        assert.ok(images.length >= 1 && images.length <= 21);
        images.forEach((url) => leadsSomewhere(site, url));
        for (const cell of Object.values(row)) assert.doesNotMatch(cell, /^[=+\-@\t\r]/);
      }
    }
    const whole = own.get('umpan/meta.csv');
    assert.ok(whole.length > 15, String(whole));
    const shops = [...own].filter(([path]) => !/^(en\/)?umpan\//.test(path) && !path.startsWith('en/'));
    assert.equal(shops.length, isPortal ? 4 : 0);
    if (isPortal) assert.deepEqual(shops.flatMap(([, ids]) => ids).sort(), [...whole].sort(), 'each shop has its own');
    assert.deepEqual(own.get('en/umpan/meta.csv'), whole, 'an id is the same in every language');
    const google = xml(folder, 'umpan/google.xml').find('//g:id', G).map((node) => node.content);
    assert.ok(google.length > 10 && google.every((id) => whole.includes(id)));
  });

  test(`security.txt of ${name} keeps RFC 9116`, () => {
    const fields = text(folder, '.well-known/security.txt').trimEnd().split('\n').map((line) => /^([A-Za-z-]+): (.+)$/.exec(line).slice(1));
    const of = (name) => fields.filter(([field]) => field === name).map(([, value]) => value);
    assert.ok(of('Contact').length >= 1 && of('Contact').every((uri) => /^(https:|mailto:|tel:)/.test(uri)));
    assert.equal(of('Expires').length, 1);
    const expires = Date.parse(of('Expires')[0]);
    assert.match(of('Expires')[0], /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    assert.ok(expires > 0 && new Date(expires).getUTCDate() === 1);
    assert.deepEqual(of('Canonical'), [`${base}.well-known/security.txt`]);
    assert.deepEqual(of('Preferred-Languages'), ['id, en']);
  });

  test(`llms.txt of ${name} has its one heading, its summary, and links that lead somewhere`, () => {
    const lines = text(folder, 'llms.txt').split('\n');
    assert.match(lines[0], /^# \S/);
    assert.equal(lines.filter((line) => line.startsWith('# ')).length, 1);
    assert.match(lines[2], /^> \S/);
    const links = lines.filter((line) => line.startsWith('- ')).map((line) => /^- \[(?:[^\]\\]|\\.)+\]\(([^)]+)\)(: .+)?$/.exec(line)?.[1]);
    assert.ok(links.length > 20);
    links.forEach((url) => leadsSomewhere(site, url));
  });
}
