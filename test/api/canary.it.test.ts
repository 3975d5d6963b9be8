import { openApiDocument } from '../../api/docs/openapi-document';
import { permissions } from '../../domain/rights/permission';
import { ask } from './ask';
import { readRows } from './read-rows';
import { type RouteExample, routeExamples } from './route-examples';
import { applyExamples, claim, startTestApi, type TestApi } from './test-api';

/** A word that stands in everything of division `claims`, and nowhere else. */
const CANARY = 'zqcanary';

let api: TestApi;
let examples: Record<string, RouteExample>;
const tokens: Record<string, string> = {};

beforeAll(async () => {
  api = await startTestApi();
  await applyExamples(api);
  const division = 'claims';
  const documents = [
    ...['claims', 'sales'].flatMap((each) => [
      { kind: 'role', key: 'everything', division: each, permissions },
      { kind: 'grant', key: each, division: each, subject: `${each}-everything`, roles: ['everything'] },
    ]),
    { kind: 'agent', key: CANARY, name: CANARY, division, queues: ['claims'], capacityProfile: 'back-office' },
    { kind: 'queue', key: CANARY, name: CANARY, division },
    { kind: 'group', key: CANARY, division, agents: [CANARY] },
    { kind: 'workbin', key: CANARY, name: CANARY, division, type: 'supervisor' },
    { kind: 'source', key: CANARY, name: CANARY, division, sync: { url: 'http://127.0.0.1:9099/zqcanary' } },
  ];
  await api.call('admin', 'post', '/v1/config/apply', { documents }).expect(200);
  for (const each of ['claims', 'sales']) tokens[each] = await api.issuer.mint(`${each}-everything`);
  examples = await routeExamples(api);
  const item = claim(CANARY, { externalTag: CANARY, name: CANARY, source: CANARY });
  const { body } = await api.call('admin', 'post', '/v1/workitems', item).expect(201);
  await api.call('admin', 'post', `/v1/workitems/${body.id}/actions/note`, { text: CANARY }).expect(200);
  const types = [{ kind: 'case-type', key: 'early', name: CANARY, division, bpmn: await bpmnOf('early') }];
  await api.call('admin', 'post', '/v1/config/apply', { documents: types }).expect(200);
  const started = { type: 'early', name: CANARY, owner: CANARY, attributes: { [CANARY]: CANARY } };
  const { body: file } = await api.call('admin', 'post', '/v1/cases', started).expect(201);
  await api.call('admin', 'post', `/v1/cases/${file.id}/interactions`, { interaction: CANARY }).expect(200);
  await api
    .call('admin', 'put', `/v1/config/queues/${CANARY}?division=claims&state=draft`, { name: CANARY })
    .expect(200);
  await api.pool.query(`update saved_view set name = $1`, [CANARY]);
  await api.pool.query(`update notification set subject = $1`, [CANARY]);
  await api.pool.query(`update delivery set target = $1`, [CANARY]);
  await api.pool.query(`update inbound_delivery set source = $1`, [CANARY]);
  await api.pool.query(`update bulk_job set body = jsonb_build_object('text', $1::text)`, [CANARY]);
});
afterAll(async () => api.stop());

async function bpmnOf(key: string): Promise<string> {
  const { body } = await api.call('admin', 'get', `/v1/config/case-types/${key}`).expect(200);
  return body.document.bpmn as string;
}

/** What a filter may say of what division `claims` has. Of those that list what they take, each is tried. */
const filters: Record<string, readonly string[]> = {
  division: ['claims'],
  queue: ['claims', CANARY],
  worktype: ['medical-claim'],
  assignee: [CANARY, 'ana'],
  source: [CANARY, 'crm'],
  externalId: [CANARY],
  externalTag: [CANARY],
  reference: ['CLM-000001', 'CSE-000001'],
  q: [CANARY],
  type: ['early'],
  owner: [CANARY],
  participant: [CANARY],
  interaction: [CANARY],
  receiver: [CANARY],
  by: ['admin'],
  createdAfter: ['2020-01-01T00:00:00Z'],
  createdBefore: ['2100-01-01T00:00:00Z'],
  dueAfter: ['2020-01-01T00:00:00Z'],
  dueBefore: ['2100-01-01T00:00:00Z'],
  updatedAfter: ['2020-01-01T00:00:00Z'],
  closedAfter: ['2020-01-01T00:00:00Z'],
  closedBefore: ['2100-01-01T00:00:00Z'],
  queuedAfter: ['2020-01-01T00:00:00Z'],
  queuedBefore: ['2100-01-01T00:00:00Z'],
  changedSince: ['2020-01-01T00:00:00Z'],
  state: ['queued', 'completed', 'active', 'draft', 'published'],
  status: ['open', 'New'],
  kind: ['queue', 'sync', 'webhook', 'event'],
  from: ['1', '2026-01-01T00:00:00Z', '2026-01-01'],
  to: ['1'],
  days: ['7'],
  actor: ['admin', CANARY],
  object: [CANARY],
  objectId: [CANARY],
  verb: ['publish'],
  text: [CANARY],
  id: ['00000000-0000-4000-8000-000000000000'],
  routingState: ['waiting', 'none'],
  group: [CANARY],
  expiresAfter: ['2020-01-01T00:00:00Z'],
  expiresBefore: ['2100-01-01T00:00:00Z'],
  priorityFrom: ['-1000000000'],
  priorityTo: ['1000000000'],
  attribute: ['Case_ID=C-1'],
  sort: ['-priority', 'attribute:Case_ID'],
  columns: ['name,externalTag'],
  zone: ['Europe/Berlin'],
  date: ['2026-11-27'],
  limit: ['200'],
  cursor: [],
  lastEventId: [],
  returnTo: [],
};

interface Parameter {
  name: string;
  in: string;
  schema?: { enum?: string[]; items?: { enum?: string[] } };
}

/** A list of one receiver is asked for the one that has the word. */
const byWord = (path: string) => path.replace('receiver=crm', `receiver=${CANARY}`);

/** Every GET of the document as its example asks it, and with each of its filters. */
function questions(): { name: string; path: string }[] {
  return Object.entries(openApiDocument().paths ?? {}).flatMap(([path, { get }]) => {
    if (!get || path === '/v1/stream' || path.startsWith('/v1/auth') || path.startsWith('/v1/dev')) return [];
    const name = `GET ${path}`;
    const asked = byWord(examples[name]?.path ?? '');
    const given = ((get.parameters ?? []) as Parameter[]).filter(({ in: place }) => place === 'query');
    const values = given.flatMap(({ name: filter, schema }) => {
      const known = schema?.enum ?? schema?.items?.enum ?? filters[filter];
      if (!known) throw new Error(`${name} has a filter "${filter}" of which this test knows no value`);
      return known.map((value) => `${filter}=${encodeURIComponent(value)}`);
    });
    return ['', ...values].map((value) => {
      const more = value === '' ? '' : `${asked.includes('?') ? '&' : '?'}${value}`;
      return { name, path: `${asked}${more}` };
    });
  });
}

/** The configuration is known to each process as a whole; what is told of it is chosen from that. */
const isConfig = (sql: string) => /config_/.test(sql);

test('no answer of any GET, by any filter, holds a word of another division, nor does a row that was read for it', async () => {
  const found: object[] = [];
  let answered = 0;
  const { reads, stop } = readRows();
  try {
    for (const { path } of questions()) {
      reads.length = 0;
      const { status, text } = await ask(api.origin, tokens['sales'] ?? '', 'get', { path });
      if (status === 200) answered += 1;
      const isTold = status === 200 && (text.includes(CANARY) || text.includes('"division":"claims"'));
      if (isTold || status >= 500) found.push({ path, status, text });
      for (const { sql, rows } of reads) if (rows.includes(CANARY) && !isConfig(sql)) found.push({ path, sql });
    }
  } finally {
    stop();
  }
  expect(found).toEqual([]);
  expect(answered).toBeGreaterThan(50);
});

/** A chain, and the proof of an erasure, have their division and no words. */
const wordless = ['GET /v1/audit/heads', 'GET /v1/erasures'];

test('the same lists, and the rows that are read for them, hold that word for whoever is of that division', async () => {
  const lists = Object.entries(examples).filter(([name, { kind }]) => name.startsWith('GET') && kind === 'list');
  const { reads, stop } = readRows();
  const told = await Promise.all(
    lists.map(async ([name, { path }]) => {
      const asked = name === 'GET /v1/find' ? `/v1/find?q=${CANARY}` : byWord(path);
      const { text } = await ask(api.origin, tokens['claims'] ?? '', 'get', { path: asked });
      return [name, text.includes(CANARY) || (wordless.includes(name) && text.includes('"claims"'))];
    }),
  );
  stop();
  expect(reads.filter(({ sql, rows }) => rows.includes(CANARY) && !isConfig(sql)).length).toBeGreaterThan(5);
  expect(told).toEqual(lists.map(([name]) => [name, true]));
});
