// One page of every kind, for tests that look at all of them.

import { demo } from './demo.mjs';
import { serve } from './server.mjs';
import { workshop } from './workshop.mjs';

/** Lines of two shops in the cart, one of them gone, and the details typed: both orders are ready, with all their parts open. */
async function fillCart(page) {
  await page.evaluate(() => {
    const rest = { measures: {}, answers: [], day: '', time: '', note: '', seen: { name: 'Barang', price: 1 } };
    const lines = [
      { id: 'a', address: 'rumah-jahit-balanga/jaket-benang-bintik/', variant: 'l', quantity: 12, ...rest },
      { id: 'b', address: 'bengkel-kembang-kelapa/sapu-lantai/', variant: 'ijuk-hitam', quantity: 2, ...rest },
      { id: 'c', address: 'bengkel-kembang-kelapa/tidak-ada/', variant: '', quantity: 1, ...rest },
    ];
    const draft = { name: 'Sari', phone: '081200000099', address: 'Jl. Melati', tried: '1', 'pay:bengkel-kembang-kelapa': 'qris' };
    localStorage.setItem('etalase-cart:/', JSON.stringify({ version: 1, lines }));
    sessionStorage.setItem('etalase-draft:/', JSON.stringify(draft));
  });
  await page.reload({ waitUntil: 'load' });
  await page.locator('.cart-chats a').nth(2).waitFor();
  for (const part of await page.locator('summary:visible').all()) await part.click();
  await beginAtTop(page);
}

/** The keyboard begins anew at the top. */
async function beginAtTop(page) {
  await page.evaluate(() => {
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute('tabindex');
    scrollTo(0, 0);
  });
}

/** Opens what narrows and sorts a list, with all that there is to choose. */
async function openChoices(page) {
  await page.locator('.refine summary').click();
  await page.locator('.refine [name=kategori] option').nth(1).waitFor({ state: 'attached' });
  await beginAtTop(page);
}

/** Waits until the list is as the address asks. */
async function narrowed(page) {
  await page.locator('#_hasil:not(:empty)').waitFor();
}

/** A missing address, which every host answers with the site's own page. */
const MISSING = 'tidak/ada/';

/** Every kind of page: its name, the made site that has it, and its address there. */
export const KINDS = [
  { name: 'portal', site: demo, path: '' },
  { name: 'portal in English', site: demo, path: 'en/' },
  { name: 'shop of a portal', site: demo, path: 'kube-awan-pesisir/' },
  { name: 'shop of a portal in English', site: demo, path: 'en/bengkel-kembang-kelapa/' },
  { name: 'shop', site: workshop, path: '' },
  { name: 'shop in English', site: workshop, path: 'en/' },
  { name: 'list', site: workshop, path: 'produk/' },
  { name: 'list of a portal', site: demo, path: 'produk/' },
  { name: 'list, second page', site: workshop, path: 'produk/hal/2/' },
  { name: 'list, sorted by price', site: workshop, path: 'produk/urut/termurah/' },
  { name: 'list of a range of prices', site: workshop, path: 'produk/harga/50000-100000/' },
  { name: 'list of what is ready, in English', site: workshop, path: 'en/produk/ada/siap/' },
  { name: 'list with its choices open', site: workshop, path: 'produk/', prepare: openChoices },
  { name: 'list of a portal with its choices open, in English', site: demo, path: 'en/produk/', prepare: openChoices },
  { name: 'list, narrowed', site: workshop, path: 'produk/?maks=60000&urut=termahal', prepare: narrowed },
  { name: 'list, narrowed to nothing, in English', site: workshop, path: 'en/produk/?min=99000000', prepare: narrowed },
  { name: 'category', site: workshop, path: 'kategori/pakaian/' },
  { name: 'category of a portal in English', site: demo, path: 'en/kategori/jasa/' },
  { name: 'product', site: workshop, path: 'produk/keset-sabut/' },
  { name: 'product with variants', site: workshop, path: 'produk/kemeja-batik/' },
  { name: 'product with variants in English', site: demo, path: 'en/rumah-jahit-balanga/kemeja-kawung/' },
  { name: 'service', site: workshop, path: 'produk/potong-rambut/' },
  { name: 'product on request', site: workshop, path: 'produk/seragam-kantor/' },
  { name: 'product sold out', site: workshop, path: 'produk/lukisan-senja/' },
  { name: 'product without a photo', site: workshop, path: 'produk/sapu-lidi/' },
  { name: 'product with nine photos', site: workshop, path: 'produk/selendang-sutra/' },
  { name: 'product with everything', site: workshop, path: 'produk/jaket-ukur/' },
  { name: 'product with everything in English', site: workshop, path: 'en/produk/jaket-ukur/' },
  { name: 'product with a long name', site: workshop, path: 'produk/nama-panjang/' },
  { name: 'cart, empty', site: demo, path: 'keranjang/' },
  { name: 'cart with orders', site: demo, path: 'keranjang/', prepare: fillCart },
  { name: 'cart with orders in English', site: demo, path: 'en/keranjang/', prepare: fillCart },
  { name: 'search', site: demo, path: 'cari/' },
  { name: 'info', site: demo, path: 'cara-pesan/' },
  { name: 'info of a shop in English', site: demo, path: 'en/bengkel-kembang-kelapa/info/merawat-batik/' },
  { name: 'moved', site: demo, path: 'rumah-kunang-kunang/ganci-ondel/', moved: true },
  { name: 'gone', site: workshop, path: 'produk/sapu-lama/' },
  { name: 'missing', site: demo, path: MISSING },
  { name: 'offline', site: demo, path: 'offline/' },
];

/** Serves the sites of all kinds. `open(page, kind)` opens the kind's page in a tab of the browser. */
export async function serveKinds(options) {
  const served = new Map();
  for (const site of new Set(KINDS.map((kind) => kind.site))) served.set(site, await serve(site, '/', options));
  return {
    async open(page, kind) {
      const url = served.get(kind.site).url + kind.path;
      if (kind.moved) await page.route(url, stay);
      await page.goto(url, { waitUntil: 'load' });
      await kind.prepare?.(page);
    },
    close() {
      for (const site of served.values()) site.close();
    },
  };
}

/** A page that leads on at once is looked at without its leading on. */
async function stay(route) {
  const response = await route.fetch();
  const body = await response.text();
  await route.fulfill({ response, body: body.replace(/<meta\b[^>]*http-equiv="?refresh[^>]*>/, '') });
}
