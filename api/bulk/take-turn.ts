import type { BulkTurn } from '../../activities/bulk-activities';
import { type BulkTry, noteBulkTries, type OpenBulkItem, readOpenBulkItems } from '../../db/bulk-item';
import { type BulkJobRow, endBulkRun, readBulkRun } from '../../db/bulk-job';
import { retrying } from '../../db/transaction';
import { keyCommandId } from '../commands/command-id';
import { BulkAction } from '../contract/bulk';
import type { Deps, TakeTurn } from '../deps';
import { problemOf } from '../http/send';
import type { HttpProblem } from '../http-problem';
import type { Context } from '../route';
import { itemAction } from './bulk-action';

const ITEMS = 25;
const AT_ONCE = 8;
/** What nobody could decide is tried so often in all, with a rest where a whole turn settled nothing. */
const TRIES = 5;
const REST_MS = 2_000;
const ENDED: BulkTurn = { isEnded: true, restMs: 0 };

/**
 * Does the next items of a run, each by the handler of its action, as who asked for the job, with the rights that he has
 * now. The command of an item has one ID in all tries: what a killed process did and could not note has no second effect.
 */
export async function takeTurn(deps: Deps, ...[{ jobId, run }, signal]: Parameters<TakeTurn>): Promise<BulkTurn> {
  if (await endBulkRun(deps.pool, jobId, run)) return ENDED;
  const job = await readBulkRun(deps.pool, jobId, run);
  if (!job) return ENDED;
  const doItem = await doer(deps, job);
  const open = await readOpenBulkItems(deps.pool, jobId, keyCommandId(`user:${job.subject}`, keyOf(jobId, '')), ITEMS);
  const tries: BulkTry[] = [];
  const queue = open.values();
  const lane = async () => {
    for (const item of queue) {
      if (signal.aborted) return;
      tries.push(await doItem(item));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  await retrying(() => noteBulkTries(deps.pool, jobId, tries));
  if (await endBulkRun(deps.pool, jobId, run)) return ENDED;
  return { isEnded: false, restMs: tries.some(({ outcome }) => outcome !== null) ? 0 : REST_MS };
}

async function doer(deps: Deps, job: BulkJobRow): Promise<(item: OpenBulkItem) => Promise<BulkTry>> {
  const credential = { kind: 'user', subject: job.subject, expiresMs: null } as const;
  const principal = await deps.authenticator.renew(credential);
  if (!principal) throw new Error(`no user ${job.subject}`);
  const directory = await deps.directories.get();
  const action = itemAction(BulkAction.parse(job.action));
  const caller = { principal, credential };
  const shared = { deps, directory, principal, caller, scope: action.scopeFor(principal) };
  const body = action.read(job.body);
  return async ({ itemId, tries, isHeld }) => {
    if (isHeld) return { itemId, outcome: 'done' };
    const context: Context = { ...shared, requestKey: keyOf(job.id, itemId) };
    try {
      await action.run(context, itemId, body);
      return { itemId, outcome: 'done' };
    } catch (error) {
      const problem = problemOf(error, deps.log);
      if (problem.status >= 500 && tries + 1 < TRIES) return { itemId, outcome: null };
      return { itemId, outcome: 'failed', code: problem.code, detail: detailOf(problem) };
    }
  };
}

function keyOf(jobId: string, itemId: string): string {
  return `bulk/${jobId}/${itemId}`;
}

function detailOf({ message, extra }: HttpProblem): string {
  const errors = (extra.errors ?? []).map((error) => `${error.path} ${error.message}`);
  return errors.length > 0 ? errors.join('; ') : message;
}
