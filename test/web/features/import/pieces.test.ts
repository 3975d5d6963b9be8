import fc from 'fast-check';
import type { ImportRow } from '../../../../api/contract/import';
import { readCsv, type ReadRow } from '../../../../api/import/read-csv';
import { errorsCsv, knownByPiece, outcomesOf, piecesOf } from '../../../../web/src/features/import/pieces';
import { readTable } from '../../../../web/src/features/import/read-table';

const bytes = (text: string) => new TextEncoder().encode(text);
function tableOf(text: string) {
  const read = readTable(bytes(text));
  if (!read.ok) throw new Error(read.fault);
  return read.table;
}
async function serverRows(csv: string) {
  const { columns, rows } = await readCsv(
    (async function* () {
      yield bytes(csv);
    })(),
  );
  const found: ReadRow[] = [];
  for await (const row of rows) found.push(row);
  return { columns, found };
}
const cellsOf = (rows: readonly ReadRow[], columns: readonly string[]) =>
  rows.map((each) => (each.ok ? columns.map((column) => each.row.cells[column] ?? '') : each.errors));
/** What the server would answer if it found nothing wrong. */
const answers = (rows: readonly unknown[]): ImportRow[] =>
  rows.map((_, at) => ({ row: at + 1, line: at + 2, outcome: 'new', externalId: `E-${at}` }));

test('the server reads of a piece what it would have read of the file, whatever the cells hold', async () => {
  const cell = fc.string({ unit: fc.constantFrom('a', ' ', '"', ',', ';', '\n', '=', 'ü') });
  const row = fc.tuple(cell, cell, cell);
  const quoted = (cells: readonly string[]) => cells.map((each) => `"${each.replaceAll('"', '""')}"`).join(';');
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 30 }), async (rows) => {
      const file = `x;y;z\n${rows.map(([a, b, c], at) => quoted([`${at}${a}`, b, c])).join('\n')}\n`;
      const [piece] = [...piecesOf(tableOf(file), ['externalId', '', 'name'])];
      const whole = await serverRows(file);
      const { columns, found } = await serverRows(piece?.csv ?? '');
      expect(columns).toEqual(['externalId', 'name']);
      expect(cellsOf(found, ['externalId', 'name'])).toEqual(cellsOf(whole.found, ['x', 'z']));
    }),
    { numRuns: 50 },
  );
});

test('a piece is no longer than the server takes, however few its rows are', () => {
  const table = tableOf(`id,name\n${Array.from({ length: 5 }, (_, at) => `${at},${'x'.repeat(400_000)}`).join('\n')}`);
  const pieces = [...piecesOf(table, ['externalId', 'name'])];
  expect(pieces.map(({ rows }) => rows.length)).toEqual([3, 2]);
});

test('all rows are in one piece or another, once, and their outcomes tell the lines of the file', () => {
  const table = tableOf(`id,name\n${Array.from({ length: 1_234 }, (_, at) => `${at},"two\nlines"`).join('\n')}`);
  const pieces = [...piecesOf(table, ['externalId', 'name'])];
  expect(pieces.map(({ rows }) => rows.length)).toEqual([500, 500, 234]);
  const outcomes = pieces.flatMap((piece) => outcomesOf(piece, answers(piece.rows), table, ['externalId', 'name']));
  expect(outcomes.map(({ line }) => line)).toEqual(table.rows.map(({ line }) => line));
  expect(outcomes.slice(-1)).toMatchObject([{ line: 2_469, outcome: 'new' }]);
});

test('a row that the server could not tell of is not sent, and faults name the column of the file', () => {
  const table = tableOf('No,Price,Note\n1,5,x\n2,6\n,,left out\n3,many,y\n');
  const targets = ['externalId', 'Deal_Value', ''];
  const [piece] = [...piecesOf(table, targets)];
  expect(piece?.csv).toBe('"externalId","Deal_Value"\r\n"1","5"\r\n"3","many"\r\n');
  const told: ImportRow[] = [
    { row: 1, line: 2, outcome: 'new', externalId: '1' },
    {
      row: 2,
      line: 3,
      outcome: 'failed',
      errors: [
        { path: 'attributes.Deal_Value', column: 'Deal_Value', message: 'must be number', code: 'X', value: 'many' },
      ],
    },
  ];
  const outcomes = piece ? outcomesOf(piece, told, table, targets) : [];
  expect(outcomes).toMatchObject([
    { line: 2, outcome: 'new' },
    { line: 3, outcome: 'failed', errors: [{ code: 'WRONG_COLUMN_COUNT', value: 2, allowed: 3 }] },
    { line: 4, outcome: 'failed', errors: [{ code: 'REQUIRED', path: 'externalId' }] },
    { line: 5, outcome: 'failed', errors: [{ column: 'Price', value: 'many' }] },
  ]);
  expect(errorsCsv(outcomes).split('\r\n')).toEqual([
    'line,externalId,column,code,message,value,allowed',
    '3,,,WRONG_COLUMN_COUNT,has 2 cells,2,3',
    '4,,externalId,REQUIRED,is missing,,',
    '5,,Price,X,must be number,many,',
    '',
  ]);
});

test('what an earlier piece of a dry run would bring is known to a later one', () => {
  const outcomes = ['a', 'b'].map((externalId) => ({ line: 2, outcome: 'new' as const, externalId }));
  expect(knownByPiece(new Set(['a']), outcomes).map(({ outcome }) => outcome)).toEqual(['known', 'new']);
});

test.each([
  ['encoding', new Uint8Array([0x61, 0x0a, 0xfc, 0x0a])],
  ['empty', bytes('externalId,name\n')],
  ['empty', bytes('')],
  ['large', new Uint8Array(33 * 1024 * 1024)],
] as const)('a file is refused as %s before anything is sent', (fault, content) => {
  expect(readTable(content)).toEqual({ ok: false, fault });
});

test('a mark of the encoding is no part of the first name', () => {
  expect(tableOf('\ufeffid;name\n1;Ada\n').columns).toEqual(['id', 'name']);
});
