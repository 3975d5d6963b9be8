import type { ClientBase } from 'pg';
import type { CaseFile } from '../domain/cases/file';
import { eventBody } from './delivery';

/**
 * What the source of a case is told, in the transaction of the commit, where it wants syncs (of mere changes only where it
 * says so). The ID follows from case and version, so that the same commit can never tell twice. Answers whether it is told.
 */
export async function insertCaseDelivery(
  client: ClientBase,
  { id, life, version, division, source }: CaseFile,
  event: string,
  body: Record<string, unknown>,
): Promise<boolean> {
  const { rowCount } = await client.query(
    `insert into delivery (id, kind, division, target, case_id, life, event, nudge_at, body)
     select named.id, 'sync', $1, key, $2, $3, $4, clock_timestamp(), ${eventBody('$5::jsonb', 'named.id', 'clock_timestamp()')}
     from config_current join config_version v using (kind, division, key, version),
       lateral (select concat_ws('-', $2::uuid, $3::int, $6::int, 'sync', key) as id) named
     where kind = 'source' and key = $7 and v.body -> 'sync' ->> 'url' is not null
       and ($4::text <> 'changed' or v.body -> 'sync' ->> 'changes' = 'true')
     on conflict (id) do nothing`,
    [division, id, life, event, body, version, source],
  );
  return (rowCount ?? 0) > 0;
}
