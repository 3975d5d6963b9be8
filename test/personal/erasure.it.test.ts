import { createClient } from '../../engine/client';
import { itemWorkflowId } from '../../workflows/ids';
import type { HonestClient } from '../chaos/honest-client';
import { awaited, until } from '../chaos/until';
import { engineOf } from '../support/start-stack';
import { type ErasureStage, startErasureStage } from './erasure-stage';

const CANARY = 'Qx7vErikaZw9';
/** Of what somebody wrote when the work began: it quotes no attribute. */
const SAID = 'Jw3kMovedAway';
const worktype = (key: string, more: object = {}) => ({
  kind: 'worktype',
  key,
  division: 'claims',
  referencePrefix: key.slice(0, 3).toUpperCase(),
  queue: 'open',
  dispositions: ['done'],
  personal: ['name', 'externalTag'],
  attributes: {
    type: 'object',
    properties: { Customer: { type: 'string', personal: true }, Amount: { type: 'number' } },
  },
  eventRules: [{ events: ['captured'], actions: [{ notify: { supervisors: true, text: '{attributes.Customer}!' } }] }],
  ...more,
});
const DOCUMENTS = [
  { kind: 'division', key: 'claims' },
  { kind: 'queue', key: 'open', division: 'claims' },
  { kind: 'source', key: 'crm', division: 'claims' },
  { kind: 'agent', key: 'ana', division: 'claims', queues: ['open'], capacity: { workitem: 9 } },
  { kind: 'agent', key: 'sue', division: 'claims', roles: ['supervisor'] },
  worktype('complaint'),
  worktype('archived', { archiveAfter: 'PT0S' }),
  worktype('brief', { personalFor: 'PT0S' }),
];

let stage: ErasureStage;
let admin: HonestClient;
let crm: HonestClient;
let ana: HonestClient;
const post: ErasureStage['post'] = (...given) => stage.post(...given);
const tablesWith = (text: string) => stage.tablesWith(text);
beforeAll(async () => {
  stage = await startErasureStage(DOCUMENTS);
  admin = stage.admin;
  [crm, ana] = [await stage.clientOf('crm'), await stage.clientOf('ana')];
});
afterAll(() => stage?.stop());

async function captured(type: string, externalId: string): Promise<string> {
  const attributes = { Customer: CANARY, Amount: 7 };
  const interaction = { id: `mail-${externalId}`, channel: 'mail', text: `I am ${CANARY}, and ${SAID}` };
  const item = {
    source: 'crm',
    externalId,
    worktype: type,
    name: CANARY,
    externalTag: CANARY,
    attributes,
    interaction,
  };
  return (await post(crm, '/v1/workitems', item)).id;
}

async function worked(id: string): Promise<void> {
  await post(ana, `/v1/workitems/${id}/actions/pull`, {});
  await post(ana, `/v1/workitems/${id}/actions/note`, { text: `spoke with ${CANARY}` });
  await post(ana, `/v1/workitems/${id}/actions/complete`, { disposition: 'done' });
}

test('a subject is erased from everything that is kept of its work, what is open when it has closed, and the proof holds', async () => {
  const [first, old, open] = [
    await captured('complaint', 'one'),
    await captured('archived', 'two'),
    await captured('complaint', 'three'),
  ];
  await worked(first);
  await worked(old);
  await post(ana, `/v1/workitems/${open}/actions/pull`, {});
  const subject = { division: 'claims', attributes: { Customer: CANARY } };
  expect(await post(admin, '/v1/erasures?preview=true', subject)).toEqual({
    items: { closed: 2, open: 1 },
    cases: { closed: 0, open: 0 },
    found: expect.arrayContaining([{ kind: 'item', id: open, reference: 'COM-000002', isOpen: true }]),
  });
  expect(await tablesWith(CANARY)).toEqual(expect.arrayContaining(['item', 'item_event', 'notification']));
  expect(await tablesWith(SAID)).toContain('item_event');

  const { id } = await post(admin, '/v1/erasures', subject);
  const detail = () => stage.detailOf(id);
  const verified = () => stage.verified(id);
  await awaited('what is closed is erased', async () => {
    const { proofs } = await detail();
    return proofs.filter(({ histories }) => histories !== null).length === 2;
  });
  expect(await detail()).toMatchObject({ endedAt: null });
  expect(await verified()).toEqual({ isProven: false, left: [], waiting: 1 });
  // It is still worked on, with all that is known of it.
  expect((await ana.ask<{ name: string }>(`/v1/workitems/${open}`)).body.name).toBe(CANARY);
  await post(ana, `/v1/workitems/${open}/actions/complete`, { disposition: 'done' });
  await awaited('the rest is erased', async () => (await detail()).endedAt !== null);

  expect(await tablesWith(CANARY)).toEqual([]);
  expect(await tablesWith(SAID)).toEqual([]);
  expect(await verified()).toEqual({ isProven: true, left: [], waiting: 0 });
  const { proofs } = await detail();
  expect(proofs.map((proof) => proof.id).toSorted()).toEqual([first, old, open].toSorted());
  for (const { removed, leftHash, histories } of proofs) {
    expect(Object.values(removed).reduce((sum, { values }) => sum + values, 0)).toBeGreaterThan(5);
    expect(leftHash).toMatch(/^[0-9a-f]{64}$/);
    expect(histories).toBe(1);
  }
  // What says nothing of a person stays.
  const { body: item } = await admin.ask<object>(`/v1/workitems/${first}`);
  expect(item).toMatchObject({
    name: null,
    attributes: { Customer: null, Amount: 7 },
    disposition: 'done',
    state: 'completed',
  });
  const { body: history } = await admin.ask<{ events: { type: string; data: object }[] }>(
    `/v1/workitems/${first}/history`,
  );
  expect(history.events.find(({ type }) => type === 'noted')?.data).toMatchObject({ text: '[erased]' });

  // Whoever looks again finds what came back.
  await stage.pool.query(
    `update item_event set data = data || '{"Customer": "again"}' where item_id = $1 and seq = 1`,
    [first],
  );
  expect(await verified()).toMatchObject({ isProven: false, left: [{ kind: 'item', id: first }] });
}, 180_000);

test('the proof looks by the marks of a worktype that was taken away, too', async () => {
  const attributes = { type: 'object', properties: { Iban: { type: 'string', personal: true } } };
  await post(admin, '/v1/config/apply', { documents: [{ ...worktype('former'), attributes }] });
  const given = { source: 'crm', externalId: 'former', worktype: 'former', attributes: { Iban: 'DE02' } };
  const { id } = await post(crm, '/v1/workitems', given);
  await post(admin, `/v1/workitems/${id}/actions/cancel`, {});
  const { id: erasure } = await stage.erase({ division: 'claims', items: [id] });
  expect(await stage.verified(erasure)).toMatchObject({ isProven: true });
  const document = '/v1/config/worktypes/former?division=claims';
  await admin.ask(document, { method: 'DELETE' });
  expect((await admin.ask(document)).status).toBe(404);
  await stage.pool.query(`update item set attributes = attributes || '{"Iban": "again"}' where id = $1`, [id]);
  expect(await stage.verified(erasure)).toMatchObject({ isProven: false, left: [{ kind: 'item', id }] });
}, 60_000);

test('erasing and its proof look by what versions before the present one have marked, too', async () => {
  const of = (properties: object) => [{ ...worktype('formerly'), attributes: { type: 'object', properties } }];
  await post(admin, '/v1/config/apply', { documents: of({ Bic: { type: 'string', personal: true } }) });
  const given = { source: 'crm', externalId: 'formerly', worktype: 'formerly', attributes: { Bic: 'Gq8xBankOfMine' } };
  const { id } = await post(crm, '/v1/workitems', given);
  await post(admin, `/v1/workitems/${id}/actions/cancel`, {});
  await post(admin, '/v1/config/apply', { documents: of({}) });
  const { id: erasure } = await stage.erase({ division: 'claims', items: [id] });
  expect(await tablesWith('Gq8xBankOfMine')).toEqual([]);
  expect(await stage.verified(erasure)).toMatchObject({ isProven: true });
  await stage.pool.query(`update item set attributes = attributes || '{"Bic": "again"}' where id = $1`, [id]);
  expect(await stage.verified(erasure)).toMatchObject({ isProven: false, left: [{ kind: 'item', id }] });
}, 60_000);

test('histories of erased work are gone from Temporal', async () => {
  const client = createClient(engineOf(stage.stack));
  const { rows } = await stage.pool.query<{ id: string }>(`select object_id as id from erasure_proof limit 1`);
  const handle = client.workflow.getHandle(itemWorkflowId(rows[0]?.id ?? '', 1));
  const isGone = () =>
    handle.describe().then(
      () => false,
      () => true,
    );
  // It is told at once, and does so a little later.
  expect(await until(isGone, 45_000)).toBe(true);
  await client.connection.close();
}, 60_000);

test('closed items lose their personal data when the time of their worktype has passed', async () => {
  const id = await captured('brief', 'four');
  await worked(id);
  await stage.beginWorker();
  const ended = async () => {
    const of = `select cause, requested_by from erasure where $1 = any(items) and ended_at is not null`;
    return (await stage.pool.query(of, [id])).rows;
  };
  await awaited('it is erased', async () => (await ended()).length > 0);
  expect(await ended()).toEqual([{ cause: 'retention', requested_by: 'system' }]);
  expect(await tablesWith(CANARY)).toEqual([]);
}, 180_000);

test('who may not erase is told so, and nobody erases in a division that he has no right in', async () => {
  for (const who of [ana, crm])
    expect((await who.ask('/v1/erasures', { method: 'POST', body: { division: 'claims', items: [] } })).status).toBe(
      403,
    );
  const elsewhere = { division: 'nowhere', attributes: { Customer: CANARY } };
  expect((await admin.ask('/v1/erasures', { method: 'POST', body: elsewhere })).status).toBe(404);
  expect((await admin.ask('/v1/erasures', { method: 'POST', body: { division: 'claims' } })).status).toBe(400);
});
