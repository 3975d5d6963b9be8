import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Document, isCollection, isPair, visit } from 'yaml';
import { parseDocuments } from '../../domain/config/parse';
import { translateExport, type Translation } from '../../domain/iwd/translate';
import { readExport } from './read-export';

export interface ImportOptions {
  division?: string;
  out?: string;
}

/** `casewright import-iwd`: documents to be read, changed and applied by people, with what iWD said and they cannot. */
export function runImport(path: string, { division, out }: ImportOptions): void {
  const { tenants, rules } = readExport(path);
  const translation = translateExport(tenants, rules, division);
  const parsed = parseDocuments(translation.documents);
  if (!parsed.ok) throw new Error(`an imported document is none: ${JSON.stringify(parsed.errors)}`);
  const text = documentsText(translation);
  const report = reportText(translation);
  if (out === undefined) {
    process.stdout.write(text);
    process.stderr.write(report);
    return;
  }
  mkdirSync(out, { recursive: true });
  writeFileSync(join(out, 'casewright.yaml'), text);
  writeFileSync(join(out, 'report.txt'), report);
  process.stdout.write(report);
}

export function documentsText({ documents }: Translation): string {
  return documents.map(documentText).join('---\n');
}

/** A row of a table or a point of a curve stands in a line. */
function documentText(content: object): string {
  const document = new Document(content);
  visit(document, {
    Collection: (_, node, path) => {
      if (path.length > 1 && !node.items.some(holdsCollection)) node.flow = true;
    },
  });
  return document.toString({ lineWidth: 0 });
}

function holdsCollection(item: unknown): boolean {
  return isCollection(isPair(item) ? item.value : item);
}

export function reportText({ documents, losses }: Translation): string {
  const kinds = new Map<string, number>();
  for (const { kind } of documents as { kind: string }[]) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  const made = [...kinds].map(([kind, count]) => `${count} ${kind}`).join(', ');
  const lines = losses.map(({ place, message }) => `  ${place}: ${message}`);
  return [
    `Made: ${made}.`,
    losses.length === 0 ? 'Everything that the export says is in them.' : 'Not in them, or different:',
    ...lines,
    'Never in an export: agents, skills, routing strategies, calendars.',
    '',
  ].join('\n');
}
