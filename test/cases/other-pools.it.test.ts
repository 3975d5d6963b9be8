import { readCase } from '../../db/case-file';
import type { CaseRequest } from '../../domain/cases/request';
import type { TestApi } from '../api/test-api';
import { ask, type AskStores, deliver } from './ask-case';
import { type AskStage, startAskStage } from './ask-stage';

let stage: AskStage;
let api: TestApi;
let stores: AskStores;
beforeAll(async () => {
  stage = await startAskStage(DOCUMENTS);
  ({ api, stores } = stage);
});
afterAll(() => stage?.stop());

const flow = (from: string, to: string) => `<sequenceFlow id="${from}-${to}" sourceRef="${from}" targetRef="${to}"/>`;
const process = (id: string, event: string) =>
  `<process id="${id}" isExecutable="true"><startEvent id="${id}s">${event}</startEvent><manualTask id="${id}t"/><endEvent id="${id}e"/>${flow(`${id}s`, `${id}t`)}${flow(`${id}t`, `${id}e`)}</process>`;
const pools = (...processes: string[]) =>
  `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:casewright="urn:casewright:bpmn" id="d" targetNamespace="t">
<message id="M" name="delivered"/><signal id="S" name="recall"/>
<collaboration id="c"><participant id="p1" processRef="buyer"/><participant id="p2" processRef="seller"/></collaboration>${processes.join('')}</definitions>`;
const type = (key: string, bpmn: string) => ({ kind: 'case-type', key, division: 'claims', bpmn });

const signal = '<signalEventDefinition signalRef="S"/>';
const mapped =
  '<extensionElements><casewright:output source="parcel.number" target="number"/></extensionElements><messageEventDefinition messageRef="M"/>';

/** No message flow is drawn between their pools. */
const DOCUMENTS: object[] = [
  { kind: 'division', key: 'claims' },
  { kind: 'agent', key: 'sue', division: 'claims', roles: ['supervisor'] },
  type('parcel', pools(process('buyer', ''), process('seller', mapped))),
  type('recall', pools(process('buyer', signal), process('seller', signal))),
];

const PERSON = { kind: 'user', id: 'sue' } as const;
let commands = 0;
const act = (caseId: string, event: CaseRequest['event']) =>
  ask(stores, caseId, `act/${(commands += 1)}`, { event, actor: PERSON });
async function settled(): Promise<void> {
  while ((await deliver(stores)) > 0);
}
async function tokens(id: string): Promise<{ element: string; id: number }[]> {
  const instances = (await readCase(api.pool, id))?.file.process?.instances ?? {};
  return Object.values(instances).filter(({ phase }) => phase === 'working');
}
const attributes = async (id: string) => (await api.call('sue', 'get', `/v1/cases/${id}`).expect(200)).body.attributes;

test('a message begins the process of another pool as a case, which goes on where it began when it is reopened', async () => {
  const body = { name: 'delivered', variables: { parcel: { number: 7 } } };
  const told = (await api.call('sue', 'post', '/v1/messages', body).expect(200)).body;
  expect(told).toMatchObject({ outcome: 'started', case: expect.any(String) });
  const id: string = told.case;
  await settled();
  const [task] = await tokens(id);
  expect(task?.element).toBe('sellert');
  expect(await attributes(id)).toEqual({ number: 7 });
  await act(id, { type: 'complete', instance: task?.id ?? 0, variables: { paid: true } });
  expect((await api.call('sue', 'get', `/v1/cases/${id}`)).body.state).toBe('completed');
  await api.call('sue', 'post', `/v1/cases/${id}/actions/reopen`, {}).expect(200);
  await settled();
  expect((await tokens(id)).map(({ element }) => element)).toEqual(['sellert']);
  expect(await attributes(id)).toEqual({ number: 7, paid: true });
});

test('a case that began by itself is reopened there', async () => {
  const { id } = (await api.call('sue', 'post', '/v1/cases', { type: 'parcel', attributes: { a: 1 } }).expect(201))
    .body;
  await settled();
  await act(id, { type: 'terminate' });
  await api.call('sue', 'post', `/v1/cases/${id}/actions/reopen`, {}).expect(200);
  await settled();
  expect((await tokens(id)).map(({ element }) => element)).toEqual(['buyert']);
  expect(await attributes(id)).toEqual({ a: 1 });
});

test('a signal starts one case at each start event for it', async () => {
  const { body } = await api.call('sue', 'post', '/v1/signals', { name: 'recall' }).expect(200);
  expect(body).toEqual({ cases: 0, started: 2 });
  await settled();
  const { cases } = (await api.call('sue', 'get', '/v1/cases?type=recall').expect(200)).body;
  const at: string[][] = await Promise.all(
    cases.map(async ({ id }: { id: string }) => (await tokens(id)).map((one) => one.element)),
  );
  expect(at.flat().toSorted()).toEqual(['buyert', 'sellert']);
});
