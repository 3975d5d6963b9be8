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
      ...refuseIf(activity.isForCompensation && hasFlow, activity, 'compensates: no flow may lead to it or from it'),
      ...refuseIf(
        work.type === 'event-sub-process' && hasFlow,
        activity,
        'is started by an event: no flow may lead to it or from it',
      ),
      ...refuseIf(
        work.type === 'event-sub-process' && activity.loop !== undefined,
        activity,
        'is started by an event: it cannot loop',
      ),
      ...checkPlan(view, activity),
    ];
  });
}

function checkLoop(activity: Activity): Refusal[] {
  const { loop } = activity;
  if (!loop) return [];
  if (loop.type === 'standard') {
    return refuseIf(
      loop.condition === undefined && loop.maximum === undefined,
      activity,
      'loops without a condition or a maximum',
    );
  }
  const hasBoth = loop.cardinality !== undefined && loop.collection !== undefined;
  const hasNeither = loop.cardinality === undefined && loop.collection === undefined;
  const isGathered = (loop.outputCollection === undefined) === (loop.outputElement === undefined);
  return [
    ...refuseIf(hasBoth, activity, 'has a number of instances and a collection: one of them must go'),
    ...refuseIf(hasNeither, activity, 'needs a number of instances or a collection'),
    ...refuseIf(!isGathered, activity, 'needs both a collection of outputs and what each instance puts there'),
  ];
}

function checkPlan(view: View, { id, in: scope, plan }: Activity): Refusal[] {
  const children = new Set(plan ? view.inside(scope).map((node) => node.id) : []);
  const named = [...(plan?.entry?.on ?? []), ...(plan?.exit?.on ?? [])];
  return named.flatMap((other) =>
    refuseIf(!children.has(other), { id }, `its sentry waits for ${other}, which is not beside it`),
  );
}
