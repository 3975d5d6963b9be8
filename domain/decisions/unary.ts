import { evaluateFeel, passesTests } from './feel';
import type { FeelContext } from './feel';
import type { SyntaxNode } from './syntax';

/** Whether an input's value passes a cell. */
export type CellTest = (value: unknown, context: FeelContext, nowMs: number) => boolean;

type SimpleTest = (value: string | number) => boolean;

/**
 * Most cells are literals, comparisons with a number or ranges of numbers. Those are answered without the library,
 * which reads the text anew each time (some 100 microseconds); for texts and numbers only, so that every odd pairing
 * of types stays the library's business.
 */
export function compileTests(text: string, tree: SyntaxNode): CellTest {
  const [first] = tree.children;
  if (first?.name === 'Wildcard' && tree.children.length === 1) return () => true;
  const slow: CellTest = (value, context, nowMs) => passesTests(text, value, context, nowMs);
  const negated = first?.name === 'not';
  const list = tree.children.find((child) => child.name === 'PositiveUnaryTests');
  const tests = list?.children.map(simpleTest);
  if (!tests || tests.length === 0 || tests.some((test) => test === null)) return slow;
  const simple = tests.filter((test): test is SimpleTest => test !== null);
  return (value, context, nowMs) => {
    if (typeof value !== 'string' && typeof value !== 'number') return slow(value, context, nowMs);
    return simple.some((test) => test(value)) !== negated;
  };
}

function simpleTest(node: SyntaxNode): SimpleTest | null {
  const test = node.name === 'PositiveUnaryTest' && node.children.length === 1 ? node.children[0] : undefined;
  if (test?.name === 'StringLiteral' || test?.name === 'NumericLiteral') {
    const literal = literalOf(test);
    return (value) => value === literal;
  }
  if (test?.name !== 'SimplePositiveUnaryTest') return null;
  const [one, two] = test.children;
  if (one?.name === 'CompareOp' && two?.name === 'NumericLiteral' && test.children.length === 2) {
    return comparison(one.text, literalOf(two));
  }
  return one?.name === 'Interval' && test.children.length === 1 ? interval(one) : null;
}

function comparison(operator: string, limit: unknown): SimpleTest | null {
  if (typeof limit !== 'number') return null;
  switch (operator) {
    case '>':
      return (value) => typeof value === 'number' && value > limit;
    case '>=':
      return (value) => typeof value === 'number' && value >= limit;
    case '<':
      return (value) => typeof value === 'number' && value < limit;
    case '<=':
      return (value) => typeof value === 'number' && value <= limit;
    default:
      return null;
  }
}

function interval(node: SyntaxNode): SimpleTest | null {
  const [open, low, , high, close] = node.children;
  if (low?.name !== 'NumericLiteral' || high?.name !== 'NumericLiteral' || node.children.length !== 5) return null;
  const [from, to] = [literalOf(low), literalOf(high)];
  if (typeof from !== 'number' || typeof to !== 'number' || from > to) return null;
  const above = open?.text === '[' ? (value: number) => value >= from : (value: number) => value > from;
  const below = close?.text === ']' ? (value: number) => value <= to : (value: number) => value < to;
  return (value) => typeof value === 'number' && above(value) && below(value);
}

/** Escapes and number forms are the library's to read. */
function literalOf(node: SyntaxNode): unknown {
  return evaluateFeel(node.text, {}, 0);
}
