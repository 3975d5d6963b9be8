import type { InputError } from '../../api/contract/problem';
import { callApi, problemText } from '../call-api';
import { CommandFailure } from '../command-failure';
import type { Connection } from '../connection';
import { textTable } from '../text-table';
import { placeError } from './place-error';
import { type Applied, planText } from './plan-text';
import { readDocuments } from './read-documents';

export interface ApplyOptions {
  plan?: boolean;
  /** Says the same. */
  dryRun?: boolean;
  prune?: boolean;
  note?: string;
  revision?: string;
  json?: boolean;
}

interface Result {
  applied: Applied[];
  /** Of a plan. */
  revision?: number;
  warnings?: InputError[];
}

/** `casewright apply`: all documents at once, all or nothing. */
export async function runApply(path: string, options: ApplyOptions, connection: Connection): Promise<void> {
  const { prune, note, revision, json } = options;
  const isPlan = options.plan === true || options.dryRun === true;
  const documents = readDocuments(path);
  const query = new URLSearchParams({
    ...(isPlan && { dryRun: 'true' }),
    ...(prune && { prune: 'true' }),
    ...(note !== undefined && { note }),
    ...(revision !== undefined && { revision }),
  });
  const answer = await callApi(connection, {
    method: 'POST',
    path: `/v1/config/apply?${query.toString()}`,
    contentType: 'application/json',
    body: JSON.stringify({ documents: documents.map(({ body }) => body) }),
  });
  if (!answer.ok) {
    const errors = answer.problem.errors ?? [];
    if (json) process.stdout.write(`${JSON.stringify(answer.problem)}\n`);
    throw new CommandFailure(
      [
        `Nothing was applied: ${problemText(answer.problem, answer.status)}`,
        ...errors.map((error) => `  ${placeError(error, documents)}`),
      ].join('\n'),
    );
  }
  if (json) return void process.stdout.write(`${answer.text.trim()}\n`);
  const { applied, warnings = [], revision: planned } = JSON.parse(answer.text) as Result;
  for (const warning of warnings) {
    // What of another engine's file has a meaning here is worth knowing, and no fault.
    const level = warning.code === 'MODEL_READ' ? 'note' : 'warning';
    process.stderr.write(`${level}: ${placeError(warning, documents)}\n`);
  }
  const body = isPlan ? planText(applied) : appliedTable(applied);
  process.stdout.write(`${body}${body === '' ? '' : '\n\n'}${summary(applied, isPlan)}\n`);
  if (planned !== undefined) process.stdout.write(`To apply this and nothing else: --revision ${planned}\n`);
}

function appliedTable(applied: readonly Applied[]): string {
  const rows = applied.map(({ kind, key, version, change }) => [kind, key, String(version), change]);
  return textTable(['kind', 'key', 'version', 'change'], rows);
}

function summary(applied: readonly Applied[], isPlan: boolean): string {
  const count = (wanted: string) => applied.filter(({ change }) => change === wanted).length;
  const deleted = count('deleted');
  const figures = [
    `${count('created')} created, ${count('updated')} updated, ${count('unchanged')} unchanged`,
    ...(deleted > 0 ? [`${deleted} deleted`] : []),
  ].join(', ');
  return isPlan ? `Nothing was changed; it would be: ${figures}.` : `${figures}.`;
}
