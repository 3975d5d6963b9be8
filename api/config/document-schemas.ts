import { z } from 'zod';
import { configKinds, documentSchemas } from '../../domain/config/documents';

/** JSON Schema of a document of each kind, as whoever writes one has to write it; what a schema cannot say is judged at the draft. */
export const documentJsonSchemas: Readonly<Record<string, Record<string, unknown>>> = Object.fromEntries(
  configKinds.map((kind) => [
    kind,
    z.toJSONSchema(documentSchemas[kind], { io: 'input', unrepresentable: 'any' }) as Record<string, unknown>,
  ]),
);
