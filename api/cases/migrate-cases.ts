import { setImmediate } from 'node:timers/promises';
import { insertFoundCases } from '../../db/bulk-item';
import type { BulkJobRow } from '../../db/bulk-job';
import { readCases } from '../../db/case-file';
import { type CaseFilter, type CasePlace, countCases, listCaseRows } from '../../db/case-read';
import { atMost, makeJob } from '../bulk/create-job';
import { BULK_AT_MOST, MIGRATION } from '../contract/bulk';
import type { CaseMigrations, CaseMigrationTrial } from '../contract/case-migration';
import type { Context } from '../route';
import { caseScopeOf } from './case-sight';
import { targetOf, trialOf } from './migrate-case';
import { publishedType } from './start-case';

/** Told of in a trial. */
const REFUSALS = 100;
/** Read at once: each may have 400 KB. */
const PAGE = 50;

/** Lets running cases go on in another version, each as if it were asked for alone: a job. */
export async function migrateCases(context: Context, input: CaseMigrations): Promise<BulkJobRow> {
  const { filter, version } = await chosen(context, input);
  const { type, division, from, mapping } = input;
  const body = { version, mapping, type, ...(division && { division }), ...(from && { from }) };
  return makeJob(context, { action: MIGRATION, body }, async (client, id) =>
    atMost(await insertFoundCases(client, id, { scope: caseScopeOf(context), filter }, BULK_AT_MOST + 1)),
  );
}

/** What would come of it, case by case. Nothing is made. */
export async function tryMigrations(context: Context, input: CaseMigrations): Promise<CaseMigrationTrial> {
  const { deps } = context;
  const scope = caseScopeOf(context);
  const { filter, version } = await chosen(context, input);
  const faultsOf = trialOf(deps, version, input.mapping);
  const trial: CaseMigrationTrial = {
    version,
    count: await countCases(deps.pool, scope, filter),
    limit: BULK_AT_MOST,
    accepted: 0,
    refused: 0,
    refusals: [],
  };
  let after: CasePlace | null = null;
  while (trial.accepted + trial.refused < BULK_AT_MOST) {
    const rows = await listCaseRows(deps.pool, scope, filter, { after, isLatestFirst: false, limit: PAGE });
    const files = await readCases(
      deps.pool,
      rows.map(({ file }) => file.id),
    );
    const whole = new Map(files.map((file) => [file.id, file]));
    for (const { file: listed, at } of rows) {
      const { id, reference, typeVersion } = listed;
      const file = whole.get(id);
      const faults = file ? await faultsOf(file) : [];
      if (faults.length === 0) trial.accepted += 1;
      else {
        trial.refused += 1;
        const of = { id, reference, version: typeVersion };
        if (trial.refusals.length < REFUSALS) trial.refusals.push({ case: of, faults: [...faults] });
      }
      after = { at, id };
    }
    if (rows.length < PAGE) break;
    // Others are served in between.
    await setImmediate();
  }
  return trial;
}

async function chosen(
  context: Context,
  { type: key, division, from, version: given, cases, filter = {} }: CaseMigrations,
): Promise<{ filter: CaseFilter; version: number }> {
  const { type, version: published } = publishedType(context, key, division);
  const version = given ?? published;
  await targetOf(context.deps, { division: type.division, type: key, typeVersion: version });
  const running = { version: from, otherThan: version };
  return { version, filter: { ...filter, type: [key], division: [type.division], id: cases, running } };
}
