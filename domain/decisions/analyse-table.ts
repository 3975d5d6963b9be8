import type { CompiledTests } from '../feel/tests';
import { anyValue, columnValues } from './column-values';
import type { ColumnValues, Domain, Literal, Plain } from './column-values';
import { EffortSpent, holdsAll, isEmpty, meet, openPlace, widened } from './cover';
import type { Box, Effort } from './cover';
import { clashes, outranks } from './compare-results';
import { pairsThatMeet } from './pairs';
import type { HitPolicy } from './model';
import { tellBox } from './tell-values';

/** A table as its analysis needs it. */
export interface TableCells {
  hitPolicy: HitPolicy;
  hasDefault: boolean;
  columns: readonly { label: string; /** Null: nobody knows which values come. */ domains: readonly Domain[] | null }[];
  rules: readonly { tests: readonly CompiledTests[]; /** Undefined: known with the item only. */ results: Results }[];
  /** Values of an output, highest first, where there is an order. */
  ranked: readonly (readonly unknown[] | null)[];
}
export type Results = readonly ({ constant: unknown } | undefined)[];

/** Rules are counted from 1. */
export interface TableFinding {
  kind: 'gap' | 'overlap' | 'unreachable';
  /** Of a gap: none. Of a rule out of reach: it, then those that take what it would. */
  rules: readonly number[];
  /** All inputs of this kind, such as `Deal_Value [5000..10000) and Customer_Segment "Gold"`; empty: whatever they are. */
  where: string;
  /** One of them. */
  example: Readonly<Record<string, Literal>>;
}
export interface TableAnalysis {
  findings: readonly TableFinding[];
  /** Rules with a cell that only an item's values can judge: they may overlap, and are taken to fill what gaps they could. */
  unjudged: readonly number[];
  /** Whether it came to its end: what is not found is not there. */
  isComplete: boolean;
}

/** More are not looked for. */
export const mostFindings = 5;

const single: ReadonlySet<HitPolicy> = new Set(['UNIQUE', 'ANY', 'FIRST', 'PRIORITY']);

/**
 * Finds what a table leaves open, where its rules contradict each other, and rules that never count. Each rule is a box
 * over the values that its cells tell apart. What cannot be judged gives no finding.
 */
export function analyseTable(table: TableCells, effort: Effort): TableAnalysis {
  const findings: TableFinding[] = [];
  const columns = columnsOf(table, effort);
  // Not even its columns' values could be told apart.
  if (columns === null) return { findings, unjudged: [], isComplete: false };
  const boxes = columnWise(table, columns);
  const unjudged = table.rules.flatMap(({ tests }, row) =>
    tests.every((test, at) => isJudged(test, columns[at] ?? null)) ? [] : [row + 1],
  );
  const analysis = {
    table,
    columns: columns.map((one) => one ?? anyValue),
    boxes,
    unjudged: new Set(unjudged),
    effort,
  };
  let isComplete = true;
  for (const find of [unreachable, overlaps, gaps]) {
    try {
      for (const finding of find(analysis)) findings.push(finding);
    } catch (error) {
      if (!(error instanceof EffortSpent)) throw error;
      isComplete = false;
    }
  }
  return { findings, unjudged, isComplete };
}

interface Analysis {
  table: TableCells;
  columns: readonly ColumnValues[];
  boxes: readonly Box[];
  unjudged: ReadonlySet<number>;
  effort: Effort;
}

/** Null: that alone would take more than there is. */
function columnsOf(table: TableCells, effort: Effort): (ColumnValues | null)[] | null {
  try {
    return table.columns.map(({ domains }, at) => valuesOf(table, domains, at, effort));
  } catch (error) {
    if (error instanceof EffortSpent) return null;
    throw error;
  }
}

function valuesOf(
  { rules }: TableCells,
  domains: readonly Domain[] | null,
  column: number,
  effort: Effort,
): ColumnValues | null {
  const plains = new Set(rules.map(({ tests }) => tests[column]?.plain ?? null));
  return (
    domains &&
    columnValues(
      [...plains].filter((plain): plain is Plain => plain !== null),
      domains,
      effort,
    )
  );
}

function isJudged({ plain }: CompiledTests, column: ColumnValues | null): boolean {
  return plain === 'any' || (plain !== null && column !== null);
}

/** The box of each rule; a cell that cannot be judged admits everything. */
function columnWise({ rules, columns: { length } }: TableCells, columns: readonly (ColumnValues | null)[]): Box[] {
  const known = Array.from({ length }, () => new Map<CompiledTests, Box[number]>());
  return rules.map(({ tests }) =>
    tests.map((test, at) => {
      const cells = known[at] as Map<CompiledTests, Box[number]>;
      const found = cells.get(test);
      if (found) return found;
      const values = columns[at] ?? anyValue;
      const spans = values.spansOf(isJudged(test, columns[at] ?? null) ? (test.plain ?? 'any') : 'any');
      cells.set(test, spans);
      return spans;
    }),
  );
}

/** What may come and is expected to: that nothing is given is told only where a cell speaks of it. */
function expectedBox(columns: readonly ColumnValues[]): Box {
  return columns.map(({ expected }) => [[0, expected - 1]]);
}

/** Rules that no value hits, or that others take everything from. */
function* unreachable({ table, columns, boxes, unjudged, effort }: Analysis): Generator<TableFinding> {
  let left = mostFindings;
  for (const [row, box] of boxes.entries()) {
    if (!isEmpty(box)) continue;
    yield { kind: 'unreachable', rules: [row + 1], where: '', example: {} };
    if ((left -= 1) === 0) return;
  }
  if (table.hitPolicy !== 'FIRST' && table.hitPolicy !== 'PRIORITY') return;
  const takers = boxes.map((): number[] => []);
  const rows = boxes.flatMap((box, row) => (isEmpty(box) ? [] : [{ row, box }]));
  for (const [{ row: one }, { row: other }] of pairsThatMeet(rows, effort)) {
    if (!unjudged.has(one + 1) && outranks(table, one, other)) takers[other]?.push(one);
    else if (!unjudged.has(other + 1) && outranks(table, other, one)) takers[one]?.push(other);
  }
  for (const { row, box } of rows) {
    const by = (takers[row] as number[]).sort((a, b) => a - b);
    if (by.length === 0) continue;
    const boxOf = (taker: number) => boxes[taker] as Box;
    const alone = by.find((taker) => box.every((spans, at) => holdsAll(boxOf(taker)[at] ?? [], spans, effort)));
    if (alone === undefined && openPlace(box, by.map(boxOf), effort) !== null) continue;
    const rules = [row, ...(alone === undefined ? by : [alone])].map((each) => each + 1);
    yield { kind: 'unreachable', rules, ...tellBox(box, columns, table.columns) };
    if ((left -= 1) === 0) return;
  }
}

/** Rules of which at most one may hit, or which must agree. */
function* overlaps({ table, columns, boxes, unjudged, effort }: Analysis): Generator<TableFinding> {
  const { hitPolicy } = table;
  if (hitPolicy !== 'UNIQUE' && hitPolicy !== 'ANY') return;
  const expected = expectedBox(columns);
  const judged = boxes.flatMap((box, row) => {
    const within = box.map((spans, at) => meet(spans, expected[at] ?? []));
    return unjudged.has(row + 1) || isEmpty(within) ? [] : [{ row, box: within }];
  });
  let found = 0;
  for (const [one, other] of pairsThatMeet(judged, effort)) {
    if (hitPolicy === 'ANY' && !clashes(table, one.row, other.row)) continue;
    const box = one.box.map((spans, at) => meet(spans, other.box[at] ?? []));
    yield { kind: 'overlap', rules: [one.row + 1, other.row + 1], ...tellBox(box, columns, table.columns) };
    if ((found += 1) === mostFindings) return;
  }
}

/** Inputs that no rule hits, where the policy gives one value and there is no default. */
function* gaps({ table, columns, boxes, effort }: Analysis): Generator<TableFinding> {
  if (!single.has(table.hitPolicy) || table.hasDefault) return;
  const within = expectedBox(columns);
  const filled = boxes.filter((box) => !isEmpty(box));
  for (let found = 0; found < mostFindings; found += 1) {
    const place = openPlace(within, filled, effort);
    if (place === null) return;
    const gap = widened(place, within, filled, effort).map((span) => [span]);
    yield { kind: 'gap', rules: [], ...tellBox(gap, columns, table.columns) };
    filled.push(gap);
  }
}
