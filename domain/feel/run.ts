import type { FeelFunction } from 'feelin';

/** Why an evaluation was stopped. */
export type FeelLimit = 'STEP_BUDGET' | 'OUTPUT_LIMIT' | 'RECURSION_LIMIT' | 'TOTAL_BUDGET';

/** Ends an evaluation from within; it never leaves `domain/feel` and `domain/decisions` as an exception. */
export class LimitReached extends Error {
  constructor(readonly limit: FeelLimit) {
    super(limit);
  }
}

export interface FeelBudget {
  /** What takes some 100 ns: a node evaluated, an entry walked, a few characters matched. */
  steps: number;
  /** Characters and entries made along the way. */
  made: number;
  /** Calls of functions within one another. */
  depth: number;
}

/** What functions of the language cost beside what they walk; dates, times and durations cost more. */
export const callSteps = 10;
export const temporalSteps = 200;
/** What the library can only do by reading a text anew. */
export const textSteps = 3_000;
export const entrySteps = 4;

export const standardBudget: FeelBudget = { steps: 300_000, made: 100_000, depth: 100 };

/** What evaluations took together. */
export type Spent = Pick<FeelBudget, 'steps' | 'made'>;

/** For all that is evaluated about one item: twice what one evaluation may, so that a chain of them cannot take seconds. */
const itemBudget: Spent = { steps: 600_000, made: 200_000 };

/** What several evaluations share. None gets more than it may alone, nor more than the others have left. */
export class Allowance {
  private steps = 0;
  private made = 0;

  constructor(private readonly whole: Spent = itemBudget) {}

  get spent(): Spent {
    return { steps: this.steps, made: this.made };
  }

  /** What was spent since it stood so. */
  since({ steps, made }: Spent): Spent {
    return { steps: this.steps - steps, made: this.made - made };
  }

  /** Nothing more is evaluated. */
  get isUsedUp(): boolean {
    return this.steps >= this.whole.steps || this.made >= this.whole.made;
  }

  get isHalfUsed(): boolean {
    return 2 * this.steps >= this.whole.steps || 2 * this.made >= this.whole.made;
  }

  spend({ steps, made }: Spent): void {
    this.steps += steps;
    this.made += made;
  }

  /** Evaluates to the end or to a limit; `TOTAL_BUDGET` where the limit is what the others left. */
  run<T>(nowMs: number, evaluate: (run: Run) => T): Limited<T> {
    // Remembered answers may have taken more than there was.
    const steps = Math.max(0, Math.min(standardBudget.steps, this.whole.steps - this.steps));
    const made = Math.max(0, Math.min(standardBudget.made, this.whole.made - this.made));
    const run = new Run(nowMs, { steps, made, depth: standardBudget.depth });
    try {
      const limited = withinLimits(() => evaluate(run));
      if (limited.ok) return limited;
      const isShort =
        (limited.limit === 'STEP_BUDGET' && steps < standardBudget.steps) ||
        (limited.limit === 'OUTPUT_LIMIT' && made < standardBudget.made);
      return isShort ? { ok: false, limit: 'TOTAL_BUDGET' } : limited;
    } finally {
      const { left } = run;
      this.steps += steps - left.steps;
      this.made += made - left.made;
    }
  }
}

/** One evaluation: its instant, and what it may still spend. The clock is never read. */
export class Run {
  /** Functions of the language that were asked for, each bound to this run. */
  readonly functions = new Map<string, FeelFunction | null>();
  /** Names that nothing bore, where expressions may read any. */
  readonly missing = new Set<string>();
  /** Tables that had hits, with the rows counted from 1, for the explanation. */
  readonly hits: { table: string; rules: readonly number[] }[] = [];
  private steps: number;
  private made: number;
  private depth: number;

  constructor(
    readonly nowMs: number,
    budget: FeelBudget = standardBudget,
  ) {
    this.steps = budget.steps;
    this.made = budget.made;
    this.depth = budget.depth;
  }

  /** Nothing where it was stopped for want of them. */
  get left(): Spent {
    return { steps: Math.max(0, this.steps), made: Math.max(0, this.made) };
  }

  tick(steps = 1): void {
    if ((this.steps -= steps) < 0) throw new LimitReached('STEP_BUDGET');
  }

  make(size: number): void {
    if ((this.made -= size) < 0) throw new LimitReached('OUTPUT_LIMIT');
  }

  deeper<T>(call: () => T): T {
    if (--this.depth < 0) throw new LimitReached('RECURSION_LIMIT');
    const value = call();
    this.depth += 1;
    return value;
  }
}

export type Limited<T> = { ok: true; value: T } | { ok: false; limit: FeelLimit };

/** Runs an evaluation to its end or to its limit. */
export function withinLimits<T>(evaluate: () => T): Limited<T> {
  try {
    return { ok: true, value: evaluate() };
  } catch (error) {
    if (error instanceof LimitReached) return { ok: false, limit: error.limit };
    if (isStackOverflow(error)) return { ok: false, limit: 'RECURSION_LIMIT' };
    throw error;
  }
}

/** A function that fails has no value; one that met a limit ends the evaluation. */
export function orNull<T>(call: () => T): T | null {
  try {
    return call();
  } catch (error) {
    if (error instanceof LimitReached || isStackOverflow(error)) throw error;
    return null;
  }
}

/** Deep expressions within deep recursion may meet the end of the engine's own stack before that of the budget. */
function isStackOverflow(error: unknown): boolean {
  return error instanceof Error && error.name === 'RangeError' && error.message.includes('call stack');
}
