import { readItemRows } from '../../db/item-read';
import { readParkedItems } from '../../db/workbin-items';
import { rankParked } from '../../domain/workbin/pull';
import { databaseNow } from '../../matcher/ledger/database-now';
import type { ItemPage } from '../contract/item';
import type { WorkbinItemsQuery } from '../contract/workbin';
import { decodeCursor, encodeCursor } from '../items/cursor';
import { itemView } from '../items/item-view';
import type { Context } from '../route';
import { divisionsOf, type Workbin } from './workbin';

/** What lies in a workbin, by priority at the instant of the first page. */
export async function workbinItems(
  context: Context,
  workbin: Workbin,
  { cursor: text, limit }: WorkbinItemsQuery,
): Promise<ItemPage> {
  const { deps, directory, scope } = context;
  const list = { sort: '-priority', filter: `workbin ${workbin.division}/${workbin.id}` };
  const cursor = text === undefined ? undefined : decodeCursor(text, list);
  const at = new Date(cursor?.at ?? Math.floor(await databaseNow(deps.pool)));
  const items = await readParkedItems(deps.pool, divisionsOf(context, workbin), workbin.id, at);
  const ranked = rankParked(items, at.getTime(), directory.rules.clocks);
  const start = cursor ? ranked.findIndex(({ item, priority }) => isBehind(placeOf(item, priority), cursor)) : 0;
  const page = start < 0 ? [] : ranked.slice(start, start + limit);
  const rows = await readItemRows(
    deps.pool,
    scope,
    page.map(({ item }) => item.id),
  );
  const byId = new Map(rows.map((row) => [row.state.id, row]));
  const last = page.at(-1);
  return {
    items: page.flatMap(({ item }) => {
      const row = byId.get(item.id);
      return row ? [itemView({ ...row, now: at }, directory)] : [];
    }),
    nextCursor:
      last && start + limit < ranked.length
        ? encodeCursor({ at: at.getTime(), ...list, ...placeOf(last.item, last.priority) })
        : null,
    at: at.toISOString(),
  };
}

interface Place {
  /** Priority and, for ties, the instant since which it waits. */
  value: string;
  id: string;
}

function placeOf({ id, queuedSinceMs }: { id: string; queuedSinceMs: number }, priority: number): Place {
  return { value: JSON.stringify([priority, queuedSinceMs]), id };
}

/** What was the last of a page may have been taken since: its place counts. */
function isBehind(place: Place, cursor: { value: unknown; id: string }): boolean {
  const [priority = 0, sinceMs = 0] = numbersOf(place.value);
  const [lastPriority = 0, lastSinceMs = 0] = numbersOf(String(cursor.value));
  if (priority !== lastPriority) return priority < lastPriority;
  return sinceMs === lastSinceMs ? place.id > cursor.id : sinceMs > lastSinceMs;
}

function numbersOf(value: string): number[] {
  return value.replaceAll(/[[\]]/g, '').split(',').map(Number);
}
