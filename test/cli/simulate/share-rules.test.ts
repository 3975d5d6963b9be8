import { createRuleSharing } from '../../../cli/simulate/share-rules';
import { claimRules } from '../../domain/item/sample-item';

test('what is shared is equal to what was classified, and alike items share it', () => {
  const share = createRuleSharing();
  const [one, two] = [share(structuredClone(claimRules)), share(structuredClone(claimRules))];
  expect(one).toEqual(claimRules);
  expect(two).toEqual(claimRules);
  expect(two).not.toBe(one);
  expect(two.plan).toBe(one.plan);
  expect(two.statuses).toBe(one.statuses);
  expect(two.curve.points).toBe(one.curve.points);
  const other = { ...structuredClone(claimRules), plan: { key: 'other', rings: claimRules.plan.rings } };
  expect(share(other).plan).toEqual(other.plan);
  expect(other.plan).not.toBe(one.plan);
});
