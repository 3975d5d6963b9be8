import { createHash } from 'node:crypto';
import type { MappedCommand } from '../../domain/inbound/map-payload';
import type { MappedVerb } from '../../domain/inbound/verbs';
import { scopeOf } from '../auth/principal';
import type { Caller } from '../auth/authenticate';
import type { Directory } from '../catalogue/directory';
import { withTasks } from '../cases/task-sight';
import type { Deps } from '../deps';
import { validate } from '../http/read-input';
import { invalidInput } from '../http-problem';
import { findFault } from '../json-input';
import { permissionOf, type Route } from '../route';
import { actionRoutes } from '../routes/action-routes';
import { itemRoutes } from '../routes/item-routes';
import { steerRoutes } from '../routes/steer-routes';

const MAX_KEYS = 1_000;
const CAPTURE = '/v1/workitems';
const VERBS = '/v1/sources/{source}/workitems/{externalId}/';

const routes = new Map(
  [...itemRoutes, ...steerRoutes, ...actionRoutes]
    .filter(({ method }) => method === 'post')
    .map((each) => [each.path, each]),
);

/** Does what a mapping made of a delivery by the very row of the route table, as its source. Throws what refuses it. */
export async function runMapped(
  { deps, directory, caller }: { deps: Deps; directory: Directory; caller: Caller },
  { id, source }: { id: string; source: string },
  { verb, externalId, body }: Exclude<MappedCommand, { verb: 'ignore' }>,
): Promise<void> {
  const { handle, body: schema, access } = routeOf(verb);
  const permission = permissionOf(access);
  if (!handle || !schema || permission === null) throw new Error(`${verb} is no verb`);
  const fault = findFault(body, { maxKeys: MAX_KEYS });
  if (fault) throw invalidInput([fault]);
  const checked = validate(schema, body);
  const { principal } = caller;
  const scope = withTasks({ directory, principal }, scopeOf(principal, permission));
  // What it asks for names the command as well: mapped anew, it may ask for something else.
  const hash = createHash('sha256')
    .update(JSON.stringify([verb, externalId, body]))
    .digest('base64url');
  const requestKey = `inbound/${id}/${hash}`;
  await handle(
    { deps, directory, principal, caller, scope, requestKey },
    { params: { source, externalId }, query: undefined, body: checked },
  );
}

function routeOf(verb: MappedVerb): Route {
  const route = routes.get(verb === 'capture' ? CAPTURE : `${VERBS}${verb}`);
  if (!route) throw new Error(`${verb} has no route`);
  return route;
}
