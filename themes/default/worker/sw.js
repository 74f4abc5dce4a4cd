// Keeps what a buyer has seen for when the network is away or slow. A page is asked of the network first; one that comes
// from this device instead says from when it is. Before this text the build writes `site`: the pages to keep of each
// language once it is visited, and the folders of the languages, the main one first. The words that the worker shows
// stand as templates in the language's page for what was never visited. Every kept answer is written anew, so that no
// redirect, no coding and no `Vary` of the host clings to it.

const SCOPE = new URL(registration.scope);
// Several sites may share an origin, and with it the names of caches.
const NAMES = `etalase:${SCOPE.pathname}:`;
const CORE = `${NAMES}inti:`;
const PAGES = `${NAMES}halaman`;
const FILES = `${NAMES}aset`;
const PHOTOS = `${NAMES}foto`;

// How long a page may let a buyer wait who has an older one, in milliseconds.
const PATIENCE = 3000;
const MOST_PAGES = 60;
const MOST_PHOTOS = 150;
const MOST_PHOTO_BYTES = 12e6;
const KEPT = "etalase-kept";

addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("activate", (event) => event.waitUntil(takeOver()));
addEventListener("message", (event) => event.waitUntil(catchUp(event.source, event.data)));
addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || request.headers.has("range") || !isOurs(url)) return;
  if (cacheOf(url)) event.respondWith(file(event, url));
  else if (request.mode === "navigate" || isPage(url)) event.respondWith(page(event, url));
});

function isOurs(url) {
  return url.href.startsWith(SCOPE.href);
}

function pathOf(url) {
  return url.pathname.slice(SCOPE.pathname.length);
}

// Where a file is kept whose name changes with its bytes.
function cacheOf(url) {
  const path = pathOf(url);
  if (/^aset\/[^/]+-[0-9a-f]{8}\.\w+$/.test(path)) return FILES;
  if (/^foto\/[^/]+\.\w+$/.test(path)) return PHOTOS;
}

function isPage(url) {
  return /\/(index\.html)?$/.test(url.pathname);
}

// The one address of a page, whatever follows it.
function addressOf(url) {
  return url.origin + url.pathname.replace(/\/index\.html$/, "/");
}

// The folder of a page's language.
function folderOf(url) {
  return site.folders.findLast((folder) => pathOf(url).startsWith(folder));
}

// Where a language is kept from its first visit on.
function coreOf(folder) {
  return `${CORE}${folder}:${site.version}`;
}

// The languages of the open pages and those of the version before.
async function install() {
  const names = await caches.keys();
  const open = (await clients.matchAll({ includeUncontrolled: true })).map(({ url }) => new URL(url)).filter(isOurs);
  const visited = (folder) =>
    open.some((url) => folderOf(url) === folder) || names.some((name) => name.startsWith(`${CORE}${folder}:`));
  await fill(site.folders.filter(visited));
  await dropFiles();
  await skipWaiting();
}

// Drops the files that no kept page names. Open pages are kept as they are shown while the worker before still answers,
// so what they may ask for stays.
async function dropFiles() {
  const named = new Set();
  for (const name of await caches.keys()) {
    if (name !== PAGES && !name.startsWith(CORE)) continue;
    for (const page of await (await caches.open(name)).matchAll()) filesIn(await page.text()).forEach((file) => named.add(file));
  }
  const files = await caches.open(FILES);
  for (const request of await files.keys()) if (!named.has(request.url)) await files.delete(request);
}

// All that is kept of these languages from the beginning, pages with the styles and scripts that they name, or nothing.
async function fill(folders) {
  const keep = async (folder, path) => {
    const url = new URL(folder + path, SCOPE);
    const answer = await fetch(url, { cache: "no-cache" });
    const text = await answer.text();
    const files = filesIn(text).filter((name) => /\.(css|js)$/.test(name));
    const kept = isWhole(answer) && (await put(coreOf(folder), url, anew(answer, text)));
    if (!kept || !(await Promise.all(files.map(need))).every(Boolean)) throw new Error(url);
  };
  try {
    for (const folder of folders) for (const path of site.pages) await keep(folder, path);
  } catch (error) {
    await Promise.all(folders.map((folder) => caches.delete(coreOf(folder))));
    throw error;
  }
}

// The files that a page names, by names that change with their bytes.
function filesIn(text) {
  return [...text.matchAll(/aset\/[\w-]+-[0-9a-f]{8}\.\w+/g)].map(([path]) => new URL(path, SCOPE).href);
}

async function takeOver() {
  const old = (await caches.keys()).filter((name) => name.startsWith(CORE) && !name.endsWith(site.version));
  await Promise.all(old.map((name) => caches.delete(name)));
  await clients.claim();
}

// A page that was loaded while no worker, or an older one, answered: keeps it with its files, and tells it whether the
// host has another text by now.
async function catchUp(client, names) {
  const url = new URL(client.url);
  const answer = await fetch(addressOf(url), { cache: "no-cache" }).catch(() => null);
  if (answer) await renew(client, url, answer);
  for (const name of names) await need(name).catch(() => {});
  await settle(url);
}

// After a visit: keeps what there is of its language, and drops what is too much.
async function settle(url) {
  const folder = folderOf(url);
  if (!(await caches.has(coreOf(folder)))) await fill([folder]).catch(() => {});
  await tidy();
}

// Keeps a page, and tells the client that shows an older one whether the new one differs.
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
    event.waitUntil(keepPage(url, answer.clone()).then(() => settle(url)));
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
  if (answer.status >= 500) throw answer;
  return answer;
}

// A copy in one cache, which is not made where it is not there: a worker may outlive its own.
function copyIn(cacheName, url) {
  return caches.match(url, { cacheName });
}

// The newest copy of a page.
async function keptPage(url) {
  const copies = await Promise.all([PAGES, coreOf(folderOf(url))].map((name) => copyIn(name, addressOf(url))));
  return copies.filter(Boolean).sort((one, other) => keptAt(other) - keptAt(one))[0];
}

function keptAt(copy) {
  return Number(copy.headers.get(KEPT));
}

// The page for what was never visited, in the language of an address if that is kept, and its folder.
async function offlinePage(url) {
  for (const folder of [folderOf(url), ...site.folders]) {
    const page = await caches.match(new URL(folder + site.offline, SCOPE));
    if (page) return [page, await page.text(), folder];
  }
  throw new Error(url);
}

// What stands in a template of such a page.
function pieceOf(text, id) {
  return text.match(`<template id="?${id}"?>(.*?)</template>`)[1];
}

// A kept page that says from when it is: to people in words, to scripts as `data-kept`.
async function marked(copy, url, late) {
  const text = await copy.text();
  const at = new Date(keptAt(copy));
  const year = at.getFullYear() === new Date().getFullYear() ? undefined : "numeric";
  const language = text.match(/<html lang="?([\w-]+)/)?.[1];
  const date = at.toLocaleString(language, { day: "numeric", month: "long", year, hour: "2-digit", minute: "2-digit" });
  const [, words] = await offlinePage(url);
  const notice = pieceOf(words, late ? "_lambat" : "_luring").replace("{date}", date);
  const said = text
    .replace(/<html/i, `<html data-kept="${at.toISOString()}"`)
    .replace(/<body[^>]*>/i, (body) => body + notice);
  return anew(copy, said, at.getTime());
}

// For a page that was never visited: its address with a slash if that was, else the page that leads on.
async function insteadOf(url) {
  const slashed = new URL(`${url.pathname}/`, SCOPE);
  if (!isPage(url) && (await keptPage(slashed))) return Response.redirect(slashed);
  const [page, text, folder] = await offlinePage(url);
  // Its links go up to the root first, from wherever it stands; it is shown in another place.
  const toRoot = (folder + site.offline).replace(/[^/]+/g, "..");
  const visited = await visitedPages(folder);
  const list = visited && pieceOf(text, "_pernah").replace("</ul>", (end) => visited + end);
  const said = text.replaceAll(toRoot, SCOPE.pathname).replace("</main>", (end) => list + end);
  return anew(page, said, keptAt(page), 503);
}

// Links to the visited pages of one language, the newest first; their names are their headings.
async function visitedPages(folder) {
  const cache = await caches.open(PAGES);
  let links = "";
  for (const request of (await cache.keys()).reverse()) {
    const url = new URL(request.url);
    if (folderOf(url) !== folder || site.pages.includes(pathOf(url).slice(folder.length))) continue;
    const [, name] = (await (await cache.match(request)).text()).match(/<h1[^>]*>([^<]+)</i) ?? [];
    if (name) links += `<li><a href="${url.pathname}">${name}</a></li>`;
  }
  return links;
}

async function file(event, url) {
  const copy = await caches.match(url, { ignoreVary: true }).catch(() => undefined);
  if (copy) return copy;
  const answer = await fetch(event.request);
  event.waitUntil(keepFile(url, answer.clone()).then(tidy));
  return answer;
}

// Whether a file is kept, after a try; of no other files than the site's.
async function need(name) {
  const url = new URL(name);
  return isOurs(url) && cacheOf(url) && ((await caches.match(url)) ?? keepFile(url, await fetch(url)));
}

async function keepFile(url, answer) {
  // A host may answer with a page in the place of a missing file.
  return isWhole(answer) && !isHtml(answer) && put(cacheOf(url), url, anew(answer, await answer.blob()));
}

// Keeps a page and gives its text; forgets one that the host no longer has.
async function keepPage(url, answer) {
  if (answer.status === 404 || answer.status === 410) await (await caches.open(PAGES)).delete(addressOf(url));
  if (!isWhole(answer) || !isHtml(answer)) return undefined;
  // After a redirect it is the page of the address where that led.
  const home = new URL(answer.url || url);
  const text = await answer.text();
  if (isOurs(home)) await put(PAGES, addressOf(home), anew(answer, text));
  return text;
}

function isWhole({ status, type }) {
  return status === 200 && type === "basic";
}

function isHtml(answer) {
  return /^text\/html/i.test(answer.headers.get("content-type"));
}

function anew(answer, body, at = Date.now(), status = 200) {
  const bytes = new Blob([body]);
  const headers = new Headers(answer.headers);
  headers.delete("vary");
  headers.delete("content-encoding");
  headers.set("content-length", bytes.size);
  headers.set(KEPT, at);
  return new Response(bytes, { headers, status });
}

// Whether it was kept. A device that is full keeps no photos; nothing else changes.
async function put(name, url, answer) {
  try {
    await (await caches.open(name)).put(url, answer);
    return true;
  } catch {
    await caches.delete(PHOTOS).catch(() => {});
    return false;
  }
}

let tidying;

// Drops what is too much, the oldest first: once for all that came within a moment.
function tidy() {
  tidying ??= pause(1000).then(drop).catch(() => {});
  return tidying;
}

async function drop() {
  tidying = undefined;
  await dropOldest(PAGES, MOST_PAGES, Infinity);
  await dropOldest(PHOTOS, MOST_PHOTOS, MOST_PHOTO_BYTES);
}

async function dropOldest(name, most, mostBytes) {
  const cache = await caches.open(name);
  let [count, bytes] = [0, 0];
  for (const request of (await cache.keys()).reverse()) {
    count += 1;
    bytes += Number((await cache.match(request))?.headers.get("content-length"));
    if (count > most || bytes > mostBytes) await cache.delete(request);
  }
}
