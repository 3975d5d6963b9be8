import type { MappedExpression } from '../config/mapping';
import { compileFeel } from '../feel/compile-feel';
import { tellFault } from '../feel/fault';
import type { ToldFault } from '../feel/fault';
import { Run, withinLimits } from '../feel/run';
import type { FeelLimit } from '../feel/run';
import { weighOutput } from '../feel/weigh';
import { plainValue } from './plain-value';

/** The value that an expression has for a payload; null: it says nothing. */
export type Reader = (payload: unknown, nowMs: number) => unknown;

/** With the names below `payload` that it reads: columns, where the payload is a row. */
export interface MappedReader {
  read: Reader;
  columns: readonly string[];
}

/** An expression met the limits of what may run. */
export class ExpressionStopped extends Error {
  constructor(
    readonly limit: FeelLimit,
    readonly text: string,
  ) {
    super(limit);
  }
}

const plainPath = /^payload(?:\.[\p{L}_][\p{L}\p{N}_]*)+$/u;

export function compileReader(
  expression: MappedExpression,
): { ok: true; reader: MappedReader } | { ok: false; fault: ToldFault } {
  const text = String(expression).trim();
  const compiled = compileFeel(text, { shape: { payload: null } });
  if (!compiled.ok) {
    return { ok: false, fault: tellFault(compiled.fault) };
  }
  const byLibrary: Reader = (payload, nowMs) => {
    const run = new Run(nowMs);
    const limited = withinLimits(() => {
      const value = compiled.value({ names: { payload }, outer: null }, run);
      weighOutput(value, run);
      return value;
    });
    if (!limited.ok) throw new ExpressionStopped(limited.limit, text);
    return plainValue(limited.value);
  };
  const columns = columnsOf(text);
  // Most are plain paths: read at once, the rest of the payload costs nothing.
  const steps = plainPath.test(text) ? text.split('.').slice(1) : null;
  return { ok: true, reader: { read: steps ? pathReader(steps, byLibrary) : byLibrary, columns } };
}

/** Reads what a row has in a column, whatever that is called. */
export function columnReader(column: string): MappedReader {
  return { read: (payload) => ownValue(payload, column), columns: [column] };
}

/** A path over a list is a list, which is the library's to make. */
function pathReader(steps: readonly string[], byLibrary: Reader): Reader {
  return (payload, nowMs) => {
    let at = payload;
    for (const step of steps) {
      if (Array.isArray(at)) return byLibrary(payload, nowMs);
      at = ownValue(at, step);
    }
    return plainValue(at);
  };
}

function ownValue(of: unknown, name: string): unknown {
  if (typeof of !== 'object' || of === null || !Object.hasOwn(of, name)) return null;
  return (of as Record<string, unknown>)[name];
}

function columnsOf(text: string): string[] {
  const paths = [...text.matchAll(/payload\.([\p{L}_][\p{L}\p{N}_]*)/gu)].map(([, name]) => name ?? '');
  const keyed = [...text.matchAll(/payload\s*,\s*"([^"\\]{1,200})"/g)].map(([, name]) => name ?? '');
  return [...new Set([...paths, ...keyed])];
}
