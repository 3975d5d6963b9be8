import type { Pool } from 'pg';
import { tellOutside } from '../../db/notification';
import { createPool } from '../../db/pool';
import { createWake, type Wake } from '../../db/wake';
import { alertRuleDocument } from '../../domain/config/alert-rule';
import type { ItemState } from '../../domain/item/state';
import { takeAlertTurn } from '../../worker/alerts';
import { captureItem, offerTo, publish, seedDivision } from '../activities/seed';
import { createTestDatabase, type TestDatabase } from '../support/database';

let database: TestDatabase;
let pool: Pool;
let wake: Wake;

beforeAll(async () => {
  database = await createTestDatabase();
  pool = createPool(database.url, { name: 'test' });
  wake = createWake(pool);
  await seedDivision(pool);
  await pool.query(
    `insert into ledger_queue (division, key, shard) values ('claims', 'claims', 'claims'), ('claims', 'empty', 'claims')`,
  );
});
afterAll(async () => {
  await wake.settled();
  await pool.end();
  await database.drop();
});
beforeEach(async () => {
  await pool.query(`delete from config_current where kind = 'alert-rule'`);
  await pool.query('delete from notification');
  await pool.query('delete from ledger_item');
  await pool.query(`update item set due_at = null`);
});

async function watch(key: string, figure: object, webhooks = ['supervisors']): Promise<void> {
  const place = { kind: 'alert-rule', division: 'claims', key } as const;
  const body = alertRuleDocument.parse({ ...place, watch: figure, notify: { webhooks } });
  await publish(pool, { ...place, body });
}

interface Alert {
  rule: string;
  about: string;
  value: number;
  isOpen: boolean;
}
async function alerts(): Promise<Alert[]> {
  const { rows } = await pool.query<Alert>(
    `select data ->> 'rule' as rule, coalesce(data ->> 'queue', data ->> 'agent') as about, (data ->> 'value')::float8 as value,
       ended_at is null as "isOpen" from notification where kind = 'alert' order by created_at, id`,
  );
  return rows;
}

/** Two workers look at how things stand; what was opened before has been told. */
async function look(): Promise<void> {
  await pool.query('update notification set told_at = clock_timestamp() where told_at is null');
  await Promise.all([takeAlertTurn({ pool, wake }), takeAlertTurn({ pool, wake })]);
}
/** That many alerts are open, of so many. */
async function expectAlerts(open: number, all: number): Promise<void> {
  await look();
  const found = await alerts();
  expect([found.filter(({ isOpen }) => isOpen).length, found.length]).toEqual([open, all]);
}
async function capture(number: number): Promise<ItemState[]> {
  const items: ItemState[] = [];
  for (let each = 0; each < number; each += 1) items.push(await captureItem(pool));
  return items;
}

test('a backlog opens one alert, ends it when it has gone, and opens another for the next', async () => {
  await watch('rush', { figure: 'backlog', over: 2 });
  await capture(2);
  await expectAlerts(0, 0);
  const [third] = await capture(1);
  await expectAlerts(1, 1);
  await expectAlerts(1, 1);
  expect(await alerts()).toEqual([{ rule: 'rush', about: 'claims', value: 3, isOpen: true }]);
  // Two are not clearly fewer than more than two.
  await pool.query('delete from ledger_item where item_id = $1', [third?.id]);
  await expectAlerts(1, 1);
  await pool.query('delete from ledger_item where item_id = (select item_id from ledger_item limit 1)');
  await expectAlerts(0, 1);
  await capture(3);
  await expectAlerts(1, 2);
  const { rows } = await pool.query(
    `select event, body ->> 'type' as type from delivery where notification_id is not null`,
  );
  expect(rows).toEqual([{ event: 'alert-ended', type: 'casewright.alert.ended' }]);
});

test('a webhook that a rule names twice is told once, and holds up no other alert', async () => {
  await watch('twice', { figure: 'backlog', over: 0 }, ['supervisors', 'supervisors']);
  await watch('once', { figure: 'backlog', over: 0 });
  await capture(1);
  await takeAlertTurn({ pool, wake });
  await tellOutside(pool, 10, false);
  await pool.query('delete from ledger_item');
  await takeAlertTurn({ pool, wake });
  const { rows } = await pool.query<{ rule: string; events: string[] }>(
    `select n.data ->> 'rule' as rule, array_agg(d.event order by d.event) as events
     from delivery d join notification n on n.id = d.notification_id group by 1 order by 1`,
  );
  const events = ['alert-ended', 'alert-opened'];
  expect(rows).toEqual([
    { rule: 'once', events },
    { rule: 'twice', events },
  ]);
});

test('the stream tells of beginning and end', async () => {
  await watch('rush', { figure: 'backlog', over: 0, queues: ['claims'] });
  await capture(1);
  await expectAlerts(1, 1);
  await pool.query('delete from ledger_item');
  await expectAlerts(0, 1);
  const { rows } = await pool.query<{ data: object }>(
    `select data from change where topic = 'notification' and key in (select id::text from notification) order by id`,
  );
  expect(rows.map(({ data }) => data)).toMatchObject([
    { type: 'created', kind: 'alert', recipients: ['supervisors/claims'] },
    { type: 'ended', kind: 'alert', recipients: ['supervisors/claims'] },
  ]);
});

test('who waits too long, and what falls due too soon, is told by queue; a removed rule ends its alerts', async () => {
  await watch('patience', { figure: 'oldest-waiting', over: 'PT30M' });
  await watch('due', { figure: 'sla-at-risk', within: 'PT1H', worktypes: ['medical-claim'] });
  await watch('other', { figure: 'sla-at-risk', within: 'PT1H', worktypes: ['other'] });
  const [first, second] = await capture(2);
  await expectAlerts(0, 0);
  await pool.query(`update ledger_item set queued_since = now() - interval '31 minutes' where item_id = $1`, [
    first?.id,
  ]);
  await pool.query(`update item set due_at = now() + interval '50 minutes' where id = $1`, [second?.id]);
  await expectAlerts(2, 2);
  const told = await alerts();
  expect(told.map(({ rule, about }) => `${rule} ${about}`).toSorted()).toEqual(['due claims', 'patience claims']);
  await pool.query(`delete from config_current where kind = 'alert-rule' and key = 'due'`);
  await pool.query('delete from ledger_item');
  await expectAlerts(0, 2);
});

test('an agent who lets offers lapse is told of, until that is long ago', async () => {
  await watch('asleep', { figure: 'agent-not-responding', within: 'PT1H', over: 1 });
  const missed = async () => {
    const [item] = await capture(1);
    if (!item) throw new Error('an item');
    const offerId = await offerTo(pool, item, 'ana');
    await pool.query(`update offer set outcome = 'expired', closed_at = now() where id = $1`, [offerId]);
    await pool.query('delete from ledger_item');
  };
  await missed();
  await expectAlerts(0, 0);
  await missed();
  await expectAlerts(1, 1);
  expect(await alerts()).toEqual([{ rule: 'asleep', about: 'ana', value: 2, isOpen: true }]);
  await pool.query(`update offer set closed_at = now() - interval '61 minutes'`);
  await expectAlerts(0, 1);
});
