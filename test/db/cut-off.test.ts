import { cutOff, cutOffInAll } from '../../db/cut-off';

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
