// Serves what `vercel build` made, by the rules of Vercel's Build Output API. Usage: node vercel.mjs <folder> <port>

import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';

const [folder, port] = process.argv.slice(2);
const { routes } = JSON.parse(readFileSync(join(folder, 'config.json'), 'utf8'));
const TYPES = {
  html: 'text/html; charset=utf-8', css: 'text/css', js: 'text/javascript', json: 'application/json', webmanifest: 'application/manifest+json',
  svg: 'image/svg+xml', png: 'image/png', jpg: 'image/jpeg', webp: 'image/webp', avif: 'image/avif', xml: 'application/xml',
};

/** The rules of a phase: those before any `handle`, or those behind the one that is named. */
function phase(name) {
  const start = name ? routes.findIndex(({ handle }) => handle === name) + 1 : 0;
  if (name && start === 0) return [];
  const rest = routes.slice(start);
  const end = rest.findIndex(({ handle }) => handle);
  return end < 0 ? rest : rest.slice(0, end);
}

/** What the rules of a phase say of a path: headers, and a status or another path. The first rule without `continue` is the last. */
function follow(rules, path) {
  const said = { headers: {} };
  for (const { src, headers = {}, status, dest, continue: goesOn } of rules) {
    const found = path.match(new RegExp(src));
    if (!found) continue;
    const filled = (text) => text.replace(/\$(\d)/g, (_, number) => found[number] ?? '');
    for (const [name, value] of Object.entries(headers)) said.headers[name] = filled(value);
    Object.assign(said, status && { status }, dest && { dest: filled(dest) });
    if (!goesOn) break;
  }
  return said;
}

function file(path) {
  const full = join(folder, 'static', path.endsWith('/') ? `${path}index.html` : path);
  return existsSync(full) && statSync(full).isFile() ? full : undefined;
}

createServer((request, response) => {
  const path = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
  const said = follow(phase(), path);
  const send = (status, full) => {
    const headers = { 'cache-control': 'public, max-age=0, must-revalidate', ...lowered(said.headers) };
    if (full) headers['content-type'] = TYPES[extname(full).slice(1)] ?? 'text/plain';
    response.writeHead(status, headers).end(full && readFileSync(full));
  };
  if (said.status) return send(said.status);
  const found = file(said.dest ?? path);
  if (found) return send(200, found);
  const { dest, status } = follow(phase('error'), path);
  return send(status ?? 404, dest && file(dest));
}).listen(Number(port), '127.0.0.1');

function lowered(headers) {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
