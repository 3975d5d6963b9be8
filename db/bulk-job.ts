import type { Origin } from '../domain/audit/origin';
import { currentOrigin } from './audit/origin';
import type { Queryable } from './queryable';

export interface BulkJobRow {
  id: string;
  /** Who asked for it; for one of the system: whose change called for it. */
  subject: string;
  /** What his token said of him: it narrows what the job may. */
  identityGroups: string[];
  scopes: string[] | null;
  /** Of one of the system; null: it acts as its subject. */
  division: string | null;
  /** Its items are chosen then; null: they have been. */
  gatherAt: Date | null;
  action: string;
  body: Record<string, unknown>;
  state: 'running' | 'cancelling' | 'cancelled' | 'done';
  total: number;
  done: number;
  failed: number;
  run: number;
  /** When this run began, and how many items were done by then. */
  runSince: Date;
  runFrom: number;
  /** From where it was asked for; null: by the system. */
  origin: Origin | null;
  createdAt: Date;
  endedAt: Date | null;
  /** The database's clock. */
  now: Date;
}

const COLUMNS = `id, subject, identity_groups as "identityGroups", scopes, division, gather_at as "gatherAt", action, body, state, total, done, failed, run, run_since as "runSince", run_from as "runFrom", origin,
  created_at as "createdAt", ended_at as "endedAt", clock_timestamp() as now`;

/** Answers false where the same request has made one already. Its items and their number come in the same transaction. */
export async function insertBulkJob(
  db: Queryable,
  job: Pick<BulkJobRow, 'id' | 'subject' | 'identityGroups' | 'scopes' | 'action' | 'body'> & {
    requestKey: string | undefined;
  },
): Promise<boolean> {
  const { rowCount } = await db.query(
    `insert into bulk_job (id, subject, identity_groups, scopes, request_key, action, body, origin)
     values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (subject, request_key) do nothing`,
    [
      job.id,
      job.subject,
      job.identityGroups,
      job.scopes,
      job.requestKey ?? null,
      job.action,
      job.body,
      currentOrigin(),
    ],
  );
  return rowCount === 1;
}

/** Time for what was under way when the change was made: its items are chosen then, and all processes know of it. */
const GATHER_AFTER = '5 seconds';

/** A job of the system. */
export async function insertSystemJob(
  db: Queryable,
  job: Pick<BulkJobRow, 'id' | 'subject' | 'action' | 'body'> & { division: string },
): Promise<void> {
  await db.query(
    `insert into bulk_job (id, subject, division, action, body, gather_at, nudge_at)
     select $1, $2, $3, $4, $5, at, at from (select clock_timestamp() + $6::interval as at) each`,
    [job.id, job.subject, job.division, job.action, job.body, GATHER_AFTER],
  );
}

export async function setBulkTotal(db: Queryable, id: string, total: number): Promise<void> {
  await db.query('update bulk_job set total = $2 where id = $1', [id, total]);
}

/** One of this subject's, by the key of the request that made it. */
export async function readRequestedBulkJob(
  db: Queryable,
  subject: string,
  requestKey: string,
): Promise<BulkJobRow | undefined> {
  const { rows } = await db.query<BulkJobRow>(
    `select ${COLUMNS} from bulk_job where subject = $1 and request_key = $2`,
    [subject, requestKey],
  );
  return rows[0];
}

/** Whose jobs are looked at: a subject's own, and those of the system in some divisions. */
export interface BulkReach {
  subject: string;
  divisions: readonly string[];
}

const REACHED = '(subject = $1 or division = any($2))';

export async function readBulkJob(
  db: Queryable,
  { subject, divisions }: BulkReach,
  id: string,
): Promise<BulkJobRow | undefined> {
  const { rows } = await db.query<BulkJobRow>(`select ${COLUMNS} from bulk_job where ${REACHED} and id = $3`, [
    subject,
    divisions,
    id,
  ]);
  return rows[0];
}

/** The newest first: IDs grow with time. */
export async function listBulkJobs(
  db: Queryable,
  { subject, divisions }: BulkReach,
  before: string | null,
  limit: number,
): Promise<BulkJobRow[]> {
  const { rows } = await db.query<BulkJobRow>(
    `select ${COLUMNS} from bulk_job where ${REACHED} and ($3::uuid is null or id < $3) order by id desc limit $4`,
    [subject, divisions, before, limit],
  );
  return rows;
}

/** What a turn works on; undefined once this run has ended. */
export async function readBulkRun(db: Queryable, id: string, run: number): Promise<BulkJobRow | undefined> {
  const { rows } = await db.query<BulkJobRow>(
    `select ${COLUMNS} from bulk_job where id = $1 and run = $2 and ended_at is null`,
    [id, run],
  );
  return rows[0];
}

/** It ends with the turn under way. Answers whether it is this call that cancelled. */
export async function cancelBulkJob(db: Queryable, id: string): Promise<boolean> {
  const { rowCount } = await db.query(`update bulk_job set state = 'cancelling' where id = $1 and state = 'running'`, [
    id,
  ]);
  return rowCount === 1;
}

/** Ends the run if it was cancelled or nothing is left of it; answers whether it has ended. */
export async function endBulkRun(db: Queryable, id: string, run: number): Promise<boolean> {
  const { rowCount } = await db.query(
    `update bulk_job set ended_at = clock_timestamp(), state = case state when 'cancelling' then 'cancelled' else 'done' end
     where id = $1 and run = $2 and ended_at is null and
       (state = 'cancelling' or (gather_at is null and done + failed = total))`,
    [id, run],
  );
  return rowCount === 1;
}

/** Opens what is not done of an ended job again, for another run. Answers whether it is this call that did. */
export async function retryBulkJob(db: Queryable, id: string): Promise<boolean> {
  const { rowCount } = await db.query(
    `with job as (
       select id from bulk_job
       where id = $1 and ended_at is not null and (done < total or gather_at is not null) for update
     ), opened as (
       update bulk_item i set outcome = null, code = null, detail = null, tries = 0
       from job where i.job_id = job.id and i.outcome is distinct from 'done'
     )
     update bulk_job j set state = 'running', ended_at = null, run = run + 1, run_since = clock_timestamp(),
       run_from = done, failed = 0, nudge_at = clock_timestamp()
     from job where j.id = job.id`,
    [id],
  );
  return rowCount === 1;
}

/** Runs whose workflows should run; each is named again once a minute until it ends. */
export async function takeBulkRuns(db: Queryable, limit: number): Promise<{ jobId: string; run: number }[]> {
  const { rows } = await db.query<{ jobId: string; run: number }>(
    `update bulk_job set nudge_at = clock_timestamp() + interval '1 minute'
     where id in (
       select id from bulk_job where ended_at is null and nudge_at <= statement_timestamp()
       order by nudge_at limit $1 for update skip locked)
     returning id as "jobId", run`,
    [limit],
  );
  return rows;
}

export async function hasOpenBulkJob(db: Queryable): Promise<boolean> {
  return (await db.query('select 1 from bulk_job where ended_at is null limit 1')).rows.length > 0;
}

/** A month after their end. */
export async function pruneBulkJobs(db: Queryable): Promise<void> {
  await db.query(`delete from bulk_job where ended_at < now() - interval '30 days'`);
}
