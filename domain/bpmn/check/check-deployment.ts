import { activityFault, queueFault } from '../../cases/service-place';
import type { Activity, Graph, Properties } from '../graph';
import { plainTextIn } from '../plain-text';
import type { Refusal } from '../read/reading';
import { checkDeployedStarts } from './deployed-starts';
import { refuseIf, viewOf } from './view';
import type { View } from './view';

/** What a model may name of the configuration that it is deployed into. */
export interface Known {
  worktype: (key: string) => boolean;
  queue: (key: string) => boolean;
  decision: (key: string) => boolean;
  /** Why it is no skill expression, or names a skill that there is not; null when it is good. */
  skillFault: (text: string) => string | null;
  /** Why it is neither a form nor the name of one; null when it is. */
  formFault: (text: string) => string | null;
}

/** Where that is looked up later, or not at all; forms stand in the model or beside it. */
export const knownElsewhere = {
  worktype: () => true,
  queue: () => true,
  decision: () => true,
  skillFault: () => null,
} satisfies Partial<Known>;

const connectors: ReadonlySet<string> = new Set(['http', 'mail', 'webhook']);

/** What a graph needs that is missing where it is deployed. What an expression names is known only when a case runs. */
export function checkDeployment(graph: Graph, known: Known): Refusal[] {
  const view = viewOf(graph);
  return [...checkDeployedStarts(view), ...view.activities.flatMap((activity) => checkActivity(view, activity, known))];
}

function checkActivity(view: View, activity: Activity, known: Known): Refusal[] {
  const { work } = activity;
  switch (work.type) {
    case 'user':
    case 'manual':
      return checkTask(activity, work.properties, known);
    case 'service':
    case 'send':
      return checkCall(view, activity, work.properties, work.type === 'send' && work.message !== undefined);
    case 'business-rule': {
      const { decision } = work;
      if (decision === undefined) return refuseIf(true, activity, 'DECISION_MISSING');
      return refuseIf(!known.decision(decision), activity, 'UNKNOWN_DECISION', { decision });
    }
    case 'none':
    case 'receive':
    case 'script':
    case 'call':
    case 'sub-process':
    case 'transaction':
    case 'event-sub-process':
    case 'ad-hoc':
      return [];
  }
}

function checkTask(activity: Activity, properties: Properties, known: Known): Refusal[] {
  const [skills, form] = [plainTextIn(properties['skills']), plainTextIn(properties['form'])];
  const fault = skills === undefined ? null : known.skillFault(skills);
  const formFault = form === undefined ? null : known.formFault(form);
  return [
    ...(['worktype', 'queue'] as const).flatMap((kind) => {
      const key = plainTextIn(properties[kind]);
      return refuseIf(key !== undefined && !known[kind](key), activity, 'UNKNOWN_PLACE', { kind, key });
    }),
    ...refuseIf(formFault !== null, activity, 'FORM_FAULT', { fault: `${formFault}` }),
    ...refuseIf(fault !== null, activity, 'SKILLS_FAULT', { fault: `${fault}` }),
  ];
}

function checkCall(view: View, activity: Activity, properties: Properties, sends: boolean): Refusal[] {
  const connector = plainTextIn(properties['connector']);
  const isServed = properties['activity'] !== undefined || properties['connector'] !== undefined;
  const isNone = connector !== undefined && !connectors.has(connector);
  const [served, queue] = [plainTextIn(properties['activity']), plainTextIn(properties['taskQueue'])];
  const fault =
    (served === undefined ? null : activityFault(served)) ?? (queue === undefined ? null : queueFault(queue));
  return [
    ...refuseIf(fault !== null, activity, 'PLACE_FAULT', { fault: `${fault}` }),
    ...refuseIf(!isServed && !sends && !view.senders.has(activity.id), activity, 'CALL_MISSING'),
    ...refuseIf(isNone, activity, 'UNKNOWN_CONNECTOR', { connector, known: [...connectors].join(', ') }),
  ];
}
