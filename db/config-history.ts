import { type ConfigIdentity, type ConfigRow, VERSION_COLUMNS } from './config';
import type { Queryable } from './queryable';

/** A version with what it was for, and, if its document was taken away while it was current, by whom. */
export interface VersionRow extends ConfigRow {
  change: 'created' | 'updated';
  note: string | null;
  restores: number | null;
  deletedAt: Date | null;
  deletedBy: string | null;
  deletionNote: string | null;
}

const COLUMNS = `${VERSION_COLUMNS}, v.change, v.note, v.restores, v.deleted_at as "deletedAt", v.deleted_by as "deletedBy",
  v.deletion_note as "deletionNote"`;

/** The newest first, those below `before` (null: all). */
export async function readConfigVersions(
  db: Queryable,
  { kind, division, key }: ConfigIdentity,
  { before, limit }: { before: number | null; limit: number },
): Promise<VersionRow[]> {
  const { rows } = await db.query<VersionRow>(
    `select ${COLUMNS} from config_version v
     where kind = $1 and division = $2 and key = $3 and ($4::int is null or version < $4)
     order by version desc limit $5`,
    [kind, division, key, before, limit],
  );
  return rows;
}

export async function readConfigVersion(
  db: Queryable,
  { kind, division, key }: ConfigIdentity,
  version: number,
): Promise<VersionRow | undefined> {
  const { rows } = await db.query<VersionRow>(
    `select ${COLUMNS} from config_version v where kind = $1 and division = $2 and key = $3 and version = $4`,
    [kind, division, key, version],
  );
  return rows[0];
}

/** A document that is no longer published, as it was last. */
export interface DeletedRow extends ConfigIdentity {
  name: string | null;
  version: number;
  deletedAt: Date;
  deletedBy: string;
  deletionNote: string | null;
}

/** What was taken away of these divisions (null: of all), of one kind or of all, and has not come back. */
export async function readDeleted(
  db: Queryable,
  divisions: readonly string[] | null,
  kind: string | null,
): Promise<DeletedRow[]> {
  const { rows } = await db.query<DeletedRow>(
    `select kind, division, key, name, version, deleted_at as "deletedAt", deleted_by as "deletedBy", deletion_note as "deletionNote"
     from (
       select distinct on (kind, division, key) kind, division, key, body ->> 'name' as name, version, deleted_at, deleted_by,
         deletion_note
       from config_version
       where ($1::text[] is null or division = any ($1)) and ($2::text is null or kind = $2)
       order by kind, division, key, version desc
     ) last
     where deleted_at is not null
       and not exists (select from config_current c where (c.kind, c.division, c.key) = (last.kind, last.division, last.key))
     order by kind, division, key`,
    [divisions, kind],
  );
  return rows;
}

/**
 * Divisions, of these (null: of all), in which a document of this kind and key is published or drafted; where it is
 * nowhere, those in which it once was.
 */
export async function divisionsOfKey(
  db: Queryable,
  divisions: readonly string[] | null,
  { kind, key }: { kind: string; key: string },
): Promise<string[]> {
  const { rows } = await db.query<{ division: string; isLive: boolean }>(
    `select division, bool_or(is_live) as "isLive" from (
       select division, true as is_live from config_current where kind = $1 and key = $2
       union all select division, true from config_draft where kind = $1 and key = $2
       union all select division, false from config_version where kind = $1 and key = $2
     ) known where $3::text[] is null or division = any ($3) group by division order by division`,
    [kind, key, divisions],
  );
  const live = rows.filter(({ isLive }) => isLive);
  return (live.length > 0 ? live : rows).map(({ division }) => division);
}

/** Something that was published or taken away. */
export interface ConfigChangeRow extends ConfigIdentity {
  version: number;
  change: 'created' | 'updated' | 'deleted';
  restores: number | null;
  at: Date;
  by: string;
  note: string | null;
  /** The instant to the microsecond, to go on behind it. */
  place: string;
}

export type ConfigChangePlace = Pick<ConfigChangeRow, 'place' | 'kind' | 'division' | 'key' | 'version'>;

/** All changes of these divisions, the newest first; those of one transaction by kind, division, key and version. */
export async function readConfigChanges(
  db: Queryable,
  filter: { divisions: readonly string[] | null; kind?: string | undefined; by?: string | undefined },
  { after, limit }: { after: ConfigChangePlace | undefined; limit: number },
): Promise<ConfigChangeRow[]> {
  const { rows } = await db.query<ConfigChangeRow>(
    `select *, at::text as place from (
       select kind, division, key, version, change, restores, published_at as at, published_by as by, note
       from config_version
       union all
       select kind, division, key, version, 'deleted', null, deleted_at, deleted_by, deletion_note
       from config_version where deleted_at is not null
     ) change
     where ($1::text[] is null or division = any ($1)) and ($2::text is null or kind = $2) and ($3::text is null or by = $3)
       and ($4::timestamptz is null or at < $4
         or (at = $4 and (kind, division, key, version) > ($5::text, $6::text, $7::text, $8::int)))
     order by at desc, kind, division, key, version limit $9`,
    [
      filter.divisions,
      filter.kind ?? null,
      filter.by ?? null,
      after?.place ?? null,
      after?.kind ?? null,
      after?.division ?? null,
      after?.key ?? null,
      after?.version ?? null,
      limit,
    ],
  );
  return rows;
}
