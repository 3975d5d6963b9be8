import type { ClientBase, Pool } from 'pg';
import type { WantedCase } from '../domain/notification/wanted-case';

/** In the transaction of the event; one whose cause is there already is passed over. */
export async function insertCaseStarts(client: ClientBase, wanted: readonly WantedCase[]): Promise<void> {
  if (wanted.length === 0) return;
  await client.query(
    `insert into case_start (case_id, cause, division, case_type, item, item_attributes, name, variables)
     select "caseId", cause, division, type, item, "itemAttributes", name, nullif(variables, 'null')
     from jsonb_to_recordset($1::jsonb) as row
       ("caseId" uuid, cause text, division text, type text, item jsonb, "itemAttributes" jsonb, name text, variables jsonb)
     on conflict do nothing`,
    [JSON.stringify(wanted)],
  );
}

const LEASE_SECONDS = 10;

/** The oldest first; a process that dies keeps them no longer than the lease. */
export async function leaseCaseStarts(pool: Pool, limit: number): Promise<WantedCase[]> {
  const { rows } = await pool.query<WantedCase>(
    `update case_start set leased_until = clock_timestamp() + make_interval(secs => $2)
     where case_id in (select case_id from case_start where leased_until < statement_timestamp()
       order by created_at limit $1 for update skip locked)
     returning case_id as "caseId", cause, division, case_type as type, item, item_attributes as "itemAttributes", name,
       variables`,
    [limit, LEASE_SECONDS],
  );
  return rows;
}

/** It was started, or never will be. */
export async function endCaseStart(client: ClientBase, caseId: string): Promise<void> {
  await client.query('delete from case_start where case_id = $1', [caseId]);
}

/** It could not be started: it is tried again, later each time, up to an hour. Answers for how long it has been wanted. */
export async function postponeCaseStart(pool: Pool, caseId: string): Promise<{ wantedForMs: number }> {
  const { rows } = await pool.query<{ wantedForMs: number }>(
    `update case_start set tries = tries + 1,
       leased_until = clock_timestamp() + interval '1 second' * least(3600, 10 * 2 ^ least(tries, 12))
     where case_id = $1
     returning (extract(epoch from clock_timestamp() - created_at) * 1000)::float8 as "wantedForMs"`,
    [caseId],
  );
  return rows[0] ?? { wantedForMs: 0 };
}
