import type { NewAuditEntry } from '../../domain/audit/entry';
import type { Queryable } from '../queryable';
import { currentOrigin } from './origin';

const COLUMNS =
  'division, verb, object_kind, object_id, object_name, actor_kind, actor_id, origin, reason, before, after';
const ROW = `(division text, verb text, object_kind text, object_id text, object_name text, actor_kind text, actor_id text,
  origin jsonb, reason text, before jsonb, after jsonb)`;

/** CTE that writes such entries with the statement it stands in, if `head`, the row that the command changed, is there. */
export function auditCte(parameter: string): string {
  return `audited as (
       insert into audit_entry (${COLUMNS})
       select ${COLUMNS.replaceAll(/\w+/g, 'entry.$&')} from head, jsonb_to_recordset(${parameter}::jsonb) as entry ${ROW}
     )`;
}

export function auditParameter(entries: readonly NewAuditEntry[]): string {
  return JSON.stringify(
    entries.map(({ division, verb, object, actor, origin = currentOrigin(), reason = null, before, after }) => ({
      division,
      verb,
      object_kind: object.kind,
      object_id: object.id,
      object_name: object.name,
      actor_kind: actor.kind,
      actor_id: actor.id,
      origin,
      reason,
      before,
      after,
    })),
  );
}

/** In the transaction of the command that they tell of. */
export async function insertAudit(db: Queryable, entries: readonly NewAuditEntry[]): Promise<void> {
  if (entries.length === 0) return;
  await db.query(
    `insert into audit_entry (${COLUMNS}) select ${COLUMNS} from jsonb_to_recordset($1::jsonb) as entry ${ROW}`,
    [auditParameter(entries)],
  );
}
