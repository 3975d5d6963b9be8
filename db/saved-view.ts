import type { Queryable } from './queryable';

export interface SavedViewRow {
  id: string;
  division: string;
  owner: string;
  sharedWith: 'nobody' | 'division' | 'group';
  group: string | null;
  name: string;
  body: Record<string, unknown>;
  /** Of who reads. */
  isDefault: boolean;
  updatedAt: Date;
}

/** Who reads: his own, those of a division that he may see, and those of his groups there. */
export interface ViewReach {
  subject: string;
  divisions: readonly string[];
  /** Each as `<division>/<key>`. */
  groups: readonly string[];
  /** Where he may change what others share. */
  watched: readonly string[];
}

const COLUMNS = `v.id, v.division, v.owner, v.shared_with as "sharedWith", v.group_key as "group", v.name, v.body,
  v.updated_at as "updatedAt",
  exists (select from saved_view_default d where d.subject = $2 and d.view_id = v.id) as "isDefault"`;
const IN_REACH = `v.division = any($1) and (v.owner = $2 or v.shared_with = 'division'
  or v.shared_with = 'group' and (v.division || '/' || v.group_key = any($3) or v.division = any($4)))`;
const MAY_CHANGE = `v.division = any($1) and (v.owner = $2 or v.shared_with <> 'nobody' and v.division = any($4))`;

function reachValues({ subject, divisions, groups, watched }: ViewReach): unknown[] {
  return [divisions, subject, groups, watched];
}

/** His own first, by name. */
export async function listSavedViews(db: Queryable, reach: ViewReach, limit: number): Promise<SavedViewRow[]> {
  const { rows } = await db.query<SavedViewRow>(
    `select ${COLUMNS} from saved_view v where ${IN_REACH} order by (v.owner = $2) desc, lower(v.name), v.id limit $5`,
    [...reachValues(reach), limit],
  );
  return rows;
}

export async function readSavedView(db: Queryable, reach: ViewReach, id: string): Promise<SavedViewRow | undefined> {
  const { rows } = await db.query<SavedViewRow>(`select ${COLUMNS} from saved_view v where ${IN_REACH} and v.id = $5`, [
    ...reachValues(reach),
    id,
  ]);
  return rows[0];
}

export async function countSavedViews(db: Queryable, owner: string): Promise<number> {
  const { rows } = await db.query<{ count: number }>('select count(*)::int as count from saved_view where owner = $1', [
    owner,
  ]);
  return rows[0]?.count ?? 0;
}

/**
 * Makes it, or writes over one that he may change; its owner stays. False: there is one that he may not change, or that is another
 * than the one of `basedOn`, its `updatedAt` as he was told it, in whole milliseconds.
 */
export async function putSavedView(
  db: Queryable,
  reach: ViewReach,
  view: Omit<SavedViewRow, 'owner' | 'isDefault' | 'updatedAt'>,
  basedOn: string | null,
): Promise<boolean> {
  const { id, division, sharedWith, group, name, body } = view;
  const { rowCount } = await db.query(
    `insert into saved_view as v (id, division, owner, shared_with, group_key, name, body)
     values ($5, $6, $2, $7, $8, $9, $10)
     on conflict (id) do update set division = $6, shared_with = $7, group_key = $8, name = $9, body = $10,
       updated_at = clock_timestamp()
     where ${MAY_CHANGE} and $3::text[] is not null
       and ($11::timestamptz is null or date_trunc('milliseconds', v.updated_at) = $11)`,
    [...reachValues(reach), id, division, sharedWith, group, name, JSON.stringify(body), basedOn],
  );
  return rowCount === 1;
}

export async function deleteSavedView(db: Queryable, reach: ViewReach, id: string): Promise<boolean> {
  const { rowCount } = await db.query(
    `delete from saved_view v where v.id = $5 and ${MAY_CHANGE} and $3::text[] is not null`,
    [...reachValues(reach), id],
  );
  return rowCount === 1;
}

/** Null: none from now on. */
export async function setDefaultView(db: Queryable, subject: string, viewId: string | null): Promise<void> {
  await db.query(
    viewId === null
      ? 'delete from saved_view_default where subject = $1 and $2::uuid is null'
      : `insert into saved_view_default (subject, view_id) values ($1, $2)
         on conflict (subject) do update set view_id = $2`,
    [subject, viewId],
  );
}
