import { z } from 'zod';
import { listBulkFailures } from '../../db/bulk-item';
import {
  type BulkJobRow,
  type BulkReach,
  cancelBulkJob,
  listBulkJobs,
  readBulkJob,
  retryBulkJob,
} from '../../db/bulk-job';
import { transaction } from '../../db/transaction';
import { auditJob } from './audit-job';
import type { BulkFailurePage, BulkJobPage, BulkJobView, BulkListQuery } from '../contract/bulk';
import { readPlace, writePlace } from '../place';
import { HttpProblem } from '../http-problem';
import type { Context } from '../route';

const Place = z.tuple([z.uuid()]);

/** The caller's own, of which nobody else knows, and those of the system in his divisions. */
function reachOf({ principal, scope }: Context): BulkReach {
  return { subject: principal.subject, divisions: scope.divisions };
}

export async function findBulkJob(context: Context, id: string): Promise<BulkJobRow> {
  const job = await readBulkJob(context.deps.pool, reachOf(context), id);
  if (!job) throw new HttpProblem('NOT_FOUND');
  return job;
}

export async function bulkJobPage(context: Context, { cursor, limit }: BulkListQuery): Promise<BulkJobPage> {
  const [before = null] = readPlace(Place, cursor) ?? [];
  const rows = await listBulkJobs(context.deps.pool, reachOf(context), before, limit + 1);
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return { jobs: rows.slice(0, limit).map(bulkJobView), nextCursor: last ? writePlace([last.id]) : null };
}

export async function bulkFailurePage(
  context: Context,
  id: string,
  { cursor, limit }: BulkListQuery,
): Promise<BulkFailurePage> {
  const job = await findBulkJob(context, id);
  const { deps, scope } = context;
  const [after = null] = readPlace(Place, cursor) ?? [];
  const rows = await listBulkFailures(deps.pool, job.id, scope.divisions, after, limit + 1);
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return {
    failures: rows.slice(0, limit).map(({ itemId, reference, code, detail }) => ({
      item: { id: itemId, reference },
      code,
      detail,
    })),
    nextCursor: last ? writePlace([last.itemId]) : null,
  };
}

/** One that has ended is answered as it is. */
export async function cancelJob(context: Context, id: string): Promise<BulkJobView> {
  const job = await findBulkJob(context, id);
  await transaction(context.deps.pool, async (client) => {
    if (await cancelBulkJob(client, job.id)) await auditJob(client, context.principal, job, 'cancel');
  });
  return bulkJobView(await findBulkJob(context, id));
}

/** Whatever is not done, once more, in a run of its own; where all is done the job is answered as it is. */
export async function retryJob(context: Context, id: string): Promise<BulkJobView> {
  const job = await findBulkJob(context, id);
  if (job.endedAt === null) throw new HttpProblem('JOB_RUNNING');
  const isOpened = await transaction(context.deps.pool, async (client) => {
    const isFirst = await retryBulkJob(client, job.id);
    if (isFirst) await auditJob(client, context.principal, job, 'retry');
    return isFirst;
  });
  if (isOpened) context.deps.wake('bulk');
  return bulkJobView(await findBulkJob(context, id));
}

export function bulkJobView(row: BulkJobRow): BulkJobView {
  const { id, division, action, body, state, total, done, failed, runFrom, runSince, createdAt, endedAt, now } = row;
  const tried = done + failed - runFrom;
  const seconds = ((endedAt ?? now).getTime() - runSince.getTime()) / 1000;
  return {
    id,
    division,
    action,
    body,
    state,
    total,
    done,
    failed,
    left: total - done - failed,
    ratePerSecond: tried > 0 && seconds > 0 ? Math.round((tried / seconds) * 10) / 10 : null,
    createdAt: createdAt.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
  };
}
