import { randomUUID } from 'node:crypto';
import type { Pool, PoolClient } from 'pg';
import { transaction } from '../../db/transaction';
import type { Classified } from '../../domain/classify/classified';
import type { ItemState } from '../../domain/item/state';
import { waitingItem } from '../../domain/item/waiting';
import { captured } from '../../domain/item/new-item';
import { insertItems } from '../../db/item-capture';
import { appendEvents } from '../../db/item-event';
import { enqueue } from '../../matcher/ledger/enqueue';
import { lockAgents, lockItems } from '../../matcher/ledger/lock';
import { sampleItem } from '../domain/item/sample-item';

const CONFIG = [
  { kind: 'source', division: 'claims', key: 'crm', body: { sync: { url: 'http://127.0.0.1:9099/casewright' } } },
  {
    kind: 'webhook',
    division: 'claims',
    key: 'supervisors',
    body: { url: 'http://127.0.0.1:9099/alerts', events: ['overdue'] },
  },
];

/** Agents Ana and Ben with room, a source that wants syncs, a webhook that listens to `overdue`. */
export async function seedDivision(
  pool: Pool,
  secret = `whsec_${Buffer.from('a secret of the test').toString('base64')}`,
): Promise<void> {
  await pool.query(`insert into shard (id) values ('claims')`);
  await pool.query(
    `insert into ledger_agent (key, division, shard, presence, skills, queues) values
       ('ana', 'claims', 'claims', 'ready', '{"Adjuster": 3}', '{claims}'), ('ben', 'claims', 'claims', 'ready', '{"Adjuster": 2}', '{claims}')`,
  );
  await pool.query(
    `insert into ledger_load (agent, media_type, max) values ('ana', 'workitem', 1000), ('ben', 'workitem', 1000)`,
  );
  for (const { kind, division, key, body } of CONFIG) {
    await publish(pool, { kind, division, key, body });
    await pool.query('insert into endpoint_secret (kind, division, key, secret) values ($1, $2, $3, $4)', [
      kind,
      division,
      key,
      secret,
    ]);
  }
}

/** One document as its first version, in the place of what that was. */
export async function publish(
  pool: Pool,
  { kind, division, key, body }: { kind: string; division: string; key: string; body: object },
): Promise<void> {
  await pool.query(
    `insert into config_version (kind, division, key, version, body, published_by) values ($1, $2, $3, 1, $4, 'test')
     on conflict (kind, division, key, version) do update set body = excluded.body`,
    [kind, division, key, body],
  );
  await pool.query(
    'insert into config_current (kind, division, key, version) values ($1, $2, $3, 1) on conflict do nothing',
    [kind, division, key],
  );
}

let count = 0;

/** One claim, written as the API writes it, with some of its rules changed. */
export async function captureItem(pool: Pool, rules: Partial<Classified> = {}): Promise<ItemState> {
  count += 1;
  const nowMs = Date.now();
  const item = sampleItem(
    { activationMs: nowMs, dueMs: nowMs + 48 * 3_600_000, expiresMs: nowMs + 72 * 3_600_000, ...rules },
    {
      id: randomUUID(),
      externalId: `C-${count}`,
      reference: `CLM-${String(count).padStart(6, '0')}`,
      createdMs: nowMs,
    },
  );
  await transaction(pool, async (client) => {
    await insertItems(client, [captured(item, { kind: 'source', id: 'crm' })]);
    await enqueue(client, [waitingItem(item)]);
  });
  return item;
}

/** An open offer, as the shard's owner makes it: under its locks, and of what waits only. */
export async function offerTo(pool: Pool, item: Pick<ItemState, 'id'>, agent: string): Promise<string> {
  return transaction(pool, async (client) => offerIn(client, item, agent));
}

/** The same in a transaction of the caller's. */
export async function offerIn(client: PoolClient, item: Pick<ItemState, 'id'>, agent: string): Promise<string> {
  const offerId = randomUUID();
  await lockAgents(client, [agent]);
  await lockItems(client, [item.id]);
  const { rowCount } = await client.query(`select 1 from ledger_item where item_id = $1 and state = 'queued'`, [
    item.id,
  ]);
  if (rowCount === 0) throw new Error(`item ${item.id} does not wait`);
  await client.query(`update ledger_load set used = used + 1 where agent = $1 and media_type = 'workitem'`, [agent]);
  await client.query(
    `insert into offer (id, item_id, division, agent, answer, ring, priority, epoch, offered_at, expires_at, explanation)
       values ($1, $2, 'claims', $3, 'manual', 0, 100, 1, now(), now() + interval '5 minutes', '{}')`,
    [offerId, item.id, agent],
  );
  await client.query(`update ledger_item set state = 'offered', agent = $2, offer_id = $3 where item_id = $1`, [
    item.id,
    agent,
    offerId,
  ]);
  await appendEvents(client, [
    {
      itemId: item.id,
      actor: { kind: 'system', id: 'matcher' },
      events: [{ type: 'offered', data: { agent, offerId } }],
    },
  ]);
  return offerId;
}
