import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { captureMapping } from '../../domain/config/mapping';
import { formatPath } from '../../domain/config/problem';
import { schemaProblems } from '../../domain/config/schema-problems';
import type { AttributeSchema } from '../../domain/inbound/attribute-value';
import { compileMapping, type Mapping, mappingOfColumns } from '../../domain/inbound/compile-mapping';
import type { RowDefaults } from '../../domain/inbound/capture-of-row';
import { parseFile } from '../apply/read-documents';
import { callApi, problemText, type Problem } from '../call-api';
import { CommandFailure } from '../command-failure';
import type { Connection } from '../connection';
import { problemLine } from '../../domain/config/problem-line';

/** By what the rows of a file become captures. */
export interface RowRules {
  defaults: RowDefaults;
  mappingFor: (columns: readonly string[]) => Mapping;
}

const Answer = z.object({ mapping: z.unknown(), attributes: z.record(z.string(), z.unknown()) });

/** The mapping of a file, else that of the source's document, else the names of columns; with the schemas of attributes. */
export async function rowRules(
  connection: Connection,
  { source, worktype, mapping: file }: { source: string; worktype?: string | undefined; mapping?: string | undefined },
): Promise<RowRules> {
  const own = file === undefined ? undefined : compiled(file, readMapping(file));
  const query = worktype === undefined ? '' : `?worktype=${encodeURIComponent(worktype)}`;
  const path = `/v1/sources/${encodeURIComponent(source)}/import${query}`;
  const answer = await callApi(connection, { method: 'GET', path });
  if (!answer.ok) throw refused(source, answer.problem, answer.status);
  const given = Answer.parse(JSON.parse(answer.text));
  const attributes = given.attributes as Record<string, AttributeSchema>;
  const mapping = own ?? (given.mapping === null ? undefined : compiled(`source ${source}`, given.mapping));
  return {
    defaults: { source, worktype, schemasOf: () => attributes },
    mappingFor: (columns) => mapping ?? mappingOfColumns(columns.filter((column) => column !== '')),
  };
}

function readMapping(file: string): unknown {
  if (!existsSync(file)) throw new CommandFailure(`There is no file ${file}.`);
  const [document, ...more] = parseFile(file, readFileSync(file, 'utf8'));
  if (!document || more.length > 0) throw new CommandFailure(`${file}: one mapping is wanted.`);
  return document.body;
}

function compiled(place: string, document: unknown): Mapping {
  const parsed = captureMapping.safeParse(document, { reportInput: true });
  if (!parsed.success) throw faulty(place, schemaProblems(parsed.error, document).map(problemLine));
  const result = compileMapping(parsed.data);
  if (result.ok) return result.mapping;
  const lines = result.faults.map((fault) => problemLine({ ...fault, path: formatPath(fault.path) }));
  throw faulty(place, lines);
}

function faulty(place: string, lines: readonly string[]): CommandFailure {
  return new CommandFailure(`${place} is no mapping:\n${lines.join('\n')}`, 'nothing was captured.');
}

function refused(source: string, problem: Problem, status: number): CommandFailure {
  const [error] = problem.errors ?? [];
  return new CommandFailure(
    error ? problemLine(error) : `source ${source}: ${problemText(problem, status)}`,
    'check --source, --worktype and whose token CASEWRIGHT_TOKEN is.',
  );
}
