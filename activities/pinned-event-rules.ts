import type { Pool } from 'pg';
import { readPinnedConfig } from '../db/config-pinned';
import type { ItemState } from '../domain/item/state';
import { type EventRule, eventRulesIn } from '../domain/notification/event-rules';

type Rules = readonly EventRule[];

/** Versions never change, so an answer is kept; so many at most. */
const MOST_KEPT = 1_000;
const kept = new WeakMap<Pool, Map<string, Rules>>();

/** The rules on events in the version of its worktype that an item pins. */
export async function pinnedEventRules(pool: Pool, { division, worktype, rules }: ItemState): Promise<Rules> {
  const name = `worktype/${worktype}`;
  const version = rules.versions[name];
  if (version === undefined) return [];
  const known = kept.get(pool) ?? new Map<string, Rules>();
  kept.set(pool, known);
  const key = `${division}/${worktype}@${version}`;
  const found = known.get(key);
  if (found) return found;
  const documents = await readPinnedConfig(pool, division, { [name]: version });
  const read = eventRulesIn(documents.get(name));
  if (known.size === MOST_KEPT) known.clear();
  known.set(key, read);
  return read;
}
