// A portal built for each host, and looked at as that host would serve it.

import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { build } from './etalase.mjs';
import { HOSTS, host } from './hosts.mjs';
import { writeWorkshop } from './workshop.mjs';

const folder = mkdtempSync(join(tmpdir(), 'etalase-hosts-'));
const OLD = 'bengkel-1/keset-lama/';
const NEW = 'bengkel-1/keset-sabut/';
const GONE = 'bengkel-1/sudah-tidak-ada/';
const CAN_REDIRECT = ['cloudflare-pages', 'netlify', 'vercel', 'firebase'];

let site;
before(() => {
  writeWorkshop(folder, { products: 14, shops: 2 });
  const product = join(folder, 'content', 'bengkel-1', 'produk', 'keset-sabut', 'produk.toml');
  writeFileSync(product, `alamat_lama = ["keset-lama"]\n${readFileSync(product, 'utf8')}`);
  writeFileSync(join(folder, 'content', 'addresses.lock'), `${GONE} gone\n`);
  site = readFileSync(join(folder, 'content', 'situs.toml'), 'utf8');
});
after(() => rmSync(folder, { recursive: true, force: true }));

const made = new Map();

/** The site as it is built for a host, once. */
function builtFor(name) {
  if (!made.has(name)) made.set(name, buildFor(name, join(folder, `public-${name}`)));
  return made.get(name);
}

function buildFor(name, output) {
  const address = `https://kita.example.org${HOSTS[name]}`;
  const rest = site.replace(/^alamat = .*\n/m, '').replace(/^hos = .*\n/m, '');
  writeFileSync(join(folder, 'content', 'situs.toml'), `alamat = "${address}"\nhos = "${name}"\n${rest}`);
  rmSync(join(folder, 'content', 'identity.lock'), { force: true });
  build(folder, output, '--date', '2026-11-01');
  const files = readdirSync(output, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map((entry) => join(entry.parentPath, entry.name).slice(output.length + 1));
  return { output, paths, server: host(name, output) };
}

/** What a page loads and links to on its own site, as full addresses. */
function targets(html, address) {
  const found = [...html.matchAll(/(?<![-\w])(?:href|src)=("[^"]*"|[^\s>]+)/g)].map(([, value]) => value.replace(/^"|"$/g, ''));
  const urls = found.map((value) => new URL(value.replaceAll('&amp;', '&'), `https://kita.example.org${address}`));
  return urls.filter((url) => url.host === 'kita.example.org' && url.protocol === 'https:').map((url) => url.pathname);
}

for (const name of Object.keys(HOSTS)) {
  test(`${name} serves the site as it was built`, () => {
    const { output, paths, server } = builtFor(name);
    const asked = new Map();
    const answer = (address) => asked.get(address) ?? asked.set(address, server.answer(address)).get(address);

    const pages = paths.filter((path) => path.endsWith('index.html'));
    assert.ok(pages.length > 30);
    const wrong = [];
    for (const path of pages) {
      const address = server.base + path.slice(0, -'index.html'.length);
      const moved = path.includes(OLD);
      const { status, body, headers } = answer(address);
      if (moved && CAN_REDIRECT.includes(name)) {
        if (status !== 301 || headers.location !== address.replace(OLD, NEW)) wrong.push(`${address}: ${status} ${headers.location}`);
        continue;
      }
      const html = readFileSync(join(output, path), 'utf8');
      if (status !== 200 || body.toString() !== html) wrong.push(`${address}: ${status}`);
      for (const target of targets(html, address)) {
        if (![200, 301].includes(answer(target).status)) wrong.push(`${address}: ${target}: ${answer(target).status}`);
      }
      if (moved && !html.includes('http-equiv="refresh"') && !html.includes('http-equiv=refresh')) wrong.push(`${address}: leads nowhere`);
    }
    assert.deepEqual(wrong, []);
  });

  test(`${name} shows the site's own page for what is not there, with its style, at any depth`, () => {
    const { server } = builtFor(name);
    for (const address of [`${server.base}x`, `${server.base}a/b/c/d/`]) {
      const { status, body } = server.answer(address);
      assert.equal(status, 404);
      const html = body.toString();
      assert.match(html, /Halaman tidak ditemukan/);
      const loaded = targets(html, address).filter((path) => /\.(css|js)$/.test(path));
      assert.ok(loaded.length > 1);
      for (const path of loaded) assert.equal(server.answer(path).status, 200, path);
    }
    const gone = server.answer(server.base + GONE);
    assert.equal(gone.status, 200);
    assert.match(gone.body.toString(), /Produk ini tidak ada lagi/);
    assert.match(gone.body.toString(), /noindex/);
  });
}

for (const name of CAN_REDIRECT) {
  test(`${name} sends the policy of the pages, keeps what never changes, and asks anew for what does`, () => {
    const { paths, server } = builtFor(name);
    const home = server.answer('/');
    const [, policy] = home.body.toString().match(/http-equiv=content-security-policy content="([^"]*)"/);
    for (const path of ['/', '/bengkel-1/', '/sw.js', '/tidak/ada']) {
      const { headers } = server.answer(path);
      assert.equal(headers['content-security-policy'], policy, path);
      assert.equal(headers['x-content-type-options'], 'nosniff');
      assert.match(headers['cache-control'], /max-age=0, must-revalidate/, path);
    }
    const kept = paths.filter((path) => /^(aset|foto)\//.test(path));
    assert.ok(kept.length > 20);
    for (const path of kept) {
      assert.match(path, /[-/][0-9a-z]{8,}(-\d+)?\.\w+$/, 'the name changes with the content');
      assert.equal(server.answer(`/${path}`).headers['cache-control'], 'public, max-age=31536000, immutable', path);
    }
  });
}

test('each host gets the files that it reads, and none of another', () => {
  const own = ['.domains', '.nojekyll', 'CNAME', '_headers', '_redirects', 'firebase.json', 'not_found.html', 'vercel.json'];
  const found = Object.fromEntries(Object.keys(HOSTS).map((name) => [name, own.filter((file) => existsSync(join(builtFor(name).output, file)))]));
  assert.deepEqual(found, {
    'cloudflare-pages': ['_headers', '_redirects'],
    netlify: ['_headers', '_redirects'],
    vercel: ['vercel.json'],
    firebase: ['firebase.json'],
    surge: ['CNAME'],
    neocities: ['not_found.html'],
    'gitlab-pages': [],
    'github-pages': ['.nojekyll', 'CNAME'],
    'codeberg-pages': ['.domains'],
  });
});

test('files that people named themselves are not kept for ever', () => {
  mkdirSync(join(folder, 'static', 'foto'), { recursive: true });
  writeFileSync(join(folder, 'static', 'foto', 'denah.txt'), 'x');
  const { output } = buildFor('cloudflare-pages', join(folder, 'public-own'));
  const headers = readFileSync(join(output, '_headers'), 'utf8');
  assert.ok(headers.includes('/aset/*') && !headers.includes('/foto/*'));
  rmSync(join(folder, 'static'), { recursive: true });
});
