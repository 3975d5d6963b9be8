import type { z } from 'zod';
import { readItemRows } from '../../db/item-read';
import { readParkedItems } from '../../db/workbin-items';
import { rankParked } from '../../domain/workbin/pull';
import { databaseNow } from '../../matcher/ledger/database-now';
import { transfer } from '../commands/hand-back';
import type { MoveBody, MoveResult } from '../contract/workbin';
import { HttpProblem } from '../http-problem';
import type { Context } from '../route';
import { divisionsOf, type Workbin } from './workbin';

/** What a call of 30 s can do on a small machine. */
const AT_ONCE = 500;
const CONCURRENCY = 8;

/** Moves what lies in a workbin, each item by a command of its own: one that cannot go does not keep the others. */
export async function moveItems(
  context: Context,
  workbin: Workbin,
  { items, to, note }: z.output<typeof MoveBody>,
): Promise<MoveResult> {
  const { deps, directory, scope, principal } = context;
  const nowMs = await databaseNow(deps.pool);
  const parked = await readParkedItems(deps.pool, divisionsOf(context, workbin), workbin.id, new Date(nowMs));
  const ranked = rankParked(parked, nowMs, directory.rules.clocks).map(({ item }) => item.id);
  const asked = items && new Set(items);
  const going = (asked ? ranked.filter((id) => asked.has(id)) : ranked).slice(0, AT_ONCE);
  const there = new Set(ranked);
  const failed: MoveResult['failed'] = (items ?? [])
    .filter((id) => !there.has(id))
    .map((id) => ({ id, code: 'NOT_FOUND' }));
  const rows = new Map((await readItemRows(deps.pool, scope, going)).map((row) => [row.state.id, row]));
  let moved = 0;
  const queue = going.values();
  const workers = Array.from({ length: CONCURRENCY }, async () => {
    for (const id of queue) {
      const row = rows.get(id);
      if (!row) continue;
      try {
        await transfer(context, row, { kind: 'user', id: principal.subject }, { ...to, note }, 'to.');
        moved += 1;
      } catch (error) {
        // What is wrong with the target is wrong for all; what the item refuses is its own affair.
        if (!(error instanceof HttpProblem) || error.code === 'INVALID_INPUT') throw error;
        failed.push({ id, code: error.code });
      }
    }
  });
  await Promise.all(workers);
  return { moved, failed, left: ranked.length - moved };
}
