import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.mjs';

/**
 * Answers a function: SHA-256 over names and bytes of every file at or below `paths` (relative to the checkout),
 * whatever its dates. It reads each file once, however often it is asked.
 */
export function contentHashes() {
  return hashes((file) => readFileSync(join(root, file)));
}

/** The same over names, sizes and dates: a tenth of the work, and as long as it is the same so are the contents. */
export function dateHashes() {
  return hashes((file) => {
    const { size, mtimeMs, ctimeMs, ino } = statSync(join(root, file));
    return `${size} ${mtimeMs} ${ctimeMs} ${ino}`;
  });
}

function hashes(look) {
  const seen = remembered(look);
  const list = remembered(filesAt);
  return (paths) => {
    const hash = createHash('sha256');
    for (const file of paths.flatMap(list).sort()) {
      hash.update(`${file}\0`);
      hash.update(seen(file));
      hash.update('\0');
    }
    return hash.digest('hex');
  };
}

function remembered(find) {
  const known = new Map();
  return (key) => {
    if (!known.has(key)) known.set(key, find(key));
    return known.get(key);
  };
}

/** The files at or below a path; none when there is no such path. */
function filesAt(path) {
  try {
    return readdirSync(join(root, path), { withFileTypes: true }).flatMap((entry) =>
      entry.isDirectory() ? filesAt(`${path}/${entry.name}`) : entry.isFile() ? [`${path}/${entry.name}`] : [],
    );
  } catch (error) {
    if (error.code === 'ENOTDIR') return [path];
    if (error.code === 'ENOENT') return [];
    throw error;
  }
}
