// What pages tell crawlers, held against the vocabulary of schema.org: the types of `schema-dts` are made from the
// published vocabulary, and the TypeScript compiler says of every property and value whether a type has it.

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import ts from 'typescript';

import { demo, readablePages } from './demo.mjs';
import { imageSize } from './image.mjs';
import { workshop } from './workshop.mjs';

const SITES = [
  { name: 'the portal', folder: demo, base: 'https://etalase.example.org/' },
  { name: 'the single shop', folder: workshop, base: 'https://bengkel.example.org/' },
];

/** What a page tells, and its head as properties. */
function read(folder, path) {
  const html = readFileSync(join(folder, path), 'utf8');
  const data = /<script type="?application\/ld\+json"?>(.*?)<\/script>/s.exec(html)?.[1];
  const head = new Map();
  for (const [tag] of html.matchAll(/<meta [^>]*property=[^>]*>/g)) {
    const value = (name) => {
      const found = new RegExp(`${name}=(?:"([^"]*)"|([^ >]*))`).exec(tag);
      return (found?.[1] ?? found?.[2])?.replaceAll('&quot;', '"').replaceAll('&#x27;', "'").replaceAll('&amp;', '&');
    };
    head.set(value('property'), value('content'));
  }
  return { html, data: data && JSON.parse(data), head };
}

/** What the compiler says of each of these as JSON-LD. */
function complaints(documents) {
  const name = join(import.meta.dirname, 'pages.ts');
  const lines = documents.map(({ data }, place) =>
    `export const page${place}: ${'@graph' in data ? 'Graph' : 'WithContext<Thing>'} = ${JSON.stringify(data)};`);
  const text = ['import type { Graph, Thing, WithContext } from "schema-dts";', ...lines].join('\n');
  const options = {
    strict: true, noEmit: true, types: [], skipLibCheck: true,
    module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext, target: ts.ScriptTarget.ES2022,
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists, readFile } = host;
  host.getSourceFile = (path, ...rest) => (path === name ? ts.createSourceFile(path, text, rest[0]) : getSourceFile(path, ...rest));
  host.fileExists = (path) => path === name || fileExists(path);
  host.readFile = (path) => (path === name ? text : readFile(path));
  const program = ts.createProgram([name], options, host);
  return ts.getPreEmitDiagnostics(program).map(({ messageText, file, start }) => {
    const place = file ? file.getLineAndCharacterOfPosition(start).line - 1 : -1;
    return `${documents[place]?.path}: ${ts.flattenDiagnosticMessageText(messageText, '\n').slice(0, 600)}`;
  });
}

/** The same without `query-input`, which schema.org has as a mark on `query` (its Actions overview) and no type names. */
function withoutMarks(data) {
  return JSON.parse(JSON.stringify(data), (key, value) => {
    if (key !== 'query-input') return value;
    assert.equal(value, 'required name=search_term_string');
    return undefined;
  });
}

function nodes(data) {
  return data['@graph'] ?? [data];
}

test('the vocabulary refuses what it does not have', () => {
  const wrong = [
    { '@context': 'https://schema.org', '@type': 'Product', name: 'Keset', harga: '1' },
    { '@context': 'https://schema.org', '@type': 'Barang', name: 'Keset' },
    { '@context': 'https://schema.org', '@type': 'Product', offers: { '@type': 'Offer', availability: 'https://schema.org/Habis' } },
  ];
  const told = complaints(wrong.map((data, place) => ({ path: `wrong ${place}`, data })));
  wrong.forEach((data, place) => assert.ok(told.some((one) => one.startsWith(`wrong ${place}:`)), JSON.stringify(data)));
});

for (const { name, folder, base } of SITES) {
  test(`every page of ${name} speaks the words of schema.org`, () => {
    const told = readablePages(folder).map((path) => ({ path, ...read(folder, path) })).filter(({ data }) => data);
    const kinds = new Set(told.flatMap(({ data }) => nodes(data).map((node) => node['@type'])));
    for (const kind of ['WebSite', 'OnlineStore', 'Product', 'ProductGroup', 'Service', 'BreadcrumbList']) {
      assert.ok(kinds.has(kind), `${kind} of ${[...kinds]}`);
    }
    const one = new Map();
    for (const document of told) {
      // One page of each shape in each language stands for the others: the compiler takes its time.
      const shape = JSON.stringify(document.data, (key, value) => (typeof value === 'string' && key !== '@type' ? '' : value));
      one.set(shape, { ...document, data: withoutMarks(document.data) });
    }
    assert.deepEqual(complaints([...one.values()]), []);
  });

  test(`addresses and prices in ${name} are those of its pages`, () => {
    let offers = 0;
    const exists = (url) => {
      assert.ok(url.startsWith(base), url);
      const path = decodeURI(url.slice(base.length)).split(/[?#]/)[0];
      assert.ok(existsSync(join(folder, path.endsWith('/') || path === '' ? `${path}index.html` : path)), url);
    };
    for (const path of readablePages(folder)) {
      const { html, data, head } = read(folder, path);
      if (!data) continue;
      const visit = (value, key) => {
        if (Array.isArray(value)) return value.forEach((one) => visit(one, key));
        if (typeof value !== 'object' || value === null) {
          const isAddress = ['url', 'image', 'logo', 'item'].includes(key);
          return isAddress ? exists(value) : undefined;
        }
        if (value['@type'] === 'Offer') {
          offers += 1;
          assert.match(value.price, /^\d+$/);
          const written = `Rp${Number(value.price).toLocaleString('id-ID').replaceAll(',', '.')}`;
          assert.ok(html.includes(written), `${path}: ${written}`);
        }
        Object.entries(value).forEach(([key, value]) => visit(value, key));
      };
      visit(data);
      const trail = nodes(data).find((node) => node['@type'] === 'BreadcrumbList')?.itemListElement;
      assert.deepEqual(trail?.map(({ position }) => position), trail?.map((_, place) => place + 1));
      assert.equal(head.get('og:url'), base + path.replace(/index\.html$/, ''));
    }
    assert.ok(offers > 20);
  });

  test(`previews of ${name} have a card of 1200 to 630 pixels under 300 kB`, () => {
    const seen = new Set();
    for (const path of readablePages(folder)) {
      const { head } = read(folder, path);
      const url = head.get('og:image');
      assert.ok(url?.startsWith(base), path);
      const bytes = readFileSync(join(folder, url.slice(base.length)));
      assert.deepEqual(imageSize(bytes), { width: 1200, height: 630 }, url);
      assert.ok(bytes.length < 300_000, `${url}: ${bytes.length}`);
      assert.deepEqual([head.get('og:image:width'), head.get('og:image:height')], ['1200', '630']);
      assert.ok(head.get('og:image:alt').length > 3);
      if (head.get('og:type') === 'product') {
        assert.match(head.get('product:availability'), /^(in stock|out of stock|available for order)$/);
        assert.match(head.get('product:retailer_item_id'), /^[a-z0-9_-]{1,50}$/);
        assert.equal(head.get('product:condition'), 'new');
        assert.ok((head.get('product:price:amount') === undefined) === (head.get('product:price:currency') === undefined));
      }
      seen.add(url);
    }
    assert.ok(seen.size > 10, 'products have cards of their own');
  });
}
