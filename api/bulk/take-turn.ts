import type { Pool } from 'pg';
import type { BulkTurn } from '../../activities/bulk-activities';
import {
  type BulkTry,
  gatherOnCalendar,
  noteBulkTries,
  type OpenBulkItem,
  readOpenBulkItems,
} from '../../db/bulk-item';
import { type BulkJobRow, endBulkRun, readBulkRun } from '../../db/bulk-job';
import { withOrigin } from '../../db/audit/origin';
import { retrying } from '../../db/transaction';
import { calendarId } from '../../domain/time/calendar-clocks';
import { keyCommandId } from '../commands/command-id';
import { RecomputeBody } from '../contract/bulk';
import type { Deps, TakeTurn } from '../deps';
import { problemOf } from '../http/send';
import type { HttpProblem } from '../http-problem';
import { type Doing, doingOf } from './doing';

const ITEMS = 25;
const AT_ONCE = 8;
/** What nobody could decide is tried so often in all, with a rest where a whole turn settled nothing. */
const TRIES = 5;
const REST_MS = 2_000;
const ENDED: BulkTurn = { isEnded: true, restMs: 0 };

/**
 * Does the next items of a run, each by the handler of its action. The command of an item has one ID in all tries: what a killed process did and could not note has no second effect.
 */
export async function takeTurn(deps: Deps, ...[{ jobId, run }, signal]: Parameters<TakeTurn>): Promise<BulkTurn> {
  if (await endBulkRun(deps.pool, jobId, run)) return ENDED;
  const job = await readBulkRun(deps.pool, jobId, run);
  if (!job) return ENDED;
  if (job.gatherAt !== null) return gather(deps.pool, job);
  const doing = await doingOf(deps, job);
  const commandPrefix = keyCommandId(doing.context.principal.id, keyOf(jobId, ''));
  const open = await readOpenBulkItems(deps.pool, jobId, commandPrefix, ITEMS);
  const tries: BulkTry[] = [];
  const queue = open.values();
  const lane = async () => {
    for (const item of queue) {
      if (signal.aborted) return;
      tries.push(await doItem(doing, job, item));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  await retrying(() => noteBulkTries(deps.pool, jobId, tries));
  if (await endBulkRun(deps.pool, jobId, run)) return ENDED;
  return { isEnded: false, restMs: tries.some(({ outcome }) => outcome !== null) ? 0 : REST_MS };
}

async function doItem(
  { context, run }: Doing,
  job: BulkJobRow,
  { itemId, tries, isHeld }: OpenBulkItem,
): Promise<BulkTry> {
  if (isHeld) return { itemId, outcome: 'done' };
  try {
    const asked = job.origin && { ...job.origin, requestId: `bulk/${job.id}` };
    await withOrigin(asked, () => run({ ...context, requestKey: keyOf(job.id, itemId) }, itemId));
    return { itemId, outcome: 'done' };
  } catch (error) {
    const problem = problemOf(error, context.deps.log);
    if (isLeft(job, problem) && tries + 1 < TRIES) return { itemId, outcome: null };
    return { itemId, outcome: 'failed', code: problem.code, detail: detailOf(problem) };
  }
}

/** What failed on our side. A person is told of an item that others change all the time; the system has nobody to tell, and comes back. */
function isLeft({ division }: BulkJobRow, { mayPass, code }: HttpProblem): boolean {
  return mayPass || (division !== null && code === 'CONFLICT');
}

/** Of a job of the system; it rests until its time has come. */
async function gather(pool: Pool, { id, division, gatherAt, body, now }: BulkJobRow): Promise<BulkTurn> {
  if (gatherAt && gatherAt > now) return { isEnded: false, restMs: gatherAt.getTime() - now.getTime() };
  const { calendar } = RecomputeBody.parse(body);
  await retrying(() => gatherOnCalendar(pool, id, { calendarId: calendarId(division ?? '', calendar), key: calendar }));
  return { isEnded: false, restMs: 0 };
}

function keyOf(jobId: string, itemId: string): string {
  return `bulk/${jobId}/${itemId}`;
}

function detailOf({ message, extra }: HttpProblem): string {
  const errors = (extra.errors ?? []).map((error) => `${error.path} ${error.message}`);
  return errors.length > 0 ? errors.join('; ') : message;
}
