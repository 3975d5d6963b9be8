import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { contentHashes, dateHashes } from './content-hash.mjs';
import { parts } from './parts.mjs';
import { root } from './root.mjs';
import { readStamp, writeStamp } from './stamp.mjs';

/** Builds those of the named parts whose sources have changed since they were built. */
export async function ensureBuilt(names) {
  if (staleParts(names).length === 0) return;
  // Loaded when it is needed: every start comes by here.
  const { rebuild } = await import('./rebuild.mjs');
  await rebuild(() => staleParts(names));
}

/** Names, and the stamp that each should have once it is built. */
function staleParts(names) {
  const [contentOf, datesOf] = [contentHashes(), dateHashes()];
  return names.flatMap((name) => {
    const { sources, outputs } = parts[name];
    const stamp = outputs.every((output) => existsSync(join(root, 'dist', output))) ? readStamp(name) : null;
    const dates = datesOf(sources);
    if (stamp?.dates === dates) return [];
    const wanted = { content: contentOf(sources), dates };
    if (stamp?.content !== wanted.content) return [{ name, stamp: wanted }];
    // Touched, copied or checked out anew, and as it was.
    writeStamp(name, wanted);
    return [];
  });
}
