import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { contentHashes } from './content-hash.mjs';
import { parts, stampOf } from './parts.mjs';
import { root } from './root.mjs';

/** Builds those of the named parts whose sources have changed since they were built. */
export async function ensureBuilt(names) {
  if (staleParts(names).length === 0) return;
  // Loaded when it is needed: every start comes by here.
  const { rebuild } = await import('./rebuild.mjs');
  await rebuild(() => staleParts(names));
}

/** Names, and the hash of the sources that each should be built from. */
function staleParts(names) {
  const hashOf = contentHashes();
  return names
    .map((name) => ({ name, hash: hashOf(parts[name].sources) }))
    .filter(({ name, hash }) => {
      const complete = parts[name].outputs.every((output) => existsSync(join(root, 'dist', output)));
      return !complete || !existsSync(stampOf(name)) || readFileSync(stampOf(name), 'utf8') !== hash;
    });
}
