import type { CalendarPreview } from '../../api/contract/calendar';
import { placeError } from '../apply/place-error';
import type { PlacedDocument } from '../apply/placed-document';
import { readDocuments } from '../apply/read-documents';
import { callApi, problemText } from '../call-api';
import { CommandFailure } from '../command-failure';
import type { Connection } from '../connection';
import { previewText } from './preview-text';

export interface CalendarOptions {
  division?: string;
  from?: string;
  days: string;
  draft?: boolean;
  file?: string;
  json?: boolean;
}

/** `casewright calendar`: the next days of a calendar, published, drafted or in a file. */
export async function runCalendar(key: string, options: CalendarOptions, connection: Connection): Promise<void> {
  const { division, from, days, draft, file, json } = options;
  const given = file === undefined ? undefined : calendarOf(key, file, division);
  const query = new URLSearchParams({
    days,
    ...(division === undefined ? {} : { division }),
    ...(from === undefined ? {} : { from }),
    ...(draft && !given ? { state: 'draft' } : {}),
  });
  const path = `/v1/config/calendars/${encodeURIComponent(key)}/preview?${query.toString()}`;
  const answer = await callApi(
    connection,
    given
      ? { method: 'POST', path, contentType: 'application/json', body: JSON.stringify(given.body) }
      : { method: 'GET', path },
  );
  if (!answer.ok) {
    const { problem, status } = answer;
    const lines = (problem.errors ?? []).map((error) => placeError(error, given ? [given] : []));
    throw new CommandFailure([`There is no preview: ${problemText(problem, status)}`, ...lines].join('\n'));
  }
  const preview = JSON.parse(answer.text) as CalendarPreview;
  process.stdout.write(`${json ? JSON.stringify(preview) : previewText(preview)}\n`);
}

function calendarOf(key: string, file: string, division: string | undefined): PlacedDocument {
  const found = readDocuments(file).find(({ body }) => {
    const named = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
    const isOfDivision = division === undefined || named['division'] === undefined || named['division'] === division;
    return named['kind'] === 'calendar' && named['key'] === key && isOfDivision;
  });
  if (!found) throw new CommandFailure(`There is no calendar ${key} in ${file}.`);
  return found;
}
