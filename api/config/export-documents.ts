import { configKinds } from '../../domain/config/documents';
import { withoutModel } from '../../domain/config/with-models';
import { compareText } from '../../domain/routing/order';
import { readDocument } from '../catalogue/directory';
import type { Export } from '../contract/config';
import type { Context } from '../route';

/** What is published in reach, of one division or of all: an apply takes it, and finds everything unchanged. */
export async function exportDocuments({ deps, scope }: Context, division: string | undefined): Promise<Export> {
  // Another process may have published a moment ago.
  const { rows } = await deps.directories.refresh();
  const order = (kind: string) => (configKinds as readonly string[]).indexOf(kind);
  const wanted = rows
    .filter((row) => scope.divisions.includes(row.division) && (division ?? row.division) === row.division)
    .toSorted(
      (a, b) => order(a.kind) - order(b.kind) || compareText(a.division, b.division) || compareText(a.key, b.key),
    );
  // Parsed, fields stand in the order in which people expect them; the database has one of its own.
  return { documents: wanted.map((row) => withoutModel({ ...(readDocument(row) ?? row.body) })) };
}
