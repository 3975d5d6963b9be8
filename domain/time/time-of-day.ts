import { Temporal as Tempo } from 'temporal-polyfill';

/**
 * The first instant at or after another one (epoch ms) at which clocks on the wall of a zone show a time of day (`09:00`).
 * One that a change of clocks skips is the instant of the change. Throws on an unknown zone.
 */
export function nextTimeOfDay(timeZone: string, fromMs: number, time: string): number {
  const from = Tempo.Instant.fromEpochMilliseconds(fromMs).toZonedDateTimeISO(timeZone);
  const today = from.withPlainTime(time);
  return (today.epochMilliseconds >= fromMs ? today : from.add({ days: 1 }).withPlainTime(time)).epochMilliseconds;
}
