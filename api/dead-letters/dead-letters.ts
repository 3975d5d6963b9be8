import { z } from 'zod';
import { insertAudit } from '../../db/audit/entry';
import {
  type DeadLetterFilter,
  type DeliveryRow,
  listDeadLetters,
  listDeliveries,
  readDeliveryRow,
  reviveDeadLetters,
} from '../../db/dead-letter';
import { appendEvents } from '../../db/item-event';
import { transaction } from '../../db/transaction';
import type { Actor } from '../../domain/item/event';
import type {
  DeadLetterPage,
  DeadLetterQuery,
  DeliveryLogQuery,
  DeliveryPage,
  Redelivered,
} from '../contract/dead-letter';
import { HttpProblem } from '../http-problem';
import type { Context } from '../route';
import { deliveryView } from './delivery-view';
import { PlacedInstant, readPlace, writePlace } from '../place';

/** The place behind which a page begins: an instant and the ID. */
const Place = z.tuple([PlacedInstant, z.string()]);

export async function deadLetterPage(context: Context, query: DeadLetterQuery): Promise<DeadLetterPage> {
  const { rows, nextCursor } = await pageOf(context, query, (filter, after, limit) =>
    listDeadLetters(context.deps.pool, { ...filter, receiver: query.receiver }, after, limit),
  );
  return { deadLetters: rows.map(deliveryView), nextCursor };
}

/** What one receiver was told, or is still owed, for as long as its items are kept. */
export async function deliveryPage(context: Context, query: DeliveryLogQuery): Promise<DeliveryPage> {
  const { rows, nextCursor } = await pageOf(context, query, (filter, after, limit) =>
    listDeliveries(context.deps.pool, { ...filter, receiver: query.receiver }, after, limit),
  );
  return { deliveries: rows.map(deliveryView), nextCursor };
}

type Listed = DeliveryRow & { place: string };
type List = (
  filter: Omit<DeadLetterFilter, 'receiver'>,
  after: { value: string; id: string } | null,
  limit: number,
) => Promise<Listed[]>;

async function pageOf({ scope }: Context, { division, kind, cursor, limit }: DeadLetterQuery, list: List) {
  const divisions = scope.divisions.filter((key) => division === undefined || key === division);
  const place = readPlace(Place, cursor);
  const after = place ? { value: place[0], id: place[1] } : null;
  const rows = await list({ divisions, kind }, after, limit + 1);
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return { rows: rows.slice(0, limit), nextCursor: last ? writePlace([last.place, last.id]) : null };
}

/** Asks for a dead letter again, with those before it. One that is no dead letter any more is answered as it is. */
export async function redeliver(context: Context, id: string): Promise<Redelivered> {
  const { deps, principal, scope } = context;
  await findDelivery(context, id);
  const actor: Actor = { kind: 'user', id: principal.subject };
  const revived = await transaction(deps.pool, async (client) => {
    const rows = await reviveDeadLetters(client, scope.divisions, id);
    const [first] = rows;
    // An alert's belong to no item, and stand in no history.
    if (first && first.itemId !== null) {
      const events = rows.map(({ id: deliveryId, target, event }) => ({
        type: 'redelivered' as const,
        data: { deliveryId, target, event },
      }));
      await appendEvents(client, [{ itemId: first.itemId, actor, events }]);
    }
    const entries = rows.map(({ id: deliveryId, division, target, event, itemId }) => ({
      division,
      verb: 'redeliver',
      object: { kind: 'delivery', id: deliveryId, name: null } as const,
      actor,
      before: null,
      after: { target, event, item: itemId },
    }));
    await insertAudit(client, entries);
    return rows;
  });
  if (revived.length > 0) deps.wake('stream');
  return { delivery: deliveryView(await findDelivery(context, id)), redelivered: revived.map((each) => each.id) };
}

async function findDelivery({ deps, scope }: Context, id: string): Promise<DeliveryRow> {
  const row = await readDeliveryRow(deps.pool, scope.divisions, id);
  if (!row) throw new HttpProblem('NOT_FOUND');
  return row;
}
