import type { ClientBase } from 'pg';
import type { Queryable } from './queryable';

export interface Endpoint {
  kind: 'source' | 'webhook';
  division: string;
  key: string;
}

/** Keeps a secret that is there: a delivery under way was signed with it. */
export async function insertEndpointSecret(client: ClientBase, endpoint: Endpoint, secret: string): Promise<void> {
  await client.query(
    'insert into endpoint_secret (kind, division, key, secret) values ($1, $2, $3, $4) on conflict do nothing',
    [endpoint.kind, endpoint.division, endpoint.key, secret],
  );
}

export async function replaceEndpointSecret(db: Queryable, endpoint: Endpoint, secret: string): Promise<void> {
  await db.query(
    `insert into endpoint_secret (kind, division, key, secret) values ($1, $2, $3, $4)
     on conflict (kind, division, key) do update set secret = excluded.secret, created_at = now()`,
    [endpoint.kind, endpoint.division, endpoint.key, secret],
  );
}

/** With its source or webhook: one of that key that comes later gets another. */
export async function deleteEndpointSecret(db: Queryable, endpoint: Endpoint): Promise<void> {
  await db.query('delete from endpoint_secret where kind = $1 and division = $2 and key = $3', [
    endpoint.kind,
    endpoint.division,
    endpoint.key,
  ]);
}
