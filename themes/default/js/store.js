// The cart on this device, one for each site. What storage holds may be anything, so that it is checked on each reading.
const KEY = "etalase-cart:" + new URL(document.body.dataset.root, location).pathname;
const CHANGED = "etalase:cart";
const MOST = 100;

const text = (value, most) => (typeof value === "string" ? value.slice(0, most) : "");
const shaped = (value, shape) => (typeof value === "string" && shape.test(value) ? value : "");
const of = (shop) => ({ address }) => !shop || address.startsWith(shop + "/");
const whole = (value, least, most) => (Number.isSafeInteger(value) ? Math.min(Math.max(value, least), most) : least);

// A line with nothing in it but what may stand there, or null.
function checked(line) {
  const { id, address, variant, quantity, measures, answers, day, time, note, seen } = Object(line);
  if (!shaped(id, /^\w{1,16}$/) || !shaped(address, /^[a-z0-9][a-z0-9/-]{0,199}\/$/) || address.includes("//")) return null;
  const sizes = Object.entries(Object(measures)).filter(([name]) => /^[a-z]{1,12}$/.test(name));
  const price = Object(seen).price;
  return {
    id,
    address,
    variant: shaped(variant, /^[a-z0-9-]{1,200}$/),
    quantity: whole(quantity, 1, 9999),
    measures: Object.fromEntries(sizes.slice(0, 20).map(([name, size]) => [name, text(size, 10)])),
    answers: Array.isArray(answers) ? answers.slice(0, 20).map((answer) => text(answer, 500)) : [],
    day: Date.parse(day) ? shaped(day, /^\d{4}-\d\d-\d\d$/) : "",
    time: shaped(time, /^([01]\d|2[0-3]):[0-5]\d$/),
    note: text(note, 300),
    seen: { name: text(Object(seen).name, 200), price: Number.isSafeInteger(price) && price >= 0 ? price : null },
  };
}

function read() {
  try {
    const { version, lines, codes } = Object(JSON.parse(localStorage.getItem(KEY)));
    if (version !== 1) throw version;
    const known = new Set();
    const once = (line) => line && !known.has(line.id) && known.add(line.id);
    const found = lines.slice(0, MOST).map(checked).filter(once);
    // With the last line of a shop goes the name of its order: what is chosen next is another one.
    const named = ([shop, code]) => shaped(code, /^\d{6}-[2-9A-Z]{4}$/) && found.some(of(shop));
    return { lines: found, codes: Object.fromEntries(Object.entries(Object(codes)).filter(named)) };
  } catch {
    return { lines: [], codes: {} };
  }
}

// False where the device keeps nothing.
function write(lines, codes) {
  try {
    localStorage.setItem(KEY, JSON.stringify({ version: 1, lines, codes: codes ?? read().codes }));
  } catch {
    return false;
  }
  dispatchEvent(new Event(CHANGED));
  return true;
}

// Lines with the same wishes are one line with more pieces.
function wishes({ id, quantity, seen, ...rest }) {
  return JSON.stringify(rest);
}

// The line that was removed last, with the names of orders as they were.
let removed;

(globalThis.etalase ??= {}).store = {
  lines: () => read().lines,

  // Whether a line is of a shop, by its slug; a site that is one shop has none.
  of,

  // Adds a line, or its pieces to a line with the same wishes, and gives that line. False where the device keeps nothing
  // or the cart is full.
  add(wish, named) {
    const { lines, codes } = read();
    const line = checked({ ...wish, id: Math.random().toString(36).slice(2, 12) });
    if (!line) return false;
    const same = lines.find((other) => wishes(other) === wishes(line));
    if (same) {
      // What has a day is one appointment.
      if (!line.day) same.quantity = whole(same.quantity + line.quantity, 1, 9999);
      same.seen = line.seen;
    } else if (lines.push(line) > MOST) {
      return false;
    }
    return write(lines, { ...named, ...codes }) && (same ?? line);
  },

  change(id, patch) {
    const changed = (line) => (line.id === id && checked({ ...line, ...patch, id })) || line;
    return write(read().lines.map(changed));
  },

  remove(id) {
    const { lines, codes } = read();
    removed = [lines.find((line) => line.id === id), codes];
    return write(lines.filter((line) => line.id !== id));
  },

  // Puts back what was removed last.
  undo: () => etalase.store.add(...removed),

  // Ends the order with a shop, by its slug: removes these lines, and its name.
  clear(shop, ids) {
    const { lines, codes } = read();
    delete codes[shop];
    return write(lines.filter(({ id }) => !ids.includes(id)), codes);
  },

  // The name of the order with a shop, which stays until it is sent; made by `create` at first.
  code(shop, create) {
    const { lines, codes } = read();
    if (!Object.hasOwn(codes, shop)) write(lines, { ...codes, [shop]: create() });
    return read().codes[shop];
  },

  // Calls back after each change, of this tab or another.
  listen(callback) {
    addEventListener(CHANGED, callback);
    addEventListener("storage", ({ key }) => (key === KEY || key === null) && callback());
  },
};
