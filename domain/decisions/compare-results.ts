import { compileFeel, constantValue } from '../feel/compile-feel';
import { equals } from '../feel/operators';
import { Run } from '../feel/run';
import type { Results, TableCells } from './analyse-table';

/** What an output cell always gives; undefined where it reads something. */
export function constantResult(text: string): Results[number] {
  if (text === '-') return { constant: null };
  const compiled = compileFeel(text, { shape: {} });
  const constant = compiled.ok && compiled.isConstant ? constantValue(compiled.value) : null;
  return constant?.ok ? { constant: constant.value } : undefined;
}

/** Whether two rules certainly say different things. */
export function clashes({ rules }: TableCells, one: number, other: number): boolean {
  const others = rules[other]?.results ?? [];
  return (rules[one]?.results ?? []).some((result, at) => {
    const beside = others[at];
    return result && beside && equals(result.constant, beside.constant, new Run(0)) !== true;
  });
}

/** Whether a rule certainly goes before another where both hit. */
export function outranks({ hitPolicy, rules, ranked }: TableCells, one: number, other: number): boolean {
  if (hitPolicy === 'FIRST') return one < other;
  const others = rules[other]?.results ?? [];
  for (const [at, result] of (rules[one]?.results ?? []).entries()) {
    const order = ranked[at];
    const beside = others[at];
    if (!order) continue;
    if (!result || !beside) return false;
    const [mine, its] = [rankOf(order, result.constant), rankOf(order, beside.constant)];
    if (mine !== its) return mine < its;
  }
  return one < other;
}

function rankOf(order: readonly unknown[], value: unknown): number {
  const rank = order.findIndex((entry) => equals(entry, value, new Run(0)) === true);
  return rank < 0 ? Infinity : rank;
}
