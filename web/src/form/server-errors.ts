import { ProblemError } from '../api/problem-error';
import { faultText } from '../pieces/fault-text';

/** What the server finds wrong with single attributes, by their names. */
export function serverErrors(error: unknown): Record<string, string> {
  if (!(error instanceof ProblemError)) return {};
  return Object.fromEntries(
    (error.problem.errors ?? []).flatMap((fault) => {
      const [, field] = /^attributes\.([^.[]+)/.exec(fault.path) ?? [];
      return field === undefined ? [] : [[field, faultText(fault)]];
    }),
  );
}
