import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { projectRoot } from '../db/project-root';
import type { Figure } from './figures';

const MOST_KB = 150;

/** What a browser loads of scripts for the agent's page: those that the page names, and all that they import outright. */
export function webSize(): Figure[] {
  const folder = join(projectRoot, 'dist', 'web');
  const read = (path: string) => readFileSync(join(folder, path), 'utf8');
  const known = new Map<string, string>();
  const visit = (name: string) => {
    if (known.has(name)) return;
    const script = read(join('assets', name));
    known.set(name, script);
    // `import(...)` is asked for later; `from"./x.js"` and `import"./x.js"` are not.
    for (const [, next] of script.matchAll(/(?:from|import)\s*["']\.\/([^"']+\.js)["']/g)) visit(next ?? '');
  };
  for (const [, name] of read('index.html').matchAll(/\/assets\/([^"]+\.js)"/g)) visit(name ?? '');
  const scripts = [...known.values()];
  const kb = (bytes: number) => bytes / 1_000;
  const zipped = kb(scripts.reduce((sum, script) => sum + gzipSync(script).length, 0));
  const plain = kb(scripts.reduce((sum, script) => sum + Buffer.byteLength(script), 0));
  return [
    {
      name: "JavaScript of the agent's page, gzipped",
      value: `${zipped.toFixed(1)} kB in ${known.size} files`,
      beside: `plain: ${plain.toFixed(0)} kB`,
      asked: `at most ${MOST_KB} kB`,
      holds: known.size > 0 && zipped <= MOST_KB,
    },
  ];
}
