import type { ClientBase } from 'pg';
import type { CaseWait } from '../domain/cases/file';

/**
 * In the transaction of the commit: what the case waits for from now on. A wait that stays keeps the message that is on its
 * way to it. Answers the names of messages that are waited for anew.
 */
export async function replaceWaits(
  client: ClientBase,
  { id, division }: { id: string; division: string },
  waits: readonly CaseWait[],
): Promise<string[]> {
  await client.query('delete from case_wait where case_id = $1 and not wait = any($2)', [
    id,
    waits.map(({ wait }) => wait),
  ]);
  if (waits.length === 0) return [];
  const { rows } = await client.query<{ kind: string; name: string }>(
    `insert into case_wait (case_id, wait, division, kind, name, key)
     select $1, wait, $2, kind, name, key
     from jsonb_to_recordset($3::jsonb) as row (wait int, kind text, name text, key text)
     on conflict do nothing
     returning kind, name`,
    [id, division, JSON.stringify(waits)],
  );
  return [...new Set(rows.flatMap(({ kind, name }) => (kind === 'message' ? [name] : [])))].toSorted();
}

/** The cases of a division that wait for a signal. */
export async function casesWaitingForSignal(client: ClientBase, division: string, name: string): Promise<string[]> {
  const { rows } = await client.query<{ caseId: string }>(
    `select distinct case_id as "caseId" from case_wait where division = $1 and kind = 'signal' and name = $2`,
    [division, name],
  );
  return rows.map(({ caseId }) => caseId);
}
