import type { ClientBase, Pool } from 'pg';
import type { Variables } from '../domain/bpmn/state';

/** A case that a rule on an event called for. */
export interface CaseStartRow {
  cause: string;
  division: string;
  type: string;
  /** Attributes of the item that it is about. */
  variables: Variables;
  item: Variables;
}

const LEASE_SECONDS = 10;

/** The oldest first; one who dies keeps them no longer than the lease. */
export async function leaseCaseStarts(pool: Pool, limit: number): Promise<CaseStartRow[]> {
  const { rows } = await pool.query<CaseStartRow>(
    `update case_start set leased_until = clock_timestamp() + make_interval(secs => $2)
     where cause in (select cause from case_start where ended_at is null and leased_until < clock_timestamp()
       order by created_at limit $1 for update skip locked)
     returning cause, division, case_type as type, variables, item`,
    [limit, LEASE_SECONDS],
  );
  return rows;
}

/** In the transaction that writes the case, or with why there is none. False: somebody else was first. */
export async function endCaseStart(
  db: ClientBase | Pool,
  cause: string,
  end: { caseId: string } | { fault: string },
): Promise<boolean> {
  const { rowCount } = await db.query(
    `update case_start set ended_at = clock_timestamp(), case_id = $2, fault = $3 where cause = $1 and ended_at is null`,
    [cause, 'caseId' in end ? end.caseId : null, 'fault' in end ? end.fault : null],
  );
  return rowCount === 1;
}

/** How long it is remembered which rule has started what. */
export async function pruneCaseStarts(pool: Pool): Promise<void> {
  await pool.query(`delete from case_start where ended_at < clock_timestamp() - interval '30 days'`);
}
