import type { Response } from 'express';
import type { AuditEntryView, AuditQuery } from '../contract/audit';
import { csvLine } from '../../domain/csv/csv-line';
import { writeCsv } from '../csv/write-csv';
import type { Context } from '../route';
import { insertAudit } from '../../db/audit/entry';
import { userOf } from '../config/audit-entries';
import { type Hidden, masked } from '../../domain/personal/mask';
import { auditRows } from './search';
import { shownEntry } from './shown';

type Cell = (entry: AuditEntryView) => string | number | null;

const COLUMNS: Readonly<Record<string, Cell>> = {
  id: ({ id }) => id,
  at: ({ at }) => at,
  division: ({ division }) => division,
  verb: ({ verb }) => verb,
  objectKind: ({ object }) => object.kind,
  objectId: ({ object }) => object.id,
  objectName: ({ object }) => object.name,
  actorKind: ({ actor }) => actor.kind,
  actorId: ({ actor }) => actor.id,
  subject: ({ origin }) => origin?.subject ?? null,
  agent: ({ origin }) => origin?.agent ?? null,
  address: ({ origin }) => origin?.address ?? null,
  userAgent: ({ origin }) => origin?.userAgent ?? null,
  requestId: ({ origin }) => origin?.requestId ?? null,
  reason: ({ reason }) => reason,
  before: ({ before }) => json(before),
  after: ({ after }) => json(after),
  erasedBy: ({ erasedBy }) => erasedBy,
  seq: ({ seal }) => seal?.seq ?? null,
  hash: ({ seal }) => seal?.hash ?? null,
};

/** Writes all that is found as the database gives it; at the pace of whoever reads it. */
export async function writeAuditCsv(
  context: Context,
  query: AuditQuery,
  hidden: Hidden | null,
  response: Response,
): Promise<void> {
  await auditExport(context, query);
  const seen = (entry: AuditEntryView) => (hidden === null ? entry : (masked(entry, hidden) as AuditEntryView));
  async function* parts() {
    for await (const rows of auditRows(context, query))
      yield rows.map((row) => csvLine(cells(seen(shownEntry(row))))).join('');
  }
  await writeCsv(context, response, 'audit.csv', Object.keys(COLUMNS), parts());
}

/** What is taken away as a file is told of, by the names of what it was narrowed by: the text that was sought may be a person's. */
async function auditExport({ deps, scope, principal }: Context, query: AuditQuery): Promise<void> {
  const divisions = scope.divisions.filter((key) => query.division === undefined || key === query.division);
  const { from = null, to = null, limit: _1, cursor: _2, ...filter } = query;
  const after = { from, to, filter: Object.keys(filter) };
  const actor = userOf(principal);
  const entry = { verb: 'export', actor, before: null, after };
  await insertAudit(
    deps.pool,
    divisions.map((division) => ({ ...entry, division, object: { kind: 'audit', id: division, name: null } as const })),
  );
}

function cells(entry: AuditEntryView) {
  return Object.values(COLUMNS).map((cell) => cell(entry));
}

function json(values: Record<string, unknown> | null): string | null {
  return values && JSON.stringify(values);
}
