import { nextSort, openStates, taskFilter } from '../../../web/src/tasks/task-filter';
import { onlyText } from '../../../web/src/search';

test('without a choice the list shows what is open, highest priority first', () => {
  expect(taskFilter({})).toMatchObject({ state: openStates, sort: '-priority' });
  expect(taskFilter({ state: 'all' }).state).toBeUndefined();
  expect(taskFilter({ state: 'queued', due: 'overdue' }).state).toBe(openStates);
});

test('a column sorts one way, then the other, then not', () => {
  expect(nextSort(undefined, 'priority')).toBe('-priority');
  expect(nextSort('-priority', 'priority')).toBe('priority');
  expect(nextSort('priority', 'priority')).toBeUndefined();
  expect(nextSort('-priority', 'dueAt')).toBe('dueAt');
});

test('an address gives nothing but the texts that are known', () => {
  expect(onlyText({ q: 'x', item: 7, evil: 'y', state: { a: 1 } }, ['q', 'item', 'state'])).toEqual({
    q: 'x',
    item: '7',
  });
});
