import fc from 'fast-check';
import {
  cellAfter,
  divisionToShow,
  documentWith,
  levelIn,
  readLevel,
  rowsOf,
  withLevel,
} from '../../../web/src/features/config/matrix/levels';
import type { Changes } from '../../../web/src/features/config/matrix/levels';

const ana = {
  kind: 'agent',
  key: 'ana',
  division: 'sales',
  name: 'Ana',
  skills: { Sales: 3 },
  queues: ['leads'],
  groups: [],
};
const entry = (document: typeof ana) => ({
  kind: document.kind,
  key: document.key,
  division: document.division,
  version: 1,
  publishedAt: '',
  publishedBy: '',
  document,
});
const draft = (document: object) => ({
  kind: 'agent',
  key: 'ana',
  division: 'sales',
  revision: 7,
  basedOn: 1,
  published: 1,
  savedAt: '',
  savedBy: '',
  document: { ...document },
});

test('an agent is shown as he is prepared, and the matrix may publish what differs in skills alone', () => {
  const [row] = rowsOf([entry(ana)], [draft({ ...ana, skills: { Sales: 9 } })], []);
  expect(row).toMatchObject({ levels: { Sales: 9 }, revision: 7, isSkillsDraft: true });
  expect(rowsOf([entry(ana)], [draft({ ...ana, queues: [] })], [])[0]).toMatchObject({ isSkillsDraft: false });
  expect(rowsOf([], [draft(ana)], [])[0]).toMatchObject({ isSkillsDraft: false });
  expect(rowsOf([entry(ana)], [], [])[0]).toMatchObject({ revision: 0, isSkillsDraft: false });
});

test('what is typed last counts, an empty cell takes the skill away, and what is as it was is no change', () => {
  const [row] = rowsOf([entry(ana)], [], []);
  if (row === undefined) throw new Error('no row');
  const typed = fc.array(
    fc.tuple(fc.constantFrom('Sales', 'Legacy'), fc.option(fc.integer({ min: 0, max: 9 }), { nil: null })),
  );
  fc.assert(
    fc.property(typed, (given) => {
      let changes: Changes = new Map();
      const expected: Record<string, number | null> = { Sales: 3, Legacy: null };
      for (const [skill, level] of given) {
        changes = withLevel(changes, row, skill, level);
        expected[skill] = level;
      }
      expect({ Sales: levelIn(row, 'Sales', changes), Legacy: levelIn(row, 'Legacy', changes) }).toEqual(expected);
      const left = Object.fromEntries(Object.entries(expected).filter(([, level]) => level !== null));
      expect(documentWith(row, changes)).toEqual({ ...ana, skills: left });
      expect(changes.size).toBe(expected['Sales'] === 3 && expected['Legacy'] === null ? 0 : 1);
    }),
  );
});

test.each([
  ['7', 7],
  [' 2,5 ', 2.5],
  ['', null],
  ['-1', undefined],
  ['7x', undefined],
  ['1000001', undefined],
])('the text %p is the level %p', (text, level) => {
  expect(readLevel(text)).toBe(level);
});

test('keys never lead out of the sheet', () => {
  const keys = fc.constantFrom('ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Enter', 'Home', 'End', 'PageDown');
  fc.assert(
    fc.property(fc.array(fc.tuple(keys, fc.boolean())), fc.integer({ min: 1, max: 30 }), (pressed, rows) => {
      let cell = { row: 0, column: 0 };
      for (const [key, isShift] of pressed) cell = cellAfter(cell, key, isShift, rows, 3) ?? cell;
      expect([cell.row >= 0 && cell.row < rows, cell.column >= 0 && cell.column < 3]).toEqual([true, true]);
    }),
  );
  expect(cellAfter({ row: 4, column: 1 }, 'Enter', true, 9, 3)).toEqual({ row: 3, column: 1 });
  expect(cellAfter({ row: 4, column: 1 }, 'Tab', false, 9, 3)).toBeNull();
});

test('the matrix opens where there are skills, and elsewhere where there are agents', () => {
  expect(divisionToShow(['all', 'claims', 'sales'], [{ division: 'sales' }, { division: 'claims' }])).toBe('claims');
  expect(divisionToShow(['all', 'claims'], [])).toBe('all');
  expect(divisionToShow([], [])).toBe('');
});
