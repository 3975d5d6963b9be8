import { formatPath, valueSeen } from '../config/problem';
import type { InputProblem } from '../config/problem';
import type { Mapping } from './compile-mapping';
import { ExpressionStopped } from './expression';
import type { MappedReader } from './expression';
import { fieldsOfVerb, inboundVerbs, isMappedVerb } from './verbs';
import type { MappedField, MappedVerb } from './verbs';

/** What a payload asks for: the body is that of the verb's own call, to be judged there. */
export type MappedCommand =
  { verb: 'ignore' } | { verb: MappedVerb; externalId: string; body: Readonly<Record<string, unknown>> };
export type Mapped = { ok: true; command: MappedCommand } | { ok: false; errors: InputProblem[] };

const maxExternalId = 255;

/**
 * What a mapping makes of a payload at an instant. An expression without a value says nothing: its field is left out, in
 * updates as well, for most payloads do not speak of everything.
 */
export function mapPayload(mapping: Mapping, payload: unknown, nowMs: number): Mapped {
  const errors: InputProblem[] = [];
  const read = (path: readonly string[], reader: MappedReader): unknown => {
    try {
      return reader.read(payload, nowMs);
    } catch (error) {
      if (!(error instanceof ExpressionStopped)) throw error;
      const message = 'takes or makes more than an expression may';
      errors.push({ path: formatPath(path), message, code: error.limit, value: valueSeen(error.text) });
      return null;
    }
  };
  const verb = mapping.verb ? read(['verb'], mapping.verb) : 'capture';
  if (errors.length === 0 && verb === 'ignore') return { ok: true, command: { verb } };
  if (errors.length === 0 && !isMappedVerb(verb)) errors.push(noVerb(verb));
  const externalId = asText(read(['externalId'], mapping.externalId));
  const faultOfId = checkExternalId(externalId);
  if (errors.length === 0 && faultOfId) errors.push(faultOfId);
  if (!isMappedVerb(verb) || typeof externalId !== 'string') return { ok: false, errors };

  const known = fieldsOfVerb[verb];
  const isKnown = (field: MappedField) => (known.fields as readonly MappedField[]).includes(field);
  const fields = [...mapping.fields]
    .filter(([field]) => isKnown(field))
    .map(([field, reader]) => {
      const value = read([field], reader);
      return [field, field === 'priority' ? value : asText(value)] as const;
    });
  const attributes = known.hasAttributes
    ? [...mapping.attributes].map(([name, reader]) => [name, read(['attributes', name], reader)] as const)
    : [];
  if (errors.length > 0) return { ok: false, errors };
  const given = attributes.filter(([, value]) => value !== null);
  const body = {
    ...(verb === 'capture' ? { externalId } : {}),
    ...Object.fromEntries(fields.filter(([, value]) => value !== null)),
    ...(given.length > 0 ? { attributes: Object.fromEntries(given) } : {}),
  };
  return { ok: true, command: { verb, externalId, body } };
}

/** Many a source numbers its objects; a number that a double does not hold exactly is no name for one. */
function asText(value: unknown): unknown {
  return Number.isSafeInteger(value) ? String(value) : value;
}

function noVerb(verb: unknown): InputProblem {
  const message = verb === null ? 'is not chosen by the mapping' : 'is no verb';
  return { path: 'verb', message, code: 'UNKNOWN_VERB', value: valueSeen(verb), allowed: inboundVerbs };
}

function checkExternalId(id: unknown): InputProblem | null {
  const path = 'externalId';
  if (id === null || id === '') return { path, message: 'is required', code: 'REQUIRED', value: id, allowed: 'a text' };
  if (typeof id !== 'string') {
    return {
      path,
      message: 'is no text',
      code: 'WRONG_TYPE',
      value: valueSeen(id),
      allowed: 'a text or a whole number',
    };
  }
  if (id.length <= maxExternalId) return null;
  const allowed = `at most ${maxExternalId} characters`;
  return { path, message: 'is too long', code: 'TOO_BIG', value: valueSeen(id), allowed };
}
