import type { z } from 'zod';
import { readHistory } from '../../db/item-read';
import type { History, HistoryQuery } from '../contract/item';
import type { Context } from '../route';
import { historyPage } from '../history-page';
import { noCursor } from '../place';
import { findItem } from './find-item';
import { historyNames } from './names';

/** One page of what happened to an item. What happens meanwhile comes behind the last page, or before the first. */
export async function itemHistory(
  { deps, directory, scope }: Context,
  id: string,
  { sort, cursor, limit }: z.output<typeof HistoryQuery>,
): Promise<History> {
  const { state } = await findItem(deps.pool, scope, id);
  const after = cursor === undefined ? null : decode(cursor);
  const { entries, hasMore } = await historyPage(limit, after, (from, some) =>
    readHistory(deps.pool, state.id, { after: from, isLatestFirst: sort === '-seq', limit: some }),
  );
  const last = entries.at(-1);
  return {
    events: entries.map(({ seq, at, type, actorKind, actorId, data }) => ({
      seq,
      at: at.toISOString(),
      type,
      actor: { kind: actorKind, id: actorId },
      data,
    })),
    names: historyNames(state, entries, directory),
    nextCursor: hasMore && last ? encode(last.seq) : null,
  };
}

/** Opaque, as every cursor: what lies in it is ours to change. */
function encode(seq: number): string {
  return Buffer.from(String(seq)).toString('base64url');
}

function decode(cursor: string): number {
  const text = Buffer.from(cursor, 'base64url').toString('utf8');
  if (!/^\d{1,9}$/.test(text)) throw noCursor();
  return Number(text);
}
