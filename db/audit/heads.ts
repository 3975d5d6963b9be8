import type { Queryable } from '../queryable';
import { CHAIN_START } from './chain';

/** The last link of a division's chain; `seq` 0: it has none yet. */
export interface Head {
  division: string;
  seq: number;
  /** In hexadecimal digits. */
  hash: string;
}

/** Of these divisions, one each. */
export async function readHeads(db: Queryable, divisions: readonly string[]): Promise<Head[]> {
  const { rows } = await db.query<Head>(
    `select given.division, coalesce(last.seq, anchor.seq, 0) as seq,
       coalesce(encode(last.hash, 'hex'), encode(anchor.hash, 'hex'), $2) as hash
     from unnest($1::text[]) as given (division)
     left join audit_anchor anchor using (division)
     left join lateral (
       select seq, hash from audit_seal s where s.division = given.division order by seq desc limit 1) last on true
     order by given.division`,
    [divisions, CHAIN_START],
  );
  return rows;
}

/** Every division that has entries: one look at the index for each. */
export async function auditedDivisions(db: Queryable): Promise<string[]> {
  const { rows } = await db.query<{ division: string }>(
    `with recursive known as (
       select min(division) as division from audit_seal
       union all
       select (select min(division) from audit_seal where division > known.division) from known where division is not null
     )
     select division from known where division is not null
     union select division from audit_anchor order by division`,
  );
  return rows.map(({ division }) => division);
}
