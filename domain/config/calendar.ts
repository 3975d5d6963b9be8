import { z } from 'zod';
import { inDivision } from './fields';

const span = z.string().refine(isSpan, {
  error: 'is not a span of hours',
  params: { code: 'INVALID_HOURS', allowed: 'such as 09:00-17:00, the end after the start, 24:00 at most' },
});
const day = z.array(span).max(24).meta({ description: 'Such as 09:00-17:00; closed without one', 'x-hint': 'hours' });

/** Business hours: a clock for the SLAs of worktypes that name it. Live: items run on its latest version. */
export const calendarDocument = z.strictObject({
  kind: z.literal('calendar'),
  ...inDivision,
  timeZone: z.string().refine(isTimeZone, {
    error: 'is not a time zone',
    params: { code: 'INVALID_TIME_ZONE', allowed: 'a name of the IANA time zone database, such as Europe/Berlin' },
  }),
  hours: z.strictObject({
    mon: day.default([]),
    tue: day.default([]),
    wed: day.default([]),
    thu: day.default([]),
    fri: day.default([]),
    sat: day.default([]),
    sun: day.default([]),
  }),
  holidays: z
    .strictObject({
      country: z
        .string()
        .regex(/^[A-Z]{2}$/)
        .optional()
        .meta({ description: 'Two letters such as DE: closed on its public holidays', 'x-hint': 'country' }),
      region: z.string().max(20).optional().meta({ description: 'A part of it such as BE', 'x-hint': 'region' }),
      also: z
        .array(z.iso.date())
        .max(1_000)
        .default([])
        .meta({ description: 'Dates such as 2026-12-24', 'x-hint': 'dates' }),
    })
    .prefault({}),
});
export type CalendarDocument = z.infer<typeof calendarDocument>;

function isSpan(text: string): boolean {
  const parts = /^([01]\d|2[0-3]):([0-5]\d)-(?:([01]\d|2[0-3]):([0-5]\d)|24:00)$/.exec(text);
  return parts !== null && text.slice(0, 5) < text.slice(6);
}

export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return /^[A-Za-z]/.test(name);
  } catch {
    return false;
  }
}
