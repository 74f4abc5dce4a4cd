// The cart's page: lines by shop, what the buyer says once, and each shop's order ready to be sent. The files of this
// folder are one script: `rules` come from order.js, `piece` and `list` from piece.js.
const { store } = etalase;
const { recall, keep } = store;
const { fill } = rules;
const at = (id) => document.getElementById(id);
const { currency, shops, scripts } = JSON.parse(at("_data").textContent);
const { lang } = document.documentElement;
const { dataset } = document.body;
const [root, home] = [dataset.root, dataset.home].map((path) => new URL(path, location));
const form = at("_pesan");
const cart = piece(at("_keranjang"));
const money = (minor) => rules.money(minor, currency, lang);
// The way to pay, which an order shows before it is sent and after.
const paying = at("_kiriman").content.querySelector(".cart-pay");

// The data of products' pages by address, null where there is no such product, the terms of shops by address, and payment
// codes by what stands in them; what was asked for, and what could not be had.
const known = new Map();
const asked = new Set();
const failed = new Set();
// The lines as they are shown, by id.
const shown = new Map();
// How long prices may be waited for before the cart is shown without them, in milliseconds.
const PATIENCE = 5000;
let removed;
let news;

// What the buyer has typed and chosen, by name of the control: kept for this tab, and for later only as the buyer wishes.
const typed = Object.entries({ ...recall("buyer"), ...recall("draft", "sessionStorage") });
let draft = Object.fromEntries(typed.filter(([, value]) => typeof value === "string"));

function note(key, value) {
  draft = { ...draft, [key]: value };
  keep("draft", draft, "sessionStorage");
  const { name, phone, address, remember } = draft;
  keep("buyer", remember && { name, phone, address, remember });
}

function refill() {
  for (const field of form.elements) {
    if (field.type === "checkbox") field.checked = draft[field.name];
    else if (field.name) field.value = draft[field.name] ?? "";
  }
}

// The orders that the buyer has said to be sent.
function sentOrders() {
  const { orders } = recall("sent");
  const whole = (order) => ["code", "shop", "day", "total", "text"].every((part) => typeof order?.[part] === "string");
  return [].concat(orders).filter(whole).slice(0, 50);
}

async function goodsAt(address, moves = 3) {
  const answer = await fetch(home + address);
  if (/404|410/.test(answer.status)) return null;
  if (!answer.ok) throw answer;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const goods = JSON.parse(page.getElementById("_data")?.textContent || null);
  if (goods?.address === address && goods.choices) return { ...goods, kept: page.documentElement.dataset.kept };
  const onward = page.querySelector("meta[http-equiv=refresh]") && page.querySelector("main a")?.getAttribute("href");
  const moved = onward && new URL(onward, home + address).href;
  return moves && moved?.startsWith(home) ? goodsAt(moved.slice(home.href.length), moves - 1) : null;
}

async function termsAt(path) {
  const answer = await fetch(path);
  if (!answer.ok) throw answer;
  return answer.json();
}

// Asks once for what is named, and shows it when it comes. Whether it is known by now, or cannot be.
function ask(key, load) {
  if (!asked.has(key)) {
    asked.add(key);
    load(key)
      .then((value) => known.set(key, value) && failed.delete(key), () => failed.add(key))
      .then(draw);
  }
  return known.has(key) || failed.has(key);
}

// The shops in the cart with their lines and what they come to. Lines of a shop that is no more stand by themselves.
function groups() {
  let rest = store.lines();
  const found = shops.map((shop) => {
    const lines = rest.filter(store.of(shop.slug));
    rest = rest.filter((line) => !lines.includes(line));
    return { ...shop, lines };
  });
  found.push({ slug: "?", lost: true, lines: rest });
  return found.filter(({ lines }) => lines.length).map(worked);
}

// A shop with its terms, its lines at today's prices, and what the buyer has chosen.
function worked({ slug, terms: path, lines, ...rest }) {
  const waits = [!path || ask(path, termsAt), ...lines.map(({ address }) => ask(address, goodsAt))].includes(false);
  const terms = known.get(path);
  const priced = rules.priced(lines, known, rules.today());
  const ordered = terms ? priced.filter(({ sold, asked }) => sold || asked) : [];
  const shop = { ...terms, ...rest, key: slug, slug, terms, waits, priced, ordered, ways: [], zones: [], payments: [] };
  if (!ordered.length) return shop;
  const ways = ordered.some(({ goods }) => !goods?.service) ? terms.shipping.ways : [];
  const way = chosen(ways, "way:" + slug);
  const pickup = way?.value === "pickup";
  const zones = way?.courier ? terms.shipping.zones : [];
  const aim = draft["zone:" + slug];
  const zone = zones.find(({ name }) => name === aim) ?? null;
  const payments = terms.payments.filter(({ value }) => value !== "cash" || pickup || !way);
  const payment = chosen(payments, "pay:" + slug);
  const code = store.code(slug, () => rules.orderCode(rules.today(), crypto.getRandomValues(new Uint32Array(1))[0]));
  const { decimals } = currency;
  const sums = rules.sums(priced, terms, { shipped: !pickup, zone, transfer: payment?.bank, decimals, code });
  const short = !sums.open && sums.subtotal < terms.min && money(terms.min);
  return {
    ...shop,
    ways,
    way,
    travels: way && !pickup,
    zones,
    zone,
    zoneless: zones[0] && !zone && aim !== "?",
    unweighed: zone && sums.grams === null,
    payments,
    payment,
    code,
    sums,
    short,
    blocked: short || priced.some(({ few, many, unanswered }) => few || many || unanswered),
    subtotal: money(sums.subtotal),
    total: sums.sold ? money(sums.total) : words.price_on_request,
    shipping: sums.zoned && money(sums.shipping),
    apart: sums.sold && rules.apart(sums),
  };
}

function chosen(options, name) {
  return options.find(({ value }) => value === draft[name]) ?? options[0];
}

// What the buyer wishes of a line, and why it costs what it costs.
function notesOf({ line: { day, time, measures, answers, note }, goods, tier }) {
  const when = day && [rules.date(day, lang, { weekday: "long", year: "numeric" }), time.replace(":", words.time_mark)].filter(Boolean).join(", ");
  const sizes = (goods?.measures ?? []).filter(([name]) => measures[name]).map(([name, label]) => `${label} ${measures[name]}`);
  const inputs = goods?.inputs ?? [];
  const labelOf = (key) => (inputs.find((input) => input.key === key) ?? inputs[key])?.label ?? (isNaN(key) && key);
  return [
    when && words.message_when_booked + when,
    tier && fill(words.cart_tier, { tier }),
    sizes.length && words.message_measures + " " + sizes.join(", "),
    ...Object.entries(answers).map(([key, answer]) => answer && labelOf(key) && `${labelOf(key)}: ${answer}`),
    note && words.message_note + note,
  ].filter(Boolean);
}

function draw() {
  const found = groups();
  const { name = "", phone = "", address = "", tried } = draft;
  const wrong = [
    complain(form.elements.name, !name.trim()),
    complain(form.elements.phone, !rules.phone(phone)),
    complain(form.elements.address, found.some(({ travels }) => travels) && !address.trim()),
    found.some(({ zoneless }) => zoneless),
  ].includes(true);
  const ready = tried && !wrong ? found.filter(({ waits, ordered }) => !waits && ordered.length) : [];
  const sent = sentOrders().map((order) => ({ ...order, key: order.code }));
  const kept = [...known.values()].some((goods) => goods?.kept);
  const [full] = found;
  cart.show({ empty: !full, full, ready: ready[0], sent: sent[0], kept, removed, news });
  list(at("_toko"), at("_bagian"), found, drawShop);
  list(at("_kirim"), at("_kiriman"), ready, drawOrder);
  list(at("_terkirim"), at("_lama"), sent, drawSent);
  if (!found.some(({ waits }) => waits)) reveal();
}

// The cart is shown once its prices are known, so that nothing moves under the buyer's finger.
function reveal() {
  at("_tunggu").hidden = true;
  cart.hidden = false;
}

// Says that a field is wrong only after the buyer has tried to go on.
function complain(field, wrong) {
  const said = Boolean(draft.tried && wrong);
  field.setAttribute("aria-invalid", said);
  at(field.getAttribute("aria-describedby")).hidden = !said;
  return wrong;
}

function drawShop(node, shop) {
  const { slug, terms, priced, ordered, waits, ways, way, zones, zone, zoneless, payments, payment } = shop;
  const { zoned, grams, actual } = shop.sums ?? {};
  const kilos = (grams) => (grams / 1000).toLocaleString(lang);
  list(node.querySelector(".cart-lines"), at("_baris"), priced.map((line) => ({ ...line, key: line.line.id })), drawLine);
  radios(node.querySelector(".cart-ways"), "way:" + slug, ways, way);
  radios(node.querySelector(".cart-payments"), "pay:" + slug, payments, payment);
  node.show({
    ...shop,
    failed: !waits && !terms && !shop.lost,
    chosen: !waits && ordered.length,
    ways: ways.length > 1,
    zones: zones.length,
    payments: payments.length > 1,
    light: zoned && grams === actual,
    heavy: zoned && grams > actual,
    ...(zoned && { kilograms: rules.kilograms(grams), actual: kilos(actual), room: kilos(grams) }),
  });
  const select = node.querySelector("select");
  if (select.length === 2) {
    select.options[0].after(...zones.map(({ name, label }) => new Option(label, name)));
    select.name = "zone:" + slug;
    select.setAttribute("aria-describedby", (node.querySelector(".error").id = "_tujuan-" + slug));
  }
  select.value = zone?.name ?? (zoneless ? "" : "?");
  complain(select, zoneless);
}

function radios(box, name, options, picked) {
  list(box, at("_pilihan"), options, (node, { label, value }) => {
    node.show({ label });
    Object.assign(node.querySelector("input"), { name, value, checked: value === picked.value });
  });
}

function drawLine(node, priced) {
  const { line, goods, choice, state, price, from, sold, few, many } = priced;
  const photo = goods?.photos[choice?.photo ?? 0];
  const input = node.querySelector("input");
  shown.set(line.id, priced);
  node.show({
    ...priced,
    [state]: true,
    unknown: failed.has(line.address),
    choice: choice?.name,
    href: home + line.address,
    photo: photo && root + photo,
    drawn: !photo,
    notes: notesOf(priced).join("\n"),
    unit: goods?.unit,
    sum: sold && !from && money(priced.sum),
    counted: goods && !goods.service && (sold || priced.asked),
    was: !priced.ended && priced.was && money(priced.was),
    now: price !== null && money(price),
  });
  if (document.activeElement !== input) input.value = line.quantity;
  input.setAttribute("aria-invalid", Boolean(few || many));
}

// A shop's order as messages and letters have it.
function orderOf({ ordered, sums, way, zone, payment, ...shop }) {
  const oneLine = (text = "") => text.trim().replace(/\s*\n\s*/g, ", ");
  const [buyer, address, note] = [draft.name, draft.address, draft.note].map(oneLine);
  const lines = ordered.map(({ line, goods, name, choice, ...priced }) => ({
    ...priced,
    name: choice?.name ? `${name} (${choice.name})` : name,
    service: goods?.service,
    quantity: line.quantity,
    address: home + line.address,
    notes: notesOf({ ...priced, line, goods }),
  }));
  return {
    ...shop,
    lines,
    sums,
    zone: sums.zoned && fill(words.message_zone, { zone: zone.name, kilograms: rules.kilograms(sums.grams) }),
    to: draft.to || buyer,
    at: address,
    details: [
      [words.message_name, buyer],
      [words.message_phone, "+" + rules.phone(draft.phone)],
      [words.message_address, address],
      [words.message_way, way && way.label + (zone && !sums.zoned ? ", " + zone.name : "")],
      [words.message_pay, payment?.label],
      [words.message_note, note],
    ],
  };
}

function drawOrder(node, shop) {
  const { slug, greeting, email, priced, ordered, sums, total, payment, code } = shop;
  const text = rules.message(orderOf(shop), money);
  const chatting = node.querySelector(".cart-chats");
  const short = fill(chatting.dataset.brief, { greeting, code, count: ordered.length, total });
  const within = (link) => (link(text).length > rules.longest ? link(short) : link(text));
  const mail = (text) => `mailto:${email}?subject=${rules.encode(words.message_code + code)}&body=${rules.encode(text.replaceAll("\n", "\r\n"))}`;
  const chat = (line) => ({ ...line, href: within((text) => rules.link(line.number, text)) });
  node.querySelector("textarea").value = text;
  node.querySelector("[name=to]").value = draft.to ?? "";
  list(chatting, at("_obrolan"), shop.whatsapp.map(chat));
  drawPay(node, {
    ...payOf(payment, sums),
    ...shop,
    unique: sums.unique,
    open: !shop.blocked,
    long: rules.link("", text).length + 14 > rules.longest,
    mail: email && within(mail),
    left: priced.length - ordered.length,
    told: draft["told:" + slug] === code,
  });
}

// What a buyer sees of a way to pay what is due, which is a number where it is known.
function payOf({ bank, qris } = {}, sums) {
  const due = Number.isSafeInteger(sums.due) && money(sums.due);
  const drawn = qris && codeOf(qris, sums.due);
  const exact = drawn && drawn !== qris.code;
  return {
    ...sums,
    ...bank,
    ...qris,
    paid: bank || qris,
    waits: !due,
    due,
    qris,
    drawn,
    exact,
    typed: due && !exact,
    large: qris && sums.due > 1e7,
  };
}

function drawPay(node, values) {
  const { drawn } = values;
  node.show(values);
  if (!drawn) return;
  node.querySelector("svg").setAttribute("viewBox", `0 0 ${drawn.size} ${drawn.size}`);
  node.querySelector("svg path").setAttribute("d", drawn.path);
}

// An order that was sent, with the way to pay as the shop has it now: asked for once the buyer looks.
function drawSent(node, order) {
  const { terms } = shops.find(({ slug }) => slug === order.slug) ?? {};
  if (terms && node.open) ask(terms, termsAt);
  const payment = known.get(terms)?.payments.find(({ value }) => value === order.pay);
  const values = payOf(payment, order);
  list(node.querySelector(".cart-paid"), paying, values.paid ? [values] : [], drawPay);
  node.show(order);
}

// A script that only some buyers need, loaded once.
const need = (name) => import(new URL(scripts[name], location));

// The drawing of a payment code: with the amount where the shop allows it, else as the build drew it.
function codeOf({ around, code }, due) {
  if (!around || due === null) return code;
  const key = around + due;
  ask(key, async () => {
    await need("qr");
    const exact = rules.qris(around, due);
    return exact && etalase.qr(exact);
  });
  return known.get(key) ?? code;
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = Object.assign(document.createElement("textarea"), { value: text });
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
}

// Prints one piece instead of the page.
function print(node) {
  at("_cetak").replaceChildren(node);
  dataset.print = "";
  globalThis.print();
}

function step(key, change) {
  const { line, least, most } = shown.get(key);
  store.change(key, { quantity: Math.max(Math.min(line.quantity + change, most), least) });
}

// What buttons and links do, by the key of the piece that they stand in. What is said of it stands at the button.
const actions = {
  less: (key) => step(key, -1),
  more: (key) => step(key, 1),
  remove(key) {
    removed = true;
    store.remove(key);
    cart.querySelector("[data-do=undo]").focus();
  },
  undo() {
    store.undo();
    at("_judul").focus();
  },
  account: (key, piece) => copy(piece.querySelector(".cart-account").textContent.replace(/\D/g, "")),
  // The buyer has gone to send an order; whether it was sent, only the buyer knows.
  tell: (key) => note("told:" + key, shopOf(key).code),
  untold: (key) => note("told:" + key, ""),
  order(key, piece) {
    actions.tell(key);
    return copy(piece.querySelector("textarea").value);
  },
  sent(key) {
    const shop = shopOf(key);
    const { name, code, total, ordered, payment, percent, sums } = shop;
    const order = orderOf(shop);
    // A borrowed phone keeps nothing of who ordered and for whom, only what, and how it is sent and paid.
    if (!draft.remember) {
      order.details = order.details.slice(3, 5);
      for (const line of order.lines) line.notes = [];
    }
    const text = rules.message(order, money);
    const day = rules.date(rules.today(), lang);
    const sent = { ...sums, percent, slug: key, pay: payment?.value, code, shop: name, day, total, text };
    if (!keep("sent", { orders: [sent, ...sentOrders()] })) return false;
    store.clear(key, ordered.map(({ line }) => line.id));
    if (!groups().some(({ ordered }) => ordered[0])) {
      // What is ordered next has its own note, and on a borrowed phone its own buyer.
      if (!draft.remember) draft = {};
      note("note", "");
      refill();
    }
    at("_sudah").focus();
  },
  forget: (key) => keep("sent", { orders: sentOrders().filter(({ code }) => code !== key) }),
  print: (key, piece) => print(piece.querySelector("pre").cloneNode(true)),
  async quotation(key) {
    await need("quotation");
    print(etalase.quotation(orderOf(shopOf(key)), currency));
  },
};

const shopOf = (key) => groups().find(({ slug }) => slug === key);

cart.onclick = async ({ target }) => {
  const part = target.closest("[data-do]");
  if (!part) return;
  const piece = part.closest(".cart-line, .cart-order, .cart-old");
  const key = piece?.dataset.key;
  news = fill(part.dataset.said ?? "", shown.get(key));
  removed = false;
  if ((await actions[part.dataset.do](key, piece)) === false) news = part.dataset.full;
  draw();
};

form.oninput = ({ target }) => {
  const { name, value, type, checked } = target;
  if (type === "number") {
    if (value >= 1) store.change(target.closest("[data-key]").dataset.key, { quantity: Math.floor(value) });
  } else {
    note(name, type === "checkbox" && !checked ? "" : value);
    draw();
  }
};

// Enter in a quantity is about that alone.
form.onkeydown = (event) => {
  if (event.key === "Enter" && event.target.type === "number") event.preventDefault();
};

form.addEventListener("focusout", () => setTimeout(draw));

cart.addEventListener("toggle", draw, true);

form.onsubmit = (event) => {
  event.preventDefault();
  note("tried", "1");
  draw();
  // Where nothing can be sent and no field is to blame, what is said of it.
  const next = at("_kirim").firstChild ? "#_siap" : ".cart-shop [tabindex]:not([hidden])";
  (form.querySelector("[aria-invalid=true]") ?? form.querySelector(next))?.focus();
};

// Opened from a disk no page can be asked for its prices, and the words for those without scripts serve.
if (location.protocol !== "file:") {
  refill();
  const afresh = () => {
    asked.clear();
    draw();
  };
  addEventListener("storage", draw);
  addEventListener("online", afresh);
  // Prices may change while the page stays open.
  document.addEventListener("visibilitychange", () => document.hidden || afresh());
  addEventListener("click", () => delete dataset.print, true);
  at("_tanpa").hidden = true;
  at("_tunggu").hidden = false;
  setTimeout(reveal, PATIENCE);
  draw();
}
