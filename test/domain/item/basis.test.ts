import type { AnyCommand } from '../../../domain/item/command';
import { decide } from '../../../domain/item/decide';
import type { Actor } from '../../../domain/item/event';
import type { Schedule } from '../../../domain/item/schedule';
import { claimRules, NOON, sampleItem } from './sample-item';

const sue: Actor = { kind: 'user', id: 'sue' };
const item = sampleItem();
const { plan, ringBaseMs, curve } = item.rules;
const schedule: Schedule = {
  activationMs: item.activationMs,
  dueMs: NOON + 50 * 3_600_000,
  expiresMs: item.expiresMs,
  ringBaseMs,
  plan,
  points: curve.points,
  overdue: curve.overdue,
  thresholdsMs: [],
  statusesMs: {},
};
const basis = item.version;

test.each<[string, AnyCommand]>([
  ['reschedule', { action: 'reschedule', actor: sue, schedule, basis }],
  ['extend', { action: 'extend', actor: sue, schedule, basis }],
  [
    'reclassify',
    { action: 'reclassify', actor: sue, classified: { ...claimRules, weight: 2 }, takeBack: false, basis },
  ],
])('a %s that was computed from another version of the item is refused', (_, command) => {
  expect(decide(item, command, NOON).kind).toBe('change');
  expect(decide({ ...item, version: basis + 1 }, command, NOON)).toEqual({ kind: 'refused', refusal: 'CONFLICT' });
  expect(decide({ ...item, version: basis + 1, state: 'completed' }, command, NOON)).toEqual({
    kind: 'refused',
    refusal: 'ITEM_CLOSED',
  });
});
