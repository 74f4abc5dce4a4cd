// From what a buyer types to the words under which products are found: what src/render/search/word.rs does with texts.

{
  const LONGEST = 32;

  // The words of a text in small letters without accents; `kain-kain` is twice the same.
  function split(text) {
    const folded = text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "");
    const found = folded.split(/[^\p{Alphabetic}\p{N}]+/u).filter(Boolean);
    return found.map((word) => [...word].slice(0, LONGEST).join(""));
  }

  // The root of an Indonesian word by the Snowball project's algorithm (indonesian.sbl).
  function snowball(word) {
    let vowels = word.replace(/[^aeiou]/g, "").length;
    let prefix = "";
    const drop = (pattern, by = "") => {
      const rest = word.replace(pattern, by);
      const found = rest !== word;
      word = rest;
      vowels -= found;
      return found;
    };
    const suffix = () => {
      if (/kan$/.test(word) && !/^[kp]/.test(prefix)) return drop(/kan$/);
      if (/an$/.test(word)) return !/^[dmt]/.test(prefix) && drop(/an$/);
      return !/^(k|b|pe[mn])/.test(prefix) && drop(/(^|[^s])i$/, "$1");
    };
    const second = () => {
      const found = /^(?:per|pel(?=ajar)|pe|ber|bel(?=ajar)|be(?=[^aeiou]er))/.exec(word);
      if (found && found[0] !== "pel") prefix = found[0];
      return found && drop(found[0]);
    };
    if (vowels > 2) drop(/(kah|lah|pun)$/);
    if (vowels > 2) drop(/(ku|mu|nya)$/);
    if (vowels < 3) return word;
    const first = /^([mp]e(ng|n|m)|di|me|ter|ke)/.exec(word);
    if (!first) {
      second();
      if (vowels > 2) suffix();
      return word;
    }
    prefix = first[0];
    const changed = drop(/^[mp]eny(?=[aeiou])/, "s") || drop(/^[mp]em(?=[aeiou])/, "p");
    if (!changed) drop(prefix);
    if (vowels > 2 && suffix() && vowels > 2 && !changed) second();
    return word;
  }

  // The roots that an Indonesian word may have, where its form leaves it open.
  function indonesian(word) {
    const root = snowball(word);
    if (/^ke/.test(word) && !/^ke/.test(root) && !word.includes(root + "an")) return ["ke" + root];
    const roots = [root];
    const swallowed = /^[mp]e(ny|ng|n|m)[aeiou]/.exec(word)?.[1];
    const rest = root.slice(1);
    if (swallowed === "m" && root[0] === "p") roots.push("m" + rest);
    if (swallowed === "ny" && root[0] === "s") roots.push("ny" + rest);
    if (/^[aeiou]/.test(root)) {
      if (swallowed === "n") roots.push("t" + root, "n" + root);
      if (swallowed === "ng") roots.push("k" + root);
    }
    if (/[aeiou]$/.test(root) && word.includes(root + "kan")) roots.push(root + "k");
    return roots;
  }

  // An English noun without its plural ending.
  function english(word) {
    if (/..ies$/.test(word) && !/[ae]ies$/.test(word)) return word.slice(0, -3) + "y";
    if (!/..s$/.test(word) || /[us]s$/.test(word)) return word;
    return word.slice(0, /(?:sh|ch|x|ss|zz)es$/.test(word) ? -2 : -1);
  }

  const roots = document.documentElement.lang === "id" ? indonesian : (word) => [english(word)];
  (globalThis.etalase ??= {}).words = { split, roots };
}
