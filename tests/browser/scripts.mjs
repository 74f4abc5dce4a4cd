// Runs scripts of the theme outside a browser, the way the build publishes them: each in a block of its own with the
// words of one language before it.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInContext, createContext } from 'node:vm';

const THEME = join(import.meta.dirname, '..', '..', 'themes', 'default');
const RULES = join(import.meta.dirname, '..', 'rules');

/** The cases of a shared table; a table without any would prove nothing. */
export function cases(table) {
  const found = JSON.parse(readFileSync(join(RULES, `${table}.json`), 'utf8'));
  if (found.length < 2) throw new Error(`${table} has no cases`);
  return found;
}

/** The words of a language. Locale files are TOML with one basic string a line, which JSON reads too. */
export function words(language) {
  const lines = readFileSync(join(THEME, 'locales', `${language}.toml`), 'utf8').split('\n');
  const pairs = lines.map((line) => /^(\w+) = (".*")$/.exec(line)).filter(Boolean);
  return Object.fromEntries(pairs.map(([, key, value]) => [key, JSON.parse(value)]));
}

/**
 * What scripts share after they ran, as `etalase` of their own world. Things of that world, such as arrays, are copied
 * into this one by `plain`. Options before the names: `now`, the moment, and `east`, hours ahead of Greenwich.
 */
export function scripts(language, ...names) {
  const { now, east = 0 } = typeof names[0] === 'object' ? names.shift() : {};
  class OneDate extends Date {
    constructor(...parts) {
      super(...(parts.length || !now ? parts : [now]));
    }
    getTimezoneOffset() {
      return now ? -60 * east : super.getTimezoneOffset();
    }
  }
  const world = createContext({ TextEncoder, Date: OneDate });
  for (const name of names) {
    const text = readFileSync(join(THEME, 'js', `${name}.js`), 'utf8');
    runInContext(`"use strict";{const words=${JSON.stringify(words(language))};\n${text}}`, world, { filename: `${name}.js` });
  }
  return world.etalase;
}
