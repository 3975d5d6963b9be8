import { Client } from 'pg';
import { sealAudit } from '../../db/audit/seal';
import { verifyAudit } from '../../db/audit/verify';
import type { AuditEntryView } from '../../api/contract/audit';
import { EARLY } from '../cases/models';
import { seeded } from '../chaos/seeded';
import { applyExamples, claim, startTestApi, type TestApi } from './test-api';

jest.setTimeout(60_000);

let api: TestApi;
let audrey: string;

beforeAll(async () => {
  api = await startTestApi({ CASEWRIGHT_TRUSTED_PROXIES: 'loopback' });
  await applyExamples(api);
  const auditor = {
    kind: 'agent',
    key: 'audrey',
    name: 'Audrey',
    division: 'claims',
    roles: ['auditor'],
    capacityProfile: 'back-office',
  };
  await api.call('admin', 'post', '/v1/config/apply', { documents: [auditor] }).expect(200);
  audrey = await api.issuer.mint('audrey');
});
afterAll(() => api.stop());

async function entries(query: string, user = audrey): Promise<AuditEntryView[]> {
  const { body } = await api.call(user, 'get', `/v1/audit?${query}`).expect(200);
  return body.entries;
}

let count = 0;

async function captured(): Promise<{ id: string; reference: string; externalId: string }> {
  count += 1;
  return (await api.call('source:crm', 'post', '/v1/workitems', claim(`audit-${count}`)).expect(201)).body;
}

test('a command says who, when, from where, what, why, and what it changed', async () => {
  const { id, reference } = await captured();
  await api
    .call('sue', 'post', `/v1/workitems/${id}/actions/reprioritize`, { priority: 7, reason: 'the broker called' })
    .set('x-forwarded-for', '203.0.113.9')
    .set('user-agent', 'a browser')
    .expect(200);
  const [latest, first] = await entries(`object=${reference}`);
  expect(latest).toMatchObject({
    division: 'claims',
    verb: 'reprioritize',
    object: { kind: 'item', id, name: reference },
    actor: { kind: 'user', id: 'sue' },
    origin: { subject: 'sue', principal: 'user', agent: 'sue', address: '203.0.113.9', userAgent: 'a browser' },
    reason: 'the broker called',
    before: { rules: { curve: { fixed: null } } },
    after: { rules: { curve: { fixed: 7 } } },
    seal: null,
  });
  expect(first).toMatchObject({
    verb: 'capture',
    actor: { kind: 'source', id: 'crm' },
    origin: { subject: 'source:crm', principal: 'source', agent: null },
    before: null,
    after: { externalId: `audit-${count}`, attributes: { Claim_Value: 100 } },
  });
});

test('the address of a client is taken from a proxy that is trusted, and from nobody else', async () => {
  const other = await startTestApi();
  try {
    await applyExamples(other);
    await other
      .call('source:crm', 'post', '/v1/workitems', claim('far'))
      .set('x-forwarded-for', '203.0.113.9')
      .expect(201);
    const { body } = await other.call('admin', 'get', '/v1/audit?verb=capture').expect(200);
    expect(body.entries[0].origin.address).toMatch(/127\.0\.0\.1$/);
  } finally {
    await other.stop();
  }
});

test('configuration, drafts, keys and secrets leave entries, without what is secret', async () => {
  const { body: queue } = await api.call('admin', 'get', '/v1/config/queues/claims').expect(200);
  const draft = { ...queue.document, name: 'Other claims' };
  await api.call('admin', 'put', '/v1/config/queues/claims?state=draft', draft).expect(200);
  await api.call('admin', 'post', '/v1/config/queues/claims/publish', { note: 'renamed' }).expect(200);
  await api.call('admin', 'post', '/v1/config/queues/claims/rollback', { version: 1, note: 'back' }).expect(200);
  const { body: key } = await api.call('admin', 'post', '/v1/config/sources/crm/api-keys', {}).expect(201);
  await api.call('admin', 'delete', `/v1/config/sources/crm/api-keys/${key.id}`).expect(204);
  await api.call('admin', 'delete', `/v1/config/sources/crm/api-keys/${key.id}`).expect(204);
  const found = (await entries('actor=admin&limit=6')).map(({ verb, object, before, after, reason }) => ({
    what: `${verb} ${object.kind} ${object.id}`,
    before,
    after,
    reason,
  }));
  expect(found.slice(0, 5)).toEqual([
    { what: `revoke api-key ${key.id}`, before: { source: 'crm' }, after: null, reason: null },
    {
      what: `create api-key ${key.id}`,
      before: null,
      after: { source: 'crm', scopes: null, divisions: null, expiresAt: null },
      reason: null,
    },
    {
      what: 'roll-back config queue/claims',
      before: { name: 'Other claims' },
      after: { name: queue.document.name },
      reason: 'back',
    },
    {
      what: 'publish config queue/claims',
      before: { name: queue.document.name },
      after: { name: 'Other claims' },
      reason: 'renamed',
    },
    {
      what: 'save draft queue/claims',
      before: null,
      after: expect.objectContaining({ name: 'Other claims' }),
      reason: null,
    },
  ]);
  expect(JSON.stringify(await entries('limit=200'))).not.toContain(key.apiKey);
});

test('what a supervisor does to the presence of an agent is kept', async () => {
  await api.call('ana', 'put', '/v1/agents/ana/presence', { presence: 'ready' }).expect(200);
  await api.call('sue', 'put', '/v1/agents/ana/presence', { presence: 'offline' }).expect(200);
  expect(await entries('kind=agent&object=ana')).toMatchObject([
    { verb: 'set-presence', actor: { id: 'sue' }, before: { presence: 'ready' }, after: { presence: 'offline' } },
  ]);
});

test('a bulk job answers for its items as who asked for it', async () => {
  const { id, reference } = await captured();
  const job = { action: 'note', items: [id], body: { text: 'all of them' } };
  const { body } = await api.call('sue', 'post', '/v1/bulk', job).expect(202);
  await api.bulkTurn(body.id);
  const [entry] = await entries(`object=${reference}`);
  expect(entry).toMatchObject({ verb: 'note', origin: { subject: 'sue', requestId: `bulk/${body.id}` } });
});

test('each change of a case has one entry, with what it changed', async () => {
  const documents = [{ kind: 'case-type', key: 'early', division: 'claims', bpmn: EARLY }];
  await api.call('admin', 'post', '/v1/config/apply', { documents }).expect(200);
  const start = { type: 'early', attributes: { order: 'audited' } };
  const { body } = await api.call('sue', 'post', '/v1/cases', start).expect(201);
  const act = (action: string, given: object) =>
    api.call('sue', 'post', `/v1/cases/${body.id}/actions/${action}`, given).expect(200);
  await act('set-status', { status: 'pending' });
  await act('note', { text: 'seen' });
  await act('rename', { name: 'Another' });
  const found = await entries(`object=${body.reference}`);
  expect(found.map(({ verb, before, after }) => ({ verb, before, after }))).toMatchObject([
    { verb: 'rename', before: { name: null }, after: { name: 'Another' } },
    { verb: 'note', before: {}, after: { data: { text: 'seen' } } },
    { verb: 'set-status', before: { status: 'open' }, after: { status: 'pending' } },
    { verb: 'create', before: null, after: { type: 'early', variables: { order: 'audited' } } },
  ]);
  expect(found.every(({ origin }) => origin?.subject === 'sue')).toBe(true);
  const message = { name: 'nobody-waits', division: 'claims', timeToLive: 'PT1H' };
  await api.call('sue', 'post', '/v1/messages', message).expect(200);
  expect((await entries('kind=message'))[0]).toMatchObject({
    verb: 'publish',
    object: { name: 'nobody-waits' },
    after: { outcome: 'kept', case: null },
  });
  const { rows } = await api.pool.query<{ version: number }>('select version from case_file where id = $1', [body.id]);
  expect(rows[0]?.version).toBe(found.length);
});

test('nobody sees entries of another division, and no agent any', async () => {
  await captured();
  expect((await entries('limit=200')).every(({ division }) => division === 'claims')).toBe(true);
  expect(await entries('division=sales')).toEqual([]);
  await api.call('ana', 'get', '/v1/audit').expect(403);
  await api.call('sue', 'get', '/v1/audit/heads').expect(403);
});

test('a page goes on where the last one ended', async () => {
  for (let each = 0; each < 5; each += 1) await captured();
  const all = await entries('verb=capture&limit=200');
  const seen: string[] = [];
  let cursor: string | null = null;
  do {
    const { body }: { body: { entries: AuditEntryView[]; nextCursor: string | null } } = await api
      .call(audrey, 'get', `/v1/audit?verb=capture&limit=2${cursor ? `&cursor=${cursor}` : ''}`)
      .expect(200);
    seen.push(...body.entries.map(({ id }) => id));
    cursor = body.nextCursor;
  } while (cursor);
  expect(seen).toEqual(all.map(({ id }) => id));
  const from = all[2]?.at ?? '';
  expect((await entries(`verb=capture&limit=200&from=${from}`)).length).toBeLessThan(all.length);
  expect(await entries('text=no%25thing')).toEqual([]);
});

test('the CSV holds the same, and no cell of it is a formula', async () => {
  const { id, reference } = await captured();
  const reason = '=HYPERLINK("http://evil.example")';
  await api.call('sue', 'post', `/v1/workitems/${id}/actions/cancel`, { reason }).expect(200);
  const answer = await fetch(`${api.origin}/v1/audit?object=${reference}`, {
    headers: { authorization: `Bearer ${audrey}`, accept: 'text/csv' },
  });
  expect(answer.headers.get('content-type')).toMatch(/^text\/csv/);
  const lines = (await answer.text()).split('\r\n');
  expect(lines).toHaveLength(4);
  expect(lines[1]).toContain(`"'=HYPERLINK(""http://evil.example"")"`);
});

const SEED = 20261127;

test(`on random commands each committed change has one entry, and the chain holds (seed ${SEED})`, async () => {
  const random = seeded(SEED);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const items = await Promise.all(Array.from({ length: 6 }, captured));
  const commands: readonly [string, string, object][] = [
    ['sue', 'assign', { agent: 'ana' }],
    ['sue', 'requeue', { reason: 'again' }],
    ['sue', 'reprioritize', { priority: 5 }],
    ['sue', 'reprioritize', { priority: null }],
    ['sue', 'escalate', {}],
    ['ana', 'park', {}],
    ['ana', 'note', { text: 'seen' }],
    ['ana', 'complete', { disposition: 'approved' }],
    ['source:crm', 'pause', {}],
    ['source:crm', 'resume', {}],
    ['admin', 'restart', {}],
  ];
  const lane = async () => {
    for (let step = 0; step < 60; step += 1) {
      const [user, action, body] = pick(commands);
      await api.call(user, 'post', `/v1/workitems/${pick(items).id}/actions/${action}`, body);
    }
  };
  await Promise.all([lane(), lane(), lane()]);
  for (const { id } of items) {
    const { rows } = await api.pool.query<{ version: number; entries: number }>(
      `select version, (select count(*)::int from audit_entry where object_id = $1) as entries from item where id::text = $1`,
      [id],
    );
    expect(rows[0]?.entries).toBe(rows[0]?.version);
  }
  const isLeft = async () =>
    (await api.pool.query('select from audit_entry e where not exists (select from audit_seal where entry_id = e.id)'))
      .rowCount !== 0;
  while (await isLeft()) await sealAudit(api.pool, 100);
  const client = new Client({ connectionString: api.databaseUrl });
  await client.connect();
  const verdicts = await verifyAudit(client);
  await client.end();
  expect(verdicts.filter(({ fault }) => fault !== null)).toEqual([]);
  const { body } = await api.call(audrey, 'get', '/v1/audit/heads').expect(200);
  const head = verdicts.find(({ division }) => division === 'claims')?.head;
  expect(body.heads.find((each: { division: string }) => each.division === 'claims')).toEqual(head);
});
