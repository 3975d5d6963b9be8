import type { ConfigIdentity, ConfigRow } from './config';
import type { Queryable } from './queryable';

/** A document as it is published now; undefined: there is none. */
export async function readPublished(
  db: Queryable,
  { kind, division, key }: ConfigIdentity,
): Promise<ConfigRow['body'] | undefined> {
  const { rows } = await db.query<{ body: ConfigRow['body'] }>(
    `select body from config_current join config_version using (kind, division, key, version)
     where kind = $1 and division = $2 and key = $3`,
    [kind, division, key],
  );
  return rows[0]?.body;
}

/** Documents of a division at given versions, by `kind/key`: what an item pins may have been published anew since. */
export async function readPinnedConfig(
  db: Queryable,
  division: string,
  versions: Readonly<Record<string, number>>,
): Promise<Map<string, ConfigRow['body']>> {
  const { rows } = await db.query<{ name: string; body: ConfigRow['body'] }>(
    `select kind || '/' || key as name, body from config_version
     join jsonb_each_text($2::jsonb) as pinned (name, number) on name = kind || '/' || key and number::int = version
     where division = $1`,
    [division, JSON.stringify(versions)],
  );
  return new Map(rows.map(({ name, body }) => [name, body]));
}
