// Payment codes with an amount that is known only here. They are QR codes of bytes with error correction M, to version
// 16 (ISO/IEC 18004), drawn as the build draws them.
const CHECKS = [10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28];
const BLOCKS = [1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10];
const FINDER = "11010";
const ALIGNMENT = "101";
const QUIET = 4;

// The eight masks at a module, which is turned over where one gives nought.
function masks(x, y) {
  const [sum, both, three] = [(x + y) % 2, (x * y) % 2, (x * y) % 3];
  const coarse = (Math.floor(x / 3) + Math.floor(y / 2)) % 2;
  return [sum, y % 2, x % 3, (x + y) % 3, coarse, both + three, (both + three) % 2, (sum + three) % 2];
}

// The powers of two in the field of 256 elements with the polynomial 11D.
const powers = [1];
while (powers.length < 255) powers.push((powers.at(-1) << 1) ^ (powers.at(-1) > 127 ? 0x11d : 0));
const times = (a, b) => (a && b ? powers[(powers.indexOf(a) + powers.indexOf(b)) % 255] : 0);

// The check bytes of a block: what is left of it after a division by the polynomial with the first powers as its roots.
function checks(block, count) {
  let divisor = [1];
  for (let root = 0; root < count; root++) {
    divisor = [...divisor, 0].map((value, place) => value ^ times(divisor[place - 1], powers[root]));
  }
  const rest = [...block, ...Array(count).fill(0)];
  for (let place = 0; place < block.length; place++) {
    const factor = rest[place];
    divisor.forEach((value, offset) => (rest[place + offset] ^= times(value, factor)));
  }
  return rest.slice(block.length);
}

// A number of six bits at most with what is left of it after a division by a polynomial of this degree behind it.
function sealed(number, polynomial, degree) {
  let rest = number << degree;
  for (let bit = 5; bit >= 0; bit--) if ((rest >> (bit + degree)) & 1) rest ^= polynomial << bit;
  return (number << degree) | rest;
}

// The rows of a code without data: places for data are undefined.
function frame(version) {
  const size = version * 4 + 17;
  const rows = Array.from({ length: size }, () => Array(size).fill());
  const stamp = (x, y, rings) => {
    for (const [row, line] of rows.entries()) {
      for (const column of line.keys()) {
        const ring = rings[Math.max(Math.abs(row - y), Math.abs(column - x))];
        if (ring) line[column] = Number(ring);
      }
    }
  };
  for (let place = 0; place < size; place++) rows[6][place] = rows[place][6] = (place + 1) % 2;
  const between = Math.floor(version / 7) + 1;
  const step = Math.ceil((size - 13) / between / 2) * 2;
  const centres = Array.from({ length: between }, (_, place) => size - 7 - place * step);
  if (version > 1) {
    for (const x of centres) {
      for (const y of centres) stamp(x, y, ALIGNMENT);
      if (x !== centres[0]) stamp(x, 6, ALIGNMENT), stamp(6, x, ALIGNMENT);
    }
  }
  for (const [x, y] of [[3, 3], [size - 4, 3], [3, size - 4]]) stamp(x, y, FINDER);
  const seal = sealed(version, 0x1f25, 12);
  for (let bit = 0; version > 6 && bit < 18; bit++) {
    const [near, far] = [Math.floor(bit / 3), size - 11 + (bit % 3)];
    rows[near][far] = rows[far][near] = (seal >> bit) & 1;
  }
  name(rows, 0);
  return rows;
}

// Writes the level of correction, M, and the number of the mask into the rows, twice.
function name(rows, mask) {
  const seal = sealed(mask, 0x537, 10) ^ 0x5412;
  const end = rows.length - 1;
  for (let bit = 0; bit < 15; bit++) {
    const value = (seal >> bit) & 1;
    const near = bit < 6 ? bit : bit < 8 ? bit + 1 : bit < 9 ? 7 : 14 - bit;
    if (bit < 8) rows[near][8] = rows[8][end - bit] = value;
    else rows[8][near] = rows[end - 14 + bit][8] = value;
  }
  rows[end - 7][8] = 1;
}

// The places for data, in the order in which bits are laid: up and down through pairs of columns, from the right.
function places(rows) {
  const end = rows.length - 1;
  const free = [];
  for (let right = end, up = true; right > 0; right -= right === 8 ? 3 : 2, up = !up) {
    for (let step = 0; step <= end; step++) {
      const y = up ? end - step : step;
      for (const x of [right, right - 1]) if (rows[y][x] === undefined) free.push([x, y]);
    }
  }
  return free;
}

// The bytes of a text with their checks, from all blocks in turn; null where the version is too small for it.
function coded(bytes, version, total) {
  const [count, blocks] = [CHECKS[version - 1], BLOCKS[version - 1]];
  const room = total - count * blocks;
  const digits = version > 9 ? 16 : 8;
  if (bytes.length + 1 + digits / 8 > room) return null;
  const bits = (number, width) => number.toString(2).padStart(width, "0");
  const stream = "0100" + bits(bytes.length, digits) + [...bytes].map((byte) => bits(byte, 8)).join("") + "0000";
  const data = stream.match(/.{8}/g).map((byte) => parseInt(byte, 2));
  for (let pad = 0; data.length < room; pad++) data.push(pad % 2 ? 0x11 : 0xec);
  const parts = Array.from({ length: blocks }, (_, block) => data.splice(0, Math.floor((room + block) / blocks)));
  const inTurn = (lists) => Array.from({ length: lists.at(-1).length }, (_, place) => lists.flatMap((list) => list[place] ?? []));
  return [...inTurn(parts), ...inTurn(parts.map((part) => checks(part, count)))].flat();
}

// How hard the rows are to read: long runs, squares, what looks like a finder, and too much of one colour.
function penalty(rows) {
  const across = rows.map((row) => row.join(""));
  const lines = [...across, ...rows.map((_, place) => rows.map((row) => row[place]).join(""))];
  const around = "0".repeat(rows.length);
  const total = rows.length ** 2;
  const dark = across.join("").replaceAll("0", "").length;
  let sum = 10 * (Math.ceil(Math.abs(dark * 20 - total * 10) / total) - 1);
  for (const line of lines) for (const [run] of line.matchAll(/0{5,}|1{5,}/g)) sum += run.length - 2;
  for (let n = 1; n * 7 <= rows.length; n++) {
    const core = `1{${n}}0{${n}}1{${3 * n}}0{${n}}1{${n}}`;
    const finders = new RegExp(`(?=0{${4 * n}}${core}0{${n}}|0{${n}}${core}0{${4 * n}})`, "g");
    for (const line of lines) sum += 40 * [...(around + line + around).matchAll(finders)].length;
  }
  for (let y = 1; y < rows.length; y++) {
    for (let x = 1; x < rows.length; x++) {
      const dark = rows[y][x] + rows[y][x - 1] + rows[y - 1][x] + rows[y - 1][x - 1];
      if (dark % 4 === 0) sum += 3;
    }
  }
  return sum;
}

// Each run of dark modules in a row as a stroke through their middle.
function path(rows) {
  const row = (line, y) => {
    let end;
    const stroke = ({ 0: { length }, index }) => {
      const move = end === undefined ? `M${index + QUIET} ${y + QUIET}.5` : `m${index - end} 0`;
      end = index + length;
      return `${move}h${length}`;
    };
    return [...line.join("").matchAll(/1+/g)].map(stroke).join("");
  };
  return rows.map(row).join("");
}

// A code as the build's terms hold it: the side of its square and the strokes on it; null for a text too long.
globalThis.etalase.qr = (text) => {
  const bytes = new TextEncoder().encode(text);
  for (let version = 1; version <= CHECKS.length; version++) {
    const empty = frame(version);
    const free = places(empty);
    const data = coded(bytes, version, free.length >> 3);
    if (!data) continue;
    const masked = masks(0, 0).map((_, number) => {
      const rows = empty.map((row) => [...row]);
      free.forEach(([x, y], place) => {
        const bit = (data[place >> 3] >> (7 - (place % 8))) & 1;
        rows[y][x] = masks(x, y)[number] ? bit : 1 - bit;
      });
      name(rows, number);
      return { rows, cost: penalty(rows) };
    });
    const { rows } = masked.reduce((best, other) => (other.cost < best.cost ? other : best));
    return { size: rows.length + 2 * QUIET, path: path(rows) };
  }
  return null;
};

// CRC-16/CCITT-FALSE, as four digits.
function checksum(text) {
  let sum = 0xffff;
  for (const byte of new TextEncoder().encode(text)) {
    sum ^= byte << 8;
    for (let bit = 0; bit < 8; bit++) sum = (sum & 0x8000 ? (sum << 1) ^ 0x1021 : sum << 1) & 0xffff;
  }
  return sum.toString(16).toUpperCase().padStart(4, "0");
}

// A QRIS payload of what stands around the amount, and the amount in rupiah; null where none may be so much.
etalase.rules.qris = ([before, after], amount) => {
  if (!(amount >= 1 && amount <= 1e7)) return null;
  // The length of what follows has two digits, of which the first is nought for so much.
  const made = `${before}540${String(amount).length}${amount}${after}6304`;
  return made + checksum(made);
};
