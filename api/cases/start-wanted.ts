import { endCaseStart, leaseCaseStarts, postponeCaseStart } from '../../db/case-start';
import { insertNotifications } from '../../db/notification';
import { transaction } from '../../db/transaction';
import { namedBy } from '../../domain/cases/named-by';
import { notForDays, sayNotStarted } from '../../domain/cases/not-started-texts';
import { addressOfSupervisors } from '../../domain/notification/notification';
import { isClosed } from '../../domain/config/division';
import type { WantedCase } from '../../domain/notification/wanted-case';
import { type Said, toldOf } from '../../domain/said/said';
import { databaseNow } from '../../matcher/ledger/database-now';
import type { Deps } from '../deps';
import { HttpProblem } from '../http-problem';
import { lookAgain, type Serving } from '../serve/look-again';
import { caseTypesIn, newCase, startFaults, startsByItself, writeNewCase } from './create-case';

const AT_ONCE = 10;
/** As long as a delivery is tried. */
const MOST_MS = 3 * 86_400_000;

/** The source of cases that an item's events have started: no document has such a key. */
export function sourceOfItem(itemId: string): string {
  return `item:${itemId}`;
}

/** Starts the cases that rules on items' events want: each once, by whichever process comes first. */
export function startWantedCases(deps: Deps): Serving {
  return lookAgain('cases that rules want cannot be started yet', deps.log, async () => {
    const wanted = await leaseCaseStarts(deps.pool, AT_ONCE);
    for (const each of wanted) await startOrPostpone(deps, each);
    return wanted.length > 0;
  });
}

/** One that cannot be started holds up no other, and is told when that has lasted for days. */
async function startOrPostpone(deps: Deps, wanted: WantedCase): Promise<void> {
  try {
    await start(deps, wanted);
  } catch (error) {
    if (error instanceof HttpProblem && error.status < 500) {
      return tell(deps, wanted, { code: error.code, text: error.message });
    }
    deps.log.warn({ err: error, case: wanted.caseId }, 'a case that a rule wants cannot be started yet');
    const { wantedForMs } = await postponeCaseStart(deps.pool, wanted.caseId);
    if (wantedForMs > MOST_MS) await tell(deps, wanted, notForDays(String(error)));
  }
}

async function start(deps: Deps, wanted: WantedCase): Promise<void> {
  const { caseId, cause, division, item } = wanted;
  const directory = await deps.directories.get();
  if (isClosed(division, directory.divisions)) return tell(deps, wanted, sayNotStarted('DIVISION_CLOSED'));
  const found = caseTypesIn(directory, division).find(({ type }) => type.key === wanted.type);
  if (!found) return tell(deps, wanted, sayNotStarted('NO_SUCH_TYPE'));
  if (!startsByItself(found.type)) return tell(deps, wanted, sayNotStarted('STARTS_OTHERWISE'));
  const attributes = wanted.variables ?? namedBy(found.type.attributes, wanted.itemAttributes);
  const faults = startFaults(found.type, attributes);
  if (faults.length > 0) return tell(deps, wanted, unfit(faults));
  const nowMs = await databaseNow(deps.pool);
  const given = {
    ...found,
    id: caseId,
    actor: { kind: 'system', id: 'rule' } as const,
    source: sourceOfItem(item.id),
    externalId: cause,
    name: wanted.name ?? undefined,
    variables: { ...attributes, item },
    links: [{ kind: 'item', ref: item.id, title: item.reference, url: null, atMs: Math.floor(nowMs) }],
  };
  const file = await newCase(deps, given, nowMs);
  await transaction(deps.pool, async (client) => {
    await writeNewCase(client, file, given);
    await endCaseStart(client, caseId);
  });
  deps.wake('cases');
}

function unfit(faults: ReturnType<typeof startFaults>): Said {
  const text = faults.map(({ path, message }) => `${path} ${message}`).join('; ');
  return { code: 'UNFIT', values: { paths: faults.map(({ path }) => path).join(', ') }, text };
}

/** Nobody waits for an answer: those who can mend the rule are told. */
async function tell(deps: Deps, { caseId, cause, division, type, item }: WantedCase, why: Said): Promise<void> {
  deps.log.warn({ case: caseId, type, item: item.id, why: why.text }, 'a case that a rule wants cannot be started');
  await transaction(deps.pool, async (client) => {
    await insertNotifications(client, [
      {
        kind: 'event',
        division,
        cause: `case/${caseId}`,
        subject: `No case of type ${type} was started`,
        text: why.text,
        itemId: item.id,
        data: { event: 'case-not-started', type, case: caseId, cause, why: toldOf(why) },
        recipients: [addressOfSupervisors(division)],
        webhooks: [],
        mailTo: [],
        body: {},
      },
    ]);
    await endCaseStart(client, caseId);
  });
  deps.wake('notifications');
}
