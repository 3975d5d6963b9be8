import { callApi, problemText } from '../call-api';
import { CommandFailure } from '../command-failure';
import type { Connection } from '../connection';
import { textTable } from '../text-table';
import { placeError } from './place-error';
import { readDocuments } from './read-documents';

export interface ApplyOptions {
  dryRun?: boolean;
  json?: boolean;
}

interface Applied {
  applied: { kind: string; key: string; version: number; change: 'created' | 'updated' | 'unchanged' }[];
}

/** `casewright apply`: all documents at once, all or nothing. */
export async function runApply(path: string, { dryRun, json }: ApplyOptions, connection: Connection): Promise<void> {
  const documents = readDocuments(path);
  const answer = await callApi(connection, {
    method: 'POST',
    path: `/v1/config/apply${dryRun ? '?dryRun=true' : ''}`,
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
  const { applied } = JSON.parse(answer.text) as Applied;
  const rows = applied.map(({ kind, key, version, change }) => [kind, key, String(version), change]);
  process.stdout.write(`${textTable(['kind', 'key', 'version', 'change'], rows)}\n\n${summary(applied, dryRun)}\n`);
}

function summary(applied: Applied['applied'], dryRun = false): string {
  const count = (wanted: string) => applied.filter(({ change }) => change === wanted).length;
  const figures = `${count('created')} created, ${count('updated')} updated, ${count('unchanged')} unchanged`;
  return dryRun ? `Nothing was changed; it would be: ${figures}.` : `${figures}.`;
}
