import { readBpmn } from '../../domain/bpmn/read/read-bpmn';
import { caseWorkflowId, CASES_QUEUE } from '../../workflows/ids';
import { caseUpdates } from '../../workflows/messages';
import { type CaseWorkers, startCaseWorkers } from './case-workers';

const DAY_MS = 86_400_000;
const flow = (from: string, to: string) => `<sequenceFlow id="${from}-${to}" sourceRef="${from}" targetRef="${to}"/>`;
const timer = (kind: string, text: string) =>
  `<timerEventDefinition><${kind} xsi:type="tFormalExpression">${text}</${kind}></timerEventDefinition>`;

/** A task that is asked after each day and given up after a month. */
const MONTH = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="f" targetNamespace="t">
<process id="month" isExecutable="true">
  <startEvent id="start"/><userTask id="work"/><endEvent id="done"/><endEvent id="asked"/><endEvent id="given-up"/>
  <boundaryEvent id="daily" attachedToRef="work" cancelActivity="false">${timer('timeCycle', 'R/P1D')}</boundaryEvent>
  <boundaryEvent id="late" attachedToRef="work">${timer('timeDuration', 'P30D')}</boundaryEvent>
  ${flow('start', 'work')}${flow('work', 'done')}${flow('daily', 'asked')}${flow('late', 'given-up')}
</process></definitions>`;

let cases: CaseWorkers;
beforeAll(async () => {
  cases = await startCaseWorkers();
});
afterAll(() => cases?.close());

test('a case of 30 days is asked after each day and given up to the second', async () => {
  const read = await readBpmn(MONTH);
  if (!('graph' in read)) throw new Error(JSON.stringify(read.refused));
  const file = cases.stores.open(read.graph);
  const options = { taskQueue: CASES_QUEUE, workflowId: caseWorkflowId(file), args: [{ file, orders: [] }] };
  const handle = await cases.env.client.workflow.start('caseFile', options);
  const startMs = await cases.env.currentTimeMs();
  const request = { event: { type: 'start' }, actor: { kind: 'user', id: 'sue' } } as const;
  await handle.executeUpdate(caseUpdates.start, { args: [{ commandId: 'start', seenVersion: 1, request }] });
  const begunMs = await cases.env.currentTimeMs();
  const times = (element: string) =>
    cases.stores.of(file.id).told.filter((one) => one.startsWith(`completed ${element} `)).length;
  await cases.env.sleep(startMs + 30 * DAY_MS - 2_000 - begunMs);
  expect([times('daily'), times('given-up')]).toEqual([29, 0]);
  await handle.result();
  // Both are due at the end of the thirtieth day; the first that was set comes first.
  expect([times('daily'), times('given-up'), times('done')]).toEqual([30, 1, 0]);
  const endMs = (cases.stores.of(file.id).file.closedMs ?? 0) - 30 * DAY_MS;
  expect(endMs).toBeGreaterThanOrEqual(startMs);
  expect(endMs).toBeLessThanOrEqual(begunMs + 1_000);
});
