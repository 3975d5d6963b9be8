import type { ItemState } from '../item/state';
import type { ClassifyInput } from './classify';
import { broughtTo } from './lookups-of';

/**
 * An item as a capture that the rules may look at again: what the source gave stands. Of what was changed since its capture
 * only the present value is known: attributes, activation, a priority that is fixed now.
 */
export function captureOf(state: ItemState): ClassifyInput & { division: string } {
  const { given, department, process, curve } = state.rules;
  return {
    source: state.source,
    division: state.division,
    worktype: given.worktype === false ? undefined : state.worktype,
    was: { worktype: state.worktype, brought: broughtTo(state) },
    attributes: state.attributes,
    externalTag: state.externalTag ?? undefined,
    activateAtMs: state.activationMs,
    dueAtMs: given.dueAt && state.dueMs !== null ? state.dueMs : undefined,
    priority: curve.fixed ?? undefined,
    preferredAgent: state.preferredAgent ?? undefined,
    department: given.department ? (department ?? undefined) : undefined,
    process: given.process ? (process ?? undefined) : undefined,
    capturedAtMs: state.createdMs,
  };
}
