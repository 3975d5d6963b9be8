import { columnsOf } from '../../../web/src/features/tasks/list-filter';
import { nextSort, openStates, taskFilter } from '../../../web/src/tasks/task-filter';

test('without a choice the list shows what is open, highest priority first', () => {
  expect(taskFilter({})).toMatchObject({ state: openStates, sort: '-priority' });
  expect(taskFilter({ state: 'all' }).state).toBeUndefined();
  expect(taskFilter({ state: 'queued', due: 'overdue' }).state).toBe(openStates);
});

test('at risk is what is due from now on, not what is late already', () => {
  expect(taskFilter({ due: '15' })).toMatchObject({ dueAfter: 'PT0S', dueBefore: 'PT15M' });
  expect(taskFilter({ due: 'overdue' })).toMatchObject({ dueBefore: 'PT0S' });
  expect(taskFilter({ due: 'overdue' })).not.toHaveProperty('dueAfter');
  expect(taskFilter({ due: '15; drop' })).not.toHaveProperty('dueBefore');
});

test('what waits is between two ages: the older instant is the earlier one', () => {
  expect(taskFilter({ age: '15-60' })).toMatchObject({ queuedAfter: '-PT60M', queuedBefore: '-PT15M' });
  expect(taskFilter({ age: '1440-' })).toMatchObject({ queuedAfter: undefined, queuedBefore: '-PT1440M' });
  expect(taskFilter({ age: '0-15' })).toMatchObject({ queuedAfter: '-PT15M', queuedBefore: undefined });
});

test('what came between two instants is listed in every state, what was completed as completed', () => {
  const [from, to] = ['2026-11-27T09:00:00Z', '2026-11-27T10:00:00Z'];
  const came = taskFilter({ arrived: `${from}/${to}` });
  expect([came.state, came['createdAfter'], came['createdBefore']]).toEqual([undefined, from, to]);
  const done = taskFilter({ completed: `${from}/${to}`, state: 'queued' });
  expect([done.state, done['closedAfter'], done['closedBefore']]).toEqual(['completed', from, to]);
  expect(taskFilter({ arrived: 'yesterday/today' })).toMatchObject({ state: openStates, createdAfter: undefined });
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
