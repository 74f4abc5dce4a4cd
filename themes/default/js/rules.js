// Prices, shipping and texts of orders by the same rules as the build. Amounts are whole numbers of the minor unit.
const rules = {
  // The longest address of an order, in bytes.
  longest: 2000,

  // The day on this device, or so many days later, as 2026-12-31.
  today(later = 0) {
    const now = new Date();
    now.setDate(now.getDate() + later);
    return new Date(now - now.getTimezoneOffset() * 6e4).toISOString().slice(0, 10);
  },

  // 1 Desember 2026; `style` may ask for other parts.
  date(day, language, style = { year: "numeric" }) {
    const locale = language === "en" ? "en-GB" : language;
    return new Date(day + "T00:00").toLocaleDateString(locale, { day: "numeric", month: "long", ...style });
  },

  // Puts values in the place of each {name}.
  fill(text, values) {
    return text.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
  },

  // An amount for people. Rupiah are written alike in every language.
  money(minor, { code, sign, decimals }, language) {
    const english = language === "en" && code !== "IDR";
    const digits = String(minor).padStart(decimals + 1, "0");
    const whole = digits.slice(0, digits.length - decimals).replace(/\B(?=(\d{3})+$)/g, english ? "," : ".");
    return sign + whole + (decimals ? (english ? "." : ",") + digits.slice(-decimals) : "");
  },

  // Whether the sale of a choice was over before this day; one without a last day never is.
  saleEnded({ until }, day = rules.today()) {
    return until < day;
  },

  // What one costs where so many are ordered of all choices together; null where the price is told on asking.
  unitPrice({ tiers }, choice, count, day) {
    if (choice.price === null) return null;
    const own = rules.saleEnded(choice, day) ? choice.normal : choice.price;
    return tiers.reduce((lowest, [min, price]) => (min <= count ? Math.min(lowest, price) : lowest), own);
  },

  // The grams that couriers charge for. A piece has grams, perhaps a size in millimetres, and a quantity; null where
  // some weight is unknown.
  charged(pieces, divisor) {
    let grams = 0;
    let room = 0;
    for (const { grams: weight, size, quantity } of pieces) {
      if (weight == null) return null;
      grams += weight * quantity;
      if (size) room += size[0] * size[1] * size[2] * quantity;
    }
    return Math.max(grams, Math.ceil(room / divisor));
  },

  // The whole kilograms that couriers charge for: up to 1.3 kg one, up to 2.3 kg two, and so on.
  kilograms(grams) {
    return Math.max(1, Math.ceil((grams - 300) / 1000));
  },

  // Every byte but the unreserved ones as %XX; half a sign, which no address can hold, becomes a whole one.
  encode(text) {
    const whole = text.replace(/[\ud800-\udfff]/gu, "\ufffd");
    return encodeURIComponent(whole).replace(/[!'()*]/g, (sign) => "%" + sign.charCodeAt().toString(16).toUpperCase());
  },
};
globalThis.etalase = { rules };
