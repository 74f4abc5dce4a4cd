// The cart on this device, one for each site. What storage holds may be anything, so that it is checked on each reading.
const site = new URL(document.body.dataset.root, location).pathname;
const MOST = 100;
// The most pieces that a product may ask for at once.
const MANY = 1e6;

// What a browser keeps for this site under a name: an object, whatever stands there.
function recall(name, storage = "localStorage") {
  try {
    return Object(JSON.parse(globalThis[storage].getItem(`etalase-${name}:${site}`)));
  } catch {
    return {};
  }
}

// False where the device keeps nothing, or nothing more.
function keep(name, value, storage = "localStorage") {
  try {
    globalThis[storage].setItem(`etalase-${name}:${site}`, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

const text = (value, most) => (typeof value === "string" ? value.slice(0, most) : "");
const shaped = (value, shape) => (typeof value === "string" && shape.test(value) ? value : "");
const of = (shop) => ({ address }) => !shop || address.startsWith(shop + "/");
// A whole number within bounds; the least of them where it is none.
const whole = (value, least, most) => (Number.isSafeInteger(value) ? Math.min(Math.max(value, least), most) : least);

// What was typed, by what was asked; by its place where an older page put it into the cart.
function texts(values, most) {
  const pairs = Object.entries(Object(values)).slice(0, 20);
  return Object.fromEntries(pairs.map(([name, value]) => [name, text(value, most)]));
}

// A line with nothing in it but what may stand there, or null.
function checked(line) {
  const { id, address, variant, quantity, measures, answers, day, time, note, seen } = Object(line);
  if (!shaped(id, /^\w+$/) || !shaped(address, /^([a-z0-9-]+\/)+$/)) return null;
  const { name, price, count = quantity } = Object(seen);
  return {
    id,
    address,
    variant: shaped(variant, /^[a-z0-9-]+$/),
    quantity: whole(quantity, 1, MANY),
    measures: texts(measures, 10),
    answers: texts(answers, 500),
    day: Date.parse(shaped(day, /^\d{4}-\d\d-\d\d$/)) ? day : "",
    time: shaped(time, /^\d\d:\d\d$/),
    note: text(note, 300),
    seen: { name: text(name, 200), price: whole(price, null, Infinity), count: whole(count, 1, MANY) },
  };
}

function read() {
  const { version, lines, codes } = recall("cart");
  const known = new Set();
  const once = (line) => line && !known.has(line.id) && known.add(line.id);
  const found = (version === 1 ? [].concat(lines) : []).slice(0, MOST).map(checked).filter(once);
  // With the last line of a shop goes the name of its order: what is chosen next is another one.
  const named = ([shop, code]) => shaped(code, /^\d{6}-[2-9A-Z]{4}$/) && found.some(of(shop));
  return { lines: found, codes: Object.fromEntries(Object.entries(Object(codes)).filter(named)) };
}

// This tab hears of it like any other.
function write(lines, codes = read().codes) {
  return keep("cart", { version: 1, lines, codes }) && dispatchEvent(new Event("storage"));
}

// Lines with the same wishes are one line with more pieces.
function wishes({ id, quantity, seen, ...rest }) {
  return JSON.stringify(rest);
}

// The line that was removed last, with the names of orders as they were; names that the device could not keep.
let removed;
const unkept = new Map();

etalase.store = {
  recall,
  keep,
  lines: () => read().lines,

  // Whether a line is of a shop, by its slug; a site that is one shop has none.
  of,

  // How many pieces of a product there are.
  pieces(address) {
    return read().lines.reduce((sum, line) => sum + (line.address === address && line.quantity), 0);
  },

  // So many of a choice of a product at this price, with what was typed into the form of its page.
  wish({ address, name, measures, inputs }, form, { variant }, quantity, price) {
    const value = (name) => form.elements[name]?.value;
    const answers = [...form.querySelectorAll("[name=answer]")];
    return {
      address,
      variant,
      quantity,
      measures: Object.fromEntries(measures.map(([name]) => [name, value(name)])),
      answers: Object.fromEntries(answers.map(({ value }, place) => [inputs[place].key, value])),
      day: value("day"),
      time: value("time"),
      note: value("note"),
      seen: { name, price },
    };
  },

  // Adds a line, or its pieces to a line with the same wishes, and gives that line. False where the device keeps nothing
  // or the cart is full.
  add(wish, named) {
    const { lines, codes } = read();
    const line = checked({ ...wish, id: Math.random().toString(36).slice(2, 12) });
    if (!line) return false;
    const same = lines.find((other) => wishes(other) === wishes(line));
    if (same) {
      // What has a day is one appointment.
      if (!line.day) same.quantity = whole(same.quantity + line.quantity, 1, MANY);
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
    if (Object.hasOwn(codes, shop)) return codes[shop];
    const code = unkept.get(shop) ?? create();
    unkept.set(shop, code);
    if (write(lines, { ...codes, [shop]: code })) unkept.delete(shop);
    return code;
  },
};
