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
}

export interface ConfigIdentity {
  kind: string;
  division: string;
  key: string;
}

const COLUMNS = `v.kind, v.division, v.key, v.version, v.body, v.published_at as "publishedAt", v.published_by as "publishedBy"`;
const CURRENT = 'config_current c join config_version v using (kind, division, key, version)';

/** Raised by every change of configuration. */
export async function readConfigRevision(db: Queryable): Promise<number> {
  const { rows } = await db.query<{ revision: number }>('select revision from config_revision');
  return rows[0]?.revision ?? 0;
}

/** What is published now, all or of one kind, in the order of kind, division and key. */
export async function readCurrentConfig(db: Queryable, kind: string | null = null): Promise<ConfigRow[]> {
  const { rows } = await db.query<ConfigRow>(
    `select ${COLUMNS} from ${CURRENT} where $1::text is null or kind = $1 order by 1, 2, 3`,
    [kind],
  );
  return rows;
}

/**
 * The documents of a kind as they are published, and those that are gone as they were last: closed items still go by them.
 */
export async function readLastConfig(db: Queryable, kind: string): Promise<unknown[]> {
  const { rows } = await db.query<{ body: unknown }>(
    `select distinct on (v.division, v.key) v.body
     from config_version v left join config_current c using (kind, division, key, version)
     where v.kind = $1 order by v.division, v.key, c.kind nulls last, v.version desc`,
    [kind],
  );
  return rows.map(({ body }) => body);
}

export async function readConfigVersions(db: Queryable, { kind, division, key }: ConfigIdentity): Promise<ConfigRow[]> {
  const { rows } = await db.query<ConfigRow>(
    `select ${COLUMNS} from config_version v where kind = $1 and division = $2 and key = $3 order by version desc limit 200`,
    [kind, division, key],
  );
  return rows;
}

/** One writer of configuration at a time: what an apply checked must still hold when it commits. */
export async function lockConfig(client: ClientBase): Promise<void> {
  await client.query(`select pg_advisory_xact_lock(hashtext('casewright config'))`);
}

/** Publishes a new version of each document. The numbers go on where the last one of that identity ended, deleted or not. */
export async function publishConfig(
  client: ClientBase,
  documents: readonly (ConfigIdentity & { body: unknown })[],
  publishedBy: string,
): Promise<Map<string, number>> {
  const { rows } = await client.query<ConfigIdentity & { version: number }>(
    `with given as (
       select kind, division, key, body from jsonb_to_recordset($1::jsonb) as row (kind text, division text, key text, body jsonb)
     ), made as (
       insert into config_version (kind, division, key, version, body, published_by)
       select kind, division, key, 1 + coalesce((select max(version) from config_version v
         where v.kind = given.kind and v.division = given.division and v.key = given.key), 0), body, $2
       from given
       returning kind, division, key, version
     )
     select * from made`,
    [JSON.stringify(documents), publishedBy],
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
export async function unpublishConfig(client: ClientBase, documents: readonly ConfigIdentity[]): Promise<void> {
  await client.query(
    `delete from config_current using jsonb_to_recordset($1::jsonb) as gone (kind text, division text, key text)
     where config_current.kind = gone.kind and config_current.division = gone.division and config_current.key = gone.key`,
    [JSON.stringify(documents)],
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
