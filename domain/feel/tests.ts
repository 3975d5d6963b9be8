import { evaluate, isFunction, isRange } from 'feelin';
import { child, refuseLoneComparison } from './compiled';
import type { Compile } from './compiled';
import { invoke } from './functions';
import type { Names } from './names';
import { equals, holds, isWithin } from './operators';
import type { Run } from './run';
import type { Scope } from './scope';
import { descendants } from './syntax';
import type { SyntaxNode } from './syntax';

/** Whether a value passes; null: it cannot be said. */
export type ValueTest = (value: unknown, scope: Scope, run: Run) => boolean | null;

/** What a test with literals only admits: one value, where both ends are it, or what lies between; open where an end is left out. */
export interface PlainRange {
  low?: string | number | boolean | null;
  high?: string | number | boolean | null;
  lowIncluded?: boolean;
  highIncluded?: boolean;
}
export interface CompiledTests {
  test: (value: unknown, scope: Scope, run: Run) => boolean;
  /** What an index can answer by itself; null: only the test can tell. */
  plain: { ranges: readonly PlainRange[]; isNegated: boolean } | 'any' | null;
}

/** The unary tests of a table's cell. */
export function compileUnaryTests(tree: SyntaxNode, names: Names, compile: Compile): CompiledTests {
  const [first] = tree.children;
  if (first?.name === 'Wildcard' && tree.children.length === 1) return { test: () => true, plain: 'any' };
  const nodes = tree.children.find(({ name }) => name === 'PositiveUnaryTests')?.children ?? [];
  const own = names.with(['?']);
  const tests = nodes.map((node) => compileTest(child(node, 0), own, compile, true));
  const ranges = nodes.map((node) => plainTest(child(node, 0)));
  const isNegated = first?.name === 'not';
  return {
    test: (value, scope, run) => tests.some((test) => test(value, scope, run) === true) !== isNegated,
    plain: ranges.every((range) => range !== null) ? { ranges, isNegated } : null,
  };
}

/** What stands behind `in`. */
export function compileMembership(nodes: readonly SyntaxNode[], names: Names, compile: Compile): ValueTest {
  const list = nodes.find(({ name }) => name === 'PositiveUnaryTests')?.children ?? nodes;
  const tests = list.filter(({ name }) => name === 'PositiveUnaryTest');
  const compiled = tests.map((node) => compileTest(child(node, 0), names.with(['?']), compile, false));
  return (value, scope, run) => {
    let answer: boolean | null = false;
    for (const test of compiled) {
      const verdict = test(value, scope, run);
      if (verdict === true) return true;
      if (verdict === null) answer = null;
    }
    return answer;
  };
}

/** A truth that is calculated is a cell's verdict; behind `in` it is a value as any other. */
function compileTest(node: SyntaxNode, names: Names, compile: Compile, isCell: boolean): ValueTest {
  const [one, two] = node.children;
  if (node.name === 'SimplePositiveUnaryTest' && one?.name === 'CompareOp' && two) {
    refuseLoneComparison(two);
    const limit = compile(two, names);
    return (value, scope, run) => holds(one.text, value, limit(scope, run), run);
  }
  const expression = compile(node, names);
  if (descendants(node).some(({ name }) => name === '?')) {
    return (value, scope, run) => expression({ names: { '?': value }, outer: scope }, run) === true;
  }
  const isVerdict = isCell && node.name !== 'BooleanLiteral';
  return (value, scope, run) => {
    const asked = expression(scope, run);
    return isVerdict && typeof asked === 'boolean' ? asked : admits(asked, value, run);
  };
}

function admits(asked: unknown, value: unknown, run: Run): boolean | null {
  if (isRange(asked)) return isWithin(asked, value);
  if (isFunction(asked)) return invoke(asked, [value], run) === true;
  if (Array.isArray(asked) && !Array.isArray(value)) return asked.some((entry) => admits(entry, value, run) === true);
  return equals(asked, value, run) ?? false;
}

function plainTest(node: SyntaxNode): PlainRange | null {
  const literal = literalOf(node);
  if (literal !== undefined) return { low: literal, high: literal, lowIncluded: true, highIncluded: true };
  if (node.name !== 'SimplePositiveUnaryTest') return null;
  const [one, two] = node.children;
  if (one?.name === 'Interval') {
    const [low, high] = [literalOf(child(one, 1)), literalOf(child(one, 3))];
    if (!isOrdered(low) || typeof low !== typeof high || !isOrdered(high)) return null;
    return { low, high, lowIncluded: child(one, 0).text === '[', highIncluded: child(one, 4).text === ']' };
  }
  const limit = two && literalOf(two);
  if (!isOrdered(limit)) return null;
  const operator = one?.text ?? '';
  switch (operator) {
    case '>':
    case '>=':
      return { low: limit, lowIncluded: operator === '>=' };
    case '<':
    case '<=':
      return { high: limit, highIncluded: operator === '<=' };
    case '=':
      return { low: limit, high: limit, lowIncluded: true, highIncluded: true };
    default:
      return null;
  }
}

function isOrdered(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}

function literalOf(node: SyntaxNode): string | number | boolean | null | undefined {
  if (node.name === 'null') return null;
  if (!['StringLiteral', 'NumericLiteral', 'BooleanLiteral'].includes(node.name)) return undefined;
  return evaluate(node.text).value as string | number | boolean;
}
