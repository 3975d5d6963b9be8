import { type AttributeSchema, checkAttributeSchema, type SchemaFault } from '../classify/attributes';
import { misplacedMark } from '../personal/personal-names';
import type { DocumentFault } from './check-document';

/** Faults of the attribute schema of a worktype or case type. */
export function checkAttributes({ attributes }: { attributes: AttributeSchema }): DocumentFault[] {
  return schemaFault(['attributes'], checkAttributeSchema(attributes) ?? misplacedMark(attributes));
}

/** A fault of a schema that stands at `path`. */
export function schemaFault(path: readonly string[], fault: SchemaFault | null): DocumentFault[] {
  return fault
    ? [
        {
          path: [...path, ...fault.path],
          message: fault.message,
          code: 'INVALID_SCHEMA',
          values: { detail: fault.message },
        },
      ]
    : [];
}
