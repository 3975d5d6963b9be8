import { readFlow } from '../../db/flow';
import { flowSpans } from '../../domain/item/flow-span';
import { databaseNow } from '../../matcher/ledger/database-now';
import { divisionsIn } from '../auth/principal';
import { Flow, FlowQuery, QueueFigures } from '../contract/queue';
import { DivisionQuery } from '../contract/params';
import { queueFigures } from '../queues/queue-figures';
import { flowPeriod, flowView } from '../queues/flow';
import { defineRoute, type Route } from '../route';

const tag = 'Queues';

export const queueRoutes: readonly Route[] = [
  defineRoute({
    method: 'get',
    path: '/v1/queues',
    access: 'queue:view',
    summary: 'Figures of every queue at this instant',
    tag,
    query: DivisionQuery,
    answers: { 200: QueueFigures },
    handle: async ({ deps, directory, scope }, { query }) => ({
      status: 200,
      body: await queueFigures(deps.pool, directory, divisionsIn(scope, query.division)),
    }),
  }),
  defineRoute({
    method: 'get',
    path: '/v1/queues/flow',
    access: 'queue:view',
    summary: 'What was captured and what was completed, step by step until now',
    tag,
    query: FlowQuery,
    answers: { 200: Flow },
    handle: async ({ deps, scope }, { query: { division, queue, span } }) => {
      const atMs = Math.floor(await databaseNow(deps.pool));
      const period = flowPeriod(atMs, flowSpans[span]);
      const counts = await readFlow(deps.pool, divisionsIn(scope, division), queue ?? null, period);
      return { status: 200, body: flowView(atMs, period, counts) };
    },
  }),
];
