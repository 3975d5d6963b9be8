import type { CaseRow } from '../../db/case-read';
import type { CaseFile } from '../../domain/cases/file';
import { recomputed } from '../../domain/cases/recompute';
import { type SlaTimes, timesOf } from '../../domain/cases/sla-clock';
import type { CaseTypeDocument } from '../../domain/config/case-type';
import { CALENDAR } from '../../domain/item/event';
import { calendarId } from '../../domain/time/calendar-clocks';
import type { Directory } from '../catalogue/directory';
import { HttpProblem } from '../http-problem';
import type { Answer, Context } from '../route';
import { caseTypeOf } from './case-type-of';
import { caseView } from './case-view';
import { readCaseRow } from '../../db/case-read';

/** Thresholds that come meanwhile make it look again. */
const TRIES = 5;

/** Brings the SLAs of a case to their calendars as they are published now; one that has ended is answered as it is. */
export async function recomputeCase(context: Context, first: CaseRow): Promise<Answer> {
  const { deps, directory } = context;
  let row = first;
  for (let tries = 0; ; tries += 1) {
    const { file } = row;
    const times = timesOnCalendars(directory, await caseTypeOf(deps, file), file);
    if (file.closedMs !== null || recomputed(file, times, Date.now()) === null) break;
    if (tries === TRIES) throw new HttpProblem('OUTCOME_UNKNOWN');
    const request = { event: { type: 'recompute', times }, actor: CALENDAR } as const;
    const versions = times.map(({ calendar }) => `${calendar?.key}@${calendar?.version}`).join(',');
    const answer = await deps.workflows.sendCase(file, `recompute/${versions}/${file.version}`, request);
    if (!answer.ok && answer.refusal !== 'CASE_CLOSED') throw new HttpProblem(answer.refusal);
    // Asked for by the system as well, who takes part in nothing.
    row = (await readCaseRow(deps.pool, { ...context.scope, narrowed: null }, { id: file.id })) ?? row;
  }
  return { status: 200, body: caseView(row) };
}

function timesOnCalendars({ rows, rules }: Directory, { sla }: CaseTypeDocument, file: CaseFile): SlaTimes[] {
  const { division, clocks } = file;
  return clocks.flatMap((one) => {
    const found = rows.find((row) => row.kind === 'calendar' && row.division === division && row.key === one.calendar);
    if (!found) return [];
    const { key, version } = found;
    return [{ ...timesOf(one, sla, rules.clocks(calendarId(division, key))), calendar: { key, version } }];
  });
}
