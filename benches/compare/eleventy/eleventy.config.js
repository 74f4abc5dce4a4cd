import Image from "@11ty/eleventy-img";
import { minify } from "html-minifier-terser";
import { readdirSync } from "node:fs";
import { dirname, join } from "node:path";

const PRODUCTS_A_PAGE = 24;

/** All photos beside a product's text, in their order. */
function photosBeside(inputPath) {
  const folder = dirname(inputPath);
  return readdirSync(folder).filter((name) => name.endsWith(".jpg")).sort().map((name) => join(folder, name));
}

async function picture(file) {
  const made = await Image(file, {
    widths: [400, 800, 1600],
    formats: ["webp", "jpeg"],
    outputDir: "public/img/",
    urlPath: "/img/",
    sharpWebpOptions: { quality: 78 },
    sharpJpegOptions: { quality: 80 },
  });
  return Image.generateHTML(made, { alt: "", sizes: "50vw", loading: "lazy", decoding: "async" });
}

export default function (config) {
  config.addPassthroughCopy("style.css");
  config.addCollection("goods", (api) => api.getFilteredByGlob("produk/*/index.md").reverse());
  config.addCollection("parts", (api) => {
    const goods = api.getFilteredByGlob("produk/*/index.md").reverse();
    const lists = [{ base: "/produk/", title: "Produk", goods }];
    for (const name of new Set(goods.map((one) => one.data.category))) {
      const own = goods.filter((one) => one.data.category === name);
      lists.push({ base: `/kategori/${name.toLowerCase()}/`, title: name, goods: own });
    }
    return lists.flatMap(({ base, title, goods }) => {
      const last = Math.max(1, Math.ceil(goods.length / PRODUCTS_A_PAGE));
      const address = (number) => (number === 1 ? base : `${base}hal/${number}/`);
      return Array.from({ length: last }, (_, index) => ({
        url: address(index + 1),
        title,
        goods: goods.slice(index * PRODUCTS_A_PAGE, (index + 1) * PRODUCTS_A_PAGE),
        previous: index > 0 ? address(index) : null,
        next: index + 1 < last ? address(index + 2) : null,
      }));
    });
  });
  config.addFilter("rupiah", (amount) => `Rp${String(amount).replace(/\B(?=(\d{3})+$)/g, ".")}`);
  config.addFilter("encode", (text) => encodeURIComponent(text));
  config.addFilter("plain", (html) => String(html ?? "").replace(/<[^>]*>/g, "").trim().slice(0, 150));
  config.addAsyncShortcode("pictures", async (inputPath) =>
    (await Promise.all(photosBeside(inputPath).map(picture))).join(""));
  config.addAsyncShortcode("firstPicture", async (inputPath) => {
    const [first] = photosBeside(inputPath);
    return first ? picture(first) : "";
  });
  config.addTransform("minify", (content, path) =>
    path?.endsWith(".html") ? minify(content, { collapseWhitespace: true, removeComments: true, removeAttributeQuotes: true }) : content);
  return { dir: { input: ".", output: "public", includes: "_includes" }, markdownTemplateEngine: false };
}
