// The Nu HTML checker reads every page, style sheet and drawing of the made sites. Nothing it says may stand.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';

import { demo, files } from './demo.mjs';
import { serve } from './server.mjs';
import { workshop } from './workshop.mjs';

const CHECKER = createRequire(import.meta.url).resolve('vnu-jar/build/dist/vnu.jar');

/** What the checker gets wrong: a message, and the words of the file's text that it stands at. */
const FAULTS = [
  {
    // A block of data is no script: HTML leaves it alone before it asks the policy ("prepare the script element", step
    // 12 before 19), and the policies of our pages do not stop Chromium, Firefox or Safari from reading one.
    message: /^Inline script violates Content Security Policy \(meta tag\)/,
    at: /<script type=application\/(ld\+)?json( id=_data)?>/,
  },
];

/** Runs the checker on addresses or files and gives its messages. */
async function messagesOf(places) {
  const options = ['-Xss4m', '-Dnu.validator.servlet.allow-forbidden-hosts=true', '-jar', CHECKER];
  const checks = ['--format', 'json', '--exit-zero-always', '--also-check-css', '--also-check-svg', ...places];
  const { stderr } = await promisify(execFile)('java', [...options, ...checks], { maxBuffer: 1 << 28 });
  return JSON.parse(stderr).messages;
}

/** A message in words, or nothing where the checker is wrong. It quotes the place better than it counts lines. */
function told({ type, message, url, extract = '' }, text) {
  const place = text.indexOf(extract);
  const around = text.slice(Math.max(0, place - 60), place) + extract;
  if (FAULTS.some((fault) => fault.message.test(message) && fault.at.test(around))) return [];
  return [`${type}: ${new URL(url).pathname}: ${message}: ${around}`];
}

for (const [name, folder] of Object.entries({ demo, workshop })) {
  test(`the checker has nothing to say of the ${name}`, async () => {
    // Pages are asked for as a browser asks, so that "self" in their policy is an origin.
    const site = await serve(folder);
    const all = files(folder);
    const served = all.filter((path) => /\.(html|css)$/.test(path)).map((path) => site.url + path);
    const drawings = all.filter((path) => path.endsWith('.svg')).map((path) => join(folder, path));
    const messages = await messagesOf([...served, ...drawings]);
    site.close();
    const wrong = messages.flatMap((message) => {
      const path = decodeURIComponent(new URL(message.url).pathname);
      return told(message, readFileSync(message.url.startsWith('http') ? join(folder, path) : path, 'utf8'));
    });
    assert.deepEqual(wrong.slice(0, 20), [], `${wrong.length} in all`);
    assert.ok(served.length > 60 && drawings.length > 0, `${served.length} pages and ${drawings.length} drawings`);
  });
}

test('the checker runs and finds what is wrong', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'etalase-markup-'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><html lang=id><title>x</title><ul><p>x</p></ul><img src=a>');
  writeFileSync(join(folder, 'a.css'), 'p { colour: red }');
  writeFileSync(join(folder, 'a.svg'), '<svg xmlns="http://www.w3.org/2000/svg"><blink/></svg>');
  const site = await serve(folder);
  const found = await messagesOf([site.url + 'index.html', site.url + 'a.css', join(folder, 'a.svg')]);
  site.close();
  rmSync(folder, { recursive: true });
  for (const part of ['“p” not allowed', '“alt”', '“colour”', '“blink”']) {
    assert.ok(found.some(({ message }) => message.includes(part)), `${part}: ${JSON.stringify(found, null, 1)}`);
  }
  assert.ok(found.every((message) => told(message, '').length === 1));
});
