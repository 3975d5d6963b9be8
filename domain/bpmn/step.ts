import type { CaseCommand, CaseEvent, Happening, StepRefusal } from './messages';
import type { Model } from './model';
import { begin } from './run/begin';
import { run } from './run/run';
import { Turn } from './run/turn';
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
 * @param numbersFrom the number of the first instance of a case that begins
 */
export function step(model: Model, state: CaseState | null, event: CaseEvent, atMs: number, numbersFrom = 1): Step {
  const turn = new Turn(model, state, atMs, numbersFrom);
  const refusal = begin(turn, event);
  if (refusal !== null) return { ok: false, refusal };
  run(turn);
  return { ok: true, state: turn.state, commands: lasting(turn), happenings: turn.happenings };
}

/** Work that was called back in the step that asked for it was never asked for. */
function lasting({ commands, instances }: Turn): CaseCommand[] {
  const asked = new Set(commands.flatMap((one) => (one.type === 'start-work' ? [one.instance] : [])));
  return commands.filter((one) => {
    if (one.type === 'start-work') return instances.get(one.instance)?.phase === 'working';
    return one.type !== 'cancel-work' || !asked.has(one.instance);
  });
}
