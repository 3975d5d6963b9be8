import { callApi, problemText } from '../call-api';
import { CommandFailure } from '../command-failure';
import type { Connection } from '../connection';
import type { AttributeSchema } from './attribute-value';

interface Entry {
  document?: { attributes?: { properties?: Record<string, AttributeSchema> }; defaults?: { worktype?: string } };
}

/**
 * The attribute schemas of a worktype, or of the source's default one. A token that may not read configuration gets
 * none: then every cell stays a text, and the server has the last word.
 */
export async function worktypeAttributes(
  connection: Connection,
  { source, worktype }: { source: string; worktype?: string },
): Promise<Record<string, AttributeSchema>> {
  const key = worktype ?? (await entry(connection, 'sources', source))?.document?.defaults?.worktype;
  if (key === undefined) return {};
  return (await entry(connection, 'worktypes', key))?.document?.attributes?.properties ?? {};
}

async function entry(connection: Connection, kind: string, key: string): Promise<Entry | null> {
  const answer = await callApi(connection, { method: 'GET', path: `/v1/config/${kind}/${encodeURIComponent(key)}` });
  if (answer.ok) return JSON.parse(answer.text) as Entry;
  if (answer.status === 403) return null;
  throw new CommandFailure(
    `${kind} ${key}: ${problemText(answer.problem, answer.status)}`,
    'check --source, --worktype and whose token CASEWRIGHT_TOKEN is.',
  );
}
