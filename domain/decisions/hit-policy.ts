import { compare, equals } from '../feel/operators';
import type { Run } from '../feel/run';
import { ConflictFound } from './conflict';
import type { Aggregation, HitPolicy } from './model';

/** What a policy needs of a table; outputs are evaluated only where they count. */
export interface Hits {
  table: string;
  hitPolicy: HitPolicy;
  aggregation: Aggregation | undefined;
  /** Rows that hit, in their order; at most `mostHits` of them. */
  rows: readonly number[];
  /** Values of a row's outputs. */
  valuesOf: (row: number) => readonly unknown[];
  /** What the table gives for a row's values: the only one, or a context of all. */
  asResult: (values: readonly unknown[]) => unknown;
  /** Place of a value among those allowed, highest first. */
  rankOf: (output: number, value: unknown) => number;
}

/** More hits than that change nothing. */
export function mostHits(hitPolicy: HitPolicy): number {
  return hitPolicy === 'FIRST' ? 1 : Infinity;
}

/** What a table with at least one hit gives, and the rows that it came from. */
export function applyPolicy(hits: Hits, run: Run): { value: unknown; rows: readonly number[] } {
  const { rows, valuesOf, asResult } = hits;
  const first = rows[0] as number;
  const resultOf = (row: number) => asResult(valuesOf(row));
  switch (hits.hitPolicy) {
    case 'FIRST':
      return { value: resultOf(first), rows: [first] };
    case 'UNIQUE':
      if (rows.length > 1) throw conflict(hits);
      return { value: resultOf(first), rows };
    case 'ANY': {
      const value = resultOf(first);
      if (rows.slice(1).some((row) => equals(resultOf(row), value, run) !== true)) throw conflict(hits);
      return { value, rows };
    }
    case 'PRIORITY': {
      const [best] = inOutputOrder(hits);
      return { value: best && asResult(best.values), rows: best ? [best.row] : [] };
    }
    case 'OUTPUT ORDER': {
      const ordered = inOutputOrder(hits);
      return { value: ordered.map(({ values }) => asResult(values)), rows: ordered.map(({ row }) => row) };
    }
    case 'RULE ORDER':
      return { value: rows.map(resultOf), rows };
    case 'COLLECT': {
      const values = rows.map(resultOf);
      return { value: hits.aggregation ? aggregate(hits.aggregation, values) : values, rows };
    }
  }
}

function conflict({ table, hitPolicy, rows }: Hits): ConflictFound {
  return new ConflictFound({ table, hitPolicy, rules: rows.map((row) => row + 1) });
}

/** By the first output that differs in rank; rows of equal rank keep their order. */
function inOutputOrder({ rows, valuesOf, rankOf }: Hits): { row: number; values: readonly unknown[] }[] {
  const ranked = rows.map((row) => {
    const values = valuesOf(row);
    return { row, values, ranks: values.map((value, output) => rankOf(output, value)) };
  });
  return ranked.sort((a, b) => {
    const at = a.ranks.findIndex((rank, output) => rank !== b.ranks[output]);
    return at < 0 ? a.row - b.row : (a.ranks[at] as number) - (b.ranks[at] as number);
  });
}

/** Null where an output has no value to add or to compare. */
function aggregate(aggregation: Aggregation, values: readonly unknown[]): unknown {
  switch (aggregation) {
    case 'COUNT':
      return values.length;
    case 'SUM':
      return values.every((value) => typeof value === 'number') ? values.reduce((sum, value) => sum + value, 0) : null;
    case 'MIN':
      return extreme(values, -1);
    case 'MAX':
      return extreme(values, 1);
  }
}

function extreme(values: readonly unknown[], sign: 1 | -1): unknown {
  return values.reduce((best, value) => {
    const order = compare(value, best);
    return order === null ? null : order * sign > 0 ? value : best;
  });
}
