import { z } from 'zod';
import { type AuditRow, searchAudit } from '../../db/audit/search';
import type { AuditPage, AuditQuery } from '../contract/audit';
import { PlacedInstant, readPlace, writePlace } from '../place';
import type { Context } from '../route';
import { divisionsInFull, shownEntry } from './shown';

/** The place behind which a page begins: `at` and the ID. */
const Place = z.tuple([PlacedInstant, z.string().regex(/^\d{1,18}$/)]);

export async function auditPage(context: Context, query: AuditQuery): Promise<AuditPage> {
  const place = readPlace(Place, query.cursor);
  const after = place && { place: place[0], id: place[1] };
  const rows = await find(context, query, after, query.limit + 1);
  const last = rows.length > query.limit ? rows[query.limit - 1] : undefined;
  return {
    entries: rows.slice(0, query.limit).map(shownEntry),
    nextCursor: last ? writePlace([last.place, last.id]) : null,
  };
}

const PAGE = 500;

/** All that is found, page by page. */
export async function* auditRows(context: Context, query: AuditQuery): AsyncGenerator<AuditRow[]> {
  let after: { place: string; id: string } | undefined;
  for (;;) {
    const rows = await find(context, query, after, PAGE);
    if (rows.length > 0) yield rows;
    after = rows.at(-1);
    if (rows.length < PAGE) return;
  }
}

function find(
  context: Context,
  { division, cursor: _1, limit: _2, ...filter }: AuditQuery,
  after: { place: string; id: string } | undefined,
  limit: number,
): Promise<AuditRow[]> {
  const { deps, scope } = context;
  const divisions = scope.divisions.filter((key) => division === undefined || key === division);
  return searchAudit(deps.pool, { ...filter, divisions, textDivisions: divisionsInFull(context) }, after, limit);
}
