import { runInThisContext } from 'node:vm';
import { compileModel } from '../../domain/decisions/compile-model';
import { evaluateModel } from '../../domain/decisions/evaluate-model';
import type { BoxedTable } from '../../domain/decisions/model';
import { scanRows } from '../../domain/decisions/row-index';
import { compileTests } from '../../domain/feel/compile-feel';
import { Run } from '../../domain/feel/run';
import type { CompiledTests } from '../../domain/feel/tests';
import type { Figure } from '../figures';
import { median } from '../figures';
import { seeded } from './seeded';

const ROWS = 1_000;
const QUESTIONS = 2_000;
const LAPS = 7;
const PART = 50;
const columns = ['product', 'region', 'value', 'age', 'score', 'channel'] as const;
type Row = Record<(typeof columns)[number], { cell: string; code: string; hit: unknown }>;
type Values = Record<(typeof columns)[number], unknown>;

/** A table of 1,000 rows with 6 inputs: by the product's evaluator, as plain JavaScript, and asked cell by cell. */
export function thousandRows(): Figure[] {
  const random = seeded(7);
  const rows = Array.from({ length: ROWS }, () => rowOf(random));
  // Each question hits a row that lies anywhere in the table.
  const questions = Array.from({ length: QUESTIONS }, () => {
    const row = rows[random(ROWS)] as Row;
    return Object.fromEntries(columns.map((column) => [column, row[column].hit])) as Values;
  });
  const indexed = byModel(rows);
  const plain = asJavaScript(rows);
  const naive = cellByCell(rows);
  for (const values of questions) {
    const said = [indexed(values), plain(values), naive(values)];
    if (new Set(said).size > 1) throw new Error(`they differ: ${JSON.stringify([values, said])}`);
  }
  const laps = { indexed: [] as number[], plain: [] as number[], naive: [] as number[] };
  // In turns, so that what else the machine does falls on all of them.
  for (let lap = 0; lap <= LAPS; lap += 1) {
    const times = {
      indexed: lapUs(indexed, questions),
      plain: lapUs(plain, questions),
      naive: lapUs(naive, questions),
    };
    if (lap > 0) for (const name of ['indexed', 'plain', 'naive'] as const) laps[name].push(times[name]);
  }
  const [us, plainUs, naiveUs] = [median(laps.indexed), median(laps.plain), median(laps.naive)];
  const name = `a decision table of ${ROWS} rows with ${columns.length} inputs is asked, by processor time`;
  return [
    {
      name,
      value: `${Math.round(1e6 / us)}/s (${us.toFixed(1)} µs)`,
      beside: `asked cell by cell: ${Math.round(1e6 / naiveUs)}/s, ${(naiveUs / us).toFixed(1)} times as long`,
      asked: 'at least 20000/s',
      holds: 1e6 / us >= 20_000,
    },
    {
      name: 'the same beside plain compiled JavaScript',
      value: `${(us / plainUs).toFixed(2)} times as long`,
      beside: `plain: ${Math.round(1e6 / plainUs)}/s (${plainUs.toFixed(1)} µs)`,
      asked: 'at most 5 times',
      holds: us / plainUs <= 5,
    },
  ];
}

/** Processor time of one question, µs. */
function lapUs(ask: (values: Values) => unknown, questions: readonly Values[]): number {
  const start = process.cpuUsage();
  for (const values of questions) ask(values);
  const { user, system } = process.cpuUsage(start);
  return (user + system) / questions.length;
}

function rowOf(random: (below: number) => number): Row {
  const oneOf = (kind: string, many: number) => {
    const value = `${kind} ${random(many)}`;
    return { cell: JSON.stringify(value), code: `=== ${JSON.stringify(value)}`, hit: value };
  };
  const between = (most: number, width: number) => {
    const low = random(most);
    const high = low + 1 + random(width);
    return { cell: `[${low}..${high})`, code: `>= ${low} && $ < ${high}`, hit: low + 0.5 };
  };
  const above = (most: number) => {
    const low = random(most);
    return { cell: `>= ${low}`, code: `>= ${low}`, hit: low + 1 };
  };
  const any = { cell: '-', code: '=== $', hit: 'anything' };
  return {
    product: oneOf('product', 40),
    region: random(5) === 0 ? any : oneOf('region', 12),
    value: between(100_000, 20_000),
    age: random(4) === 0 ? { ...any, hit: 30 } : between(80, 30),
    score: above(100),
    channel: random(3) === 0 ? any : oneOf('channel', 5),
  };
}

function byModel(rows: readonly Row[]): (values: Values) => unknown {
  const body: BoxedTable = {
    kind: 'table',
    hitPolicy: 'FIRST',
    inputs: columns.map((column) => ({ text: `attributes.${column}` })),
    outputs: [{ name: 'minPriority' }],
    rules: rows.map((row, at) => ({ tests: columns.map((column) => row[column].cell), results: [String(at)] })),
  };
  const decision = { name: 'Table', inputs: ['attributes'], decisions: [], functions: [], body };
  const compiled = compileModel(
    { types: [], inputs: [{ name: 'attributes' }], functions: [], decisions: [decision] },
    { pathOf: () => [], cellPath: () => [] },
  );
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.faults[0]));
  return (attributes) => {
    const outcome = evaluateModel(compiled.model, 'Table', () => attributes, 0);
    return 'value' in outcome ? outcome.value : null;
  };
}

function asJavaScript(rows: readonly Row[]): (values: Values) => unknown {
  const lines = rows.map((row, at) => {
    const tests = columns.map((column) => `${column} ${row[column].code.replaceAll('$', column)}`);
    return `if (${tests.join(' && ')}) return ${at};`;
  });
  // In parts that the engine will optimise: one function of all rows is too long for it.
  const parts = Array.from({ length: ROWS / PART }, (_, part) => lines.slice(part * PART, (part + 1) * PART));
  const functions = parts.map(
    (part, at) => `function part${at}(${columns.join(', ')}) { ${part.join('\n')} return -1; }`,
  );
  const calls = parts.map((_, at) => `found = part${at}(${columns.join(', ')}); if (found >= 0) return found;`);
  const body = `const { ${columns.join(', ')} } = attributes; let found; ${calls.join('\n')} return null;`;
  return runInThisContext(`(() => { ${functions.join('\n')}\nreturn (attributes) => { ${body} } })()`) as (
    values: Values,
  ) => unknown;
}

function cellByCell(rows: readonly Row[]): (values: Values) => unknown {
  const scope = { names: {}, outer: null };
  const index = scanRows(
    rows.map((row) =>
      columns.map((column): CompiledTests => {
        const compiled = compileTests(row[column].cell, { shape: {} });
        if (!compiled.ok) throw compiled.fault;
        return compiled.value;
      }),
    ),
  );
  return (values) => {
    const asked = columns.map((column) => values[column]);
    return index.find(asked, scope, new Run(0), 1)[0] ?? null;
  };
}
