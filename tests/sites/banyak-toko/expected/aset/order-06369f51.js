"use strict";{const words={"message_code":"Order code: ","message_confirm":"Please confirm. Thank you.","message_deposit":"Deposit {percent}%: ","message_exact":"To pay exactly: ","message_open":"final price to follow","message_subtotal":"Subtotal: ","message_total":"Total: ","message_without_asked":"without what needs a price","message_without_shipping":"shipping not included","price_from":"from","price_on_request":"Ask for the price"};
const { rules } = etalase;
const LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
function checksum(text) {
let sum = 0xffff;
for (const byte of new TextEncoder().encode(text)) {
sum ^= byte << 8;
for (let bit = 0; bit < 8; bit++) sum = (sum & 0x8000 ? (sum << 1) ^ 0x1021 : sum << 1) & 0xffff;
}
return sum.toString(16).toUpperCase().padStart(4, "0");
}
Object.assign(rules, {
phone(text) {
const plain = text.trim();
if (!/^\+?[\d ().-]+$/.test(plain)) return "";
let digits = plain.replace(/\D/g, "");
if (plain[0] !== "+" && !(digits.startsWith("62") && digits.length > 9)) digits = "62" + digits.replace(/^0/, "");
digits = digits.replace(/^620/, "62");
return /^(628[1-35-9]\d{7,10}|(?!62)[1-9]\d{7,14})$/.test(digits) ? digits : "";
},
qris(payload, amount) {
if (!(amount >= 1 && amount <= 1e7) || checksum(payload.slice(0, -4)) !== payload.slice(-4).toUpperCase()) return null;
const signs = [...payload];
let made = "";
for (let place = 0; place < signs.length; ) {
const tag = signs.slice(place, place + 2).join("");
const end = place + 4 + Number(signs.slice(place + 2, place + 4).join(""));
if (!(end <= signs.length)) return null;
if (tag === "01") made += "010212";
else if (tag !== "54" && tag !== "63") made += signs.slice(place, end).join("");
if (tag === "53") made += "54" + String(String(amount).length).padStart(2, "0") + amount;
place = end;
}
return made + "6304" + checksum(made + "6304");
},
deposit(total, percent) {
return percent ? Math.ceil((total * percent) / 100) : null;
},
orderCode(day, random) {
let code = "";
for (let rest = random; code.length < 4; rest = Math.floor(rest / LETTERS.length)) code += LETTERS[rest % LETTERS.length];
return day.slice(2).replaceAll("-", "") + "-" + code;
},
uniqueCode(code) {
const letters = [...code.slice(-4)].reverse();
return (letters.reduce((sum, letter) => sum * LETTERS.length + LETTERS.indexOf(letter), 0) % 999) + 1;
},
date(day, language, weekday) {
const style = { weekday, day: "numeric", month: "long", year: "numeric" };
return new Date(day + "T00:00").toLocaleDateString(language === "en" ? "en-GB" : language, style);
},
priced(lines, pages, day) {
const found = lines.map((line) => {
const goods = pages.get(line.address);
return { line, goods, choice: goods?.choices.find(({ variant }) => variant === line.variant) };
});
const there = found.filter(({ choice }) => choice && choice.state !== "sold_out").map(({ line }) => line);
const pieces = (same) => there.filter(same).reduce((sum, { quantity }) => sum + quantity, 0);
return found.map(({ line, goods, choice }) => {
const { address, variant, quantity, seen } = line;
const name = goods?.name ?? seen.name;
if (!there.includes(line)) {
const state = choice ? "sold_out" : goods ? "gone_choice" : goods === null ? "gone" : "unknown";
return { line, goods, choice, name, state, price: null, asked: state === "unknown" };
}
const count = pieces((other) => other.address === address);
const alike = pieces((other) => other.address === address && other.variant === variant);
const price = rules.unitPrice(goods, choice, count, day);
const own = rules.unitPrice({ tiers: [] }, choice, count, day);
const told = [null, own, ...goods.tiers.map(([, price]) => price)];
return {
line,
goods,
choice,
name,
price,
sum: price * (goods.service ? 1 : quantity),
sold: price !== null,
asked: price === null,
state: price === null ? "on_request" : "",
from: choice.from,
tier: price < own && goods.tiers.findLast(([least]) => least <= count)[0],
ended: rules.saleEnded(choice, day),
was: !told.includes(seen.price) && seen.price,
few: count < goods.min && goods.min,
least: Math.max(goods.min - count + quantity, 1),
many: choice.stock !== null && alike > choice.stock && choice.stock,
most: choice.stock === null ? 9999 : Math.max(choice.stock - alike + quantity, 1),
};
});
},
sums(priced, { shipping: { divisor }, percent, unique }, { shipped, zone, transfer, decimals, code }) {
const ordered = priced.filter(({ sold, asked }) => sold || asked);
const parcel = ordered.filter(({ goods }) => !goods?.service);
const pieces = parcel.map(({ choice, goods, line: { quantity } }) => ({ grams: choice?.grams ?? null, size: goods?.size, quantity }));
const grams = rules.charged(pieces, divisor);
const free = !shipped || !parcel.length;
const zoned = !free && zone !== null && grams !== null;
const shipping = free ? 0 : zoned ? zone.per_kg * rules.kilograms(grams) : null;
const subtotal = ordered.reduce((sum, { sold, sum: cost }) => sum + (sold ? cost : 0), 0);
const total = subtotal + (shipping ?? 0);
const asked = ordered.some(({ asked }) => asked);
const open = asked || ordered.some(({ from }) => from);
const deposit = open ? null : rules.deposit(subtotal, percent);
const known = !open && (deposit !== null || shipping !== null);
const extra = known && transfer && unique && !decimals ? rules.uniqueCode(code) : 0;
return {
subtotal,
shipping,
total,
deposit,
due: known ? (deposit ?? total) + extra : null,
unique: extra > 0,
sold: ordered.some(({ sold }) => sold),
asked,
open,
zoned,
grams,
actual: rules.charged(pieces, Infinity),
};
},
apart({ asked, open, shipping }) {
const out = [
asked && words.message_without_asked,
open && !asked && words.message_open,
shipping === null && words.message_without_shipping,
];
return out.filter(Boolean).join(", ");
},
message({ greeting, lines, sums, zone, percent, details, code }, money) {
const said = lines.map(({ name, service, quantity, price, from, address, notes }, place) => {
const each = price === null ? `(${words.price_on_request})` : (from ? words.price_from + " " : "") + money(price);
const whole = price === null || from ? "" : " = " + money(price * quantity);
return [`${place + 1}. ${name} ${service ? each : `${quantity} x ${each}${whole}`}`, address, ...notes].join("\n   ");
});
const apart = rules.apart(sums);
const totals = [
sums.zoned && [words.message_subtotal, money(sums.subtotal)],
sums.zoned && [zone + ": ", money(sums.shipping)],
[sums.shipping === null ? words.message_subtotal : words.message_total, money(sums.total) + (apart && ` (${apart})`)],
sums.deposit !== null && [rules.fill(words.message_deposit, { percent }), money(sums.deposit)],
sums.unique && [words.message_exact, money(sums.due)],
];
const rows = (pairs) => pairs.filter((pair) => pair?.[1]).map((pair) => pair.join("")).join("\n");
const end = words.message_code + code + "\n" + words.message_confirm;
return [greeting, said.join("\n"), sums.sold && rows(totals), rows(details), end].filter(Boolean).join("\n\n");
},
});
}
