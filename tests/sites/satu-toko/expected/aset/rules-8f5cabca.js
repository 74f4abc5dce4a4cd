"use strict";{const rules = {
longest: 2000,
today() {
const now = new Date();
return new Date(now - now.getTimezoneOffset() * 6e4).toISOString().slice(0, 10);
},
fill(text, values) {
return text.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
},
money(minor, { code, sign, decimals }, language) {
const english = language === "en" && code !== "IDR";
const digits = String(minor).padStart(decimals + 1, "0");
const whole = digits.slice(0, digits.length - decimals).replace(/\B(?=(\d{3})+$)/g, english ? "," : ".");
return sign + whole + (decimals ? (english ? "." : ",") + digits.slice(-decimals) : "");
},
saleEnded({ normal, until }, day = rules.today()) {
return normal !== null && until !== null && until < day;
},
unitPrice({ tiers }, choice, count, day) {
if (choice.price === null) return null;
const own = rules.saleEnded(choice, day) ? choice.normal : choice.price;
return tiers.reduce((lowest, [min, price]) => (min <= count ? Math.min(lowest, price) : lowest), own);
},
charged(pieces, divisor) {
let grams = 0;
let room = 0;
for (const { grams: weight, size, quantity } of pieces) {
if (weight === null) return null;
grams += weight * quantity;
if (size) room += size[0] * size[1] * size[2] * quantity;
}
return Math.max(grams, Math.ceil(room / divisor));
},
kilograms(grams) {
return Math.max(1, Math.ceil((grams - 300) / 1000));
},
shipping(zone, grams, size, quantity, divisor) {
const charged = rules.charged([{ grams, size, quantity }], divisor);
return charged === null ? null : zone.per_kg * rules.kilograms(charged);
},
encode(text) {
const whole = text.replace(/[\ud800-\udfff]/gu, "\ufffd");
return encodeURIComponent(whole).replace(/[!'()*]/g, (sign) => "%" + sign.charCodeAt().toString(16).toUpperCase());
},
link(number, text) {
return `https://wa.me/${number}?text=${rules.encode(text)}`;
},
};
(globalThis.etalase ??= {}).rules = rules;
}
