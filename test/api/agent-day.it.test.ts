import type { AgentDay } from '../../api/contract/agent';
import { useOffice } from './office';

const office = useOffice();
const { item, action, pullNext } = office;

const presence = (user: string, body: object) =>
  office.api().call(user, 'put', `/v1/agents/${user}/presence`, body).expect(200);

async function day(query = '', user = 'ana', status = 200): Promise<AgentDay> {
  return (await office.api().call(user, 'get', `/v1/agents/ana/day${query}`).expect(status)).body;
}

/** Shifts what has happened so far back in time. */
async function pass(span: string): Promise<void> {
  const { pool } = office.api();
  await pool.query('update item_event set at = at - $1::interval', [span]);
  await pool.query('update presence_change set at = at - $1::interval', [span]);
}

test("an agent's day is counted from what he did, by the clock of the zone", async () => {
  await presence('ana', { presence: 'not-ready', reason: 'Lunch' });
  await pass('20 minutes');
  await presence('ana', { presence: 'ready' });
  await pass('10 minutes');
  await presence('ana', { presence: 'offline' });
  const [first, second, third] = [await item('open', 3), await item('open', 2), await item('open', 1)];
  await pullNext('ana').expect(200);
  await pass('60 seconds');
  await action('ana', first, 'hold', {}).expect(200);
  await pass('1 hour');
  await action('ana', first, 'resume', {}).expect(200);
  await pass('30 seconds');
  await action('ana', first, 'complete', {}).expect(200);
  await pullNext('ana').expect(200);
  await action('ana', second, 'park', {}).expect(200);
  await pullNext('ana').expect(200);
  await action('ana', third, 'transfer', { workbin: 'night-shelf' }).expect(200);

  const { rows } = await office.api().pool.query<{ zone: string }>(
    // A zone in which it is noon now, so that no day begins within the test.
    `select 'Etc/GMT' || case when h >= 12 then '+' || (h - 12) else '-' || (12 - h) end as zone
     from (select extract(hour from now() at time zone 'UTC')::int as h) hour`,
  );
  const zone = rows[0]?.zone ?? '';
  const counted = await day(`?zone=${encodeURIComponent(zone)}`);
  expect(counted).toMatchObject({
    agent: 'ana',
    taken: 3,
    completed: 1,
    parked: 1,
    transferred: 1,
    declined: 0,
    missed: 0,
  });
  // Held, an item is not in hand.
  expect(Math.abs((counted.handleSeconds ?? 0) - 90)).toBeLessThan(20);
  expect(Math.abs(counted.readySeconds - 600)).toBeLessThan(20);
  expect(counted.notReady).toEqual([{ reason: 'lunch', seconds: expect.any(Number) }]);
  expect(Math.abs((counted.notReady[0]?.seconds ?? 0) - 1_200)).toBeLessThan(20);
  expect(Date.parse(counted.to) - Date.parse(counted.from)).toBe(86_400_000);

  const nothing = await day(`?zone=${encodeURIComponent(zone)}&date=2020-01-01`);
  expect(nothing).toMatchObject({ taken: 0, completed: 0, handleSeconds: null, readySeconds: 0, notReady: [] });
});

test('the day on which clocks go back has 25 hours', async () => {
  const { from, to } = await day('?zone=Europe/Berlin&date=2026-10-25');
  expect([from, to]).toEqual(['2026-10-24T22:00:00.000Z', '2026-10-25T23:00:00.000Z']);
});

test('a zone that does not exist is refused, and so is a colleague', async () => {
  await day('?zone=Nowhere/Town', 'ana', 400);
  await day('', 'ben', 403);
  expect(await day('', 'sue')).toMatchObject({ agent: 'ana', zone: 'UTC' });
});
