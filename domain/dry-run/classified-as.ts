import type { Classification } from '../classify/classify';
import type { Classified } from '../classify/classified';
import { priorityAt } from '../priority/curve';
import type { Clocks } from '../time/clock';
import type { Told } from '../said/said';
import { instantText, optionalInstantText } from '../time/instant';

/** What the rules make of an item, as far as a dry run tells it. */
export interface ClassifiedAs {
  worktype: string;
  segment: string | null;
  department: string | null;
  process: string | null;
  queue: string;
  routingPlan: string;
  priorityScheme: string | null;
  minPriority: number;
  maxPriority: number;
  /** At its activation, and now; not rounded. */
  priorityAtActivation: number;
  priorityNow: number;
  activateAt: string;
  dueAt: string | null;
  expiresAt: string | null;
  /** Why it waits in a conflict queue. */
  incident: string | null;
  /** The same by code, for other languages; left out: there is none. */
  incidentSaid?: Told;
}

export function classifiedAs(value: Classified, clocks: Clocks, nowMs: number): ClassifiedAs {
  const { curve, activationMs } = value;
  const clock = clocks(curve.calendar);
  const place = value.notes.findIndex((note) => note.startsWith('incident: '));
  const incidentSaid = value.noted?.[place];
  return {
    worktype: value.worktype,
    segment: value.segment,
    department: value.department,
    process: value.process,
    queue: value.queue,
    routingPlan: value.plan.key,
    priorityScheme: schemeOf(value),
    minPriority: curve.min,
    maxPriority: curve.max,
    priorityAtActivation: priorityAt(curve, activationMs, clock),
    priorityNow: priorityAt(curve, Math.max(nowMs, activationMs), clock),
    activateAt: instantText(activationMs),
    dueAt: optionalInstantText(value.dueMs),
    expiresAt: optionalInstantText(value.expiresMs),
    incident: value.notes[place] ?? null,
    ...(incidentSaid && { incidentSaid }),
  };
}

/** What can be another in a draft. `refused`: one of the two takes no such item; `other`: something else that an item pins. */
export const movedFields = [
  'refused',
  'worktype',
  'segment',
  'department',
  'process',
  'queue',
  'routingPlan',
  'priorityScheme',
  'priority',
  'sla',
  'other',
] as const;
export type MovedField = (typeof movedFields)[number];

/** In what two classifications of one capture differ; all that an item pins belongs to one of the fields. */
export function movedBetween(a: Classification, b: Classification): MovedField[] {
  if (!a.ok || !b.ok) return a.ok === b.ok ? [] : ['refused'];
  const [x, y] = [partsOf(a.value), partsOf(b.value)];
  return movedFields.filter((field) => field !== 'refused' && x[field] !== y[field]);
}

/** As text: the same code has put both together. How the rules came to it (notes, origins, versions) is no part of it. */
function partsOf(value: Classified): Record<Exclude<MovedField, 'refused'>, string | null> {
  const {
    worktype,
    segment,
    department,
    process,
    queue,
    plan,
    curve,
    slaTargetMs,
    slaExpiryMs,
    dueMs,
    expiresMs,
    ...more
  } = value;
  const {
    thresholds,
    thresholdsMs,
    versions: _versions,
    notes: _notes,
    noted: _noted,
    origins: _origins,
    ...other
  } = more;
  const { activationMs: _activationMs, dueMs: _dueMs, calendar, ...shape } = curve;
  // Where nothing rises, due date and calendar do not tell in the priority.
  const isFlat = curve.points.length === 0 && curve.overdue === null;
  return {
    worktype,
    segment,
    department,
    process,
    queue,
    routingPlan: JSON.stringify(plan),
    priorityScheme: schemeOf(value),
    priority: JSON.stringify(isFlat ? shape : [shape, dueMs, calendar]),
    sla: JSON.stringify([slaTargetMs, slaExpiryMs, dueMs, expiresMs, calendar, thresholds, thresholdsMs]),
    other: JSON.stringify(other),
  };
}

function schemeOf({ versions }: Classified): string | null {
  const prefix = 'priority-scheme/';
  return (
    Object.keys(versions)
      .find((name) => name.startsWith(prefix))
      ?.slice(prefix.length) ?? null
  );
}
