import { FeelFunction, evaluate, isRange, parseExpression, parseUnaryTests, toFeel, unaryTest } from 'feelin';
import { Temporal as Tempo } from 'temporal-polyfill';
import { refusedConstruct } from './budget';
import { isSameTree, syntaxTree } from './syntax';
import type { SyntaxNode } from './syntax';

/**
 * The one place that knows the FEEL library. Rules are untrusted programs: what passes `parseFeel` and `parseTests` is
 * short, shallow and free of loops and regular expressions, so that its evaluation ends at once. Numbers are doubles;
 * what is no number is null.
 */
export const maxSourceLength = 2_000;

export interface FeelFault {
  /** Position in the text, counted from 0. */
  at: number;
  message: string;
}
export type ParsedFeel = { ok: true; tree: SyntaxNode } | { ok: false; fault: FeelFault };

/** Variables of one evaluation. `now()` and `today()` are injected: the clock is never read. */
export type FeelContext = Readonly<Record<string, unknown>>;

export function parseFeel(text: string): ParsedFeel {
  return parse(text, parseExpression);
}

/** Unary tests: the language of a table's input cells. */
export function parseTests(text: string): ParsedFeel {
  return parse(text, parseUnaryTests);
}

function parse(text: string, parser: typeof parseExpression): ParsedFeel {
  if (text.length > maxSourceLength) {
    return { ok: false, fault: { at: maxSourceLength, message: `longer than ${maxSourceLength} characters` } };
  }
  const tree = syntaxTree(parser(text, {}, undefined), text);
  const fault = firstError(tree, text) ?? refusedConstruct(tree);
  return fault ? { ok: false, fault } : { ok: true, tree };
}

function firstError(node: SyntaxNode, text: string): FeelFault | null {
  if (node.isError) {
    const found = text.slice(node.from).trim();
    return {
      at: node.from,
      message: found === '' ? 'ends too early' : `cannot be read from "${found.slice(0, 20)}" on`,
    };
  }
  for (const child of node.children) {
    const fault = firstError(child, text);
    if (fault) return fault;
  }
  return null;
}

/** Value of an expression that was parsed before; null where the language has no answer. */
export function evaluateFeel(text: string, context: FeelContext, nowMs: number): unknown {
  return tryFeel(text, context, nowMs)?.value ?? null;
}

/**
 * Whether a text reads as it did when it was parsed: names may hold spaces and signs of arithmetic, so keys of the context
 * can make another expression of it.
 */
export function readsAlike(text: string, tree: SyntaxNode, context: FeelContext, nowMs: number): boolean {
  const now = guarded(() => syntaxTree(parseExpression(text, { ...context, ...clock(nowMs) }, undefined), text));
  return now !== null && isSameTree(tree, now);
}

/** The value of an expression where it matters that the library failed: then there is no answer. */
export function tryFeel(text: string, context: FeelContext, nowMs: number): { value: unknown } | null {
  return guarded(() => ({ value: normalize(evaluate(text, { ...context, ...clock(nowMs) }).value) }));
}

/** Whether a value passes unary tests that were parsed before. */
export function passesTests(text: string, value: unknown, context: FeelContext, nowMs: number): boolean {
  return guarded(() => unaryTest(text, { ...context, ...clock(nowMs), '?': value }).value) === true;
}

/** Whether FEEL itself defines a name, such as `min` or `string length`. */
export function isBuiltIn(name: string): boolean {
  return guarded(() => evaluate(name, {}).warnings.length === 0) === true;
}

/** A duration that a rule gave, in ms; undefined for any other value and for years and months, whose length varies. */
export function durationOf(value: unknown): number | undefined {
  const duration = toFeel(value) as { yearsMonths?: unknown; unwrap?: () => Tempo.Duration } | null;
  if (typeof duration !== 'object' || duration === null) return undefined;
  if (duration.yearsMonths !== false || typeof duration.unwrap !== 'function') return undefined;
  const span = duration.unwrap();
  return span instanceof Tempo.Duration ? span.total('milliseconds') : undefined;
}

function clock(nowMs: number): FeelContext {
  const instant = Tempo.Instant.fromEpochMilliseconds(nowMs).toZonedDateTimeISO('UTC');
  return {
    now: new FeelFunction(() => toFeel(instant), []),
    today: new FeelFunction(() => toFeel(instant.toPlainDate()), []),
  };
}

/** A rule that makes the library fail decides nothing; it must not take the capture with it. */
function guarded<T>(run: () => T): T | null {
  try {
    return run();
  } catch {
    return null;
  }
}

function normalize(value: unknown): unknown {
  if (value === undefined || isRange(value)) return null;
  return typeof value === 'number' && !Number.isFinite(value) ? null : value;
}
