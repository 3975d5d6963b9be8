import { parseDocuments } from '../../../domain/config/parse';
import { withModels } from '../../../domain/config/with-models';

const head = '<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" name="a">';
/** A file whose decision is the list of so many texts. */
function fileOf(texts: readonly string[]): unknown {
  const items = texts.map((text) => `<literalExpression><text>${text}</text></literalExpression>`).join('');
  const dmn = `${head}<decision name="segment"><list>${items}</list></decision></definitions>`;
  return { kind: 'decision', key: 't', division: 'd', dmn };
}
async function faults(document: unknown): Promise<unknown[]> {
  const parsed = parseDocuments(await withModels([document]));
  return parsed.ok ? [] : parsed.errors.map(({ path, code }) => [path, code]);
}

test('a file of thousands of long texts is refused before any of them is read', async () => {
  // Each would be refused by itself: that nobody reads it is told by the one fault.
  const long = Array.from({ length: 1_900 }, () => '1').join(' + > ');
  expect(await faults(fileOf(Array.from({ length: 200 }, () => long)))).toEqual([['documents[0].dmn', 'TOO_BIG']]);
  expect(await faults(fileOf(['1', '2']))).toEqual([]);
});

test('a table is measured by the texts that differ in a column', async () => {
  const table = { kind: 'decision', key: 't', division: 'd', inputs: ['attributes.A'], outputs: ['minPriority'] };
  const rules = Array.from({ length: 10_000 }, (_, at) => [`"${'x'.repeat(60)}${at % 2}"`, at % 5]);
  expect(await faults({ ...table, rules })).toEqual([]);
  const distinct = Array.from({ length: 10_000 }, (_, at) => [`"${'x'.repeat(60)}${at}"`, at % 5]);
  expect(await faults({ ...table, rules: distinct })).toEqual([['documents[0].rules', 'TOO_BIG']]);
});

test('a faulty cell is told wherever it stands', async () => {
  const table = { kind: 'decision', key: 't', division: 'd', inputs: ['attributes.A'], outputs: ['minPriority'] };
  const rules = [
    ['1', '> >'],
    ['2', '> >'],
  ];
  expect(await faults({ ...table, rules })).toEqual([
    ['documents[0].rules[0][1]', 'INVALID_EXPRESSION'],
    ['documents[0].rules[1][1]', 'INVALID_EXPRESSION'],
  ]);
});

test('constants are worked out within what all of a table may take', async () => {
  const table = { kind: 'decision', key: 't', division: 'd', inputs: ['attributes.A'], outputs: ['minPriority'] };
  const dear = (at: number) => ['-', `count(for i in 1..20000 return i + ${at})`];
  expect(await faults({ ...table, rules: [dear(1), dear(2)] })).toEqual([]);
  const found = await faults({ ...table, rules: Array.from({ length: 100 }, (_, at) => dear(at)) });
  expect(found.length).toBeGreaterThan(50);
  expect(found[0]).toEqual([expect.stringMatching(/^documents\[0\]\.rules\[\d+\]\[1\]$/), 'INVALID_EXPRESSION']);
});
