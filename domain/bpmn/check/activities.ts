import type { Activity } from '../graph';
import type { Refusal } from '../read/reading';
import { refuseIf } from './view';
import type { View } from './view';

/** Loops say when they end, and what stands aside of the flow has no flow. */
export function checkActivities(view: View): Refusal[] {
  return view.activities.flatMap((activity) => {
    const { work, incoming, outgoing } = activity;
    const hasFlow = incoming.length + outgoing.length > 0;
    return [
      ...checkLoop(activity),
      ...refuseIf(activity.isForCompensation && hasFlow, activity, 'COMPENSATES_WITHOUT_FLOW'),
      ...refuseIf(work.type === 'event-sub-process' && hasFlow, activity, 'STARTED_BY_EVENT'),
      ...refuseIf(work.type === 'event-sub-process' && activity.loop !== undefined, activity, 'EVENT_CANNOT_LOOP'),
      ...checkPlan(view, activity),
    ];
  });
}

function checkLoop(activity: Activity): Refusal[] {
  const { loop } = activity;
  if (!loop) return [];
  if (loop.type === 'standard') {
    return refuseIf(loop.condition === undefined && loop.maximum === undefined, activity, 'LOOP_WITHOUT_END');
  }
  const hasBoth = loop.cardinality !== undefined && loop.collection !== undefined;
  const hasNeither = loop.cardinality === undefined && loop.collection === undefined;
  const isGathered = (loop.outputCollection === undefined) === (loop.outputElement === undefined);
  return [
    ...refuseIf(hasBoth, activity, 'LOOP_OVER_BOTH'),
    ...refuseIf(hasNeither, activity, 'LOOP_OVER_NOTHING'),
    ...refuseIf(!isGathered, activity, 'LOOP_OUTPUT_INCOMPLETE'),
  ];
}

function checkPlan(view: View, { id, in: scope, plan }: Activity): Refusal[] {
  const children = new Set(plan ? view.inside(scope).map((node) => node.id) : []);
  const named = [...(plan?.entry?.on ?? []), ...(plan?.exit?.on ?? [])];
  return named.flatMap((other) => refuseIf(!children.has(other), { id }, 'SENTRY_WITHOUT_SIBLING', { other }));
}
