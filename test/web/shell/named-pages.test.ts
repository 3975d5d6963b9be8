import type { Me } from '../../../api/contract/identity';
import { rolePermissions, type BuiltInRole } from '../../../domain/rights/permission';
import { searches } from '../../../web/src/search';
import { namedPages, type NamedPage } from '../../../web/src/shell/named-pages';

const pages: readonly NamedPage[] = namedPages;
const who = (role: BuiltInRole, agent: string | null = null) =>
  ({
    isInstallationAdmin: false,
    agent,
    divisions: [{ key: 'motor', permissions: rolePermissions[role] }],
  }) as unknown as Me;
const opened = (me: Me) => pages.filter(({ isFor }) => isFor(me)).map(({ to }) => to);
const linked = (me: Me) => pages.filter(({ isFor, isLinkedFor = isFor }) => isLinkedFor(me)).map(({ to }) => to);

test('every page has a name but those that lead elsewhere, stand below another or are where nothing else is', () => {
  const unnamed = Object.keys(searches).filter((path) => !pages.some(({ to }) => to === path));
  expect(unnamed).toEqual(['/', '/cases/:id', '/case-types', '/landing']);
});

test.each<[string, Me, readonly string[], readonly string[]]>([
  ['an agent', who('agent', 'ana'), ['/work', '/tasks', '/cases', '/new-item'], ['/work', '/cases', '/new-item']],
  [
    'a supervisor',
    who('supervisor'),
    ['/supervisor', '/tasks', '/cases', '/new-item', '/import', '/config', '/deliveries'],
    ['/supervisor', '/tasks', '/cases', '/import', '/config', '/deliveries'],
  ],
  [
    'a business user',
    who('business'),
    ['/tasks', '/cases', '/config', '/simulator'],
    ['/tasks', '/cases', '/config', '/simulator'],
  ],
  [
    'an auditor',
    who('auditor'),
    ['/tasks', '/cases', '/config', '/deliveries', '/audit'],
    ['/tasks', '/cases', '/config', '/deliveries', '/audit'],
  ],
])('%s goes to the pages that are for him, and has links to them but where another page leads there', (...given) => {
  const [, me, mayOpen, hasLinks] = given;
  expect([opened(me), linked(me)]).toEqual([mayOpen, hasLinks]);
});

test('what has a link has an action of the palette as well', () => {
  for (const role of Object.keys(rolePermissions) as BuiltInRole[])
    expect(opened(who(role, 'ana'))).toEqual(expect.arrayContaining(linked(who(role, 'ana'))));
});

test('no two pages share a shortcut', () => {
  const shortcuts = pages.flatMap(({ shortcut }) => shortcut ?? []);
  expect(new Set(shortcuts).size).toBe(shortcuts.length);
});
