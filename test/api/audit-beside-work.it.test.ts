import type { AuditEntryView } from '../../api/contract/audit';
import { applyExamples, claim, startTestApi, type TestApi } from './test-api';

jest.setTimeout(60_000);

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
  await applyExamples(api);
});
afterAll(() => api.stop());

async function entries(kind: string): Promise<AuditEntryView[]> {
  const { body } = await api.call('admin', 'get', `/v1/audit?kind=${kind}`).expect(200);
  return body.entries;
}

test('who signs in and out, and that somebody tried to, is told of in his division', async () => {
  await api.call('ana', 'post', '/v1/auth/session').expect(204);
  await api.call('ana', 'delete', '/v1/auth/sessions').expect(200);
  await api.call('admin', 'post', '/v1/auth/sign-outs', { subject: 'sue' }).expect(204);
  await api.call(null, 'post', '/v1/dev/sign-in', { user: 'sue', password: 'guess' }).expect(401);
  const found = (await entries('session')).map(({ verb, division, object, actor, origin }) => ({
    what: `${verb} ${object.id} by ${actor.id}`,
    division,
    from: origin?.subject,
  }));
  expect(found).toEqual([
    { what: 'sign-in-failed sue by unknown', division: 'claims', from: 'unknown' },
    { what: 'sign-out-everywhere sue by admin', division: 'claims', from: 'admin' },
    { what: 'sign-out-everywhere ana by ana', division: 'claims', from: 'ana' },
    { what: 'sign-in ana by ana', division: 'claims', from: 'ana' },
  ]);
});

test('who has rights by a grant alone is told of in the topmost divisions that he has them in', async () => {
  const documents = [
    { kind: 'division', key: 'claims-north', parent: 'claims' },
    { kind: 'grant', key: 'gina', division: 'claims', subject: 'gina', roles: ['supervisor'] },
    { kind: 'grant', key: 'gina-leads', division: 'sales', subject: 'gina', roles: ['auditor'] },
  ];
  await api.call('admin', 'post', '/v1/config/apply', { documents }).expect(200);
  await api.call(await api.issuer.mint('gina'), 'post', '/v1/auth/session').expect(204);
  const found = (await entries('session')).filter(({ object }) => object.id === 'gina');
  expect(found.map(({ verb, division }) => `${verb} ${division}`).toSorted()).toEqual([
    'sign-in claims',
    'sign-in sales',
  ]);
});

test('a bulk job is told of where its items lie, without what it says', async () => {
  const { body: item } = await api.call('source:crm', 'post', '/v1/workitems', claim('beside')).expect(201);
  const job = { action: 'note', items: [item.id], body: { text: 'about Erika' } };
  const admin = await api.call('admin', 'post', '/v1/bulk', job).expect(202);
  await api.call('admin', 'post', `/v1/bulk/${admin.body.id}/cancel`).expect(200);
  await api.call('admin', 'post', `/v1/bulk/${admin.body.id}/cancel`).expect(200);
  expect(await entries('bulk-job')).toMatchObject(
    ['cancel', 'create'].map((verb) => ({
      verb,
      division: 'claims',
      object: { id: admin.body.id },
      after: { action: 'note', items: 1 },
    })),
  );
  expect(JSON.stringify(await entries('bulk-job'))).not.toContain('Erika');
});

test('an erasure is told of by names of attributes, never by values', async () => {
  const attributes = { Case_ID: 'Erika-4711', Claim_Value: 1 };
  await api.call('source:crm', 'post', '/v1/workitems', claim('to-erase', { attributes })).expect(201);
  const subject = { division: 'claims', attributes: { Case_ID: 'Erika-4711' } };
  const { body } = await api.call('admin', 'post', '/v1/erasures', subject).expect(202);
  expect(await entries('erasure')).toMatchObject([
    {
      verb: 'create',
      division: 'claims',
      object: { id: body.id },
      actor: { kind: 'user', id: 'admin' },
      origin: { subject: 'admin' },
      after: { cause: 'request', by: ['Case_ID'], items: 1, cases: 0 },
    },
  ]);
  const { rows } = await api.pool.query<{ text: string }>('select row::text as text from audit_entry row');
  const ofErasures = rows.map(({ text }) => text).filter((text) => text.includes(body.id));
  expect(ofErasures).toHaveLength(1);
  expect(ofErasures.join()).not.toContain('Erika-4711');
});

test('whoever takes the audit away as a file is told of, and not the text that he sought', async () => {
  const headers = { authorization: `Bearer ${await api.issuer.mint('admin')}`, accept: 'text/csv' };
  await (await fetch(`${api.origin}/v1/audit?division=claims&text=Erika`, { headers })).text();
  expect(await entries('audit')).toMatchObject([
    {
      verb: 'export',
      division: 'claims',
      actor: { id: 'admin' },
      after: { from: null, to: null, filter: ['division', 'text'] },
    },
  ]);
  expect(JSON.stringify(await entries('audit'))).not.toContain('Erika');
});
