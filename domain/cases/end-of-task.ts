import { kept, sayIncident } from '../bpmn/incident-texts';
import type { CaseEvent } from '../bpmn/messages';
import type { Variables } from '../bpmn/state';
import { isSameJson } from '../config/canonical-json';

/** What an item tells its case when it ends. */
export interface EndedItem {
  reference: string;
  disposition: string | null;
  attributes: Variables;
}

/**
 * What the end of a task's item means to its case. It brings what was changed while the task was worked on, and the
 * disposition: what others have changed in the case meanwhile stays. Null: nothing.
 */
export function endOfTask(
  { instance, given }: { instance: number; given: Variables },
  event: string,
  { reference, disposition, attributes }: EndedItem,
): CaseEvent | null {
  if (event === 'cancelled')
    return { type: 'failure', instance, ...kept(sayIncident('ITEM_CANCELLED', { reference })) };
  if (event !== 'completed') return null;
  const changed = Object.entries(attributes).filter(([name, value]) => !isSameJson(value, given[name] ?? null));
  return {
    type: 'complete',
    instance,
    variables: { ...Object.fromEntries(changed), ...(disposition === null ? {} : { disposition }) },
  };
}
