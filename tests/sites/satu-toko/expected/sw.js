"use strict";
const site={"version":"0b4654fc","pages":{"":"e5a44964","cari/":"f6cf7692","en/":"84fcf68c","en/cari/":"70a849d0","en/keranjang/":"c5259aa2","en/offline/":"0a147796","keranjang/":"b31c7cd3","offline/":"cabce2fb"},"files":["aset/cart-6cda8ef3.js","aset/cart-7a51f196.css","aset/cart-7d07823c.js","aset/catalogue-d17d1b68.js","aset/gaya-eee180f2.css","aset/home-c76529e7.css","aset/order-06369f51.js","aset/order-2641be4d.js","aset/piece-6623c77a.js","aset/product-b2b75f81.js","aset/product-ead5eea3.js","aset/qr-99e84e1d.js","aset/quotation-a6511d84.js","aset/quotation-ed645264.js","aset/rules-8f5cabca.js","aset/search-93ceee33.css","aset/search-c3567d2a.js","aset/search-eddf5ceb.js","aset/site-6e33a4d3.js","aset/site-b260e2c5.js","aset/store-8a6c3072.js","aset/words-f7310027.js"],"languages":[{"code":"id","folder":"","offline":"offline/","words":{"kept_at":"Isi halaman ini dari {date}; harga dan stok bisa berubah.","kept_offline":"Tanpa internet.","kept_slow":"Internet lambat.","offline_visited":"Yang pernah Anda buka","page_reload":"Muat ulang"}},{"code":"en","folder":"en/","offline":"en/offline/","words":{"kept_at":"This page is from {date}; prices and stock may have changed.","kept_offline":"Offline.","kept_slow":"Slow network.","offline_visited":"What you have opened","page_reload":"Reload"}}]};
const SCOPE = new URL(registration.scope);
const NAMES = `etalase:${SCOPE.pathname}:`;
const CORE = `${NAMES}inti:${site.version}`;
const PAGES = `${NAMES}halaman`;
const FILES = `${NAMES}aset`;
const PHOTOS = `${NAMES}foto`;
const PATIENCE = 3000;
const MOST_PAGES = 60;
const MOST_PHOTOS = 150;
const MOST_PHOTO_BYTES = 12e6;
const KEPT = "etalase-kept";
addEventListener("install", (event) => event.waitUntil(fill().then(() => skipWaiting())));
addEventListener("activate", (event) => event.waitUntil(takeOver()));
addEventListener("message", (event) => event.waitUntil(catchUp(event.source, event.data)));
addEventListener("fetch", (event) => {
const { request } = event;
const url = new URL(request.url);
if (request.method !== "GET" || request.headers.has("range") || !isOurs(url)) return;
const cache = cacheOf(url);
if (cache) event.respondWith(file(event, cache));
else if (request.mode === "navigate" || isPage(url)) event.respondWith(page(event, url));
});
function isOurs(url) {
return url.origin === SCOPE.origin && url.pathname.startsWith(SCOPE.pathname);
}
function cacheOf(url) {
const path = url.pathname.slice(SCOPE.pathname.length);
if (/^aset\/[^/]+-[0-9a-f]{8}\.\w+$/.test(path)) return FILES;
if (/^foto\/[^/]+\.\w+$/.test(path)) return PHOTOS;
}
function isPage(url) {
return url.pathname.endsWith("/") || url.pathname.endsWith("/index.html");
}
function addressOf(url) {
return url.origin + url.pathname.replace(/\/index\.html$/, "/");
}
async function fill() {
try {
const cache = await caches.open(CORE);
const page = async (path) => {
const answer = await fetched(new URL(path, SCOPE), { cache: "no-cache" });
await cache.put(new URL(path, SCOPE), anew(answer, await answer.text(), Date.now()));
};
const file = async (path) => {
const url = new URL(path, SCOPE);
await cache.put(url, (await caches.match(url, { ignoreVary: true })) ?? (await whole(await fetched(url))));
};
await Promise.all([...Object.keys(site.pages).map(page), ...site.files.map(file)]);
} catch (error) {
await caches.delete(CORE);
throw error;
}
}
async function fetched(url, options) {
const answer = await fetch(url, options);
if (answer.status !== 200) throw new Error(`${answer.status}: ${url}`);
return answer;
}
async function takeOver() {
const old = (await caches.keys()).filter((name) => name.startsWith(`${NAMES}inti:`) && name !== CORE);
const files = await caches.open(FILES);
for (const name of old) {
const cache = await caches.open(name);
for (const request of await cache.keys()) {
if (cacheOf(new URL(request.url))) await files.put(request, await cache.match(request)).catch(() => {});
}
await caches.delete(name);
}
await clients.claim();
}
async function catchUp(client, names) {
if (!client?.url || !Array.isArray(names)) return;
const url = new URL(client.url);
const answer = await fetch(addressOf(url), { cache: "no-cache" }).catch(() => null);
if (answer) await renew(client, url, answer);
for (const name of names.map(String)) {
const url = URL.canParse(name) && new URL(name);
const cache = url && isOurs(url) && cacheOf(url);
if (cache && !(await caches.match(url))) await fetch(url).then((answer) => keepFile(cache, url, answer), () => {});
}
await tidy();
}
async function renew(client, url, answer) {
const shown = await copyIn(PAGES, addressOf(url));
const [before, now] = [await shown?.text(), await keepPage(url, answer)];
if (before && now) client?.postMessage({ changed: before !== now });
}
async function page(event, url) {
const asked = fetch(event.request, { cache: "no-cache" });
asked.catch(() => {});
const copy = await keptPage(url).catch(() => undefined);
const ways = copy ? [asked.then(unlessBroken), pause(PATIENCE)] : [asked];
const answer = await Promise.race(ways).catch(() => null);
if (answer) {
event.waitUntil(keepPage(url, answer.clone()).then(tidy, () => {}));
return answer;
}
if (!copy) return event.request.mode === "navigate" ? insteadOf(url) : Response.error();
const late = answer === undefined;
const keeping = put(PAGES, addressOf(url), copy.clone());
const renewed = async () => {
await keeping;
await renew(await clients.get(event.resultingClientId), url, await asked);
};
event.waitUntil(late ? renewed().catch(() => {}) : keeping);
return marked(copy, url, late);
}
function pause(milliseconds) {
return new Promise((done) => setTimeout(done, milliseconds));
}
function unlessBroken(answer) {
if (answer.status >= 500) throw new Error(answer.statusText);
return answer;
}
function copyIn(cacheName, url) {
return caches.match(url, { cacheName });
}
async function keptPage(url) {
const copies = await Promise.all([PAGES, CORE].map((name) => copyIn(name, addressOf(url))));
return copies.filter(Boolean).sort((one, other) => keptAt(other) - keptAt(one))[0];
}
function keptAt(copy) {
return Number(copy.headers.get(KEPT));
}
function languageOf(url) {
const path = url.pathname.slice(SCOPE.pathname.length);
return site.languages.find(({ folder }) => folder && path.startsWith(folder)) ?? site.languages[0];
}
async function marked(copy, url, late) {
const { code, words } = languageOf(url);
const at = new Date(keptAt(copy));
const year = at.getFullYear() === new Date().getFullYear() ? undefined : "numeric";
const date = at.toLocaleString(code, { day: "numeric", month: "long", year, hour: "2-digit", minute: "2-digit" });
const said = `${late ? words.kept_slow : words.kept_offline} ${words.kept_at.replace("{date}", date)}`;
const notice = `<p class="kept" role="status">${escaped(said)} <a href="">${escaped(words.page_reload)}</a></p>`;
const text = (await copy.text())
.replace(/<html/i, `<html data-kept="${at.toISOString()}"`)
.replace(/<body[^>]*>/i, (body) => body + notice);
return anew(copy, text, at.getTime());
}
async function insteadOf(url) {
const folder = new URL(`${url.pathname}/`, SCOPE);
if (!isPage(url) && (await keptPage(folder).catch(() => null))) return Response.redirect(folder);
const { offline, words } = languageOf(url);
const page = await copyIn(CORE, new URL(offline, SCOPE)).catch(() => null);
if (!page) return Response.error();
const toRoot = "../".repeat(offline.split("/").length - 1);
const visited = await visitedPages(languageOf(url));
const list = visited.length
? `<section><h2>${escaped(words.offline_visited)}</h2><ul class="plain">${visited.join("")}</ul></section>`
: "";
const text = (await page.text()).replaceAll(toRoot, SCOPE.pathname).replace(/<\/main>/i, (end) => list + end);
return new Response(text, { status: 503, headers: page.headers });
}
async function visitedPages(language) {
const cache = await caches.open(PAGES);
const links = [];
for (const { url } of (await cache.keys()).reverse()) {
const address = new URL(url);
if (address.pathname.slice(SCOPE.pathname.length) in site.pages || languageOf(address) !== language) continue;
const [, name] = (await (await cache.match(url)).text()).match(/<h1[^>]*>([^<]+)</i) ?? [];
if (name) links.push(`<li><a href="${escaped(address.pathname)}">${name}</a></li>`);
}
return links;
}
function escaped(text) {
return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt()};`);
}
async function file(event, cache) {
const url = new URL(event.request.url);
const copy = await caches.match(url, { ignoreVary: true }).catch(() => undefined);
if (copy) return copy;
const answer = await fetch(event.request);
event.waitUntil(keepFile(cache, url, answer.clone()).then(tidy, () => {}));
return answer;
}
async function keepFile(cache, url, answer) {
if (isWhole(answer) && !isHtml(answer)) await put(cache, url, await whole(answer));
}
async function whole(answer) {
const bytes = await answer.blob();
const copy = anew(answer, bytes, Date.now());
copy.headers.set("content-length", bytes.size);
return copy;
}
async function keepPage(url, answer) {
if (answer.status === 404 || answer.status === 410) await (await caches.open(PAGES)).delete(addressOf(url));
if (!isWhole(answer) || !isHtml(answer)) return undefined;
const home = new URL(answer.url || url);
const text = await answer.text();
if (isOurs(home)) await put(PAGES, addressOf(home), anew(answer, text, Date.now()));
return text;
}
function isWhole({ status, type }) {
return status === 200 && type === "basic";
}
function isHtml(answer) {
return /^text\/html/i.test(answer.headers.get("content-type"));
}
function anew(answer, body, at) {
const headers = new Headers(answer.headers);
for (const name of ["vary", "content-encoding", "content-length"]) headers.delete(name);
headers.set(KEPT, at);
return new Response(body, { headers });
}
async function put(name, url, answer) {
try {
await (await caches.open(name)).put(url, answer);
} catch {
await caches.delete(PHOTOS).catch(() => {});
}
}
let tidying;
function tidy() {
tidying ??= pause(1000).then(drop).catch(() => {});
return tidying;
}
async function drop() {
tidying = undefined;
await dropOldest(PAGES, MOST_PAGES, Infinity);
await dropOldest(PHOTOS, MOST_PHOTOS, MOST_PHOTO_BYTES);
const files = await caches.open(FILES);
const named = await filesOfPages();
for (const request of await files.keys()) {
if (!named.has(request.url.slice(request.url.lastIndexOf("/") + 1))) await files.delete(request);
}
}
async function dropOldest(name, most, mostBytes) {
const cache = await caches.open(name);
let [count, bytes] = [0, 0];
for (const request of (await cache.keys()).reverse()) {
count += 1;
if (mostBytes < Infinity) bytes += Number((await cache.match(request))?.headers.get("content-length"));
if (count > most || bytes > mostBytes) await cache.delete(request);
}
}
async function filesOfPages() {
const names = new Set();
const first = Object.keys(site.pages).map((path) => copyIn(CORE, new URL(path, SCOPE)));
const visited = (await (await caches.open(PAGES)).keys()).map((request) => copyIn(PAGES, request));
for (const page of await Promise.all([...first, ...visited])) {
for (const [, name] of ((await page?.text()) ?? "").matchAll(/aset\/([\w.-]+)/g)) names.add(name);
}
return names;
}
