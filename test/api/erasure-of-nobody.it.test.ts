import { applyExamples, claim, startTestApi, type TestApi } from './test-api';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
  await applyExamples(api);
});
afterAll(() => api.stop());

const letters = {
  kind: 'worktype',
  key: 'letter',
  division: 'claims',
  referencePrefix: 'LET',
  queue: 'claims',
  routing: { plan: 'claim-standard' },
  attributes: { type: 'object', properties: { Customer: { type: 'string', personal: true } } },
};
const absent = '01a21efc-f82c-748f-8fae-eb8c97139854';

test('an erasure that finds nobody proves nothing: the name of the attribute may be wrong', async () => {
  const body = { division: 'claims', attributes: { Case_IDD: '1' } };
  const { body: erasure } = await api.call('admin', 'post', '/v1/erasures', body).expect(202);
  expect(erasure).toMatchObject({ items: 0, cases: 0 });
  const { body: verified } = await api.call('admin', 'get', `/v1/erasures/${erasure.id}/verification`).expect(200);
  expect(verified).toEqual({ isProven: false, left: [], waiting: 0 });
});

test('a value that was written for a name is not kept', async () => {
  const { body: item } = await api.call('source:crm', 'post', '/v1/workitems', claim('slip')).expect(201);
  const attributes = { 'Erika Mustermann': 'Customer' };
  for (const subject of [{ attributes }, { attributes, items: [item.id] }]) {
    const asked = { division: 'claims', ...subject };
    const { body: erasure } = await api.call('admin', 'post', '/v1/erasures', asked).expect(202);
    expect(erasure.by).toEqual([]);
  }
  const { body: audit } = await api.call('admin', 'get', '/v1/audit?kind=erasure').expect(200);
  expect(JSON.stringify(audit)).not.toContain('Erika');
  const { rows } = await api.pool.query(`select 1 from erasure where attributes::text like '%Erika%'`);
  expect(rows).toEqual([]);
});

test('items and cases that are not there are named, one by one, and nothing is erased', async () => {
  const { body: item } = await api.call('source:crm', 'post', '/v1/workitems', claim('here')).expect(201);
  const named = { division: 'claims', items: [item.id, absent], cases: [absent] };
  for (const path of ['/v1/erasures', '/v1/erasures?preview=true']) {
    const { body } = await api.call('admin', 'post', path, named).expect(400);
    expect(body.errors).toEqual([
      { path: 'items[1]', message: 'does not exist', code: 'UNKNOWN_REFERENCE', value: absent },
      { path: 'cases[0]', message: 'does not exist', code: 'UNKNOWN_REFERENCE', value: absent },
    ]);
  }
  expect((await api.call('admin', 'get', '/v1/erasures').expect(200)).body.erasures).toHaveLength(3);
  await api.call('admin', 'post', '/v1/erasures', { division: 'claims', items: [item.id.toUpperCase()] }).expect(202);
});

test('a preview names what it would erase; the reason is kept, in the audit as well, and may not quote the subject', async () => {
  const attributes = { Case_ID: 'C-Erika' };
  const { body: item } = await api
    .call('source:crm', 'post', '/v1/workitems', claim('erika', { attributes: { ...attributes, Claim_Value: 1 } }))
    .expect(201);
  const asked = { division: 'claims', attributes };
  const { body: preview } = await api.call('admin', 'post', '/v1/erasures?preview=true', asked).expect(200);
  expect(preview).toEqual({
    items: { closed: 0, open: 1 },
    cases: { closed: 0, open: 0 },
    found: [{ kind: 'item', id: item.id, reference: item.reference, isOpen: true }],
  });
  const quoting = (subject: object, reason: string) =>
    api.call('admin', 'post', '/v1/erasures', { ...subject, reason }).expect(400);
  for (const reason of ['asked for by c-erika', 'C\u2011Erika called', 'c - Erika', 'Ｃ-Erika'])
    expect((await quoting(asked, reason)).body.errors).toEqual([
      { path: 'reason', message: 'quotes what is to be erased', code: 'QUOTES_SUBJECT' },
    ]);
  const { body: erasure } = await api
    .call('admin', 'post', '/v1/erasures', { ...asked, reason: 'Letter 17' })
    .expect(202);
  expect(erasure).toMatchObject({ reason: 'Letter 17', by: ['Case_ID'], items: 1 });
  // Whoever is named by the work alone is quoted by what that says of him.
  await api.call('admin', 'post', '/v1/config/apply', { documents: [letters] }).expect(200);
  const letter = {
    source: 'crm',
    externalId: 'letter',
    worktype: 'letter',
    attributes: { Customer: 'Zoe\u0308 Zimt' },
  };
  const { body: other } = await api.call('source:crm', 'post', '/v1/workitems', letter).expect(201);
  await quoting({ division: 'claims', items: [other.id] }, 'as zo\u00eb  zimt wished');
  const { rows } = await api.pool.query(`select reason from audit_entry where object_id = $1`, [erasure.id]);
  expect(rows).toEqual([{ reason: 'Letter 17' }]);
  const { body: list } = await api.call('admin', 'get', '/v1/erasures').expect(200);
  expect(list.erasures.map(({ reason }: { reason: string | null }) => reason)).toContain(null);
});
