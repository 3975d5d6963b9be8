import type { caseModel } from './case-model';
import { readDmn } from '../decisions/read-dmn';
import { maxDmnLength } from './decision';

let reader: { caseModel: typeof caseModel } | undefined;

/** What reads case types, where there is one. Whoever limits the time for the reading waits for this before. */
export async function loadReaders(raw: readonly unknown[]): Promise<void> {
  if (!reader && raw.some(isCaseType)) reader = await import('./case-model');
}

/** Documents as they were given, those that hold a `.dmn` or `.bpmn` file or a plan with what can be read from it. */
export async function withModels(raw: readonly unknown[]): Promise<unknown[]> {
  if (!reader && raw.some(isCaseType)) await loadReaders(raw);
  return Promise.all(raw.map(withModel));
}

async function withModel(document: unknown): Promise<unknown> {
  if (typeof document !== 'object' || document === null) return document;
  const { kind, dmn } = document as Record<string, unknown>;
  if (kind === 'decision' && typeof dmn === 'string' && dmn.length <= maxDmnLength) {
    return { ...document, model: await readDmn(dmn) };
  }
  if (reader && isCaseType(document)) return { ...document, model: await reader.caseModel(document) };
  return document;
}

function isCaseType(document: unknown): document is Record<string, unknown> {
  return typeof document === 'object' && document !== null && 'kind' in document && document.kind === 'case-type';
}

/** As its author wrote it: what was read from a file is left out, since whoever applies it reads it again. */
export function withoutModel(document: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { model: _, ...rest } = document;
  const isMade = document['kind'] === 'case-type' || typeof document['dmn'] === 'string';
  return isMade ? rest : { ...document };
}
