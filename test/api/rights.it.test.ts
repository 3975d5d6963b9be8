import { builtInRoles, rolePermissions } from '../../domain/rights/permission';
import type { Route } from '../../api/route';
import { routeTable } from '../../api/route-table';
import { type RouteExample, routeExamples } from './route-examples';
import { applyExamples, startTestApi, type TestApi } from './test-api';

const users = ['claims', 'sales'].flatMap((division) =>
  builtInRoles.map((role) => ({ division, role, user: `${division}-${role}` })),
);

let api: TestApi;
let examples: Record<string, RouteExample>;
const tokens = new Map<string, string>();

beforeAll(async () => {
  api = await startTestApi();
  await applyExamples(api);
  const documents = users.map(({ division, role, user }) => ({
    kind: 'agent',
    key: user,
    division,
    roles: role === 'agent' ? [] : [role],
  }));
  await api.call('admin', 'post', '/v1/config/apply', { documents }).expect(200);
  for (const { user } of users) tokens.set(user, await api.issuer.mint(user));
  examples = await routeExamples(api);
});
afterAll(async () => api.stop());

const name = ({ method, path }: Route) => `${method.toUpperCase()} ${path}`;

test('every route declares who may call it, and has an example here', () => {
  for (const route of routeTable) {
    expect(route.access).toBeTruthy();
    expect(Object.keys(examples)).toContain(name(route));
  }
});

/** Whoever is first revokes the key for all. */
const isGone = (route: Route) => route.path.endsWith('/api-keys/{id}');

/** The stream never ends by itself: its status is all that is asked for. */
async function status(token: string | null, route: Route): Promise<{ status: number; text: string }> {
  const { path, body, text: given, type = 'application/json' } = examples[name(route)] ?? { path: '' };
  const abort = new AbortController();
  const answer = await fetch(`${api.origin}${path}`, {
    method: route.method.toUpperCase(),
    headers: {
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      ...(body || type !== 'application/json' ? { 'content-type': type } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : given === undefined ? {} : { body: given }),
    signal: abort.signal,
  });
  const text = route.path === '/v1/stream' && answer.ok ? '' : await answer.text();
  abort.abort();
  return { status: answer.status, text };
}

describe.each(routeTable.map((route) => [name(route), route] as const))('%s', (_, route) => {
  test('is refused to callers without a credential, unless it is public', async () => {
    const answer = await status(null, route);
    if (route.access === 'public') expect(answer.text).not.toContain('UNAUTHENTICATED');
    else expect(answer.status).toBe(401);
  });

  test.each(users)('$role of $division', async ({ division, role, user }) => {
    const held: readonly string[] = [...rolePermissions.agent, ...rolePermissions[role]];
    const { kind, owner = 'supervisor' }: Partial<RouteExample> = examples[name(route)] ?? { kind: 'nothing' };
    const answer = await status(tokens.get(user) ?? '', route);
    if (route.access === 'signed-in' || route.access === 'public')
      return expect(answer.text).not.toContain('UNAUTHENTICATED');
    // Whoever calls: the signature counts, or the link.
    if (route.access === 'signature' || route.access === 'link') return expect(answer.status).toBe(401);
    if (!held.includes(route.access)) return expect(answer.status).toBe(403);
    const isOutside = division === 'sales';
    switch (kind) {
      case 'object':
        return isOutside
          ? expect(answer.status).toBe(404)
          : expect(isGone(route) ? [204, 404] : [200, 201, 204, 400, 409]).toContain(answer.status);
      case 'own':
        if (isOutside) return expect(answer.status).toBe(404);
        // 204: there is nothing that she could pull.
        return expect(role === owner ? [200, 204] : [403, 404]).toContain(answer.status);
      case 'list':
        expect(answer.status).toBe(200);
        return isOutside
          ? expect(answer.text).not.toMatch(/"division":"claims"/)
          : expect(answer.text).toMatch(/"division":"claims"/);
      case 'input':
        return isOutside && route.path !== '/v1/workitems/batch'
          ? expect(answer.status).toBe(400)
          : expect([200, 201, 202]).toContain(answer.status);
      case 'nothing':
        return expect(answer.status).toBe(200);
    }
  });
});

test('an object of another division answers as one that does not exist', async () => {
  const real = await api
    .call(tokens.get('sales-supervisor') ?? '', 'get', examples['GET /v1/workitems/{id}']?.path ?? '')
    .expect(404);
  const unreal = await api
    .call(tokens.get('sales-supervisor') ?? '', 'get', '/v1/workitems/00000000-0000-4000-8000-000000000000')
    .expect(404);
  expect(real.body).toEqual(unreal.body);
});

test('a source sees its own items only', async () => {
  await api.apply('admin', 'kind: source\nkey: erp\ndivision: claims\n').expect(200);
  const erp = await api.issuer.mint('source:erp');
  await api.call(erp, 'get', examples['GET /v1/workitems/{id}']?.path ?? '').expect(404);
  const list = await api.call(erp, 'get', '/v1/workitems').expect(200);
  expect(list.body.items).toEqual([]);
  await api.call(erp, 'post', '/v1/sources/crm/workitems/matrix/cancel', {}).expect(404);
});

test('children of a division are included', async () => {
  await api
    .apply(
      'admin',
      'kind: division\nkey: claims-north\nparent: claims\n---\nkind: queue\nkey: north\ndivision: claims-north\n',
    )
    .expect(200);
  await api.call('sue', 'get', '/v1/config/queues/north').expect(200);
  await api.call(tokens.get('sales-supervisor') ?? '', 'get', '/v1/config/queues/north').expect(404);
});
