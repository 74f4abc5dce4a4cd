// Takes a picture of every kind of page of the demo, for docs/storefront.md and the README. `tests/audit pictures` runs it.

import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { launch } from './browser.mjs';
import { demo } from './demo.mjs';
import { ROOT } from './etalase.mjs';
import { serve } from './server.mjs';

const FOLDER = join(ROOT, 'docs', 'pictures');
const PHONE = { viewport: { width: 360, height: 740 }, deviceScaleFactor: 1.5 };
const DESKTOP = { viewport: { width: 1280, height: 860 }, deviceScaleFactor: 1 };
const JACKET = 'rumah-jahit-balanga/jaket-benang-bintik/';
const SHIRT = 'rumah-jahit-balanga/kemeja-kawung/';
const BROOM = 'bengkel-kembang-kelapa/sapu-lantai/';

const wish = (id, address, variant, quantity) => ({
  id, address, variant, quantity, measures: {}, answers: [], day: '', time: '', note: '', seen: { name: '', price: null },
});

/** A cart of two shops, and what its buyer typed. */
const CART = { version: 1, lines: [wish('a', JACKET, 'l', 12), wish('b', BROOM, 'ijuk-hitam', 2)] };
const BUYER = {
  name: 'Sari Wulandari', phone: '0812-0000-0099', address: 'Jl. Melati 5, Sleman', tried: '1', to: 'Balai Desa Contoh',
  'way:rumah-jahit-balanga': 'pickup', 'way:bengkel-kembang-kelapa': 'pickup',
};

/** What is done on a page before its picture is taken. */
const DEEDS = {
  async cart(page) {
    await page.evaluate((cart) => localStorage.setItem('etalase-cart:/', JSON.stringify(cart)), CART);
    await page.reload({ waitUntil: 'load' });
    await page.locator('.cart-line').nth(1).waitFor();
  },
  async order(page) {
    await page.evaluate((buyer) => sessionStorage.setItem('etalase-draft:/', JSON.stringify(buyer)), BUYER);
    await DEEDS.cart(page);
    await page.locator('.cart-chats a').nth(1).waitFor();
    await page.locator('#_siap').evaluate((heading) => heading.scrollIntoView());
  },
  async quotation(page) {
    await DEEDS.order(page);
    await page.evaluate(() => (globalThis.print = () => {}));
    const order = page.locator('.cart-order').nth(1);
    await order.locator('summary').filter({ hasText: 'penawaran' }).click();
    await order.locator('[data-do=quotation]').click();
    await page.locator('#_cetak .letter').waitFor({ state: 'attached' });
    await page.emulateMedia({ media: 'print' });
    // As on paper, which is white and has the edges that the style asks for.
    await page.evaluate(() => {
      document.body.style.padding = '18mm 20mm';
      for (const part of [document.documentElement, document.body]) part.style.background = '#fff';
      scrollTo(0, 0);
    });
  },
  async choose(page) {
    await page.locator('.choose label').filter({ hasText: /^\s*L\s*$/ }).first().click();
    await page.locator('.choose').first().evaluate((box) => box.scrollIntoView());
  },
  async results(page) {
    await page.locator('#_daftar li').first().waitFor();
  },
  async offline(page) {
    await page.evaluate(() => navigator.serviceWorker.ready);
    await page.waitForTimeout(1500);
    await page.context().setOffline(true);
    await page.goto(new URL('/rumah-kunang-kunang/tas-tote-mega-mendung/', page.url()).href);
  },
};

/** The pictures: their names, their pages, and what is done before. */
const PICTURES = [
  { name: 'portal', path: '' },
  { name: 'portal-wide', path: '', screen: DESKTOP },
  { name: 'shop', path: 'kube-awan-pesisir/' },
  { name: 'shop-dark', path: 'kube-awan-pesisir/', dark: true },
  { name: 'list', path: 'produk/' },
  { name: 'list-wide', path: 'produk/', screen: DESKTOP },
  { name: 'category', path: 'kategori/pakaian/' },
  { name: 'product', path: 'kube-awan-pesisir/kain-batik-parang/' },
  { name: 'product-wide', path: SHIRT, screen: DESKTOP },
  { name: 'product-dark', path: 'kube-awan-pesisir/kain-batik-parang/', dark: true },
  { name: 'product-variants', path: JACKET, deed: 'choose' },
  { name: 'service', path: 'kube-awan-pesisir/potong-rambut/' },
  { name: 'cart', path: 'keranjang/', deed: 'cart' },
  { name: 'cart-wide', path: 'keranjang/', deed: 'cart', screen: DESKTOP },
  { name: 'order', path: 'keranjang/', deed: 'order' },
  { name: 'quotation', path: 'keranjang/', deed: 'quotation', screen: { viewport: { width: 794, height: 1000 }, deviceScaleFactor: 1 } },
  { name: 'search', path: 'cari/?q=batik', deed: 'results' },
  { name: 'info', path: 'cara-pesan/' },
  { name: 'missing', path: 'tidak/ada/' },
  { name: 'offline', path: JACKET, deed: 'offline' },
];

/** One picture, as small WebP: they are looked at beside each other. */
async function take(browser, site, { path, deed, screen = PHONE, dark = false }, format = { format: 'webp', quality: 50 }) {
  const context = await browser.newContext({ ...screen, colorScheme: dark ? 'dark' : 'light', locale: 'id-ID', timezoneId: 'Asia/Jakarta', reducedMotion: 'reduce' });
  const page = await context.newPage();
  if (deed !== 'offline') await context.clock.setFixedTime('2026-11-25T03:00:00Z');
  await page.goto(site.url + path, { waitUntil: 'load' });
  if (deed) await DEEDS[deed](page);
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => Promise.all([...document.images].filter(({ loading }) => loading !== 'lazy').map((image) => image.decode().catch(() => {}))));
  const devtools = await context.newCDPSession(page);
  const { data } = await devtools.send('Page.captureScreenshot', format);
  await context.close();
  return Buffer.from(data, 'base64');
}

/** The README's picture: a desktop with a phone before it. */
async function demoPicture(browser, site) {
  const still = { format: 'png' };
  const wide = await take(browser, site, { path: '', screen: DESKTOP }, still);
  const phone = await take(browser, site, { path: SHIRT }, still);
  const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
  const image = (bytes, style) => `<img style="${style}" src="data:image/png;base64,${bytes.toString('base64')}">`;
  const frame = 'position:absolute;border-radius:12px;box-shadow:0 1.5rem 4rem #2b211a55;border:1px solid #e3d8c8;';
  await page.setContent(`<body style="margin:0;background:#efe4d4">
    ${image(wide, `${frame}left:40px;top:40px;width:1080px`)}
    ${image(phone, `${frame}right:40px;top:120px;width:350px;border:10px solid #2b211a;border-radius:32px`)}`);
  await page.waitForLoadState('networkidle');
  const bytes = await page.screenshot({ type: 'jpeg', quality: 78 });
  await page.close();
  return bytes;
}

const browser = await launch();
const site = await serve(demo);
rmSync(FOLDER, { recursive: true, force: true });
mkdirSync(FOLDER, { recursive: true });
let total = 0;
for (const picture of PICTURES) {
  const bytes = await take(browser, site, picture);
  writeFileSync(join(FOLDER, `${picture.name}.webp`), bytes);
  console.log(`${picture.name}: ${bytes.length}`);
  total += bytes.length;
}
const bytes = await demoPicture(browser, site);
writeFileSync(join(ROOT, 'docs', 'demo.jpg'), bytes);
console.log(`all pictures: ${total}; demo.jpg: ${bytes.length}`);
site.close();
await browser.close();
