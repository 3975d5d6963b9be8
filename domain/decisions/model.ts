/**
 * Decisions as plain data: what a `.dmn` file and the short form of a table are both read into. Names are as people
 * wrote them; everything that is FEEL is text.
 */
export interface DecisionModel {
  types: readonly ModelType[];
  inputs: readonly Variable[];
  /** Business knowledge models. */
  functions: readonly ModelFunction[];
  decisions: readonly ModelDecision[];
}

export interface Variable {
  name: string;
  type?: string | undefined;
}

/** An item definition. */
export interface ModelType extends Variable {
  isList?: boolean | undefined;
  /** Unary tests of what is allowed. */
  allowed?: string | undefined;
  parts?: readonly ModelType[] | undefined;
}

export interface ModelFunction {
  name: string;
  body: BoxedFunction;
  /** Functions that it calls, by name. */
  functions: readonly string[];
}

export interface ModelDecision extends Variable {
  /** Inputs, decisions and functions that it uses, by name. */
  inputs: readonly string[];
  decisions: readonly string[];
  functions: readonly string[];
  body: Boxed;
}

export const hitPolicies = ['UNIQUE', 'FIRST', 'PRIORITY', 'ANY', 'COLLECT', 'RULE ORDER', 'OUTPUT ORDER'] as const;
export type HitPolicy = (typeof hitPolicies)[number];
export const aggregations = ['SUM', 'MIN', 'MAX', 'COUNT'] as const;
export type Aggregation = (typeof aggregations)[number];

export interface BoxedTable {
  kind: 'table';
  hitPolicy: HitPolicy;
  aggregation?: Aggregation | undefined;
  inputs: readonly { text: string; allowed?: string | undefined }[];
  outputs: readonly TableOutput[];
  rules: readonly { tests: readonly string[]; results: readonly string[] }[];
}
export interface TableOutput {
  /** A table with one output may leave it without a name. */
  name?: string | undefined;
  /** Unary tests; for the policies PRIORITY and OUTPUT ORDER also the order, highest first. */
  allowed?: string | undefined;
  byDefault?: string | undefined;
}

export interface BoxedFunction {
  kind: 'function';
  parameters: readonly Variable[];
  body: Boxed;
}

/** An expression; `type` is what its value is brought to. */
export type Boxed = { type?: string | undefined } & (
  | BoxedTable
  | BoxedFunction
  | { kind: 'literal'; text: string }
  /** An entry without a name is the result. */
  | { kind: 'context'; entries: readonly { name?: string | undefined; type?: string | undefined; body: Boxed }[] }
  | { kind: 'invocation'; called: string; bindings: readonly { name: string; body: Boxed }[] }
  | { kind: 'relation'; columns: readonly string[]; rows: readonly (readonly Boxed[])[] }
  | { kind: 'list'; items: readonly Boxed[] }
);

/** What a file was read into: a model, or why it could not be. */
export type StoredModel = { model: DecisionModel } | { fault: string };
