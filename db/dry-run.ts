import type { Pool } from 'pg';
import type { Queryable } from './queryable';
import { transaction } from './transaction';

export interface DryRunRow {
  id: string;
  subject: string;
  divisions: string[];
  input: Record<string, unknown>;
  documents: Record<string, unknown>[];
  state: 'queued' | 'running' | 'done' | 'failed';
  phase: 'items' | 'simulation' | null;
  total: number;
  done: number;
  summary: unknown;
  simulation: unknown;
  failure: string | null;
  createdAt: Date;
  startedAt: Date | null;
  endedAt: Date | null;
}

/** One try of a dry run; what an earlier one still writes has no effect. */
export interface DryRunTry {
  id: string;
  attempt: number;
}

const COLUMNS = `id, subject, divisions, input, documents, state, phase, total, done, summary, simulation, failure,
  created_at as "createdAt", started_at as "startedAt", ended_at as "endedAt"`;
const KEPT = 5;
const SILENT = `interval '30 seconds'`;
const TRIES = 2;

/**
 * A subject has one under way, and a few that have ended: a new one takes the place of what he waited for before. Two at
 * once take turns, so that neither passes the other over; the later one stays.
 */
export async function insertDryRun(
  pool: Pool,
  {
    id,
    subject,
    divisions,
    input,
    documents,
    total,
    events = null,
  }: Pick<DryRunRow, 'id' | 'subject' | 'divisions' | 'total'> & {
    input: object;
    documents: readonly unknown[];
    /** Lines of a file, of which it is to be made; left out: of a past period. */
    events?: string | null;
  },
): Promise<DryRunRow> {
  return transaction(pool, async (client) => {
    await client.query(`select pg_advisory_xact_lock(hashtextextended('dry run of ' || $1, 0))`, [subject]);
    await client.query(
      `delete from dry_run where subject = $1 and (ended_at is null or id not in (
         select id from dry_run where subject = $1 and ended_at is not null order by id desc limit ${KEPT - 1}))`,
      [subject],
    );
    const { rows } = await client.query<DryRunRow>(
      `insert into dry_run (id, subject, divisions, input, documents, total, events)
       values ($1, $2, $3, $4, $5, $6, $7) returning ${COLUMNS}`,
      [id, subject, divisions, input, JSON.stringify(documents), total, events],
    );
    return rows[0] as DryRunRow;
  });
}

/** One of this subject's, as long as he may see all that it tells of. */
export async function readOwnDryRun(
  db: Queryable,
  { subject, divisions }: { subject: string; divisions: readonly string[] },
  id: string,
): Promise<DryRunRow | undefined> {
  const { rows } = await db.query<DryRunRow>(
    `select ${COLUMNS} from dry_run where id = $1 and subject = $2 and divisions <@ $3::text[]`,
    [id, subject, divisions],
  );
  return rows[0];
}

/** The next one that nobody works on, for the caller to do. One that was taken up too often fails. */
export async function takeDryRun(db: Queryable): Promise<DryRunTry | undefined> {
  const { rows } = await db.query<DryRunTry & { hasFailed: boolean }>(
    `with next as (
       select id from dry_run
       where ended_at is null and (seen_at is null or seen_at < statement_timestamp() - ${SILENT})
       order by created_at limit 1 for update skip locked
     )
     update dry_run d set attempt = attempt + 1, seen_at = clock_timestamp(),
       started_at = coalesce(started_at, clock_timestamp()), done = 0, phase = null,
       state = case when attempt < ${TRIES} then 'running' else 'failed' end,
       failure = case when attempt < ${TRIES} then null else 'INTERRUPTED' end,
       ended_at = case when attempt < ${TRIES} then null else clock_timestamp() end,
       events = case when attempt < ${TRIES} then events end
     from next where d.id = next.id
     returning d.id, d.attempt, d.ended_at is not null as "hasFailed"`,
  );
  const [taken] = rows;
  return taken && !taken.hasFailed ? taken : undefined;
}

/** What a try works on, with the database's now; undefined once it is no longer its turn. */
export async function readDryRunTask(
  db: Queryable,
  { id, attempt }: DryRunTry,
): Promise<(DryRunRow & { now: Date; events: string | null }) | undefined> {
  const { rows } = await db.query<DryRunRow & { now: Date; events: string | null }>(
    `select ${COLUMNS}, events, clock_timestamp() as now from dry_run where id = $1 and attempt = $2 and ended_at is null`,
    [id, attempt],
  );
  return rows[0];
}

/** A sign of life; answers whether the try is still wanted. */
export async function noteDryRun(
  db: Queryable,
  { id, attempt }: DryRunTry,
  { phase, done }: { phase: 'items' | 'simulation'; done: number },
): Promise<boolean> {
  const { rowCount } = await db.query(
    `update dry_run set phase = $3, done = $4, seen_at = clock_timestamp()
     where id = $1 and attempt = $2 and ended_at is null`,
    [id, attempt, phase, done],
  );
  return rowCount === 1;
}

export async function endDryRun(
  db: Queryable,
  { id, attempt }: DryRunTry,
  end: { summary: object | null; simulation: object | null; done: number } | { failure: string },
): Promise<void> {
  const { summary = null, simulation = null, done = null } = 'failure' in end ? {} : end;
  await db.query(
    `update dry_run set state = $3, failure = $4, summary = $5, simulation = $6, done = coalesce($7, done),
       phase = null, events = null, ended_at = clock_timestamp()
     where id = $1 and attempt = $2 and ended_at is null`,
    [
      id,
      attempt,
      'failure' in end ? 'failed' : 'done',
      'failure' in end ? end.failure : null,
      summary,
      simulation,
      done,
    ],
  );
}

/** Its process ends before it has: another one may begin anew at once. */
export async function leaveDryRun(db: Queryable, { id, attempt }: DryRunTry): Promise<void> {
  await db.query(
    `update dry_run set state = 'queued', seen_at = null, attempt = attempt - 1
     where id = $1 and attempt = $2 and ended_at is null`,
    [id, attempt],
  );
}

/** Whoever works on it finds out at its next sign of life. */
export async function deleteDryRun(db: Queryable, id: string): Promise<void> {
  await db.query('delete from dry_run where id = $1', [id]);
}

/** A day after they were asked for. */
export async function pruneDryRuns(db: Queryable): Promise<void> {
  await db.query(`delete from dry_run where created_at < now() - interval '1 day'`);
}
