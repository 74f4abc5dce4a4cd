// A product's page: its photos, what is chosen and asked, and the order that follows.
const { rules } = etalase;
const find = (selector) => document.querySelector(selector);
const all = (selector) => [...document.querySelectorAll(selector)];
const goods = JSON.parse(find("#_data").textContent);
const language = document.documentElement.lang;
const money = (minor) => rules.money(minor, goods.currency, language);

// The photos: a strip that moves into the view that fills the screen, and back.
const strip = find(".gallery");
const show = (number) => (strip.scrollLeft = number * strip.clientWidth);
const mark = (parts, place) => parts.forEach((part, number) => (part.ariaCurrent = number === place || null));
if (strip) {
  const photos = strip.parentNode;
  const viewer = find(".viewer");
  const thumbs = all(".thumbs a");
  let seen = 0;
  const move = (place) => {
    const number = seen;
    viewer[place](photos);
    show(number);
    strip.children[number].firstChild.focus();
  };
  strip.onscroll = () => {
    seen = Math.round(strip.scrollLeft / strip.clientWidth);
    mark(thumbs, seen);
  };
  photos.onclick = (event) => {
    const link = event.target.closest("a");
    if (!link || event.ctrlKey || event.metaKey) return;
    if (link.hash) show(thumbs.indexOf(link));
    else if (viewer.open) viewer.close();
    else {
      for (const part of all(".gallery [sizes]")) part.sizes = "100vw";
      viewer.showModal();
      move("append");
    }
    return false;
  };
  viewer.onclick = ({ target }) => photos.contains(target) || viewer.close();
  viewer.onkeydown = ({ key }) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[key];
    if (step) show(seen + step);
    return !step;
  };
  viewer.onclose = () => move("before");
}

const form = find(".order");
const { quantity, day, time } = form.elements;
const groups = all(".choose");
const variants = all(".variants li");
const zones = find(".zones");
const sum = find(".sum");
const told = find(".told");
const basket = find(".to-basket");
const button = find(".wide");
const whole = button.cloneNode(true);
const links = all(".wide, .ways a").filter(({ search }) => search);
// The line of the cart that what is chosen was put into.
let choice, count, unit, wrong, put;

function tell(text, linked) {
  told.hidden = !text;
  told.firstElementChild.textContent = text;
  told.lastElementChild.hidden = !linked;
}

// Finds the choice, shows what is its own under its own address, and gives the order that the page has ready for it.
function choose() {
  const picks = groups.map((_, group) => form.elements["pick" + group].value);
  const place = goods.choices.findIndex((choice) => choice.picks.join() === picks.join());
  const variant = variants[place];
  const before = choice;
  choice = goods.choices[place];
  wrong = !choice && !picks.includes("") ? words.no_such : "";
  if (variant && choice !== before) {
    for (const own of variant.querySelectorAll("[data-own]")) {
      find(own.dataset.own).replaceChildren(...own.cloneNode(true).childNodes);
    }
    if (choice.photo >= 0) show(choice.photo);
    history.replaceState(null, "", "?varian=" + choice.variant);
  }
  return variant?.querySelector("a") ?? whole;
}

// What so many cost, the tier in force, the way to each zone.
function reckon(sold) {
  if (quantity) quantity.max = choice?.stock ?? 1e6;
  count = Math.max(Math.floor(quantity?.value), 1) || 1;
  unit = choice && !choice.from && !sold ? rules.unitPrice(goods, choice, count) : null;
  const total = unit && (quantity ? `${count} × ${money(unit)} = ${money(unit * count)}` : money(unit));
  if (sum && choice) sum.value = total ?? "";
  mark(all(".tiers tbody tr"), goods.tiers.findLastIndex(([min, price]) => min <= count && price === unit));
  if (zones && choice) {
    const pieces = [{ grams: choice.grams, size: goods.size, quantity: count }];
    const kilograms = rules.kilograms(rules.charged(pieces, zones.dataset.divisor));
    zones.caption.lastElementChild.textContent = rules.fill(words.charged, { kilograms });
    for (const cell of zones.querySelectorAll("[data-per-kg]")) cell.textContent = money(cell.dataset.perKg * kilograms);
  }
  return total;
}

function answer(field) {
  if (field === quantity) return count;
  if (field !== day) return field.value;
  const date = day.value && rules.date(day.value, language, { weekday: "long", year: "numeric" });
  return [date, time.value].filter((part) => part).join(", ");
}

// Fills in the blanks of the ready order, and writes it into every link.
function write(ready, total) {
  const blank = decodeURIComponent(ready.search.split(/text=|body=/)[1]).replace(/\r/g, "");
  const lines = blank.split("\n");
  let at = lines.findIndex((line) => line.startsWith("1. ")) + 1;
  if (total && at) lines[at] = "   " + total;
  for (const field of all("[data-line]")) {
    const line = lines.indexOf(field.dataset.line, at);
    if (line < 0) continue;
    at = line + 1;
    lines[line] += answer(field);
  }
  const text = rules.encode(lines.join("\n"));
  if (text.length > rules.longest - 50) wrong ||= words.too_long;
  for (const link of links) {
    link.search = link.search
      .replace(/text=.*/, "text=" + (wrong ? rules.encode(blank) : text))
      .replace(/body=.*/, "body=" + text.replace(/%0A/g, "%0D%0A"));
  }
}

function refresh() {
  put = null;
  const ready = choose();
  const sold = choice?.state === "sold_out";
  const total = reckon(sold);
  if (ready.search) write(ready, total);
  button.firstElementChild.textContent = ready.firstElementChild.textContent;
  button.hidden = wrong === words.no_such;
  if (choice && rules.saleEnded(choice)) wrong ||= words.sale_over;
  if (basket) basket.hidden = sold || button.hidden;
  tell(wrong);
}

// Measures may be missing from an order, but none may be impossible, and it says how many: a link of one choice, the cart
// perhaps of several together. A link that is answered with false is not followed.
form.parentNode.onclick = ({ target }) => {
  const pressed = target.closest("button, a");
  const sends = links.includes(pressed);
  if (quantity) quantity.min = variants.length && (!sends || basket.hidden) ? 1 : goods.min;
  if (sends) return find("[name=quantity]:invalid, :out-of-range")?.reportValidity();
  if (!pressed?.value) return;
  quantity[pressed.value]();
  refresh();
};

function add() {
  const { store } = etalase;
  put = store.add(store.wish(goods, form, choice, count, unit));
  tell(put ? rules.fill(words.added, { quantity: store.pieces(goods.address) }) : words.not_added, put);
  // The worker keeps them, so that the cart opens without a network too.
  fetch(form.dataset.terms).catch(() => {});
}

// The cart's script is asked for when it is needed. However often the button is tapped, a line goes into the cart once.
form.onsubmit = async () => {
  // Enter in a field sends the form also where its button is hidden.
  if (!basket?.offsetParent) return;
  await import(new URL(form.dataset.store, location)).catch(() => {
    // Browsers remember by its address what could not be had.
    form.dataset.store += "#";
    tell(words.not_added);
  });
  if (etalase.store?.lines().every(({ id }) => id !== put?.id)) add();
};

// The line of the drawing for the measure that is being typed.
form.addEventListener("focusin", ({ target }) => {
  find(".now")?.classList.remove("now");
  find("#_garis-" + target.name)?.classList.add("now");
});

const share = find(".share");
share.onclick = async () => {
  const url = location.href;
  if (navigator.share) return navigator.share({ url }).catch(() => {});
  await navigator.clipboard.writeText(url);
  tell(words.copied);
};
if (!navigator.share && !navigator.clipboard) share.remove();

if (location.protocol === "file:") basket?.remove();
if (day) day.min = rules.today();

const promise = find(".promise");
const date = rules.date(rules.today(goods.days), language, {});
if (promise) promise.textContent = rules.fill(words.ready_about, { date });

// A variant's own address has it chosen.
const wanted = new URLSearchParams(location.search).get("varian");
goods.choices
  .find(({ variant }) => variant === wanted)
  ?.picks.forEach((pick, group) => (form.elements["pick" + group].value = pick));
form.oninput = refresh;
refresh();
// After a step back, the browser puts what was typed into the fields again, and tells nobody.
addEventListener("pageshow", () => put || refresh());
