import type { PoolClient } from 'pg';
import { insertChanges } from '../../db/change';
import {
  type ConfigRow,
  identityText,
  lockConfig,
  publishConfig,
  raiseConfigRevision,
  readCurrentConfig,
} from '../../db/config';
import { transaction } from '../../db/transaction';
import { type ConfigDocument, divisionOf, documentIdentity } from '../../domain/config/documents';
import { parseDocuments } from '../../domain/config/parse';
import type { InputProblem } from '../../domain/config/problem';
import { checkReferences } from '../../domain/config/references';
import { createDirectory } from '../catalogue/directory';
import type { AppliedDocument, ApplyResult } from '../contract/config';
import { invalidInput } from '../http-problem';
import type { Context } from '../route';
import { canonicalJson } from '../../domain/config/canonical-json';
import { changeLedger } from './change-ledger';
import { checkAddresses } from './check-addresses';
import { checkRights } from './check-rights';
import { ensureEndpointSecrets } from './endpoint-secrets';
import type { GivenDocument } from './read-documents';
import { readModels } from './read-models';

/** Publishes documents, all or none; a dry run tells what would happen. Throws 400 with every fault, each at its path and line. */
export async function applyDocuments(
  context: Context,
  given: readonly GivenDocument[],
  isDryRun: boolean,
): Promise<ApplyResult> {
  const parsed = parseDocuments(await readModels(given.map(({ value }) => value)));
  if (!parsed.ok) throw invalidInput(withLines(parsed.errors, given));
  const { deps } = context;
  const faults = await checkAddresses(parsed.documents, deps.outbound);
  if (faults.length > 0) throw invalidInput(withLines(faults, given));
  const result = await transaction(deps.pool, (client) => applyIn(client, context, parsed.documents, given, isDryRun));
  if (!isDryRun && result.applied.some(({ change }) => change !== 'unchanged')) {
    deps.wake();
    await deps.directories.refresh();
  }
  return result;
}

async function applyIn(
  client: PoolClient,
  { principal, deps }: Context,
  documents: readonly ConfigDocument[],
  given: readonly GivenDocument[],
  isDryRun: boolean,
): Promise<ApplyResult> {
  await lockConfig(client);
  const rows = await readCurrentConfig(client);
  const { documents: existing } = createDirectory(0, rows);
  const errors = [...checkRights(documents, existing, principal, deps.admins), ...checkReferences(documents, existing)];
  if (errors.length > 0) throw invalidInput(withLines(errors, given));
  const plan = planChanges(documents, rows);
  const changes = plan.filter(({ change }) => change !== 'unchanged');
  if (!isDryRun && changes.length > 0) {
    const changed = changes.map(({ document }) => document);
    const versions = await publishConfig(client, changed.map(asRow), principal.subject);
    // One that was deleted before goes on counting where it ended.
    for (const entry of changes) entry.version = versions.get(identityText(asRow(entry.document))) ?? entry.version;
    await raiseConfigRevision(client);
    await ensureEndpointSecrets(client, changed);
    await changeLedger(client, existing, merge(existing, documents));
    await insertChanges(
      client,
      changes.map(({ document, version }) => configChange(document, version)),
    );
  }
  const applied = plan.map(({ document, version, change }) => ({
    kind: document.kind,
    key: document.key,
    version,
    change,
  }));
  return { applied, ...(isDryRun ? { dryRun: true } : {}) };
}

interface Planned {
  document: ConfigDocument;
  version: number;
  change: AppliedDocument['change'];
}

/** A document equal to the published one, its defaults filled in, is left alone. */
function planChanges(documents: readonly ConfigDocument[], rows: readonly ConfigRow[]): Planned[] {
  const current = new Map(rows.map((row) => [`${row.kind}/${row.division}/${row.key}`, row]));
  return documents.map((document) => {
    const row = current.get(`${document.kind}/${divisionOf(document)}/${document.key}`);
    if (!row) return { document, version: 1, change: 'created' };
    const isSame = canonicalJson(row.body) === canonicalJson(document);
    return { document, version: isSame ? row.version : row.version + 1, change: isSame ? 'unchanged' : 'updated' };
  });
}

function merge(existing: readonly ConfigDocument[], documents: readonly ConfigDocument[]): ConfigDocument[] {
  return [...new Map([...existing, ...documents].map((document) => [documentIdentity(document), document])).values()];
}

function asRow(document: ConfigDocument) {
  return { kind: document.kind, division: divisionOf(document), key: document.key, body: document };
}

function configChange(document: ConfigDocument, version: number) {
  const { kind, key } = document;
  return {
    division: divisionOf(document),
    topic: 'config' as const,
    key: `${kind}/${key}`,
    agents: [],
    data: { kind, version },
  };
}

/** Editors know lines, not numbers of documents. */
function withLines(
  errors: readonly InputProblem[],
  given: readonly GivenDocument[],
): (InputProblem & { line?: number })[] {
  return errors.map((error) => {
    const index = /^documents\[(\d+)\]/.exec(error.path)?.[1];
    const line = index === undefined ? undefined : given[Number(index)]?.line;
    return line === undefined ? error : { ...error, line };
  });
}
