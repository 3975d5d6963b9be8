import type { ClientBase, Pool } from 'pg';
import type { Variables } from '../domain/bpmn/state';
import type { CaseRequest } from '../domain/cases/request';
import { currentOrigin } from './audit/origin';
import type { Queryable } from './queryable';

export interface CaseMessage {
  /** The same one is delivered once. */
  id: string;
  division: string;
  name: string;
  key: string | null;
  variables: Variables;
  /** The source that sends it, whose cases alone it is for; null: it is for all. */
  source: string | null;
  /** How long it is kept for somebody who waits for it later. */
  keptMs: number;
}

/** Within the transaction nobody else matches messages of this name: neither of two that come together may miss the other. */
export async function lockMessages(client: ClientBase, division: string, name: string): Promise<void> {
  await client.query(`select pg_advisory_xact_lock(hashtextextended($1, 0))`, [`message\n${division}\n${name}`]);
}

/** False: it came before. */
export async function insertMessage(client: ClientBase, message: CaseMessage): Promise<boolean> {
  const { id, division, name, key, variables, source, keptMs } = message;
  const { rowCount } = await client.query(
    `insert into case_message (id, division, name, key, variables, expires_at, source, origin)
     values ($1, $2, $3, $4, $5, clock_timestamp() + make_interval(secs => $6 / 1000.0), $7, $8)
     on conflict do nothing`,
    [id, division, name, key, variables, keptMs, source, currentOrigin()],
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
  const { rows } = await client.query<{ id: string; key: string | null; variables: Variables; source: string | null }>(
    `select id, key, variables, source from case_message
     where division = $1 and name = $2 and case_id is null
       and (expires_at > clock_timestamp() or returned_at is not null or id = $3)
     order by created_at, id`,
    [division, name, fresh],
  );
  for (const { id, key, variables, source } of rows) {
    const event: CaseRequest['event'] = { type: 'message', name, key, variables };
    const request: CaseRequest = { event, actor: { kind: 'system', id: 'message' } };
    const found = await client.query<{ caseId: string }>(
      `with chosen as (
         select case_id, wait from case_wait w
         where division = $1 and kind = 'message' and name = $2 and message_id is null and (w.key is null or w.key = $3)
           and ($6::text is null or exists (select 1 from case_file f where f.id = w.case_id and f.source = $6))
           and not exists (select 1 from case_message m where m.id = $4 and w.case_id = any(m.passed_by))
         order by (w.key is null), case_id, wait limit 1
       ), taken as (
         update case_wait w set message_id = $4 from chosen where w.case_id = chosen.case_id and w.wait = chosen.wait
       ), given as (
         update case_message set case_id = chosen.case_id, returned_at = null from chosen where id = $4 returning origin
       ), asked as (
         insert into case_request (case_id, command_id, request, origin)
         select case_id, 'message/' || $4, $5, origin from chosen, given on conflict do nothing
       )
       select case_id as "caseId" from chosen`,
      [division, name, key, id, request, source],
    );
    const caseId = found.rows[0]?.caseId;
    if (caseId !== undefined) matched.push({ messageId: id, caseId });
  }
  return matched;
}

/** It starts a case, or was meant for one. */
export async function giveMessage(client: ClientBase, id: string, caseId: string): Promise<void> {
  await client.query('update case_message set case_id = $2, returned_at = null where id = $1', [id, caseId]);
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

/** The case does not wait for it any more: it goes to another one, or somebody looks after it. */
export async function passMessageOn(
  client: ClientBase,
  id: string,
  caseId: string,
): Promise<{ division: string; name: string } | null> {
  const { rows } = await client.query<{ division: string; name: string }>(
    `update case_message set passed_by = passed_by || case_id, case_id = null, returned_at = clock_timestamp()
     where id = $1 and case_id = $2 and delivered_at is null returning division, name`,
    [id, caseId],
  );
  await client.query('update case_wait set message_id = null where message_id = $1 and case_id = $2', [id, caseId]);
  return rows[0] ?? null;
}

/** One that its case did not take, the one that has lain longest first. */
export async function findReturned(db: Queryable): Promise<CaseMessage | undefined> {
  const { rows } = await db.query<CaseMessage>(
    `select id, division, name, key, variables, source, 0 as "keptMs" from case_message
     where returned_at <= statement_timestamp() order by returned_at limit 1`,
  );
  return rows[0];
}

/** Under the lock of its name. Whether it is still to be looked after, and whether it is kept on its own account. */
export async function readReturned(client: ClientBase, id: string): Promise<{ isKept: boolean } | undefined> {
  const { rows } = await client.query<{ isKept: boolean }>(
    `select expires_at > clock_timestamp() as "isKept" from case_message
     where id = $1 and returned_at is not null and case_id is null for update`,
    [id],
  );
  return rows[0];
}

/** It was looked after; `againSeconds`: it is looked after again then. */
export async function settleReturned(db: Queryable, id: string, againSeconds: number | null = null): Promise<void> {
  await db.query(
    `update case_message set returned_at = clock_timestamp() + make_interval(secs => $2)
     where id = $1 and returned_at is not null`,
    [id, againSeconds],
  );
}

/** How long the IDs of delivered messages are remembered. */
const REMEMBERED = `interval '7 days'`;

export async function pruneMessages(pool: Pool | Queryable): Promise<void> {
  await pool.query(
    `delete from case_message where id in (select id from case_message
       where expires_at < statement_timestamp() - ${REMEMBERED} and returned_at is null
         and not exists (select 1 from case_request r where r.case_id = case_message.case_id and r.command_id = 'message/' || id)
       limit 1000)`,
  );
}
