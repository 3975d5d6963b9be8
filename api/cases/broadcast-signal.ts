import { insertAudit } from '../../db/audit/entry';
import { insertRequestToAll } from '../../db/case-request';
import { casesWaitingForSignal } from '../../db/case-wait';
import { transaction } from '../../db/transaction';
import { startsBySignal } from '../../domain/bpmn/possible-starts';
import type { Variables } from '../../domain/bpmn/state';
import type { Actor } from '../../domain/item/event';
import { databaseNow } from '../../matcher/ledger/database-now';
import type { Directory } from '../catalogue/directory';
import type { Deps } from '../deps';
import { newCase, possibleStarts, startableIn, startFaults, writeNewCase } from './create-case';

export interface Signal {
  /** Each case hears the same one once. */
  id: string;
  division: string;
  name: string;
  variables: Variables;
}

/** A signal reaches every case of the division that waits for it, and starts one at each start event that waits for it. */
export async function broadcastSignal(
  deps: Deps,
  directory: Directory,
  { id, division, name, variables }: Signal,
  actor: Actor,
): Promise<{ cases: number; started: number; refused?: string[] }> {
  const source = `signal:${id}`;
  const nowMs = await databaseNow(deps.pool);
  const refused: string[] = [];
  const starting = await Promise.all(
    startableIn(directory, division).flatMap(({ type, version }) => {
      const starts = startsBySignal(possibleStarts(type), name);
      if (starts.length === 0) return [];
      const faults = startFaults(type, variables, 'variables');
      if (faults.length > 0) {
        // One type that cannot take it does not keep it from the others.
        refused.push(type.key);
        deps.log.warn(
          { type: type.key, signal: name, faults },
          'a signal brings what no case of a type may start with',
        );
        return [];
      }
      // Its source and ID see to it that the same signal starts it once.
      return starts.map(async (startEvent) => {
        const given = { type, version, actor, startEvent, variables, source, externalId: `${type.key}/${startEvent}` };
        return { file: await newCase(deps, given, nowMs), given };
      });
    }),
  );
  const result = await transaction(deps.pool, async (client) => {
    const ids = await casesWaitingForSignal(client, division, name);
    const request = { event: { type: 'signal', name, variables }, actor: { kind: 'system', id: 'signal' } } as const;
    await insertRequestToAll(client, ids, { commandId: `signal/${id}`, request });
    let started = 0;
    for (const { file, given } of starting) if (await writeNewCase(client, file, given)) started += 1;
    const object = { kind: 'message', id, name } as const;
    const after = { variables: Object.keys(variables), cases: ids.length, started };
    await insertAudit(client, [{ division, verb: 'broadcast', object, actor, before: null, after }]);
    return { cases: ids.length, started, ...(refused.length > 0 ? { refused } : {}) };
  });
  deps.wake('cases', 'stream');
  return result;
}
