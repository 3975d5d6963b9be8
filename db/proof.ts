import type { Queryable } from './queryable';

/** What can be taken back of a credential: a token of a subject and an instant, a session, a key. */
export type ProofRow = { kind: 'token'; subject: string; issuedMs: number } | { kind: 'session' | 'key'; id: string };

/** Whether each of them holds still, in their order. A token says its instant in whole seconds. */
export async function whichHold(db: Queryable, proofs: readonly ProofRow[]): Promise<boolean[]> {
  const { rows } = await db.query<{ holds: boolean }>(
    `select case kind
       when 'session' then exists (select 1 from web_session s where s.id = given.id and s.expires_at > clock_timestamp())
       when 'key' then exists (select 1 from api_key k where k.id = given.id and k.revoked_at is null
         and (k.expires_at is null or k.expires_at > clock_timestamp()))
       else not exists (select 1 from signed_out o where o.subject = given.subject
         and o.at >= to_timestamp(given."issuedMs" / 1000)) end as holds
     from jsonb_to_recordset($1::jsonb) as given (place int, kind text, id text, subject text, "issuedMs" double precision)
     order by place`,
    [JSON.stringify(proofs.map((proof, place) => ({ ...proof, place })))],
  );
  return rows.map(({ holds }) => holds);
}
