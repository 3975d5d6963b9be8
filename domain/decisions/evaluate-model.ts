import { Run, standardBudget, withinLimits } from '../feel/run';
import type { FeelBudget, FeelLimit } from '../feel/run';
import { weighOutput } from '../feel/weigh';
import type { CompiledModel } from './compile-model';
import { ConflictFound } from './conflict';
import type { Conflict } from './conflict';

/** What came of asking a decision. A conflict and a limit are outcomes like a value; nothing is thrown. */
export type Outcome = { hits: Run['hits'] } & ({ value: unknown } | { conflict: Conflict } | { limit: FeelLimit });

/** Asks a decision of a model. `read` gives the inputs by their names, as JSON. */
export function evaluateModel(
  model: CompiledModel,
  decision: string,
  read: (input: string) => unknown,
  nowMs: number,
  budget: FeelBudget = standardBudget,
): Outcome {
  const run = new Run(nowMs, budget);
  const { hits } = run;
  try {
    const limited = withinLimits(() => {
      const value = model.valueOf(decision, read, run);
      weighOutput(value, run);
      return value;
    });
    return limited.ok ? { value: limited.value, hits } : { limit: limited.limit, hits };
  } catch (error) {
    if (error instanceof ConflictFound) return { conflict: error.conflict, hits };
    throw error;
  }
}
