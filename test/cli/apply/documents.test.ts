import { placeModels } from '../../../cli/apply/model-file';
import { parseFile } from '../../../cli/apply/read-documents';
import { placeError } from '../../../cli/apply/place-error';

const yaml = `# two documents
kind: division
key: claims
---
kind: queue
key: claims   # the same key in another kind
---
`;

test('documents of a YAML file know the line that they begin in; an empty one is none', () => {
  expect(parseFile('a.yaml', yaml)).toEqual([
    { file: 'a.yaml', line: 2, body: { kind: 'division', key: 'claims' } },
    { file: 'a.yaml', line: 5, body: { kind: 'queue', key: 'claims' } },
  ]);
});

test.each(['{"kind":"queue"}', '[{"kind":"queue"}]', '{"documents":[{"kind":"queue"}]}'])(
  'a JSON file may hold %s',
  (text) => {
    expect(parseFile('a.json', text).map(({ body }) => body)).toEqual([{ kind: 'queue' }]);
  },
);

test.each([
  ['a.yaml', 'kind: [', /^a\.yaml:1:8: /],
  ['a.yaml', 'kind: a\nkind: b\n', /^a\.yaml:2:1: Map keys must be unique/],
  ['a.yaml', 'kind: a\n key: b\n', /^a\.yaml:1:7: Nested mappings are not allowed in compact mappings$/],
  ['a.json', '{', /^a\.json: /],
  ['a.txt', '', /only .yaml, .yml, .json, .dmn, .bpmn files/],
])('%s with %j is refused with its place', (file, text, words) => {
  expect(() => parseFile(file, text)).toThrow(words);
});

test("an error of the server is shown at the place of its document, with the document's name", () => {
  const documents = parseFile('a.yaml', yaml);
  expect(placeError({ path: 'documents[1].order', message: 'unknown' }, documents)).toBe(
    'a.yaml:5: queue claims, order: unknown',
  );
  expect(placeError({ path: 'documents[0]', message: 'unknown' }, documents)).toBe(
    'a.yaml:2: division claims: unknown',
  );
});

test('what was seen and what is allowed stand behind an error', () => {
  const error = {
    path: 'documents[1].order',
    message: 'is no order',
    value: 'x',
    allowed: ['longest-idle', 'preferred'],
  };
  expect(placeError(error, parseFile('a.yaml', yaml))).toBe(
    'a.yaml:5: queue claims, order: is no order: "x" (allowed: longest-idle, preferred)',
  );
});

test.each([
  [{ path: 'documents[9].x', message: 'm' }, 'documents[9].x: m'],
  [{ path: '', message: 'm' }, 'm'],
  [{ message: 'm' }, 'm'],
  [{ path: 'x' }, 'x: is refused'],
])('an error that names no document of ours is shown as it came: %j', (error, text) => {
  expect(placeError(error, parseFile('a.yaml', yaml))).toBe(text);
});

const dmn = (attributes: string) =>
  `<?xml version="1.0"?>\n<dmn:definitions name="x" ${attributes}>\n</dmn:definitions>`;

test('a .dmn file is a decision whose text stays as it is, named by its file or by what its root says', () => {
  const plain = dmn('');
  expect(parseFile('a/Claim Routing.dmn', plain)).toEqual([
    { file: 'a/Claim Routing.dmn', line: 1, body: { kind: 'decision', key: 'claim-routing', dmn: plain } },
  ]);
  const own = 'xmlns:cw="urn:casewright:dmn" cw:key="k" cw:division="d" cw:decision="A &amp; B" cw:conflictQueue="q"';
  const [placed] = parseFile('a.dmn', dmn(own));
  expect(placed?.body).toMatchObject({ key: 'k', division: 'd', decision: 'A & B', conflictQueue: 'q' });
});

test('a .bpmn file is a case type in the same way', () => {
  const own = 'xmlns:cw="urn:casewright:bpmn" cw:division="claims" cw:process="p"';
  const text = `<bpmn:definitions ${own}></bpmn:definitions>`;
  expect(parseFile('Claim Case.bpmn', text)[0]?.body).toEqual({
    kind: 'case-type',
    key: 'claim-case',
    division: 'claims',
    process: 'p',
    bpmn: text,
  });
  expect(() => placeModels(parseFile('a.bpmn', '<definitions/>'))).toThrow('xmlns:casewright="urn:casewright:bpmn"');
});

test('a .dmn file lies in the division of what stands beside it, where that is only one', () => {
  const file = parseFile('a.dmn', dmn(''));
  const division = parseFile('b.yaml', 'kind: division\nkey: claims');
  const other = parseFile('c.yaml', 'kind: queue\nkey: q\ndivision: sales');
  expect(placeModels([...file, ...division])[0]?.body).toMatchObject({ division: 'claims' });
  expect(() => placeModels([...file, ...division, ...other])).toThrow('a.dmn does not say in which division it lies');
  expect(() => placeModels(file)).toThrow('a.dmn does not say');
});
