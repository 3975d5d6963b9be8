import { CASE_SOURCE } from '../cases/task';
import { compileMapping } from '../inbound/compile-mapping';
import type { DocumentFault } from './check-document';
import type { SourceDocument } from './source';

/** Faults of a source's key, and of the expressions by which its webhooks and files are mapped. */
export function checkSource(source: SourceDocument): DocumentFault[] {
  if (source.key === CASE_SOURCE) {
    return [{ path: ['key'], message: 'is that of cases themselves', code: 'RESERVED_KEY', value: source.key }];
  }
  return (['inbound', 'import'] as const).flatMap((part) => {
    const mapping = source[part]?.mapping;
    const compiled = mapping && compileMapping(mapping);
    if (!compiled || compiled.ok) return [];
    return compiled.faults.map((fault) => ({ ...fault, path: [part, 'mapping', ...fault.path] }));
  });
}
