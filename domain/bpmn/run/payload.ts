import type { Said } from '../../said/said';
import type { EventNode } from '../graph';
import { sayIncident } from '../incident-texts';
import type { Variables } from '../state';
import type { Turn } from './turn';
import { mapped, setVariables } from './variables';

/** What an event brought goes to its scope, by its mappings, or without any to the process. Null, or why it cannot. */
export function takePayload(turn: Turn, node: EventNode, scope: number, variables: Variables): Said | null {
  if (node.outputs.length === 0) {
    setVariables(turn, scope, variables, 'in-process');
    return null;
  }
  const outputs = mapped(turn, node.outputs, scope, variables);
  if (!outputs.ok) return sayIncident('OF_OUTPUT', { why: outputs.why });
  setVariables(turn, scope, outputs.value, 'here');
  return null;
}
