// Keeps what a buyer has seen for when the network is away or slow. A page is asked of the network first; one that comes
// from this device instead says from when it is. Before this text the build writes `site`: what to keep from the
// beginning, and the languages with their words. Every kept answer is written anew, so that no redirect, no coding and
// no `Vary` of the host clings to it.

const SCOPE = new URL(registration.scope);
// Several sites may share an origin, and with it the names of caches.
const NAMES = `etalase:${SCOPE.pathname}:`;
const CORE = `${NAMES}inti:${site.version}`;
const PAGES = `${NAMES}halaman`;
const FILES = `${NAMES}aset`;
const PHOTOS = `${NAMES}foto`;

// How long a page may let a buyer wait who has an older one, in milliseconds.
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

// Files whose names change with their bytes, and where they are kept.
function cacheOf(url) {
  const path = url.pathname.slice(SCOPE.pathname.length);
  if (/^aset\/[^/]+-[0-9a-f]{8}\.\w+$/.test(path)) return FILES;
  if (/^foto\/[^/]+\.\w+$/.test(path)) return PHOTOS;
}

function isPage(url) {
  return url.pathname.endsWith("/") || url.pathname.endsWith("/index.html");
}

// The one address of a page, whatever follows it.
function addressOf(url) {
  return url.origin + url.pathname.replace(/\/index\.html$/, "/");
}

// All that is kept from the beginning, or nothing.
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

// Kept pages and open ones may still need files of the version before, which the host no longer has.
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

// A page that was loaded while no worker, or an older one, answered: keeps it with its files, and tells it whether the
// host has another text by now.
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

// A copy in one cache, which is not made where it is not there: a worker may outlive its own.
function copyIn(cacheName, url) {
  return caches.match(url, { cacheName });
}

// The newest copy of a page.
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

// A kept page that says from when it is: to people in words, to scripts as `data-kept`.
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

// For a page that was never visited: its address with a slash if that was, else the page that leads on.
async function insteadOf(url) {
  const folder = new URL(`${url.pathname}/`, SCOPE);
  if (!isPage(url) && (await keptPage(folder).catch(() => null))) return Response.redirect(folder);
  const { offline, words } = languageOf(url);
  const page = await copyIn(CORE, new URL(offline, SCOPE)).catch(() => null);
  if (!page) return Response.error();
  // Its links go up to the root first, from wherever it stands; it is shown in another place.
  const toRoot = "../".repeat(offline.split("/").length - 1);
  const visited = await visitedPages(languageOf(url));
  const list = visited.length
    ? `<section><h2>${escaped(words.offline_visited)}</h2><ul class="plain">${visited.join("")}</ul></section>`
    : "";
  const text = (await page.text()).replaceAll(toRoot, SCOPE.pathname).replace(/<\/main>/i, (end) => list + end);
  return new Response(text, { status: 503, headers: page.headers });
}

// Links to the visited pages of one language, the newest first; their names are their headings.
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
  // A host may answer with a page in the place of a missing file.
  if (isWhole(answer) && !isHtml(answer)) await put(cache, url, await whole(answer));
}

async function whole(answer) {
  const bytes = await answer.blob();
  const copy = anew(answer, bytes, Date.now());
  copy.headers.set("content-length", bytes.size);
  return copy;
}

// Keeps a page and gives its text; forgets one that the host no longer has.
async function keepPage(url, answer) {
  if (answer.status === 404 || answer.status === 410) await (await caches.open(PAGES)).delete(addressOf(url));
  if (!isWhole(answer) || !isHtml(answer)) return undefined;
  // After a redirect it is the page of the address where that led.
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

// A device that is full keeps no photos; nothing else changes.
async function put(name, url, answer) {
  try {
    await (await caches.open(name)).put(url, answer);
  } catch {
    await caches.delete(PHOTOS).catch(() => {});
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

// The names of the files that some kept page names.
async function filesOfPages() {
  const names = new Set();
  const first = Object.keys(site.pages).map((path) => copyIn(CORE, new URL(path, SCOPE)));
  const visited = (await (await caches.open(PAGES)).keys()).map((request) => copyIn(PAGES, request));
  for (const page of await Promise.all([...first, ...visited])) {
    for (const [, name] of ((await page?.text()) ?? "").matchAll(/aset\/([\w.-]+)/g)) names.add(name);
  }
  return names;
}
