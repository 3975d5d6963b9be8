import type { CaseEvent } from '../bpmn/messages';
import type { Variables } from '../bpmn/state';

/** Characters of JSON. A case travels whole with each request, and Temporal takes two megabytes: its variables stand there twice. */
const MOST_OF_VARIABLES = 400_000;

export const TOO_MUCH = `brings more than a case can hold: its variables have at most ${MOST_OF_VARIABLES} characters`;

/** Whether what an event brings makes a case larger than one may be. What makes it smaller mends it. */
export function bringsTooMuch(event: CaseEvent, before: Variables, after: Variables): boolean {
  if (!('variables' in event) || event.variables === undefined || Object.keys(event.variables).length === 0)
    return false;
  if (sizeOf(event.variables) > MOST_OF_VARIABLES) return true;
  const size = sizeOf(after);
  return size > MOST_OF_VARIABLES && size > sizeOf(before);
}

function sizeOf(variables: Variables): number {
  return JSON.stringify(variables).length;
}
