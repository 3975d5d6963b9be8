import { z } from 'zod';
import { Instant } from './scalar';

const EARLIEST = '2000-01-01';
const LATEST = '2074-12-31';

/** What both previews ask for; instants and dates are those of the calendar's zone. */
const previewQuery = {
  division: z.string().max(64).optional(),
  from: z.iso
    .date({ abort: true })
    .refine((date) => date >= EARLIEST && date <= LATEST, `must lie between ${EARLIEST} and ${LATEST}`)
    .optional()
    .meta({ description: 'First day, by the zone of the calendar; left out: today.' }),
  days: z.coerce.number().int().min(1).max(366).default(60),
};
export const CalendarPreviewQuery = z.strictObject(previewQuery);
export type CalendarPreviewQuery = z.infer<typeof CalendarPreviewQuery>;
export const StoredCalendarPreviewQuery = z.strictObject({
  ...previewQuery,
  state: z.enum(['published', 'draft']).default('published'),
});

const WallTime = z
  .string()
  .meta({ example: '09:00', description: 'As clocks on the wall show it; 24:00: the end of the day.' });

export const CalendarDay = z
  .object({
    date: z.iso.date(),
    weekday: z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']),
    open: z.array(z.object({ from: Instant, to: Instant, localFrom: WallTime, localTo: WallTime })),
    openMinutes: z.number(),
    closings: z
      .array(z.object({ by: z.enum(['week', 'holiday', 'own-day']), name: z.string().optional() }))
      .meta({ description: 'What takes hours from the day: its place in the week, a holiday, a day that it names.' }),
    clockChanges: z
      .array(z.object({ at: Instant, byMinutes: z.number() }))
      .meta({ description: 'How far clocks are put forward on that day; negative: back.' }),
  })
  .meta({ id: 'CalendarDay' });

export const CalendarPreview = z
  .object({
    key: z.string(),
    division: z.string(),
    timeZone: z.string(),
    openMinutes: z.number().meta({ description: 'Of all days together.' }),
    days: z.array(CalendarDay),
  })
  .meta({ id: 'CalendarPreview' });
export type CalendarPreview = z.infer<typeof CalendarPreview>;
