// Judges our derivatives and sharp's (with the settings of benches/compare/eleventy) against the photo itself: decoded whole, made
// small by Lanczos and kept without loss. Prints a table for each kind of photo.

import { execFile, execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs, promisify } from "node:util";
import sharp from "sharp";

const { values: given } = parseArgs({
  options: {
    root: { type: "string" },
    work: { type: "string" },
    made: { type: "string", default: "8" },
    demo: { type: "string", default: "8" },
  },
});
// Files of the same name are read anew.
sharp.cache(false);

const TOOLS = dirname(fileURLToPath(import.meta.url));
const SETTINGS = { webp: { quality: 78 }, jpeg: { quality: 80 } };
const EDGES = [1600, 800, 400];
const SHOP = 'nama = "Toko"\nkota = "Jakarta"\n\n[kontak]\nwhatsapp = "0812-0000-0011"\n';
const PRODUCT = 'nama = "Barang"\nharga = 10000\n';

const files = (folder) =>
  readdirSync(folder, { recursive: true }).filter((name) => /\.(webp|jpg)$/.test(name)).sort().map((name) => join(folder, name));

/** What etalase makes of a photo: path, format and size of each file. */
async function ours(photo) {
  const site = join(given.work, "site");
  rmSync(site, { recursive: true, force: true });
  const product = join(site, "content", "produk", "barang");
  mkdirSync(product, { recursive: true });
  writeFileSync(join(site, "content", "toko.toml"), SHOP);
  writeFileSync(join(product, "produk.toml"), PRODUCT);
  copyFileSync(photo, join(product, "1.jpg"));
  execFileSync(join(given.root, "target/release/etalase"), ["build", "--date", "2026-11-01"], { cwd: site, stdio: "ignore" });
  const { width, height } = await sharp(photo).metadata();
  const made = [];
  for (const path of files(join(site, "public", "foto"))) {
    const found = await sharp(path).metadata();
    // A card for link previews is of another shape than its photo.
    const isWhole = Math.abs(found.width * height - found.height * width) <= width + height;
    const edge = Math.max(found.width, found.height);
    if (isWhole && EDGES.includes(edge)) made.push({ path, format: found.format, edge, width: found.width, height: found.height });
  }
  return made;
}

/** The score of a picture beside the one that it should be. */
async function score(reference, path) {
  const plain = `${path}.png`;
  await sharp(path).png({ compressionLevel: 1 }).toFile(plain);
  const { stdout } = await promisify(execFile)(join(given.work, "bin", "ssimulacra2_rs"), ["image", reference, plain]);
  return Number(stdout.match(/Score: (-?[\d.]+)/)[1]);
}

async function judge(photo, sums) {
  const whole = await sharp(photo).raw().toBuffer({ resolveWithObject: true });
  for (const { path, format, edge, width, height } of await ours(photo)) {
    const size = { width, height, fit: "fill" };
    const [reference, theirs] = [join(given.work, "reference.png"), join(given.work, `theirs.${format}`)];
    await sharp(whole.data, { raw: whole.info }).resize({ ...size, kernel: "lanczos3" }).png({ compressionLevel: 1 }).toFile(reference);
    await sharp(photo).resize(size).toFormat(format, SETTINGS[format]).toFile(theirs);
    const row = (sums[`${format} ${edge}`] ??= { count: 0, ours: [0, 0], theirs: [0, 0] });
    row.count += 1;
    for (const [name, file] of Object.entries({ ours: path, theirs })) {
      row[name][0] += await score(reference, file);
      row[name][1] += statSync(file).size;
    }
  }
}

async function table(title, photos) {
  const sums = {};
  for (const photo of photos) await judge(photo, sums);
  console.log(`\n| ${title} | photos | etalase | Eleventy (sharp) | bytes of theirs |\n| --- | --- | --- | --- | --- |`);
  for (const format of ["webp", "jpeg"]) {
    for (const edge of EDGES) {
      const { count, ours, theirs } = sums[`${format} ${edge}`];
      const cell = ([points, bytes]) => `${(points / count).toFixed(1)}, ${(bytes / count / 1024).toFixed(1)} KiB`;
      console.log(`| ${format} ${edge} | ${count} | ${cell(ours)} | ${cell(theirs)} | ${(ours[1] / theirs[1]).toFixed(2)} |`);
    }
  }
}

const photos = join(given.work, "photos");
execFileSync("node", [join(TOOLS, "photos.mjs"), join(given.root, "content"), photos, given.made]);
const demo = files(join(given.root, "content")).filter((path) => path.endsWith(".jpg"));
const every = Math.max(1, Math.floor(demo.length / Number(given.demo)));
console.log("SSIMULACRA2 (90: no difference to be seen; 70: high quality) and bytes, means.");
await table("12 megapixels", files(photos).slice(0, Number(given.made)));
await table("the demo's", demo.filter((_, place) => place % every === 0).slice(0, Number(given.demo)));
