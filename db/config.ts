import type { ClientBase } from 'pg';
import type { Queryable } from './queryable';

/** One version of a document, as it was applied. */
export interface ConfigRow {
  kind: string;
  division: string;
  key: string;
  version: number;
  body: Record<string, unknown>;
  publishedAt: Date;
  publishedBy: string;
  /** Attributes that earlier versions marked as personal and this one no longer knows: of the last version of a document. */
  oncePersonal: readonly string[];
}

export interface ConfigIdentity {
  kind: string;
  division: string;
  key: string;
}

export const VERSION_COLUMNS = `v.kind, v.division, v.key, v.version, v.body, v.published_at as "publishedAt", v.published_by as "publishedBy",
  v.once_personal as "oncePersonal"`;
const CURRENT = 'config_current c join config_version v using (kind, division, key, version)';

/** Raised by every change of configuration. */
export async function readConfigRevision(db: Queryable): Promise<number> {
  const { rows } = await db.query<{ revision: number }>('select revision from config_revision');
  return rows[0]?.revision ?? 0;
}

/** What is published now, all or of one kind, in the order of kind, division and key. */
export async function readCurrentConfig(db: Queryable, kind: string | null = null): Promise<ConfigRow[]> {
  const { rows } = await db.query<ConfigRow>(
    `select ${VERSION_COLUMNS} from ${CURRENT} where $1::text is null or kind = $1 order by 1, 2, 3`,
    [kind],
  );
  return rows;
}

/** Documents of some kinds as they are published, and those that are gone as they were last: closed items still go by them. */
export async function readLastConfig(db: Queryable, kinds: readonly string[]): Promise<ConfigRow[]> {
  const { rows, gone } = await readConfigWithGone(db, kinds, kinds);
  return [...rows, ...gone];
}

/** The newest version of each of these documents, published or taken away. */
export async function readLastVersions(db: Queryable, documents: readonly ConfigIdentity[]): Promise<ConfigRow[]> {
  if (documents.length === 0) return [];
  const { rows } = await db.query<ConfigRow>(
    `select last.* from jsonb_to_recordset($1::jsonb) as given (kind text, division text, key text),
       lateral (select ${VERSION_COLUMNS} from config_version v
         where (v.kind, v.division, v.key) = (given.kind, given.division, given.key)
         order by v.version desc limit 1) last`,
    [JSON.stringify(documents.map(({ kind, division, key }) => ({ kind, division, key })))],
  );
  return rows;
}

/**
 * What is published now, all or of some kinds, and the last versions of documents of some kinds that were taken away: both
 * of one instant, so that what is taken away meanwhile is among one of the two.
 */
export async function readConfigWithGone(
  db: Queryable,
  goneKinds: readonly string[],
  kinds: readonly string[] | null = null,
): Promise<{ rows: ConfigRow[]; gone: ConfigRow[] }> {
  const { rows } = await db.query<ConfigRow & { isGone: boolean }>(
    `select ${VERSION_COLUMNS}, false as "isGone" from ${CURRENT} where $2::text[] is null or kind = any($2)
     union all
     (select distinct on (v.kind, v.division, v.key) ${VERSION_COLUMNS}, true from config_version v
      where v.kind = any($1) and not exists (select 1 from config_current c
        where (c.kind, c.division, c.key) = (v.kind, v.division, v.key))
      order by v.kind, v.division, v.key, v.version desc)
     order by 1, 2, 3`,
    [goneKinds, kinds],
  );
  const part = (wanted: boolean) => rows.filter(({ isGone }) => isGone === wanted);
  return { rows: part(false), gone: part(true) };
}

/** Which version is published; 0: none. */
export async function readPublishedVersion(db: Queryable, { kind, division, key }: ConfigIdentity): Promise<number> {
  const { rows } = await db.query<{ version: number }>(
    'select version from config_current where kind = $1 and division = $2 and key = $3',
    [kind, division, key],
  );
  return rows[0]?.version ?? 0;
}

/** One writer of configuration at a time: what an apply checked must still hold when it commits. */
export async function lockConfig(client: ClientBase): Promise<void> {
  await client.query(`select pg_advisory_xact_lock(hashtext('casewright config'))`);
}

/** Who changes what is published, and why. */
export interface Authorship {
  by: string;
  note: string | null;
}

export interface NewVersion extends ConfigIdentity {
  body: unknown;
  change: 'created' | 'updated';
  /** Version whose body it publishes again. */
  restores: number | null;
  oncePersonal: readonly string[];
}

/** Publishes a new version of each document. The numbers go on where the last one of that identity ended, deleted or not. */
export async function publishConfig(
  client: ClientBase,
  documents: readonly NewVersion[],
  { by, note }: Authorship,
): Promise<Map<string, number>> {
  const { rows } = await client.query<ConfigIdentity & { version: number }>(
    `with given as (
       select * from jsonb_to_recordset($1::jsonb)
         as row (kind text, division text, key text, body jsonb, change text, restores int, "oncePersonal" text[])
     ), made as (
       insert into config_version (kind, division, key, version, body, published_by, note, change, restores, once_personal)
       select kind, division, key, 1 + coalesce((select max(version) from config_version v
         where v.kind = given.kind and v.division = given.division and v.key = given.key), 0), body, $2, $3, change, restores,
         "oncePersonal"
       from given
       returning kind, division, key, version
     )
     select * from made`,
    [JSON.stringify(documents), by, note],
  );
  await client.query(
    `insert into config_current (kind, division, key, version)
     select kind, division, key, version from jsonb_to_recordset($1::jsonb) as row (kind text, division text, key text, version int)
     on conflict (kind, division, key) do update set version = excluded.version`,
    [JSON.stringify(rows)],
  );
  return new Map(rows.map((row) => [identityText(row), row.version]));
}

/** Takes documents out of the published configuration; their versions stay for the items that name them. */
export async function unpublishConfig(
  client: ClientBase,
  documents: readonly ConfigIdentity[],
  { by, note }: Authorship,
): Promise<void> {
  await client.query(
    `with gone as (
       delete from config_current c using jsonb_to_recordset($1::jsonb) as gone (kind text, division text, key text)
       where c.kind = gone.kind and c.division = gone.division and c.key = gone.key
       returning c.kind, c.division, c.key, c.version
     )
     update config_version v set deleted_at = now(), deleted_by = $2, deletion_note = $3
     from gone where (v.kind, v.division, v.key, v.version) = (gone.kind, gone.division, gone.key, gone.version)`,
    [JSON.stringify(documents.map(({ kind, division, key }) => ({ kind, division, key }))), by, note],
  );
}

export async function raiseConfigRevision(client: ClientBase): Promise<number> {
  const { rows } = await client.query<{ revision: number }>(
    'update config_revision set revision = revision + 1 returning revision',
  );
  return rows[0]?.revision ?? 0;
}

export function identityText({ kind, division, key }: ConfigIdentity): string {
  return `${kind}/${division}/${key}`;
}
