import type { CaseScope } from './case-scope';
import { caseConditions, type CaseFilter } from './case-read';
import { itemConditions, type ItemFilter, tablesFor } from './item-list';
import type { ItemScope } from './item-read';
import type { Queryable } from './queryable';

/** Items of a job by their IDs, whatever is behind them. Answers how many they are. */
export async function insertBulkItems(db: Queryable, jobId: string, ids: readonly string[]): Promise<number> {
  const { rowCount } = await db.query(
    `insert into bulk_item (job_id, item_id) select $1, id from unnest($2::uuid[]) as id on conflict do nothing`,
    [jobId, ids],
  );
  return rowCount ?? 0;
}

/** Those that a filter finds at an instant, no more than `limit`. Answers how many they are. */
export async function insertFoundBulkItems(
  db: Queryable,
  jobId: string,
  { scope, at, filter }: { scope: ItemScope; at: Date; filter: ItemFilter },
  limit: number,
): Promise<number> {
  const { conditions, values } = itemConditions(scope, at, filter);
  values.push(jobId, limit);
  const { rowCount } = await db.query(
    `insert into bulk_item (job_id, item_id)
     select $${values.length - 1}::uuid, i.id from ${tablesFor(filter)} where ${conditions.join(' and ')} limit $${values.length}`,
    values,
  );
  return rowCount ?? 0;
}

/** Chooses the open items, and the running cases, that run on the calendar of a job of the system, once its time has come. */
export async function gatherOnCalendar(
  db: Queryable,
  jobId: string,
  { calendarId, key }: { calendarId: string; key: string },
): Promise<void> {
  await db.query(
    `with job as (
       select id, division from bulk_job where id = $1 and gather_at <= clock_timestamp() for update
     ), found as (
       insert into bulk_item (job_id, item_id)
       select job.id, i.id from job join item i on i.division = job.division
       where i.closed_at is null and i.snapshot #>> '{rules,curve,calendar}' = $2
       returning 1
     ), found_cases as (
       insert into bulk_item (job_id, item_id)
       select job.id, c.id from job join case_file c on c.division = job.division
       where c.closed_at is null and c.snapshot -> 'clocks' @> jsonb_build_array(jsonb_build_object('calendar', $3::text))
       returning 1
     )
     update bulk_job j set total = (select count(*) from found) + (select count(*) from found_cases), gather_at = null from job where j.id = job.id`,
    [jobId, calendarId, key],
  );
}

/** The cases that a filter finds, no more than `limit`. Answers how many they are. */
export async function insertFoundCases(
  db: Queryable,
  jobId: string,
  { scope, filter }: { scope: CaseScope; filter: CaseFilter },
  limit: number,
): Promise<number> {
  const { conditions, values } = caseConditions(scope, filter);
  values.push(jobId, limit);
  const { rowCount } = await db.query(
    `insert into bulk_item (job_id, item_id)
     select $${values.length - 1}::uuid, c.id from case_file c where ${conditions.join(' and ')} limit $${values.length}`,
    values,
  );
  return rowCount ?? 0;
}

export interface OpenBulkItem {
  /** Of an item, or of a case. */
  itemId: string;
  /** How often it was tried in this run. */
  tries: number;
  /** Its command had its effect, though nobody noted it here. */
  isHeld: boolean;
}

/** The next of a job, those first that were tried least; `commandPrefix` with an item's ID is its command ID. */
export async function readOpenBulkItems(
  db: Queryable,
  jobId: string,
  commandPrefix: string,
  limit: number,
): Promise<OpenBulkItem[]> {
  const { rows } = await db.query<OpenBulkItem>(
    `select item_id as "itemId", tries, exists (
         select from item_command c where c.item_id = b.item_id and c.command_id = $2 || b.item_id::text)
       or exists (select from case_command c where c.case_id = b.item_id and c.command_id = $2 || b.item_id::text) as "isHeld"
     from bulk_item b where job_id = $1 and outcome is null order by tries, item_id limit $3`,
    [jobId, commandPrefix, limit],
  );
  return rows;
}

/** What came of a try; without an outcome it is tried again. */
export interface BulkTry {
  itemId: string;
  outcome: 'done' | 'failed' | null;
  code?: string;
  detail?: string;
}

/** Notes what a turn did. What another turn noted before stands, and is counted once. */
export async function noteBulkTries(db: Queryable, jobId: string, tries: readonly BulkTry[]): Promise<void> {
  await db.query(
    `with noted as (
       update bulk_item i set outcome = given.outcome, code = given.code, detail = given.detail, tries = i.tries + 1
       from jsonb_to_recordset($2::jsonb) as given ("itemId" uuid, outcome text, code text, detail text)
       where i.job_id = $1 and i.item_id = given."itemId" and i.outcome is null
       returning i.outcome
     ), counted as (
       select count(*) filter (where outcome = 'done') as done, count(*) filter (where outcome = 'failed') as failed from noted
     )
     update bulk_job j set done = j.done + counted.done, failed = j.failed + counted.failed from counted where j.id = $1`,
    [jobId, JSON.stringify(tries)],
  );
}

export interface BulkFailureRow {
  itemId: string;
  /** Null: there is no such item for the caller. */
  reference: string | null;
  code: string;
  detail: string;
}

export async function listBulkFailures(
  db: Queryable,
  jobId: string,
  divisions: readonly string[],
  after: string | null,
  limit: number,
): Promise<BulkFailureRow[]> {
  const { rows } = await db.query<BulkFailureRow>(
    `select b.item_id as "itemId",
       coalesce((select reference from every_item where id = b.item_id and division = any($2)),
         (select reference from case_file where id = b.item_id and division = any($2))) as reference, b.code, coalesce(b.detail, b.code) as detail
     from bulk_item b
     where b.job_id = $1 and b.outcome = 'failed' and ($3::uuid is null or b.item_id > $3)
     order by b.item_id limit $4`,
    [jobId, divisions, after, limit],
  );
  return rows;
}

/** How many items a job chose, by division. */
export async function bulkDivisions(
  db: Queryable,
  jobId: string,
  divisions: readonly string[],
): Promise<{ division: string; items: number }[]> {
  const { rows } = await db.query<{ division: string; items: number }>(
    `select i.division, count(*)::int as items from bulk_item b join every_item i on i.id = b.item_id
     where b.job_id = $1 and i.division = any($2) group by i.division order by i.division`,
    [jobId, divisions],
  );
  return rows;
}
