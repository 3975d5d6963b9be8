import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.mjs';

const folder = join(root, 'dist', '.stamps');

/** What a part was built from: the hash of its sources' contents, and of their dates when they were last looked at. */
export function readStamp(name) {
  try {
    const [content, dates] = readFileSync(join(folder, name), 'utf8').split('\n');
    return { content, dates };
  } catch {
    return null;
  }
}

export function writeStamp(name, { content, dates }) {
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, name), `${content}\n${dates}`);
  } catch {
    // Somebody else's checkout that we may only read: the contents are compared again next time.
  }
}

export function removeStamp(name) {
  rmSync(join(folder, name), { force: true });
}
