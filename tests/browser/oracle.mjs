// What hostile words may never bring about, in any file of a made site: told by parsing each as what it is and holding it
// against the same file of a harmless twin. Every kind of file has its judge; one of a kind without a judge is a finding.

import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';

import { files } from './demo.mjs';
import { skeletonOf } from './skeleton.mjs';

/** Files without an ending, by their names. */
const KINDS = { _headers: '.txt', _redirects: '.txt', CNAME: '.txt', '.nojekyll': '.txt', '.etalase-output': 'mark' };

const PICTURES = { '.png': '\x89PNG', '.jpg': '\xff\xd8\xff', '.webp': 'RIFF', '.avif': '\0\0\0', '.ico': '\0\0' };

/**
 * Everything that is wrong in the files of the hostile twin, and how many files of each kind were judged. `page` is a tab
 * of a browser, whose parsers are used.
 */
export async function findings(page, hostile, harmless) {
  const wrong = [];
  const judged = {};
  const [all, others] = [files(hostile), files(harmless)];
  // Cards for chats are drawn of the words of each page; their names are nothing but hashes.
  const nameless = (list) => [...new Set(list.filter((path) => !path.startsWith('foto/')).map(withoutHash))].sort();
  for (const path of difference(nameless(all), nameless(others))) wrong.push(`${path}: in one of the twins only`);
  const twins = grouped(others);
  for (const path of all) {
    const name = path.split('/').at(-1);
    const kind = KINDS[name] ?? extname(name);
    const judge = JUDGES[kind];
    judged[kind] = (judged[kind] ?? 0) + 1;
    if (!judge) {
      wrong.push(`${path}: no judge for files like this`);
      continue;
    }
    // Files of two languages differ by their hashes alone; one of them is the twin.
    let fewest;
    for (const twin of twins.get(withoutHash(path)) ?? [path].filter((path) => path.startsWith('foto/'))) {
      const read = (site, path) => readFileSync(join(site, path));
      const asked = { page, path, bytes: read(hostile, path), twin: path.startsWith('foto/') ? null : read(harmless, twin) };
      const found = await Promise.resolve(asked).then(judge).catch((error) => [error.message]);
      if (!fewest || found.length < fewest.length) fewest = found;
      if (found.length === 0) break;
    }
    wrong.push(...(fewest ?? []).map((what) => `${path}: ${what}`));
  }
  return { wrong, judged };
}

function grouped(paths) {
  const groups = new Map();
  for (const path of paths) groups.set(withoutHash(path), [...(groups.get(withoutHash(path)) ?? []), path]);
  return groups;
}

/** A path without the hash of the content in it, and without the words of a search that are cut into files by their number. */
function withoutHash(path) {
  return path.replace(/-[0-9a-z]{8}(?=\.\w+$)/, '-HASH');
}

function difference(one, other) {
  const known = new Set(other);
  const mine = new Set(one);
  return [...one.filter((path) => !known.has(path)), ...other.filter((path) => !mine.has(path))];
}

const JUDGES = {
  '.html': html,
  '.xml': xml,
  '.atom': xml,
  '.rss': xml,
  '.svg': xml,
  '.json': json,
  '.webmanifest': json,
  '.csv': csv,
  '.txt': lines,
  '.md': lines,
  '.js': script,
  '.css': same,
  mark: () => [],
  ...Object.fromEntries(Object.entries(PICTURES).map(([kind, start]) => [kind, picture(start)])),
};

/** A page: nothing that acts, and the elements of its twin. */
async function html({ page, bytes, twin }) {
  const [hostile, harmless] = [await page.evaluate(skeletonOf, String(bytes)), await page.evaluate(skeletonOf, String(twin))];
  return [...hostile.wrong, ...differing(hostile.bones, harmless.bones), ...strange(hostile.names, harmless.names)];
}

/** What stands in one list and not in the other. */
function strange(names, known) {
  const others = new Set(known);
  return names.filter((name) => !others.has(name)).map((name) => `${name} is new`);
}

function differing(bones, others) {
  const place = bones.findIndex((bone, index) => bone !== others[index]);
  if (place >= 0) return [`${bones[place]} instead of ${others[place]}`];
  return bones.length === others.length ? [] : [`${others[bones.length]} is missing`];
}

/**
 * XML: well-formed, without a document type or instructions, only addresses of the web, as many entries as its twin has,
 * and no element or attribute that its twin has nowhere. An element without words may be left out.
 */
async function xml({ page, bytes, twin }) {
  const read = (text) => page.evaluate(xmlSkeleton, text);
  const [hostile, harmless] = [await read(String(bytes)), await read(String(twin))];
  const entries = ({ bones }) => bones.filter((bone) => /^(entry|item|url|path|rect) /.test(bone)).length;
  const count = entries(hostile) === entries(harmless) ? [] : [`${entries(hostile)} entries instead of ${entries(harmless)}`];
  return [...hostile.wrong, ...count, ...strange([...new Set(hostile.bones)], harmless.bones)];
}

/** The elements of XML with the names of their attributes, and what is wrong. Runs in the browser. */
function xmlSkeleton(text) {
  const parsed = new DOMParser().parseFromString(text, 'application/xml');
  const wrong = [];
  const bones = [];
  const broken = parsed.querySelector('parsererror');
  if (broken) return { wrong: [broken.textContent.slice(0, 200)], bones };
  for (const node of parsed.childNodes) {
    if (node.nodeType !== Node.ELEMENT_NODE && node.nodeType !== Node.COMMENT_NODE) wrong.push(`node ${node.nodeName}`);
  }
  for (const element of parsed.querySelectorAll('*')) {
    const attributes = [...element.attributes].map(({ name, value }) => {
      if (/^on/i.test(name)) wrong.push(`${name} of ${element.nodeName}`);
      if (/^(xlink:)?(href|src|url)$/i.test(name) && !/^(https?:|\/|\.|#)/i.test(value)) wrong.push(`${name}=${value}`);
      return name;
    });
    if (/^(script|foreignobject|iframe|object|embed)$/i.test(element.localName)) wrong.push(element.nodeName);
    if (/^(loc|link|id|uri|image_link|additional_image_link|url|icon|logo)$/i.test(element.localName) && !element.children.length) {
      const address = element.textContent.trim();
      if (address && !/^(https?:|tag:|urn:|[a-z0-9_:/.-]+$)/i.test(address)) wrong.push(`${element.nodeName}: ${address}`);
    }
    if (/html/.test(element.getAttribute('type') ?? '')) {
      const inside = new DOMParser().parseFromString(element.textContent, 'text/html');
      const acts = [...inside.querySelectorAll('*')].find((inner) => {
        const names = [...inner.attributes];
        const handled = names.some(({ name, value }) => /^on|^style$|^srcdoc$/i.test(name) || (/href|src/i.test(name) && !/^(https?:|mailto:|tel:|\/|\.|#|\?|[a-z0-9-]+\/)/i.test(value)));
        return handled || /^(script|style|iframe|object|embed|form|base|meta|link|svg|math)$/i.test(inner.localName);
      });
      if (acts) wrong.push(`html: ${acts.outerHTML.slice(0, 120)}`);
    }
    bones.push(`${element.nodeName} ${attributes.sort().join(' ')}`);
  }
  return { wrong, bones };
}

/** JSON: nothing that could end a script, and the shape of its twin. The files of a search hold as many words as there are. */
function json({ path, bytes, twin }) {
  const text = String(bytes);
  const wrong = /[<>&\u2028\u2029]/.test(text) ? ['a sign that scripts give a meaning to'] : [];
  const value = JSON.parse(text);
  const isSearch = /(^|\/)(cari\/indeks|aset\/(kata|ejaan|kartu|angka)-)/.test(path);
  if (!isSearch && shape(value) !== shape(JSON.parse(String(twin)))) wrong.push(`another shape: ${shape(value).slice(0, 200)}`);
  for (const address of addresses(value)) {
    if (/^[\s\u0000-\u0020]*[a-z][\w+.-]*:/i.test(address) && !/^(https?|mailto|tel):/i.test(address)) wrong.push(`address: ${address}`);
  }
  return wrong;
}

function shape(value) {
  if (Array.isArray(value)) return `[${value.map(shape).join()}]`;
  if (value && typeof value === 'object') return `{${Object.entries(value).map(([key, inner]) => `${key}:${shape(inner)}`).join()}}`;
  return value === null ? 'null' : typeof value;
}

/** What stands under a key that holds an address. */
function addresses(value, key = '') {
  if (typeof value === 'string') return /^(href|src|url|address|link|photo|start_url|scope|id|image|contentUrl|@id|item)$/i.test(key) ? [value] : [];
  if (!value || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([name, inner]) => addresses(inner, Array.isArray(value) ? key : name));
}

/** CSV (RFC 4180): as many rows and cells as its twin, and no cell that a spreadsheet takes for a formula. */
function csv({ bytes, twin }) {
  const [rows, others] = [cells(String(bytes)), cells(String(twin))];
  const wrong = rows.length === others.length ? [] : [`${rows.length} rows instead of ${others.length}`];
  rows.forEach((row, number) => {
    if (row.length !== others[number]?.length) wrong.push(`row ${number}: ${row.length} cells instead of ${others[number]?.length}`);
    for (const cell of row) if (/^[=@\t\r]|^[+-](?![\d.,]+$)/.test(cell)) wrong.push(`row ${number}: a formula: ${cell.slice(0, 60)}`);
  });
  return wrong.slice(0, 5);
}

function cells(text) {
  const rows = [[]];
  let cell = '';
  let quoted = false;
  for (let place = 0; place < text.length; place += 1) {
    const sign = text[place];
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (text[place + 1] === '"') [cell, place] = [cell + '"', place + 1];
      else quoted = false;
    } else if (sign === '"' && cell === '') quoted = true;
    else if (sign === ',') [cell] = ['', rows.at(-1).push(cell)];
    else if (sign === '\n') [cell] = ['', rows.at(-1).push(cell.replace(/\r$/, '')), rows.push([])];
    else cell += sign;
  }
  if (quoted) throw new Error('a quote that never ends');
  if (cell || rows.at(-1).length) rows.at(-1).push(cell);
  return rows.filter((row) => row.length);
}

/** Plain text: the lines of its twin, each of the same kind, and no control characters. */
function lines({ bytes, twin }) {
  const [mine, others] = [String(bytes).split('\n'), String(twin).split('\n')];
  const wrong = /[\u0000-\u0008\u000b-\u001f\u007f\u0085\u2028\u2029]/.test(String(bytes)) ? ['a control character'] : [];
  if (mine.length !== others.length) wrong.push(`${mine.length} lines instead of ${others.length}`);
  const mark = (line = '') => /^(#+ |[-*] \[?|> |\/|[A-Z][\w-]+: |\s+[\w-]+: )?/.exec(line)[0];
  mine.forEach((line, number) => {
    if (mark(line) !== mark(others[number])) wrong.push(`line ${number + 1}: ${line.slice(0, 120)}`);
    for (const [, address] of line.matchAll(/(?<!\\)\]\((?:<)?\s*([a-z][\w+.-]*):/gi)) {
      if (!/^(https?|mailto|tel)$/i.test(address)) wrong.push(`line ${number + 1}: ${address}`);
    }
  });
  return wrong.slice(0, 5);
}

/** Scripts hold no word of the content: they are those of the twin but for hashes of other files. */
function script({ bytes, twin }) {
  const plain = (text) => String(text).replaceAll(/[0-9a-f]{8,64}|[0-9a-z]{8}(?=\.\w)/g, 'HASH');
  return plain(bytes) === plain(twin) ? [] : ['another script than its twin has'];
}

function same({ bytes, twin }) {
  return bytes.equals(twin) ? [] : ['other bytes than its twin has'];
}

function picture(start) {
  return ({ bytes }) => (bytes.subarray(0, start.length).toString('latin1') === start ? [] : ['not what its name says']);
}
