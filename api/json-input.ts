import type { FaultCode } from '../domain/config/fault-code';
import { formatPath, type InputProblem } from '../domain/config/problem';
import { forbiddenNames } from '../domain/config/shape';
import { isStorable } from '../domain/config/storable';
import { HttpProblem, invalidInput } from './http-problem';

const MAX_DEPTH = 32;
const MAX_KEYS = 1_000;

export interface JsonLimits {
  maxKeys: number;
}

/**
 * Parses JSON from outside and refuses what no schema sees: keys that reach a prototype, nesting and numbers of keys that
 * cost more than they say, numbers beyond a double, text that no database stores. Throws `HttpProblem`.
 */
export function parseJson(bytes: Uint8Array, limits: JsonLimits = { maxKeys: MAX_KEYS }): unknown {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    throw new HttpProblem('INVALID_JSON', {
      detail: error instanceof Error ? error.message.slice(0, 200) : 'not UTF-8',
    });
  }
  const fault = findFault(value, limits);
  if (fault) throw invalidInput([fault]);
  return value;
}

/** The first fault of the kinds above. A loop, not a recursion: the depth is what is being checked. */
export function findFault(root: unknown, { maxKeys }: JsonLimits): InputProblem | undefined {
  const open: { at: unknown; path: PropertyKey[] }[] = [{ at: root, path: [] }];
  let keys = 0;
  for (let next = open.pop(); next; next = open.pop()) {
    const { at, path } = next;
    const fault = (code: FaultCode, message: string, allowed?: unknown): InputProblem => ({
      path: formatPath(path),
      message,
      code,
      ...(allowed === undefined ? {} : { allowed }),
    });
    if (typeof at === 'string' && !isStorable(at)) return fault('INVALID_CHARACTER', 'holds a NUL or half a character');
    if (typeof at === 'number' && !Number.isFinite(at)) return fault('TOO_BIG', 'is beyond what a number can hold');
    if (typeof at !== 'object' || at === null) continue;
    if (path.length >= MAX_DEPTH) return fault('TOO_DEEP', `is nested deeper than ${MAX_DEPTH} levels`, MAX_DEPTH);
    for (const [key, value] of Object.entries(at)) {
      const inner = [...path, Array.isArray(at) ? Number(key) : key];
      if (forbiddenNames.has(key))
        return { path: formatPath(inner), message: 'is no name to use', code: 'FORBIDDEN_KEY' };
      if (!Array.isArray(at)) keys += 1;
      if (keys > maxKeys) return fault('TOO_MANY_KEYS', `has more than ${maxKeys} keys`, maxKeys);
      if (!isStorable(key)) return fault('INVALID_CHARACTER', 'has a key with a NUL or half a character');
      open.push({ at: value, path: inner });
    }
  }
  return undefined;
}
