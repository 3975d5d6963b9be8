import { iwdStatuses, iwdStatusOf, type IwdStatus, statesOf } from '../../../domain/iwd/status';
import type { ShownState } from '../../../domain/item/shown';

test.each<[ShownState, IwdStatus]>([
  ['scheduled', 'Captured'],
  ['queued', 'Queued'],
  ['offered', 'Queued'],
  ['connected', 'Assigned'],
  ['parked', 'Assigned'],
  ['awaiting-source', 'Assigned'],
  ['paused', 'Held'],
  ['completed', 'Completed'],
  ['cancelled', 'Canceled'],
])('what is %s here is %s there, and is found by that status', (state, status) => {
  expect(iwdStatusOf(state)).toBe(status);
  expect(statesOf([status])).toContain(state);
  const others = iwdStatuses.filter((other) => other !== status);
  expect(statesOf(others)).not.toContain(state);
});

test('statuses of failed rules and of old versions stand for nothing here', () => {
  expect(statesOf(['New', 'NewHeld', 'Distributed', 'ErrorHeld', 'Rejected'])).toEqual([]);
});
