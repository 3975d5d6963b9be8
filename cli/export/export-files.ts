import { stringify } from 'yaml';

/** Whoever writes over files knows by it that they are his own. */
export const EXPORT_HEAD = '# Written by casewright export: comments of earlier files are not kept.\n';

export interface ExportedDocument {
  kind: string;
  key: string;
  division?: string;
}

/**
 * The text of each file, by its path: one for each kind in a folder for each division, so that a change is seen in one
 * place and who owns a division owns a folder. Documents keep the order that they came in.
 */
export function exportFiles(documents: readonly ExportedDocument[]): Map<string, string> {
  const files = new Map<string, ExportedDocument[]>();
  for (const document of documents) {
    const path = `${document.division ?? document.key}/${document.kind}s.yaml`;
    files.set(path, [...(files.get(path) ?? []), document]);
  }
  return new Map([...files].map(([path, of]) => [path, EXPORT_HEAD + exportText(of)]));
}

/** A stream of YAML documents. Nothing is folded: a line that is long stays one, so that a diff shows what changed. */
export function exportText(documents: readonly ExportedDocument[]): string {
  return documents.map((document) => stringify(document, { lineWidth: 0, aliasDuplicateObjects: false })).join('---\n');
}
