import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CommandFailure } from '../command-failure';

const places = ['/var/lib/casewright', join(tmpdir(), 'casewright-shared')];

/**
 * A folder outside every home, for root only: what the database server needs goes there when the checkout or the
 * data folder lies below a folder that only root may enter (/root, or one made by mktemp).
 */
export function sharedPlace(): string {
  for (const place of places) {
    try {
      mkdirSync(place, { recursive: true, mode: 0o755 });
      return place;
    } catch {
      // Read-only in some containers: the next one.
    }
  }
  throw new CommandFailure(
    `The database server cannot get into this folder as a plain user, and no folder outside it can be written (${places.join(', ')}).`,
    'move the checkout to a folder that every user may enter, and give such a data folder with --data DIR.',
  );
}
