"use strict";{// The site's data files (src/render/search/): each is loaded once, when something needs it, and shown as cards.
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

/** What there is, and where. Its name has no hash, so that each page asks for it anew. */
const directory = () => load(`${home}cari/indeks.json`, "no-cache");

/** A file that the directory names by its hash. */
const part = (stem, hash) => load(`${root}aset/${stem}-${lang}-${hash}.json`, "default");

/** Does work that needs data files; once more from the beginning where the site has changed in between. */
async function fresh(work) {
  try {
    return await work();
  } catch {
    loaded.clear();
    return work();
  }
}

/** The product at this place of the shelf. */
async function row(place) {
  const { rows, size, shops } = await directory();
  const found = (await part("kartu", rows[Math.floor(place / size)]))[place % size];
  return { ...found, shop: shops[found.shop][1] };
}

/** A copy of the page's empty card (parts/blank_card.html) with a product in it. */
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
    element.textContent = product[element.dataset.text];
    element.removeAttribute("data-text");
  }
  at("a").href = home + product.href;
  if (product.lang) at(".card-name").lang = product.lang;
  if (product.gone) at("li").classList.add("gone");
  if (product.photo) {
    const { src, width, height, color } = product.photo;
    Object.assign(at("img"), { width, height, src: root + src }).dataset.color = color;
  }
  return copy;
}

/** Shows products in a list, some at a time. Gives a function that shows those at other places of the shelf. */
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

(globalThis.etalase ??= {}).catalogue = { directory, part, fresh, shower };
}
