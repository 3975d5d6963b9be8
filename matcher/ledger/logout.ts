import type { ClientBase } from 'pg';
import { type CommandRequest, insertCommandRequests, withdrawCommandRequests } from '../../db/command-request';
import { appendEvents } from '../../db/item-event';
import type { LogoutRule } from '../../domain/classify/classified';
import { type Actor, CLOCK } from '../../domain/item/event';
import { lockItems } from './lock';

interface HeldRow {
  itemId: string;
  rule: LogoutRule;
  offlineSinceMs: number;
}

/**
 * An agent, whose lock the caller holds, has gone Offline: what he holds shows it, and where its worktype does not let
 * him keep it, it is taken from him later, unless he is back by then.
 */
export async function disconnect(client: ClientBase, agent: string, actor: Actor): Promise<void> {
  const held = await heldBy(client, agent);
  await tell(client, 'disconnected', agent, actor, held);
  const requests = held.flatMap(({ itemId, rule, offlineSinceMs }): CommandRequest[] => {
    if (rule.policy === 'keep') return [];
    const command = { action: 'logout', actor: CLOCK, agent, offlineSinceMs } as const;
    return [
      {
        itemId,
        commandId: `logout/${agent}/${Math.floor(offlineSinceMs)}`,
        agent,
        command,
        dueMs: offlineSinceMs + rule.afterMs,
      },
    ];
  });
  await insertCommandRequests(client, requests);
}

/** He is back: he keeps what he still holds. */
export async function reconnect(client: ClientBase, agent: string, actor: Actor): Promise<void> {
  await withdrawCommandRequests(client, agent, 'logout');
  await tell(client, 'reconnected', agent, actor, await heldBy(client, agent));
}

/** Locks him, before any item, and answers whether he has been Offline all the time since (epoch ms). */
export async function isOfflineSince(client: ClientBase, agent: string, sinceMs: number): Promise<boolean> {
  const { rows } = await client.query<{ isOffline: boolean }>(
    `select presence = 'offline' and presence_since <= to_timestamp($2::float8 / 1000) + interval '1 millisecond'
       as "isOffline"
     from ledger_agent where key = $1 for no key update`,
    [agent, sinceMs],
  );
  return rows[0]?.isOffline ?? false;
}

async function heldBy(client: ClientBase, agent: string): Promise<HeldRow[]> {
  const { rows } = await client.query<Omit<HeldRow, 'rule'> & { rule: LogoutRule | null }>(
    `select l.item_id as "itemId", i.snapshot #> '{rules,onLogout}' as rule,
       (extract(epoch from a.presence_since) * 1000)::float8 as "offlineSinceMs"
     from ledger_item l join item i on i.id = l.item_id join ledger_agent a on a.key = l.agent
     where l.agent = $1 and l.state = 'connected' order by l.item_id`,
    [agent],
  );
  return rows.map(({ rule, ...row }) => ({ ...row, rule: rule ?? { policy: 'keep', afterMs: 0, workbin: null } }));
}

async function tell(
  client: ClientBase,
  type: 'disconnected' | 'reconnected',
  agent: string,
  actor: Actor,
  held: readonly HeldRow[],
): Promise<void> {
  const ids = held.map(({ itemId }) => itemId);
  await lockItems(client, ids);
  await appendEvents(
    client,
    ids.map((itemId) => ({ itemId, actor, events: [{ type, data: { agent } }] })),
  );
}
