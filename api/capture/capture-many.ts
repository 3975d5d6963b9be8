import type { Classified } from '../../domain/classify/classified';
import type { CaptureRequest, WouldCapture } from '../contract/item';
import type { Deps } from '../deps';
import { HttpProblem } from '../http-problem';
import { problemOf } from '../http/send';
import type { Principal } from '../auth/principal';
import type { Directory } from '../catalogue/directory';
import type { Context } from '../route';
import { captureItems } from './capture-items';
import { judgeCaptures, readKnown, taken } from './judge-captures';

/** What became of one of many; in a dry run what would, without an ID for what is new. */
export type Outcome = HttpProblem | { isNew: boolean; id?: string; reference?: string; would?: WouldCapture };

/** Items of one transaction. */
export const CAPTURED_AT_ONCE = 200;

/** The external keys that a dry run has met so far: the second of two is no new item. */
export type DryRun = Set<string>;

/**
 * Captures some of many in one transaction, or only says what that would come to. What keeps all of them is told of each.
 * Long streams outlive changes of rights and rules, so both are looked up again each time.
 */
export async function captureMany(
  { deps, caller }: Context,
  requests: readonly CaptureRequest[],
  dryRun: DryRun | null,
): Promise<Outcome[]> {
  if (requests.length === 0) return [];
  try {
    const principal = await deps.authenticator.renew(caller.credential);
    if (!principal) throw new HttpProblem('UNAUTHENTICATED');
    const directory = await deps.directories.get();
    if (dryRun) return await foresee(deps, directory, principal, requests, dryRun);
    const results = await captureItems(deps, directory, principal, requests);
    return results.map((result) => {
      if (!result.ok) return result.problem;
      const { id, reference } = result.row.state;
      return { isNew: result.isNew, id, reference };
    });
  } catch (error) {
    // Nothing of this transaction is kept; those after it are tried all the same.
    const problem = problemOf(error, deps.log);
    return requests.map(() => problem);
  }
}

async function foresee(
  deps: Deps,
  directory: Directory,
  principal: Principal,
  requests: readonly CaptureRequest[],
  dryRun: DryRun,
): Promise<Outcome[]> {
  const { judged, known } = await judgeCaptures(deps, directory, principal, requests);
  const keys = judged.flatMap((entry) => (entry.kind === 'known' && known.has(entry.key) ? [entry.key] : []));
  const rows = keys.length === 0 ? new Map() : await readKnown(deps, principal, keys, known);
  return judged.map((entry) => {
    if (entry.kind === 'refused') return entry.problem;
    if (entry.kind === 'new') {
      if (dryRun.has(entry.key)) return { isNew: false };
      dryRun.add(entry.key);
      return { isNew: true, would: wouldBe(entry.value) };
    }
    if (!known.has(entry.key)) return { isNew: false };
    const state = rows.get(entry.key)?.state;
    return state ? { isNew: false, id: state.id, reference: state.reference } : taken(entry.key);
  });
}

function wouldBe({
  division,
  worktype,
  queue,
  status,
  activationMs,
  dueMs,
  expiresMs,
  notes,
}: Classified): WouldCapture {
  const instant = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString());
  return {
    division,
    worktype,
    queue,
    status,
    activateAt: new Date(activationMs).toISOString(),
    dueAt: instant(dueMs),
    expiresAt: instant(expiresMs),
    notes: [...notes],
  };
}
