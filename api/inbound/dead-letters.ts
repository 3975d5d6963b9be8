import { z } from 'zod';
import { insertAudit } from '../../db/audit/entry';
import {
  discardInbound,
  type InboundRow,
  listInboundDead,
  readInbound,
  reviveInbound,
} from '../../db/inbound-delivery';
import type { InboundDetail, InboundPage, InboundQuery, InboundView } from '../contract/inbound';
import type { NewAuditEntry } from '../../domain/audit/entry';
import { transaction } from '../../db/transaction';
import { userOf } from '../config/audit-entries';
import type { InputError } from '../contract/problem';
import { HttpProblem } from '../http-problem';
import { parseJson } from '../json-input';
import { PlacedInstant, readPlace, writePlace } from '../place';
import type { Context } from '../route';
import { PAYLOAD_LIMITS, tryDelivery } from './try-delivery';

/** The place behind which a page begins: `dead_at` and the ID. */
const Place = z.tuple([PlacedInstant, z.uuid()]);

export async function inboundPage({ deps, scope }: Context, query: InboundQuery): Promise<InboundPage> {
  const { division, source, cursor, limit } = query;
  const divisions = scope.divisions.filter((key) => division === undefined || key === division);
  const place = readPlace(Place, cursor);
  const after = place ? { value: place[0], id: place[1] } : null;
  const rows = await listInboundDead(deps.pool, { divisions, source }, after, limit + 1);
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return {
    deadLetters: rows.slice(0, limit).map(inboundView),
    nextCursor: last ? writePlace([last.place, last.id]) : null,
  };
}

export async function inboundDetail({ deps, scope }: Context, id: string): Promise<InboundDetail> {
  const row = await readInbound(deps.pool, scope.divisions, id);
  if (!row) throw new HttpProblem('NOT_FOUND');
  return { ...inboundView(row), payload: payloadOf(row) };
}

/** Maps a dead letter by the mapping of now, and does what comes of it. One that is none any more is answered as it is. */
export async function replay(context: Context, id: string): Promise<InboundDetail> {
  const { deps, scope, principal } = context;
  // The mapping may have been mended a moment ago, through another process.
  await deps.directories.refresh();
  const row = await transaction(deps.pool, async (client) => {
    const revived = await reviveInbound(client, scope.divisions, id, principal.subject);
    if (revived) await insertAudit(client, [entryOf(context, revived, 'replay')]);
    return revived;
  });
  if (row) await tryDelivery(deps, row);
  return inboundDetail(context, id);
}

export async function discard(context: Context, id: string): Promise<InboundDetail> {
  const { deps, scope, principal } = context;
  await transaction(deps.pool, async (client) => {
    const row = await discardInbound(client, scope.divisions, id, principal.subject);
    if (row) await insertAudit(client, [entryOf(context, row, 'discard')]);
  });
  return inboundDetail(context, id);
}

function entryOf({ principal }: Context, { id, division, source, webhookId }: InboundRow, verb: string): NewAuditEntry {
  const object = { kind: 'delivery', id, name: webhookId } as const;
  return { division, verb, object, actor: userOf(principal), before: { state: 'dead', source }, after: null };
}

function inboundView(row: InboundRow): InboundView {
  const { id, webhookId, source, division, state, attempts, verb, externalId, code, detail, errors, settledBy } = row;
  return {
    id,
    webhookId,
    source,
    division,
    state,
    receivedAt: row.receivedAt.toISOString(),
    attempts,
    verb,
    externalId,
    reason: code === null ? null : { code, detail: detail ?? '', errors: (errors ?? []) as InputError[] },
    deadAt: row.deadAt?.toISOString() ?? null,
    settledAt: row.settledAt?.toISOString() ?? null,
    settledBy,
  };
}

/** One that no mapping is asked about, such as one too deep to be written as JSON again, is shown as the text that came. */
function payloadOf({ payload }: InboundRow): unknown {
  if (payload === null) return null;
  try {
    return parseJson(payload, PAYLOAD_LIMITS);
  } catch {
    return payload.toString('utf8');
  }
}
