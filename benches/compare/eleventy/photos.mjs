// Makes photos of 12 megapixels with distinct bytes out of the demo's pictures: node photos.mjs DEMO TARGET COUNT
// Each is another cut of a picture, mirrored or not, with the grain of a phone's sensor; the same numbers give the same photo.

import { existsSync, mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";

const [demo, target, count] = [process.argv[2], process.argv[3], Number(process.argv[4])];
const WIDTH = 4032;
const HEIGHT = 3024;

const pictures = readdirSync(demo, { recursive: true }).filter((name) => name.endsWith(".jpg")).sort().map((name) => join(demo, name));
mkdirSync(target, { recursive: true });

/** A row of numbers from 0 to 1 that a seed decides (the 32-bit mix of SplitMix). */
function chances(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    return ((mixed ^ (mixed >>> 16)) >>> 0) / 2 ** 32;
  };
}

function grain(next) {
  const side = 512;
  const bytes = Buffer.alloc(side * side * 3);
  for (let place = 0; place < bytes.length; place += 3) {
    const light = Math.round(128 + (next() + next() + next() - 1.5) * 14);
    bytes.fill(light, place, place + 3);
  }
  return { input: bytes, raw: { width: side, height: side, channels: 3 }, tile: true, blend: "soft-light" };
}

for (let number = 1; number <= count; number += 1) {
  const file = join(target, `${String(number).padStart(6, "0")}.jpg`);
  if (existsSync(file)) continue;
  const next = chances(number);
  const source = sharp(pictures[number % pictures.length]);
  const { width, height } = await source.metadata();
  const cut = 0.7 + next() * 0.25;
  const [wide, high] = [Math.floor(width * cut), Math.floor(Math.min(height * cut, width * cut * 0.75))];
  const photo = source
    .extract({ left: Math.floor(next() * (width - wide)), top: Math.floor(next() * (height - high)), width: wide, height: high })
    .flop(next() < 0.5)
    .resize(WIDTH, HEIGHT, { fit: "cover" });
  await sharp(await photo.raw().toBuffer(), { raw: { width: WIDTH, height: HEIGHT, channels: 3 } })
    .composite([grain(next)])
    .jpeg({ quality: 90 })
    .toFile(file);
}
