import { expectHistories } from './history';
import { seeds } from './seeds';

test('decides what brute force decides, in each of 12,000 random histories', () => {
  expectHistories(seeds(12_000));
});
