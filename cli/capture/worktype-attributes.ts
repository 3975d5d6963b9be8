import { callApi, problemText } from '../call-api';
import { CommandFailure } from '../command-failure';
import type { Connection } from '../connection';
import type { AttributeSchema } from './attribute-value';

interface Entry {
  division: string;
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
  const home = await entry(connection, `source ${source}`, `sources/${encodeURIComponent(source)}`);
  const key = worktype ?? home?.document?.defaults?.worktype;
  if (home === null || key === undefined) return {};
  // Two divisions may have a worktype of that key: the source's own is meant.
  const path = `worktypes/${encodeURIComponent(key)}?division=${encodeURIComponent(home.division)}`;
  return (await entry(connection, `worktype ${key}`, path))?.document?.attributes?.properties ?? {};
}

async function entry(connection: Connection, name: string, path: string): Promise<Entry | null> {
  const answer = await callApi(connection, { method: 'GET', path: `/v1/config/${path}` });
  if (answer.ok) return JSON.parse(answer.text) as Entry;
  if (answer.status === 403) return null;
  throw new CommandFailure(
    `${name}: ${problemText(answer.problem, answer.status)}`,
    'check --source, --worktype and whose token CASEWRIGHT_TOKEN is.',
  );
}
