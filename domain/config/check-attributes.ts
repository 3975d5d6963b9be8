import { type AttributeSchema, checkAttributeSchema } from '../classify/attributes';
import { misplacedMark } from '../personal/personal-names';
import type { DocumentFault } from './check-document';

/** Faults of the attribute schema of a worktype or case type. */
export function checkAttributes({ attributes }: { attributes: AttributeSchema }): DocumentFault[] {
  const fault = checkAttributeSchema(attributes) ?? misplacedMark(attributes);
  return fault ? [{ path: ['attributes', ...fault.path], message: fault.message, code: 'INVALID_SCHEMA' }] : [];
}
