import { language } from '../text/language';
import { perLocale } from './per-locale';

const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000],
] as const;

const formats = perLocale((locale) => {
  const format = (unit: string, unitDisplay: 'narrow' | 'short') =>
    new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay });
  return {
    day: format('day', 'short'),
    hour: format('hour', 'narrow'),
    minute: format('minute', 'short'),
    second: format('second', 'short'),
  };
});

function amount(value: number, unit: (typeof units)[number][0], locale: string): string {
  // Points of abbreviations would end the sentence around them, twice where one ends there.
  return formats(locale)
    [unit].format(value)
    .replaceAll(/(?<=\p{L})\./gu, '');
}

/**
 * A length of time in its two largest units, rounded down; the sign is dropped. Seconds show below ten minutes only:
 * further away they would move without telling anything.
 *
 * @example durationText(3_840_000) // "1h 4 min"
 */
export function durationText(ms: number, locale: string = language()): string {
  let rest = Math.abs(ms);
  const first = units.findIndex(([, size]) => rest >= size);
  if (first === -1) return amount(0, 'second', locale);
  const parts: string[] = [];
  const isLong = rest >= 600_000;
  for (const [unit, size] of units.slice(first, first + 2)) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0 && !(unit === 'second' && isLong)) parts.push(amount(count, unit, locale));
  }
  return parts.join(' ');
}

/**
 * A countdown in minutes and seconds, never below zero. Rounded up, so that it reads 0:00 only when time is over.
 *
 * @example countdownText(61_000) // "1:01"
 */
export function countdownText(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1_000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
