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
