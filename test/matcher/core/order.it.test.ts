import { expectBestOfMany } from './contest-of-many';
import { seeds } from './seeds';

test('the best of many is the one that reading every curve finds, at meetings and ends of lines too', () => {
  expectBestOfMany(seeds(10_000));
});
