import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '../../db/project-root';
import { createClockReader } from '../../matcher/ledger/read-clocks';
import { startTestApi, type TestApi } from './test-api';

let api: TestApi;
let leads: string;
beforeAll(async () => {
  api = await startTestApi();
  const example = await readFile(join(projectRoot, 'examples', 'leads.yaml'), 'utf8');
  leads = example.replace('calendar: null', 'calendar: office');
  await api.apply('admin', leads).expect(200);
});
afterAll(async () => api.stop());

/** Captured with a gold segment: an SLA of 72 h. Activated on Thursday, 3 December 2026, at 15:00 in Berlin. */
async function captureLead(externalId: string): Promise<{ id: string }> {
  const attributes = { Department: 'Sales', Customer_Segment: 'Gold' };
  const activateAt = '2026-12-03T14:00:00Z';
  const lead = { source: 'web', externalId, worktype: 'lead', activateAt, attributes };
  const { body } = await api.call('source:web', 'post', '/v1/workitems', lead).expect(201);
  return body;
}

const calendar = (hours: string) =>
  `{ kind: calendar, key: office, division: sales, timeZone: Europe/Berlin, hours: { ${hours} } }`;
const dirtyQueues = async () => {
  const { rows } = await api.pool.query(`delete from ledger_dirty where kind = 'queues' returning shard`);
  return rows;
};

test('with a calendar an item is due after as many hours of business, on a curve that rests in between', async () => {
  const lead = await captureLead('L-1');
  // 2 h, 6 h on Friday, 38 h in the next week: 26 h are left for the one after that.
  expect(lead).toMatchObject({ activateAt: '2026-12-03T14:00:00.000Z', dueAt: '2026-12-17T10:00:00.000Z' });
  const { curve } = lead as { curve?: { at: string; priority: number }[] };
  const at = (text: string) => curve?.find((point) => point.at === text)?.priority;
  const evening = 500 + (1500 * 2) / 72;
  expect(at('2026-12-03T16:00:00.000Z')).toBeCloseTo(evening, 6);
  expect(at('2026-12-04T08:00:00.000Z')).toBeCloseTo(evening, 6);
  expect(at('2026-12-17T10:00:00.000Z')).toBe(2000);
});

test('an explanation counts the delays of rings in hours of business', async () => {
  const { id } = await captureLead('L-2');
  const { body } = await api.call('admin', 'get', `/v1/workitems/${id}/explanation`).expect(200);
  const opens = body.rings.map(({ opensAt }: { opensAt: string | null }) => opensAt);
  // Without a preferred agent the ring after him opens at once; 40 % are 28 h 48 min, 70 % are 50 h 24 min.
  expect(opens.slice(1)).toEqual(['2026-12-03T14:00:00.000Z', '2026-12-09T12:48:00.000Z', '2026-12-14T12:24:00.000Z']);
});

test('an explanation calls a calendar that is closed by its key', async () => {
  const { id } = await captureLead('L-closed');
  // Open on a day that is neither today nor next to it, wherever the day has begun.
  const day = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'][(new Date().getUTCDay() + 3) % 7];
  await api.apply('admin', calendar(`${day}: ["09:00-17:00"]`)).expect(200);
  const { body } = await api.call('admin', 'get', `/v1/workitems/${id}/explanation`).expect(200);
  const closed = body.noted.find(({ code }: { code?: string }) => code === 'CALENDAR_CLOSED');
  expect(closed.values.calendar).toBe('office');
  expect(closed.text).toMatch(/^calendar office is closed until /);
  await api.apply('admin', leads).expect(200);
});

test('a changed calendar is live: the matcher is told and reads it, one that is left alone keeps its clock', async () => {
  const { id } = await captureLead('L-3');
  const readClocks = createClockReader();
  const before = (await readClocks(api.pool))('sales/office');
  await dirtyQueues();
  await api.apply('admin', '{ kind: queue, key: other, division: sales }').expect(200);
  expect((await readClocks(api.pool))('sales/office')).toBe(before);
  await dirtyQueues();
  await api.apply('admin', calendar('mon: ["09:00-17:00"]')).expect(200);
  expect(await dirtyQueues()).toEqual([{ shard: 'sales' }]);
  const after = (await readClocks(api.pool))('sales/office');
  expect([before, after].map((clock) => clock.isRunningAt(Date.parse('2026-12-08T10:00Z')))).toEqual([true, false]);
  const { body } = await api.call('admin', 'get', `/v1/workitems/${id}/explanation`).expect(200);
  expect(body.rings[2].opensAt).toBe('2026-12-28T12:48:00.000Z');
});

test('a calendar that an open item runs on is not deleted, whatever its worktype says now', async () => {
  await captureLead('L-4');
  const leads = await readFile(join(projectRoot, 'examples', 'leads.yaml'), 'utf8');
  await api.apply('admin', leads).expect(200);
  const { body } = await api.call('admin', 'delete', '/v1/config/calendars/office?division=sales').expect(409);
  expect(body).toMatchObject({
    code: 'IN_USE',
    detail: expect.stringMatching(/^\d+ items? still needs? it$/) as string,
  });
});
