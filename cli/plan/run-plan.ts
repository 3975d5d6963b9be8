import { writeFileSync } from 'node:fs';
import { drawnFile } from '../../domain/config/case-type';
import { parseDocument } from '../../domain/config/parse';
import { withModels } from '../../domain/config/with-models';
import { placeError } from '../apply/place-error';
import type { PlacedDocument } from '../apply/placed-document';
import { readDocuments } from '../apply/read-documents';
import { CommandFailure } from '../command-failure';

export interface PlanOptions {
  key?: string;
  out?: string;
}

/** `casewright plan`; status 2 when the plan is refused. */
export async function runPlan(path: string, { key, out }: PlanOptions): Promise<void> {
  const made = await plannedModel(path, key);
  if ('refused' in made) {
    process.stderr.write(made.refused.map((line) => `${line}\n`).join(''));
    process.exitCode = 2;
  } else if (out === undefined) process.stdout.write(made.bpmn);
  else {
    writeFileSync(out, made.bpmn);
    process.stderr.write(`${out} holds the model of ${made.key}\n`);
  }
}

/** The BPMN file of the plan in a file, or why there is none, a line for each fault. */
export async function plannedModel(
  path: string,
  key?: string,
): Promise<{ key: string; bpmn: string } | { refused: string[] }> {
  const placed = chosen(path, key);
  const [body] = await withModels([placed.body]);
  const parsed = parseDocument(body, 'documents[0]');
  if (!parsed.ok) return { refused: parsed.errors.map((error) => placeError(error, [placed])) };
  if (parsed.document.kind !== 'case-type') throw new CommandFailure(`${path} holds no case type.`);
  return { key: parsed.document.key, bpmn: drawnFile(parsed.document) };
}

function chosen(path: string, key: string | undefined): PlacedDocument {
  const planned = readDocuments(path).filter(({ body }) => isPlanned(body));
  const [found, other] = planned.filter(({ body }) => key === undefined || keyOf(body) === key);
  const keys = planned.map(({ body }) => keyOf(body)).join(', ');
  if (!found) {
    const told = key === undefined ? 'no case type with a plan' : `no case type ${key} with a plan`;
    throw new CommandFailure(`${path} holds ${told}.`, keys === '' ? undefined : `it holds: ${keys}.`);
  }
  if (other) throw new CommandFailure(`${path} holds several plans.`, `name one by --key: ${keys}.`);
  return found;
}

function isPlanned(body: unknown): boolean {
  return typeof body === 'object' && body !== null && 'plan' in body && 'kind' in body && body.kind === 'case-type';
}

function keyOf(body: unknown): string {
  const { key } = body as { key?: unknown };
  return typeof key === 'string' ? key : '';
}
