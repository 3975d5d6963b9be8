import type { InputProblem } from '../domain/config/problem';
import { problemLine } from '../domain/config/problem-line';

/** Input that cannot be simulated: what is wrong, for people. */
export class InputFailure extends Error {
  override readonly name = 'InputFailure';

  constructor(
    message: string,
    /** Where the problems lie, such as `day.ndjson:7`. */
    readonly at = '',
    readonly problems: readonly Partial<InputProblem>[] = [],
  ) {
    super(message);
  }
}

/** `at` is a file with its line, such as `day.ndjson:7`. One line for each fault. */
export function inputFailure(at: string, problems: readonly Partial<InputProblem>[]): InputFailure {
  return new InputFailure(problems.map((problem) => `${at}: ${problemLine(problem)}`).join('\n'), at, problems);
}
