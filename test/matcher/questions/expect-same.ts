import { isDeepStrictEqual } from 'node:util';

/** `toEqual` is slow, and needed only for its message. */
export function expectSame(found: unknown, expected: unknown): void {
  if (!isDeepStrictEqual(found, expected)) expect(found).toEqual(expected);
}
