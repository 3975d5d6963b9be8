import { insertDryRun } from '../../db/dry-run';
import { createId } from '../../db/new-id';
import type { ConfigDocument } from '../../domain/config/documents';
import { instantText } from '../../domain/time/instant';
import { databaseNow } from '../../matcher/ledger/database-now';
import type { DryRunBody, DryRunInput, DryRunView } from '../contract/dry-run';
import type { Context } from '../route';
import { putIn } from './put-in';
import { type Nameable, readEvents } from './read-events';
import { dryRunScope, dryRunView } from './view';

/** The lines of a file instead of a past period: they are kept with the dry run until it has ended. */
export async function createFromEvents(context: Context, body: DryRunBody, events: string): Promise<DryRunView> {
  const { pool, wake } = context.deps;
  const documents = await putIn(context, body);
  const divisions = dryRunScope(context);
  const { total, fromMs, toMs } = await readEvents(events, nameable(context, documents, divisions));
  const input: DryRunInput = {
    from: instantText(fromMs),
    to: instantText(toMs),
    division: null,
    worktype: null,
    simulate: body.simulate,
    events: total,
  };
  const id = createId(Math.floor(await databaseNow(pool)));
  const { subject } = context.principal;
  const row = await insertDryRun(pool, { id, subject, divisions, input, documents, total, events });
  wake('dry-runs');
  return dryRunView(row);
}

/** Of both sides: one may lack what the other has, and that may be what is compared. */
function nameable({ directory }: Context, drafted: readonly ConfigDocument[], divisions: readonly string[]): Nameable {
  const all = [...directory.documents, ...drafted];
  const seen = new Set(divisions);
  const sources = new Map(all.flatMap((one) => (one.kind === 'source' ? [[one.key, one] as const] : [])));
  const [only] = sources.size === 1 ? sources.keys() : [];
  return {
    divisions: seen,
    agents: new Set(all.flatMap((one) => (one.kind === 'agent' && seen.has(one.division) ? [one.key] : []))),
    sources: new Map(
      [...sources.values()]
        .filter((one) => [one.division, ...one.divisions].some((division) => seen.has(division)))
        .map((one) => [one.key, one.division]),
    ),
    onlySource: only,
  };
}
