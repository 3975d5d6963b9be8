import { randomUUID } from 'node:crypto';
import type { Client } from '@temporalio/client';
import { waitUntil } from '../../cli/dev/wait-until';
import { caseWorkflowId } from '../../workflows/ids';
import { bareProcess, finishUpdate } from '../bare-workflow';
import type { Figure } from '../figures';
import type { Rig } from '../rig';
import { costOf, text, total } from './history';

const TASKS = 10;

/** History events of a case for each of its user tasks, each with a timer, beside a process of child workflows and timers. */
export async function caseHistory(rig: Rig, client: Client, taskQueue: string): Promise<Figure[]> {
  const bareId = `bare/${randomUUID()}`;
  const bare = await client.workflow.start(bareProcess, { taskQueue, workflowId: bareId, args: [TASKS] });
  for (let at = 0; at < TASKS; at += 1) {
    const child = client.workflow.getHandle(`${bareId}/${at}`);
    const isFinished = () =>
      child.executeUpdate(finishUpdate).then(
        () => true,
        () => false,
      );
    if (!(await waitUntil(isFinished, { withinMs: 30_000 }))) throw new Error(`child ${at} did not begin`);
  }
  await bare.result();
  const beside = await costOf(client, bareId);
  const ofChild = await costOf(client, `${bareId}/0`);

  const caseId = await liveCase(rig);
  const own = await costOf(client, caseWorkflowId({ id: caseId, life: 1 }));
  const each = (events: number) => (events / TASKS).toFixed(1);
  return [
    {
      name: `history of a case of ${TASKS} user tasks in a row, each with a timer: events for each task`,
      value: `${each(total(own.events))}, ${each(own.transitions)} transitions: ${text(own.events)}`,
      beside: `a process of child workflows and timers: ${each(total(beside.events))} events, ${each(beside.transitions)} transitions, beside the ${total(ofChild.events)} of each child`,
      asked: '',
      holds: true,
    },
  ];
}

async function liveCase(rig: Rig): Promise<string> {
  const agent = rig.agents[0] ?? '';
  await rig.call('POST', '/config/apply', { documents: [caseType()] });
  const { id } = (await rig.call('POST', '/cases', { type: 'bench-case', division: 'bench' })) as { id: string };
  for (let at = 0; at < TASKS; at += 1) {
    const item = await taskAt(rig, id, `task${at}`);
    await rig.call('POST', `/workitems/${item}/actions/pull`, {}, agent);
    await rig.call('POST', `/workitems/${item}/actions/complete`, {}, agent);
  }
  const isClosed = async () => ((await rig.call('GET', `/cases/${id}`)) as { state: string }).state === 'completed';
  if (!(await waitUntil(isClosed, { withinMs: 30_000 }))) throw new Error('the case does not end');
  return id;
}

async function taskAt(rig: Rig, id: string, element: string): Promise<string> {
  let found = '';
  const isThere = async () => {
    const { tokens } = (await rig.call('GET', `/cases/${id}/diagram`)) as {
      tokens: { element: string; item: string | null }[];
    };
    const externalId = tokens.find((token) => token.element === element)?.item;
    if (typeof externalId !== 'string') return false;
    const query = new URLSearchParams({ source: 'case', externalId });
    const { items } = (await rig.call('GET', `/workitems?${query.toString()}`)) as { items: { id: string }[] };
    found = items[0]?.id ?? '';
    return found !== '';
  };
  if (!(await waitUntil(isThere, { withinMs: 30_000 }))) throw new Error(`no task at ${element}`);
  return found;
}

function caseType(): object {
  const flow = (from: string, to: string) => `<sequenceFlow id="${from}-${to}" sourceRef="${from}" targetRef="${to}"/>`;
  const tasks = Array.from({ length: TASKS }, (_, at) => {
    const [task, late, missed] = [`task${at}`, `late${at}`, `missed${at}`];
    return `<userTask id="${task}" casewright:queue="bench"/>
<boundaryEvent id="${late}" attachedToRef="${task}"><timerEventDefinition><timeDuration xsi:type="tFormalExpression">PT72H</timeDuration></timerEventDefinition></boundaryEvent>
<endEvent id="${missed}"/>${flow(late, missed)}${flow(at === 0 ? 'start' : `task${at - 1}`, task)}`;
  });
  const bpmn = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:casewright="urn:casewright:bpmn" id="d" targetNamespace="bench">
<process id="bench-process" isExecutable="true"><startEvent id="start"/>${tasks.join('')}<endEvent id="end"/>${flow(`task${TASKS - 1}`, 'end')}</process></definitions>`;
  return { kind: 'case-type', key: 'bench-case', division: 'bench', bpmn };
}
