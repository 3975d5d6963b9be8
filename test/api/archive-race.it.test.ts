import { randomUUID } from 'node:crypto';
import { waitUntil } from '../../cli/dev/wait-until';
import { archiveItems, moveItems } from '../../db/item-archive';
import { insertItems } from '../../db/item-capture';
import { createPool } from '../../db/pool';
import { transaction } from '../../db/transaction';
import { captured } from '../../domain/item/new-item';
import type { ItemState } from '../../domain/item/state';
import { claim } from './test-api';
import { useArchive, WEEKLY_RULES } from './use-archive';

const { office, call, pool, item, isArchived, archive, closed, events } = useArchive();

test('archivers at once move each item once, in batches, the oldest first', async () => {
  await archive();
  const ids = [];
  for (const days of [9, 12, 10, 11, 8]) ids.push(await closed('strict', days));
  expect(await archiveItems(pool(), WEEKLY_RULES, 2)).toBe(2);
  expect(await Promise.all(ids.map(isArchived))).toEqual([false, true, false, true, false]);
  const moved = await Promise.all([1, 2, 3].map(() => archiveItems(pool(), WEEKLY_RULES, 50)));
  expect(moved.reduce((sum, each) => sum + each)).toBe(3);
  expect(await Promise.all(ids.map(isArchived))).toEqual(ids.map(() => true));
});

/** Runs `body` while a move has taken the item out of the live tables and cannot commit yet. */
async function whileMoving(body: (mover: { pid: number; ended: Promise<unknown> }) => Promise<void>): Promise<void> {
  const [holder, moverPool] = [await pool().connect(), createPool(office.api().databaseUrl, { max: 1, name: 'mover' })];
  try {
    await holder.query('begin');
    await holder.query('select 1 from archive_total for update');
    const { rows } = await moverPool.query<{ pid: number }>('select pg_backend_pid() as pid');
    const pid = rows[0]?.pid ?? 0;
    const ended = archiveItems(moverPool, WEEKLY_RULES, 50).catch((error: unknown) => error);
    await untilWaiting('casewright-mover');
    await body({ pid, ended });
    await holder.query('commit');
    await ended;
  } finally {
    await holder.query('rollback');
    holder.release();
    await moverPool.end();
  }
}

async function untilWaiting(application: string): Promise<void> {
  const isWaiting = async () => {
    const { rowCount } = await pool().query(
      `select from pg_stat_activity where application_name = $1 and wait_event_type = 'Lock'`,
      [application],
    );
    return rowCount === 1;
  };
  expect(await waitUntil(isWaiting, { withinMs: 10_000 })).toBe(true);
}

test('an archiver killed in the middle loses nothing, and the next one moves the item', async () => {
  const id = await closed();
  const [view, history] = [await item(id), await events(id)];
  await whileMoving(async ({ pid, ended }) => {
    await pool().query('select pg_terminate_backend($1)', [pid]);
    expect(await ended).toBeInstanceOf(Error);
  });
  expect(await item(id)).toEqual(view);
  expect(await events(id)).toEqual(history);
  await archive();
  expect(await isArchived(id)).toBe(true);
  expect(await events(id)).toEqual(history);
});

test('while it is being moved it is read whole, and a restart waits and brings it back', async () => {
  const id = await closed();
  const history = await events(id);
  let restarted: Promise<{ status: number; body: object }> | undefined;
  await whileMoving(async () => {
    expect(await isArchived(id)).toBe(false);
    expect(await events(id)).toEqual(history);
    restarted = Promise.resolve(office.action('sue', id, 'restart', {}));
    await untilWaiting('casewright-api');
  });
  expect(await restarted).toMatchObject({ status: 200, body: { id, life: 2, state: 'queued', archivedAt: null } });
});

/** A new item as a capture writes it, made after one that is there. */
async function twinOf(id: string, changes: Partial<ItemState>): Promise<ItemState> {
  const { rows } = await pool().query<{ snapshot: ItemState }>('select snapshot from every_item where id = $1', [id]);
  const [row] = rows;
  if (!row) throw new Error(`no item ${id}`);
  return { ...row.snapshot, version: 1, state: 'queued', closedMs: null, id: randomUUID(), ...changes };
}

const crm = { kind: 'source', id: 'crm' } as const;

test('an insert that waited for the move of its key is taken back', async () => {
  const id = await closed();
  const twin = await twinOf(id, { reference: 'ST-999999' });
  const other = createPool(office.api().databaseUrl, { max: 1, name: 'late' });
  let inserted: Promise<unknown> | undefined;
  await whileMoving(async () => {
    inserted = insertItems(other, [captured(twin, crm)]).catch((error: unknown) => error);
    await untilWaiting('casewright-late');
  });
  expect(await inserted).toMatchObject({ code: '40001' });
  await other.end();
  expect((await pool().query('select from item where id = $1', [twin.id])).rowCount).toBe(0);
  expect(await isArchived(id)).toBe(true);
});

test('a capture that looked before its item came, ended and was archived answers that item', async () => {
  const twin = await twinOf(await closed(), { reference: 'ST-888888', externalId: 'overtaken' });
  let answer: Promise<{ status: number; body: object }> | undefined;
  await transaction(pool(), async (first) => {
    await insertItems(first, [captured(twin, crm)]);
    const body = claim('overtaken', { worktype: 'open', attributes: {} });
    answer = Promise.resolve(call('source:crm', 'post', '/v1/workitems', body));
    await untilWaiting('casewright-api');
    // All of its life within what the capture waits for.
    await first.query('delete from start_request where item_id = $1', [twin.id]);
    await first.query(
      `update item set state = 'cancelled', closed_at = now(), nudge_at = null, snapshot = snapshot || '{"state": "cancelled"}'
       where id = $1`,
      [twin.id],
    );
    await moveItems(first, [twin.id]);
  });
  expect(await answer).toMatchObject({ status: 200, body: { id: twin.id, state: 'cancelled' } });
  expect((await pool().query(`select from item where external_id = 'overtaken'`)).rowCount).toBe(0);
});
