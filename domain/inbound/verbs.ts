/** Fields of a mapping beside the external ID and the attributes; the names are those of the API's bodies. */
export type MappedField =
  | 'worktype'
  | 'name'
  | 'externalTag'
  | 'dueAt'
  | 'activateAt'
  | 'priority'
  | 'preferredAgent'
  | 'department'
  | 'process'
  | 'caseId'
  | 'division'
  | 'disposition'
  | 'reason';

interface VerbFields {
  fields: readonly MappedField[];
  hasAttributes: boolean;
}

/** Columns that are fields of a capture; every other one is an attribute. */
export const captureFields: readonly MappedField[] = [
  'worktype',
  'name',
  'externalTag',
  'dueAt',
  'activateAt',
  'priority',
  'preferredAgent',
  'department',
  'process',
  'caseId',
  'division',
];

const change: VerbFields = { fields: ['name', 'worktype'], hasAttributes: true };
const reasoned: VerbFields = { fields: ['reason'], hasAttributes: false };

/** What each verb takes of a mapping. */
export const fieldsOfVerb = {
  capture: { fields: captureFields, hasAttributes: true },
  update: change,
  reclassify: change,
  reschedule: { fields: ['activateAt', 'dueAt', 'reason'], hasAttributes: false },
  pause: reasoned,
  resume: reasoned,
  complete: { fields: ['disposition'], hasAttributes: true },
  cancel: reasoned,
  restart: reasoned,
} as const satisfies Record<string, VerbFields>;

/** A verb of a source over its item, or the capture of one. */
export type MappedVerb = keyof typeof fieldsOfVerb;

/** What a mapping may choose; `ignore`: the delivery asks for nothing. */
export const inboundVerbs: readonly string[] = [...Object.keys(fieldsOfVerb), 'ignore'];

export function isMappedVerb(verb: unknown): verb is MappedVerb {
  return typeof verb === 'string' && Object.hasOwn(fieldsOfVerb, verb);
}
