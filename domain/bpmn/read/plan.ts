import type { BpmnElement } from 'bpmn-moddle';
import type { PlanItem, Sentry } from '../graph';
import { defined } from './defined';
import { readFeel } from './expressions';
import type { Reading } from './reading';

const attributes = [
  'manualActivation',
  'required',
  'repetition',
  'milestone',
  'entryOn',
  'entryIf',
  'exitOn',
  'exitIf',
];

/** What the extensions say of a child of an ad-hoc sub-process; nothing, when it may be started freely. A milestone may stand anywhere. */
export function readPlan(reading: Reading, element: BpmnElement): { plan?: PlanItem } {
  const foreign = reading.foreign(element);
  const truth = (name: string): boolean => {
    const text = foreign.take('', `casewright:${name}`);
    if (text !== undefined && text !== 'true' && text !== 'false') reading.refuse(element, 'TRUE_OR_FALSE', { name });
    return text === 'true';
  };
  const isSaid = attributes.some((name) => foreign.look(`casewright:${name}`) !== undefined);
  const isEvent = element.$type.startsWith('bpmn:Intermediate');
  if (element.$parent?.$type !== 'bpmn:AdHocSubProcess') {
    const isReached = isEvent && truth('milestone');
    return isReached ? { plan: { isManual: false, isRequired: false, isRepeatable: false, isMilestone: true } } : {};
  }
  const isMilestone = truth('milestone');
  if (isMilestone && !isEvent) reading.refuse(element, 'MILESTONE_ELSEWHERE');
  const plan: PlanItem = {
    isManual: truth('manualActivation'),
    isRequired: truth('required'),
    isRepeatable: truth('repetition'),
    ...defined({ entry: readSentry(reading, element, 'entry'), exit: readSentry(reading, element, 'exit') }),
    isMilestone,
  };
  return isSaid ? { plan } : {};
}

function readSentry(reading: Reading, element: BpmnElement, side: 'entry' | 'exit'): Sentry | undefined {
  const on = reading.foreign(element).take('', `casewright:${side}On`);
  const condition = reading.foreign(element).take('', `casewright:${side}If`);
  if (on === undefined && condition === undefined) return undefined;
  return {
    on: on?.split(/[\s,]+/).filter((id) => id !== '') ?? [],
    ...defined({ condition: condition === undefined ? undefined : readFeel(reading, element, condition) }),
  };
}
