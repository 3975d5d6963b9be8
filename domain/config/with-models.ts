import type { readBpmn } from '../bpmn/read/read-bpmn';
import { readDmn } from '../decisions/read-dmn';
import { maxBpmnLength } from './case-type';
import { maxDmnLength } from './decision';

let reader: { readBpmn: typeof readBpmn } | undefined;

/** What reads `.bpmn` files, where there is one. Whoever limits the time for the reading waits for this before. */
export async function loadReaders(raw: readonly unknown[]): Promise<void> {
  if (!reader && raw.some(isBpmn)) reader = await import('../bpmn/read/read-bpmn');
}

/** Documents as they were given, those that hold a `.dmn` or `.bpmn` file with what can be read from it. */
export async function withModels(raw: readonly unknown[]): Promise<unknown[]> {
  if (!reader && raw.some(isBpmn)) await loadReaders(raw);
  return Promise.all(raw.map(withModel));
}

async function withModel(document: unknown): Promise<unknown> {
  if (typeof document !== 'object' || document === null) return document;
  const { kind, dmn, process } = document as Record<string, unknown>;
  if (kind === 'decision' && typeof dmn === 'string' && dmn.length <= maxDmnLength) {
    return { ...document, model: await readDmn(dmn) };
  }
  if (reader && isBpmn(document)) {
    return { ...document, model: await reader.readBpmn(document.bpmn, typeof process === 'string' ? { process } : {}) };
  }
  return document;
}

function isBpmn(document: unknown): document is { bpmn: string } {
  const { kind, bpmn } = (typeof document === 'object' && document !== null ? document : {}) as Record<string, unknown>;
  return kind === 'case-type' && typeof bpmn === 'string' && bpmn.length <= maxBpmnLength;
}

/** As its author wrote it: what was read from a file is left out, since whoever applies it reads it again. */
export function withoutModel(document: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { model: _, ...rest } = document;
  return typeof document['dmn'] === 'string' || typeof document['bpmn'] === 'string' ? rest : { ...document };
}
