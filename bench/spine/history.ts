import { randomUUID } from 'node:crypto';
import type { Client } from '@temporalio/client';
import { itemWorkflowId } from '../../workflows/ids';
import { bareTwoCommands, finishUpdate, takeUpdate } from '../bare-workflow';
import type { Figure } from '../figures';
import type { Rig } from '../rig';

/** History events of one item's life (captured, accepted, completed, synced, SLA armed), beside the bare workflow with the same two commands. */
export async function historyEvents(rig: Rig, client: Client, taskQueue: string): Promise<Figure[]> {
  const id = await oneLife(rig);
  const bareId = `bare/${randomUUID()}`;
  const bare = await client.workflow.start(bareTwoCommands, { taskQueue, workflowId: bareId });
  await bare.executeUpdate(takeUpdate);
  await bare.executeUpdate(finishUpdate);
  await bare.result();
  await client.workflow.getHandle(itemWorkflowId(id, 1)).result();
  const [events, bareEvents] = await Promise.all([kinds(client, itemWorkflowId(id, 1)), kinds(client, bareId)]);
  const count = total(events);
  return [
    {
      name: 'history events of one item: capture, accept, complete, synced, SLA armed',
      value: `${count}: ${text(events)}`,
      beside: `bare workflow with two Updates and a timer ${total(bareEvents)}: ${text(bareEvents)}`,
      asked: 'at most 20',
      holds: count <= 20,
    },
  ];
}

async function oneLife(rig: Rig): Promise<string> {
  const agent = rig.agents[0] ?? '';
  const offered = new Promise<{ id: string; offerId: string }>((resolve) => {
    const stop = rig.stream.onItem(({ type, id, offerId }) => {
      if (type !== 'offered' || !offerId) return;
      stop();
      resolve({ id, offerId });
    });
  });
  const { id: captured, externalId } = await rig.capture();
  // The workflow runs before the first command, as it does wherever a person must answer an offer first.
  await rig.call('PUT', `/agents/${agent}/presence`, { presence: 'ready' });
  const { id, offerId } = await offered;
  if (id !== captured) throw new Error('another item was offered');
  await rig.call('POST', `/workitems/${id}/actions/accept`, { offerId }, agent);
  await rig.call('POST', `/workitems/${id}/actions/complete`, { disposition: 'done' }, agent);
  await rig.receiver.completed(externalId);
  await rig.call('PUT', `/agents/${agent}/presence`, { presence: 'offline' });
  return id;
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

const total = (counts: Map<string, number>) => [...counts.values()].reduce((sum, count) => sum + count, 0);
const text = (counts: Map<string, number>) => [...counts].map(([kind, count]) => `${kind} ${count}`).join(', ');
