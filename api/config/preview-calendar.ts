import type { CalendarDocument } from '../../domain/config/calendar';
import { parseDocument } from '../../domain/config/parse';
import { minuteMs } from '../../domain/time/duration';
import { instantText } from '../../domain/time/instant';
import { dateAt, previewCalendar, type PreviewDay } from '../../domain/time/preview';
import type { CalendarPreview, CalendarPreviewQuery } from '../contract/calendar';
import { HttpProblem, invalidInput } from '../http-problem';
import type { Context } from '../route';
import { completeDocument } from './complete-document';
import { getDraft } from './drafts';
import { findDocument } from './find-document';
import { draftIdentity } from './locate';

const kind = 'calendar';

/** A calendar as it is published, or its draft, day by day. */
export async function previewStored(
  context: Context,
  key: string,
  { state, ...query }: CalendarPreviewQuery & { state: 'published' | 'draft' },
): Promise<CalendarPreview> {
  const { directory, scope } = context;
  const { body } =
    state === 'draft'
      ? await getDraft(context, kind, key, query.division)
      : findDocument(directory, scope.divisions, kind, key, query.division);
  return preview(body, query);
}

/** One that nobody has saved yet, of a division in which the caller may look. */
export function previewGiven(
  context: Context,
  key: string,
  query: CalendarPreviewQuery,
  body: Record<string, unknown>,
): CalendarPreview {
  const document = completeDocument(context, { kind, key, division: query.division }, body);
  draftIdentity(context, { kind, key }, document['division']);
  return preview(document, query);
}

/** Throws with every fault of a document that could not be published. */
function preview(body: unknown, { from, days }: CalendarPreviewQuery): CalendarPreview {
  const parsed = parseDocument(body, 'documents[0]');
  if (!parsed.ok) throw invalidInput(parsed.errors);
  if (parsed.document.kind !== kind) throw new HttpProblem('NOT_FOUND');
  const calendar: CalendarDocument = parsed.document;
  const told = previewCalendar(calendar, from ?? dateAt(calendar.timeZone, Date.now()), days).map(dayView);
  return {
    key: calendar.key,
    division: calendar.division,
    timeZone: calendar.timeZone,
    openMinutes: told.reduce((sum, { openMinutes }) => sum + openMinutes, 0),
    days: told,
  };
}

function dayView({ date, weekday, open, openMs, closings, clockChanges }: PreviewDay): CalendarPreview['days'][number] {
  return {
    date,
    weekday,
    open: open.map(({ fromMs, toMs, from, to }) => ({
      from: instantText(fromMs),
      to: instantText(toMs),
      localFrom: from,
      localTo: to,
    })),
    openMinutes: openMs / minuteMs,
    closings: [...closings],
    clockChanges: clockChanges.map(({ atMs, byMs }) => ({ at: instantText(atMs), byMinutes: byMs / minuteMs })),
  };
}
