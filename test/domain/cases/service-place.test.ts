import { activityFault, queueFault } from '../../../domain/cases/service-place';
import * as ids from '../../../workflows/ids';

test('no model reaches a task queue of ours, whichever there are', () => {
  const own = Object.entries(ids).flatMap(([name, id]) => (name.endsWith('_QUEUE') ? [id] : []));
  expect(own.length).toBeGreaterThan(4);
  for (const queue of own) expect(queueFault(queue)).toMatch(/one of our own/);
});

test.each([undefined, null, 7, '', '/_sys/x', 'x'.repeat(256)])('no work is asked for at %s', (queue) => {
  expect(queueFault(queue)).not.toBeNull();
});

test('a queue of somebody else is good', () => {
  expect(queueFault('payments')).toBeNull();
  expect(activityFault('pay')).toBeNull();
});
