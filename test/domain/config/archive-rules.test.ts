import { archiveRules } from '../../../domain/config/archive-rules';

const worktype = { kind: 'worktype', key: 'claim', division: 'claims', referencePrefix: 'CLM', queue: 'claims' };
const DAY_MS = 86_400_000;

test.each([
  [{ archiveAfter: 'P7D' }, 7 * DAY_MS],
  [{ archiveAfter: 'PT0S' }, 0],
  [{}, 90 * DAY_MS],
])('a worktype with %j archives its items %d ms after their close', (more, afterMs) => {
  expect(archiveRules([{ ...worktype, ...more }])).toEqual([{ division: 'claims', worktype: 'claim', afterMs }]);
});

test('a document that is valid no longer archives nothing, and stands in nobody’s way', () => {
  const rules = archiveRules([{ ...worktype, archiveAfter: 'soon' }, null, { ...worktype, key: 'other' }]);
  expect(rules.map(({ worktype: key }) => key)).toEqual(['other']);
});
