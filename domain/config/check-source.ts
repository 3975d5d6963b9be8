import { compileMapping } from '../inbound/compile-mapping';
import type { DocumentFault } from './check-document';
import type { SourceDocument } from './source';

/** Faults of the expressions by which a source's webhooks and files are mapped. */
export function checkSource(source: SourceDocument): DocumentFault[] {
  return (['inbound', 'import'] as const).flatMap((part) => {
    const mapping = source[part]?.mapping;
    const compiled = mapping && compileMapping(mapping);
    if (!compiled || compiled.ok) return [];
    return compiled.faults.map((fault) => ({ ...fault, path: [part, 'mapping', ...fault.path] }));
  });
}
