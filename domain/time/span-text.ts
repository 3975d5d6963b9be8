import { dayMs, hourMs, minuteMs, secondMs } from './duration';

const unitTexts = [
  [dayMs, 'd'],
  [hourMs, 'h'],
  [minuteMs, 'min'],
  [secondMs, 's'],
] as const;

/**
 * A span in its two largest units, for people; what is below is cut off.
 *
 * @example spanText(5_400_000) // "1 h 30 min"
 */
export function spanText(ms: number): string {
  const first = unitTexts.findIndex(([unitMs]) => ms >= unitMs);
  if (first === -1) return '0 s';
  let rest = ms;
  const parts = unitTexts.slice(first, first + 2).map(([unitMs, unit]) => {
    const count = Math.floor(rest / unitMs);
    rest -= count * unitMs;
    return { count, unit };
  });
  return parts
    .filter(({ count }) => count > 0)
    .map(({ count, unit }) => `${count} ${unit}`)
    .join(' ');
}
