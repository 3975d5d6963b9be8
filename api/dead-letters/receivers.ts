import { z } from 'zod';
import { listReceivers, type ReceiverRow } from '../../db/receiver-list';
import { type ReceiverPage, type ReceiverQuery, ReceiverView } from '../contract/receiver';
import type { Context } from '../route';
import { readPlace, writePlace } from '../place';

const Place = z.tuple([z.string(), ReceiverView.shape.kind, z.string()]);

export async function receiverPage({ deps, scope }: Context, query: ReceiverQuery): Promise<ReceiverPage> {
  const { division, cursor, limit } = query;
  const divisions = scope.divisions.filter((key) => division === undefined || key === division);
  const place = readPlace(Place, cursor);
  const after = place ? { division: place[0], kind: place[1], target: place[2] } : null;
  const rows = await listReceivers(deps.pool, divisions, after, limit + 1);
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return {
    receivers: rows.slice(0, limit).map(receiverView),
    nextCursor: last ? writePlace([last.division, last.kind, last.target]) : null,
  };
}

function receiverView(row: ReceiverRow): ReceiverView {
  const { kind, target, name, division, circuit, openUntil, owed, oldestOwedAt, dead } = row;
  return {
    kind,
    receiver: target,
    name: name ?? target,
    division,
    circuit: circuit === null ? 'closed' : circuit.isOpen ? 'open' : 'half-open',
    openUntil: circuit?.isOpen ? (openUntil?.toISOString() ?? null) : null,
    reason: circuit?.failure ?? null,
    owed,
    oldestOwedAt: oldestOwedAt?.toISOString() ?? null,
    dead,
  };
}
