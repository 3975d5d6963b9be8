import { cutOff, cutOffInAll, judge } from '../../db/cut-off';
import { processorMs } from '../../db/processor-time';

const endless = () => {
  for (;;);
};

test('what does not end is ended, and what comes next runs', () => {
  expect(cutOff(20, endless)).toBeNull();
  expect(cutOff(10_000, () => 'done')).toEqual({ value: 'done' });
});

test('what throws does so', () => {
  expect(() =>
    cutOff(10_000, () => {
      throw new RangeError('no');
    }),
  ).toThrow(RangeError);
});

test('none of several takes all of their time', () => {
  const bounded = cutOffInAll(10_000, 20);
  expect(bounded(endless)).toBeNull();
  expect(bounded(() => 'next')).toEqual({ value: 'next' });
});

test('several share their time: behind one that took all of it, none is begun', () => {
  const bounded = cutOffInAll(30);
  expect(bounded(endless)).toBeNull();
  let isBegun = false;
  expect(bounded(() => (isBegun = true))).toBeNull();
  expect(isBegun).toBe(false);
});

/** A processor that gives so much of itself between two looks. */
const processor = (eachMs: number) => {
  let usedMs = 0;
  return () => (usedMs += eachMs);
};

/** Work that the machine holds up for so many tries. */
const heldUp = (tries: number) => {
  let begun = 0;
  return () => {
    begun += 1;
    while (begun <= tries);
    return 'done';
  };
};

test('what the machine held up is done again, for as much longer, and what took all of its time is not', () => {
  expect(cutOff(20, heldUp(1), processor(1))).toEqual({ value: 'done' });
  expect(cutOffInAll(20, 20, processor(1))(heldUp(1))).toEqual({ value: 'done' });
  expect(cutOff(20, heldUp(1), processor(20))).toBeNull();
});

test('what does not end is ended on a machine that is busy, too', () => {
  const startedMs = performance.now();
  expect(judge(20, endless, processor(0))).toMatchObject({ done: null, hadAll: false });
  expect(judge(20, endless, processor(16))).toMatchObject({ done: null, hadAll: true });
  expect(performance.now() - startedMs).toBeGreaterThan(20 + 20 * 20 + 20);
});

test('several share the time of the processor, not of the clock', () => {
  const bounded = cutOffInAll(500, 500, processor(1));
  for (let count = 0; count < 20; count += 1) {
    const startedMs = performance.now();
    expect(
      bounded(() => {
        while (performance.now() - startedMs < 30);
        return count;
      }),
    ).toEqual({ value: count });
  }
  const used = cutOffInAll(30, 30, processor(10));
  expect([used(() => 1), used(() => 2), used(() => 3), used(() => 4)].map((done) => done?.value)).toEqual([
    1,
    2,
    3,
    undefined,
  ]);
});

test('time of the processor is that of this thread: what waits takes none', () => {
  const beforeMs = processorMs();
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
  const waitedMs = processorMs() - beforeMs;
  const startedMs = processorMs();
  while (processorMs() - startedMs < 20);
  expect(waitedMs).toBeLessThan(100);
});
