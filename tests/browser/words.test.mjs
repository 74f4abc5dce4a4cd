// The page finds the same words in a text, and the same roots of a word, as the build.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import vm from 'node:vm';

const folder = new URL('../', import.meta.url);
const script = readFileSync(new URL('../themes/default/js/words.js', folder), 'utf8');

/** The functions of the script as a page in this language has them. */
function wordsIn(lang) {
  const page = { document: { documentElement: { lang } } };
  vm.runInNewContext(script, page);
  return page.etalase.words;
}

/** The lines of a table: what is given and what comes of it. */
function table(name) {
  const lines = readFileSync(new URL(`words/${name}`, folder), 'utf8').trimEnd().split('\n');
  return lines.map((line) => line.split('\t'));
}

for (const [name, lang] of [['indonesian.txt', 'id'], ['english.txt', 'en']]) {
  test(`every word of ${name} has the roots that the build finds`, () => {
    const { roots } = wordsIn(lang);
    const known = table(name);
    const wrong = known.filter(([word, expected]) => roots(word).join(' ') !== expected);
    assert.deepEqual(wrong, []);
    assert.ok(known.length > 30);
  });
}

test('every text has the words that the build finds', () => {
  const { split } = wordsIn('id');
  const wrong = table('texts.txt').filter(([text, expected]) => split(text).join(' ') !== expected);
  assert.deepEqual(wrong, []);
});
