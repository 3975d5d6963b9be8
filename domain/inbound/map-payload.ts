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
/** As much as the body of a call may have: what makes more of a payload than that is no call. */
const maxCharacters = 256 * 1024;

/**
 * What a mapping makes of a payload at an instant. An expression without a value says nothing: its field is left out, in
 * updates as well, for most payloads do not speak of everything.
 */
export function mapPayload(mapping: Mapping, payload: unknown, nowMs: number): Mapped {
  const errors: InputProblem[] = [];
  let left = maxCharacters;
  const read = (path: readonly string[], reader: MappedReader): unknown => {
    if (left < 0) return null;
    try {
      const value = reader.read(payload, nowMs);
      left -= sizeWithin(value, left);
      if (left >= 0) return value;
      errors.push({
        path: formatPath(path),
        message: 'makes too much of the payload',
        code: 'TOO_BIG',
        value: valueSeen(value),
        allowed: `${maxCharacters} characters in all`,
      });
      return null;
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

/** Characters of a value, roughly as JSON writes it; no longer counted once there are more than a limit. */
function sizeWithin(value: unknown, limit: number): number {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null) return 1;
  let size = 1;
  for (const [name, entry] of Object.entries(value)) {
    if (size > limit) break;
    size += (Array.isArray(value) ? 1 : name.length) + sizeWithin(entry, limit - size);
  }
  return size;
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
