// Finds products by what a buyer types, as it is typed; the address keeps the words.
const { catalogue, words: language } = globalThis.etalase;
const { directory, part, fill } = catalogue;

// How well a word fits: as it is written, by its root, by its beginning.
const SAME = 4;
const ROOT = 3;
const BEGINNING = 2;
const PAUSE = 150;

const form = document.getElementById("_cari");
const field = form.elements.q;
const status = document.getElementById("_hasil");
const ways = document.getElementById("_jalan");
const list = document.getElementById("_daftar");
const categories = document.getElementById("_kategori");
const show = catalogue.shower(list, document.getElementById("_lagi"));
let latest = 0;
let waiting;

// The scores of the products that a word finds, by place.
async function matches(word) {
  const files = (await directory()).words;
  const keys = new Set([word, ...language.roots(word)]);
  const fileOf = (key) => files.findLastIndex(([first]) => first <= key);
  const needed = new Set([...keys].map(fileOf));
  const open = word.length > 1;
  for (let next = fileOf(word) + 1; open && files[next]?.[0].startsWith(word); next += 1) needed.add(next);
  needed.delete(-1);
  const scores = new Map();
  for (const entries of await Promise.all([...needed].map((file) => part("kata", files[file][1])))) {
    for (const [key, steps] of entries) {
      const fit = key === word ? SAME : keys.has(key) ? ROOT : open && key.startsWith(word) ? BEGINNING : 0;
      let place = 0;
      for (const step of fit ? steps : []) {
        place += step >> 3;
        scores.set(place, Math.max(scores.get(place) ?? 0, (step & 7) * fit));
      }
    }
  }
  return scores;
}

// How many letters must be changed, left out, added or swapped to make one word of the other.
function distance(one, other) {
  const table = [...Array(one.length + 1).keys()].map((row) => [row]);
  table[0] = [...Array(other.length + 1).keys()];
  for (let i = 1; i <= one.length; i += 1) {
    for (let j = 1; j <= other.length; j += 1) {
      const differ = one[i - 1] !== other[j - 1];
      table[i][j] = Math.min(table[i - 1][j] + 1, table[i][j - 1] + 1, table[i - 1][j - 1] + differ);
      if (one[i - 2] === other[j - 1] && one[i - 1] === other[j - 2]) {
        table[i][j] = Math.min(table[i][j], table[i - 2]?.[j - 2] + 1 || Infinity);
      }
    }
  }
  return table[one.length][other.length];
}

// The word of the site that was perhaps meant.
async function nearest(word) {
  const farthest = word.length < 4 ? 0 : word.length < 8 ? 1 : 2;
  const known = await part("ejaan", (await directory()).spelling);
  const near = known
    .filter((other) => farthest && Math.abs(other.length - word.length) <= farthest)
    .map((other) => ({ other, far: distance(word, other) - (other[0] === word[0]) / 2 }))
    .filter(({ far }) => far <= farthest);
  return near.sort((one, other) => one.far - other.far)[0]?.other;
}

// What each word finds, misspelt words put right, and the products that all of them find, the best first.
async function find(query) {
  const typed = [...new Set(language.split(query))].slice(0, 8);
  const each = await Promise.all(
    typed.map(async (word) => {
      const scores = await matches(word);
      const meant = scores.size ? undefined : await nearest(word);
      return { word, meant, scores: meant ? await matches(meant) : scores };
    }),
  );
  const [fewest, ...others] = each.map(({ scores }) => scores).sort((one, other) => one.size - other.size);
  const total = (place) => others.reduce((sum, scores) => sum + scores.get(place), fewest.get(place));
  const common = [...(fewest?.keys() ?? [])].filter((place) => others.every((scores) => scores.has(place)));
  const ranked = common.map((place) => [total(place), place]).sort(([a, x], [b, y]) => b - a || x - y);
  return { each, places: ranked.map(([, place]) => place) };
}

// What helps where some words find nothing: those that were put right, or each word by itself.
function offer({ each, places }, query) {
  const said = each.filter(({ meant }) => meant).map(({ word, meant }) => fill(words.search_instead, { word, meant }));
  const count = fill(words.search_count, { count: places.length, query });
  status.textContent = places.length ? [...said, count].join(" ") : fill(words.search_none, { query });
  const alone = places.length || each.length < 2 ? [] : each.filter(({ scores }) => scores.size);
  const links = alone.map(({ word, meant = word, scores }) => {
    const item = document.createElement("li");
    const link = item.appendChild(document.createElement("a"));
    link.href = `?q=${encodeURIComponent(meant)}`;
    link.textContent = fill(words.search_only, { word: meant, count: scores.size });
    return item;
  });
  ways.replaceChildren(...links);
  ways.hidden = !links.length;
}

// Shows what the field asks for.
async function answer(shown) {
  const turn = (latest += 1);
  const query = field.value.trim();
  list.ariaBusy = Boolean(query);
  try {
    const found = query ? await catalogue.fresh(() => find(query)) : { each: [], places: [] };
    if (turn !== latest) return;
    await show(found.places, shown);
    if (turn !== latest) return;
    if (query) offer(found, query);
    else [status.textContent, ways.hidden] = ["", true];
    categories.hidden = found.places.length > 0;
  } catch {
    if (turn === latest) status.textContent = words.search_failed;
  } finally {
    if (turn === latest) list.ariaBusy = false;
  }
}

// Puts the words into the address: in the place of those before while they are typed, beside them once they are sent.
function keep(how) {
  const query = field.value.trim();
  const address = query ? `?q=${encodeURIComponent(query)}` : location.pathname;
  if (query !== asked()) history[how]({}, "", address);
}

function follow() {
  keep("replaceState");
  answer();
}

const asked = () => (new URLSearchParams(location.search).get("q") ?? "").trim();

function restore() {
  field.value = asked();
  answer(history.state?.shown);
}

field.addEventListener("focus", () => directory().catch(() => {}), { once: true });
field.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(follow, PAUSE);
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(waiting);
  keep("pushState");
  answer();
});
form.addEventListener("keydown", ({ key }) => key === "ArrowDown" && list.querySelector("a")?.focus());
addEventListener("popstate", restore);

if (location.protocol === "file:") form.hidden = true;
else {
  form.classList.remove("scripted");
  // What was typed before this script came is answered as well.
  if (field.value) follow();
  else if (asked()) restore();
}
