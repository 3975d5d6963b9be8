import { z } from 'zod';
import {
  listNotifications,
  markAcknowledged,
  markRead,
  type NotificationRow,
  readNotification,
} from '../../db/notification-list';
import { insertAudit } from '../../db/audit/entry';
import { transaction } from '../../db/transaction';
import type { Directory } from '../catalogue/directory';
import { userOf } from '../config/audit-entries';
import type { NotificationPage, NotificationQuery, NotificationView } from '../contract/notification';
import { HttpProblem } from '../http-problem';
import { agentName } from '../items/names';
import { PlacedInstant, readPlace, writePlace } from '../place';
import type { Context } from '../route';
import { addressesOf } from './addresses';

/** The place behind which a page begins: `created_at` and the ID. */
const Place = z.tuple([PlacedInstant, z.uuid()]);

export async function notificationPage(context: Context, query: NotificationQuery): Promise<NotificationPage> {
  const { deps, directory, principal, scope } = context;
  const { division, kind, open, unread, cursor, limit } = query;
  const filter = {
    addresses: addressesOf(principal, directory),
    divisions: scope.divisions.filter((key) => division === undefined || key === division),
    reader: principal.subject,
    kind: kind ?? null,
    isOpen: open === 'true',
    isUnread: unread === 'true',
  };
  const place = readPlace(Place, cursor);
  const after = place ? { at: place[0], id: place[1] } : null;
  const at = new Date().toISOString();
  const rows = await listNotifications(deps.pool, filter, after, limit + 1);
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return {
    at,
    notifications: rows.slice(0, limit).map((row) => notificationView(row, directory)),
    nextCursor: last ? writePlace([last.place, last.id]) : null,
  };
}

export async function read(context: Context, id: string): Promise<NotificationView> {
  const addresses = addressesOf(context.principal, context.directory);
  await find(context, addresses, id);
  await markRead(context.deps.pool, id, context.principal.subject);
  return find(context, addresses, id);
}

/** A supervisor answers for all of his division, whoever was told. What he takes on he has read. */
export async function acknowledge(context: Context, id: string): Promise<NotificationView> {
  const { deps, principal } = context;
  const { division } = await find(context, null, id);
  const isFirst = await transaction(deps.pool, async (client) => {
    await markRead(client, id, principal.subject);
    const isNew = await markAcknowledged(client, id, principal.subject);
    const object = { kind: 'notification', id, name: null } as const;
    const entry = { division, verb: 'acknowledge', object, actor: userOf(principal), before: null, after: null };
    if (isNew) await insertAudit(client, [entry]);
    return isNew;
  });
  if (isFirst) deps.wake('stream');
  return find(context, null, id);
}

async function find(
  { deps, directory, principal, scope }: Context,
  addresses: readonly string[] | null,
  id: string,
): Promise<NotificationView> {
  const reader = { addresses, divisions: scope.divisions, reader: principal.subject };
  const row = await readNotification(deps.pool, reader, id);
  if (!row) throw new HttpProblem('NOT_FOUND');
  return notificationView(row, directory);
}

function notificationView(row: NotificationRow, directory: Directory): NotificationView {
  const { id, kind, division, subject, text, itemId, reference, data, acknowledgedBy } = row;
  return {
    id,
    kind,
    division,
    subject,
    text,
    item: itemId === null || reference === null ? null : { id: itemId, reference },
    data,
    createdAt: row.createdAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
    acknowledgedAt: row.acknowledgedAt?.toISOString() ?? null,
    acknowledgedBy,
    names: {
      about: aboutName(row, directory),
      rule: ruleName(row, directory),
      acknowledgedBy: personName(acknowledgedBy, directory),
    },
    readAt: row.readAt?.toISOString() ?? null,
  };
}

function aboutName({ division, data: { queue, agent } }: NotificationRow, directory: Directory): string | null {
  if (typeof agent === 'string') return agentName(directory, agent);
  return typeof queue === 'string' ? (directory.rules.find('queue', division, queue)?.name ?? queue) : null;
}

/** Of an alert; one whose rule is gone is called by its key. */
function ruleName({ kind, division, data: { rule } }: NotificationRow, { rules }: Directory): string | null {
  if (kind !== 'alert' || typeof rule !== 'string') return null;
  return rules.find('alert-rule', division, rule)?.name ?? rule;
}

/** Who is no agent has no name here but his subject. */
function personName(subject: string | null, directory: Directory): string | null {
  return subject === null ? null : (directory.agentsBySubject.get(subject)?.name ?? subject);
}
