import type { Run } from './run';
import { weigh } from './weigh';

/** A function of the language. */
export interface BuiltIn {
  parameters: readonly string[];
  call: (args: readonly unknown[], run: Run) => unknown;
}

export function own(parameters: readonly string[], call: BuiltIn['call']): BuiltIn {
  return {
    parameters,
    call: (args, run) => {
      for (const arg of args) if (typeof arg === 'string') weigh(arg, (size) => run.tick(size));
      return call(args, run);
    },
  };
}
