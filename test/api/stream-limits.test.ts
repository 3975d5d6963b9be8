import { createStreamLimits } from '../../api/stream/stream-limits';

test('a caller has fifty streams, whatever others have, and a place again when one has ended', () => {
  const limits = createStreamLimits();
  const leave = Array.from({ length: 50 }, () => limits.enter('user:ana'));
  expect(() => limits.enter('user:ana')).toThrow('50 streams of one caller at once');
  expect(() => limits.enter('user:ben')).not.toThrow();
  leave[0]?.();
  leave[0]?.();
  limits.enter('user:ana');
  expect(() => limits.enter('user:ana')).toThrow('50 streams of one caller at once');
});

test('of the past four pages are read at once, in the order in which they were asked for', async () => {
  const limits = createStreamLimits();
  const begun: number[] = [];
  const ends: (() => void)[] = [];
  const pages = Array.from({ length: 10 }, (_, page) =>
    limits.inTurn(() => {
      begun.push(page);
      return new Promise<void>((resolve, reject) => ends.push(page === 1 ? () => reject(new Error('gone')) : resolve));
    }),
  );
  const all = Promise.allSettled(pages);
  expect(begun).toEqual([0, 1, 2, 3]);
  for (let page = 0; page < 10; page += 1) {
    ends[page]?.();
    await pages[page]?.catch(() => {});
    expect(begun).toEqual(Array.from({ length: Math.min(10, page + 5) }, (_, index) => index));
  }
  expect((await all).map(({ status }) => status)).toEqual(
    Array.from({ length: 10 }, (_, page) => (page === 1 ? 'rejected' : 'fulfilled')),
  );
});
