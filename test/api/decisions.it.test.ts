import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '../../db/project-root';
import { applyExamples, claim, startTestApi, type TestApi } from './test-api';

let api: TestApi;
let dmn: string;
beforeAll(async () => {
  api = await startTestApi();
  await applyExamples(api);
  dmn = await readFile(join(projectRoot, 'test', 'domain', 'config', 'fixtures', 'claim-routing.dmn'), 'utf8');
});
afterAll(async () => api.stop());

const applied = (document: object) =>
  api.call('admin', 'post', '/v1/config/apply', {
    documents: [{ kind: 'decision', key: 'claim-routing', division: 'claims', ...document }],
  });

test('a .dmn file is applied as a decision, keeps its text, and again is unchanged', async () => {
  const { body } = await applied({ dmn }).expect(200);
  expect(body.applied).toEqual([{ kind: 'decision', key: 'claim-routing', version: 2, change: 'updated' }]);
  expect((await applied({ dmn }).expect(200)).body.applied).toMatchObject([{ change: 'unchanged' }]);
  const { rows } = await api.pool.query(
    `select body ->> 'dmn' as dmn from config_current join config_version using (kind, division, key, version) where key = 'claim-routing'`,
  );
  expect(rows).toEqual([{ dmn }]);
});

test('what differs between two .dmn files is told by decision and cell, in a plan, a draft and between versions', async () => {
  await applied({ dmn }).expect(200);
  const path = '/v1/config/decisions/claim-routing';
  const { version } = (await api.call('admin', 'get', path).expect(200)).body;
  const other = dmn.replace('> 100000', '> 90000').replace('<text>500</text>', '<text>600</text>');
  const differences = [
    { path: 'dmn.Urgency.rules[1].outputs[0]', before: '500', after: '600' },
    { path: 'dmn["Claim Routing"].rules[0].inputs[0]', before: '> 100000', after: '> 90000' },
  ];
  const document = { kind: 'decision', key: 'claim-routing', division: 'claims', dmn: other };
  const plan = await api.call('admin', 'post', '/v1/config/apply?dryRun=true', { documents: [document] }).expect(200);
  expect(plan.body.applied).toMatchObject([{ change: 'updated', differences }]);
  await api.call('admin', 'put', `${path}?division=claims&state=draft`, { dmn: other }).expect(200);
  expect((await api.call('admin', 'get', `${path}/diff`).expect(200)).body.differences).toEqual(differences);
  await api.call('admin', 'post', `${path}/publish`, {}).expect(200);
  const between = `${path}/diff?from=${version}&to=${version + 1}`;
  expect((await api.call('admin', 'get', between).expect(200)).body.differences).toEqual(differences);
  const spaced = other.replace('<rule>', '<rule >');
  const { body } = await api.call('admin', 'post', '/v1/config/apply?dryRun=true', {
    documents: [{ ...document, dmn: spaced }],
  });
  expect(body.applied[0].differences).toEqual([{ path: 'dmn', before: other, after: spaced }]);
});

test('one with a faulty cell is refused with the cell, the reason and what was seen', async () => {
  const { body } = await applied({ dmn: dmn.replace('> 100000', '> > 100000') }).expect(400);
  expect(body.errors).toEqual([
    expect.objectContaining({
      path: 'documents[0].dmn["Claim Routing"].rules[0].inputs[0]',
      code: 'INVALID_EXPRESSION',
      value: '> > 100000',
      kind: 'decision',
      key: 'claim-routing',
    }),
  ]);
});

test('an item about which the rules contradict each other is taken, and its history says where it waits and why', async () => {
  await applied({ dmn, conflictQueue: 'emergency-backlog' }).expect(200);
  const odd = claim('odd', { attributes: { Case_ID: 'C', Claim_Value: 5, Urgency_Score: 50 } });
  const { body } = await api.call('source:crm', 'post', '/v1/workitems', odd).expect(201);
  expect(body).toMatchObject({ queue: 'emergency-backlog', state: 'queued' });
  const { rows } = await api.pool.query(`select data from item_event where item_id = $1 and type = 'classified'`, [
    body.id,
  ]);
  expect(rows[0].data.notes).toContain(
    'incident: claim-routing, Urgency: rules 1, 2 hit together (UNIQUE): the item waits in queue emergency-backlog',
  );
});

test('such an item has an incident in its history, is found by it, and no longer once the rules decide', async () => {
  await applied({ dmn, conflictQueue: 'emergency-backlog' }).expect(200);
  const odd = claim('incident', { attributes: { Case_ID: 'C', Claim_Value: 5, Urgency_Score: 50 } });
  const { body } = await api.call('source:crm', 'post', '/v1/workitems', odd).expect(201);
  const history = await api.call('admin', 'get', `/v1/workitems/${body.id}/history`).expect(200);
  expect(history.body.events).toContainEqual(
    expect.objectContaining({
      type: 'incident',
      data: {
        decision: 'claim-routing',
        code: 'CONFLICT',
        rules: [1, 2],
        reason: 'claim-routing, Urgency: rules 1, 2 hit together (UNIQUE)',
        said: {
          code: 'HIT_TOGETHER',
          values: { table: 'claim-routing, Urgency', rules: '1, 2', policy: 'UNIQUE' },
        },
        queue: 'emergency-backlog',
      },
    }),
  );
  const found = async (incident: boolean) => {
    const list = await api.call('admin', 'get', `/v1/workitems?externalId=incident&incident=${incident}`).expect(200);
    return list.body.items.map(({ externalId }: { externalId: string }) => externalId);
  };
  expect([await found(true), await found(false)]).toEqual([['incident'], []]);
  await api.call('admin', 'patch', `/v1/workitems/${body.id}`, { attributes: { Urgency_Score: 1 } }).expect(200);
  expect([await found(true), await found(false)]).toEqual([[], ['incident']]);
});

test('the explanation says of each value where it came from', async () => {
  await applied({ dmn, conflictQueue: 'emergency-backlog' }).expect(200);
  const decided = async (externalId: string, more: object) => {
    const { body } = await api.call('source:crm', 'post', '/v1/workitems', claim(externalId, more)).expect(201);
    const { body: why } = await api.call('admin', 'get', `/v1/workitems/${body.id}/explanation`).expect(200);
    return why.decided.map(({ text }: { text: string }) => text);
  };
  const attributes = { Case_ID: 'C', Claim_Value: 100_001, Urgency_Score: 1 };
  const { rows } = await api.pool.query(`select version from config_current where key = 'claim-routing'`);
  const { version } = rows[0];
  expect(await decided('origins', { attributes, department: 'Health', dueAt: '2099-01-01T00:00:00Z' })).toEqual([
    'worktype medical-claim: given by the source',
    'department Health: given by the source',
    'process: default, no rule matched',
    'segment: default, no rule matched',
    "queue claims: the worktype's default",
    `routingPlan claim-large: decision claim-routing rule 1 (version ${version})`,
    "priorityScheme steady: the worktype's default",
    `minPriority 300: decision claim-routing rule 1 (version ${version})`,
    "maxPriority 1000: the worktype's default",
    "slaTarget P2D: the worktype's default",
    "slaExpiry P3D: the worktype's default",
    'dueAt 2099-01-01T00:00:00.000Z: given by the source',
    "dispositions approved, rejected, referred: the worktype's default",
  ]);
  expect(await decided('origins-odd', { attributes: { ...attributes, Urgency_Score: 50 } })).toContain(
    'queue emergency-backlog: where items wait that rules could not decide',
  );
});

test('an item that rules send to a workbin is not offered, and is distributed when somebody says so', async () => {
  const shelf = { kind: 'workbin', key: 'odd-claims', division: 'claims', type: 'supervisor' };
  const table = { inputs: ['source'], outputs: ['workbin'], rules: [['-', '"odd-claims"']] };
  const documents = [shelf, { kind: 'decision', key: 'claim-routing', division: 'claims', ...table }];
  await api.call('admin', 'post', '/v1/config/apply', { documents }).expect(200);
  const { body } = await api.call('source:crm', 'post', '/v1/workitems', claim('shelf')).expect(201);
  expect(body).toMatchObject({ state: 'parked', routingState: 'parked', workbin: 'odd-claims', wakeAt: null });
  const { rows } = await api.pool.query(
    `select (select count(*)::int from ledger_item where item_id = $1) as waiting, (select count(*)::int from start_request where item_id = $1) as starts`,
    [body.id],
  );
  expect(rows).toEqual([{ waiting: 0, starts: 1 }]);
  const lying = await api.call('admin', 'get', '/v1/workbins/odd-claims/items?division=claims').expect(200);
  expect(lying.body.items).toMatchObject([{ id: body.id }]);
  await api.call('sue', 'post', `/v1/workitems/${body.id}/actions/requeue`, {}).expect(200);
  const back = await api.call('admin', 'get', `/v1/workitems/${body.id}`).expect(200);
  expect(back.body).toMatchObject({ state: 'queued', workbin: null, queue: 'claims' });
});
