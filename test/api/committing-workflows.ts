import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { commit } from '../../activities/commit';
import type { ActivityServer, CarryOut, TakeTurn, Workflows } from '../../api/deps';
import { currentOrigin } from '../../db/audit/origin';
import { readItem } from '../../db/item';
import { auditedCommand } from '../../domain/audit/item-entry';
import { changedFields } from '../../domain/item/state';
import type { Wake } from '../../db/wake';
import { decide } from '../../domain/item/decide';
import { commitRequest } from './commit-request';

/**
 * What a workflow does with a command, without the engine: the same decision, the same commit. Engine and API together
 * are tried by the tests of the whole stack. Of bulk jobs the test takes the turns, once there is a job.
 */
export function committingWorkflows(deps: {
  pool: Pool;
  wake: Wake;
}): Workflows & { turns: Promise<TakeTurn>; orders: Promise<CarryOut> } {
  const { promise: turns, resolve: serve } = withResolvers<TakeTurn>();
  const { promise: orders, resolve: serveOrders } = withResolvers<CarryOut>();
  return {
    turns,
    orders,
    send: async ({ id }, commandId, command) => {
      for (;;) {
        const stored = await readItem(deps.pool, id, commandId);
        if (!stored) throw new Error(`no item ${id}`);
        const decision = decide(stored.state, command, stored.nowMs);
        if (decision.kind === 'unchanged') return { ok: true };
        if (decision.kind === 'refused') return { ok: false, refusal: decision.refusal };
        const expectedVersion = stored.state.version;
        const { change } = decision;
        const origin = currentOrigin() ?? undefined;
        const audited = { ...auditedCommand(command, origin), before: changedFields(change.state, stored.state) };
        const outcome = await commit(deps, { expectedVersion, commandId, change, audited });
        if (outcome.outcome === 'committed') {
          const { committedMs } = outcome;
          return { ok: true, after: { state: decision.change.state, committedMs } };
        }
        if (outcome.outcome === 'repeated') return { ok: true };
        if (outcome.outcome === 'refused') return { ok: false, refusal: outcome.refusal };
      }
    },
    query: async ({ id }) => (await readItem(deps.pool, id, randomUUID()))?.state,
    check: async () => {},
    sendCase: ({ id }, commandId, request) => commitRequest(deps, id, commandId, request),
    serveBulk: async (takeTurn) => {
      serve(takeTurn);
      return untilStopped();
    },
    serveOrders: async (carryOut) => {
      serveOrders(carryOut);
      return untilStopped();
    },
  };
}

function untilStopped(): ActivityServer {
  const { promise: ended, resolve } = withResolvers<void>();
  return { ended, stop: async () => resolve() };
}

/** As `Promise.withResolvers`, which Node 20 lacks. */
function withResolvers<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => {};
  const promise = new Promise<T>((given) => (resolve = given));
  return { promise, resolve };
}
