import type { FaultCode } from '../domain/config/fault-code';
import type { FaultRule } from '../domain/config/fault-rule';
import type { InputError, Problem } from './contract/problem';
import { problemType, type ProblemCode, statusOf, titleOf } from './errors';

export interface ProblemExtra {
  detail?: string;
  errors?: readonly InputError[];
  allowed?: readonly string[];
}

/** Ends a request with a problem answer. Thrown by handlers, because HTTP has nobody else to hand a refusal to. */
export class HttpProblem extends Error {
  constructor(
    readonly code: ProblemCode,
    readonly extra: ProblemExtra = {},
  ) {
    super(extra.detail ?? titleOf(code));
  }

  get status(): number {
    return statusOf(this.code);
  }

  /** Whether the same request may succeed a little later: it failed on our side, or came when there was no room for it. */
  get mayPass(): boolean {
    return this.status >= 500 || this.status === 429;
  }

  toJSON(): Problem {
    return { ...problemHead(this.code), ...(this.extra as Partial<Problem>) };
  }
}

/** A fault as we tell it: by a code, and where that has several sentences by a rule, of which the web has each. */
type InputFault = InputError & { code?: FaultCode; rule?: FaultRule };

export function invalidInput(errors: readonly InputFault[], detail?: string): HttpProblem {
  return new HttpProblem('INVALID_INPUT', { errors, ...(detail === undefined ? {} : { detail }) });
}

function problemHead(code: ProblemCode): Pick<Problem, 'type' | 'title' | 'status' | 'code'> {
  return { type: problemType(code), title: titleOf(code), status: statusOf(code), code };
}
