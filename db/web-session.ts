import type { Queryable } from './queryable';

export interface WebSessionRow {
  id: string;
  subject: string;
  /** Signed in by way of the identity provider, which has a session of its own. */
  byProvider: boolean;
  /** What the provider calls that one; null: it does not say. */
  providerSession: string | null;
  identityGroups: string[];
  scopes: string[] | null;
  createdAt: Date;
  expiresAt: Date;
  userAgent: string;
}

const COLUMNS = `id, subject, by_provider as "byProvider",
  provider_session as "providerSession", identity_groups as "identityGroups", scopes,
  created_at as "createdAt", expires_at as "expiresAt", user_agent as "userAgent"`;

/** Only the hash (sha-256) of the cookie's secret is kept. What has ended goes on the way. */
export async function insertWebSession(
  db: Queryable,
  session: Omit<WebSessionRow, 'createdAt'> & { hash: Buffer },
): Promise<void> {
  await db.query(
    `with ended as (delete from web_session where expires_at <= statement_timestamp())
     insert into web_session (id, hash, subject, by_provider, identity_groups, scopes, expires_at, user_agent,
       provider_session)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      session.id,
      session.hash,
      session.subject,
      session.byProvider,
      session.identityGroups,
      session.scopes,
      session.expiresAt,
      session.userAgent,
      session.providerSession,
    ],
  );
}

/** One that has not ended, by its hash or its ID. Read at each request, so that signing out holds at once. */
export async function findWebSession(
  db: Queryable,
  by: { hash: Buffer } | { id: string },
): Promise<WebSessionRow | undefined> {
  const [column, value] = 'hash' in by ? ['hash', by.hash] : ['id', by.id];
  const { rows } = await db.query<WebSessionRow>(
    `select ${COLUMNS} from web_session where ${column} = $1 and expires_at > clock_timestamp()`,
    [value],
  );
  return rows[0];
}

/** Newest first. */
export async function listWebSessions(db: Queryable, subject: string): Promise<WebSessionRow[]> {
  const { rows } = await db.query<WebSessionRow>(
    `select ${COLUMNS} from web_session where subject = $1 and expires_at > clock_timestamp()
     order by created_at desc, id limit 200`,
    [subject],
  );
  return rows;
}

/** Answers the session that ended; undefined: the subject has none of that ID. */
export async function deleteWebSession(db: Queryable, subject: string, id: string): Promise<WebSessionRow | undefined> {
  const { rows } = await db.query<WebSessionRow>(
    `delete from web_session where subject = $1 and id = $2 returning ${COLUMNS}`,
    [subject, id],
  );
  return rows[0];
}

/** Those that the provider has ended: of one session of its own, or all that somebody has by it. Answers them. */
export async function deleteProviderSessions(
  db: Queryable,
  { subject, session }: { subject: string | null; session: string | null },
): Promise<WebSessionRow[]> {
  const { rows } = await db.query<WebSessionRow>(
    `delete from web_session where by_provider and ($1::text is null or subject = $1)
       and ($2::text is null or provider_session = $2) and not ($1 is null and $2 is null) returning ${COLUMNS}`,
    [subject, session],
  );
  return rows;
}

/** All sessions end, and no token that was issued until now holds any more. */
export async function signOutEverywhere(db: Queryable, subject: string): Promise<void> {
  await db.query(
    `with ended as (delete from web_session where subject = $1)
     insert into signed_out (subject, at) values ($1, clock_timestamp()) on conflict (subject) do update set at = excluded.at`,
    [subject],
  );
}
