import { z } from 'zod';
import { configKinds, documentSchemas } from '../../domain/config/documents';

type JsonSchemas = Readonly<Record<string, Record<string, unknown>>>;

let made: JsonSchemas | undefined;

/**
 * JSON Schema of a document of each kind, as whoever writes one has to write it; what a schema cannot say is judged at the
 * draft. Made when it is first asked for: no start waits for it.
 */
export function documentJsonSchemas(): JsonSchemas {
  made ??= Object.fromEntries(
    configKinds.map((kind) => [kind, z.toJSONSchema(documentSchemas[kind], { io: 'input', unrepresentable: 'any' })]),
  );
  return made;
}
