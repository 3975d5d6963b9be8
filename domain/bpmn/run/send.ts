import type { Activity, EventNode, MessageReference } from '../graph';
import type { Variables } from '../state';
import { startAt, startProcess, startsProcess } from './start-process';
import type { Turn } from './turn';
import { evaluateAt } from './variables';
import { keyText } from './waits';

type Sent = { ok: true } | { ok: false; message: string };

/** Sends a message: along the flows drawn from its node, where they lead to what the graph runs, otherwise to everybody. */
export function sendMessage(
  turn: Turn,
  node: Activity | EventNode,
  owner: number,
  message: MessageReference | undefined,
  variables: Variables,
): Sent {
  const targets = turn.model.messageFlowsFrom(node.id).filter(({ to }) => isRun(turn, to));
  for (const { to } of targets) deliver(turn, to, variables);
  if (targets.length > 0 || !message) return { ok: true };
  const key = message.key === undefined ? null : evaluateAt(turn, message.key, owner);
  if (key && !key.ok) return key;
  const timeToLive = message.timeToLive === undefined ? null : evaluateAt(turn, message.timeToLive, owner);
  if (timeToLive && !timeToLive.ok) return timeToLive;
  turn.commands.push({
    type: 'publish-message',
    name: message.name,
    key: key && keyText(key.value),
    timeToLive: timeToLive && keyText(timeToLive.value),
    variables,
  });
  return { ok: true };
}

function isRun(turn: Turn, id: string): boolean {
  return turn.model.process(id) !== undefined || turn.model.find(id) !== undefined;
}

/** To whoever waits at the end of a message flow; a start event there, or the pool itself, begins the process. */
function deliver(turn: Turn, to: string, variables: Variables): void {
  const node = turn.model.find(to);
  if (!node) return startProcess(turn, to, variables);
  const wait = [...turn.waits.values()].find(({ element }) => element === to);
  if (wait) turn.push({ do: 'fire', wait: wait.id, variables });
  else if (startsProcess(turn, node)) startAt(turn, node, variables);
}
