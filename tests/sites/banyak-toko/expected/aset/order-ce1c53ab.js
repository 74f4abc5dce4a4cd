"use strict";{const { rules } = globalThis.etalase;
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
});
}
