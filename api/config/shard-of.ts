import type { DivisionDocument } from '../../domain/config/division';

/** The shard that serves a division: its own, or its nearest parent's, or the key of its root. */
export function shardOf(division: string, divisions: ReadonlyMap<string, DivisionDocument>): string {
  const seen = new Set<string>();
  for (let key = division; ;) {
    const document = divisions.get(key);
    if (document?.shard !== undefined) return document.shard;
    seen.add(key);
    if (document?.parent === undefined || seen.has(document.parent)) return key;
    key = document.parent;
  }
}
