import { dateLocale } from '../text/language';

/** Epoch milliseconds of an RFC 3339 instant; null stays null. */
export function toMs(instant: string): number;
export function toMs(instant: string | null | undefined): number | null;
export function toMs(instant: string | null | undefined): number | null {
  return instant === null || instant === undefined ? null : Date.parse(instant);
}

/** Date and time in the reader's zone, with seconds: what a hover tells. */
export function localInstant(ms: number, locale = dateLocale()): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium' }).format(ms);
}

/** The same in UTC, as the API writes it, without the milliseconds. */
export function utcInstant(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}

/** Short for lists: the time alone on the same local day, else day and time. */
export function shortInstant(ms: number, nowMs: number, locale = dateLocale()): string {
  const isToday = new Date(ms).toDateString() === new Date(nowMs).toDateString();
  const date: Intl.DateTimeFormatOptions = isToday ? {} : { day: 'numeric', month: 'short' };
  return new Intl.DateTimeFormat(locale, { ...date, hour: '2-digit', minute: '2-digit' }).format(ms);
}

/** The time of day alone, in the reader's zone. */
export function clockTime(ms: number, locale = dateLocale()): string {
  return new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', second: '2-digit' }).format(ms);
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

/** A sentence of the server with the instants in it as the reader's time. */
export function withLocalInstants(text: string, nowMs: number): string {
  return text.replaceAll(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g, (instant) => shortInstant(toMs(instant), nowMs));
}
