import { z } from 'zod';
import { type DryRunRow, readOwnDryRun } from '../../db/dry-run';
import { listDryRunItems } from '../../db/dry-run-item';
import { divisionsWith } from '../auth/principal';
import type { DryRunInput, DryRunItemPage, DryRunItemsQuery, DryRunItemView, DryRunView } from '../contract/dry-run';
import { HttpProblem } from '../http-problem';
import { readPlace, writePlace } from '../place';
import type { Context } from '../route';

const Place = z.tuple([z.int32()]);

/** Divisions of which the caller sees the items as well, and not only the documents. */
export function dryRunScope({ principal, scope }: Context): string[] {
  const seen = new Set(divisionsWith(principal, 'item:view'));
  return scope.divisions.filter((division) => seen.has(division));
}

/** The caller's own: nobody else knows of one. */
export async function findDryRun(context: Context, id: string): Promise<DryRunRow> {
  const { subject } = context.principal;
  const row = await readOwnDryRun(context.deps.pool, { subject, divisions: dryRunScope(context) }, id);
  if (!row) throw new HttpProblem('NOT_FOUND');
  return row;
}

export async function dryRunItemPage(
  context: Context,
  id: string,
  { moved, cursor, limit }: DryRunItemsQuery,
): Promise<DryRunItemPage> {
  await findDryRun(context, id);
  const [after = -1] = readPlace(Place, cursor) ?? [];
  const wanted = { after, isMoved: moved === 'true', limit: limit + 1 };
  const rows = await listDryRunItems<DryRunItemView>(context.deps.pool, id, wanted);
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return {
    items: rows.slice(0, limit).map(({ result }) => result),
    nextCursor: last ? writePlace([last.place]) : null,
  };
}

export function dryRunView(row: DryRunRow): DryRunView {
  const { id, state, phase, total, done, divisions, failure } = row;
  return {
    id,
    state,
    phase,
    total,
    done,
    createdAt: row.createdAt.toISOString(),
    startedAt: row.startedAt?.toISOString() ?? null,
    endedAt: row.endedAt?.toISOString() ?? null,
    input: row.input as DryRunInput,
    divisions,
    documents: row.documents.map(({ kind, key, division = key }) => ({
      kind: String(kind),
      key: String(key),
      division: String(division),
    })),
    summary: row.summary as DryRunView['summary'],
    simulation: row.simulation as DryRunView['simulation'],
    failure,
  };
}
