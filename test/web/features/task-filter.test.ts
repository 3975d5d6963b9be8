import { columnsOf } from '../../../web/src/features/tasks/list-filter';
import { nextSort, openStates, taskFilter } from '../../../web/src/tasks/task-filter';

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

test('of the columns that an address names those are shown that there are, each once', () => {
  expect(columnsOf('dueAt,nope,__proto__,constructor,,attribute:,attribute:Case_ID,dueAt')).toEqual([
    'reference',
    'dueAt',
    'attribute:Case_ID',
  ]);
});
