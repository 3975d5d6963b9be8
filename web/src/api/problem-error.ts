import type { Problem } from '../../../api/contract/problem';

/** A refusal of the API, or `NETWORK` when no answer came at all. `code` chooses the text. */
export class ProblemError extends Error {
  readonly code: string;
  readonly status: number;
  readonly problem: Partial<Problem>;

  constructor(status: number, problem: Partial<Problem>) {
    super(problem.detail ?? problem.title ?? problem.code ?? `HTTP ${status}`);
    this.name = 'ProblemError';
    this.status = status;
    this.code = problem.code ?? fallbackCode(status);
    this.problem = problem;
  }
}

function fallbackCode(status: number): string {
  if (status === 401) return 'UNAUTHENTICATED';
  if (status === 403) return 'FORBIDDEN';
  if (status === 404) return 'NOT_FOUND';
  if (status === 429) return 'TOO_MANY_REQUESTS';
  return status === 0 ? 'NETWORK' : 'UNKNOWN';
}
