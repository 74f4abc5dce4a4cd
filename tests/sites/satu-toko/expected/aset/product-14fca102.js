"use strict";{const words={"added":"Sudah masuk keranjang.","charged":"dihitung {kilograms} kg","copied":"Alamat halaman ini sudah disalin.","no_such":"Kombinasi ini tidak ada. Silakan ganti salah satu pilihannya.","not_added":"Perangkat ini tidak dapat menyimpan keranjang. Silakan pesan langsung.","ready_about":"Pesan hari ini, siap sekitar {date}.","sale_over":"diskon sudah berakhir","sum":"{count} × {price} = {sum}","too_long":"Pesanan ini terlalu panjang untuk tautan. Teks lengkapnya sudah disalin: tempel di obrolan."};
const { rules, store } = globalThis.etalase;
const goods = JSON.parse(document.getElementById("_data").textContent);
const page = document.querySelector(".product");
const find = (selector) => page.querySelector(selector);
const all = (selector) => [...page.querySelectorAll(selector)];
const fill = (text, values) => text.replace(/{(\w+)}/g, (_, name) => values[name]);
const language = document.documentElement.lang;
const money = (minor) => rules.money(minor, goods.currency, language);
const date = (day, style) => day.toLocaleDateString(language === "en" ? "en-GB" : language, style);
const strip = find(".gallery");
const show = (number, behavior) => strip.scrollTo({ left: number * strip.clientWidth, behavior });
if (strip) {
const photos = strip.parentNode;
const viewer = find(".viewer");
const thumbs = all(".thumbs a");
let seen = 0;
const move = (place) => {
const number = seen;
viewer[place](photos);
show(number, "instant");
strip.children[number].firstChild.focus();
};
strip.onscroll = () => {
seen = Math.round(strip.scrollLeft / strip.clientWidth);
thumbs.forEach((thumb, number) => (thumb.ariaCurrent = number === seen || null));
};
photos.onclick = (event) => {
const link = event.target.closest("a");
if (!link || event.ctrlKey || event.metaKey) return;
event.preventDefault();
if (link.hash) return show(thumbs.indexOf(link));
if (viewer.open) return viewer.close();
for (const part of all(".gallery [sizes]")) part.sizes = "100vw";
viewer.showModal();
move("append");
};
viewer.onclick = ({ target }) => photos.contains(target) || viewer.close();
viewer.onclose = () => move("before");
}
const form = find(".order");
const { quantity, day, time } = form.elements;
const groups = all(".choose");
const variants = all(".variants li");
const tiers = all(".tiers tbody tr");
const zones = find(".zones");
const sum = find(".sum");
const told = find(".told");
const basket = find(".to-basket");
const links = all(".wide, .ways a").filter(({ search }) => search);
const ready = [...variants.map((variant) => variant.querySelector("a")), links[0]].map((link) => ({
text: decodeURIComponent(link.search.split(/text=|body=/)[1]).replace(/\r/g, ""),
words: link.firstElementChild.textContent,
}));
let choice;
let unit;
let order;
let tooLong;
function tell(text, linked) {
told.hidden = !text;
told.firstElementChild.textContent = text;
told.lastElementChild.hidden = !linked;
}
function present(variant) {
for (const own of variant.querySelectorAll("[data-own]")) {
document.getElementById(own.dataset.own).replaceChildren(...own.cloneNode(true).childNodes);
}
if (choice.photo !== null) show(choice.photo);
history.replaceState(null, "", "?varian=" + choice.variant);
}
function choose() {
const picks = groups.map((_, group) => form.elements["pick" + group].value);
const place = goods.choices.findIndex((choice) => picks.every((pick, group) => pick && choice.picks[group] === +pick));
const none = place < 0 && !picks.includes("");
const before = choice;
choice = goods.choices[place];
order = ready[groups[0] && choice ? place : variants.length];
tell(none ? words.no_such : "");
for (const button of all(".bar .button")) button.hidden = none;
if (basket && choice?.state === "sold_out") basket.hidden = true;
if (groups[0] && choice && choice !== before) present(variants[place]);
}
function price() {
if (quantity) quantity.max = choice?.stock ?? 9999;
const count = +quantity?.value || 1;
const sold = choice?.state === "sold_out";
unit = choice && !choice.from && !sold ? rules.unitPrice(goods, choice, count) : null;
const tier = goods.tiers.findLastIndex(([min, price]) => min <= count && price === unit);
tiers.forEach((row, number) => (row.ariaCurrent = number === tier || null));
if (sum && choice) sum.value = unit ? fill(words.sum, { count, price: money(unit), sum: money(unit * count) }) : "";
if (zones && choice) {
const grams = rules.charged([{ grams: choice.grams, size: goods.size, quantity: count }], zones.dataset.divisor);
const kilograms = rules.kilograms(grams);
zones.caption.lastElementChild.textContent = fill(words.charged, { kilograms });
for (const cell of zones.querySelectorAll("[data-per-kg]")) cell.textContent = money(cell.dataset.perKg * kilograms);
}
}
function write() {
const lines = order.text.split("\n");
let at = 3;
if (unit !== null) lines[at] = "   " + (sum ? sum.value : money(unit));
for (const field of all("[data-line]")) {
const blank = lines.indexOf(field.dataset.line, at);
if (blank < 0) continue;
at = blank + 1;
lines[blank] += field === day && day.value ? date(new Date(day.value + "T00:00"), { weekday: "long", day: "numeric", month: "long", year: "numeric" }) + ", " + time.value : field.value;
}
const text = lines.join("\n");
const full = rules.encode(text);
tooLong = full.length > rules.longest - 50 && text;
const chat = "?text=" + (tooLong ? rules.encode(order.text) : full);
for (const link of links) {
link.search = link.protocol === "mailto:" ? link.search.replace(/body=.*/, "body=" + full.replace(/%0A/g, "%0D%0A")) : chat;
}
links[0].firstElementChild.textContent = order.words;
}
function refresh() {
choose();
price();
write();
}
form.onclick = (event) => {
const button = event.target.closest("button[value]");
const wrong = form.querySelector(":out-of-range");
if (button) {
quantity[button.value]();
refresh();
} else if (!event.target.closest(".wide")) return;
else if (wrong) {
event.preventDefault();
wrong.reportValidity();
} else if (tooLong) {
navigator.clipboard?.writeText(tooLong);
tell(words.too_long);
}
};
form.onsubmit = (event) => {
event.preventDefault();
if (!choice) return;
const added = store.add({
address: goods.address,
variant: choice.variant,
quantity: +quantity?.value || 1,
measures: Object.fromEntries(goods.measures.map(([name]) => [name, form.elements[name].value])),
answers: all('[name="answer"]').map(({ value }) => value),
day: day?.value,
time: time?.value,
seen: { name: goods.name, price: unit },
});
tell(added ? words.added : words.not_added, added);
};
form.addEventListener("focusin", ({ target }) => {
for (const line of all(".guide g")) line.classList.toggle("now", line.id === "_garis-" + target.name);
});
const share = find(".share");
share.onclick = async () => {
const { title, location } = document;
if (navigator.share) return navigator.share({ title, url: location.href });
await navigator.clipboard.writeText(location.href);
tell(words.copied);
};
for (const part of all(".scripted")) part.classList.remove("scripted");
if (location.protocol === "file:") basket?.remove();
if (day) day.min = rules.today();
const promise = find(".promise");
if (promise) {
const day = new Date();
day.setDate(day.getDate() + goods.days);
promise.textContent = fill(words.ready_about, { date: date(day, { day: "numeric", month: "long" }) });
}
if (goods.choices.some((choice) => rules.saleEnded(choice))) {
for (const sale of all(".order .sale, .cost .sale")) {
const before = sale.parentNode.querySelector("s");
sale.parentNode.querySelector("strong").textContent = before.lastChild.data;
before.remove();
sale.textContent = words.sale_over;
}
}
const wanted = new URLSearchParams(location.search).get("varian");
const shared = goods.choices.find(({ variant }) => variant === wanted);
shared?.picks.forEach((pick, group) => (form.elements["pick" + group].value = pick));
form.oninput = refresh;
refresh();
}
