import { z } from 'zod';
import { divisionsWith, type Scope, scopeOf } from '../auth/principal';
import { withTasks } from '../cases/task-sight';
import type { BulkAction } from '../contract/bulk';
import { validate } from '../http/read-input';
import { type Answer, type Context, permissionOf, type Route } from '../route';
import { actionRoutes } from '../routes/action-routes';
import { steerRoutes } from '../routes/steer-routes';
import { workRoutes } from '../routes/work-routes';

/** An action of the API, as a job does it to many items: the very row of the route table. */
export interface ItemAction {
  /** The body as the route takes it; throws `INVALID_INPUT` with paths below `body`. */
  read(body: unknown): Record<string, unknown>;
  /** Where the caller may do it, and bulk jobs as well. */
  scopeFor(reader: Pick<Context, 'directory' | 'principal'>): Scope;
  run(context: Context, id: string, body: Record<string, unknown>): Promise<Answer>;
}

const routes = new Map([...workRoutes, ...steerRoutes, ...actionRoutes].map((route) => [route.path, route]));

export function itemAction(action: BulkAction): ItemAction {
  const { handle, body: schema, access } = routeOf(action);
  const permission = permissionOf(access);
  if (!handle || !schema || permission === null) throw new Error(`${action} is no action`);
  const wrapped = z.object({ body: schema });
  return {
    read: (body) => (validate(wrapped, { body }) as { body: Record<string, unknown> }).body,
    scopeFor: ({ directory, principal }) => {
      const isBulk = new Set(divisionsWith(principal, 'item:assign'));
      const scope = scopeOf(principal, permission);
      const divisions = scope.divisions.filter((division) => isBulk.has(division));
      return withTasks({ directory, principal }, { ...scope, divisions });
    },
    run: (context, id, body) => handle(context, { params: { id }, query: undefined, body }),
  };
}

function routeOf(action: BulkAction): Route {
  const route = routes.get(`/v1/workitems/{id}/actions/${action}`);
  if (!route) throw new Error(`${action} has no route`);
  return route;
}
