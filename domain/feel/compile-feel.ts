import { parseExpression, parseUnaryTests } from 'feelin';
import type { Feel } from './compiled';
import { compile } from './expression';
import { SourceFault } from './fault';
import { Names } from './names';
import { Run, standardBudget, withinLimits } from './run';
import type { Limited } from './run';
import { syntaxTree } from './syntax';
import type { SyntaxNode } from './syntax';
import { compileUnaryTests } from './tests';
import type { CompiledTests } from './tests';
import type { TypeTest } from './type-test';
import { weighOutput } from './weigh';

/** Rules are untrusted programs: the work of reading one is bounded by these, that of running it by its `Run`. */
export const maxSourceLength = 4_000;
export const maxNesting = 60;

/** What a text may read: names with the shape of what they hold, as far as it is known, and types by name. */
export interface Vocabulary {
  /** Names that hold spaces are read as such because they stand here, at any depth. */
  shape: Readonly<Record<string, unknown>>;
  types?: ReadonlyMap<string, TypeTest>;
  /** Where names are known only when the expression runs; one that nothing bears is null then, and told (`Run.missing`). */
  admitsAnyName?: boolean;
  /** What the constants of all texts together may still take; left out: each what one evaluation may. */
  constants?: Allowance;
}

/** Steps of a `Run`, for several of them. */
export interface Allowance {
  steps: number;
}

export type Compiled<T> = { ok: true; value: T; isConstant: boolean } | { ok: false; fault: SourceFault };

export function compileFeel(text: string, vocabulary: Vocabulary): Compiled<Feel> {
  const made = compiled(text, vocabulary, parseExpression, compile);
  if (!made.ok || !made.isConstant) return made;
  const constant = constantValue(made.value, vocabulary.constants);
  if (constant.ok) return { ...made, value: () => constant.value };
  // What ends in no evaluation is refused before there is one.
  const allowed = 'an expression that ends within its budget';
  return { ok: false, fault: new SourceFault(0, `never ends (${constant.limit})`, 'INVALID_EXPRESSION', allowed) };
}

/** The value of an expression that reads nothing. */
export function constantValue(value: Feel, allowance: Allowance = { ...standardBudget }): Limited<unknown> {
  const given = Math.min(standardBudget.steps, allowance.steps);
  const run = new Run(0, { ...standardBudget, steps: given });
  const limited = withinLimits(() => {
    const constant = value({ names: {}, outer: null }, run);
    weighOutput(constant, run);
    return constant;
  });
  allowance.steps -= given - run.left.steps;
  return limited;
}

/** Unary tests: the language of a table's input cells. */
export function compileTests(text: string, vocabulary: Vocabulary): Compiled<CompiledTests> {
  return compiled(text, vocabulary, parseUnaryTests, (tree, names) => compileUnaryTests(tree, names, compile));
}

function compiled<T>(
  text: string,
  { shape, types, admitsAnyName }: Vocabulary,
  parse: typeof parseExpression,
  make: (tree: SyntaxNode, names: Names) => T,
): Compiled<T> {
  if (text.length > maxSourceLength) {
    return { ok: false, fault: new SourceFault(maxSourceLength, `longer than ${maxSourceLength} characters`) };
  }
  const deep = tooDeepAt(text);
  if (deep !== null) return { ok: false, fault: new SourceFault(deep, `nested deeper than ${maxNesting} levels`) };
  try {
    const tree = syntaxTree(parse(text, shape, undefined), text);
    const fault = firstFault(tree, text, 0);
    if (fault) return { ok: false, fault };
    const names = Names.of(Object.keys(shape), types, admitsAnyName);
    return { ok: true, value: make(tree, names), isConstant: names.isConstant };
  } catch (error) {
    if (error instanceof SourceFault) return { ok: false, fault: error };
    // What the library's parser trips over, such as a date that there is not.
    return { ok: false, fault: new SourceFault(0, 'cannot be read') };
  }
}

/** Brackets tell the depth before the parser's work grows with it. */
function tooDeepAt(text: string): number | null {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === '(' || sign === '[' || sign === '{') depth += 1;
    else if (sign === ')' || sign === ']' || sign === '}') depth = Math.max(0, depth - 1);
    if (depth > 4 * maxNesting) return at;
  }
  return null;
}

function firstFault(node: SyntaxNode, text: string, depth: number): SourceFault | null {
  if (depth > maxNesting) return new SourceFault(node.from, `nested deeper than ${maxNesting} levels`);
  if (node.isError) {
    const found = text.slice(node.from).trim();
    return new SourceFault(
      node.from,
      found === '' ? 'ends too early' : `cannot be read from "${found.slice(0, 20)}" on`,
    );
  }
  for (const below of node.children) {
    const fault = firstFault(below, text, depth + 1);
    if (fault) return fault;
  }
  return null;
}
