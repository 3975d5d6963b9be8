import fc from 'fast-check';
import type { ConfigEntry } from '../../../api/contract/config';
import { grantKey, rolesOf, sourcesOf, whoMay } from '../../../web/src/features/config/access/who-may';

const entry = (kind: string, key: string, division: string, document: object = {}): ConfigEntry => ({
  kind,
  key,
  division,
  version: 1,
  publishedAt: '2026-11-27T00:00:00Z',
  publishedBy: 'ada',
  document: { ...document },
});
const divisions = [entry('division', 'group', 'group'), entry('division', 'claims', 'claims', { parent: 'group' })];
const nowMs = Date.parse('2026-11-27T12:00:00Z');

test('who may do what in a division: its agents and grants, and those of the divisions above it, ended ones marked', () => {
  const given = whoMay(
    'claims',
    {
      divisions: [...divisions, entry('division', 'sales', 'sales')],
      agents: [entry('agent', 'ana', 'claims', { name: 'Ana', roles: ['supervisor'] }), entry('agent', 'bob', 'sales')],
      grants: [
        entry('grant', 'above', 'group', { subject: 'zoe', roles: ['auditor'] }),
        entry('grant', 'ended', 'claims', { subject: 'ana', roles: ['admin'], endsAt: '2026-11-27T11:00:00Z' }),
        entry('grant', 'staff', 'claims', { identityGroup: 'staff', roles: ['business'], name: 'Staff' }),
        entry('grant', 'elsewhere', 'sales', { subject: 'ana', roles: ['admin'] }),
      ],
    },
    nowMs,
  );
  expect(
    given.map(({ name, roles, by, isInherited, hasEnded }) => [name, roles, by.key, isInherited, hasEnded]),
  ).toEqual([
    ['Ana', ['admin'], 'ended', false, true],
    ['Ana', ['agent', 'supervisor'], 'ana', false, false],
    ['Staff', ['business'], 'staff', false, false],
    ['zoe', ['auditor'], 'above', true, false],
  ]);
});

test('roles of one’s own are given where they lie and below, and sources capture where they say', () => {
  const roles = [entry('role', 'clerk', 'group', { permissions: ['item:view'] }), entry('role', 'seller', 'sales')];
  const keys = rolesOf('claims', divisions, roles).map(({ key }) => key);
  expect(keys).toContain('clerk');
  expect(keys).toContain('admin');
  expect(keys).not.toContain('seller');
  const sources = [entry('source', 'crm', 'claims'), entry('source', 'erp', 'sales', { divisions: ['claims'] })];
  expect(sourcesOf('claims', [...sources, entry('source', 'web', 'sales')])).toEqual(sources);
});

test('the key of a new grant is one that can be had, whoever it is for', () => {
  fc.assert(
    fc.property(fc.string(), (who) => {
      const first = grantKey(who, 'claims', []);
      const second = grantKey(who, 'claims', [entry('grant', first, 'claims')]);
      expect(first).toMatch(/^[a-z0-9][a-z0-9\-_.]{0,63}$/);
      expect(second).toMatch(/^[a-z0-9][a-z0-9\-_.]{0,63}$/);
      expect(second).not.toBe(first);
    }),
  );
});
