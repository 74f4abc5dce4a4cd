// Serves a folder below a path, the way a plain free host does: compressed, with index.html for folders, 404.html for
// the rest, names with a hash kept for good, and the content security policy as a header too.

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createSecureServer } from 'node:http2';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.xml': 'application/xml',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.ico': 'image/x-icon',
};

/** What every page says of itself in its head, and hosts that send headers say for it. */
export const POLICY =
  "default-src 'none';img-src 'self' data:;style-src 'self';script-src 'self';connect-src 'self';" +
  "manifest-src 'self';worker-src 'self';base-uri 'none';form-action 'none'";

const POLICY_IN_PAGE = /<meta\b[^>]*content-security-policy[^>]*>/i;

/** Names that change with their content. */
const HASHED = /^\/(aset|foto)\/.*[-/][0-9a-z]{8,}(-\d+)?\.\w+$/;

/** The encodings of a host that compresses while it sends: neither the best nor the worst of each. */
const ENCODINGS = {
  br: (body) => promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  gzip: (body) => promisify(gzip)(body, { level: 6 }),
};

/** A file as a host sends it with `encoding`: `br` or `gzip`. Photos are sent as they are. */
export async function compressed(path, body, encoding) {
  const type = TYPES[extname(path)] ?? '';
  return /^(text|application|image\/svg)/.test(type) ? ENCODINGS[encoding](body) : body;
}

/** A certificate that nobody vouches for, with its key, made anew: neither is worth keeping. */
function certificate() {
  const folder = mkdtempSync(join(tmpdir(), 'etalase-certificate-'));
  const [key, cert] = ['key.pem', 'cert.pem'].map((name) => join(folder, name));
  try {
    const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
    const name = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=IP:127.0.0.1'];
    execFileSync('openssl', ['req', '-x509', ...kind, ...name, '-keyout', key, '-out', cert], { stdio: 'ignore' });
    return { key: readFileSync(key), cert: readFileSync(cert) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * Serves `folder` at `http://127.0.0.1:PORT` + `base`, where base begins and ends with a slash.
 *
 * `policy: false` takes the content security policy away, header and page; `latency` holds each answer back for so many
 * milliseconds, `late` each script; `encodings` are those that the host knows, the best first; `secure: true` speaks
 * HTTP/2 over TLS, as hosts do, with a certificate that browsers must be told to take. What is returned can change while
 * the site runs: `site.folder` is another build of the site, `site.down` a host that hangs up.
 */
export async function serve(folder, base = '/', { policy = true, latency = 0, late = 0, encodings = Object.keys(ENCODINGS), secure = false } = {}) {
  const packed = new Map();
  const pack = async (path, body, encoding) => {
    const key = `${encoding} ${createHash('sha1').update(body).digest('hex')}`;
    if (packed.has(key)) return packed.get(key);
    const sent = await compressed(path, body, encoding);
    // What is sent as it is, is known by being the same buffer.
    if (sent !== body) packed.set(key, sent);
    return sent;
  };
  const site = { folder, down: false };
  const answer = async (request, response) => {
    if (site.down) return request.socket.destroy();
    if (latency) await wait(latency);
    const path = decodeURIComponent(new URL(request.url, 'http://127.0.0.1').pathname);
    const inside = path.startsWith(base) ? normalize('/' + path.slice(base.length)) : null;
    const asked = inside?.endsWith('/') ? inside + 'index.html' : inside;
    let body = asked && (await readFile(join(site.folder, asked)).catch(() => null));
    const found = body !== null;
    const name = found ? asked : '/404.html';
    body ??= await readFile(join(site.folder, '404.html')).catch(() => Buffer.from('not found'));
    if (!policy && name.endsWith('.html')) body = Buffer.from(String(body).replace(POLICY_IN_PAGE, ''));

    const tag = `"${createHash('sha1').update(body).digest('hex')}"`;
    const headers = {
      'content-type': TYPES[extname(name)] ?? 'application/octet-stream',
      'cache-control': HASHED.test(name) ? 'public, max-age=31536000, immutable' : 'public, max-age=0, must-revalidate',
      'x-content-type-options': 'nosniff',
      vary: 'accept-encoding',
      etag: tag,
    };
    if (policy) headers['content-security-policy'] = POLICY;
    if (found && request.headers['if-none-match'] === tag) {
      response.writeHead(304, headers);
      return response.end();
    }
    if (late && name.endsWith('.js')) await wait(late);
    const encoding = encodings.find((name) => request.headers['accept-encoding']?.includes(name));
    const sent = encoding ? await pack(name, body, encoding) : body;
    if (!sent.equals(body)) headers['content-encoding'] = encoding;
    headers['content-length'] = sent.length;
    response.writeHead(found ? 200 : 404, headers);
    response.end(sent);
  };
  const server = secure ? createSecureServer({ ...certificate(), allowHTTP1: true }, answer) : createServer(answer);
  const sessions = new Set();
  server.on('session', (session) => sessions.add(session.on('close', () => sessions.delete(session))));
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const origin = `${secure ? 'https' : 'http'}://127.0.0.1:${server.address().port}`;
  const close = () => {
    server.close();
    server.closeAllConnections?.();
    for (const session of sessions) session.destroy();
  };
  return Object.assign(site, { origin, url: origin + base, close });
}
