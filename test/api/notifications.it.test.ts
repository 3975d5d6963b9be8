import type { ClientBase } from 'pg';
import { listNotifications } from '../../db/notification-list';
import { transaction } from '../../db/transaction';
import { readStream } from './stream-reader';
import { claim, startTestApi, type TestApi } from './test-api';

const worktype = (rules: string) => `
kind: worktype
key: plain
division: claims
referencePrefix: PL
queue: open
eventRules: ${rules}
`;
const DOCUMENTS = `
kind: division
key: claims
---
kind: division
key: sales
---
kind: queue
key: open
division: claims
---
kind: source
key: crm
division: claims
---
kind: group
key: night
division: claims
agents: [ben]
---
kind: agent
key: ana
division: claims
queues: [open]
---
kind: agent
key: ben
division: claims
---
kind: agent
key: sue
name: Sue Shaw
division: claims
roles: [supervisor]
---
kind: agent
key: paula
division: sales
roles: [supervisor]
---
${worktype(`
  - { events: [captured], when: attributes.Big, actions: [{ notify: { supervisors: true, subject: 'Big {reference}' } }] }
  - { events: [noted], actions: [{ notify: { groups: [night], text: 'Look at {attributes.Case}' } }] }
  - { events: [restarted], actions: [{ notify: { agents: [ana] } }] }
`)}`;

let api: TestApi;
let captured = 0;
beforeAll(async () => {
  api = await startTestApi();
  await api.apply('admin', DOCUMENTS).expect(200);
});
beforeEach(async () => api.pool.query('delete from notification'));
afterAll(async () => api.stop());

async function capture(attributes: object): Promise<{ id: string; reference: string }> {
  captured += 1;
  const body = claim(`told-${captured}`, { worktype: 'plain', attributes });
  return (await api.call('source:crm', 'post', '/v1/workitems', body).expect(201)).body;
}

const list = async (user: string, query = '') =>
  (await api.call(user, 'get', `/v1/notifications${query}`).expect(200)).body.notifications;
const path = (id: string, verb: string) => `/v1/notifications/${id}/${verb}`;

test('supervisors of the division are told of a capture in the app, and nobody else', async () => {
  const streams = await Promise.all(
    ['sue', 'ana', 'paula'].map(async (user) => readStream(api.origin, await api.issuer.mint(user))),
  );
  const { id, reference } = await capture({ Big: true });
  const subject = `Big ${reference}`;
  expect(await list('sue')).toMatchObject([
    { kind: 'event', division: 'claims', subject, item: { id, reference }, readAt: null, acknowledgedAt: null },
  ]);
  for (const user of ['ana', 'ben', 'paula']) expect(await list(user)).toEqual([]);
  const [sues, ...others] = streams;
  await sues?.find(({ event, data }) => event === 'notification' && data['subject'] === subject);
  await capture({ Big: false });
  await sues?.find(({ event, data }) => event === 'item' && data['reference'] !== reference);
  for (const stream of streams) stream.close();
  expect(others.flatMap(({ messages }) => messages).filter(({ event }) => event === 'notification')).toEqual([]);
});

test('the same capture several times at once, and once more, is told once', async () => {
  const body = claim('twice', { worktype: 'plain', attributes: { Big: true } });
  const again = () => api.call('source:crm', 'post', '/v1/workitems', body);
  await Promise.all([again(), again(), again()]);
  await again().expect(200);
  expect(await list('sue')).toHaveLength(1);
});

test('members of a group are told, read it each for himself, and only a supervisor acknowledges', async () => {
  const { id } = await capture({ Case: 'C-7' });
  await api.call('sue', 'post', `/v1/workitems/${id}/actions/note`, { text: 'seen' }).expect(200);
  const [told] = await list('ben');
  expect(told).toMatchObject({ text: 'Look at C-7' });
  expect(await list('ana')).toEqual([]);
  await api.call('ana', 'post', path(told.id, 'read')).expect(404);
  const read = await api.call('ben', 'post', path(told.id, 'read')).expect(200);
  const again = await api.call('ben', 'post', path(told.id, 'read')).expect(200);
  expect(again.body).toEqual(read.body);
  expect(read.body.readAt).not.toBeNull();
  expect(await list('ben', '?unread=true')).toEqual([]);
  await api.call('ben', 'post', path(told.id, 'acknowledge')).expect(403);
  await api.call('paula', 'post', path(told.id, 'acknowledge')).expect(404);
  const { body } = await api.call('sue', 'post', path(told.id, 'acknowledge')).expect(200);
  expect(body).toMatchObject({ acknowledgedBy: 'sue', readAt: expect.any(String) });
  expect(body.names).toEqual({ about: null, rule: null, acknowledgedBy: 'Sue Shaw' });
  const second = await api.call('admin', 'post', path(told.id, 'acknowledge')).expect(200);
  expect(second.body).toMatchObject({ acknowledgedBy: 'sue', acknowledgedAt: body.acknowledgedAt });
});

test('a rule on restarts is applied where they are written, once', async () => {
  const { id } = await capture({});
  const act = (action: string, key: string) =>
    api.call('sue', 'post', `/v1/workitems/${id}/actions/${action}`, {}).set('idempotency-key', key);
  await act('cancel', 'end').expect(200);
  await act('restart', 'again').expect(200);
  await act('restart', 'again').expect(200);
  expect(await list('ana')).toMatchObject([{ item: { id }, data: { event: 'restarted' } }]);
});

test('pages tell each once, the last first', async () => {
  for (let count = 0; count < 5; count += 1) await capture({ Big: true });
  const all = await list('sue');
  expect(all).toHaveLength(5);
  const first = await api.call('sue', 'get', '/v1/notifications?limit=3').expect(200);
  const rest = await list('sue', `?limit=3&cursor=${first.body.nextCursor}`);
  expect([...first.body.notifications, ...rest]).toEqual(all);
  expect(await list('sue', '?kind=alert')).toEqual([]);
});

test('open alerts are found among thousands of other notifications without reading those', async () => {
  await api.pool.query(
    `with made as (
       insert into notification (kind, division, cause, subject, text, data, webhooks, mail_to, body, created_at, told_at, ended_at)
       select case when n % 25 = 0 then 'alert' else 'event' end, 'claims', 'old ' || n, 'Old', repeat('x', 1000), '{}', '{}', '{}', '{}',
         now() - n * interval '1 second', now(), case when n % 25 = 0 and n > 50 then now() end
       from generate_series(1, 20000) n returning id, created_at)
     insert into notification_recipient select 'supervisors/claims', created_at, id from made`,
  );
  await api.pool.query('analyze notification');
  await api.pool.query('analyze notification_recipient');
  const found = await list('sue', '?kind=alert&open=true');
  expect(found.map(({ subject }: { subject: string }) => subject)).toEqual(['Old', 'Old']);
  const read = await rowsReadBy(async (client) => {
    const filter = { addresses: ['supervisors/claims'], divisions: ['claims'], reader: 'sue', isUnread: false };
    await listNotifications(client, { ...filter, kind: 'alert', isOpen: true }, null, 51);
  });
  expect(read).toBeLessThan(50);
});

/** Of the tables of notifications. */
async function rowsReadBy(work: (client: ClientBase) => Promise<void>): Promise<number> {
  return transaction(api.pool, async (client) => {
    const read = async () => {
      const { rows } = await client.query<{ read: number }>(
        `select sum(coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0))::int as read
         from pg_stat_xact_user_tables where relname like 'notification%'`,
      );
      return rows[0]?.read ?? 0;
    };
    const before = await read();
    await work(client);
    return (await read()) - before;
  });
}

test('an item follows the rules of the version that it pins', async () => {
  const { id } = await capture({});
  await api.apply('admin', worktype('[]')).expect(200);
  await api.call('sue', 'post', `/v1/workitems/${id}/actions/note`, { text: 'seen' }).expect(200);
  const young = await capture({});
  await api.call('sue', 'post', `/v1/workitems/${young.id}/actions/note`, { text: 'seen' }).expect(200);
  expect(await list('ben')).toMatchObject([{ item: { id } }]);
});
