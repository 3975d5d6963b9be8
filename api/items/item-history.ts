import type { z } from 'zod';
import { readHistory } from '../../db/item-read';
import type { History, HistoryQuery } from '../contract/item';
import type { Context } from '../route';
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
  const found = await readHistory(deps.pool, state.id, { after, isLatestFirst: sort === '-seq', limit: limit + 1 });
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  return {
    events: rows.map(({ seq, at, type, actorKind, actorId, data }) => ({
      seq,
      at: at.toISOString(),
      type,
      actor: { kind: actorKind, id: actorId },
      data,
    })),
    names: historyNames(state, rows, directory),
    nextCursor: found.length > limit && last ? encode(last.seq) : null,
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
