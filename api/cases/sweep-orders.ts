import { insertCaseRequests } from '../../db/case-request';
import { type SweptOrder, takeOpenOrders } from '../../db/case-order';
import { transaction } from '../../db/transaction';
import type { Deps } from '../deps';
import { HttpProblem } from '../http-problem';
import { lookAgain, type Serving } from '../serve/look-again';
import { carryOut } from './carry-out';
import { whyRefused } from './why-refused';

const AT_ONCE = 8;

/** Carries out again what was lost on its way: its workflow has ended, or could not have it done. */
export function sweepOrders(deps: Deps): Serving {
  return lookAgain('orders of cases cannot be swept yet', deps.log, () => sweepOnce(deps));
}

/** False: there is none. */
export async function sweepOnce(deps: Deps): Promise<boolean> {
  const orders = await takeOpenOrders(deps.pool, 'api', AT_ONCE);
  for (const order of orders) await again(deps, order);
  return orders.length === AT_ONCE;
}

async function again(deps: Deps, { caseId, version, place, instance }: SweptOrder): Promise<void> {
  try {
    await carryOut(deps, { caseId, version, place });
  } catch (error) {
    if (!(error instanceof HttpProblem) || error.status >= 500 || instance === null) {
      deps.log.warn({ err: error, case: caseId, version, place }, 'an order of a case cannot be carried out yet');
      return;
    }
    // As its workflow would report it, and under the same name.
    const event = { type: 'failure', instance, ...whyRefused(error) } as const;
    const request = { event, actor: { kind: 'system', id: 'work' } } as const;
    await transaction(deps.pool, (client) =>
      insertCaseRequests(client, [{ caseId, commandId: `work/${version}.${place}`, request }]),
    );
    deps.wake('cases');
  }
}
