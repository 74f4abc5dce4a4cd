// A quotation for institutions, as a letter to be printed.
const { rules, piece, list } = etalase;
const { fill } = rules;
const SMALL = words.number_small.split(",");
const TENS = words.number_tens.split(",");
const SCALES = ["", ...words.number_scales.split(",")];

// How many days a quotation holds.
const HOLDS = 14;

// 1 to 999 in words.
function hundreds(number) {
  const rest = number % 100;
  const tens = TENS[Math.floor(rest / 10) - 2] + (rest % 10 ? words.number_hyphen + SMALL[rest % 10] : "");
  const parts = [];
  if (number > 199) parts.push(SMALL[Math.floor(number / 100)], words.number_hundred);
  else if (number > 99) parts.push(words.number_one_hundred);
  if (rest) parts.push(rest < 20 ? SMALL[rest] : tens);
  return parts.join(" ");
}

// A whole number below a million billions in words, by the names of numbers in the page's language.
rules.terbilang = (number) => {
  const parts = [];
  for (let scale = 0, rest = number; rest; scale++, rest = Math.floor(rest / 1000)) {
    const group = rest % 1000;
    if (scale === 1 && group === 1) parts.unshift(words.number_one_thousand);
    else if (group) parts.unshift((hundreds(group) + " " + SCALES[scale]).trim());
  }
  return parts.join(" ") || SMALL[0];
};

// An amount in words: rupiah in full, cents of other currencies as a fraction.
rules.inWords = (minor, { code, decimals }) => {
  if (!decimals) return fill(words.quotation_rupiah, { number: rules.terbilang(minor) });
  const [whole, cents] = [Math.floor(minor / 100), String(minor % 100).padStart(2, "0")];
  return fill(words.quotation_cents, { number: rules.terbilang(whole), cents, code });
};

// The rows of a letter. What a line comes to is its own sum: a service is one, whatever its quantity.
rules.letterRows = (lines, money) =>
  lines.map((line, place) => ({
    ...line,
    number: place + 1,
    notes: line.notes.join("\n"),
    quantity: line.service ? 1 : line.quantity,
    price: line.price === null ? words.price_on_request : (line.from ? words.price_from + " " : "") + money(line.price),
    sum: line.price === null || line.from ? "" : money(line.sum),
  }));

// The letter of an order.
etalase.quotation = ({ lines, sums, ...order }, currency) => {
  const { lang } = document.documentElement;
  // Documents write rupiah with sen.
  const money = (minor) => rules.money(minor, currency, lang) + (currency.decimals ? "" : ",00");
  const letter = piece(document.getElementById("_surat"));
  list(letter.querySelector("tbody"), document.getElementById("_surat-baris"), rules.letterRows(lines, money));
  list(letter.querySelector(".letter-banks"), document.getElementById("_surat-bank"), order.banks);
  return letter.show({
    ...order,
    day: rules.date(rules.today(), lang),
    until: rules.date(rules.today(HOLDS), lang),
    // What is signed says no sum while a price is still to be told.
    open: sums.open,
    subtotal: sums.zoned && !sums.open && money(sums.subtotal),
    shipping: sums.zoned && money(sums.shipping),
    total: !sums.open && money(sums.total),
    words: rules.inWords(sums.total, currency),
    deposit: sums.deposit !== null && money(sums.deposit),
    paid: order.banks.length,
  });
};
