import { isCrowdedOut } from '../../../domain/routing/eligibility';
import type { MediaRoom } from '../../../domain/routing/types';

const voice = (used: number, outside: number): MediaRoom => ({ max: 1, used, outside });

test.each<[string, boolean, Record<string, MediaRoom>]>([
  ['that fills his last place', false, { workitem: { max: 2, used: 1, outside: 1 } }],
  ['that goes beyond his places', true, { workitem: { max: 2, used: 1, outside: 2 } }],
  ['that is none, where his places have become fewer', false, { workitem: { max: 0, used: 1, outside: 0 } }],
  ['of what shuts it out', true, { workitem: { max: 2, used: 1, outside: 0 }, voice: voice(0, 1) }],
  ['of nothing, beside an item of ours that shuts it out', false, { workitem: voice(1, 0), voice: voice(1, 0) }],
  ['of what shuts it out, without a place for it', true, { voice: voice(0, 1) }],
  ['of something else', false, { workitem: voice(1, 0), chat: voice(0, 3) }],
])('load from outside takes an open offer back, or does not: load %s', (_, isBack, capacity) => {
  expect(isCrowdedOut({ capacity, blockedBy: { workitem: ['voice'] } }, 'workitem')).toBe(isBack);
  expect(isCrowdedOut({ capacity, blockedBy: { workitem: ['voice'] } }, 'constructor')).toBe(false);
});
