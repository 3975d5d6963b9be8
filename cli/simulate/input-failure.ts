import type { InputProblem } from '../../domain/config/problem';
import { CommandFailure } from '../command-failure';
import { problemLine } from '../problem-line';

/** `at` is a file with its line, such as `day.ndjson:7`. One line for each fault. */
export function inputFailure(at: string, problems: readonly Partial<InputProblem>[]): CommandFailure {
  return new CommandFailure(problems.map((problem) => `${at}: ${problemLine(problem)}`).join('\n'));
}
