import { cutText } from './cut-text';
import type { FaultCode } from './fault-code';
import type { FaultRule } from './fault-rule';

/**
 * One fault of an input, as every refusal of bad input tells it: where, what, a stable code, the value seen and what
 * would be allowed. `kind` and `key` name the document when the input is one of many.
 */
export interface InputProblem {
  /** Such as `documents[3].rings[1].skills` or `attributes.Claim_Value`. */
  path: string;
  message: string;
  code: FaultCode;
  /** Which of the sentences of its code it is, where the code has several; with what that holds beside `value`, by name. */
  rule?: FaultRule;
  values?: Readonly<Record<string, unknown>>;
  value?: unknown;
  allowed?: unknown;
  kind?: string;
  key?: string;
}

/** The same as an answer tells it, perhaps one of another version; whoever reads a file adds codes of its own. */
export interface ToldProblem extends Partial<Omit<InputProblem, 'code' | 'rule'>> {
  code?: string;
  rule?: string;
}

/** A path as people write it: `rings[1].skills`; names that are no plain words are quoted. */
export function formatPath(parts: readonly PropertyKey[], root = ''): string {
  return parts.reduce<string>((path, part) => {
    if (typeof part === 'number') return `${path}[${part}]`;
    const name = String(part);
    if (!/^[A-Za-z_$][\w$-]*$/.test(name)) return `${path}[${JSON.stringify(name)}]`;
    return path === '' ? name : `${path}.${name}`;
  }, root);
}

/** The parts of such a path. */
export function pathParts(path: string): PropertyKey[] {
  const parts = path.matchAll(/([^.[\]"]+)|\[(\d+)\]|\[("(?:[^"\\]|\\.)*")\]/g);
  return [...parts].map(([, name = '', index, quoted]) => {
    if (index !== undefined) return Number(index);
    return quoted === undefined ? name : (JSON.parse(quoted) as string);
  });
}

/** What stands at a path of a value, or undefined. */
export function valueAt(value: unknown, parts: readonly PropertyKey[]): unknown {
  return parts.reduce<unknown>(
    (at, part) =>
      typeof at === 'object' && at !== null && Object.hasOwn(at, part)
        ? (at as Record<PropertyKey, unknown>)[part]
        : undefined,
    value,
  );
}

/** A value short enough to be repeated in a message. */
export function valueSeen(value: unknown): unknown {
  if (typeof value === 'string') return value.length > 200 ? `${cutText(value, 200)}...` : value;
  if (typeof value !== 'object' || value === null) return value;
  return Array.isArray(value) ? `a list of ${value.length}` : 'an object';
}
