/** What classification decides of an item, by the names that its explanation has for them. */
export const decidedNames = [
  'worktype',
  'department',
  'process',
  'segment',
  'queue',
  'workbin',
  'routingPlan',
  'preferredAgentWait',
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
 * Where a value came from: given with the item; by the document of the source, worktype, plan or division; by rules; from the queue for
 * contradictions; or from nowhere, for no rule matched and no document says anything. A source's default that counts since
 * no rule matched is called `default` as well.
 */
export type Cause =
  | { by: 'given' | 'source' | 'worktype' | 'routing-plan' | 'division' | 'incident' | 'default' }
  | { by: 'decision'; decision: string; rules: readonly number[] };

export const GIVEN: Cause = { by: 'given' };
export const BY_WORKTYPE: Cause = { by: 'worktype' };
export const BY_DEFAULT: Cause = { by: 'default' };

/** The values that came from one place, as the history keeps them. */
export type Origin = Cause & { of: DecidedName[] };

/** Collects where each value came from; what came from one place stands together, for histories are long. */
export class Origins {
  readonly list: Origin[] = [];

  /** Without spreads and closures: it runs a dozen times for each item, and took as long as all else together. */
  add(name: DecidedName, cause: Cause): void {
    for (const origin of this.list) {
      if (!isSame(origin, cause)) continue;
      origin.of.push(name);
      return;
    }
    if (cause.by !== 'decision') this.list.push({ by: cause.by, of: [name] });
    else this.list.push({ by: cause.by, decision: cause.decision, rules: cause.rules, of: [name] });
  }
}

function isSame(one: Cause, other: Cause): boolean {
  if (one.by !== 'decision' || other.by !== 'decision') return one.by === other.by;
  return one.decision === other.decision && one.rules === other.rules;
}
