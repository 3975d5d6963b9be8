import type { Model } from './model';
import type { CaseCommand, CaseEvent, Happening, StepRefusal } from './messages';
import type { CaseState } from './state';

export type Step =
  | { ok: true; state: CaseState; commands: readonly CaseCommand[]; happenings: readonly Happening[] }
  | { ok: false; refusal: StepRefusal };

/**
 * What becomes of a case when something happens to it. Pure: nothing is waited for, no clock is read, and the same
 * arguments give the same answer, in a workflow, in a test and in `casewright play`.
 *
 * @param state null for a case that has not begun
 * @param atMs when, in milliseconds since 1970
 */
export declare function step(model: Model, state: CaseState | null, event: CaseEvent, atMs: number): Step;
