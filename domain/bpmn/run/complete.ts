import type { Said } from '../../said/said';
import type { Activity } from '../graph';
import { sayIncident } from '../incident-texts';
import type { Instance, Variables } from '../state';
import { rememberCompleted } from './compensate';
import { sendMessage } from './send';
import type { Turn } from './turn';
import { enclosing, mapped, setVariables } from './variables';

/** The work of an activity is done: what it brings goes to its scope, then its token goes on. */
export function completeActivity(turn: Turn, node: Activity, instance: Instance, results: Variables): void {
  const { id, parent } = instance;
  if (parent === null) return;
  const fault = sendAtEnd(turn, node, instance, results) ?? takeOver(turn, node, instance, results);
  if (fault !== null) {
    turn.change(id, { results });
    return turn.fail(id, 'EXPRESSION', fault, 'complete');
  }
  const loop = loopOf(turn, instance);
  rememberCompleted(turn, node, turn.get(id), loop ?? enclosing(turn, parent));
  turn.dropWaits(id);
  turn.push(loop === null ? { do: 'leave', instance: id } : { do: 'end-one', instance: id });
}

/** The loop that an instance is one of, or null. */
export function loopOf(turn: Turn, { element, parent }: Instance): number | null {
  if (parent === null) return null;
  const around = turn.get(parent);
  return around.loop !== undefined && around.element === element ? parent : null;
}

function sendAtEnd(turn: Turn, node: Activity, { id, variables }: Instance, results: Variables): Said | null {
  if (node.work.type !== 'send') return null;
  const carried = node.inputs.length > 0 ? (variables ?? {}) : results;
  const sent = sendMessage(turn, node, id, node.work.message, carried);
  return sent.ok ? null : sent.why;
}

/** Null, or why the outputs have no value. */
function takeOver(turn: Turn, node: Activity, instance: Instance, results: Variables): Said | null {
  const { id, parent } = instance;
  if (parent === null) return null;
  if (node.outputs.length > 0) {
    const outputs = mapped(turn, node.outputs, id, results);
    if (!outputs.ok) return sayIncident('OF_OUTPUT', { why: outputs.why });
    setVariables(turn, parent, outputs.value, 'here');
    return null;
  }
  const isGathered =
    loopOf(turn, instance) !== null && node.loop?.type === 'multi-instance' && node.loop.outputCollection !== undefined;
  // What each of many instances brings would overwrite what the others brought.
  if (isGathered) turn.change(id, { variables: { ...instance.variables, ...results } });
  else setVariables(turn, parent, results, 'in-process');
  return null;
}
