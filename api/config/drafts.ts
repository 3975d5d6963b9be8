import { type ConfigIdentity, identityText, readCurrentConfig, readPublishedVersion } from '../../db/config';
import { insertAudit } from '../../db/audit/entry';
import { type DraftRow, readDrafts, removeDrafts, saveDraft } from '../../db/config-draft';
import { transaction } from '../../db/transaction';
import type { ConfigKind } from '../../domain/config/documents';
import { documentShape } from '../../domain/config/parse';
import { checkReferences } from '../../domain/config/references';
import { soundPart } from '../../domain/config/sound-part';
import { warningsOf } from '../../domain/config/warnings';
import { withoutModel } from '../../domain/config/with-models';
import type { ConfigDraft, DraftList } from '../contract/config';
import { HttpProblem, invalidInput } from '../http-problem';
import type { Context } from '../route';
import { draftEntry, userOf } from './audit-entries';
import { checkAddresses } from './check-addresses';
import { checkReach } from './check-reach';
import { checkSubjects } from './check-rights';
import { missing, oneDivision, reachOf } from './locate';
import { conflict } from './publication';
import { parseGiven } from './parse-given';

/** What a caller says that he has seen of a document: its published version, its draft. */
export interface Seen {
  basedOn?: number | undefined;
  revision?: number | undefined;
}

/**
 * Saves whatever is worked on, good or not, and tells what would have it refused. What somebody else has saved is written
 * over only by who names it; what is based on an older version than the caller says is nobody's.
 */
export async function putDraft(
  context: Context,
  identity: ConfigIdentity,
  body: Record<string, unknown>,
  { basedOn, revision }: Seen,
): Promise<ConfigDraft> {
  const { deps, principal } = context;
  const shape = documentShape(body, 'documents[0]');
  if (shape.length > 0) throw invalidInput(shape);
  const published = await readPublishedVersion(deps.pool, identity);
  if (basedOn !== undefined && basedOn !== published)
    throw conflict('basedOn', basedOn, published, 'is not the published version');
  const live = await findDraft(context, identity);
  const seen = seenOf(live, revision, principal.subject);
  const draft = {
    body: withoutModel(body),
    basedOn: basedOn ?? live?.basedOn ?? published,
    savedBy: principal.subject,
  };
  const saved = await transaction(deps.pool, async (client) => {
    const row = await saveDraft(client, { ...identity, seen }, draft);
    if (row) await insertAudit(client, [draftEntry(identity, userOf(principal), live?.body ?? null, row.body)]);
    return row;
  });
  if (!saved) throw await overtaken(context, identity, seen);
  return draftView(context, saved);
}

/** Throws away what nobody is to publish. */
export async function deleteDraft(context: Context, identity: ConfigIdentity, revision?: number): Promise<void> {
  const live = await findDraft(context, identity);
  // Another caller was first: what was asked for holds.
  if (!live) return;
  const seen = seenOf(live, revision, context.principal.subject);
  const gone = await transaction(context.deps.pool, async (client) => {
    const count = await removeDrafts(client, [{ ...identity, seen }]);
    if (count > 0) await insertAudit(client, [draftEntry(identity, userOf(context.principal), live.body, null)]);
    return count;
  });
  if (gone === 0) throw await overtaken(context, identity, seen);
}

/** The draft of a kind and key in reach. */
export async function getDraft(
  context: Context,
  kind: ConfigKind,
  key: string,
  division: string | undefined,
): Promise<DraftRow> {
  const drafts = await readDrafts(context.deps.pool, reachOf(context), { kind, key });
  const what = `draft of ${kind} ${key}`;
  const chosen = oneDivision(
    drafts.map((draft) => draft.division),
    division,
    what,
  );
  const draft = drafts.find((each) => each.division === chosen);
  if (!draft) throw missing(what);
  return draft;
}

/** With what would be said of it if it were published now. */
export async function draftView(context: Context, row: DraftRow): Promise<ConfigDraft> {
  const published = await readPublishedVersion(context.deps.pool, row);
  return { ...summary(row, published), ...(await judge(context, row)) };
}

/** Drafts in reach, of one kind or of all, and of one division or of all. */
export async function listDrafts(
  context: Context,
  division: string | undefined,
  kind: ConfigKind | null = null,
): Promise<DraftList> {
  const { pool } = context.deps;
  const rows = await readDrafts(pool, reachOf(context), { kind });
  const current = new Map((await readCurrentConfig(pool, kind)).map((row) => [identityText(row), row.version]));
  const wanted = rows.filter((row) => division === undefined || row.division === division);
  return { drafts: wanted.map((row) => summary(row, current.get(identityText(row)) ?? 0)) };
}

async function findDraft({ deps }: Context, { kind, division, key }: ConfigIdentity): Promise<DraftRow | undefined> {
  return (await readDrafts(deps.pool, [division], { kind, key }))[0];
}

function seenOf(live: DraftRow | undefined, revision: number | undefined, subject: string): number | null {
  const current = live?.revision ?? null;
  const seen = revision ?? (live?.savedBy === subject ? current : null);
  // 0 says: I have seen none.
  if ((seen === 0 ? null : seen) !== current)
    throw conflict('revision', seen, current, 'is not the draft that is there');
  return current;
}

async function overtaken(context: Context, identity: ConfigIdentity, seen: number | null): Promise<HttpProblem> {
  const now = await findDraft(context, identity);
  return conflict('revision', seen, now?.revision ?? null, 'is not the draft that is there');
}

/** What is wrong with it whoever publishes it: his rights are looked at then. */
async function judge(context: Context, { body }: DraftRow): Promise<Pick<ConfigDraft, 'problems' | 'warnings'>> {
  const parsed = await parseGiven([body]).catch(refusalOf);
  if (parsed instanceof HttpProblem) return { problems: [...(parsed.extra.errors ?? [])], warnings: [] };
  // What has another form may name what there is not as well: both are told at once.
  const sound = parsed.ok ? { documents: parsed.documents, placeOf: (path: string) => path } : soundPart(parsed.read);
  const malformed = parsed.ok ? [] : parsed.errors;
  if (!sound) return { problems: malformed, warnings: [] };
  const { documents, placeOf } = sound;
  const { deps } = context;
  // Another process may have published a moment ago.
  const { documents: existing } = await deps.directories.refresh();
  const unreached = checkReach(documents, existing, reachOf(context));
  if (unreached.length > 0) return { problems: [...malformed, ...unreached], warnings: [] };
  const vain = [...checkSubjects(documents, existing, new Set()), ...checkReferences(documents, existing)];
  const problems = [...malformed, ...vain.map((fault) => ({ ...fault, path: placeOf(fault.path) }))];
  if (!parsed.ok) return { problems, warnings: [] };
  problems.push(...(await checkAddresses(documents, deps.outbound)));
  return { problems, warnings: warningsOf(documents, existing) };
}

/** What would be refused is told of a draft; what is no refusal is none of it. */
function refusalOf(error: unknown): HttpProblem {
  if (error instanceof HttpProblem && error.code === 'INVALID_INPUT') return error;
  throw error;
}

function summary({ kind, key, division, revision, basedOn, savedAt, savedBy, body }: DraftRow, published: number) {
  return {
    kind,
    key,
    division,
    revision,
    basedOn,
    published,
    savedAt: savedAt.toISOString(),
    savedBy,
    document: body,
  };
}
