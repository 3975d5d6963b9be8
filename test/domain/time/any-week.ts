import fc from 'fast-check';

const time = fc.oneof(
  fc.integer({ min: 0, max: 24 * 60 }),
  fc.integer({ min: 0, max: 48 }).map((half) => half * 30),
  fc.integer({ min: 60, max: 200 }),
  // Where clocks change.
  fc.constantFrom(60, 90, 120, 150, 180),
);
const span = fc
  .tuple(time, time)
  .filter(([one, other]) => one !== other)
  .map(([one, other]) => `${timeText(Math.min(one, other))}-${timeText(Math.max(one, other))}`);
const daySpans = fc.oneof(fc.constant([]), fc.constant(['00:00-24:00']), fc.array(span, { maxLength: 3 }));
/** Hours of a week, more often than not where clocks change. */
export const anyWeek = fc.record({
  mon: daySpans,
  tue: daySpans,
  wed: daySpans,
  thu: daySpans,
  fri: daySpans,
  sat: daySpans,
  sun: daySpans,
});

function timeText(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
