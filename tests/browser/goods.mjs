// What the made-up catalogues hold, as tests of lists and of the search expect to find it. Nothing here asks the pages.

import { product, productSlug, shopSlug } from './portal.mjs';
import { SHAPES, plainProduct } from './workshop.mjs';

/** What a product's file makes of it: ready to be sent, to be ordered, or gone. */
function stateOf({ jenis, ketersediaan, stok }) {
  if (ketersediaan === 'habis' || stok === 0) return 'gone';
  return jenis === 'jasa' || ['sesuai_pesanan', 'prapesan'].includes(ketersediaan) ? 'ordered' : 'ready';
}

/** Today's lowest price; null where it is told on asking. */
function lowestPrice({ harga, harga_tanya: asked, diskon, varian = [] }) {
  if (asked) return null;
  const today = diskon?.harga ?? harga;
  return varian.length ? Math.min(...varian.map((variant) => variant.harga ?? today)) : today;
}

/** The products of the portal that `writePortal` makes, with their addresses. */
export function portalGoods(products, shops) {
  return Array.from({ length: products }, (_, number) => {
    const made = product(number);
    const shop = shopSlug(number % shops);
    const jenis = made.category === 'Jasa' ? 'jasa' : 'barang';
    return { ...made, shop, address: `${shop}/${productSlug(number)}/`, state: stateOf({ jenis, ketersediaan: made.state }) };
  });
}

/** The products of the workshop of so many. */
export function workshopGoods(products = 60) {
  const shapes = Object.entries(SHAPES).map(([slug, { product }]) => ({ slug, product }));
  const plain = Array.from({ length: products - shapes.length }, (_, number) => plainProduct(shapes.length + number));
  return [...shapes, ...plain].map(({ slug, product }) => ({
    name: product.nama,
    english: product.terjemahan?.en.nama ?? product.nama,
    price: lowestPrice(product),
    category: product.kategori,
    day: product.ditambahkan ?? '',
    state: stateOf(product),
    address: `produk/${slug}/`,
  }));
}

const less = (one, other) => (one < other ? -1 : one > other ? 1 : 0);

/** The newest first, those without a day last; of one day by name, then by address. */
export function newest(goods) {
  const order = (one, other) => less(other.day, one.day) || less(one.name, other.name) || less(one.address, other.address);
  return [...goods].sort(order);
}

/** By price, what has none last; of one price the newest first. `way` is 1 for the cheapest first, -1 for the dearest. */
export function byPrice(goods, way) {
  const [priced, asked] = [goods.filter(({ price }) => price !== null), goods.filter(({ price }) => price === null)];
  return [...newest(priced).sort((one, other) => way * (one.price - other.price)), ...newest(asked)];
}
