import { applyExamples, claim, startTestApi, type TestApi } from './test-api';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
  await applyExamples(api);
  const { body } = await api.call('admin', 'get', '/v1/config/worktypes/medical-claim?division=claims').expect(200);
  const large = { ...body.document, key: 'large-claim', name: 'Large claim', routing: {}, priority: {} };
  await asked({ defaults: { worktype: 'medical-claim' } }, [large]).expect(200);
});
afterAll(async () => api.stop());

/** The source asks this table: at 100 a small claim and a large one at once. */
const which = {
  kind: 'decision',
  key: 'which',
  division: 'claims',
  hitPolicy: 'UNIQUE',
  conflictQueue: 'emergency-backlog',
  inputs: ['attributes.Claim_Value'],
  outputs: ['worktype'],
  rules: [
    ['[10..100]', '"medical-claim"'],
    ['>= 100', '"large-claim"'],
  ],
};

function asked(source: object, more: object[] = []) {
  const documents = [{ kind: 'source', key: 'crm', division: 'claims', decision: 'which', ...source }, which, ...more];
  return api.call('admin', 'post', '/v1/config/apply', { documents });
}

const ofValue = (externalId: string, value: number, more: object = {}) =>
  claim(externalId, { worktype: undefined, attributes: { Case_ID: 'C', Claim_Value: value }, ...more });

async function captured(externalId: string, value: number, more: object = {}) {
  const { body } = await api.call('source:crm', 'post', '/v1/workitems', ofValue(externalId, value, more)).expect(201);
  return body;
}

async function originOf(id: string) {
  const { body } = await api.call('admin', 'get', `/v1/workitems/${id}/explanation`).expect(200);
  return body.decided.find(({ name }: { name: string }) => name === 'worktype').text;
}

test('a capture without worktype has that of the rule that hits, or the default, and says so', async () => {
  const [ruled, usual, given] = [
    await captured('ruled', 500),
    await captured('usual', 5),
    await captured('given', 500, { worktype: 'medical-claim' }),
  ];
  expect([ruled, usual, given].map(({ worktype }) => worktype)).toEqual([
    'large-claim',
    'medical-claim',
    'medical-claim',
  ]);
  expect(await Promise.all([ruled, usual, given].map(({ id }) => originOf(id)))).toEqual([
    'worktype large-claim: decision which rule 2 (version 1)',
    'worktype medical-claim: default, no rule matched',
    'worktype medical-claim: given by the source',
  ]);
});

test('one about which the rules contradict each other has the default and waits, found by its incident', async () => {
  const odd = await captured('odd', 100);
  expect(odd).toMatchObject({ worktype: 'medical-claim', queue: 'emergency-backlog', state: 'queued' });
  const list = await api.call('admin', 'get', '/v1/workitems?externalId=odd&incident=true').expect(200);
  expect(list.body.items).toMatchObject([{ id: odd.id }]);
  const history = await api.call('admin', 'get', `/v1/workitems/${odd.id}/history`).expect(200);
  expect(history.body.events).toContainEqual(
    expect.objectContaining({
      type: 'incident',
      data: expect.objectContaining({ decision: 'which', code: 'CONFLICT', rules: [1, 2] }),
    }),
  );
});

test('when the rules run again, so does the decision, unless the worktype was given', async () => {
  const items = [await captured('again', 20), await captured('said', 20, { worktype: 'medical-claim' })];
  const after = await Promise.all(
    items.map(async ({ id, externalId }) => {
      const path = `/v1/sources/crm/workitems/${externalId}/reclassify`;
      await api.call('source:crm', 'post', path, { attributes: { Claim_Value: 500 } }).expect(200);
      const { body } = await api.call('admin', 'get', `/v1/workitems/${id}`).expect(200);
      return body.worktype;
    }),
  );
  expect(after).toEqual(['large-claim', 'medical-claim']);
});

const worktypesOf = async (externalIds: string[]) => {
  const listed = await Promise.all(
    externalIds.map((id) => api.call('admin', 'get', `/v1/workitems?externalId=${id}`).expect(200)),
  );
  return listed.map(({ body }) => body.items[0]?.worktype);
};

test('a batch, and a file of texts, go the same way', async () => {
  const lines = [ofValue('batch-1', 500), ofValue('batch-2', 20)].map((each) => JSON.stringify(each)).join('\n');
  const batch = await fetch(`${api.origin}/v1/workitems/batch`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${await api.issuer.mint('source:crm')}`,
      'content-type': 'application/x-ndjson',
    },
    body: lines,
  });
  expect(await batch.text()).not.toContain('error');
  expect(await worktypesOf(['batch-1', 'batch-2'])).toEqual(['large-claim', 'medical-claim']);
  await asked({}).expect(200);
  const file = 'externalId,Case_ID,Claim_Value\nfile-1,C,500\nfile-2,C,20\n';
  await api.call('source:crm', 'post', '/v1/workitems/import').type('text/csv').send(file).expect(200);
  expect(await worktypesOf(['file-1', 'file-2'])).toEqual(['large-claim', 'medical-claim']);
});

test('without a default what no rule matches is refused, and a table that names what there is not is not applied', async () => {
  await asked({ defaults: {} }).expect(200);
  const { body } = await api.call('source:crm', 'post', '/v1/workitems', ofValue('none', 5)).expect(400);
  expect(body.errors).toMatchObject([{ path: 'worktype', code: 'REQUIRED' }]);
  const unknown = { ...which, rules: [['-', '"nothing"']] };
  const refused = await api.call('admin', 'post', '/v1/config/apply', { documents: [unknown] }).expect(400);
  expect(refused.body.errors).toMatchObject([{ path: 'documents[0].rules[0][1]', value: 'nothing' }]);
});
