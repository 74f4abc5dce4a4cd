// What each free host does with a folder, by the rules that it documents: which file answers an address, with which
// headers, and where old addresses lead. No socket: an address goes in, an answer comes out.

import { existsSync, readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';

/** The hosts, and the path below which a site stands there. */
export const HOSTS = {
  'cloudflare-pages': '/',
  netlify: '/',
  vercel: '/',
  firebase: '/',
  surge: '/',
  neocities: '/',
  'gitlab-pages': '/toko/',
  'github-pages': '/toko/',
  'codeberg-pages': '/toko/',
};

/** What a host does on its own where no rule says otherwise. */
const KEEPS = { firebase: 'max-age=3600' };
const ASKS_ANEW = 'public, max-age=0, must-revalidate';

/** The endings that Neocities takes, of those that a site may have. */
const OF_NEOCITIES = /\.(html|css|js|json|svg|jpe?g|png|webp|avif|xml|txt|webmanifest|csv|md|pdf|ico)$/;

/** A host that serves `folder`. The answer to an address has a `status`, `headers` and a `body`. */
export function host(name, folder) {
  const base = HOSTS[name];
  const rules = RULES[name]?.(folder) ?? { headers: () => ({}), redirect: () => undefined };
  const file = (path) => {
    const full = join(folder, path);
    const taken = name !== 'neocities' || OF_NEOCITIES.test(path);
    const hidden = name === 'github-pages' && !existsSync(join(folder, '.nojekyll')) && /(^|\/)[_.]/.test(path);
    return taken && !hidden && !rules.own?.includes(path) && existsSync(full) && statSync(full).isFile() ? readFileSync(full) : undefined;
  };
  const lost = () => file(name === 'neocities' ? 'not_found.html' : '404.html');
  const page = (path) => (path === '' || path.endsWith('/') ? `${path}index.html` : path);
  return {
    base,
    answer(address) {
      const headers = { 'cache-control': KEEPS[name] ?? ASKS_ANEW, ...rules.headers(address) };
      const path = decodeURIComponent(address.slice(base.length));
      if (!address.startsWith(base)) return { status: 404, headers, body: Buffer.from('') };
      const body = file(page(path));
      const redirect = rules.redirect(address, body !== undefined);
      if (redirect) return { status: redirect.status, headers: { ...headers, location: redirect.to }, body: Buffer.from('') };
      if (body) return { status: 200, headers: { ...headers, type: extname(page(path)) }, body };
      if (file(`${path}/index.html`)) return { status: 308, headers: { ...headers, location: `${address}/` }, body: Buffer.from('') };
      return { status: 404, headers, body: lost() ?? Buffer.from('') };
    },
  };
}

const RULES = {
  // Redirects come before files. A header of two rules is joined with a comma.
  'cloudflare-pages': (folder) => netlifyFiles(folder, () => true, 2000, 100),
  // Files come before redirects, unless a rule is forced by `!`.
  netlify: (folder) => netlifyFiles(folder, (status, there) => !there || status.endsWith('!'), Infinity, Infinity),
  vercel(folder) {
    const { headers, redirects, trailingSlash } = json(folder, 'vercel.json');
    if (headers.length + redirects.length > 2048 || !trailingSlash) throw new Error('vercel.json');
    const matches = (source, address) => new RegExp(`^${source}$`).test(address);
    return { own: ['vercel.json'], ...listed(headers, redirects, 'statusCode', matches) };
  },
  firebase(folder) {
    const { hosting } = json(folder, 'firebase.json');
    const matches = (glob, address) => new RegExp(`^${glob.replace(/\*\*/g, '.*')}$`).test(address);
    return { own: ['firebase.json', ...hosting.ignore], ...listed(hosting.headers, hosting.redirects, 'type', matches) };
  },
};

/** Rules as lists in JSON: the last value of a header holds, the first redirect does. */
function listed(headers, redirects, status, matches) {
  return {
    headers: (address) => Object.fromEntries(
      headers.filter(({ source }) => matches(source, address)).flatMap((rule) => rule.headers.map(({ key, value }) => [key.toLowerCase(), value])),
    ),
    redirect(address) {
      const rule = redirects.find(({ source }) => source === address);
      return rule && { status: rule[status], to: rule.destination };
    },
  };
}

/** `_headers` and `_redirects`. */
function netlifyFiles(folder, applies, mostRedirects, mostHeaders) {
  const rules = [];
  for (const line of lines(folder, '_headers')) {
    if (line.startsWith('/')) rules.push({ source: line.trim(), headers: [] });
    else rules.at(-1).headers.push(line.trim().split(/: (.*)/s).slice(0, 2));
    if (line.length > 2000) throw new Error('a line of _headers is too long');
  }
  if (rules.length > mostHeaders) throw new Error('_headers has too many rules');
  const redirects = lines(folder, '_redirects').map((line) => line.split(' '));
  if (redirects.length > mostRedirects) throw new Error('_redirects has too many rules');
  const matches = (source, address) => (source.endsWith('*') ? address.startsWith(source.slice(0, -1)) : source === address);
  return {
    own: ['_headers', '_redirects'],
    headers(address) {
      const sent = {};
      for (const [name, value] of rules.filter(({ source }) => matches(source, address)).flatMap((rule) => rule.headers)) {
        const key = name.toLowerCase();
        sent[key] = key in sent ? `${sent[key]}, ${value}` : value;
      }
      return sent;
    },
    redirect(address, there) {
      const rule = redirects.find(([from]) => from === address);
      return rule && applies(rule[2], there) ? { status: Number.parseInt(rule[2], 10), to: rule[1] } : undefined;
    },
  };
}

function lines(folder, name) {
  const path = join(folder, name);
  return existsSync(path) ? readFileSync(path, 'utf8').split('\n').filter((line) => line.trim()) : [];
}

function json(folder, name) {
  return JSON.parse(readFileSync(join(folder, name), 'utf8'));
}
