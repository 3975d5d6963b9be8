import fc from 'fast-check';
import {
  columnsOf,
  isFiltered,
  listFilter,
  savedPart,
  searchOf,
  viewPart,
  type ViewSearch,
} from '../../../web/src/features/tasks/list-filter';
import { viewNames } from '../../../web/src/search';
import { openStates } from '../../../web/src/tasks/task-filter';

const text = fc.constantFrom('x', 'all', 'queued', 'queued,parked', openStates, 'true', 'name,queue', 'A>=1;B=2');
const views = fc
  .array(fc.tuple(fc.constantFrom(...viewNames), text))
  .map((entries): ViewSearch => Object.fromEntries(entries));

test('a view that was kept shows what it showed when it was kept', () => {
  fc.assert(
    fc.property(views, (view) => {
      const kept = savedPart(view);
      expect(savedPart(searchOf(kept))).toEqual(kept);
      expect(listFilter(searchOf(kept))).toEqual(listFilter({ ...view, columns: kept.columns.join(',') }));
    }),
    { examples: [[{ archived: 'true', state: openStates }]] },
  );
});

test('what is open is listed, unless a state is asked for, or what lies in the archive', () => {
  expect(listFilter({}).state).toBe(openStates);
  expect(listFilter({ state: 'parked' }).state).toBe('parked');
  expect(listFilter({ state: 'all' }).state).toBeUndefined();
  expect(listFilter({ archived: 'true' }).state).toBeUndefined();
});

test('the reference names the row: it comes first, once, and cannot be left out', () => {
  expect(columnsOf('name,reference,name,,queue')).toEqual(['reference', 'name', 'queue']);
  expect(columnsOf(undefined)[0]).toBe('reference');
});

test('columns and a sort hide nothing, and what is open over the list is no part of its view', () => {
  expect(isFiltered({ columns: 'name', sort: 'name' })).toBe(false);
  expect(isFiltered({ incident: 'true' })).toBe(true);
  expect(viewPart({ item: '1', tab: 'history', job: '2', view: '3', q: 'x' })).toEqual({ q: 'x' });
});
