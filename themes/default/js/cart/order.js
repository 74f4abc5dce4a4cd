// What an order needs beside its prices: numbers to write to, a code to name it by, its sums and its words.
const { rules } = etalase;
const LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

Object.assign(rules, {
  // A chat with this number that begins with a text.
  link(number, text) {
    return `https://wa.me/${number}?text=${rules.encode(text)}`;
  },

  // Country code and number, digits only; empty where the text is no mobile number. Without a country it is Indonesian.
  phone(text) {
    const plain = text.trim();
    if (!/^\+?[\d ().-]+$/.test(plain)) return "";
    let digits = plain.replace(/\D/g, "");
    if (plain[0] !== "+" && !(digits.startsWith("62") && digits.length > 9)) digits = "62" + digits.replace(/^0/, "");
    digits = digits.replace(/^620/, "62");
    return /^(628[1-35-9]\d{7,10}|(?!62)[1-9]\d{7,14})$/.test(digits) ? digits : "";
  },

  // The part of a total to pay before work begins, rounded up; null where none is asked for.
  deposit(total, percent) {
    return percent ? Math.ceil((total * percent) / 100) : null;
  },

  // The name of an order: the day it began and four letters out of a random number.
  orderCode(day, random) {
    let code = "";
    for (let rest = random; code.length < 4; rest = Math.floor(rest / LETTERS.length)) code += LETTERS[rest % LETTERS.length];
    return day.slice(2).replaceAll("-", "") + "-" + code;
  },

  // The 1 to 999 that a transfer carries beyond its amount, the same for each reading of an order's code.
  uniqueCode(code) {
    const letters = [...code.slice(-4)];
    return (letters.reduceRight((sum, letter) => sum * LETTERS.length + LETTERS.indexOf(letter), 0) % 999) + 1;
  },

  // Each line with what its product's page says on this day. `pages` has the data of a page by address: null where
  // there is no such product any more, nothing where the page could not be asked. A line that is `sold` has a price, one
  // that is `asked` has none yet, and any other stays out of the order.
  priced(lines, pages, day) {
    const found = lines.map((line) => {
      const goods = pages.get(line.address);
      return { line, goods, choice: goods?.choices.find(({ variant }) => variant === line.variant) };
    });
    const there = found.filter(({ choice }) => choice && choice.state !== "sold_out").map(({ line }) => line);
    const pieces = (same) => there.filter(same).reduce((sum, { quantity }) => sum + quantity, 0);
    return found.map(({ line, goods, choice }) => {
      const { address, variant, quantity, answers, seen } = line;
      const said = { line, goods, choice, name: goods?.name ?? seen.name, price: null };
      if (!there.includes(line)) {
        const state = choice ? "sold_out" : goods ? "gone_choice" : goods === null ? "gone" : "unknown";
        return { ...said, state, asked: state === "unknown" };
      }
      const count = pieces((other) => other.address === address);
      const alike = pieces((other) => other.address === address && (goods.shared || other.variant === variant));
      const price = rules.unitPrice(goods, choice, count, day);
      const own = rules.unitPrice({ tiers: [] }, choice, count, day);
      const before = rules.unitPrice(goods, choice, seen.count, day);
      const unsaid = ({ key, required }, place) => required && !(answers[key] ?? answers[place]);
      const stock = choice.stock ?? Infinity;
      const asked = price === null;
      return {
        ...said,
        price,
        sum: price * (goods.service ? 1 : quantity),
        sold: !asked,
        asked,
        state: asked ? "on_request" : "",
        from: choice.from,
        tier: price < own && goods.tiers.findLast(([least]) => least <= count)[0],
        ended: rules.saleEnded(choice, day),
        was: !asked && ![null, before].includes(seen.price) && seen.price,
        unanswered: goods.inputs.some(unsaid),
        few: count < goods.min && goods.min,
        least: Math.max(goods.min - count + quantity, 1),
        many: alike > stock && stock,
        most: Math.max(stock - alike + quantity, 1),
      };
    });
  },

  // What the lines of a shop come to. `shipped` is false where the buyer fetches them; `zone` is null where the shop must
  // say what shipping costs; a transfer may carry the unique code.
  sums(priced, { shipping: { divisor }, percent, unique }, { shipped, zone, transfer, decimals, code }) {
    const ordered = priced.filter(({ sold, asked }) => sold || asked);
    const parcel = ordered.filter(({ goods }) => !goods?.service);
    const pieces = parcel.map(({ choice, goods, line: { quantity } }) => ({ grams: choice?.grams, size: goods?.size, quantity }));
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

  // What the total of an order leaves out, in words.
  apart({ asked, open, shipping }) {
    const out = [
      asked && words.message_without_asked,
      open && !asked && words.message_open,
      shipping === null && words.message_without_shipping,
    ];
    return out.filter(Boolean).join(", ");
  },

  // An order as a message. Its lines have their whole names and notes, its details are pairs of a label and a text.
  message({ greeting, lines, sums, zone, percent, details, code }, money) {
    const said = lines.map(({ name, service, quantity, price, from, address, notes }, place) => {
      const each = price === null ? "(" + words.price_on_request + ")" : (from ? words.price_from + " " : "") + money(price);
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
