import { compiledExpressions } from '../evaluate';
import type { EventNode, FlowNode } from '../graph';
import type { Refusal } from '../read/reading';
import { startTimerOf } from '../start-timer';
import { isBeginning } from './starts';
import { hasType, refuseIf } from './view';
import type { View } from './view';

/** Any instant: whether a timer can be read does not depend on it. */
const someMs = 0;

/** What stands at the beginning of a process must be able to begin it, where nobody plays it. */
export function checkDeployedStarts(view: View): Refusal[] {
  const expressions = compiledExpressions();
  const beginnings = view.graph.nodes.filter((node) => isBeginning(view, node));
  return [
    ...beginnings.flatMap((node) => sameMessage(node, beginnings)),
    ...beginnings.filter(isEvent).flatMap((event) => {
      const isMain = event.in === view.graph.main;
      const timers = event.definitions.filter((one) => one.type === 'timer');
      const isUnread = isMain && timers.some((timer) => startTimerOf(expressions, timer, {}, someMs) === undefined);
      return [
        ...refuseIf(hasType(event, 'conditional'), event, 'CONDITION_STARTS_NOTHING'),
        ...refuseIf(!isMain && timers.length > 0, event, 'TIME_STARTS_MAIN', { main: view.graph.main }),
        ...refuseIf(isUnread, event, 'TIME_NEEDS_CASE'),
      ];
    }),
  ];
}

/** A message starts one case: of two that it could begin, which one would be left to chance. */
function sameMessage(node: FlowNode, all: readonly FlowNode[]): Refusal[] {
  const taken = new Set(all.slice(0, all.indexOf(node)).flatMap(messagesOf));
  return messagesOf(node)
    .filter((name) => taken.has(name))
    .flatMap((name) => refuseIf(true, node, 'MESSAGE_STARTS_TWICE', { name }));
}

function messagesOf(node: FlowNode): string[] {
  if (node.kind === 'activity')
    return node.work.type === 'receive' && node.work.message ? [node.work.message.name] : [];
  return isEvent(node)
    ? node.definitions.flatMap((one) => (one.type === 'message' && one.message ? [one.message.name] : []))
    : [];
}

function isEvent(node: FlowNode): node is EventNode {
  return node.kind !== 'activity' && node.kind !== 'gateway';
}
