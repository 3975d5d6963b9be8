import type { Me } from '../../../api/contract/identity';
import { rolePermissions, type BuiltInRole } from '../../../domain/rights/permission';
import { imports, itemPage, may, mayIn, startPage, supervises, works } from '../../../web/src/session/rights';

const me = (given: Partial<Me>) =>
  ({ isInstallationAdmin: false, agent: null, divisions: [], ...given }) as unknown as Me;
const division = (key: string, role: BuiltInRole) =>
  ({ key, permissions: rolePermissions[role] }) as unknown as Me['divisions'][number];

test('what somebody may in one division he may somewhere, and not in another', () => {
  const one = me({ divisions: [division('motor', 'supervisor'), division('home', 'auditor')] });
  expect([may(one, 'item:assign'), mayIn(one, 'motor', 'item:assign')]).toEqual([true, true]);
  expect([mayIn(one, 'home', 'item:assign'), mayIn(one, 'elsewhere', 'item:view')]).toEqual([false, false]);
});

test('who administers the installation may everything everywhere', () => {
  const one = me({ isInstallationAdmin: true });
  expect([may(one, 'audit:view'), mayIn(one, 'motor', 'personal:erase')]).toEqual([true, true]);
});

test.each<[role: BuiltInRole, agent: string | null, page: string, does: object]>([
  ['agent', 'ana', '/work', { works: true, supervises: false, imports: false }],
  ['agent', null, '/cases', { works: false, supervises: false, imports: false }],
  ['supervisor', null, '/supervisor', { works: false, supervises: true, imports: true }],
  ['supervisor', 'sue', '/supervisor', { works: false, supervises: true, imports: true }],
  ['source', null, '/import', { works: false, supervises: false, imports: true }],
  ['business', null, '/config', { works: false, supervises: false, imports: false }],
  ['admin', null, '/config', { works: false, supervises: false, imports: false }],
  ['auditor', null, '/audit', { works: false, supervises: false, imports: false }],
])('the role %s, as the agent %s, starts at %s', (role, agent, page, does) => {
  const one = me({ agent, divisions: [division('motor', role)] });
  expect(startPage(one)).toBe(page);
  expect({ works: works(one), supervises: supervises(one), imports: imports(one) }).toEqual(does);
});

test.each<[role: BuiltInRole, agent: string | null, page: string]>([
  ['agent', 'ana', '/work'],
  ['supervisor', null, '/supervisor'],
  ['supervisor', 'sue', '/supervisor'],
  // Neither has a desk, nor anybody to look after: both would be sent away from those pages, without the item.
  ['business', null, '/tasks'],
  ['auditor', null, '/tasks'],
])('an item of which the role %s is told, as the agent %s, opens at %s', (role, agent, page) => {
  expect(itemPage(me({ agent, divisions: [division('motor', role)] }))).toBe(page);
});

test.each([
  [['personal:view', 'personal:erase', 'audit:view'], '/audit'],
  [['personal:erase', 'item:view'], '/erasures'],
  [['agent:view'], '/landing'],
  [[], '/landing'],
] as const)('a role of the house that may %j starts at %s', (permissions, page) => {
  expect(startPage(me({ divisions: [{ key: 'motor', permissions }] as unknown as Me['divisions'] }))).toBe(page);
});
