import type { Said } from '../../said/said';
import type { Activity, EventNode, MessageReference } from '../graph';
import type { Variables } from '../state';
import { startAt, startProcess, startsProcess } from './start-process';
import type { Turn } from './turn';
import { evaluateAt } from './variables';
import { isFor, keyText } from './waits';

type Sent = { ok: true } | { ok: false; why: Said };

/** Sends a message: along the flows drawn from its node, where they lead to what the graph runs, otherwise to everybody. */
export function sendMessage(
  turn: Turn,
  node: Activity | EventNode,
  owner: number,
  message: MessageReference | undefined,
  variables: Variables,
): Sent {
  const key = message?.key === undefined ? null : evaluateAt(turn, message.key, owner);
  if (key && !key.ok) return key;
  const keyed = key && keyText(key.value);
  const targets = turn.model.messageFlowsFrom(node.id).filter(({ to }) => isRun(turn, to));
  for (const { to } of targets) deliver(turn, to, keyed, variables);
  if (targets.length > 0 || !message) return { ok: true };
  const timeToLive = message.timeToLive === undefined ? null : evaluateAt(turn, message.timeToLive, owner);
  if (timeToLive && !timeToLive.ok) return timeToLive;
  turn.commands.push({
    type: 'publish-message',
    name: message.name,
    key: keyed,
    timeToLive: timeToLive && keyText(timeToLive.value),
    variables,
  });
  return { ok: true };
}

function isRun(turn: Turn, id: string): boolean {
  return turn.model.process(id) !== undefined || turn.model.find(id) !== undefined;
}

/** To whoever waits at the end of a message flow; a start event there, or the pool itself, begins the process. */
function deliver(turn: Turn, to: string, key: string | null, variables: Variables): void {
  const node = turn.model.find(to);
  if (!node) return startProcess(turn, to, variables);
  const wait = [...turn.waits.values()].find(({ element, on }) => element === to && isFor(on, key));
  if (wait) turn.push({ do: 'fire', wait: wait.id, variables });
  else if (startsProcess(turn, node)) startAt(turn, node, variables);
}
