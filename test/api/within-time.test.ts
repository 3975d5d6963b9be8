import { withinTime } from '../../api/within-time';

test('work that does not end is cut off, and what comes after it is done', () => {
  const endless = () => {
    for (;;) {
      // It never ends.
    }
  };
  let usedMs = 0;
  expect(() => withinTime(20, endless, () => (usedMs += 20))).toThrow(
    expect.objectContaining({ code: 'MAPPING_TOO_SLOW' }) as Error,
  );
  // On a machine that gives it nothing of itself it is tried again later.
  const unavailable = expect.objectContaining({ code: 'UNAVAILABLE', mayPass: true }) as Error;
  expect(() => withinTime(5, endless, () => 0)).toThrow(unavailable);
  expect(withinTime(10_000, () => 5)).toBe(5);
});

test('what the work throws is thrown', () => {
  const fails = () => {
    throw new RangeError('its own');
  };
  expect(() => withinTime(10_000, fails)).toThrow('its own');
});
