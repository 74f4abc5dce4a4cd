"use strict";{const words={"number_hundred":"ratus","number_hyphen":" ","number_one_hundred":"seratus","number_one_thousand":"seribu","number_scales":"ribu,juta,miliar,triliun","number_small":"nol,satu,dua,tiga,empat,lima,enam,tujuh,delapan,sembilan,sepuluh,sebelas,dua belas,tiga belas,empat belas,lima belas,enam belas,tujuh belas,delapan belas,sembilan belas","number_tens":"dua puluh,tiga puluh,empat puluh,lima puluh,enam puluh,tujuh puluh,delapan puluh,sembilan puluh"};
const { rules } = globalThis.etalase;
const SMALL = words.number_small.split(",");
const TENS = words.number_tens.split(",");
const SCALES = ["", ...words.number_scales.split(",")];
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
}
