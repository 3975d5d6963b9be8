export const secondMs = 1_000;
export const minuteMs = 60 * secondMs;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;
export const weekMs = 7 * dayMs;

/** A share of some span (0.75 is 75 %) or a span of its own, in ms. */
export type Offset = { kind: 'share'; share: number } | { kind: 'span'; ms: number };

const isoDuration = /^P(?:(\d{1,5})W)?(?:(\d{1,6})D)?(?:T(?=\d)(?:(\d{1,7})H)?(?:(\d{1,9})M)?(?:(\d{1,10})S)?)?$/;
const percentage = /^(\d{1,6}(?:\.\d{1,6})?)\s?%$/;

/** What `parseDuration` takes, for messages. */
export const durationForm = 'an ISO 8601 duration of weeks, days, hours, minutes and seconds, such as PT5M or P2D';
export const percentForm = 'a percentage such as 75%';

/**
 * Milliseconds of an ISO 8601 duration, or undefined when the text is none. A day is 24 h on every clock, so that a
 * duration is one number; years and months have no fixed length and are refused, and so are fractions and signs.
 *
 * @example parseDuration('P1DT30M') // 88_200_000
 */
export function parseDuration(text: string): number | undefined {
  const parts = isoDuration.exec(text);
  // `P` alone has the form and no part.
  if (!parts || text.length < 2) return undefined;
  const [, weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = parts;
  return (
    Number(weeks) * weekMs +
    Number(days) * dayMs +
    Number(hours) * hourMs +
    Number(minutes) * minuteMs +
    Number(seconds) * secondMs
  );
}

/** Milliseconds of a duration that was validated before; throws on any other text. */
export function durationMs(text: string): number {
  const ms = parseDuration(text);
  if (ms === undefined) throw new RangeError(`not a duration: ${text}`);
  return ms;
}

/** The shortest ISO 8601 text of a span of whole seconds; what is below a second is cut off. `PT0S` for nothing. */
export function formatDuration(ms: number): string {
  let rest = Math.floor(Math.max(0, ms) / secondMs);
  const take = (unitMs: number) => {
    const unit = unitMs / secondMs;
    const count = Math.floor(rest / unit);
    rest -= count * unit;
    return count;
  };
  const days = take(dayMs);
  const time = (
    [
      [take(hourMs), 'H'],
      [take(minuteMs), 'M'],
      [take(secondMs), 'S'],
    ] as const
  )
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${count}${unit}`)
    .join('');
  if (days === 0 && time === '') return 'PT0S';
  return `P${days > 0 ? `${days}D` : ''}${time === '' ? '' : `T${time}`}`;
}

/** The share that a percentage names (`75%` is 0.75), or undefined when the text is none. */
export function parsePercent(text: string): number | undefined {
  const digits = percentage.exec(text)?.[1];
  return digits === undefined ? undefined : Number(digits) / 100;
}

/** `75%` or `PT30M`; undefined for anything else. */
export function parseOffset(text: string): Offset | undefined {
  const share = parsePercent(text);
  if (share !== undefined) return { kind: 'share', share };
  const ms = parseDuration(text);
  return ms === undefined ? undefined : { kind: 'span', ms };
}

/**
 * Where a validated offset lies on a span of `wholeMs`; null where it is a share and the span has no end (no due
 * date), so that the caller must say what that means.
 *
 * @example offsetMs('10%', 72 * hourMs) // 7.2 h
 */
export function offsetMs(text: string, wholeMs: number | null): number | null {
  const offset = parseOffset(text);
  if (!offset) throw new RangeError(`neither a percentage nor a duration: ${text}`);
  if (offset.kind === 'span') return offset.ms;
  return wholeMs === null ? null : offset.share * wholeMs;
}
