import { openApiDocument } from '../../api/docs/openapi-document';
import type { Access, Method } from '../../api/route';
import { permissionOf } from '../../api/route';
import { builtInRoles, type Permission, permissions, rolePermissions } from '../../domain/rights/permission';
import { type Absence, createAbsence } from './absent-names';
import { ask, type Told } from './ask';
import { matrixReferences, type Reference } from './matrix-references';
import { type RouteExample, routeExamples } from './route-examples';
import { applyExamples, startTestApi, type TestApi } from './test-api';

/** One operation of the document. */
interface Operation {
  name: string;
  method: Method;
  path: string;
  access: Access;
}

const operations: Operation[] = Object.entries(openApiDocument().paths ?? {}).flatMap(([path, item]) =>
  (['get', 'post', 'put', 'patch', 'delete'] as const).flatMap((method) => {
    const operation = item[method] as { 'x-permission'?: Access } | undefined;
    if (!operation) return [];
    const access = operation['x-permission'] ?? 'public';
    return [{ name: `${method.toUpperCase()} ${path}`, method, path, access }];
  }),
);

let api: TestApi;
let examples: Record<string, RouteExample>;
let references: Reference[];
let absence: Absence;
/** Credentials by name, and what each comes to. */
const callers = new Map<string, { token: string; held: readonly Permission[] }>();

/** Everywhere but where the examples are: `claims`. */
const outsiders = [
  ...builtInRoles.map((role) => `sales ${role}`),
  'sales everything',
  'north everything',
  'key of north',
];

beforeAll(async () => {
  api = await startTestApi();
  await applyExamples(api);
  const role = (division: string, key: string, held: readonly Permission[]) => ({
    kind: 'role',
    key,
    division,
    permissions: held,
  });
  const grant = (division: string, key: string) => ({
    kind: 'grant',
    key: `${division}-${key}`,
    division,
    subject: `${division}-${key}`,
    roles: [key],
  });
  const only = (permission: Permission) => `only-${permission.replace(':', '-')}`;
  const without = (permission: Permission) => `not-${permission.replace(':', '-')}`;
  const { body: crm } = await api.call('admin', 'get', '/v1/config/sources/crm').expect(200);
  const documents = [
    { kind: 'division', key: 'north', parent: 'claims' },
    { ...crm.document, divisions: ['north'] },
    ...builtInRoles.map((key) => grant('sales', key)),
    ...['claims', 'sales', 'north'].flatMap((division) => [
      role(division, 'everything', permissions),
      grant(division, 'everything'),
    ]),
    ...permissions.flatMap((permission) => [
      role('claims', only(permission), [permission]),
      grant('claims', only(permission)),
      role(
        'claims',
        without(permission),
        permissions.filter((each) => each !== permission),
      ),
      grant('claims', without(permission)),
    ]),
  ];
  await api.call('admin', 'post', '/v1/config/apply', { documents }).expect(200);
  const keyOf = async (body: object): Promise<string> => {
    const made = await api.call('admin', 'post', '/v1/config/sources/crm/api-keys', body).expect(201);
    return made.body.apiKey as string;
  };
  const mint = async (name: string, subject: string, held: readonly Permission[]) =>
    callers.set(name, { token: await api.issuer.mint(subject), held });
  for (const key of builtInRoles) await mint(`sales ${key}`, `sales-${key}`, rolePermissions[key]);
  await mint('sales everything', 'sales-everything', permissions);
  await mint('north everything', 'north-everything', permissions);
  callers.set('key of north', { token: await keyOf({ divisions: ['north'] }), held: rolePermissions.source });
  for (const permission of permissions) {
    const others = permissions.filter((each) => each !== permission);
    await mint(`role ${permission}`, `claims-${only(permission)}`, [permission]);
    await mint(`role not ${permission}`, `claims-${without(permission)}`, others);
    const scoped = (scopes: readonly Permission[]) => api.mintScoped('claims-everything', scopes);
    callers.set(`token ${permission}`, { token: await scoped([permission]), held: [permission] });
    callers.set(`token not ${permission}`, { token: await scoped(others), held: others });
    if (!rolePermissions.source.includes(permission)) continue;
    const rest = rolePermissions.source.filter((each) => each !== permission);
    callers.set(`key ${permission}`, { token: await keyOf({ scopes: [permission] }), held: [permission] });
    callers.set(`key not ${permission}`, { token: await keyOf({ scopes: rest }), held: rest });
  }
  examples = await routeExamples(api);
  absence = createAbsence(JSON.stringify(examples));
  const [item] = /[0-9a-f-]{36}/.exec(examples['GET /v1/workitems/{id}']?.path ?? '') ?? [''];
  references = await matrixReferences(api, item);
});
afterAll(async () => api.stop());

const example = ({ name }: Operation): RouteExample => {
  const found = examples[name];
  if (!found) throw new Error(`${name} has no example`);
  return found;
};

/** Of answers to two requests: what is made by each, and the instants of it, differ. */
function alike({ status, headers, text }: Told): Told {
  const shown = text
    .replaceAll(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/g, '<instant>')
    .replaceAll(/"(id|reference|revision)":("[^"]+"|\d+)/g, '"$1":"<new>"');
  const { 'content-length': _, ...others } = headers;
  return { status, headers: shown === text ? headers : others, text: shown };
}

/** What the caller is told of what another division has, and of what nobody has. */
async function pair(caller: string, method: Method, request: RouteExample): Promise<[Told, Told]> {
  const { token } = callers.get(caller) ?? { token: '' };
  // The source captures into that division as well, so it is known there.
  const own = (text: string) =>
    caller.endsWith('north') || caller.startsWith('north') ? text.replaceAll('cxm', 'crm') : text;
  const other = await ask(api.origin, token, method, request);
  const unreal = JSON.parse(own(absence.absent(JSON.stringify(request)))) as RouteExample;
  const nothing = await ask(api.origin, token, method, unreal);
  return [alike(other), alike({ ...nothing, text: absence.asked(nothing.text) })];
}

test('every operation of the document has an example', () => {
  expect(Object.keys(examples).toSorted()).toEqual(operations.map(({ name }) => name).toSorted());
});

describe.each(
  operations.filter(({ access }) => permissionOf(access) !== null).map((each) => [each.name, each] as const),
)('%s', (_, operation) => {
  const permission = permissionOf(operation.access) as Permission;

  test('what another division has answers as what nobody has, to the letter', async () => {
    for (const caller of outsiders) {
      const [other, nothing] = await pair(caller, operation.method, example(operation));
      expect([caller, other]).toEqual([caller, nothing]);
      if (!callers.get(caller)?.held.includes(permission)) expect([caller, other.status]).toEqual([caller, 403]);
      else expect([caller, other.status]).not.toEqual([caller, 403]);
    }
  });

  test('one permission is enough, and no other helps: by role, by scopes of a token, by those of a key', async () => {
    for (const by of ['role', 'token', 'key']) {
      const [holder, others] = [callers.get(`${by} ${permission}`), callers.get(`${by} not ${permission}`)];
      if (!holder || !others) continue;
      const refused = await ask(api.origin, others.token, operation.method, example(operation));
      expect([by, refused.status, refused.text]).toEqual([by, 403, expect.stringContaining('"FORBIDDEN"')]);
      const { status, text } = await ask(api.origin, holder.token, operation.method, example(operation));
      expect([by, status, text]).toEqual([by, allowed(operation).find((each) => each === status), text]);
    }
  });
});

test('what one names of another division answers as what nobody has, to the letter', async () => {
  const told: [string, Told][] = [];
  const wanted: [string, Told][] = [];
  for (const { title, method, request } of references) {
    const [other, nothing] = await pair('sales everything', method, request);
    told.push([title, other]);
    wanted.push([title, nothing]);
    // Neither is 403: the caller may do all of this in his own division.
    expect([title, other.status]).not.toEqual([title, 403]);
  }
  expect(told).toEqual(wanted);
});

/** How a caller of the division may be answered who holds the permission and nothing else, neither work nor messages of his own. */
function allowed({ name, path }: Operation): number[] {
  if (examples[name]?.kind === 'own') return [200, 204, 403, 404];
  const needsOwner = path.startsWith('/v1/workbins/{id}') || path === '/v1/notifications/{id}/read';
  return [200, 201, 202, 204, 400, 409, ...(needsOwner ? [404] : [])];
}
