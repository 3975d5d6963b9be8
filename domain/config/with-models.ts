import { readDmn } from '../decisions/read-dmn';
import { maxDmnLength } from './decision';

/** Documents as they were given, those that hold a `.dmn` file with what can be read from it. */
export async function withModels(raw: readonly unknown[]): Promise<unknown[]> {
  return Promise.all(raw.map(withModel));
}

async function withModel(document: unknown): Promise<unknown> {
  if (typeof document !== 'object' || document === null) return document;
  const { kind, dmn } = document as Record<string, unknown>;
  if (kind !== 'decision' || typeof dmn !== 'string' || dmn.length > maxDmnLength) return document;
  return { ...document, model: await readDmn(dmn) };
}

/** As its author wrote it: what was read from a file is left out, since whoever applies it reads it again. */
export function withoutModel(document: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { model: _, ...rest } = document;
  return typeof document['dmn'] === 'string' ? rest : { ...document };
}
