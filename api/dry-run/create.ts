import { insertDryRun } from '../../db/dry-run';
import { countPastItems } from '../../db/past-item';
import { type ConfigDocument, divisionOf } from '../../domain/config/documents';
import { instantText } from '../../domain/time/instant';
import { databaseNow } from '../../matcher/ledger/database-now';
import { createId } from '../../db/new-id';
import { DRY_RUN_AT_MOST, type DryRunBody, type DryRunInput, type DryRunView } from '../contract/dry-run';
import { invalidInput } from '../http-problem';
import type { Context } from '../route';
import { createFromEvents } from './create-from-events';
import { putIn } from './put-in';
import { dryRunScope, dryRunView } from './view';

/** Judges what is asked for, and leaves it to a process of its own. What the caller waited for before is given up. */
export async function createDryRun(context: Context, body: DryRunBody): Promise<DryRunView> {
  const { pool, wake } = context.deps;
  const { events, from } = body;
  if (events !== undefined) return createFromEvents(context, body, events);
  // The contract sees to it that one of them is there.
  if (from === undefined) throw new Error('a dry run is of a period or of events');
  const documents = await putIn(context, body);
  const nowMs = await databaseNow(pool);
  const input = inputOf({ ...body, from }, nowMs);
  const divisions = divisionsOf(context, documents, input);
  const total = await countPastItems(pool, { divisions, ...input }, DRY_RUN_AT_MOST + 1);
  if (total > DRY_RUN_AT_MOST) {
    const message = 'holds more items than a dry run takes';
    throw invalidInput([{ path: 'from', message, code: 'TOO_MANY_ITEMS', value: from, allowed: DRY_RUN_AT_MOST }]);
  }
  if (total === 0) checkWorktype(context, documents, divisions, body.worktype);
  const id = createId(Math.floor(nowMs));
  const { subject } = context.principal;
  const row = await insertDryRun(pool, { id, subject, divisions, input, documents, total });
  wake('dry-runs');
  return dryRunView(row);
}

/** One that is gone may have items still; without any, a name that nothing bears is a slip of the pen. */
function checkWorktype(
  { directory }: Context,
  drafted: readonly ConfigDocument[],
  divisions: readonly string[],
  worktype: string | undefined,
): void {
  if (worktype === undefined) return;
  const known = [...directory.documents, ...drafted].flatMap((one) =>
    one.kind === 'worktype' && divisions.includes(one.division) ? [one.key] : [],
  );
  if (known.includes(worktype)) return;
  const allowed = [...new Set(known)].toSorted().slice(0, 20);
  const message = `does not exist in ${divisions.join(', ')}`;
  throw invalidInput([{ path: 'worktype', message, code: 'UNKNOWN_REFERENCE', value: worktype, allowed }]);
}

function inputOf(
  { from, to, division, worktype, simulate }: DryRunBody & { from: string },
  nowMs: number,
): DryRunInput {
  const [fromMs, toMs] = [Date.parse(from), to === undefined ? Math.floor(nowMs) : Date.parse(to)];
  const now = instantText(nowMs);
  if (toMs > nowMs)
    throw invalidInput([
      { path: 'to', message: 'lies ahead', code: 'IN_FUTURE', value: to, allowed: `${now} or earlier` },
    ]);
  if (fromMs >= toMs) {
    const allowed = `before ${instantText(toMs)}`;
    throw invalidInput([
      {
        path: 'from',
        message: 'is no earlier than the end',
        rule: 'FROM_AFTER_TO',
        code: 'INVALID_VALUE',
        value: from,
        allowed,
      },
    ]);
  }
  return {
    from: instantText(fromMs),
    to: instantText(toMs),
    division: division ?? null,
    worktype: worktype ?? null,
    simulate,
  };
}

/** The one that is asked for, or those in which something changes, or all. */
function divisionsOf(context: Context, documents: readonly ConfigDocument[], { division }: DryRunInput): string[] {
  const scope = dryRunScope(context);
  if (division !== null) {
    if (scope.includes(division)) return [division];
    throw invalidInput([{ path: 'division', message: 'does not exist', code: 'UNKNOWN_REFERENCE', value: division }]);
  }
  const touched = new Set(
    documents.flatMap((one) => [divisionOf(one), ...(one.kind === 'source' ? one.divisions : [])]),
  );
  return touched.size === 0 ? scope : scope.filter((key) => touched.has(key));
}
