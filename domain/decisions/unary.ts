import { evaluateFeel, passesTests } from './feel';
import type { FeelContext } from './feel';
import type { SyntaxNode } from './syntax';

/** Whether an input's value passes a cell. */
export type CellTest = (value: unknown, context: FeelContext, nowMs: number) => boolean;

type Endpoint = (context: FeelContext, nowMs: number) => unknown;

/**
 * Compiles the unary tests of a cell. Literals, comparisons and ranges, which most cells are, are answered here: the
 * library reads the text anew at each question (some 100 microseconds), and holds a text to be at least 0, where FEEL
 * says that values of different types do not compare. Everything else is the library's.
 */
export function compileTests(text: string, tree: SyntaxNode): CellTest {
  const [first] = tree.children;
  if (first?.name === 'Wildcard' && tree.children.length === 1) return () => true;
  const list = tree.children.find((child) => child.name === 'PositiveUnaryTests');
  if (!list) return (value, context, nowMs) => passesTests(text, value, context, nowMs);
  const tests = list.children.filter((child) => child.name === 'PositiveUnaryTest').map(compileTest);
  const negated = first?.name === 'not';
  return (value, context, nowMs) => tests.some((test) => test(value, context, nowMs)) !== negated;
}

function compileTest(node: SyntaxNode): CellTest {
  const test = node.children.length === 1 ? node.children[0] : undefined;
  if (test?.name === 'StringLiteral' || test?.name === 'NumericLiteral') {
    const literal = evaluateFeel(test.text, {}, 0);
    return (value) => value === literal;
  }
  const library: CellTest = (value, context, nowMs) => passesTests(node.text, value, context, nowMs);
  const [one, two, three] = test?.name === 'SimplePositiveUnaryTest' ? test.children : [];
  if (one?.name === 'Interval' && two === undefined) return interval(one, library);
  if (one?.name !== 'CompareOp' || !two || three) return library;
  const limit = endpoint(two);
  switch (one.text) {
    case '>':
    case '>=':
    case '<':
    case '<=':
      return ordered(limit, one.text, library);
    default:
      return library;
  }
}

/** Numbers compare with numbers, texts with texts; two values of the library's own types (dates) are left to it. */
function ordered(limit: Endpoint, operator: '>' | '>=' | '<' | '<=', library: CellTest): CellTest {
  return (value, context, nowMs) => {
    const asked = limit(context, nowMs);
    if (typeof value === 'number' && typeof asked === 'number') return holds(value, operator, asked);
    if (typeof value === 'string' && typeof asked === 'string') return holds(value, operator, asked);
    return isOwnType(value) && isOwnType(asked) && library(value, context, nowMs);
  };
}

function interval(node: SyntaxNode, library: CellTest): CellTest {
  const [open, low, , high, close] = node.children;
  if (!low || !high || node.children.length !== 5) return library;
  const above = ordered(endpoint(low), open?.text === '[' ? '>=' : '>', library);
  const below = ordered(endpoint(high), close?.text === ']' ? '<=' : '<', library);
  return (value, context, nowMs) => above(value, context, nowMs) && below(value, context, nowMs);
}

function holds<T extends number | string>(value: T, operator: '>' | '>=' | '<' | '<=', limit: T): boolean {
  switch (operator) {
    case '>':
      return value > limit;
    case '>=':
      return value >= limit;
    case '<':
      return value < limit;
    case '<=':
      return value <= limit;
  }
}

/** Dates, times and durations are instances of the library's classes; lists and contexts have no order. */
function isOwnType(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.getPrototypeOf(value) !== Object.prototype;
}

/** Literals are read once. */
function endpoint(node: SyntaxNode): Endpoint {
  if (node.name !== 'NumericLiteral' && node.name !== 'StringLiteral') {
    return (context, nowMs) => evaluateFeel(node.text, context, nowMs);
  }
  const literal = evaluateFeel(node.text, {}, 0);
  return () => literal;
}
