import { parseDocuments } from '../../../domain/config/parse';
import { warningsOf } from '../../../domain/config/warnings';
import { exampleDocuments } from '../examples';

function warnings(points: { at: string; level: string }[], key = 'steady') {
  const parsed = parseDocuments([{ kind: 'priority-scheme', key, division: 'claims', points }]);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  return warningsOf(parsed.documents, exampleDocuments('claims'));
}

test('the examples give no warning', () => {
  const documents = exampleDocuments('claims', 'leads');
  expect(warningsOf(documents, [])).toEqual([]);
});

test('a point beyond 100 % of the SLA is warned of', () => {
  const points = [
    { at: '100%', level: '0%' },
    { at: '101%', level: '9%' },
  ];
  expect(warnings(points, 'other')).toMatchObject([
    { path: 'documents[0].points[1].at', code: 'POINT_AFTER_DUE', value: '101%' },
  ]);
});

test('a point after the target of a worktype that uses the scheme is warned of', () => {
  const points = [
    { at: 'P2D', level: '0%' },
    { at: 'PT49H', level: '9%' },
  ];
  expect(warnings(points, 'other')).toEqual([]);
  expect(warnings(points)).toMatchObject([
    { value: 'PT49H', message: 'is after the due date of worktype medical-claim (PT48H) and never counts' },
  ]);
});

test('a calendar that is never open is warned of', () => {
  const parsed = parseDocuments([
    { kind: 'calendar', key: 'shut', division: 'claims', timeZone: 'Europe/Berlin', hours: { sun: [] } },
    {
      kind: 'calendar',
      key: 'sundays',
      division: 'claims',
      timeZone: 'Europe/Berlin',
      hours: { sun: ['09:00-12:00'] },
    },
  ]);
  expect(warningsOf(parsed.ok ? parsed.documents : [], [])).toMatchObject([
    { path: 'documents[0].hours', code: 'NEVER_OPEN', kind: 'calendar', key: 'shut' },
  ]);
});

test('a worktype without a closed status is warned of: its items never reach an end that shows', () => {
  const worktype = { kind: 'worktype', key: 'w', division: 'd', queue: 'q', referencePrefix: 'W' };
  const open = { key: 'open', category: 'open', initial: true };
  const codes = (statuses: object[]) => {
    const parsed = parseDocuments([{ ...worktype, statuses }]);
    return warningsOf(parsed.ok ? parsed.documents : [], []).map(({ path, code }) => `${path} ${code}`);
  };
  expect(codes([open])).toEqual(['documents[0].statuses NO_FINAL_STATUS']);
  expect(codes([open, { key: 'closed', category: 'closed' }])).toEqual([]);
});

test('a source whose table gives no worktype is warned of; one is judged by what sources ask it with', () => {
  const source = { kind: 'source', key: 's', division: 'd', decision: 'which' };
  const codes = (inputs: string[], output: string, rules: string[][], more: object[] = []) => {
    const table = { kind: 'decision', key: 'which', division: 'd', inputs, outputs: [output], rules };
    const parsed = parseDocuments([source, table, ...more]);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
    return warningsOf(parsed.documents, []).map(({ path, code, message }) => `${path} ${code} ${message}`);
  };
  expect(codes([], 'segment', [['"a"']])).toEqual([
    'documents[0].decision NO_WORKTYPE gives no worktype, which is all that it is asked for',
  ]);
  expect(codes(['attributes.A'], 'worktype', [['"x"', '"w"']])).toEqual([
    expect.stringMatching(/^documents\[1\].rules TABLE_GAP .*: what the source says counts$/),
  ]);
  // No schema has been asked about what the source gives, whatever the worktype's own use of the table says of it.
  const attributes = { properties: { A: { enum: ['x'], type: 'string' } } };
  const statuses = [
    { key: 'open', category: 'open', initial: true },
    { key: 'closed', category: 'closed' },
  ];
  const own = { attributes, statuses, queue: 'q', referencePrefix: 'W', routing: { decision: 'which' } };
  const worktype = { kind: 'worktype', key: 'w', division: 'd', ...own };
  expect(codes(['attributes.A'], 'worktype', [['"x"', '"w"']], [worktype])).toEqual([
    expect.stringContaining('TABLE_GAP'),
  ]);
});
