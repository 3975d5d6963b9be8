import type { DivisionDocument } from '../../domain/config/division';
import { invalidInput } from '../http-problem';

/** `Admin Work` -> `admin-work`: how a reason is kept and told. */
export function reasonKey(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_]+/g, '-');
}

/** What people may choose from; RONA is the system's alone. */
export function reasonKeys(division: DivisionDocument | undefined): string[] {
  return (division?.notReadyReasons ?? []).map(reasonKey).filter((reason) => reason !== 'rona');
}

/** The key of one of the division's reasons, by name or key. Throws 400 for any other. */
export function notReadyReason(given: string | undefined, division: DivisionDocument | undefined): string | null {
  if (given === undefined) return null;
  const key = reasonKey(given);
  const allowed = reasonKeys(division);
  if (allowed.includes(key)) return key;
  throw invalidInput([
    { path: 'reason', message: 'is no reason of this division', code: 'UNKNOWN_REASON', value: given, allowed },
  ]);
}
