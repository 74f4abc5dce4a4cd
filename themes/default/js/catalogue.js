// The site's data files (src/render/search/): each is loaded once, when something needs it, and shown as cards.
const PAGE = 24;
const { root, home } = document.body.dataset;
const { lang } = document.documentElement;
const loaded = new Map();

function load(address, cache) {
  if (!loaded.has(address)) {
    const answer = fetch(address, { cache }).then((found) => {
      if (!found.ok) throw new Error(`${found.status}: ${address}`);
      return found.json();
    });
    loaded.set(address, answer);
  }
  return loaded.get(address);
}

// What there is, and where. Its name has no hash, so that each page asks for it anew.
const directory = () => load(`${home}cari/indeks.json`, "no-cache");

// A file that the directory names by its hash.
const part = (stem, hash) => load(`${root}aset/${stem}-${lang}-${hash}.json`, "default");

// Does work that needs data files; once more from the beginning where the site has changed in between.
async function fresh(work) {
  try {
    return await work();
  } catch {
    loaded.clear();
    return work();
  }
}

// Words with values in the place of `{name}`.
function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

// A text, marked with its language where that is not the page's.
function told(text, code) {
  return code ? Object.assign(document.createElement("span"), { lang: code, textContent: text }) : text;
}

// The product at this place of the shelf.
async function row(place) {
  const { rows, size, shops } = await directory();
  const found = (await part("kartu", rows[Math.floor(place / size)]))[place % size];
  const [, shop, code] = shops[found.shop];
  return { ...found, name: told(found.name, found.lang), shop: told(shop, code) };
}

// Puts a photo's files into the empty picture, as parts/picture.html does.
function picture(image, { stem, files, ending, width, height, tint }) {
  const { sizes } = image;
  for (const [format, widths] of files) {
    const srcset = widths.map((wide) => `${root}${stem}${wide}.${format} ${wide}w`).join(", ");
    image.before(Object.assign(document.createElement("source"), { type: `image/${format}`, srcset, sizes }));
  }
  image.removeAttribute("sizes");
  Object.assign(image, { width, height, src: `${root}${stem}${width}.${ending}`, className: tint });
}

// A copy of the page's empty card (parts/blank_card.html) with a product in it.
function card(product) {
  const copy = document.getElementById("_kartu").content.cloneNode(true);
  const at = (selector) => copy.querySelector(selector);
  for (const element of copy.querySelectorAll("[data-if], [data-unless]")) {
    const { if: needed, unless } = element.dataset;
    if (needed ? !product[needed] : product[unless]) element.remove();
    element.removeAttribute("data-if");
    element.removeAttribute("data-unless");
  }
  for (const element of copy.querySelectorAll("[data-text]")) {
    const value = product[element.dataset.text];
    element.removeAttribute("data-text");
    if (element.hasAttributes()) element.append(value);
    else element.replaceWith(value);
  }
  at("a").href = home + product.href;
  if (product.gone) at("li").classList.add("gone");
  if (product.photo) picture(at("img"), product.photo);
  return copy;
}

// Shows products in a list, some at a time. Gives a function that shows those at other places of the shelf.
function shower(list, more) {
  let places = [];
  let latest = 0;

  async function add(from, count) {
    const turn = (latest += 1);
    const cards = (await Promise.all(places.slice(from, from + count).map(row))).map(card);
    if (turn !== latest) return false;
    if (from === 0) list.replaceChildren();
    list.append(...cards);
    more.hidden = list.children.length >= places.length;
    return true;
  }

  more.addEventListener("click", async () => {
    const shown = list.children.length;
    if (!(await add(shown, PAGE).catch(() => false))) return;
    history.replaceState({ shown: list.children.length }, "");
    list.children[shown].querySelector("a").focus();
  });
  return (found, count) => {
    places = found;
    return add(0, Math.max(count || 0, PAGE));
  };
}

(globalThis.etalase ??= {}).catalogue = { directory, part, fresh, fill, shower };
