import { insertChanges } from '../../db/change';
import { transaction } from '../../db/transaction';
import { offerTo } from '../activities/seed';
import { EARLY } from '../cases/models';
import { readStream, type StreamMessage } from './stream-reader';
import { applyExamples, startTestApi, type TestApi } from './test-api';

let api: TestApi;
let path: string;
const people = ['olga', 'dan', 'pam', 'eve', 'wim', 'sup'];
const tokens: Record<string, string> = {};

beforeAll(async () => {
  api = await startTestApi();
  await applyExamples(api);
  const division = 'claims';
  const sight = {
    restricted: true,
    views: {
      medical: { attributes: ['diagnosis'], parts: ['notes', 'interactions'] },
      money: { attributes: ['amount'], parts: ['links', 'tasks', 'participants'] },
    },
    roles: { doctor: ['medical'], payer: ['money'], worker: ['money'] },
  };
  const documents = [
    ...people.map((key) => ({ kind: 'agent', key, division, roles: key === 'sup' ? ['supervisor'] : [] })),
    { kind: 'agent', key: 'quinn', division, queues: ['claims'] },
    { kind: 'role', key: 'mover', division, permissions: ['item:view', 'item:edit', 'item:assign'] },
    { kind: 'grant', key: 'biz', division, subject: 'biz', roles: ['business', 'mover'] },
    { kind: 'group', key: 'night', division, agents: ['wim'] },
    { kind: 'workbin', key: 'shelf', division, type: 'group', group: 'night' },
    { kind: 'case-type', key: 'secret', division, bpmn: EARLY, sight },
    { kind: 'case-type', key: 'public', division, bpmn: EARLY },
  ];
  await api.call('admin', 'post', '/v1/config/apply', { documents }).expect(200);
  for (const user of [...people, 'quinn', 'biz']) tokens[user] = await api.issuer.mint(user);
  const attributes = { order: 'o', diagnosis: 'of-diagnosis', amount: 'of-amount' };
  const { body } = await api
    .call('admin', 'post', '/v1/cases', { type: 'secret', name: 'Head', owner: 'olga', attributes })
    .expect(201);
  path = `/v1/cases/${body.id}`;
  const doing = (action: string, given: object) =>
    api.call('admin', 'post', `${path}/actions/${action}`, given).expect(200);
  await doing('add-participant', { agent: 'dan', role: 'doctor' });
  await doing('add-participant', { agent: 'pam', role: 'payer' });
  await doing('note', { text: 'of-notes' });
  await doing('link', { kind: 'interaction', ref: 'of-interactions' });
  await doing('link', { kind: 'document', ref: 'of-links' });
  // No engine runs it here: what would stand in its history then.
  await api.pool.query(
    `with seq as (update case_file set last_seq = 102 where id = $1)
     insert into case_event (case_id, seq, at, type, actor_kind, element, instance, data)
     values ($1, 101, now(), 'entered', 'system', 'of-tasks', 1, '{}'),
            ($1, 102, now(), 'asked-set-variables', 'system', null, null, '{"variables": {"x": "of-variables"}}')`,
    [body.id],
  );
});
afterAll(async () => api.stop());

const PAM = '"agent":"pam"';
const EVERY = ['of-diagnosis', 'of-amount', 'of-notes', 'of-interactions', 'of-links', PAM, 'of-tasks', 'of-variables'];
const MONEY = ['of-amount', 'of-links', PAM, 'of-tasks'];

/** What of these words any answer about the case tells; null: for him there is none. */
async function told(user: string): Promise<string[] | null> {
  const token = tokens[user] ?? '';
  const list = await api.call(token, 'get', '/v1/cases?type=secret').expect(200);
  const answers = await Promise.all(
    ['', '/history', '/diagram', '/interactions'].map((rest) => api.call(token, 'get', `${path}${rest}`)),
  );
  const found = answers.map(({ status }) => status);
  if (found.every((status) => status === 404)) {
    expect(list.body.cases).toEqual([]);
    return null;
  }
  expect(found).toEqual([200, 200, 200, 200]);
  expect(list.body.cases).toHaveLength(1);
  // Of the drawing nothing is hidden: it is of the type.
  const [detail, history, diagram, interactions] = answers.map(({ body }) => body as Record<string, unknown>);
  const text = JSON.stringify([list.body, detail, history, { ...diagram, bpmn: '' }, interactions]);
  return EVERY.filter((word) => text.includes(word));
}

test('each sees of a restricted case what its type says of his role, in every answer', async () => {
  expect(await told('sup')).toEqual(EVERY);
  expect(await told('olga')).toEqual(EVERY);
  expect(await told('dan')).toEqual(['of-diagnosis', 'of-notes', 'of-interactions']);
  expect(await told('pam')).toEqual(MONEY);
  expect(await told('eve')).toBeNull();
});

test('who sees none of it can do nothing to it, and an act answers with no more than a look', async () => {
  await api.call(tokens['eve'] ?? '', 'post', `${path}/actions/note`, { text: 'x' }).expect(404);
  await api.call(tokens['eve'] ?? '', 'post', `${path}/interactions`, { interaction: 'x' }).expect(404);
  const { text } = await api.call(tokens['pam'] ?? '', 'post', `${path}/actions/set-status`, { status: 'pending' });
  expect(EVERY.filter((word) => text.includes(word))).toEqual(['of-amount', 'of-links', PAM]);
  const filters = ['q=Head', 'owner=olga', 'participant=dan', 'interaction=of-interactions'];
  for (const filter of filters) {
    const { body } = await api.call(tokens['eve'] ?? '', 'get', `/v1/cases?${filter}`).expect(200);
    expect([filter, body.cases]).toEqual([filter, []]);
  }
});

test('who has a task of it in hand sees what workers see, as long as he has it', async () => {
  const id = path.split('/').at(-1) ?? '';
  const captured = await api
    .call('admin', 'post', '/v1/workitems', {
      source: 'crm',
      externalId: 'task',
      worktype: 'medical-claim',
      attributes: { Case_ID: 'C-1', Claim_Value: 1 },
      caseId: id,
    })
    .expect(201);
  await api
    .call(tokens['sup'] ?? '', 'post', `/v1/workitems/${captured.body.id}/actions/assign`, { agent: 'wim' })
    .expect(200);
  expect(await told('wim')).toEqual(MONEY);
  await api.call(tokens['sup'] ?? '', 'post', `/v1/workitems/${captured.body.id}/actions/requeue`, {}).expect(200);
  expect(await told('wim')).toBeNull();
});

/** A task of the case as its engine makes one, in a queue that Eve does not serve. */
async function task(
  externalId: string,
  caseId = path.split('/').at(-1) ?? '',
): Promise<{ id: string; reference: string }> {
  const attributes = { Case_ID: 'C-1', Claim_Value: 1 };
  const item = { source: 'crm', externalId, worktype: 'medical-claim', attributes, caseId };
  const { body } = await api.call('admin', 'post', '/v1/workitems', item).expect(201);
  await api.pool.query(
    `update item set source = 'case', external_id = case_id || '/' || external_id, snapshot = snapshot
       || jsonb_build_object('source', 'case', 'externalId', case_id || '/' || external_id) where id = $1`,
    [body.id],
  );
  return body;
}

/** Whether every answer, list, count and search knows of it, or none does. */
async function sees(user: string, { id, reference }: { id: string; reference: string }): Promise<boolean> {
  const token = tokens[user] ?? '';
  const get = (rest: string) => api.call(token, 'get', `/v1/workitems${rest}`);
  const [one, history, explanation, list, byPriority, found] = await Promise.all([
    get(`/${id}`),
    get(`/${id}/history`),
    get(`/${id}/explanation`),
    get(`?reference=${reference}`),
    get(`?reference=${reference}&sort=-priority`),
    api.call(token, 'get', `/v1/find?q=${reference}`),
  ]);
  const isSeen = one.status === 200;
  const told = [
    ...[one, history, explanation].map(({ status }) => status),
    ...[list, byPriority, found].map(({ body }) => body.items.length),
  ];
  expect([user, ...told]).toEqual([user, ...(isSeen ? [200, 200, 200, 1, 1, 1] : [404, 404, 404, 0, 0, 0])]);
  return isSeen;
}

async function seenBy(made: { id: string; reference: string }): Promise<string[]> {
  const found: string[] = [];
  for (const user of Object.keys(tokens)) if (await sees(user, made)) found.push(user);
  return found;
}

const act = (user: string, id: string, action: string, body: object = {}) =>
  api.call(tokens[user] ?? '', 'post', `/v1/workitems/${id}/actions/${action}`, body);

test('its tasks are seen by who sees it whole, by who may have them, and by nobody else: in no answer, list, count or search', async () => {
  const made = await task('7');
  const { id } = made;
  expect(await seenBy(made)).toEqual(['olga', 'sup', 'quinn']);
  await act('eve', id, 'note', { text: 'x' }).expect(404);

  await act('sup', id, 'assign', { agent: 'wim' }).expect(200);
  expect(await sees('wim', made)).toBe(true);
  // He is told what became of it, and sees it no more.
  const { body } = await act('wim', id, 'release').expect(200);
  expect(body).toMatchObject({ id, state: 'queued' });
  expect(await sees('wim', made)).toBe(false);
});

test('a task is seen by whom it is offered to, by whose shelf it lies on, and where its type is open by all', async () => {
  const offered = await task('9');
  await offerTo(api.pool, offered, 'wim');
  expect(await seenBy(offered)).toEqual(['olga', 'wim', 'sup', 'quinn']);

  for (const [workbin, more] of [
    ['agent:wim', {}],
    ['shelf', { workbin: 'shelf' }],
  ] as const) {
    const parked = await task(workbin);
    await act('sup', parked.id, 'assign', { agent: 'wim' }).expect(200);
    expect((await act('wim', parked.id, 'park', more).expect(200)).body).toMatchObject({ workbin, assignee: null });
    const seen = await seenBy(parked);
    expect(seen).toEqual(expect.arrayContaining(['olga', 'wim', 'sup']));
    expect(seen).not.toContain('eve');
  }

  const start = { type: 'public', attributes: { order: 'p' } };
  const { body } = await api.call('admin', 'post', '/v1/cases', start).expect(201);
  expect(await seenBy(await task('10', body.id))).toEqual(Object.keys(tokens));
});

test('a bulk job does to tasks what its author could do to each', async () => {
  const { id } = await task('11');
  const job = { action: 'note', items: [id], body: { text: 'x' } };
  const count = async (user: string) =>
    (await api.call(tokens[user] ?? '', 'post', '/v1/bulk?preview=true', job).expect(200)).body.count;
  expect([await count('sup'), await count('biz')]).toEqual([1, 0]);
});

test('a stream tells of its tasks to none of those who do not see them', async () => {
  const biz = await readStream(api.origin, tokens['biz'] ?? '');
  const sup = await readStream(api.origin, tokens['sup'] ?? '');
  const { id } = await task('8');
  await api.call(tokens['sup'] ?? '', 'post', `/v1/workitems/${id}/actions/note`, { text: 'x' }).expect(200);
  const other = { source: 'crm', externalId: 'no-task', worktype: 'medical-claim' };
  const attributes = { Case_ID: 'C-1', Claim_Value: 1 };
  const { body } = await api.call('admin', 'post', '/v1/workitems', { ...other, attributes }).expect(201);
  await sup.find(({ data }) => data['id'] === body.id);
  await biz.find(({ data }) => data['id'] === body.id);
  const noted = (reader: typeof biz) =>
    reader.messages.filter(({ data }) => data['id'] === id && data['type'] === 'noted');
  expect([noted(sup).length, noted(biz).length]).toEqual([1, 0]);
  for (const reader of [biz, sup]) reader.close();
});

test('the stream tells of it to those who see it', async () => {
  const readers = await Promise.all(['eve', 'dan', 'sup'].map((user) => readStream(api.origin, tokens[user] ?? '')));
  await api.call('admin', 'post', `${path}/actions/note`, { text: 'again' }).expect(200);
  const last = { division: 'claims', topic: 'agent' as const, key: 'eve', agents: [], data: { state: 'ready' } };
  await transaction(api.pool, (client) => insertChanges(client, [last]));
  const [eve, dan, sup] = readers;
  const ofCase = ({ event, data }: StreamMessage) => event === 'case' && path.endsWith(`/${String(data['id'])}`);
  await dan?.find(ofCase);
  await sup?.find(ofCase);
  await eve?.find(({ event }) => event === 'agent');
  expect(eve?.messages.filter(ofCase)).toEqual([]);
  for (const reader of readers) reader.close();
});

test('what was open to all is open no more from the moment that its type says so, and the other way round', async () => {
  const type = async (more: object) => {
    const documents = [{ kind: 'case-type', key: 'secret', division: 'claims', bpmn: EARLY, ...more }];
    await api.call('admin', 'post', '/v1/config/apply', { documents }).expect(200);
  };
  await type({});
  expect(await told('eve')).toEqual(EVERY);
  await type({ sight: { restricted: true } });
  expect(await told('eve')).toBeNull();
  expect(await told('dan')).toEqual([]);
});
