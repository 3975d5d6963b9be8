import { z } from 'zod';
import { type ConfigIdentity, readPublishedVersion } from '../../db/config';
import { type DraftRow, readDrafts } from '../../db/config-draft';
import { readConfigVersion, readConfigVersions, readDeleted, type VersionRow } from '../../db/config-history';
import { readDocument } from '../catalogue/directory';
import type {
  ApplyResult,
  ConfigDiff,
  ConfigVersion,
  ConfigVersions,
  DeletedList,
  DiffQuery,
} from '../contract/config';
import type { ConfigKind } from '../../domain/config/documents';
import { readPlace, writePlace } from '../place';
import type { Context } from '../route';
import { configEntry } from './find-document';
import { missing, reachOf } from './locate';
import { differencesOf } from './plan-changes';
import { publish } from './publish';
import { readModels } from './read-models';

export async function versionsPage(
  { deps }: Context,
  identity: ConfigIdentity,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<ConfigVersions> {
  const before = readPlace(z.int().min(1), cursor) ?? null;
  const rows = await readConfigVersions(deps.pool, identity, { before, limit: limit + 1 });
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return {
    versions: rows.slice(0, limit).map(versionView),
    nextCursor: last ? writePlace(last.version) : null,
  };
}

export async function oneVersion({ deps }: Context, identity: ConfigIdentity, version: number): Promise<ConfigVersion> {
  return versionView(await getVersion(deps.pool, identity, version));
}

/** What was taken away in reach, of one kind or of all, and of one division or of all. */
export async function listDeleted(
  context: Context,
  division: string | undefined,
  kind: ConfigKind | null = null,
): Promise<DeletedList> {
  const rows = await readDeleted(context.deps.pool, reachOf(context), kind);
  const wanted = rows.filter((row) => division === undefined || row.division === division);
  return { deleted: wanted.map((row) => ({ ...row, deletedAt: row.deletedAt.toISOString() })) };
}

/** What differs between two versions, or one and the draft; left out: from what is published to the draft. */
export async function diffOf(
  { deps }: Context,
  identity: ConfigIdentity,
  { from, to = 'draft' }: Pick<DiffQuery, 'from' | 'to'>,
): Promise<ConfigDiff> {
  const side = async (which: number | 'draft'): Promise<object> => {
    if (which !== 'draft') return inFull(await getVersion(deps.pool, identity, which));
    const [draft] = await readDrafts(deps.pool, [identity.division], identity);
    if (!draft) throw missing(`draft of ${identity.kind} ${identity.key}`);
    const [read] = (await readModels([draft.body])) as [DraftRow['body']];
    return inFull({ ...draft, body: read });
  };
  const first = from ?? (await readPublishedVersion(deps.pool, identity));
  // Nothing is published: all of the other side came.
  const before = first === 0 ? {} : await side(first);
  return { from: first, to, differences: differencesOf(before, await side(to)) };
}

/** Publishes an older version again, as a new one; a document that was taken away comes back by it. */
export async function rollBack(
  context: Context,
  identity: ConfigIdentity,
  { version, basedOn, note }: { version: number; basedOn?: number | undefined; note?: string | undefined },
): Promise<ApplyResult> {
  const { body } = await getVersion(context.deps.pool, identity, version);
  return publish(context, {
    given: [{ value: body, line: undefined }],
    note,
    seen: [{ ...identity, version: basedOn }],
    restores: version,
  });
}

async function getVersion(
  pool: Context['deps']['pool'],
  identity: ConfigIdentity,
  version: number,
): Promise<VersionRow> {
  const row = await readConfigVersion(pool, identity, version);
  if (!row) throw missing(`version ${version} of ${identity.kind} ${identity.key}`);
  return row;
}

/** Defaults filled in as of now: a field that only one side could leave out is no difference. */
function inFull(row: Pick<VersionRow, 'kind' | 'body'>): object {
  return readDocument(row) ?? row.body;
}

function versionView(row: VersionRow): ConfigVersion {
  const { change, note, restores, deletedAt, deletedBy, deletionNote } = row;
  return {
    ...configEntry(row),
    change,
    note,
    restores,
    deletedAt: deletedAt?.toISOString() ?? null,
    deletedBy,
    deletionNote,
  };
}
