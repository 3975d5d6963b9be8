import fc from 'fast-check';
import { readDocuments } from '../../../api/config/read-documents';
import { parseFile } from '../../../cli/apply/read-documents';
import { exportFiles, exportText } from '../../../cli/export/export-files';
import { canonicalJson } from '../../../domain/config/canonical-json';
import { configKinds } from '../../../domain/config/documents';
import { parseDocuments } from '../../../domain/config/parse';
import { exampleDocuments } from '../../domain/examples';

const texts = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.constantFrom(
    '---',
    '...',
    'null',
    '~',
    'yes',
    '0x1F',
    '1e3',
    '- a',
    'a: b',
    '# c',
    ' a\n\n b \n',
    '\ta',
    '<<',
    '&a',
    '%b',
    "'",
  ),
);
const values = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    texts,
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(
      texts.filter((name) => name !== '__proto__'),
      tie('value'),
      { maxKeys: 4 },
    ),
  ),
})).value;
const documents = fc.array(
  fc.record({
    kind: fc.constantFrom(...configKinds),
    key: fc.string({ minLength: 1 }),
    division: fc.string({ minLength: 1 }),
    more: values,
  }),
  { minLength: 1, maxLength: 4 },
);

/** Zeros have no sign in JSON. */
const plain = (value: unknown) => JSON.parse(JSON.stringify(value)) as unknown;

test('what is written is read as it was, by the command and by the server', () => {
  fc.assert(
    fc.property(documents, (given) => {
      const text = exportText(plain(given) as typeof given);
      expect(parseFile('export.yaml', text).map(({ body }) => body)).toEqual(plain(given));
      const bytes = new TextEncoder().encode(text);
      expect(readDocuments({ type: 'application/yaml', bytes }).map(({ value }) => value)).toEqual(plain(given));
    }),
  );
});

test('every example, written and read again, is the same to the last default, in one file for each division and kind', () => {
  const all = exampleDocuments('claims', 'leads', 'blended');
  const files = exportFiles(plain(all) as typeof all);
  expect([...files.keys()]).toContain('claims/routing-plans.yaml');
  const read = parseDocuments([...files].flatMap(([path, text]) => parseFile(path, text)).map(({ body }) => body));
  if (!read.ok) throw new Error(JSON.stringify(read.errors));
  const sorted = (list: readonly unknown[]) => list.map(canonicalJson).toSorted();
  expect(sorted(read.documents)).toEqual(sorted(all));
});
