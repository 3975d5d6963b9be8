import type { DecisionOutput } from '../config/decision';
import { evaluateFeel, isBuiltIn, parseFeel, parseTests } from './feel';
import type { FeelContext, FeelFault } from './feel';
import { convertOutput } from './outputs';
import { descendants } from './syntax';
import type { SyntaxNode } from './syntax';
import { compileTests } from './unary';
import type { CellTest } from './unary';

export interface CellFault {
  message: string;
  code: 'INVALID_EXPRESSION' | 'UNKNOWN_NAME' | 'INVALID_OUTPUT' | 'INVALID_RULE';
  allowed?: string;
}
export type Compiled<T> = { ok: true; value: T } | { ok: false; fault: CellFault };

export type InputReader = (context: FeelContext, nowMs: number) => unknown;
export type OutputReader = InputReader;

/** What rules may read of an item. */
export const ruleVariables = [
  'attributes',
  'source',
  'worktype',
  'division',
  'department',
  'process',
  'externalTag',
] as const;

/** An input column: most are plain attributes, which are read without the library. */
export function compileInput(text: string): Compiled<InputReader> {
  const parsed = parseFeel(text);
  if (!parsed.ok) return unreadable(parsed.fault);
  const unknown = unknownName(parsed.tree);
  if (unknown) return { ok: false, fault: unknown };
  const attribute = /^attributes\.([\p{L}_][\p{L}\p{N}_]*)$/u.exec(text.trim())?.[1];
  if (attribute === undefined) return { ok: true, value: (context, nowMs) => evaluateFeel(text, context, nowMs) };
  return { ok: true, value: ({ attributes }) => ownValue(attributes, attribute) };
}

export function compileTest(text: string): Compiled<CellTest> {
  const parsed = parseTests(text);
  if (!parsed.ok) return unreadable(parsed.fault);
  const unknown = unknownName(parsed.tree);
  return unknown ? { ok: false, fault: unknown } : { ok: true, value: compileTests(text, parsed.tree) };
}

/** An output cell: one that reads nothing of the item is evaluated once, and its type is checked here and now. */
export function compileOutput(text: string, output: DecisionOutput): Compiled<OutputReader> {
  // A dash means "no value" in an output, as "any" in an input.
  if (text === '-') return { ok: true, value: () => null };
  const parsed = parseFeel(text);
  if (!parsed.ok) return unreadable(parsed.fault);
  const unknown = unknownName(parsed.tree);
  if (unknown) return { ok: false, fault: unknown };
  if (!isConstant(parsed.tree)) return { ok: true, value: (context, nowMs) => evaluateFeel(text, context, nowMs) };
  const value = evaluateFeel(text, {}, 0);
  const converted = convertOutput(output, value);
  if (converted.ok && (converted.value !== null || text === 'null')) return { ok: true, value: () => value };
  const allowed = converted.ok ? 'an expression that has a value' : converted.allowed;
  return { ok: false, fault: { message: `is no value for ${output}`, code: 'INVALID_OUTPUT', allowed } };
}

/** The value of a plain FEEL text constant, such as the queue that an output names; undefined for anything else. */
export function constantText(text: string): string | undefined {
  const parsed = parseFeel(text);
  if (!parsed.ok || !isConstant(parsed.tree)) return undefined;
  const value = evaluateFeel(text, {}, 0);
  return typeof value === 'string' ? value : undefined;
}

function isConstant(tree: SyntaxNode): boolean {
  return descendants(tree).every(({ name, text }) => {
    if (name === '?') return false;
    return name !== 'VariableName' || (!isClock(text) && isBuiltIn(text));
  });
}

function isClock(name: string): boolean {
  return name === 'now' || name === 'today';
}

/** Inside a filter names may be those of the list's entries, which nobody knows beforehand. */
export function unknownName(tree: SyntaxNode, allowed: readonly string[] = ruleVariables): CellFault | null {
  if (tree.name === 'FilterExpression') return null;
  if (tree.name === 'VariableName' && !allowed.includes(tree.text) && !isBuiltIn(tree.text)) {
    return {
      message: `does not know "${tree.text}"`,
      code: 'UNKNOWN_NAME',
      allowed: `${allowed.join(', ')}, and the functions of FEEL; texts stand in double quotes`,
    };
  }
  for (const child of tree.children) {
    const fault = unknownName(child, allowed);
    if (fault) return fault;
  }
  return null;
}

function ownValue(of: unknown, name: string): unknown {
  if (typeof of !== 'object' || of === null || !Object.hasOwn(of, name)) return null;
  const value = (of as Record<string, unknown>)[name];
  return value === undefined ? null : value;
}

export function unreadable({ at, message }: FeelFault): { ok: false; fault: CellFault } {
  return {
    ok: false,
    fault: { message: `${message} (position ${at + 1})`, code: 'INVALID_EXPRESSION', allowed: 'FEEL' },
  };
}
