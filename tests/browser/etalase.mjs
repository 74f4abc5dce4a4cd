// The program under test.

import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** The repository's folder. */
export const ROOT = join(import.meta.dirname, '..', '..');

/** The program, built by `cargo build`. */
export const PROGRAM = process.env.ETALASE_PROGRAM ?? join(ROOT, 'target', 'debug', 'etalase');

/** Builds the site in `folder` into `output`. What the program complains of becomes the error's message. */
export function build(folder, output, ...options) {
  execFileSync(PROGRAM, ['build', '-C', folder, '--output', output, '--quiet', ...options], { stdio: ['ignore', 'ignore', 'pipe'] });
}
