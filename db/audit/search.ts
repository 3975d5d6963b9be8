import type { Origin } from '../../domain/audit/origin';
import type { AuditObject } from '../../domain/audit/entry';
import type { Actor } from '../../domain/item/event';
import type { Queryable } from '../queryable';

export interface AuditRow {
  id: string;
  at: Date;
  /** The instant to the microsecond, to go on behind it. */
  place: string;
  division: string;
  verb: string;
  objectKind: AuditObject;
  objectId: string;
  objectName: string | null;
  actorKind: Actor['kind'];
  actorId: string;
  origin: Origin | null;
  reason: string | null;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  /** The entry that tells of its erasure. */
  erasedBy: string | null;
  /** Its place in the chain of its division; null: it is not sealed yet. */
  seq: number | null;
  hash: string | null;
}

export interface AuditFilter {
  divisions: readonly string[];
  from?: string | undefined;
  to?: string | undefined;
  /** ID of an actor, or the subject behind him. */
  actor?: string | undefined;
  kind?: string | undefined;
  /** ID or name. */
  object?: string | undefined;
  verb?: string | undefined;
  /** Occurs in the origin or, for `textDivisions`, in the reason or the values. */
  text?: string | undefined;
  /** Divisions whose reasons and values may be searched. */
  textDivisions: readonly string[];
}

const SEARCH = `select e.id::text, e.at, e.at::text as place, e.division, e.verb, e.object_kind as "objectKind",
    e.object_id as "objectId", e.object_name as "objectName", e.actor_kind as "actorKind", e.actor_id as "actorId",
    e.origin, e.reason, e.before, e.after, e.erased_by::text as "erasedBy", s.seq, encode(s.hash, 'hex') as hash
  from audit_entry e left join audit_seal s on s.entry_id = e.id
  where e.division = any($1)
    and ($2::timestamptz is null or e.at >= $2) and ($3::timestamptz is null or $10 < $3 or e.at < $3)
    and ($4::text is null or e.actor_id = $4 or e.origin ->> 'subject' = $4)
    and ($5::text is null or e.object_kind = $5)
    and ($6::text is null or e.object_id = $6 or e.object_name = $6)
    and ($7::text is null or e.verb = $7)
    and ($8::text is null or e.origin::text ilike $8
      or (e.division = any($9) and (e.reason ilike $8 or e.before::text ilike $8 or e.after::text ilike $8)))
    and ($10::timestamptz is null or (e.at, e.id) < ($10, $11::bigint))
  order by e.at desc, e.id desc limit $12`;

/** The newest first, behind a place. */
export async function searchAudit(
  db: Queryable,
  filter: AuditFilter,
  after: { place: string; id: string } | undefined,
  limit: number,
): Promise<AuditRow[]> {
  const { divisions, from, to, actor, kind, object, verb, text, textDivisions } = filter;
  const { rows } = await db.query<AuditRow>(SEARCH, [
    divisions,
    from ?? null,
    to ?? null,
    actor ?? null,
    kind ?? null,
    object ?? null,
    verb ?? null,
    text === undefined ? null : `%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`,
    textDivisions,
    after?.place ?? null,
    after?.id ?? null,
    limit,
  ]);
  return rows;
}
