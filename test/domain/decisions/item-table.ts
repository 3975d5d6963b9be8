import type { TableDocument } from '../../../domain/config/decision';
import { decideItem } from '../../../domain/decisions/decide-item';
import { compileDecision } from '../../../domain/decisions/item-decision';

/** A table as a document, with what it leaves out. */
export function tableDocumentOf(document: Partial<TableDocument>): TableDocument {
  const rest = { inputs: ['attributes.X'], outputs: ['minPriority' as const], rules: [] };
  return { kind: 'decision', key: 't', division: 'd', hitPolicy: 'FIRST', ...rest, ...document };
}

/** What a table decides of items with such attributes. */
export function decider(document: Partial<TableDocument>, nowMs = 0) {
  const compiled = compileDecision(tableDocumentOf(document));
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.faults));
  return (attributes: Record<string, unknown>) => decideItem(compiled.decision, { attributes }, nowMs);
}

export function faultsOf(document: Partial<TableDocument>) {
  const compiled = compileDecision(tableDocumentOf(document));
  return compiled.ok ? [] : compiled.faults;
}
