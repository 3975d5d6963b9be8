import fc from 'fast-check';
import { applyExamples, claim, startTestApi, type TestApi } from './test-api';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
  await applyExamples(api);
});
afterAll(async () => api.stop());

test('a capture is durable and routable when it is answered', async () => {
  const { body } = await api.call('source:crm', 'post', '/v1/workitems', claim('durable')).expect(201);
  expect(body).toMatchObject({
    state: 'queued',
    routingState: 'queued',
    status: 'open',
    queue: 'claims',
    priority: 100,
    version: 1,
  });
  const { rows } = await api.pool.query(
    `select (select count(*) from ledger_item where item_id = i.id) as waiting, (select count(*) from start_request where item_id = i.id) as starts,
       (select array_agg(type order by seq) from item_event where item_id = i.id) as events from item i where id = $1`,
    [body.id],
  );
  expect(rows).toEqual([{ waiting: 1, starts: 1, events: ['captured', 'classified', 'queued'] }]);
});

test('the same external ID answers the same item, whatever else is said, and starts nothing', async () => {
  const first = await api.call('source:crm', 'post', '/v1/workitems', claim('again')).expect(201);
  const second = await api
    .call('source:crm', 'post', '/v1/workitems', claim('again', { worktype: 'unknown', attributes: {} }))
    .expect(200);
  expect(second.body).toMatchObject({ id: first.body.id, reference: first.body.reference, version: 1 });
});

test('of 20 captures of one external ID at once one is new', async () => {
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => api.call('source:crm', 'post', '/v1/workitems', claim('at-once'))),
  );
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(19);
  expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
});

test('references are unique, also among processes', async () => {
  const second = await api.startSecond();
  try {
    const origins = [api.origin, `http://127.0.0.1:${second.port}`];
    const token = await api.issuer.mint('source:crm');
    const answers = await Promise.all(
      Array.from({ length: 120 }, async (_, index) => {
        const answer = await fetch(`${origins[index % 2]}/v1/workitems`, {
          method: 'POST',
          headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
          body: JSON.stringify(claim(`reference-${index}`)),
        });
        return (await answer.json()) as { reference: string };
      }),
    );
    expect(new Set(answers.map(({ reference }) => reference)).size).toBe(120);
    for (const { reference } of answers) expect(reference).toMatch(/^CLM-\d{6}$/);
  } finally {
    await second.stop();
  }
});

test('every fault of the attributes is told with its path, what was seen and what is allowed', async () => {
  const body = claim('faulty', { attributes: { Claim_Value: -1, Policy_Type: 'Team', Urgency_Score: 1.5 } });
  const answer = await api.call('source:crm', 'post', '/v1/workitems', body).expect(400);
  expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
  expect(answer.body).toMatchObject({
    type: 'urn:casewright:problem:invalid-input',
    code: 'INVALID_INPUT',
    status: 400,
  });
  const byPath = Object.fromEntries(answer.body.errors.map((error: { path: string }) => [error.path, error]));
  expect(byPath).toMatchObject({
    'attributes.Case_ID': { code: 'REQUIRED' },
    'attributes.Claim_Value': { value: -1, allowed: 0 },
    'attributes.Policy_Type': { value: 'Team', allowed: ['Individual', 'Family', 'Group'] },
    'attributes.Urgency_Score': { value: 1.5 },
  });
});

test.each([
  ['the external ID', { externalId: undefined }, 'externalId', 'REQUIRED'],
  ['a text for an instant', { dueAt: 'tomorrow' }, 'dueAt', 'INVALID_FORMAT'],
  ['an instant beyond reason', { dueAt: '9999-12-31T23:59:59Z' }, 'dueAt', 'INVALID_VALUE'],
  ['a field nobody knows', { colour: 'red' }, 'colour', 'UNKNOWN_FIELD'],
  ['an unknown source', { source: 'nobody' }, 'source', 'UNKNOWN_SOURCE'],
  ["another division's source", { source: 'web' }, 'source', 'UNKNOWN_SOURCE'],
  ['an unknown worktype', { worktype: 'nothing' }, 'worktype', 'UNKNOWN_WORKTYPE'],
  ['a division that its source may not use', { division: 'sales' }, 'division', 'DIVISION_NOT_ALLOWED'],
  [
    'a due date before its activation',
    { activateAt: '2030-01-02T00:00:00Z', dueAt: '2030-01-01T00:00:00Z' },
    'dueAt',
    'DUE_BEFORE_ACTIVATION',
  ],
])('refuses %s', async (_, more, path, code) => {
  const answer = await api.call('source:crm', 'post', '/v1/workitems', claim('refused', more)).expect(400);
  expect(answer.body.errors).toContainEqual(expect.objectContaining({ path, code }));
});

test('what the source gives stands: due date, activation, fixed priority, tag, name', async () => {
  const given = {
    activateAt: '2030-01-01T00:00:00.000Z',
    dueAt: '2030-01-03T01:00:00+01:00',
    priority: 77,
    externalTag: 'T',
    name: 'N',
  };
  const { body } = await api.call('source:crm', 'post', '/v1/workitems', claim('given', given)).expect(201);
  expect(body).toMatchObject({
    state: 'scheduled',
    routingState: 'none',
    priority: 77,
    externalTag: 'T',
    name: 'N',
    activateAt: '2030-01-01T00:00:00.000Z',
    dueAt: '2030-01-03T00:00:00.000Z',
    expiresAt: '2030-01-04T00:00:00.000Z',
  });
});

test('a due date in the past means overdue at once', async () => {
  const past = { activateAt: '2026-01-01T00:00:00Z', dueAt: '2026-01-02T00:00:00Z' };
  const { body } = await api.call('source:crm', 'post', '/v1/workitems', claim('past', past)).expect(201);
  expect(body).toMatchObject({ state: 'queued', isOverdue: true });
});

test('any text survives as it was sent', async () => {
  const texts = fc
    .string({ unit: 'binary', minLength: 1, maxLength: 64 })
    .filter((text) => !/\0|\p{Surrogate}/u.test(text));
  let count = 0;
  await fc.assert(
    fc.asyncProperty(texts, async (text) => {
      count += 1;
      const body = claim(`text-${count}-${text}`, { name: text, attributes: { Case_ID: text, Claim_Value: 1 } });
      const made = await api.call('source:crm', 'post', '/v1/workitems', body).expect(201);
      const read = await api.call('source:crm', 'get', `/v1/workitems/${made.body.id}`).expect(200);
      expect(read.body).toMatchObject({
        name: text,
        externalId: `text-${count}-${text}`,
        attributes: { Case_ID: text },
      });
    }),
    { numRuns: 25 },
  );
});
