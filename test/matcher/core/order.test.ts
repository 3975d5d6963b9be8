import { expectBestOfMany } from './contest-of-many';
import { seeds } from './seeds';

test('the best of many is the one that reading every curve finds; the stack tests play more', () => {
  expectBestOfMany(seeds(100));
});
