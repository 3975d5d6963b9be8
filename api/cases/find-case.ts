import { z } from 'zod';
import { type CaseRow, listCaseRows, readCaseHistory, readCaseRow } from '../../db/case-read';
import { entriesOf } from '../../domain/cases/sight';
import { actorName } from '../items/names';
import type { CaseHistory, CaseListQuery, CasePage } from '../contract/case';
import type { HistoryQuery } from '../contract/item';
import { historyPage } from '../history-page';
import { HttpProblem } from '../http-problem';
import { PlacedInstant, readPlace, writePlace } from '../place';
import type { Context } from '../route';
import { caseScopeOf, showCases, sightOn } from './case-sight';

const ListPlace = z.tuple([PlacedInstant, z.uuid()]);
const HistoryPlace = z.tuple([z.number().int()]);

/** The case, or 404 for one that is not there and for one that the caller may not see. */
export async function findCase(context: Context, id: string): Promise<CaseRow> {
  const row = await readCaseRow(context.deps.pool, caseScopeOf(context), { id });
  if (!row) throw new HttpProblem('NOT_FOUND');
  return row;
}

export async function listCases(
  context: Context,
  { cursor, limit, sort, ...filter }: CaseListQuery,
): Promise<CasePage> {
  const place = readPlace(ListPlace, cursor);
  const after = place ? { at: place[0], id: place[1] } : null;
  const rows = await listCaseRows(context.deps.pool, caseScopeOf(context), filter, {
    after,
    isLatestFirst: sort === '-createdAt',
    limit: limit + 1,
  });
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return {
    cases: await showCases(context, rows.slice(0, limit)),
    nextCursor: last ? writePlace([last.at, last.file.id]) : null,
  };
}

export async function caseHistory(
  context: Context,
  id: string,
  { sort, cursor, limit }: z.output<typeof HistoryQuery>,
): Promise<CaseHistory> {
  const row = await findCase(context, id);
  const types = entriesOf(await sightOn(context, row));
  const { file } = row;
  const [after = null] = readPlace(HistoryPlace, cursor) ?? [];
  const { entries, hasMore } = await historyPage(limit, after, (from, some) =>
    readCaseHistory(context.deps.pool, file.id, {
      after: from,
      isLatestFirst: sort === '-seq',
      limit: some,
      types,
    }),
  );
  const last = entries.at(-1);
  return {
    events: entries.map(({ actorKind, actorId, at, ...event }) => ({
      ...event,
      at: at.toISOString(),
      actor: { kind: actorKind, id: actorId, name: actorName(actorKind, actorId, context.directory) },
    })),
    nextCursor: hasMore && last ? writePlace([last.seq]) : null,
  };
}
