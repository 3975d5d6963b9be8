import { isCountry, regionsOf } from '../time/holidays';
import type { CalendarDocument } from './calendar';
import type { DocumentFault } from './check-document';

/** Holidays that nobody knows would quietly be none. */
export function checkCalendar({ holidays: { country, region } }: CalendarDocument): DocumentFault[] {
  if (country === undefined) {
    if (region === undefined) return [];
    const allowed = 'a country beside the region';
    return [{ path: ['holidays', 'country'], message: 'is required', code: 'REQUIRED', allowed }];
  }
  if (!isCountry(country)) {
    const message = 'is no country whose holidays are known';
    const allowed = 'an ISO 3166-1 code such as DE, or no country and the days themselves under `also`';
    return [{ path: ['holidays', 'country'], message, code: 'UNKNOWN_COUNTRY', value: country, allowed }];
  }
  const regions = regionsOf(country);
  if (region === undefined || regions.includes(region)) return [];
  const message = `is no region of ${country} with holidays of its own`;
  return [{ path: ['holidays', 'region'], message, code: 'UNKNOWN_REGION', value: region, allowed: regions }];
}
