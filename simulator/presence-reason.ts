import { reasonKey } from '../api/agents/not-ready-reason';
import type { InputProblem } from '../domain/config/problem';
import type { PresenceLine } from '../api/contract/input-line';
import type { Configuration } from './configuration';

/** The key of the not-ready reason that a line gives: one of the agent's division, RONA is the system's alone. */
export function presenceReason(
  { agent, presence, reason }: PresenceLine,
  { catalogue }: Pick<Configuration, 'catalogue'>,
): { ok: true; reason: string | null } | { ok: false; errors: InputProblem[] } {
  if (reason === undefined) return { ok: true, reason: null };
  const path = 'reason';
  if (presence !== 'not-ready') {
    return {
      ok: false,
      errors: [
        { path, message: 'is given with not-ready only', rule: 'ONLY_NOT_READY', code: 'INVALID_VALUE', value: reason },
      ],
    };
  }
  const division = catalogue.division(catalogue.agent(agent)?.division ?? '');
  const allowed = (division?.notReadyReasons ?? []).map(reasonKey).filter((known) => known !== 'rona');
  const key = reasonKey(reason);
  if (allowed.includes(key)) return { ok: true, reason: key };
  const message = 'is no reason of his division';
  return { ok: false, errors: [{ path, message, code: 'UNKNOWN_REASON', value: reason, allowed }] };
}
