import type { ClientBase } from 'pg';
import type { CaseChange } from '../domain/cases/decide';
import type { CaseFile } from '../domain/cases/file';
import type { NewAuditEntry } from '../domain/audit/entry';
import { insertAudit } from './audit/entry';
import { instant } from './instant';
import type { Queryable } from './queryable';

/** What its columns say beside the snapshot. */
export interface CaseColumns {
  state: string;
  incidents: number;
  nudgeAtMs: number | null;
}

export interface StoredCase {
  file: CaseFile;
  /** Version at which this command had its effect; null when it never did. */
  commandVersion: number | null;
  /** The database's clock, epoch ms. */
  nowMs: number;
}

/** Of a new case: its row and the first entry of its history. Answers false where its source has used the ID before. */
export async function insertCase(
  client: ClientBase,
  file: CaseFile,
  { state, nudgeAtMs }: CaseColumns,
  { events, actor }: Pick<CaseChange, 'events' | 'actor'>,
  audit: NewAuditEntry,
): Promise<boolean> {
  const { rowCount } = await client.query(
    `insert into case_file (id, division, reference, source, external_id, case_type, case_type_version, name, life, version,
       state, status, owner, variables, snapshot, created_at, nudge_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $16)
     on conflict (source, external_id) do nothing`,
    [
      file.id,
      file.division,
      file.reference,
      file.source,
      file.externalId,
      file.type,
      file.typeVersion,
      file.name,
      file.life,
      file.version,
      state,
      file.status,
      file.owner,
      file.variables,
      file,
      instant(file.createdMs),
      instant(nudgeAtMs),
    ],
  );
  if (rowCount === 0) return false;
  await appendHistory(client, file.id, { events, actor });
  await insertAudit(client, [audit]);
  return true;
}

/** Numbers are drawn from the case's row, which this locks. The stream is told as well, once for each commit. */
const HISTORY = `with given as (
       select row_number() over () as nth, entry from jsonb_array_elements($4::jsonb) with ordinality as e (entry, place)
     ), head as (
       update case_file set last_seq = last_seq + (select count(*) from given) where id = $1
       returning case_file.*, last_seq - (select count(*) from given) as drawn_from
     ), told as (
       insert into change (division, topic, key, agents, data)
       select division, 'case', id, array(select each from (select owner as each
           union select one ->> 'agent' from jsonb_array_elements(snapshot -> 'participants') as one) as named
         where each is not null), jsonb_build_object('reference', reference, 'state', state, 'status', status,
         'incidents', incidents, 'version', version, 'type', case_type) from head
     )
     insert into case_event (case_id, seq, at, type, actor_kind, actor_id, element, instance, data)
     select $1, drawn_from + nth, clock_timestamp(), entry ->> 'type', $2, $3, entry ->> 'element', (entry ->> 'instance')::int, entry -> 'data'
     from given, head`;

/** The newest committed state, with what became of a command; undefined when there is no such case. */
export async function readCase(
  db: Queryable,
  id: string,
  commandId: string | null = null,
  lock: '' | 'for no key update of c' = '',
): Promise<StoredCase | undefined> {
  const { rows } = await db.query<{ snapshot: CaseFile; version: number | null; now: Date }>(
    `select c.snapshot, command.version, clock_timestamp() as now
     from case_file c left join case_command command on command.case_id = c.id and command.command_id = $2
     where c.id = $1 ${lock}`,
    [id, commandId],
  );
  const [row] = rows;
  return row && { file: row.snapshot, commandVersion: row.version, nowMs: row.now.getTime() };
}

/**
 * Compare and set, with the history: writes the state unless the row is at its version or beyond. A row that lags behind
 * (a restored database) takes the whole state over. Answers whether it was written.
 */
export async function writeCase(
  client: ClientBase,
  { file, events, actor }: CaseChange,
  { state, incidents, nudgeAtMs }: CaseColumns,
  commandId: string,
  audit: NewAuditEntry,
): Promise<boolean> {
  const { rowCount } = await client.query(
    `with head as (
       update case_file set life = $2, version = $3, state = $4, status = $5, owner = $6, variables = $7, incidents = $8, snapshot = $9,
         nudge_at = $10, closed_at = $11, case_type_version = $13, name = $14, updated_at = clock_timestamp()
       where id = $1 and life <= $2 and version < $3 returning id
     )
     insert into case_command (case_id, command_id, version) select id, $12, $3 from head`,
    [
      file.id,
      file.life,
      file.version,
      state,
      file.status,
      file.owner,
      file.variables,
      incidents,
      file,
      instant(nudgeAtMs),
      instant(file.closedMs),
      commandId,
      file.typeVersion,
      file.name,
    ],
  );
  if (rowCount === 0) return false;
  await appendHistory(client, file.id, { events, actor });
  await insertAudit(client, [audit]);
  return true;
}

/** Cases to ask after: a deadline has passed without a commit, or the case has ended a while ago. At most once a minute each. */
export async function takeStuckCases(db: Queryable, limit: number): Promise<CaseFile[]> {
  const { rows } = await db.query<{ file: CaseFile }>(
    `update case_file set nudge_at = clock_timestamp() + interval '1 minute'
     where id in (select id from case_file where nudge_at < statement_timestamp() order by nudge_at limit $1 for update skip locked)
     returning snapshot as file`,
    [limit],
  );
  return rows.map(({ file }) => file);
}

export async function readCases(db: Queryable, ids: readonly string[]): Promise<CaseFile[]> {
  const { rows } = await db.query<{ file: CaseFile }>(`select snapshot as file from case_file where id = any($1)`, [
    ids,
  ]);
  return rows.map(({ file }) => file);
}

/** What happened around a case and changes nothing of it. */
export async function appendHistory(
  client: ClientBase,
  caseId: string,
  { events, actor }: Pick<CaseChange, 'events' | 'actor'>,
): Promise<void> {
  await client.query(HISTORY, [caseId, actor.kind, actor.id, JSON.stringify(events)]);
}

/** Its workflow has ended: nobody need ask again. */
export async function settleEndedCase(db: Queryable, id: string): Promise<void> {
  await db.query('update case_file set nudge_at = null where id = $1 and closed_at is not null', [id]);
}

/** Whether anybody has started one. */
export async function hasCase(db: Queryable): Promise<boolean> {
  const { rows } = await db.query<{ has: boolean }>('select exists (select 1 from case_file) as has');
  return rows[0]?.has ?? false;
}

/** Whether anybody may start cases here, or has. */
export async function hasCaseType(db: Queryable): Promise<boolean> {
  const { rows } = await db.query<{ has: boolean }>(
    `select exists (select 1 from config_current where kind = 'case-type') or exists (select 1 from case_file) as has`,
  );
  return rows[0]?.has ?? false;
}
