import type { Queryable } from './queryable';

export interface ApiKeyRow {
  id: string;
  source: string;
  division: string;
  /** Permissions, or `item:*`; null: all of a source. */
  scopes: string[] | null;
  /** Of the source's, those in which it holds; null: all. */
  divisions: string[] | null;
  createdAt: Date;
  expiresAt: Date | null;
}

const COLUMNS = `id, source, division, scopes, divisions, created_at as "createdAt", expires_at as "expiresAt"`;

/** Only the hash (sha-256 of the secret part) is kept: whoever reads the table can call nothing. */
export async function insertApiKey(
  db: Queryable,
  key: Omit<ApiKeyRow, 'createdAt'> & { hash: Buffer; createdBy: string },
): Promise<ApiKeyRow> {
  const { rows } = await db.query<ApiKeyRow>(
    `insert into api_key (id, hash, source, division, created_by, expires_at, scopes, divisions)
     values ($1, $2, $3, $4, $5, $6, $7, $8) returning ${COLUMNS}`,
    [key.id, key.hash, key.source, key.division, key.createdBy, key.expiresAt, key.scopes, key.divisions],
  );
  const [row] = rows;
  if (!row) throw new Error('an insert returned nothing');
  return row;
}

/** A key that is neither revoked nor expired. Read at each request, so that a revocation holds at once. */
export async function findValidApiKey(db: Queryable, id: string): Promise<(ApiKeyRow & { hash: Buffer }) | undefined> {
  const { rows } = await db.query<ApiKeyRow & { hash: Buffer }>(
    `select ${COLUMNS}, hash from api_key
     where id = $1 and revoked_at is null and (expires_at is null or expires_at > clock_timestamp())`,
    [id],
  );
  return rows[0];
}

export async function listApiKeys(db: Queryable, source: string): Promise<ApiKeyRow[]> {
  const { rows } = await db.query<ApiKeyRow>(
    `select ${COLUMNS} from api_key where source = $1 and revoked_at is null order by created_at, id`,
    [source],
  );
  return rows;
}

/** With its source; a source of that key that comes later is another one. */
export async function revokeApiKeysOf(db: Queryable, source: string): Promise<void> {
  await db.query('update api_key set revoked_at = now() where source = $1 and revoked_at is null', [source]);
}

/** Revoking twice is no mistake. */
export async function revokeApiKey(
  db: Queryable,
  source: string,
  id: string,
): Promise<'revoked' | 'revoked-before' | 'unknown'> {
  const { rows } = await db.query<{ wasRevoked: boolean }>(
    `update api_key set revoked_at = coalesce(revoked_at, now()) where source = $1 and id = $2
     returning old.revoked_at is not null as "wasRevoked"`,
    [source, id],
  );
  const [row] = rows;
  if (!row) return 'unknown';
  return row.wasRevoked ? 'revoked-before' : 'revoked';
}
