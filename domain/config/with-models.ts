import { readBpmn } from '../bpmn/read/read-bpmn';
import { readDmn } from '../decisions/read-dmn';
import { maxBpmnLength } from './case-type';
import { maxDmnLength } from './decision';

/** Documents as they were given, those that hold a `.dmn` or `.bpmn` file with what can be read from it. */
export async function withModels(raw: readonly unknown[]): Promise<unknown[]> {
  return Promise.all(raw.map(withModel));
}

async function withModel(document: unknown): Promise<unknown> {
  if (typeof document !== 'object' || document === null) return document;
  const { kind, dmn, bpmn, process } = document as Record<string, unknown>;
  if (kind === 'decision' && typeof dmn === 'string' && dmn.length <= maxDmnLength) {
    return { ...document, model: await readDmn(dmn) };
  }
  if (kind === 'case-type' && typeof bpmn === 'string' && bpmn.length <= maxBpmnLength) {
    return { ...document, model: await readBpmn(bpmn, typeof process === 'string' ? { process } : {}) };
  }
  return document;
}

/** As its author wrote it: what was read from a file is left out, since whoever applies it reads it again. */
export function withoutModel(document: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { model: _, ...rest } = document;
  return typeof document['dmn'] === 'string' || typeof document['bpmn'] === 'string' ? rest : { ...document };
}
