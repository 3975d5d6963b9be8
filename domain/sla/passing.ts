/** How far escalation has come with an item, a case or a stage. */
export interface Escalation {
  /** By thresholds and by hand. */
  escalations: number;
  /** False once it has ended: thresholds no longer escalate. */
  escalatesItself: boolean;
}

/** What a threshold that has come does. */
export type Passing =
  /** It does not mean the state, or escalation has ended. */
  | { kind: 'passed-over' }
  | { kind: 'acts' }
  | { kind: 'escalates'; count: number }
  /** The one after the last that acts: escalation ends with it. */
  | { kind: 'ends'; count: number };

/** Whether a threshold that has come acts, and as which escalation: the same for items, cases and stages. */
export function passing<State extends string>(
  { states, escalate }: { states: readonly State[]; escalate: boolean },
  escalation: Escalation,
  mostEscalations: number | null,
  isIn: (state: State) => boolean,
): Passing {
  if (!states.some(isIn) || (escalate && !escalation.escalatesItself)) return { kind: 'passed-over' };
  return escalate ? escalating(escalation, mostEscalations) : { kind: 'acts' };
}

/** One more escalation; by hand it counts as well. Null: there is no last one. */
export function escalating({ escalations }: Escalation, most: number | null): Passing & { count: number } {
  const count = escalations + 1;
  return { kind: most === null || count <= most ? 'escalates' : 'ends', count };
}

/** How far it has come then. */
export function escalated(escalation: Escalation, passed: Passing): Escalation {
  switch (passed.kind) {
    case 'passed-over':
    case 'acts':
      return escalation;
    case 'escalates':
      return { ...escalation, escalations: passed.count };
    case 'ends':
      return { escalations: passed.count, escalatesItself: false };
  }
}
