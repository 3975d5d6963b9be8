import { Allowance } from '../feel/run';
import type { FeelLimit, Run } from '../feel/run';
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
  allowance = new Allowance(),
): Outcome {
  let hits: Run['hits'] = [];
  try {
    const limited = allowance.run(nowMs, (run) => {
      ({ hits } = run);
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
