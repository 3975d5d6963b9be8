import { previewGiven, previewStored } from '../config/preview-calendar';
import { CalendarPreview, CalendarPreviewQuery, StoredCalendarPreviewQuery } from '../contract/calendar';
import { ConfigDocumentBody } from '../contract/config';
import { EndpointParams as CalendarParams } from '../contract/params';
import { defineRoute, type Route } from '../route';

const tag = 'Configuration';
const path = '/v1/config/calendars/{key}/preview';
const access = 'config:view';
const answers = { 200: CalendarPreview };

/** Calendars, day by day. */
export const calendarRoutes: readonly Route[] = [
  defineRoute({
    method: 'get',
    path,
    access,
    summary: 'The next days of a calendar, as it is published or as a draft: hours, holidays, changes of clocks',
    tag,
    params: CalendarParams,
    query: StoredCalendarPreviewQuery,
    answers,
    handle: async (context, { params: { key }, query }) => ({
      status: 200,
      body: await previewStored(context, key, query),
    }),
  }),
  defineRoute({
    method: 'post',
    path,
    access,
    summary: 'The same of a calendar that is not saved yet; nothing is kept',
    tag,
    params: CalendarParams,
    query: CalendarPreviewQuery,
    body: ConfigDocumentBody,
    answers,
    handle: async (context, { params: { key }, query, body }) => ({
      status: 200,
      body: previewGiven(context, key, query, body),
    }),
  }),
];
