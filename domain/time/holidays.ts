import Holidays from 'date-holidays';
import type { Span } from './span';

/** One that has a name, in the language of its country. */
export interface Holiday extends Span {
  name: string;
}

/** Whether its public holidays are known. `country` by ISO 3166-1, such as `DE`. */
export function isCountry(country: string): boolean {
  return Object.hasOwn(new Holidays().getCountries(), country);
}

/** The parts of a country that have holidays of their own, by their keys (`BY`); none for most countries. */
export function regionsOf(country: string): string[] {
  const regions: Record<string, string> | undefined = new Holidays().getStates(country);
  return Object.keys(regions ?? {});
}

/**
 * The public holidays of a country or a region, days in lieu among them, by the year in which they begin: in wall time,
 * as the epoch ms that it would be in UTC. Most are days; some begin at noon or last for several days. One that begins
 * the evening before, by its religion, counts by its day. Each year is computed once: some take 50 ms.
 */
export function publicHolidays(country: string, region: string | undefined): (year: number) => readonly Holiday[] {
  // Without a zone of its own, the library would read dates in that of the process.
  const options = { types: ['public' as const], timezone: 'UTC' };
  const holidays = region === undefined ? new Holidays(country, options) : new Holidays(country, region, options);
  const known = new Map<number, readonly Holiday[]>();
  return (year) => {
    const spans = known.get(year) ?? holidays.getHolidays(year).map(asHoliday);
    known.set(year, spans);
    return spans;
  };
}

function asHoliday({ name, date, start, end }: { name: string; date: string; start: Date; end: Date }): Holiday {
  const fromMs = Date.parse(`${date.slice(0, 10)}T${date.slice(11, 19)}Z`);
  return { name, fromMs, toMs: fromMs + (end.getTime() - start.getTime()) };
}
