import { applyExamples, claim, startTestApi, type TestApi } from './test-api';

let api: TestApi;
let fay: string;
const intents = [
  { when: 'contains(lower case(text), "invoice")', reason: 'speaks of an invoice' },
  {
    when: 'matches(text, "C-[0-9]+")',
    reason: 'names a claim',
    values: { Case_ID: String.raw`replace(text, "(?s).*(C-[0-9]+).*", "$1")`, Claim_Value: '17' },
  },
];
const bpmn = `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="f" targetNamespace="t"><process id="p"><manualTask id="a"/></process></definitions>`;
const worktype = { kind: 'worktype', division: 'claims', queue: 'claims', routing: { plan: 'claim-standard' } };

beforeAll(async () => {
  api = await startTestApi();
  await applyExamples(api);
  const personal = { Case_ID: { type: 'string', personal: true }, Claim_Value: { type: 'number' } };
  const documents = [
    {
      ...worktype,
      key: 'written',
      name: 'Written claim',
      referencePrefix: 'WRI',
      intents,
      attributes: { type: 'object', properties: personal },
    },
    { ...worktype, key: 'question', referencePrefix: 'QUE', intents: [{ when: 'contains(text, "?")' }] },
    { kind: 'case-type', key: 'leak', division: 'claims', bpmn, intents: [{ ...intents[1], reason: 'is long' }] },
    {
      kind: 'role',
      key: 'front',
      division: 'claims',
      permissions: ['item:capture', 'item:view', 'case:edit', 'case:view'],
    },
    { kind: 'grant', key: 'fay', division: 'claims', subject: 'fay', roles: ['front'] },
    // A second division with data of people, which who works in the first may not see, or may see but for these.
    { kind: 'division', key: 'sales' },
    { kind: 'queue', key: 'open', division: 'sales' },
    { kind: 'source', key: 'shop', division: 'sales' },
    {
      kind: 'worktype',
      key: 'order',
      division: 'sales',
      referencePrefix: 'ORD',
      queue: 'open',
      attributes: { type: 'object', properties: { Case_ID: personal.Case_ID } },
    },
    { kind: 'grant', key: 'gus', division: 'claims', subject: 'gus', roles: ['auditor'] },
    { kind: 'grant', key: 'mia', division: 'claims', subject: 'mia', roles: ['supervisor'] },
    { kind: 'grant', key: 'mia', division: 'sales', subject: 'mia', roles: ['auditor'] },
  ];
  await api.call('admin', 'post', '/v1/config/apply', { documents }).expect(200);
  fay = await api.issuer.mint('fay');
});
afterAll(() => api?.stop());

const text = 'About C-42: where is the invoice?';

test('an interaction tells the worktypes that it may mean, those with most reasons first, and what their rules read', async () => {
  const { body } = await api.call(fay, 'post', '/v1/workitems/intent', { text }).expect(200);
  expect(body).toEqual({
    candidates: [
      {
        type: 'written',
        division: 'claims',
        name: 'Written claim',
        reasons: [
          { rule: 0, reason: 'speaks of an invoice' },
          { rule: 1, reason: 'names a claim' },
        ],
        confidence: null,
        // Hidden from her elsewhere: it is what she has just written.
        values: { Case_ID: 'C-42', Claim_Value: 17 },
      },
      expect.objectContaining({ type: 'question', values: {} }),
    ],
    notes: [],
    noted: [],
  });
  const { body: cases } = await api.call(fay, 'post', '/v1/cases/intent', { text }).expect(200);
  expect(cases.candidates).toEqual([
    expect.objectContaining({
      type: 'leak',
      reasons: [{ rule: 0, reason: 'is long' }],
      values: { Case_ID: 'C-42', Claim_Value: 17 },
    }),
  ]);
});

test('who may not capture is not told what could be', async () => {
  await api.call(await api.issuer.mint('gus'), 'post', '/v1/workitems/intent', { text }).expect(403);
});

test('an item keeps what it began with: in its history, and among its interactions; a repetition adds nothing', async () => {
  const interaction = { id: 'mail-1', channel: 'mail', text };
  const first = await api.call('source:crm', 'post', '/v1/workitems', claim('begun', { interaction })).expect(201);
  await api.call('source:crm', 'post', '/v1/workitems', claim('begun', { interaction })).expect(200);
  const { body: history } = await api.call('admin', 'get', `/v1/workitems/${first.body.id}/history`).expect(200);
  expect(history.events.map(({ type }: { type: string }) => type)).toEqual([
    'captured',
    'classified',
    'linked',
    'queued',
  ]);
  expect(history.events[2].data).toEqual({ interaction: 'mail-1', channel: 'mail', text });
  const { body: related } = await api.call('admin', 'get', `/v1/workitems/${first.body.id}/related`).expect(200);
  expect(related.interactions).toMatchObject([{ interaction: 'mail-1', item: first.body.id, text }]);
});

test('its text is hidden from those who may not see personal data', async () => {
  const interaction = { id: 'mail-2', text };
  const { body: item } = await api
    .call('source:crm', 'post', '/v1/workitems', claim('hidden', { interaction }))
    .expect(201);
  const { body: history } = await api.call(fay, 'get', `/v1/workitems/${item.id}/history`).expect(200);
  expect(history.events[2].data).toEqual({ interaction: 'mail-2', text: '***' });
});

test('its text is seen by those who may see personal data where it lies, whatever other divisions have', async () => {
  const interaction = { id: 'mail-3', text };
  const { body: item } = await api.call('source:crm', 'post', '/v1/workitems', claim('seen', { interaction }));
  const mia = await api.issuer.mint('mia');
  const { body: related } = await api.call(mia, 'get', `/v1/workitems/${item.id}/related`).expect(200);
  expect(related.interactions).toMatchObject([{ division: 'claims', text }]);
});

test('among the interactions of a case, those of an item of another division are hidden as is right there', async () => {
  const { body: started } = await api
    .call('source:crm', 'post', '/v1/cases', { type: 'leak', externalId: 'two', interaction: { id: 'call-2', text } })
    .expect(201);
  const order = {
    source: 'shop',
    externalId: 'one',
    worktype: 'order',
    caseId: started.id,
    attributes: {},
    interaction: { id: 'mail-4', text: 'of sales' },
  };
  await api.call('admin', 'post', '/v1/workitems', order).expect(201);
  const mia = await api.issuer.mint('mia');
  const { body: listed } = await api.call(mia, 'get', `/v1/cases/${started.id}/interactions`).expect(200);
  expect(listed.interactions).toHaveLength(2);
  expect(listed.interactions).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ interaction: 'call-2', division: 'claims', text }),
      expect.objectContaining({ interaction: 'mail-4', division: 'sales', text: '***' }),
    ]),
  );
});

test('a case keeps it as well: a link, and an entry with the text', async () => {
  const start = { type: 'leak', interaction: { id: 'call-1', channel: 'voice', text } };
  const { body: started } = await api
    .call('source:crm', 'post', '/v1/cases', { ...start, externalId: 'begun' })
    .expect(201);
  expect(started.links).toMatchObject([{ kind: 'interaction', ref: 'call-1' }]);
  const { body: history } = await api.call('admin', 'get', `/v1/cases/${started.id}/history`).expect(200);
  expect(history.events.find(({ type }: { type: string }) => type === 'linked').data).toEqual({
    kind: 'interaction',
    ref: 'call-1',
    channel: 'voice',
    text,
  });
  const { body: listed } = await api.call('admin', 'get', `/v1/cases/${started.id}/interactions`).expect(200);
  expect(listed.interactions).toMatchObject([{ interaction: 'call-1', text }]);
  const { body: masked } = await api.call(fay, 'get', `/v1/cases/${started.id}/interactions`).expect(200);
  expect(masked.interactions).toMatchObject([{ interaction: 'call-1', text: '***' }]);
});

test.each([
  ['without an ID', { text }, 'interaction.id'],
  ['with a text that is blank', { id: 'a', text: ' ' }, 'interaction.text'],
  ['with a text of 20 001 characters', { id: 'a', text: 'x'.repeat(20_001) }, 'interaction.text'],
])('an interaction %s is refused with its place', async (_fact, interaction, path) => {
  const { body } = await api.call('source:crm', 'post', '/v1/workitems', claim('bad', { interaction })).expect(400);
  expect(body.errors).toEqual([expect.objectContaining({ path })]);
});

test('a rule that is no expression is refused with its place', async () => {
  const wrong = {
    ...worktype,
    key: 'wrong',
    referencePrefix: 'WRO',
    intents: [{ when: 'text =', values: { A: '(' } }],
  };
  const { body } = await api.call('admin', 'post', '/v1/config/apply', { documents: [wrong] }).expect(400);
  expect(body.errors.map(({ path }: { path: string }) => path)).toEqual([
    'documents[0].intents[0].when',
    'documents[0].intents[0].values.A',
  ]);
});
