import type { PoolClient } from 'pg';
import { revokeApiKeysOf } from '../../db/api-key';
import { insertAudit } from '../../db/audit/entry';
import { insertChanges } from '../../db/change';
import {
  type Authorship,
  type ConfigRow,
  identityText,
  publishConfig,
  raiseConfigRevision,
  readLastVersions,
  unpublishConfig,
} from '../../db/config';
import { deleteEndpointSecret } from '../../db/endpoint-secret';
import type { ConfigDocument } from '../../domain/config/documents';
import { markingKinds } from '../../domain/personal/personal-data';
import { oncePersonal } from '../../domain/personal/personal-names';
import { publishedEntry, removedEntry } from './audit-entries';
import { changeLedger } from './change-ledger';
import { ensureEndpointSecrets } from './endpoint-secrets';
import { identityOf, type Planned } from './plan-changes';
import { recomputeItems } from './recompute-items';
import { scheduleStarts } from './schedule-starts';

interface Write {
  plan: readonly Planned[];
  removed: readonly ConfigRow[];
  restores: number | null;
  author: Authorship;
  /** All that is published, then and from now on. */
  before: readonly ConfigDocument[];
  after: readonly ConfigDocument[];
}

/** Writes what was planned, with all that follows from it: routing, secrets, the stream. Sets the versions that it made. */
export async function writeConfig(client: PoolClient, write: Write): Promise<void> {
  const { plan, removed, restores, author } = write;
  const changed = plan.flatMap((entry) => (entry.change === 'unchanged' ? [] : [{ entry, change: entry.change }]));
  if (changed.length === 0 && removed.length === 0) return;
  const documents = changed.map(({ entry }) => entry.document);
  const marksLeftBy = await marksLeft(client, documents);
  const versions = await publishConfig(
    client,
    changed.map(({ entry: { document }, change }) => {
      const oncePersonal = marksLeftBy(document);
      return { ...identityOf(document), body: document, change, restores, oncePersonal };
    }),
    author,
  );
  // One that was deleted before goes on counting where it ended.
  for (const { entry } of changed)
    entry.version = versions.get(identityText(identityOf(entry.document))) ?? entry.version;
  await unpublishConfig(client, removed, author);
  for (const row of removed) await forget(client, row);
  await raiseConfigRevision(client);
  await ensureEndpointSecrets(client, documents);
  const written = changed.map(({ entry }) => entry);
  await recomputeItems(client, written, author.by);
  await scheduleStarts(client, written, removed);
  await changeLedger(client, write.before, write.after);
  const why = { actor: { kind: 'user', id: author.by }, reason: author.note } as const;
  await insertAudit(client, [
    ...changed.map(({ entry }) => publishedEntry(entry, why, restores)),
    ...removed.map((row) => removedEntry(row, why)),
  ]);
  await insertChanges(client, [
    ...changed.map(({ entry }) => configChange(identityOf(entry.document), { version: entry.version })),
    ...removed.map((row) => configChange(row, { deleted: true })),
  ]);
}

/** What each of these documents leaves marked as personal though it no longer knows it, since a version before it did. */
async function marksLeft(
  client: PoolClient,
  documents: readonly ConfigDocument[],
): Promise<(document: ConfigDocument) => string[]> {
  const marking = documents.filter(({ kind }) => markingKinds.includes(kind));
  const last = await readLastVersions(client, marking.map(identityOf));
  const before = new Map(last.map((row) => [identityText(row), row]));
  return (document) => {
    const row = before.get(identityText(identityOf(document)));
    return row ? oncePersonal(row, { ...document }) : [];
  };
}

/** What a source or a webhook was let in by, and signed for with, ends with it. */
async function forget(client: PoolClient, { kind, division, key }: ConfigRow): Promise<void> {
  if (kind === 'source') await revokeApiKeysOf(client, key);
  if (kind === 'source' || kind === 'webhook') await deleteEndpointSecret(client, { kind, division, key });
}

function configChange({ kind, division, key }: { kind: string; division: string; key: string }, data: object) {
  return { division, topic: 'config' as const, key: `${kind}/${key}`, agents: [], data: { kind, ...data } };
}
