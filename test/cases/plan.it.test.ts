import { type CaseStage, openCaseStage } from './case-stage';

const PLAN = {
  stages: [
    { name: 'Intake', steps: [{ task: 'Check', queue: 'open' }], milestone: 'Papers complete' },
    { name: 'Decision', steps: [{ approve: 'Pay?', when: 'value > 1000', shows: ['value'], queue: 'open' }] },
    { name: 'Questions', manual: true, adHoc: true, steps: ['Call'] },
  ],
  outcome: 'if approved then "paid" else "declined"',
};
const TYPE = { kind: 'case-type', key: 'planned', division: 'claims', plan: PLAN };

let stage: CaseStage;
beforeAll(async () => {
  stage = await openCaseStage('plans');
});
afterAll(async () => stage?.close());

test('a plan is applied, its case runs to its outcome, is shown on its diagram, and is exported as it was written', async () => {
  const { api } = stage;
  const apply = async () =>
    (await api.call('admin', 'post', '/v1/config/apply', { documents: [TYPE] }).expect(200)).body;
  expect(await apply()).toMatchObject({ applied: [{ key: 'planned', change: 'created' }] });
  expect(await apply()).toMatchObject({ applied: [{ key: 'planned', change: 'unchanged' }] });

  const body = { type: 'planned', source: 'crm', externalId: 'planned-1', attributes: { value: 5_000 } };
  const { id } = (await api.call('source:crm', 'post', '/v1/cases', body).expect(201)).body;
  const check = await stage.taskOf(id, 'check');
  const { body: diagram } = await api.call('sue', 'get', `/v1/cases/${id}/diagram`).expect(200);
  expect(diagram.bpmn).toContain('<bpmndi:BPMNShape id="check_di" bpmnElement="check">');
  expect(diagram.tokens).toContainEqual(expect.objectContaining({ element: 'check', item: check.externalId }));
  await stage.work('ana', check.id, {});
  const pay = await stage.taskOf(id, 'pay');
  await stage.work('ana', pay.id, { attributes: { approved: true } });
  const ended = await stage.becomes(id, 'completed', ({ state }) => state === 'completed');
  expect(ended).toMatchObject({ attributes: { approved: true, outcome: 'paid' }, incidents: [] });
  const { body: history } = await api.call('sue', 'get', `/v1/cases/${id}/history`).expect(200);
  expect(history.events).toContainEqual(expect.objectContaining({ type: 'milestone', element: 'intake.Reached' }));

  const { body: exported } = await api.call('admin', 'get', '/v1/config?division=claims').expect(200);
  const found = exported.documents.find(({ key }: { key: string }) => key === 'planned');
  expect(found).toMatchObject({ plan: PLAN });
  expect(Object.keys(found)).not.toContain('model');
});
