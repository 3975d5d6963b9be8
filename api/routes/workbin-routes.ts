import { instantText } from '../../domain/time/instant';
import { databaseNow } from '../../matcher/ledger/database-now';
import { ItemPage } from '../contract/item';
import { DivisionQuery, WorkbinParams } from '../contract/params';
import { MoveBody, MoveResult, TargetList, TargetsQuery, WorkbinItemsQuery, WorkbinList } from '../contract/workbin';
import { HttpProblem } from '../http-problem';
import { defineRoute, type Route } from '../route';
import { findWorkbin } from '../workbins/workbin';
import { listTargets } from '../workbins/list-targets';
import { listWorkbins } from '../workbins/list-workbins';
import { moveItems } from '../workbins/move-items';
import { workbinItems } from '../workbins/workbin-items';

const tag = 'Workbins';

export const workbinRoutes: readonly Route[] = [
  defineRoute({
    method: 'get',
    path: '/v1/workbins',
    access: 'workbin:view',
    summary: 'Workbins that the caller takes from or watches, with how much lies there',
    tag,
    query: DivisionQuery,
    answers: { 200: WorkbinList },
    handle: async (context, { query }) => {
      const at = instantText(Math.floor(await databaseNow(context.deps.pool)));
      return { status: 200, body: { at, workbins: await listWorkbins(context, query.division) } satisfies WorkbinList };
    },
  }),
  defineRoute({
    method: 'get',
    path: '/v1/targets',
    access: 'item:work',
    summary: 'Where work of a division may be sent: queues, agents and workbins by name',
    tag,
    query: TargetsQuery,
    answers: { 200: TargetList },
    handle: async ({ directory, scope }, { query: { division, q } }) => {
      if (!scope.divisions.includes(division)) throw new HttpProblem('NOT_FOUND');
      return { status: 200, body: listTargets(directory, division, q) };
    },
  }),
  defineRoute({
    method: 'get',
    path: '/v1/workbins/{id}/items',
    access: 'workbin:view',
    summary: 'What lies in a workbin, by priority now, page by page',
    tag,
    params: WorkbinParams,
    query: WorkbinItemsQuery,
    answers: { 200: ItemPage },
    handle: async (context, { params, query }) => ({
      status: 200,
      body: await workbinItems(context, findWorkbin(context, params.id, query.division), query),
    }),
  }),
  defineRoute({
    method: 'post',
    path: '/v1/workbins/{id}/move',
    access: 'item:assign',
    summary: 'Move one, many or all of its items to a queue, an agent or another workbin',
    tag,
    params: WorkbinParams,
    query: DivisionQuery,
    body: MoveBody,
    answers: { 200: MoveResult },
    handle: async (context, { params, query, body }) => ({
      status: 200,
      body: await moveItems(context, findWorkbin(context, params.id, query.division), body),
    }),
  }),
];
