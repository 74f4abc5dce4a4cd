"use strict";{const words={"number_hundred":"hundred","number_hyphen":"-","number_one_hundred":"one hundred","number_one_thousand":"one thousand","number_scales":"thousand,million,billion,trillion","number_small":"zero,one,two,three,four,five,six,seven,eight,nine,ten,eleven,twelve,thirteen,fourteen,fifteen,sixteen,seventeen,eighteen,nineteen","number_tens":"twenty,thirty,forty,fifty,sixty,seventy,eighty,ninety","price_from":"from","price_on_request":"Ask for the price","quotation_cents":"{number} and {cents}/100 {code}","quotation_rupiah":"{number} rupiah"};
const { rules, piece, list } = etalase;
const { fill } = rules;
const SMALL = words.number_small.split(",");
const TENS = words.number_tens.split(",");
const SCALES = ["", ...words.number_scales.split(",")];
const HOLDS = 14;
function hundreds(number) {
const rest = number % 100;
const tens = TENS[Math.floor(rest / 10) - 2] + (rest % 10 ? words.number_hyphen + SMALL[rest % 10] : "");
const parts = [];
if (number > 199) parts.push(SMALL[Math.floor(number / 100)], words.number_hundred);
else if (number > 99) parts.push(words.number_one_hundred);
if (rest) parts.push(rest < 20 ? SMALL[rest] : tens);
return parts.join(" ");
}
rules.terbilang = (number) => {
const parts = [];
for (let scale = 0, rest = number; rest; scale++, rest = Math.floor(rest / 1000)) {
const group = rest % 1000;
if (scale === 1 && group === 1) parts.unshift(words.number_one_thousand);
else if (group) parts.unshift((hundreds(group) + " " + SCALES[scale]).trim());
}
return parts.join(" ") || SMALL[0];
};
rules.inWords = (minor, { code, decimals }) => {
if (!decimals) return fill(words.quotation_rupiah, { number: rules.terbilang(minor) });
const [whole, cents] = [Math.floor(minor / 100), String(minor % 100).padStart(2, "0")];
return fill(words.quotation_cents, { number: rules.terbilang(whole), cents, code });
};
etalase.quotation = ({ lines, sums, zone, percent, buyer, code, to, currency, ...terms }) => {
const day = rules.today();
const { lang } = document.documentElement;
const until = new Date(Date.parse(day) + HOLDS * 864e5).toISOString().slice(0, 10);
const money = (minor) => rules.money(minor, currency, lang) + (currency.decimals ? "" : ",00");
const row = ({ name, notes, quantity, price, from }, place) => ({
key: place,
number: place + 1,
name,
notes: notes.join("\n"),
quantity,
price: price === null ? words.price_on_request : (from ? words.price_from + " " : "") + money(price),
sum: price === null ? "" : money(price * quantity),
});
const letter = piece(document.getElementById("_surat"));
list(letter.querySelector("tbody"), document.getElementById("_surat-baris"), lines.map(row));
list(letter.querySelector(".letter-banks"), document.getElementById("_surat-bank"), terms.banks.map((bank, key) => ({ ...bank, key })));
return letter.show({
...terms,
to: to || buyer.name,
at: buyer.address,
behind: [terms.institution, terms.group].filter(Boolean).join(" · "),
place: terms.address ?? terms.place,
reach: [terms.whatsapp[0]?.shown ?? terms.phone, terms.email].filter(Boolean).join(" · "),
code,
day: rules.date(day, lang),
until: rules.date(until, lang),
city: terms.place?.split(",")[0],
subtotal: sums.zoned && money(sums.subtotal),
zone,
shipping: sums.zoned && money(sums.shipping),
apart: rules.apart(sums),
total: money(sums.total),
words: rules.inWords(sums.total, currency),
percent: sums.deposit !== null && percent,
deposit: sums.deposit !== null && money(sums.deposit),
paid: terms.banks.length,
});
};
}
