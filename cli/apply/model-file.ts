import { basename, extname } from 'node:path';
import { CommandFailure } from '../command-failure';
import type { PlacedDocument } from './placed-document';

/** Files that hold a model: their kind of document, and the attributes of ours at their root, which other programs leave alone. */
const kinds = {
  '.dmn': {
    kind: 'decision',
    field: 'dmn',
    namespace: 'urn:casewright:dmn',
    ours: ['key', 'name', 'division', 'decision', 'conflictQueue', 'usedBy'],
  },
  '.bpmn': {
    kind: 'case-type',
    field: 'bpmn',
    namespace: 'urn:casewright:bpmn',
    ours: ['key', 'name', 'division', 'process'],
  },
} as const;

export const modelExtensions: readonly string[] = Object.keys(kinds);

/** A model's file as a document: its text as it is, its key that of the file's name. Null: it holds no model. */
export function documentOfModel(file: string, text: string): Record<string, unknown> | null {
  const extension = extname(file);
  const form = kinds[extension.toLowerCase() as keyof typeof kinds] as (typeof kinds)[keyof typeof kinds] | undefined;
  if (!form) return null;
  const root = /<(?:[\w.-]+:)?definitions\b[^>]*>/.exec(text)?.[0] ?? '';
  const prefix = new RegExp(`xmlns:([\\w.-]+)\\s*=\\s*["']${form.namespace}["']`).exec(root)?.[1];
  const given = form.ours.flatMap((name) => {
    const value = prefix && new RegExp(`\\s${prefix}:${name}\\s*=\\s*(["'])(.*?)\\1`).exec(root)?.[2];
    return value ? [[name, unescaped(value)] as const] : [];
  });
  const key = basename(file, extension)
    .toLowerCase()
    .replace(/[^a-z0-9\-_.]+/g, '-');
  return { kind: form.kind, key, ...Object.fromEntries(given), [form.field]: text };
}

function unescaped(text: string): string {
  const signs: Record<string, string> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
  return text.replace(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => signs[name] ?? '');
}

/** A file that names no division lies in that of the documents beside it, where that is only one. */
export function placeModels(documents: readonly PlacedDocument[]): PlacedDocument[] {
  const divisions = new Set(documents.flatMap(({ body }) => divisionOf(body) ?? []));
  return documents.map((document) => {
    const { body, file } = document;
    const form = Object.values(kinds).find(({ field }) => isObject(body) && field in body);
    if (!form || !isObject(body) || divisionOf(body) !== undefined) return document;
    const [division, ...others] = divisions;
    if (division === undefined || others.length > 0) {
      throw new CommandFailure(
        `${file} does not say in which division it lies.`,
        `write xmlns:casewright="${form.namespace}" casewright:division="..." at its root, or apply it with other documents of one division.`,
      );
    }
    return { ...document, body: { ...body, division } };
  });
}

function divisionOf(body: unknown): string | undefined {
  const { kind, key, division } = (isObject(body) ? body : {}) as Record<string, unknown>;
  const found = kind === 'division' ? key : division;
  return typeof found === 'string' ? found : undefined;
}

function isObject(body: unknown): body is object {
  return typeof body === 'object' && body !== null;
}
