import { Readable } from 'node:stream';
import fc from 'fast-check';
import { badEncodingIn, NoTable, readCsv, type ReadRow } from '../../../api/import/read-csv';

/** In pieces of a size, as a connection may bring them. */
function pieces(bytes: Buffer, size = 7): AsyncIterable<Uint8Array> {
  const count = Math.ceil(bytes.length / size);
  return Readable.from(Array.from({ length: count }, (_, index) => bytes.subarray(index * size, (index + 1) * size)));
}

async function read(content: string | Buffer, size?: number) {
  const { columns, rows } = await readCsv(pieces(Buffer.from(content), size));
  const found: ReadRow[] = [];
  for await (const row of rows) found.push(row);
  return { columns, rows: found };
}
const cellsOf = (rows: readonly ReadRow[]) => rows.map((each) => (each.ok ? each.row.cells : each.errors[0]?.code));

test.each([
  ['commas', 'id,Name\n1,Ada\n'],
  ['semicolons', 'id;Name\r\n1;Ada\r\n'],
  ['tabs', 'id\tName\n1\tAda'],
  ['a mark of its encoding', '\ufeffid,Name\n1,Ada\n'],
  ['a quoted head', '"id";"Name"\n1;Ada\n'],
  ['empty lines and rows', 'id,Name\n\n,\n1,Ada\n,\n'],
])('a file with %s is read', async (_, content) => {
  const { columns, rows } = await read(content);
  expect(columns).toEqual(['id', 'Name']);
  expect(cellsOf(rows)).toEqual([{ id: '1', Name: 'Ada' }]);
});

test('commas inside a quoted head separate nothing', async () => {
  const { columns, rows } = await read('id;"Name, first, last"\n1;Ada\n');
  expect(columns).toEqual(['id', 'Name, first, last']);
  expect(cellsOf(rows)).toEqual([{ id: '1', 'Name, first, last': 'Ada' }]);
});

test('a bad row costs that row alone, and keeps its number and its line', async () => {
  const { rows } = await read('id,Name\n1,"a\nb"\n2\n3,c,d\n4,e"f"g\n5,"h"i\n6,ok\n');
  expect(rows.map((each) => (each.ok ? [each.row.row, each.row.line] : [each.row, each.line]))).toEqual([
    [1, 3],
    [2, 4],
    [3, 5],
    [4, 6],
    [5, 7],
    [6, 8],
  ]);
  expect(cellsOf(rows)).toEqual([
    { id: '1', Name: 'a\nb' },
    'WRONG_COLUMN_COUNT',
    'WRONG_COLUMN_COUNT',
    { id: '4', Name: 'e"f"g' },
    { id: '5', Name: '"h"i' },
    { id: '6', Name: 'ok' },
  ]);
});

test('a quote that is never closed is told, with what stood before it', async () => {
  const { rows } = await read('id,Name\n1,a\n2,"b\n3,c\n');
  expect(cellsOf(rows)).toEqual([{ id: '1', Name: 'a' }, 'CSV_QUOTE_NOT_CLOSED']);
});

test('a row that is too long costs itself alone', async () => {
  const { rows } = await read(`id,Name\n1,${'x'.repeat(600_000)}\n2,b\n`, 65_536);
  expect(cellsOf(rows)).toEqual(['TOO_BIG', { id: '2', Name: 'b' }]);
});

test('one that would fill the memory ends the reading, which is told', async () => {
  const { rows } = await read(`id,Name\n1,a\n2,"${'x'.repeat(9_000_000)}\n3,c\n`, 65_536);
  expect(cellsOf(rows)).toEqual([{ id: '1', Name: 'a' }, 'CSV_MAX_RECORD_SIZE']);
});

test.each([
  ['', 'REQUIRED'],
  ['id,Name,id\n', 'DUPLICATE_COLUMN'],
  ['id,__proto__\n', 'FORBIDDEN_KEY'],
  [Array.from({ length: 1_001 }, (_, index) => `c${index}`).join(','), 'TOO_BIG'],
])('the head of %j is refused', async (content, code) => {
  const failed = await read(content).catch((error: unknown) => error);
  expect(failed).toBeInstanceOf(NoTable);
  expect((failed as NoTable).problem).toMatchObject({ path: 'columns', code });
});

test.each(['latin1', 'utf16le'] as const)('%s is found out, with the line', async (encoding) => {
  const bytes = Buffer.from('id,Näme\n1,Müller\n', encoding);
  expect(await badEncodingIn(pieces(bytes))).toBe(1);
  expect(await badEncodingIn(pieces(Buffer.from('id\nMüller')))).toBeNull();
  expect(await badEncodingIn(pieces(Buffer.from('id\nMü').subarray(0, -1)))).toBe(2);
});

test('whatever a cell holds comes back as it was, however the file is cut', async () => {
  const cell = fc.string({ unit: 'grapheme' }).map((text) => text.trim());
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 8 }),
      fc.constantFrom(',', ';', '\t'),
      fc.integer({ min: 1, max: 50 }),
      async (table, delimiter, size) => {
        const lines = [['a', 'b'], ...table].map((row) => row.map(quoted).join(delimiter));
        const { rows } = await read(`${lines.join('\r\n')}\r\n`, size);
        const wanted = table
          .filter((row) => row.some((text) => text !== ''))
          .map(([a, b]) => ({ ...(a === '' ? {} : { a }), ...(b === '' ? {} : { b }) }));
        expect(cellsOf(rows)).toEqual(wanted);
      },
    ),
  );
});
