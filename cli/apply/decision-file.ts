import { basename } from 'node:path';
import { CommandFailure } from '../command-failure';
import type { PlacedDocument } from './placed-document';

/** Attributes of ours at the root of a `.dmn` file, which other programs leave alone. */
const ours = ['key', 'name', 'division', 'decision', 'conflictQueue'] as const;
const namespace = 'urn:casewright:dmn';

/** A `.dmn` file as a document of kind `decision`: its text as it is, its key that of the file's name. */
export function decisionOfFile(file: string, text: string): Record<string, unknown> {
  const root = /<(?:[\w.-]+:)?definitions\b[^>]*>/.exec(text)?.[0] ?? '';
  const prefix = new RegExp(`xmlns:([\\w.-]+)\\s*=\\s*["']${namespace}["']`).exec(root)?.[1];
  const given = ours.flatMap((name) => {
    const value = prefix && new RegExp(`\\s${prefix}:${name}\\s*=\\s*(["'])(.*?)\\1`).exec(root)?.[2];
    return value ? [[name, unescaped(value)] as const] : [];
  });
  const key = basename(file)
    .replace(/\.dmn$/i, '')
    .toLowerCase()
    .replace(/[^a-z0-9\-_.]+/g, '-');
  return { kind: 'decision', key, ...Object.fromEntries(given), dmn: text };
}

function unescaped(text: string): string {
  const signs: Record<string, string> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
  return text.replace(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => signs[name] ?? '');
}

/** A file that names no division lies in that of the documents beside it, where that is only one. */
export function placeDecisions(documents: readonly PlacedDocument[]): PlacedDocument[] {
  const divisions = new Set(documents.flatMap(({ body }) => divisionOf(body) ?? []));
  return documents.map((document) => {
    const { body, file } = document;
    if (!isFile(body) || divisionOf(body) !== undefined) return document;
    const [division, ...others] = divisions;
    if (division === undefined || others.length > 0) {
      throw new CommandFailure(
        `${file} does not say in which division it lies.`,
        `write xmlns:casewright="${namespace}" casewright:division="..." at its root, or apply it with other documents of one division.`,
      );
    }
    return { ...document, body: { ...body, division } };
  });
}

function divisionOf(body: unknown): string | undefined {
  const { kind, key, division } = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
  const found = kind === 'division' ? key : division;
  return typeof found === 'string' ? found : undefined;
}

function isFile(body: unknown): body is object {
  return typeof body === 'object' && body !== null && 'dmn' in body;
}
