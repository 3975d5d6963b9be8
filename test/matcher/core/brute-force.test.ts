import { expectHistories } from './history';
import { seeds } from './seeds';

test('decides what brute force decides, in each of some random histories; the stack tests play more', () => {
  expectHistories(seeds(400));
});
