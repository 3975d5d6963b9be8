import type { ClientBase, Pool } from 'pg';
import type { Origin } from '../domain/audit/origin';
import type { CaseFile } from '../domain/cases/file';
import type { CaseRequest } from '../domain/cases/request';
import { currentOrigin } from './audit/origin';

/** What the system asks of a case. */
export interface CaseRequestRow {
  caseId: string;
  /** The same one has its effect once. */
  commandId: string;
  request: CaseRequest;
}

/** In the transaction that it follows from. */
export async function insertCaseRequests(client: ClientBase, requests: readonly CaseRequestRow[]): Promise<void> {
  if (requests.length === 0) return;
  await client.query(
    `insert into case_request (case_id, command_id, request, origin)
     select "caseId", "commandId", request, $2
     from jsonb_to_recordset($1::jsonb) as row ("caseId" uuid, "commandId" text, request jsonb)
     on conflict do nothing`,
    [JSON.stringify(requests), currentOrigin()],
  );
}

/** The same asked of many: it travels once, however many there are. */
export async function insertRequestToAll(
  client: ClientBase,
  caseIds: readonly string[],
  { commandId, request }: Omit<CaseRequestRow, 'caseId'>,
): Promise<void> {
  if (caseIds.length === 0) return;
  await client.query(
    `insert into case_request (case_id, command_id, request, origin)
     select case_id, $2, $3, $4 from unnest($1::uuid[]) as to_all (case_id) on conflict do nothing`,
    [caseIds, commandId, request, currentOrigin()],
  );
}

export interface LeasedCaseRequest extends CaseRequestRow {
  /** As it is committed. */
  file: CaseFile;
  /** From where it was asked for; null: the system asks by itself. */
  origin: Origin | null;
}

const LEASE_SECONDS = 5;

/**
 * Of each case the oldest, so that a case is asked in order; a sender that dies keeps it no longer than the lease. What was
 * never asked comes first: cases that do not answer hold up no others.
 */
export async function leaseCaseRequests(pool: Pool, limit: number): Promise<LeasedCaseRequest[]> {
  const { rows } = await pool.query<LeasedCaseRequest>(
    `with due as (
       select case_id, command_id from case_request r
       where leased_until < statement_timestamp() and not exists (select 1 from case_request elder
         where elder.case_id = r.case_id and (elder.created_at, elder.command_id) < (r.created_at, r.command_id))
       order by leased_until, created_at limit $1 for update skip locked
     ), leased as (
       update case_request r set leased_until = clock_timestamp() + make_interval(secs => $2)
       from due where r.case_id = due.case_id and r.command_id = due.command_id
       returning r.case_id, r.command_id, r.request, r.origin
     )
     select case_id as "caseId", command_id as "commandId", request, origin, snapshot as file
     from leased join case_file on case_file.id = leased.case_id`,
    [limit, LEASE_SECONDS],
  );
  return rows;
}

/** It was answered, whatever the answer. */
export async function endCaseRequest(client: ClientBase | Pool, caseId: string, commandId: string): Promise<void> {
  await client.query('delete from case_request where case_id = $1 and command_id = $2', [caseId, commandId]);
}

const ASKED_AGAIN = `interval '1 hour'`;

/** Its case is suspended: it waits until that goes on, or ends, and is asked again after a while in any case. */
export async function deferCaseRequest(client: ClientBase, caseId: string, commandId: string): Promise<void> {
  // Whoever resumes it holds this row: none of both misses the other.
  await client.query('select 1 from case_file where id = $1 for share', [caseId]);
  await client.query(
    `update case_request r set leased_until = clock_timestamp() + ${ASKED_AGAIN} from case_file c
     where r.case_id = $1 and r.command_id = $2 and c.id = r.case_id and c.state = 'suspended'`,
    [caseId, commandId],
  );
}

/** In the transaction in which it goes on, or ends. */
export async function resumeCaseRequests(client: ClientBase, caseId: string): Promise<void> {
  await client.query(
    `update case_request set leased_until = '-infinity' where case_id = $1 and leased_until > clock_timestamp() + interval '1 minute'`,
    [caseId],
  );
}
