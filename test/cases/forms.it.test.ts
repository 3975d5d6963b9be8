import request from 'supertest';
import { withTaskLink } from '../../activities/link-in-mail';
import { type CaseStage, openCaseStage } from './case-stage';
import { ORDERED } from './models';

const damage = {
  type: 'object',
  required: ['damage'],
  properties: { damage: { type: 'string', enum: ['fire', 'water'] }, Claim_Value: { type: 'number', maximum: 1_000 } },
};
const TYPE = {
  kind: 'case-type',
  key: 'damage',
  division: 'claims',
  attributes: { type: 'object', properties: { Claim_Value: { type: 'number' } } },
  startForm: { type: 'object', required: ['Claim_Value'], properties: { Claim_Value: { type: 'number', minimum: 1 } } },
  plan: {
    stages: [
      { name: 'Intake', steps: [{ form: 'Note it', queue: 'open', schema: damage }] },
      {
        name: 'Decision',
        steps: [{ approve: 'Pay?', queue: 'open', shows: ['Claim_Value', 'damage'], reasonForNo: true }],
      },
    ],
    outcome: 'if approved then "paid" else "declined"',
  },
};
const CHECKED = {
  kind: 'case-type',
  key: 'checked',
  division: 'claims',
  bpmn: ORDERED.replaceAll('"ordered"', '"checked"').replaceAll('"opened"', '"checked-signal"'),
  attributes: { type: 'object', required: ['order'], properties: { order: { type: 'string' } } },
};

const OPINION = {
  kind: 'case-type',
  key: 'opinion',
  division: 'claims',
  plan: {
    stages: [
      {
        name: 'Opinion',
        steps: [
          {
            form: 'Say it',
            queue: 'open',
            participant: '=doctor',
            participantMail: '=mail',
            schema: { type: 'object', required: ['verdict'], properties: { verdict: { type: 'string' } } },
          },
        ],
      },
    ],
  },
};

let stage: CaseStage;
beforeAll(async () => {
  stage = await openCaseStage('forms');
  await stage.api.call('admin', 'post', '/v1/config/apply', { documents: [TYPE, CHECKED, OPINION] }).expect(200);
});
afterAll(async () => stage?.close());

const item = async (id: string) => (await stage.api.call('ana', 'get', `/v1/workitems/${id}`).expect(200)).body;

test('a form and an approval are asked for by the server, and what they refuse is still in hand', async () => {
  const { api } = stage;
  const caseId = await stage.start('damage', { Claim_Value: 500 });
  const note = await stage.taskOf(caseId, 'note-it');
  const act = (path: string, body: object) => api.call('ana', 'post', `/v1/workitems/${note.id}/actions/${path}`, body);
  await act('pull', {}).expect(200);
  expect(await item(note.id)).toMatchObject({ form: damage, attributes: { Claim_Value: 500 }, doneBy: null });
  const { body: listed } = await api.call('ana', 'get', '/v1/workitems?worktype=task').expect(200);
  expect(listed.items[0]).not.toHaveProperty('form');
  const { body: diagram } = await api.call('ana', 'get', `/v1/cases/${caseId}/diagram`).expect(200);
  expect(diagram.tokens).toContainEqual(expect.objectContaining({ element: 'note-it', form: damage }));

  const missing = await act('complete', {}).expect(400);
  expect(missing.body.errors).toEqual([expect.objectContaining({ path: 'attributes.damage', code: 'REQUIRED' })]);
  const wrong = await act('complete', { attributes: { damage: 'wind' } }).expect(400);
  expect(wrong.body.errors).toEqual([
    expect.objectContaining({ path: 'attributes.damage', value: 'wind', allowed: ['fire', 'water'] }),
  ]);
  const patch = (attributes: object) => api.call('ana', 'patch', `/v1/workitems/${note.id}`, { attributes });
  expect((await patch({ Claim_Value: 2_000 }).expect(400)).body.errors).toEqual([
    expect.objectContaining({ path: 'attributes.Claim_Value', value: 2_000, allowed: 1_000 }),
  ]);
  // Saved so far: nothing need be there yet.
  await patch({ Claim_Value: 800 }).expect(200);
  expect(await item(note.id)).toMatchObject({ state: 'connected', attributes: { Claim_Value: 800 } });
  await act('complete', { attributes: { damage: 'fire' } }).expect(200);
  expect(await item(note.id)).toMatchObject({ state: 'completed', doneBy: { kind: 'agent', id: 'ana' } });

  const pay = await stage.taskOf(caseId, 'pay');
  const decide = (attributes: object) =>
    api.call('ana', 'post', `/v1/workitems/${pay.id}/actions/complete`, { attributes });
  await api.call('ana', 'post', `/v1/workitems/${pay.id}/actions/pull`, {}).expect(200);
  expect((await item(pay.id)).attributes).toEqual({ Claim_Value: 800, damage: 'fire' });
  const codes = async (attributes: object) =>
    (await decide(attributes).expect(400)).body.errors.map(
      ({ path, code }: { path: string; code: string }) => `${path} ${code}`,
    );
  expect(await codes({})).toEqual(['attributes.approved REQUIRED']);
  expect(await codes({ approved: false })).toEqual(['attributes.comment REQUIRED']);
  expect(await codes({ approved: true, Claim_Value: 1 })).toEqual(['attributes.Claim_Value READ_ONLY']);
  await decide({ approved: false, comment: 'burnt on purpose' }).expect(200);
  const ended = await stage.becomes(caseId, 'completed', ({ state }) => state === 'completed');
  expect(ended.attributes).toMatchObject({
    Claim_Value: 800,
    damage: 'fire',
    approved: false,
    comment: 'burnt on purpose',
    outcome: 'declined',
  });
});

test('people start a case by its start form, a source by its attributes alone', async () => {
  const { api } = stage;
  const refused = await api.call('sue', 'post', '/v1/cases', { type: 'damage', attributes: {} }).expect(400);
  expect(refused.body.errors).toEqual([expect.objectContaining({ path: 'attributes.Claim_Value', code: 'REQUIRED' })]);
  await api.call('sue', 'post', '/v1/cases', { type: 'damage', attributes: { Claim_Value: 1 } }).expect(201);
  await stage.start('damage', {});
  const { body } = await api.call('sue', 'get', '/v1/case-types').expect(200);
  expect(body.types).toContainEqual(expect.objectContaining({ key: 'damage', startForm: TYPE.startForm }));
});

test('what a message or signal brings is asked for as well: a refused message has no effect, and mended it is no repetition', async () => {
  const { api } = stage;
  const send = (variables: object) =>
    api
      .call('source:crm', 'post', '/v1/messages', { name: 'checked', key: 'O-1', variables })
      .set('idempotency-key', JSON.stringify(variables));
  const refused = await send({ order: 7 }).expect(400);
  expect(refused.body.errors).toEqual([expect.objectContaining({ path: 'variables.order', value: 7 })]);
  expect((await api.pool.query(`select 1 from case_message where name = 'checked'`)).rowCount).toBe(0);
  expect((await send({ order: 'O-1' }).expect(200)).body).toMatchObject({ outcome: 'started' });
  const signal = (variables: object) =>
    api.call('sue', 'post', '/v1/signals', { name: 'checked-signal', variables, division: 'claims' }).expect(200);
  expect((await signal({})).body).toEqual({ cases: 0, started: 0, refused: ['checked'] });
  expect((await signal({ order: 'O-2' })).body).toEqual({ cases: 0, started: 1 });
});

test('a task of a participant is offered to nobody; his link goes out by mail, and what he says goes on in the case', async () => {
  const { api } = stage;
  await api.call('ana', 'put', '/v1/agents/ana/presence', { presence: 'ready' }).expect(200);
  const caseId = await stage.start('opinion', { doctor: 'Dr. Miller', mail: 'miller@example.com' });
  const said = await stage.taskOf(caseId, 'say-it');
  expect(await item(said.id)).toMatchObject({ state: 'queued', queue: 'open' });
  const pull = await api.call('ana', 'post', `/v1/workitems/${said.id}/actions/pull`, {}).expect(409);
  expect(pull.body.code).toBe('NOT_ELIGIBLE');
  const { body: links } = await api.call('sue', 'get', `/v1/workitems/${said.id}/task-links`).expect(200);
  expect(links.links).toEqual([
    expect.objectContaining({ id: said.id, participant: 'Dr. Miller', createdBy: 'cases' }),
  ]);
  const { rows: told } = await api.pool.query<{ to: string[]; text: string }>(
    `select mail_to as to, text from notification where item_id = $1`,
    [said.id],
  );
  expect(told).toEqual([
    { to: ['mailbox/miller@example.com'], text: expect.stringMatching(new RegExp(`${said.id}$`)) },
  ]);

  // As the mail that goes out brings it.
  const text = await withTaskLink(api.pool, 'https://work.example.com', told[0]?.text ?? '');
  const [, token = ''] = text?.split('https://work.example.com/task#') ?? [];
  const { body: done } = await request(api.origin)
    .post('/v1/task-link/complete')
    .set('authorization', `Link ${token}`)
    .send({ attributes: { verdict: 'broken' } })
    .expect(200);
  expect(done).toMatchObject({ state: 'done', title: 'Say it' });
  const ended = await stage.becomes(caseId, 'completed', ({ state }) => state === 'completed');
  expect(ended.attributes).toMatchObject({ verdict: 'broken' });
});

test('a mailbox that is none is an incident', async () => {
  const id = await stage.start('opinion', { doctor: 'Dr. Miller', mail: 'nowhere' });
  const { incidents } = await stage.becomes(id, 'failed', ({ incidents }) => incidents.length > 0);
  const fault = { code: 'INVALID_MAILBOX', values: { value: 'nowhere' } };
  const said = { code: 'ORDER_REFUSED', values: { place: 'participantMail', fault } };
  expect(incidents[0]).toMatchObject({ element: 'say-it', message: 'participantMail is no address that mail goes to' });
  const { body } = await stage.api.call('sue', 'get', `/v1/cases/${id}/diagram`).expect(200);
  expect(body.incidents[0].said).toEqual(said);
});
