import { dateLocale, language } from '../text/language';
import { perLocale } from './per-locale';

const wholeFormat = perLocale((locale) => {
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium' });
  const { timeZone } = format.resolvedOptions();
  return (ms: number) => `${format.format(ms)} ${timeZone}`;
});
const distanceFormat = perLocale((locale) => new Intl.RelativeTimeFormat(locale, { numeric: 'always' }));
const minute = { hour: '2-digit', minute: '2-digit' } as const;
const todayFormat = perLocale((locale) => new Intl.DateTimeFormat(locale, minute));
const dayFormat = perLocale((locale) => new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', ...minute }));
const yearFormat = perLocale(
  (locale) => new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric' }),
);
const secondFormat = perLocale((locale) => new Intl.DateTimeFormat(locale, { ...minute, second: '2-digit' }));

/** Epoch milliseconds of an RFC 3339 instant; null stays null. */
export function toMs(instant: string): number;
export function toMs(instant: string | null | undefined): number | null;
export function toMs(instant: string | null | undefined): number | null {
  return instant === null || instant === undefined ? null : Date.parse(instant);
}

/** Date and time in the reader's zone, with seconds, and the zone by its name. */
export function localInstant(ms: number, locale = dateLocale()): string {
  return wholeFormat(locale)(ms);
}

const steps = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000],
] as const;

/**
 * How far away, in its largest unit and rounded down.
 *
 * @example relativeInstant(0, 7_500_000) // "2 hours ago"
 */
export function relativeInstant(ms: number, nowMs: number, locale: string = language()): string {
  const distance = ms - nowMs;
  const [unit, size] = steps.find(([, each]) => Math.abs(distance) >= each) ?? steps[3];
  return distanceFormat(locale).format(Math.trunc(distance / size), unit);
}

/** The same in UTC, as the API writes it, without the milliseconds. */
export function utcInstant(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}

/** Short for lists: the time alone on the same local day, day and time in the same year, else the day with its year. */
export function shortInstant(ms: number, nowMs: number, locale = dateLocale()): string {
  const [at, now] = [new Date(ms), new Date(nowMs)];
  if (at.getFullYear() !== now.getFullYear()) return yearFormat(locale).format(ms);
  return (at.toDateString() === now.toDateString() ? todayFormat : dayFormat)(locale).format(ms);
}

/** An end of a span, short: without its day where the whole of it lies on today's. */
export function endInstant(ms: number, otherMs: number, nowMs: number, locale = dateLocale()): string {
  const isOfOneDay = new Date(ms).toDateString() === new Date(otherMs).toDateString();
  return shortInstant(ms, isOfOneDay ? nowMs : otherMs, locale);
}

/** The time of day alone, in the reader's zone. */
export function clockTime(ms: number, locale = dateLocale()): string {
  return secondFormat(locale).format(ms);
}

/** In the reader's zone as a date and time field takes it (`2026-11-27T09:00`); empty for none. */
export function instantField(ms: number | null): string {
  if (ms === null) return '';
  const local = new Date(ms);
  return new Date(ms - local.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

/** The other way, as the API takes it; undefined for a field that is not whole. */
export function fieldInstant(field: string): string | undefined {
  const ms = Date.parse(field);
  return Number.isNaN(ms) ? undefined : new Date(ms).toISOString();
}

/** An instant as the API writes it, to part a sentence by. */
export const instantInText = /(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z)/;
