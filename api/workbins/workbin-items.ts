import { readItemRows } from '../../db/item-read';
import { readParkedItems } from '../../db/workbin-items';
import { priorityAt } from '../../domain/priority/curve';
import { Kept } from '../../domain/routing/kept';
import { databaseNow } from '../../matcher/ledger/database-now';
import type { ItemPage } from '../contract/item';
import type { WorkbinItemsQuery } from '../contract/workbin';
import { decodeCursor, encodeCursor, rankPlace, rankValue } from '../items/cursor';
import { listedItemView } from '../items/item-view';
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
  const kept = new Kept({ after: rankPlace(cursor), isReversed: false, limit });
  const { clocks } = directory.rules;
  for (const { id, curve, queuedSinceMs } of items) {
    const rank = priorityAt(curve, at.getTime(), clocks(curve.calendar));
    kept.offer({ rank, isOnTop: false, queuedSinceMs, id });
  }
  const keys = kept.keys();
  const rows = await readItemRows(
    deps.pool,
    scope,
    keys.map(({ id }) => id),
  );
  const byId = new Map(rows.map((row) => [row.state.id, row]));
  const last = keys.at(-1);
  return {
    items: keys.flatMap(({ id }) => {
      const row = byId.get(id);
      return row ? [listedItemView({ ...row, now: at }, directory)] : [];
    }),
    nextCursor: last && !kept.isEnd ? encodeCursor({ at: at.getTime(), ...list, ...rankValue(last) }) : null,
    at: at.toISOString(),
  };
}
