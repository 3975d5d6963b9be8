import { readDmn } from '../decisions/read-dmn';
import { caseModel } from './case-model';
import { maxDmnLength } from './decision';

/** Documents as they were given, those that hold a `.dmn` or `.bpmn` file or a plan with what can be read from it. */
export async function withModels(raw: readonly unknown[]): Promise<unknown[]> {
  return Promise.all(raw.map(withModel));
}

async function withModel(document: unknown): Promise<unknown> {
  if (typeof document !== 'object' || document === null) return document;
  const { kind, dmn } = document as Record<string, unknown>;
  if (kind === 'decision' && typeof dmn === 'string' && dmn.length <= maxDmnLength) {
    return { ...document, model: await readDmn(dmn) };
  }
  if (kind === 'case-type') {
    return { ...document, model: await caseModel(document as Record<string, unknown>) };
  }
  return document;
}

/** As its author wrote it: what was read from a file is left out, since whoever applies it reads it again. */
export function withoutModel(document: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { model: _, ...rest } = document;
  const isMade = document['kind'] === 'case-type' || typeof document['dmn'] === 'string';
  return isMade ? rest : { ...document };
}
