import { awaited } from '../chaos/until';
import type { HonestClient } from '../chaos/honest-client';
import { type ErasureStage, startErasureStage } from './erasure-stage';

const CANARY = 'Qx7vErikaZw9';
const MAIL = `${CANARY}@people.example`;
const SAID = 'Jw3kMovedAway';
const personal = { type: 'string', personal: true };
const DOCUMENTS = [
  { kind: 'division', key: 'claims' },
  { kind: 'queue', key: 'open', division: 'claims' },
  { kind: 'source', key: 'crm', division: 'claims' },
  { kind: 'agent', key: 'ana', division: 'claims', queues: ['open'], capacity: { workitem: 9 } },
  { kind: 'agent', key: 'sue', division: 'claims', roles: ['supervisor'] },
  {
    kind: 'worktype',
    key: 'brief',
    division: 'claims',
    referencePrefix: 'BRF',
    queue: 'open',
    archiveAfter: 'PT0S',
    personal: ['name', 'externalTag'],
    attributes: { type: 'object', properties: { Customer: personal } },
  },
  {
    kind: 'case-type',
    key: 'opinion',
    division: 'claims',
    personal: ['name'],
    attributes: { type: 'object', properties: { Customer: personal, mail: personal, Amount: { type: 'number' } } },
    plan: {
      stages: [
        {
          name: 'Opinion',
          steps: [
            {
              form: 'Say it',
              queue: 'open',
              participant: '=Customer',
              participantMail: '=mail',
              schema: { type: 'object', required: ['verdict'], properties: { verdict: { type: 'string' } } },
            },
          ],
        },
      ],
    },
  },
];

let stage: ErasureStage;
let crm: HonestClient;
let ana: HonestClient;
let sue: HonestClient;
beforeAll(async () => {
  stage = await startErasureStage(DOCUMENTS);
  [crm, ana, sue] = [await stage.clientOf('crm'), await stage.clientOf('ana'), await stage.clientOf('sue')];
});
afterAll(() => stage?.stop());

const values = (removed: Record<string, { values: number }>) =>
  Object.entries(removed)
    .filter(([, of]) => of.values > 0)
    .map(([table]) => table);

/** The task of a case, once it is there. */
async function taskOf(caseId: string): Promise<string> {
  let found: string | undefined;
  await awaited('its task is there', async () => {
    const { body } = await sue.ask<{ items: { id: string; caseId: string }[] }>('/v1/workitems?source=case');
    found = body.items.find((item) => item.caseId === caseId)?.id;
    return found !== undefined;
  });
  return found ?? '';
}

test('a case is erased with its tasks: with what work was given, who was invited by which address, and what jobs did', async () => {
  const { post, pool, tablesWith } = stage;
  const attributes = { Customer: CANARY, mail: MAIL, Amount: 7 };
  const interaction = { id: 'call-1', channel: 'voice', text: `${CANARY}: ${SAID}` };
  const start = { type: 'opinion', source: 'crm', externalId: 'one', name: CANARY, attributes, interaction };
  const { id } = await post(crm, '/v1/cases', start);
  const act = (action: string, body: object) => post(sue, `/v1/cases/${id}/actions/${action}`, body);
  await act('rename', { name: 'Bo' });
  await act('rename', { name: CANARY });
  await act('note', { text: `spoke with ${CANARY}` });
  await act('add-participant', { name: CANARY, role: 'patient' });
  const task = await taskOf(id);
  const job = { action: 'note', items: [task], body: { text: `${CANARY} asked again` } };
  const { id: jobId } = await post(sue, '/v1/bulk', job);
  await awaited('the job is done', async () => {
    const { body } = await sue.ask<{ state: string }>(`/v1/bulk/${jobId}`);
    return body.state === 'done';
  });
  const { token } = await post<{ token: string }>(sue, `/v1/workitems/${task}/task-links`, { participant: CANARY });
  const done = await fetch(`${stage.stack.ready.api}/v1/task-link/complete`, {
    method: 'POST',
    headers: { authorization: `Link ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ attributes: { verdict: `${CANARY} is right` } }),
  });
  expect(done.status).toBe(200);
  await awaited('it is over', async () => {
    const { body } = await sue.ask<{ state: string }>(`/v1/cases/${id}`);
    return body.state === 'completed';
  });
  const placed = ['bulk_job', 'case_file', 'case_order', 'item', 'notification', 'task_link'];
  expect(await tablesWith(CANARY)).toEqual(expect.arrayContaining(placed));

  expect(await tablesWith(SAID)).toContain('case_event');
  const erased = await stage.erase({ division: 'claims', attributes: { Customer: CANARY } });
  expect(await tablesWith(CANARY)).toEqual([]);
  expect(await tablesWith(SAID)).toEqual([]);
  expect(await stage.verified(erased.id)).toEqual({ isProven: true, left: [], waiting: 0 });
  expect(erased.proofs.map((proof) => [proof.kind, proof.id])).toEqual([
    ['case', id],
    ['item', task],
  ]);
  const [ofCase, ofTask] = erased.proofs.map(({ removed }) => values(removed));
  expect(ofCase).toEqual(expect.arrayContaining(['case_file', 'case_event', 'case_order', 'audit_entry']));
  expect(ofTask).toEqual(expect.arrayContaining(['item', 'task_link', 'notification', 'bulk_job']));
  // What says nothing of a person stays, and so does what happened.
  const { body } = await sue.ask<object>(`/v1/cases/${id}`);
  expect(body).toMatchObject({ name: null, attributes: { Customer: null, mail: null, Amount: 7 }, state: 'completed' });
  const { rows } = await pool.query(`select data from case_event where case_id = $1 and type = 'renamed'`, [id]);
  expect(rows.map(({ data }) => data)).toEqual([1, 2].map(() => ({ name: null, from: null })));
}, 180_000);

test('an archived item is erased where it lies, with its history and its deliveries', async () => {
  const { post, pool, tablesWith } = stage;
  const item = { source: 'crm', externalId: 'two', worktype: 'brief', name: CANARY, externalTag: CANARY };
  const { id } = await post(crm, '/v1/workitems', { ...item, attributes: { Customer: CANARY } });
  await post(ana, `/v1/workitems/${id}/actions/pull`, {});
  await post(ana, `/v1/workitems/${id}/actions/note`, { text: `spoke with ${CANARY}` });
  await post(ana, `/v1/workitems/${id}/actions/complete`, {});
  // Its workflow is looked for a minute after the end, and the archive once a minute.
  await pool.query('update item set nudge_at = now() where id = $1', [id]);
  const isSettled = async () =>
    (await pool.query('select from item where id = $1 and nudge_at is null', [id])).rowCount;
  await awaited('its workflow is seen to have ended', async () => (await isSettled()) === 1);
  await stage.beginWorker();
  const isArchived = async () => (await pool.query('select from item_archive where id = $1', [id])).rowCount === 1;
  await awaited('it is archived', isArchived);
  expect(await tablesWith(CANARY)).toContain('item_archive');

  const erased = await stage.erase({ division: 'claims', attributes: { Customer: CANARY } });
  expect(erased.proofs).toMatchObject([{ kind: 'item', id, histories: 1 }]);
  expect(values(erased.proofs[0]?.removed ?? {})).toEqual(expect.arrayContaining(['item_archive', 'audit_entry']));
  expect(await tablesWith(CANARY)).toEqual([]);
  expect(await stage.verified(erased.id)).toEqual({ isProven: true, left: [], waiting: 0 });
  const { body } = await sue.ask<object>(`/v1/workitems/${id}`);
  expect(body).toMatchObject({ name: null, externalTag: null, attributes: { Customer: null }, state: 'completed' });
  expect(await isArchived()).toBe(true);
}, 240_000);
