import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { root } from './root.mjs';

/**
 * Answers a function: SHA-256 over names and bytes of every file at or below `paths` (relative to the checkout),
 * whatever its dates. It reads each file once, however often it is asked.
 */
export function contentHashes() {
  return hashes((files, hash) => {
    for (const file of files) {
      const bytes = readFileSync(`${root}/${file}`);
      hash.update(`${bytes.length}\0`).update(bytes);
    }
  });
}

/**
 * The same over names, sizes and dates: a tenth of the work, and as long as it is the same so are the contents. Every
 * start waits for it, hence the numbers as they are and no texts of them.
 */
export function dateHashes() {
  return hashes((files, hash) => {
    const numbers = new Float64Array(4 * files.length);
    files.forEach((file, index) => {
      const { size, mtimeMs, ctimeMs, ino } = statSync(`${root}/${file}`);
      numbers.set([size, mtimeMs, ctimeMs, ino], 4 * index);
    });
    hash.update(numbers);
  });
}

/** `feed` gives a hash what it shall be of besides the files' names. */
function hashes(feed) {
  const known = new Map();
  const hashOf = (path) => {
    const files = filesAt(path).sort(byCode);
    const hash = createHash('sha256').update(files.join('\0'));
    feed(files, hash);
    return hash.digest('hex');
  };
  return (paths) => {
    for (const path of paths) if (!known.has(path)) known.set(path, hashOf(path));
    return createHash('sha256')
      .update(paths.map((path) => known.get(path)).join(' '))
      .digest('hex');
  };
}

const byCode = (a, b) => (a < b ? -1 : 1);

/** The files at or below a path; none when there is no such path. */
function filesAt(path) {
  const found = [];
  const walk = (folder) => {
    for (const entry of readdirSync(`${root}/${folder}`, { withFileTypes: true })) {
      if (entry.isDirectory()) walk(`${folder}/${entry.name}`);
      else if (entry.isFile()) found.push(`${folder}/${entry.name}`);
    }
  };
  try {
    walk(path);
  } catch (error) {
    if (error.code === 'ENOTDIR') return [path];
    if (error.code !== 'ENOENT') throw error;
  }
  return found;
}
