// Sorts and narrows a list where it stands, by the numbers of all products; the address keeps what is chosen.
const { catalogue } = globalThis.etalase;
const { lang } = document.documentElement;
const form = document.getElementById("_saring");
const details = form.closest("details");
const summary = details.querySelector("summary");
const refine = details.parentElement;
const links = refine.querySelectorAll("nav");
const status = document.getElementById("_hasil");
const none = document.getElementById("_kosong");
const list = document.querySelector(".cards");
const pages = document.querySelector(".pages");
const part = document.getElementById("_bagian");
const show = catalogue.shower(list, document.getElementById("_lagi"));
// The page as it was made.
const ready = [...list.children];
const sorted = status.textContent;
const fields = [...form.elements].filter(({ name }) => name);
const usual = Object.fromEntries(new FormData(form));
let latest = 0;
let refined = false;

// What is chosen that differs from the page as it was made; of a page that holds a part of the list, also what is emptied.
function chosen() {
  return [...new FormData(form)].filter(([name, value]) => value.trim() !== usual[name]);
}

// The numbers of all products, and the places of those that the list holds.
async function load() {
  const { columns, scale, ...known } = await catalogue.directory();
  const table = await catalogue.part("angka", columns);
  const number = (column, slug) => known[column].findIndex(([other]) => other === slug);
  const has = (column, slug) => {
    const wanted = number(column, slug);
    return (place) => wanted < 0 || table[column][place] === wanted;
  };
  const { shop, category } = form.dataset;
  const places = [...table.prices.keys()].filter(has("shops", shop)).filter(has("categories", category));
  for (const [name, column] of [["toko", "shops"], ["kategori", "categories"]]) {
    const select = form.elements[name];
    if (select?.length !== 1) continue;
    const held = new Set(places.map((place) => table[column][place]));
    const option = ([slug, text, code]) => Object.assign(new Option(text, slug), code && { lang: code });
    select.append(...known[column].filter((_, place) => held.has(place)).map(option));
  }
  return { table, scale, places, has };
}

// The amount that a buyer means by `50.000`, `Rp50.000,-`, `12.50`, `50 rb` or `1,5 juta`; NaN where it is none.
function amount(text) {
  const found = /^\D*(\d[\d.,]*?)(?:[.,](\d\d?))?[\s.,-]*(?:(rb|ribu|k)|(jt|juta))?$/i.exec(text.trim());
  if (!found) return NaN;
  const [, whole, part = 0, thousands, millions] = found;
  return Number(`${whole.replace(/\D/g, "")}.${part}`) * (thousands ? 1e3 : millions ? 1e6 : 1);
}

// The places of the products that fit, in the order that is asked for.
function find({ table, scale, places, has }) {
  const { urut, ada, toko, kategori, min, maks } = Object.fromEntries(new FormData(form));
  const { prices, states, ages } = table;
  const [least, most] = [min, maks].map((text) => Math.round(amount(text) * scale));
  const fits = (place) => {
    const price = prices[place];
    if (price === null && !(isNaN(least) && isNaN(most))) return false;
    if (price < least || price > most) return false;
    return !ada || states[place] === "2" || (ada === "bisa" && states[place] === "1");
  };
  const way = { termurah: 1, termahal: -1 }[urut] ?? 0;
  const unpriced = (place) => prices[place] === null;
  const byPrice = (one, other) => way && (unpriced(one) - unpriced(other) || way * (prices[one] - prices[other]));
  const found = places.filter(fits).filter(has("shops", toko)).filter(has("categories", kategori));
  return found.sort((one, other) => byPrice(one, other) || ages[one] - ages[other]);
}

// Shows what fits, or the page as it was made where nothing is chosen.
async function answer(shown) {
  const turn = (latest += 1);
  for (const field of [form.elements.min, form.elements.maks]) {
    field.setAttribute("aria-invalid", Boolean(field.value.trim()) && isNaN(amount(field.value)));
  }
  const asked = chosen().length > 0;
  if (!asked && !refined) return;
  refined = true;
  list.ariaBusy = true;
  try {
    let found = [];
    await catalogue.fresh(async () => {
      if (asked) found = find(await load());
      if (turn === latest) await show(found, shown);
    });
    if (turn !== latest) return;
    if (!asked) list.replaceChildren(...ready);
    const count = found.length.toLocaleString(lang);
    const text = found.length === 1 ? words.product_count_one : words.product_count;
    status.textContent = asked ? catalogue.fill(text, { count }) : sorted;
    none.hidden = !asked || found.length > 0;
    if (pages) pages.hidden = asked;
    if (part) part.hidden = asked;
    refined = asked;
  } catch {
    if (turn === latest) status.textContent = words.refine_failed;
  } finally {
    if (turn === latest) list.ariaBusy = false;
  }
}

// Keeps what is chosen in the address, and answers it.
function change() {
  const query = new URLSearchParams(chosen()).toString();
  if (query === new URLSearchParams(location.search).toString()) return;
  history.pushState({}, "", query ? `?${query}` : location.pathname);
  answer();
}

// Takes what the address asks for.
async function restore() {
  const asked = new URLSearchParams(location.search);
  const named = fields.filter(({ name }) => asked.has(name));
  // What there is to choose is known once the numbers are there; without them the answer says so.
  if (named.length) await catalogue.fresh(load).catch(() => {});
  for (const field of fields) {
    field.value = asked.get(field.name) ?? usual[field.name];
    // A list has no choice that nobody offered.
    if (field.selectedIndex < 0) field.value = usual[field.name];
  }
  answer(history.state?.shown);
}

if (location.protocol === "file:") refine.hidden = !links.length;
else {
  form.hidden = false;
  for (const nav of links) nav.hidden = true;
  refine.classList.remove("scripted");
  details.addEventListener("toggle", () => load().catch(() => {}), { once: true });
  form.addEventListener("change", change);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    change();
    details.open = false;
    summary.focus();
  });
  form.addEventListener("reset", () => {
    // The form is empty only after its event, and the button that emptied it may go.
    if (!form.contains(document.activeElement)) summary.focus();
    setTimeout(change);
  });
  addEventListener("popstate", restore);
  if (location.search) restore();
}
