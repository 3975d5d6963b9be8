import { evaluate } from 'feelin';
import { child, refuseLoneComparison } from './compiled';
import type { Feel } from './compiled';
import { SourceFault } from './fault';
import { calculate, compare, holds, rangeOf } from './operators';
import type { ArithmeticSign } from './operators';
import { compileCall, compileDefinition } from './calls';
import { compileFilter, compileFor, compileQuantified } from './iteration';
import { functionOf } from './functions';
import { lookUp, plainName } from './scope';
import { entrySteps } from './run';
import type { SyntaxNode } from './syntax';
import { descendants } from './syntax';
import { compileMembership } from './tests';
import { compileType } from './types';
import { readProperty } from './values';
import type { Names } from './names';

/** Only literals below: such a part is evaluated once. */
const foldable =
  /^(DateTimeLiteral|DateTimeConstructor|AtLiteral|PositionalParameters|StringLiteral|NumericLiteral|ArithOp|\(|\)|date|time|and|duration)$/;

/** Compiles a node of a tree without errors; throws a `SourceFault`. */
export function compile(node: SyntaxNode, names: Names): Feel {
  const [first, second, third] = node.children;
  switch (node.name) {
    case 'Expression':
    case 'FunctionBody':
    case 'PositiveUnaryTest':
      return compile(child(node, 0), names);
    case 'ParenthesizedExpression':
      return compile(child(node, 1), names);
    case 'null':
      return () => null;
    case 'BooleanLiteral':
      return constant(node.text === 'true');
    case 'NumericLiteral':
      return constant(Number(node.text.replace(/\s+/g, '')));
    case 'StringLiteral':
      return constant(evaluate(node.text).value);
    case '?':
      names.readOutside();
      return (scope) => lookUp(scope, '?') ?? null;
    case 'VariableName':
      return compileVariable(node, names);
    case 'SpecialFunctionName':
      return (_, run) => functionOf(node.text.replace(/\s+/g, ' '), run);
    case 'List':
      return compileList(node.children.slice(1, -1), names);
    case 'Context':
      return compileContext(node.children.slice(1, -1), names);
    case 'ArithmeticExpression':
      return compileArithmetic(node, names);
    case 'Conjunction':
    case 'Disjunction':
      for (const part of node.children) refuseLoneComparison(part);
      return compileLogic(compile(child(node, 0), names), compile(child(node, 2), names), node.name === 'Disjunction');
    case 'Comparison':
      return compileComparison(node, names);
    case 'Interval':
      return compileInterval(node, names);
    case 'SimplePositiveUnaryTest':
      return second ? compileOpenRange(child(node, 0).text, compile(second, names)) : compile(child(node, 0), names);
    case 'PathExpression':
      return compilePath(compile(child(node, 0), names), plainName(third?.text ?? ''));
    case 'FilterExpression':
      return compileFilter(node, names, compile);
    case 'ForExpression':
      return compileFor(node, names, compile);
    case 'QuantifiedExpression':
      return compileQuantified(node, names, compile);
    case 'FunctionDefinition':
      return compileDefinition(node, names, compile);
    case 'FunctionInvocation':
    case 'DateTimeLiteral':
      if (descendants(node).every(({ name }) => foldable.test(name)))
        return constant(evaluate(node.text).value ?? null);
      return first?.name === 'AtLiteral' ? constant(null) : compileCall(node, names, compile);
    case 'IfExpression':
      return compileIf(node, names);
    case 'InstanceOfExpression': {
      const value = compile(child(node, 0), names);
      const isOfType = compileType(child(node, 3), names);
      return (scope, run) => isOfType(value(scope, run), run);
    }
    default:
      throw new SourceFault(node.from, `"${node.text.slice(0, 40)}" is not supported in rules`);
  }
}

function constant(value: unknown): Feel {
  return () => value;
}

function compileVariable(node: SyntaxNode, names: Names): Feel {
  const name = plainName(node.text);
  names.check(name, node.from);
  const { tellsMissing } = names;
  return (scope, run) => {
    run.tick();
    const value = lookUp(scope, name);
    if (value !== undefined) return value;
    const made = functionOf(name, run);
    if (made === null && tellsMissing) run.missing.add(name);
    return made;
  };
}

function compileList(nodes: readonly SyntaxNode[], names: Names): Feel {
  const entries = nodes.map((node) => compile(node, names));
  return (scope, run) => {
    run.make(entries.length);
    run.tick(entries.length);
    return entries.map((entry) => entry(scope, run));
  };
}

/** Entries read those before them. */
function compileContext(nodes: readonly SyntaxNode[], names: Names): Feel {
  let known = names;
  const entries = nodes.map((node) => {
    const key = keyOf(child(child(node, 0), 0));
    const value = compile(child(node, 1), known);
    known = known.with([plainName(key)]);
    return { key, name: plainName(key), value };
  });
  return (scope, run) => {
    run.make(entries.length);
    run.tick(entries.length * entrySteps * 2);
    const inner: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
    const own = { names: inner, outer: scope };
    const made = entries.map(({ key, name, value }) => [key, (inner[name] = value(own, run))] as const);
    return Object.fromEntries(made);
  };
}

function keyOf(node: SyntaxNode): string {
  return node.name === 'StringLiteral' ? String(evaluate(node.text).value) : node.text.replace(/\s+/g, ' ');
}

function compileArithmetic(node: SyntaxNode, names: Names): Feel {
  if (node.children.length === 2) {
    const value = compile(child(node, 1), names);
    return (scope, run) => calculate('*', -1, value(scope, run), run);
  }
  const left = compile(child(node, 0), names);
  const right = compile(child(node, 2), names);
  const written = child(node, 1).text;
  const sign = (written === '^' ? '**' : written) as ArithmeticSign;
  return (scope, run) => {
    run.tick();
    return calculate(sign, left(scope, run), right(scope, run), run);
  };
}

/** Three values: what is no boolean is unknown. */
function compileLogic(left: Feel, right: Feel, decisive: boolean): Feel {
  return (scope, run) => {
    const a = left(scope, run);
    if (a === decisive) return decisive;
    const b = right(scope, run);
    if (b === decisive) return decisive;
    return typeof a === 'boolean' && typeof b === 'boolean' ? !decisive : null;
  };
}

function compileComparison(node: SyntaxNode, given: Names): Feel {
  const names = node.children.some(({ name }) => name === 'null') ? given.lenient() : given;
  const left = compile(child(node, 0), names);
  const operator = child(node, 1).text;
  if (operator === 'in') {
    const isAdmitted = compileMembership(node.children.slice(2), names, compile);
    return (scope, run) => isAdmitted(left(scope, run), scope, run);
  }
  const right = compile(child(node, 2), names);
  if (operator === 'between') {
    const upper = compile(child(node, 4), names);
    return (scope, run) => {
      const value = left(scope, run);
      const [above, below] = [compare(value, right(scope, run)), compare(value, upper(scope, run))];
      return above === null || below === null ? null : above >= 0 && below <= 0;
    };
  }
  return (scope, run) => holds(operator, left(scope, run), right(scope, run), run);
}

function compileInterval(node: SyntaxNode, names: Names): Feel {
  const [low, high] = [compile(child(node, 1), names), compile(child(node, 3), names)];
  const [startIncluded, endIncluded] = [child(node, 0).text === '[', child(node, 4).text === ']'];
  return (scope, run) => {
    const [start, end] = [low(scope, run), high(scope, run)];
    return rangeOf(start, end, start !== null && startIncluded, end !== null && endIncluded);
  };
}

function compileOpenRange(operator: string, limit: Feel): Feel {
  return (scope, run) => {
    const value = limit(scope, run);
    if (operator === '>' || operator === '>=') return rangeOf(value, null, operator === '>=', false);
    if (operator === '<' || operator === '<=') return rangeOf(null, value, false, operator === '<=');
    return null;
  };
}

function compilePath(target: Feel, name: string): Feel {
  return (scope, run) => {
    const value = target(scope, run);
    if (!Array.isArray(value)) return readProperty(value, name);
    run.make(value.length);
    return value.map((entry) => readProperty(entry, name));
  };
}

function compileIf(node: SyntaxNode, names: Names): Feel {
  const condition = compile(child(node, 1), names);
  const [yes, no] = [compile(child(node, 3), names), compile(child(node, 5), names)];
  return (scope, run) => (condition(scope, run) === true ? yes(scope, run) : no(scope, run));
}
