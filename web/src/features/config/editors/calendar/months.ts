import type { CalendarPreview } from '../../../../../../api/contract/calendar';

export type Day = CalendarPreview['days'][number];
/** Monday to Sunday; null: a day of another month, or none that is asked for. */
export type Week = readonly (Day | null)[];

const WEEK = 7;
const order: readonly Day['weekday'][] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** Days as the weeks of their months; `month` is `2026-12`. */
export function monthsOf(days: readonly Day[]): { readonly month: string; readonly weeks: readonly Week[] }[] {
  const months = new Map<string, Day[]>();
  for (const day of days) {
    const month = day.date.slice(0, WEEK);
    months.set(month, [...(months.get(month) ?? []), day]);
  }
  return [...months].map(([month, its]) => {
    const before = order.indexOf(its[0]?.weekday ?? 'mon');
    const cells: (Day | null)[] = [...Array.from({ length: before }, () => null), ...its];
    while (cells.length % WEEK !== 0) cells.push(null);
    const weeks = Array.from({ length: cells.length / WEEK }, (_, index) =>
      cells.slice(index * WEEK, (index + 1) * WEEK),
    );
    return { month, weeks };
  });
}

export interface NotableDay {
  readonly date: string;
  /** Of the holidays on it. */
  readonly names: readonly string[];
  /** One that the calendar names itself. */
  readonly isOwnDay: boolean;
  /** How far clocks are put forward on it; negative: back. */
  readonly clockMinutes: number;
}

/** Days that are not as their weekday is. */
export function notableDays(days: readonly Day[]): NotableDay[] {
  return days
    .map(({ date, closings, clockChanges }) => ({
      date,
      names: closings.flatMap(({ by, name }) => (by === 'holiday' && name !== undefined ? [name] : [])),
      isOwnDay: closings.some(({ by }) => by === 'own-day'),
      clockMinutes: clockChanges.reduce((sum, { byMinutes }) => sum + byMinutes, 0),
    }))
    .filter(({ names, isOwnDay, clockMinutes }) => names.length > 0 || isOwnDay || clockMinutes !== 0);
}

/** 7.5 of 450 minutes. */
export function hoursOf(minutes: number): number {
  return Math.round((minutes / 60) * 100) / 100;
}
