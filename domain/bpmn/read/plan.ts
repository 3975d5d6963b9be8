import type { BpmnElement } from 'bpmn-moddle';
import type { PlanItem, Sentry } from '../graph';
import { defined } from './defined';
import { readFeel } from './expressions';
import type { Reading } from './reading';

/** What the extensions say of a child of an ad-hoc sub-process. One of which they say nothing has no plan: it is as BPMN has it. */
export function readPlan(reading: Reading, element: BpmnElement): { plan?: PlanItem } {
  if (element.$parent?.$type !== 'bpmn:AdHocSubProcess') return {};
  const truth = (name: string): boolean => {
    const text = reading.foreign(element).take('', `casewright:${name}`);
    if (text !== undefined && text !== 'true' && text !== 'false')
      reading.refuse(element, `${name} must be true or false`);
    return text === 'true';
  };
  const isMilestone = truth('milestone');
  if (isMilestone && !element.$type.startsWith('bpmn:Intermediate'))
    reading.refuse(element, 'only an intermediate event can be a milestone');
  const plan: PlanItem = {
    isManual: truth('manualActivation'),
    isRequired: truth('required'),
    isRepeatable: truth('repetition'),
    ...defined({ entry: readSentry(reading, element, 'entry'), exit: readSentry(reading, element, 'exit') }),
    isMilestone,
  };
  return Object.values(plan).some((said) => said !== false) ? { plan } : {};
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
