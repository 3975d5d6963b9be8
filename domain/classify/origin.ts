/** What classification decides of an item, by the names that its explanation has for them. */
export const decidedNames = [
  'worktype',
  'department',
  'process',
  'segment',
  'queue',
  'workbin',
  'routingPlan',
  'skills',
  'priorityScheme',
  'minPriority',
  'maxPriority',
  'fixedPriority',
  'slaTarget',
  'slaExpiry',
  'dueAt',
  'dispositions',
] as const;
export type DecidedName = (typeof decidedNames)[number];

/**
 * Where a value came from: given with the item; by the source's or the worktype's document; by rules; from the queue for
 * contradictions; or from nowhere, for no rule matched and no document says anything.
 */
export type Cause =
  | { by: 'given' | 'source' | 'worktype' | 'incident' | 'default' }
  | { by: 'decision'; decision: string; rules: readonly number[] };

/** The values that came from one place, as the history keeps them. */
export type Origin = Cause & { of: DecidedName[] };

/** Collects where each value came from; what came from one place stands together, for histories are long. */
export class Origins {
  readonly list: Origin[] = [];

  add(name: DecidedName, cause: Cause): void {
    const known = this.list.find((origin) => isSame(origin, cause));
    if (known) known.of.push(name);
    else this.list.push({ ...cause, of: [name] });
  }
}

function isSame(one: Cause, other: Cause): boolean {
  if (one.by !== 'decision' || other.by !== 'decision') return one.by === other.by;
  return one.decision === other.decision;
}
