import type { Queryable } from './queryable';
import { CIRCUIT, type Circuit } from './receiver-circuit';

/** A source or webhook with an address, or a look-up, and how it stands. */
export interface ReceiverRow {
  kind: 'sync' | 'webhook' | 'lookup';
  division: string;
  target: string;
  name: string | null;
  circuit: Circuit | null;
  openUntil: Date | null;
  owed: number;
  oldestOwedAt: Date | null;
  dead: number;
}

export type ReceiverPlace = Pick<ReceiverRow, 'division' | 'kind' | 'target'>;

/** Up to `limit` receivers behind `after`, by division, kind and key. */
export async function listReceivers(
  db: Queryable,
  divisions: readonly string[],
  after: ReceiverPlace | null,
  limit: number,
): Promise<ReceiverRow[]> {
  const { rows } = await db.query<ReceiverRow>(
    `with receiver as (
       select case c.kind when 'source' then 'sync' else c.kind end as kind, c.division, c.key as target, v.body ->> 'name' as name
       from config_current c join config_version v using (kind, division, key, version)
       where c.division = any($1) and coalesce(case c.kind when 'source' then v.body -> 'sync' when 'webhook' then v.body when 'lookup' then v.body end ->> 'url', '') <> ''
     ), page as (
       select * from receiver where $2::text is null or (division, kind, target) > ($2, $3, $4)
       order by division, kind, target limit $5
     )
     select page.*, ${CIRCUIT} as circuit, circuit.open_until as "openUntil", owed.count as owed, owed.oldest as "oldestOwedAt",
       gone.count as dead
     from page left join receiver_circuit circuit using (kind, division, target)
     cross join lateral (
       select count(*)::int, min(created_at) as oldest from delivery d
       where d.kind = page.kind and d.target = page.target and (d.kind = 'sync' or d.division = page.division)
         and d.delivered_at is null and d.dead_at is null) owed
     cross join lateral (
       select count(*)::int from delivery d
       where d.kind = page.kind and d.target = page.target and (d.kind = 'sync' or d.division = page.division)
         and d.dead_at is not null) gone
     order by division, kind, target`,
    [divisions, after?.division ?? null, after?.kind ?? null, after?.target ?? null, limit],
  );
  return rows;
}
