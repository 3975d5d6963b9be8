import { readStream } from './stream-reader';
import { startTestApi, type TestApi } from './test-api';

const CANARY = 'Qx7vErikaZw9';
const DOCUMENTS = [
  { kind: 'division', key: 'claims' },
  { kind: 'division', key: 'open' },
  ...['claims', 'open'].flatMap((division) => [
    { kind: 'queue', key: 'work', division },
    ...['bob', 'otto', 'mia'].map((subject, at) => ({
      kind: 'grant',
      key: subject,
      division,
      subject,
      roles: [['business', 'auditor', 'admin'][at]],
    })),
  ]),
  { kind: 'source', key: 'crm', division: 'claims', divisions: ['open'] },
  { kind: 'agent', key: 'ana', division: 'claims', queues: ['work'] },
  { kind: 'agent', key: 'sue', division: 'claims', roles: ['supervisor'] },
  {
    kind: 'worktype',
    key: 'complaint',
    division: 'claims',
    referencePrefix: 'CPL',
    queue: 'work',
    personal: ['name', 'externalTag'],
    attributes: {
      type: 'object',
      properties: { Customer: { type: 'string', personal: true }, Amount: { type: 'number' } },
    },
    screenPop: 'https://crm.example/{Customer}',
    eventRules: [{ events: ['captured'], actions: [{ notify: { supervisors: true, text: '{attributes.Customer}' } }] }],
  },
  {
    kind: 'worktype',
    key: 'plain',
    division: 'open',
    referencePrefix: 'PLN',
    queue: 'work',
    attributes: { type: 'object', properties: { Customer: { type: 'string' } } },
  },
  {
    kind: 'decision',
    key: 'odd',
    division: 'claims',
    inputs: ['attributes.Amount'],
    outputs: ['segment'],
    rules: [['> 100', '"Gold"']],
  },
];
/** People who hold a role without the right, and no other. */
const OTHERS = ['bob', 'otto', 'mia'];

let api: TestApi;
let id: string;
const tokens = new Map<string, string>();
const as = (user: string) => tokens.get(user) ?? user;
beforeAll(async () => {
  api = await startTestApi();
  for (const user of OTHERS) tokens.set(user, await api.issuer.mint(user));
  await api.call('admin', 'post', '/v1/config/apply', { documents: DOCUMENTS }).expect(200);
  const item = {
    source: 'crm',
    externalId: 'one',
    externalTag: CANARY,
    name: CANARY,
    worktype: 'complaint',
    attributes: { Customer: CANARY, Amount: 5 },
  };
  ({ id } = (await api.call('source:crm', 'post', '/v1/workitems', item).expect(201)).body);
  const changed = { attributes: { Customer: `${CANARY} II` } };
  await api.call('source:crm', 'post', '/v1/sources/crm/workitems/one/update', changed).expect(200);
  await api.call('sue', 'post', `/v1/workitems/${id}/actions/note`, { text: `spoke with ${CANARY}` }).expect(200);
  await api.call('ana', 'post', `/v1/workitems/${id}/actions/pull`, {}).expect(200);
});
afterAll(() => api.stop());

const reads = () => [
  `/v1/workitems/${id}`,
  `/v1/workitems/${id}/history`,
  `/v1/workitems/${id}/history?sort=-seq&limit=3`,
  `/v1/workitems/${id}/explanation`,
  `/v1/workitems/${id}/lookups`,
  '/v1/workitems',
  '/v1/workitems?sort=createdAt',
  '/v1/workitems?state=connected&sort=-createdAt',
  '/v1/dead-letters',
  '/v1/agents/ana/work',
  '/v1/queues',
];

test('whoever holds no right to personal data sees them in no answer; agents, supervisors and the source do', async () => {
  const seen = new Set<string>();
  for (const path of reads()) {
    const { text, status } = await api.call('sue', 'get', path);
    expect({ path, text, status }).toEqual({ path, text: expect.anything(), status: 200 });
    if (text.includes(CANARY)) seen.add(path);
    for (const user of OTHERS) {
      const answer = await api.call(as(user), 'get', path);
      expect([200, 403]).toContain(answer.status);
      expect({ user, path, text: answer.text }).toEqual({ user, path, text: expect.not.stringContaining(CANARY) });
    }
  }
  // They quote it, so there is something to mask.
  const quoting = [0, 1, 2, 5, 6, 7, 9].map((nth) => reads()[nth]);
  expect([...seen]).toEqual(quoting);
  for (const user of ['ana', 'source:crm'])
    expect((await api.call(user, 'get', `/v1/workitems/${id}`).expect(200)).text).toContain(CANARY);
});

test('what is masked is marked, and all else is as it is', async () => {
  const { body } = await api.call(as('otto'), 'get', `/v1/workitems/${id}`).expect(200);
  expect(body).toMatchObject({
    name: '***',
    externalTag: '***',
    externalId: 'one',
    attributes: { Customer: '***', Amount: 5 },
    screenPop: 'https://crm.example/***',
    status: 'in-progress',
  });
  const { body: history } = await api.call(as('otto'), 'get', `/v1/workitems/${id}/history`).expect(200);
  const noted = history.events.find(({ type }: { type: string }) => type === 'noted');
  expect(noted.data.text).toBe('***');
});

test('what a worktype does not mark is shown where its division marks nothing', async () => {
  const item = {
    source: 'crm',
    externalId: 'two',
    division: 'open',
    worktype: 'plain',
    attributes: { Customer: CANARY },
    name: CANARY,
  };
  const { body } = await api.call('source:crm', 'post', '/v1/workitems', item).expect(201);
  const { body: seen } = await api.call(as('otto'), 'get', `/v1/workitems/${body.id}`).expect(200);
  expect(seen).toMatchObject({ name: CANARY, attributes: { Customer: CANARY } });
  await api.call(as('otto'), 'get', `/v1/workitems?q=${CANARY}&division=open`).expect(200);
});

test('what is masked is not searched by those from whom it is masked', async () => {
  for (const user of OTHERS)
    for (const query of [`q=${CANARY}`, `externalTag=${CANARY}`, `q=${CANARY}&division=claims`]) {
      const { body } = await api.call(as(user), 'get', `/v1/workitems?${query}`).expect(403);
      expect(body).toMatchObject({ code: 'FORBIDDEN', detail: expect.stringContaining('personal:view') });
    }
  const { body } = await api.call('sue', 'get', `/v1/workitems?q=${CANARY}`).expect(200);
  expect(body.items).toHaveLength(1);
});

test('a file masks what the list masks, and what is masked neither filters nor orders a list', async () => {
  for (const user of OTHERS) {
    const headers = { authorization: `Bearer ${as(user)}`, accept: 'text/csv' };
    const file = await fetch(`${api.origin}/v1/workitems?division=claims&columns=name,externalTag,attribute:Customer`, {
      headers,
    });
    const text = await file.text();
    expect(text).toContain('***,***,***');
    expect(text).not.toContain(CANARY);
    for (const query of ['attribute=Customer~Q', 'sort=attribute:Customer', 'sort=-name', 'sort=externalTag'])
      await api.call(as(user), 'get', `/v1/workitems?${query}`).expect(403);
    const found = await api.call(as(user), 'get', '/v1/find?q=one').expect(200);
    expect(found.text).not.toContain(CANARY);
  }
  await api.call('sue', 'get', '/v1/workitems?sort=name&attribute=Customer~Q').expect(200);
});

test('a shared view that looks for what is masked is shown to those alone who may look for it', async () => {
  const share = (nth: number, filters: object, sort = '-priority') =>
    api
      .call('sue', 'put', `/v1/views/00000000-0000-4000-8000-00000000000${nth}`, {
        division: 'claims',
        name: `View ${nth}`,
        sharedWith: 'division',
        filters,
        columns: ['reference'],
        sort,
      })
      .expect(200);
  await share(1, { attribute: [`Customer~${CANARY}`] });
  await share(2, { q: CANARY });
  await share(3, { attribute: ['Amount>=5'] });
  const names = async (user: string) =>
    (await api.call(user, 'get', '/v1/views').expect(200)).body.views.map(({ name }: { name: string }) => name);
  expect(await names('ana')).toEqual(['View 1', 'View 2', 'View 3']);
  for (const user of OTHERS) expect(await names(as(user))).toEqual(['View 3']);
});

test('the audit masks what it tells, as a page as well as as a file, but for those who may see it', async () => {
  const read = async (user: string, accept: string) => {
    const token = tokens.get(user) ?? (await api.issuer.mint(user));
    const headers = { authorization: `Bearer ${token}`, accept };
    const answer = await fetch(`${api.origin}/v1/audit?division=claims&limit=200`, { headers });
    expect(answer.status).toBe(200);
    return answer.text();
  };
  for (const accept of ['application/json', 'text/csv']) {
    expect(await read('admin', accept)).toContain(`${CANARY} II`);
    for (const user of ['otto', 'mia']) expect(await read(user, accept)).not.toContain(`${CANARY} II`);
  }
});

test('a name that an item had, and reasons, are neither shown nor found by those from whom they are masked', async () => {
  const rename = (name: string) =>
    api.call('source:crm', 'patch', `/v1/workitems/${id}`, { name }).set('idempotency-key', name).expect(200);
  for (const name of ['Vx3before', 'Vx3after', 'Bo', CANARY]) await rename(name);
  const reason = 'asked by Wz5Mustermann';
  await api.call('sue', 'post', `/v1/workitems/${id}/actions/reprioritize`, { priority: 7, reason }).expect(200);
  for (const path of [`/v1/workitems/${id}/history`, `/v1/audit?object=${id}&limit=200`]) {
    expect((await api.call('admin', 'get', path).expect(200)).text).toContain('Vx3before');
    const { text } = await api.call(as('otto'), 'get', path).expect(200);
    expect({ path, text }).toEqual({ path, text: expect.not.stringMatching(/Vx3|"Bo"|Wz5/) });
  }
  const found = async (user: string) =>
    (await api.call(as(user), 'get', '/v1/audit?text=Wz5Muster').expect(200)).body.entries.length;
  expect([await found('admin'), await found('otto')]).toEqual([1, 0]);
});

test('what a worktype has marked is masked when it was taken away as well', async () => {
  const former = {
    ...(DOCUMENTS.find(({ key }) => key === 'complaint') as object),
    key: 'former',
    referencePrefix: 'FRM',
  };
  const attributes = { type: 'object', properties: { Iban: { type: 'string', personal: true } } };
  const documents = [{ ...former, attributes, personal: [], screenPop: undefined, eventRules: [] }];
  await api.call('admin', 'post', '/v1/config/apply', { documents }).expect(200);
  const item = { source: 'crm', externalId: 'former', worktype: 'former', attributes: { Iban: CANARY } };
  const { body } = await api.call('source:crm', 'post', '/v1/workitems', item).expect(201);
  await api.call('sue', 'post', `/v1/workitems/${body.id}/actions/cancel`, {}).expect(200);
  await api.call('admin', 'delete', '/v1/config/worktypes/former?division=claims').expect(204);
  const seenBy = async (user: string) => (await api.call(user, 'get', `/v1/workitems/${body.id}`).expect(200)).text;
  expect(await seenBy('sue')).toContain(CANARY);
  expect(await seenBy(as('bob'))).not.toContain(CANARY);
});

test('documents are shown as they are, names of attributes among them', async () => {
  const { body } = await api.call(as('bob'), 'get', '/v1/config/worktypes/complaint?division=claims').expect(200);
  expect(JSON.stringify(body)).toContain('"Customer":{"type":"string","personal":true}');
});

test('a repeated request is answered to each as he may see it', async () => {
  const post = (user: string) =>
    api.call(user, 'post', `/v1/workitems/${id}/actions/note`, { text: CANARY }).set('idempotency-key', 'same');
  expect((await post('sue').expect(200)).text).toContain(CANARY);
  expect((await post('sue').expect(200)).text).toContain(CANARY);
});

test('the stream tells those without the right what happened, and not to whom', async () => {
  const stream = await readStream(api.origin, as('otto'));
  await api.call('sue', 'post', `/v1/workitems/${id}/actions/cancel`, { reason: `${CANARY} has died` }).expect(200);
  const { data } = await stream.find((message) => message.data['type'] === 'cancelled');
  expect(data).toMatchObject({ id, type: 'cancelled' });
  expect(JSON.stringify(stream.messages)).not.toContain(CANARY);
  stream.close();
});

test('a mark that would mask nothing is refused with its path', async () => {
  const worktype = { kind: 'worktype', key: 'bad', division: 'open', referencePrefix: 'BAD', queue: 'work' };
  const attributes = { type: 'object', properties: { A: { type: 'array', items: { personal: true } } } };
  const documents = [{ ...worktype, attributes }];
  const { body } = await api.call('admin', 'post', '/v1/config/apply', { documents }).expect(400);
  expect(body.errors).toMatchObject([
    { path: 'documents[0].attributes.properties.A.items.personal', code: 'INVALID_SCHEMA' },
  ]);
});
