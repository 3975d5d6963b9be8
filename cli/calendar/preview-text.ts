import type { CalendarPreview } from '../../api/contract/calendar';
import { minuteMs } from '../../domain/time/duration';
import { spanText } from '../../domain/time/span-text';
import { textTable } from '../text-table';

type Day = CalendarPreview['days'][number];

/** What one cell of the picture stands for. */
const CELL_MINUTES = 60;
const dayWidth = (24 * 60) / CELL_MINUTES;

/** A row a day: a picture of its hours from 0 to 24, the hours themselves, and why it has none or others. */
export function previewText({ key, division, timeZone, openMinutes, days }: CalendarPreview): string {
  const openDays = days.filter((day) => day.openMinutes > 0).length;
  const rows = days.map((day) => [
    `${weekdayNames[day.weekday]} ${day.date}`,
    picture(day),
    day.openMinutes === 0 ? '-' : minutesText(day.openMinutes),
    day.open.map(({ localFrom, localTo }) => `${localFrom}-${localTo}`).join(' '),
    [...day.closings.filter(({ by }) => by !== 'week').map(closingText), ...day.clockChanges.map(changeText)].join(
      ', ',
    ),
  ]);
  return [
    `Calendar ${key} of ${division}, ${timeZone}: open ${minutesText(openMinutes)} on ${openDays} of ${days.length} days`,
    textTable(['day', '0     6     12    18    24', 'open', 'hours', 'notes'], rows),
  ].join('\n');
}

const weekdayNames = { mon: 'Mon', tue: 'Tue', wed: 'Wed', thu: 'Thu', fri: 'Fri', sat: 'Sat', sun: 'Sun' } as const;

/** Each cell by whether it is open throughout, in part, or not at all; by the wall, so that rows stand below each other. */
function picture({ open }: Day): string {
  const spans = open.map(({ localFrom, localTo }) => ({ from: minuteOf(localFrom), to: minuteOf(localTo) }));
  const cells = Array.from({ length: dayWidth }, (_, cell) => {
    const [from, to] = [cell * CELL_MINUTES, (cell + 1) * CELL_MINUTES];
    const minutes = spans.reduce(
      (sum, span) => sum + Math.max(0, Math.min(span.to, to) - Math.max(span.from, from)),
      0,
    );
    if (minutes === 0) return '.';
    return minutes >= CELL_MINUTES ? '#' : '+';
  });
  return cells.join('');
}

function minuteOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

function closingText({ by, name }: Day['closings'][number]): string {
  return by === 'own-day' ? 'closed by the calendar itself' : (name ?? by);
}

function changeText({ byMinutes }: Day['clockChanges'][number]): string {
  return `clocks ${byMinutes > 0 ? 'forward' : 'back'} by ${minutesText(Math.abs(byMinutes))}`;
}

/** Hours and minutes: a day of business has no 24 h. */
function minutesText(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const parts = [hours > 0 ? `${hours} h` : '', minutes % 60 > 0 ? spanText((minutes % 60) * minuteMs) : ''];
  return parts.filter((part) => part !== '').join(' ') || '0 h';
}
