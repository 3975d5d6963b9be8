import type { CalendarText } from '../../../domain/time/open-hours';

const closed = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };

/** A calendar in Berlin without holidays; `hours` only of the days that have some. */
export function calendarOf(
  hours: Partial<CalendarText['hours']>,
  more: { timeZone?: string; holidays?: Partial<CalendarText['holidays']> } = {},
): CalendarText {
  const { timeZone = 'Europe/Berlin', holidays } = more;
  return { timeZone, hours: { ...closed, ...hours }, holidays: { also: [], ...holidays } };
}

export function onWeekdays(...spans: string[]): Partial<CalendarText['hours']> {
  return { mon: spans, tue: spans, wed: spans, thu: spans, fri: spans };
}

export function everyDay(...spans: string[]): Partial<CalendarText['hours']> {
  return { ...onWeekdays(...spans), sat: spans, sun: spans };
}
