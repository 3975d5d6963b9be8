import type { DmnElement } from 'dmn-moddle';
import { Unreadable, manyOf, oneOf, textOf } from './dmn-element';
import { aggregations, hitPolicies } from './model';
import type { Boxed, BoxedFunction, BoxedTable, Variable } from './model';

const maxDepth = 30;

/** An expression of a file; `owner` is the decision or function that it belongs to. */
export function readBoxed(element: DmnElement, owner: string, depth: number): Boxed {
  const boxed = readKind(element, owner, depth);
  // That of a function is the type of what it gives, or of itself: tools do not agree.
  const type = boxed.kind === 'function' ? undefined : textOf(element, 'typeRef');
  return type ? { ...boxed, type: type.replace(/^[\w-]+:/, '') } : boxed;
}

function readKind(element: DmnElement, owner: string, depth: number): Boxed {
  if (depth > maxDepth) throw new Unreadable(`${owner}: nested deeper than ${maxDepth} levels`);
  const below = (part: DmnElement | undefined): Boxed => {
    if (!part) throw new Unreadable(`${owner}: ${element.$type.slice(4)} lacks an expression that can be read`);
    return readBoxed(part, owner, depth + 1);
  };
  switch (element.$type) {
    case 'dmn:LiteralExpression':
      return { kind: 'literal', text: feelOf(element, owner) };
    case 'dmn:DecisionTable':
      return readTable(element, owner);
    case 'dmn:FunctionDefinition':
      return readFunction(element, owner, depth);
    case 'dmn:Context':
      return {
        kind: 'context',
        entries: manyOf(element, 'contextEntry').map((entry) => {
          const variable = oneOf(entry, 'variable');
          return { ...(variable ? readVariable(variable, owner) : {}), body: below(oneOf(entry, 'value')) };
        }),
      };
    case 'dmn:Invocation': {
      const called = oneOf(element, 'calledFunction');
      if (called?.$type !== 'dmn:LiteralExpression') throw new Unreadable(`${owner}: an invocation calls no name`);
      const bindings = manyOf(element, 'binding').map((binding) => {
        const parameter = oneOf(binding, 'parameter');
        const { name } = parameter ? readVariable(parameter, owner) : { name: '' };
        return { name, body: below(oneOf(binding, 'bindingFormula')) };
      });
      return { kind: 'invocation', called: feelOf(called, owner), bindings };
    }
    case 'dmn:List':
      return { kind: 'list', items: manyOf(element, 'elements').map(below) };
    case 'dmn:Relation':
      return {
        kind: 'relation',
        columns: manyOf(element, 'column').map((column) => readVariable(column, owner).name),
        rows: manyOf(element, 'row').map((row) => manyOf(row, 'elements').map(below)),
      };
    default:
      throw new Unreadable(`${owner}: ${element.$type.slice(4)} is not supported`);
  }
}

export function readFunction(element: DmnElement, owner: string, depth: number): BoxedFunction {
  const kind = textOf(element, 'kind') ?? 'FEEL';
  if (kind !== 'FEEL') throw new Unreadable(`${owner}: functions of the kind ${kind} are not supported`);
  const body = oneOf(element, 'body');
  if (!body) throw new Unreadable(`${owner}: a function has no body that can be read`);
  const parameters = manyOf(element, 'formalParameter').map((parameter) => readVariable(parameter, owner));
  return { kind: 'function', parameters, body: readBoxed(body, owner, depth + 1) };
}

function readTable(element: DmnElement, owner: string): BoxedTable {
  const policy = textOf(element, 'hitPolicy') ?? 'UNIQUE';
  const hitPolicy = hitPolicies.find((known) => known === policy);
  if (!hitPolicy) throw new Unreadable(`${owner}: there is no hit policy ${policy}`);
  const asked = textOf(element, 'aggregation');
  const aggregation = aggregations.find((known) => known === asked);
  if (asked !== undefined && !aggregation) throw new Unreadable(`${owner}: there is no aggregation ${asked}`);
  return {
    kind: 'table',
    hitPolicy,
    ...(aggregation ? { aggregation } : {}),
    inputs: manyOf(element, 'input').map((input) => {
      const expression = oneOf(input, 'inputExpression');
      if (!expression) throw new Unreadable(`${owner}: an input has no expression`);
      return { text: feelOf(expression, owner), ...given('allowed', oneOf(input, 'inputValues')) };
    }),
    outputs: manyOf(element, 'output').map((output) => {
      const name = textOf(output, 'name');
      return {
        ...(name ? { name } : {}),
        ...given('allowed', oneOf(output, 'outputValues')),
        ...given('byDefault', oneOf(output, 'defaultOutputEntry')),
      };
    }),
    rules: manyOf(element, 'rule').map((rule) => ({
      tests: manyOf(rule, 'inputEntry').map((cell) => feelOf(cell, owner) || '-'),
      results: manyOf(rule, 'outputEntry').map((cell) => feelOf(cell, owner) || '-'),
    })),
  };
}

function given<N extends string>(name: N, tests: DmnElement | undefined): { [K in N]?: string } {
  const text = tests && textOf(tests, 'text')?.trim();
  return (text ? { [name]: text } : {}) as { [K in N]?: string };
}

function readVariable(element: DmnElement, owner: string): Variable {
  const name = textOf(element, 'name');
  if (name === undefined) throw new Unreadable(`${owner}: a variable has no name`);
  const type = textOf(element, 'typeRef')?.replace(/^[\w-]+:/, '');
  return { name, ...(type ? { type } : {}) };
}

function feelOf(element: DmnElement, owner: string): string {
  const language = textOf(element, 'expressionLanguage');
  if (language !== undefined && !/feel/i.test(language)) {
    throw new Unreadable(`${owner}: the expression language ${language} is not supported`);
  }
  return textOf(element, 'text')?.trim() ?? '';
}
