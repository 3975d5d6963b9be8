import { type DraftRow, readDrafts } from '../../db/config-draft';
import { configKinds } from '../../domain/config/documents';
import type { ApplyResult, DraftNamed } from '../contract/config';
import { invalidInput } from '../http-problem';
import type { Context } from '../route';
import { missing, oneDivision, reachOf } from './locate';
import { conflict } from './publication';
import { publish } from './publish';

/** Publishes drafts together, as an apply of their documents would; refused where something else was published meanwhile. */
export async function publishDrafts(
  context: Context,
  named: readonly DraftNamed[],
  note: string | undefined,
): Promise<ApplyResult> {
  const rows = await readDrafts(context.deps.pool, reachOf(context));
  const drafts = named.map((name, index) => chosenDraft(rows, name, `drafts[${index}]`));
  return publish(context, {
    given: drafts.map(({ body }) => ({ value: body, line: undefined })),
    note,
    seen: drafts.map(({ kind, division, key, basedOn }) => ({ kind, division, key, version: basedOn })),
    drafts: drafts.map(({ kind, division, key, revision }) => ({ kind, division, key, seen: revision })),
  });
}

/** The draft that is meant, among those in reach. */
export function chosenDraft(
  rows: readonly DraftRow[],
  { kind, key, division, revision }: DraftNamed,
  path: string,
): DraftRow {
  if (!(configKinds as readonly string[]).includes(kind))
    throw invalidInput([
      {
        path: `${path}.kind`,
        message: 'is no kind of document',
        code: 'UNKNOWN_KIND',
        value: kind,
        allowed: configKinds,
      },
    ]);
  const found = rows.filter((row) => row.kind === kind && row.key === key);
  const here = found.filter((row) => division === undefined || row.division === division);
  // Who has seen one is told that it is gone: another caller published or discarded it.
  if (here.length === 0 && revision !== undefined) throw conflict('revision', revision, null, 'is not there any more');
  const what = `draft of ${kind} ${key}`;
  const wanted = oneDivision(
    here.map((row) => row.division),
    division,
    what,
  );
  const draft = here.find((row) => row.division === wanted);
  if (!draft) throw missing(what);
  if (revision !== undefined && revision !== draft.revision)
    throw conflict('revision', revision, draft.revision, 'is not the draft that is there');
  return draft;
}
