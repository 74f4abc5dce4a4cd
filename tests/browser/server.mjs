// Serves a folder below a path, the way a plain free host does: index.html for folders, 404.html for the rest.

import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.xml': 'application/xml',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.ico': 'image/x-icon',
};

/** Serves `folder` at `http://127.0.0.1:PORT` + `base`, where base begins and ends with a slash. */
export async function serve(folder, base = '/') {
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://127.0.0.1').pathname);
    const inside = path.startsWith(base) ? normalize('/' + path.slice(base.length)) : null;
    const file = inside && join(folder, inside.endsWith('/') ? inside + 'index.html' : inside);
    const body = file && (await readFile(file).catch(() => null));
    if (body) {
      response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' });
      response.end(body);
    } else {
      response.writeHead(404, { 'content-type': TYPES['.html'] });
      response.end(await readFile(join(folder, '404.html')).catch(() => 'not found'));
    }
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const origin = `http://127.0.0.1:${server.address().port}`;
  return { origin, url: origin + base, close: () => server.close() };
}
