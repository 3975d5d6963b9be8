import { randomUUID } from 'node:crypto';
import type { Client } from '@temporalio/client';
import { itemWorkflowId } from '../../workflows/ids';
import { bareTwoCommands, finishUpdate, takeUpdate } from '../bare-workflow';
import type { Figure } from '../figures';
import type { Rig } from '../rig';

/**
 * What a life may cost: events of its history, and transitions of the server's state of the workflow. Room for three
 * events and two transitions more than measured, which a start before the first command takes.
 */
interface Budget {
  events: number;
  transitions: number;
}

interface Life {
  name: string;
  budget: Budget;
  worktype: string;
  /** What happens to the item in its agent's hands before it is completed. */
  meanwhile: (rig: Rig, id: string, agent: string) => Promise<void>;
}

const lives: readonly Life[] = [
  {
    name: 'capture, accept, complete, synced, SLA armed',
    budget: { events: 20, transitions: 8 },
    worktype: 'bench',
    meanwhile: async () => {},
  },
  {
    name: 'the same with park and pull',
    budget: { events: 32, transitions: 10 },
    worktype: 'bench',
    meanwhile: async (rig, id, agent) => {
      for (const action of ['park', 'pull']) await rig.call('POST', `/workitems/${id}/actions/${action}`, {}, agent);
    },
  },
  {
    name: 'the same with two escalations',
    budget: { events: 32, transitions: 14 },
    worktype: 'bench-late',
    meanwhile: async (rig, id) => {
      await rig.stream.until(({ type, id: of }) => type === 'escalated' && of === id, 2);
    },
  },
];

/** History events and state transitions of an item's lives, beside the bare workflow with the two commands of the first. */
export async function historyEvents(rig: Rig, client: Client, taskQueue: string): Promise<Figure[]> {
  const bareId = `bare/${randomUUID()}`;
  const bare = await client.workflow.start(bareTwoCommands, { taskQueue, workflowId: bareId });
  await bare.executeUpdate(takeUpdate);
  await bare.executeUpdate(finishUpdate);
  await bare.result();
  const beside = await costOf(client, bareId);
  const figures: Figure[] = [];
  for (const { name, budget, worktype, meanwhile } of lives) {
    const workflowId = itemWorkflowId(await live(rig, worktype, meanwhile), 1);
    await client.workflow.getHandle(workflowId).result();
    const { events, transitions } = await costOf(client, workflowId);
    figures.push({
      name: `history of one item: ${name}`,
      value: `${total(events)} events, ${transitions} transitions: ${text(events)}`,
      beside: `bare workflow with two Updates and a timer: ${total(beside.events)} events, ${beside.transitions} transitions`,
      asked: `at most ${budget.events} events, ${budget.transitions} transitions`,
      holds: total(events) <= budget.events && transitions <= budget.transitions,
    });
  }
  return figures;
}

async function live(rig: Rig, worktype: string, meanwhile: Life['meanwhile']): Promise<string> {
  const agent = rig.agents[0] ?? '';
  const offered = rig.stream.until(({ type }) => type === 'offered');
  const { id, externalId } = await rig.capture(worktype);
  // The workflow runs before the first command, as it does wherever a person must answer an offer first.
  await rig.call('PUT', `/agents/${agent}/presence`, { presence: 'ready' });
  const offer = await offered;
  if (offer.id !== id) throw new Error('another item was offered');
  await rig.call('POST', `/workitems/${id}/actions/accept`, { offerId: offer.offerId }, agent);
  await meanwhile(rig, id, agent);
  await rig.call('POST', `/workitems/${id}/actions/complete`, { disposition: 'done' }, agent);
  await rig.receiver.completed(externalId);
  await rig.call('PUT', `/agents/${agent}/presence`, { presence: 'offline' });
  return id;
}

/** Of a workflow: events by kind, and transitions of the server's state. */
export async function costOf(
  client: Client,
  workflowId: string,
): Promise<{ events: Map<string, number>; transitions: number }> {
  const { raw } = await client.workflow.getHandle(workflowId).describe();
  const transitions = Number(raw.workflowExecutionInfo?.stateTransitionCount ?? Number.NaN);
  return { events: await kinds(client, workflowId), transitions };
}

async function kinds(client: Client, workflowId: string): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  const { events } = await client.workflow.getHandle(workflowId).fetchHistory();
  for (const event of events ?? []) {
    const kind = Object.keys(event).find((key) => key.endsWith('EventAttributes')) ?? 'unknown';
    const name = kind.replace('EventAttributes', '');
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}

export const total = (counts: Map<string, number>) => [...counts.values()].reduce((sum, count) => sum + count, 0);
export const text = (counts: Map<string, number>) => [...counts].map(([kind, count]) => `${kind} ${count}`).join(', ');
