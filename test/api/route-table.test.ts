import { permissions, rolePermissions } from '../../domain/rights/permission';
import { routeTable } from '../../api/route-table';

test('every route declares who may call it', () => {
  for (const { method, path, access } of routeTable) {
    expect([method, path, [...permissions, 'signed-in', 'signature', 'link', 'public'].includes(access)]).toEqual([
      method,
      path,
      true,
    ]);
  }
});

test('beside those of the embedded stack, only signing in is public', () => {
  const open = routeTable.filter(({ access, isDev }) => access === 'public' && !isDev).map(({ path }) => path);
  expect(open).toEqual(['/v1/auth', '/v1/auth/sign-in', '/v1/auth/callback', '/v1/auth/backchannel-logout']);
});

test('every permission is held by some role and asked by some code', () => {
  const held = new Set(Object.values(rolePermissions).flat());
  expect([...held].toSorted()).toEqual([...permissions].toSorted());
});

test('no route hides behind another', () => {
  const pattern = (path: string) => new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`);
  for (const [index, route] of routeTable.entries()) {
    const earlier = routeTable
      .slice(0, index)
      .find((other) => other.method === route.method && pattern(other.path).test(route.path));
    expect([route.path, earlier?.path]).toEqual([route.path, undefined]);
  }
});
