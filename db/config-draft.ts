import type { ConfigIdentity } from './config';
import type { Queryable } from './queryable';

/** What is prepared of a document, as it was saved last. */
export interface DraftRow extends ConfigIdentity {
  body: Record<string, unknown>;
  /** Another one for each save, never used again. */
  revision: number;
  /** Published version that it was made from; 0: none. */
  basedOn: number;
  savedAt: Date;
  savedBy: string;
}

/** A draft to be written or removed: only over the revision that was seen; null: over none. */
export interface DraftGuard extends ConfigIdentity {
  seen: number | null;
}

const COLUMNS = `kind, division, key, body, revision, based_on as "basedOn", saved_at as "savedAt", saved_by as "savedBy"`;

/** Drafts of these divisions (null: of all), in the order of kind, division and key. */
export async function readDrafts(
  db: Queryable,
  divisions: readonly string[] | null,
  { kind = null, key = null }: { kind?: string | null; key?: string | null } = {},
): Promise<DraftRow[]> {
  const { rows } = await db.query<DraftRow>(
    `select ${COLUMNS} from config_draft
     where ($1::text[] is null or division = any ($1)) and ($2::text is null or kind = $2) and ($3::text is null or key = $3)
     order by kind, division, key`,
    [divisions, kind, key],
  );
  return rows;
}

/** Undefined: another revision stands there now, or none. */
export async function saveDraft(
  db: Queryable,
  { kind, division, key, seen }: DraftGuard,
  draft: Pick<DraftRow, 'body' | 'basedOn' | 'savedBy'>,
): Promise<DraftRow | undefined> {
  const values = [kind, division, key, JSON.stringify(draft.body), draft.basedOn, draft.savedBy];
  const { rows } = await (seen === null
    ? db.query<DraftRow>(
        `insert into config_draft (kind, division, key, body, based_on, saved_by) values ($1, $2, $3, $4, $5, $6)
         on conflict do nothing returning ${COLUMNS}`,
        values,
      )
    : db.query<DraftRow>(
        `update config_draft set body = $4, based_on = $5, saved_by = $6, saved_at = clock_timestamp(),
           revision = nextval('config_draft_revision')
         where kind = $1 and division = $2 and key = $3 and revision = $7 returning ${COLUMNS}`,
        [...values, seen],
      ));
  return rows[0];
}

/** How many of them were still as they had been seen, and are gone now. */
export async function removeDrafts(db: Queryable, drafts: readonly DraftGuard[]): Promise<number> {
  const { rowCount } = await db.query(
    `delete from config_draft d using jsonb_to_recordset($1::jsonb) as gone (kind text, division text, key text, seen bigint)
     where d.kind = gone.kind and d.division = gone.division and d.key = gone.key and d.revision = gone.seen`,
    [JSON.stringify(drafts)],
  );
  return rowCount ?? 0;
}
