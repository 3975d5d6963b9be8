import type { PoolClient } from 'pg';
import { identityText, lockConfig, readConfigRevision, readCurrentConfig } from '../../db/config';
import { removeDrafts } from '../../db/config-draft';
import { transaction } from '../../db/transaction';
import type { ConfigDocument } from '../../domain/config/documents';
import type { Read } from '../../domain/config/parse';
import type { InputProblem } from '../../domain/config/problem';
import { checkReferences } from '../../domain/config/references';
import { soundPart } from '../../domain/config/sound-part';
import { warningsOf } from '../../domain/config/warnings';
import { createDirectory } from '../catalogue/directory';
import type { ApplyResult } from '../contract/config';
import { invalidInput } from '../http-problem';
import { publishPermission } from '../../domain/rights/publish-permission';
import type { Context } from '../route';
import { checkAddresses } from './check-addresses';
import { checkItems, checkNames } from './check-removals';
import { checkRemovalRights, checkRights } from './check-rights';
import { holding } from './locate';
import { appliedView, identityOf, planChanges, planned, planRemovals } from './plan-changes';
import { conflict, type Publication, withLines } from './publication';
import { parseGiven } from './parse-given';
import { writeConfig } from './write-config';

/**
 * Changes what is published, all or nothing; a dry run tells what would happen. Throws 400 with every fault, each at its
 * path and line, and 409 when somebody was quicker or what should go is needed.
 */
export async function publish(context: Context, publication: Publication): Promise<ApplyResult> {
  const { given, isDryRun = false } = publication;
  const parsed = await parseGiven(given.map(({ value }) => value));
  if (!parsed.ok)
    throw invalidInput(withLines([...parsed.errors, ...(await namedInVain(context, parsed.read, publication))], given));
  const { deps } = context;
  // Who publishes nothing of a kind anywhere is told so; where he does not, is a fault of the document.
  for (const { kind } of [...parsed.documents, ...(publication.removed ?? [])])
    holding(context, publishPermission(kind));
  const faults = await checkAddresses(parsed.documents, deps.outbound);
  if (faults.length > 0) throw invalidInput(withLines(faults, given));
  const result = await transaction(deps.pool, (client) => publishIn(client, context, parsed.documents, publication));
  if (!isDryRun && result.applied.some(({ change }) => change !== 'unchanged')) {
    deps.wake();
    // A calendar among them has made a job.
    deps.wake('bulk');
    await deps.directories.refresh();
  }
  return result;
}

async function publishIn(
  client: PoolClient,
  { principal, deps }: Context,
  documents: readonly ConfigDocument[],
  publication: Publication,
): Promise<ApplyResult> {
  const { given, isDryRun = false, note = null, restores = null, drafts = [] } = publication;
  await lockConfig(client);
  const revision = await readConfigRevision(client);
  if (publication.revision !== undefined && publication.revision !== revision)
    throw conflict('revision', publication.revision, revision, 'is not the revision of what is published now');
  const rows = await readCurrentConfig(client);
  checkSeen(publication, new Map(rows.map((row) => [identityText(row), row.version])));
  const removed = planRemovals(documents, rows, publication);
  const { documents: existing } = createDirectory(0, rows);
  const gone = new Set(removed.map(identityText));
  const kept = existing.filter((document) => !gone.has(identityText(identityOf(document))));
  const forbidden = [
    ...checkRights(documents, kept, principal, deps.admins),
    ...checkRemovalRights(removed, principal),
  ];
  // Of a division out of reach nothing else is told: what there is, and what there is not, are its own affair.
  const errors = forbidden.length > 0 ? forbidden : checkNames(documents, existing, kept);
  if (errors.length > 0) throw invalidInput(withLines(errors, given));
  await checkItems(client, removed);
  const plan = planChanges(documents, rows);
  if (!isDryRun) {
    const ended = await removeDrafts(client, drafts);
    if (ended < drafts.length)
      throw conflict('revision', drafts[0]?.seen ?? null, null, 'is not the draft that is there now');
    const author = { by: principal.subject, note };
    await writeConfig(client, { plan, removed, restores, author, before: existing, after: planned(kept, documents) });
  }
  const warnings = withLines(warningsOf(documents, kept), given);
  return {
    applied: [
      ...plan.map((entry) => appliedView(entry, isDryRun)),
      ...removed.map(({ kind, key, version }) => ({ kind, key, version, change: 'deleted' as const })),
    ],
    ...(isDryRun ? { dryRun: true, revision } : {}),
    ...(warnings.length > 0 ? { warnings } : {}),
  };
}

/** What documents name that there is not, of those that are refused for another reason: whoever mends them mends both at once. */
async function namedInVain(
  { principal, deps }: Context,
  read: readonly Read[],
  publication: Publication,
): Promise<InputProblem[]> {
  const sound = soundPart(read);
  if (!sound) return [];
  const { documents: existing, rows } = await deps.directories.refresh();
  const gone = new Set(planRemovals(sound.documents, rows, publication).map(identityText));
  const kept = existing.filter((document) => !gone.has(identityText(identityOf(document))));
  if (checkRights(sound.documents, kept, principal, deps.admins).length > 0) return [];
  return checkReferences(sound.documents, kept)
    .filter(({ path }) => path.startsWith('documents['))
    .map((fault) => ({ ...fault, path: sound.placeOf(fault.path) }));
}

/** Under the lock: nobody publishes between this look and the commit. */
function checkSeen({ seen = [] }: Publication, current: ReadonlyMap<string, number>): void {
  for (const { version, ...identity } of seen) {
    const now = current.get(identityText(identity)) ?? 0;
    if (version !== undefined && version !== now)
      throw conflict('basedOn', version, now, `is not the published version of ${identity.kind} ${identity.key}`);
  }
}
