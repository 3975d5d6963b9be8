import {
  type CaseSchedule,
  restSchedule,
  setNextInstant,
  takeDueSchedule,
  untilNextSchedule,
} from '../../db/case-schedule';
import { transaction } from '../../db/transaction';
import { isClosed } from '../../domain/config/division';
import { firingOf } from '../../domain/bpmn/start-timer';
import type { Deps } from '../deps';
import { LOOK_MS, lookAgain, type Serving } from '../serve/look-again';
import { caseTypeOf } from './case-type-of';
import { newCase, writeNewCase } from './create-case';

/** The source of cases that a case type's timers have started: no document has such a key. */
export function sourceOfSchedule({ division, caseType }: Pick<CaseSchedule, 'division' | 'caseType'>): string {
  return `schedule:${division}/${caseType}`;
}

/** Starts the cases whose time has come, in whichever process comes first. */
export function startScheduledCases(deps: Deps): Serving {
  let alarm: NodeJS.Timeout | undefined;
  const serving = lookAgain('cases whose time has come cannot be started yet', deps.log, async () => {
    if (await startScheduled(deps)) return true;
    const ms = await untilNextSchedule(deps.pool);
    clearTimeout(alarm);
    // What comes later is found by looking.
    if (ms !== null && ms > 0 && ms < LOOK_MS) alarm = setTimeout(() => serving.look(), Math.ceil(ms)).unref();
    return false;
  });
  return {
    look: () => serving.look(),
    stop: async () => {
      await serving.stop();
      clearTimeout(alarm);
    },
  };
}

/**
 * Starts the case of the timer that is due longest, if there is one, and sets when it comes next, in one transaction: each
 * instant has its effect once. The case's external ID says which instant it is, so that a version that is published
 * meanwhile does not start another one for it.
 */
export async function startScheduled(deps: Deps): Promise<boolean> {
  let taken: CaseSchedule | undefined;
  const { divisions } = await deps.directories.get();
  try {
    const isFound = await transaction(deps.pool, async (client) => {
      const due = await takeDueSchedule(client);
      taken = due;
      if (!due) return false;
      const { division, caseType, version, element, timer, fromMs, nextMs, nowMs } = due;
      const firing = firingOf(timer, fromMs, nextMs, nowMs);
      // What comes in a closed division has no effect: nothing is made up for when it opens again.
      if (isClosed(division, divisions)) {
        await setNextInstant(client, due, firing.nextMs);
        return true;
      }
      const at = new Date(firing.atMs).toISOString();
      const missedSince = firing.missedSinceMs === null ? null : new Date(firing.missedSinceMs).toISOString();
      const given = {
        type: await caseTypeOf(deps, { division, type: caseType, typeVersion: version }),
        version,
        actor: { kind: 'system', id: 'schedule' } as const,
        source: sourceOfSchedule(due),
        externalId: `${element}@${at}`,
        startEvent: element,
        schedule: { element, at, missedSince },
        variables: {},
      };
      await writeNewCase(client, await newCase(deps, given, nowMs), given);
      await setNextInstant(client, due, firing.nextMs);
      return true;
    });
    if (isFound) deps.wake('cases', 'stream');
    return isFound;
  } catch (error) {
    if (taken) await restSchedule(deps.pool, taken);
    throw error;
  }
}
