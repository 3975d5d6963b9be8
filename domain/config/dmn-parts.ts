import type { Boxed, DecisionModel } from '../decisions/model';

/**
 * What a `.dmn` file says, by the names of its decisions and functions, with places as its faults have them: for people who
 * compare two files. Null: it is none, or nobody has read it.
 */
export function dmnParts(document: object): Readonly<Record<string, unknown>> | null {
  const { dmn, model: stored } = document as { dmn?: unknown; model?: { model?: DecisionModel } };
  const model = stored?.model;
  if (typeof dmn !== 'string' || !model) return null;
  const { decisions, functions, inputs, types } = model;
  return {
    ...Object.fromEntries(functions.map(({ name, body }) => [name, bodyParts(body)])),
    ...Object.fromEntries(
      decisions.map(({ name, type, body }) => [name, { ...(type && { type }), ...bodyParts(body) }]),
    ),
    'input data': inputs,
    types,
  };
}

function bodyParts(body: Boxed): object {
  if (body.kind !== 'table') return body;
  const { kind: _, rules, ...table } = body;
  return { ...table, rules: rules.map(({ tests, results }) => ({ inputs: tests, outputs: results })) };
}
