import type { ClientBase, Pool } from 'pg';
import type { Variables } from '../domain/bpmn/state';
import type { CaseRequest } from '../domain/cases/request';
import type { Queryable } from './queryable';

export interface CaseMessage {
  /** The same one is delivered once. */
  id: string;
  division: string;
  name: string;
  key: string | null;
  variables: Variables;
  /** How long it is kept for somebody who waits for it later. */
  keptMs: number;
}

/** Within the transaction nobody else matches messages of this name: neither of two that come together may miss the other. */
export async function lockMessages(client: ClientBase, division: string, name: string): Promise<void> {
  await client.query(`select pg_advisory_xact_lock(hashtextextended($1, 0))`, [`message\n${division}\n${name}`]);
}

/** False: it came before. */
export async function insertMessage(client: ClientBase, message: CaseMessage): Promise<boolean> {
  const { id, division, name, key, variables, keptMs } = message;
  const { rowCount } = await client.query(
    `insert into case_message (id, division, name, key, variables, expires_at)
     values ($1, $2, $3, $4, $5, clock_timestamp() + make_interval(secs => $6 / 1000.0))
     on conflict do nothing`,
    [id, division, name, key, variables, keptMs],
  );
  return rowCount === 1;
}

/**
 * Gives kept messages of this name to cases that wait for them, the oldest to who has waited longest, and asks those cases
 * to take them. Under the lock of the name. `fresh`: this one also where it would not be kept.
 */
export async function matchMessages(
  client: ClientBase,
  division: string,
  name: string,
  fresh: string | null,
): Promise<{ messageId: string; caseId: string }[]> {
  const matched: { messageId: string; caseId: string }[] = [];
  const { rows } = await client.query<{ id: string; key: string | null; variables: Variables }>(
    `select id, key, variables from case_message
     where division = $1 and name = $2 and case_id is null and (expires_at > clock_timestamp() or id = $3)
     order by created_at, id`,
    [division, name, fresh],
  );
  for (const { id, key, variables } of rows) {
    const event: CaseRequest['event'] = { type: 'message', name, key, variables };
    const request: CaseRequest = { event, actor: { kind: 'system', id: 'message' } };
    const found = await client.query<{ caseId: string }>(
      `with chosen as (
         select case_id, wait from case_wait w
         where division = $1 and kind = 'message' and name = $2 and message_id is null and (w.key is null or w.key = $3)
           and not exists (select 1 from case_message m where m.id = $4 and w.case_id = any(m.passed_by))
         order by (w.key is null), case_id, wait limit 1
       ), taken as (
         update case_wait w set message_id = $4 from chosen where w.case_id = chosen.case_id and w.wait = chosen.wait
       ), given as (
         update case_message set case_id = chosen.case_id from chosen where id = $4
       ), asked as (
         insert into case_request (case_id, command_id, request) select case_id, 'message/' || $4, $5 from chosen
         on conflict do nothing
       )
       select case_id as "caseId" from chosen`,
      [division, name, key, id, request],
    );
    const caseId = found.rows[0]?.caseId;
    if (caseId !== undefined) matched.push({ messageId: id, caseId });
  }
  return matched;
}

/** It starts a case, or was meant for one. */
export async function giveMessage(client: ClientBase, id: string, caseId: string): Promise<void> {
  await client.query('update case_message set case_id = $2 where id = $1', [id, caseId]);
}

/** The case has it: whatever waits there waits for the next one. Answers its name. */
export async function endMessage(client: ClientBase, id: string): Promise<string | null> {
  const { rows } = await client.query<{ name: string }>(
    `update case_message set delivered_at = clock_timestamp() where id = $1 and delivered_at is null returning name`,
    [id],
  );
  await client.query('update case_wait set message_id = null where message_id = $1', [id]);
  return rows[0]?.name ?? null;
}

/** The case does not wait for it any more: it goes to another one, or is kept. */
export async function passMessageOn(
  client: ClientBase,
  id: string,
): Promise<{ division: string; name: string } | null> {
  const { rows } = await client.query<{ division: string; name: string }>(
    `update case_message set passed_by = passed_by || case_id, case_id = null
     where id = $1 and case_id is not null and delivered_at is null returning division, name`,
    [id],
  );
  await client.query('update case_wait set message_id = null where message_id = $1', [id]);
  return rows[0] ?? null;
}

/** How long the IDs of delivered messages are remembered. */
const REMEMBERED = `interval '7 days'`;

export async function pruneMessages(pool: Pool | Queryable): Promise<void> {
  await pool.query(
    `delete from case_message where id in (select id from case_message
       where expires_at < clock_timestamp() - ${REMEMBERED} limit 1000)`,
  );
}
