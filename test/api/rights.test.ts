import fc from 'fast-check';
import { createApiKey, matchesHash, parseApiKey } from '../../api/auth/api-key';
import { principalOf, sourceCredential, userCredential } from '../../api/auth/grants';
import { divisionsWith, mayIn, type Principal } from '../../api/auth/principal';
import { createDirectory } from '../../api/catalogue/directory';
import { checkRights } from '../../api/config/check-rights';
import { addressesOf } from '../../api/notifications/addresses';
import { mayHear } from '../../api/stream/hearer';
import { streamEvent } from '../../api/stream/stream-event';
import { canonicalJson } from '../../domain/config/canonical-json';
import { parseDocuments } from '../../domain/config/parse';
import { type Scopes, scopesOf } from '../../domain/rights/scopes';
import { permissions } from '../../domain/rights/permission';
import { createId } from '../../db/new-id';
import type { ChangeRow } from '../../db/change-feed';
import type { ConfigRow } from '../../db/config';

function row(kind: string, key: string, division: string, body: object = {}): ConfigRow {
  const place = kind === 'division' ? {} : { division };
  return {
    kind,
    key,
    division,
    version: 1,
    body: { kind, key, ...place, ...body },
    publishedAt: new Date(0),
    oncePersonal: [],
    publishedBy: 'test',
  };
}

const directory = createDirectory(1, [
  row('division', 'root', 'root'),
  row('division', 'child', 'child', { parent: 'root' }),
  row('division', 'grandchild', 'grandchild', { parent: 'child' }),
  row('division', 'other', 'other'),
  row('agent', 'sue', 'child', { roles: ['supervisor'] }),
  row('agent', 'dora', 'child', { roles: ['admin'] }),
  row('agent', 'ana', 'child', { subject: 'oidc|ana' }),
  row('group', 'night', 'child', { agents: ['ana'] }),
  row('role', 'triage', 'root', { permissions: ['item:watch', 'item:assign'] }),
  row('role', 'triage', 'other', { permissions: ['queue:view'] }),
  row('agent', 'tom', 'child', { roles: ['triage'] }),
  row('grant', 'night-audit', 'child', { subject: 'oidc|eva', name: 'Eva', roles: ['auditor'] }),
  row('grant', 'leads', 'other', { identityGroup: 'team-leads', roles: ['supervisor', 'triage'] }),
  row('grant', 'past', 'root', { subject: 'oidc|eva', roles: ['admin'], endsAt: '2026-01-01T00:00:00Z' }),
  row('source', 'crm', 'child', { divisions: ['other'] }),
]);
const admins = new Set(['admin']);
const user = (subject: string, { groups = [] as string[], scopes = null as Scopes } = {}) => {
  const principal = principalOf(userCredential(subject, groups, scopes), directory, admins);
  if (!principal) throw new Error('a user is always somebody');
  return principal;
};

test('roles reach down to children, never up nor aside', () => {
  expect(divisionsWith(user('sue'), 'agent:view')).toEqual(['child', 'grandchild']);
  expect(divisionsWith(user('oidc|ana'), 'agent:view')).toEqual([]);
  expect(divisionsWith(user('oidc|ana'), 'item:work')).toEqual(['child', 'grandchild']);
});

test('a custom role means what the nearest division above says of it', () => {
  expect(divisionsWith(user('tom'), 'item:assign')).toEqual(['child', 'grandchild']);
  expect(divisionsWith(user('lea', { groups: ['team-leads'] }), 'item:assign')).toEqual(['other']);
  expect(divisionsWith(user('tom'), 'queue:view')).toEqual([]);
});

test('a grant gives roles to who is no agent, and to a group of the identity provider, until it ends', () => {
  expect(user('oidc|eva')).toMatchObject({ agent: null, name: 'Eva' });
  expect(divisionsWith(user('oidc|eva'), 'item:watch')).toEqual(['child', 'grandchild']);
  expect(divisionsWith(user('oidc|eva'), 'config:publish')).toEqual([]);
  expect(divisionsWith(user('lea', { groups: ['team-leads'] }), 'agent:supervise')).toEqual(['other']);
  expect(divisionsWith(user('lea', { groups: ['others'] }), 'agent:supervise')).toEqual([]);
});

test('scopes take rights away and never give any', () => {
  const users = fc.constantFrom('sue', 'dora', 'oidc|ana', 'tom', 'oidc|eva', 'admin', 'nobody');
  const texts = fc.array(fc.constantFrom(...permissions, 'item:*', 'config:*', 'openid', 'nothing:at-all'));
  fc.assert(
    fc.property(users, texts, (subject, named) => {
      const scopes = scopesOf(named, true);
      const [whole, narrow] = [user(subject), user(subject, { scopes })];
      expect(narrow.isInstallationAdmin).toBe(false);
      for (const division of directory.divisions.keys()) {
        for (const permission of permissions) {
          expect(mayIn(narrow, permission, division)).toBe(
            mayIn(whole, permission, division) && (scopes?.has(permission) ?? false),
          );
        }
      }
    }),
  );
  expect([...(scopesOf(['item:watch', 'audit:*', '', 'item:', 'case:vie', '*', 'Case:View'], true) ?? [])]).toEqual([
    'item:watch',
    'audit:view',
  ]);
  expect(scopesOf(['openid', 'profile'], false)).toBeNull();
  expect(scopesOf(['openid', 'profile'], true)?.size).toBe(0);
});

test('roles are given by those who may give rights, not by whoever makes agents', () => {
  const parsed = parseDocuments([
    { kind: 'agent', key: 'max', division: 'child', roles: ['supervisor'] },
    { kind: 'role', key: 'maker', division: 'child', permissions: ['config:publish'] },
    { kind: 'grant', key: 'mine', division: 'child', subject: 'mia', roles: ['admin'] },
  ]);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  const maker = user('dora', { scopes: scopesOf(['config:*', 'rules:*'], true) });
  expect(checkRights(parsed.documents, [], maker, admins)).toMatchObject([
    { path: 'documents[1].kind', code: 'FORBIDDEN', value: 'role' },
    { path: 'documents[2].kind', code: 'FORBIDDEN', value: 'grant' },
    { path: 'documents[0].roles[0]', code: 'FORBIDDEN', value: 'supervisor' },
  ]);
  expect(checkRights(parsed.documents, [], user('dora'), admins)).toEqual([]);
  // What he has already is not given anew.
  expect(checkRights(parsed.documents.slice(0, 1), parsed.documents, maker, admins)).toEqual([]);
});

test('a subject is his own agent only, and his key is no subject when the document names another', () => {
  expect(user('oidc|ana').agent).toBe('ana');
  expect(user('ana')).toMatchObject({ agent: null });
  expect(user('ana').grants.size).toBe(0);
});

test('an administrator of the installation holds every role in every division, and is no agent', () => {
  expect(user('admin').agent).toBeNull();
  expect(divisionsWith(user('admin'), 'config:edit')).toEqual(['root', 'child', 'grandchild', 'other']);
});

test('whether an administrator of the installation is an agent as well is for such administrators to say', () => {
  const parsed = parseDocuments([
    { kind: 'agent', key: 'admin', division: 'child' },
    { kind: 'agent', key: 'eve', division: 'child', subject: 'admin' },
  ]);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  const [byKey, bySubject] = parsed.documents;
  if (!byKey || !bySubject) throw new Error('two agents');
  for (const document of [byKey, bySubject]) {
    expect(checkRights([document], [], user('dora'), admins)).toMatchObject([
      { path: 'documents[0].subject', code: 'SUBJECT_TAKEN', value: 'admin' },
    ]);
    expect(checkRights([document], [], user('admin'), admins)).toEqual([]);
    // What one of them has said may be applied again.
    expect(checkRights([document], [document], user('dora'), admins)).toEqual([]);
  }
  expect(
    checkRights([{ ...bySubject, subject: 'eve' } as typeof bySubject], [bySubject], user('dora'), admins),
  ).toEqual([]);
});

test('a source captures at home and where its document says; one that is gone is nobody', () => {
  const credential = sourceCredential('crm');
  const source = principalOf(credential, directory, admins);
  expect(source && divisionsWith(source, 'item:capture')).toEqual(['child', 'other']);
  expect(source && mayIn(source, 'config:edit', 'child')).toBe(false);
  // A key of it may be for some of its divisions, and reaches no others by naming them.
  const narrow = principalOf({ ...credential, divisions: ['other', 'root'] }, directory, admins);
  expect(narrow && divisionsWith(narrow, 'item:capture')).toEqual(['other']);
  expect(principalOf(sourceCredential('gone'), directory, admins)).toBeUndefined();
});

/** What the stream tells somebody of a change; undefined: it is none of his business. */
function told(row: ChangeRow, principal: Principal, isOpen = true) {
  const hearer = { principal, addresses: addressesOf(principal, directory), isOpen: () => isOpen };
  return mayHear(row, hearer) ? streamEvent(row).data : undefined;
}

test('the stream tells an agent of an item only while it names him', () => {
  const change = {
    xid: '1',
    id: 1,
    at: new Date(0),
    division: 'child',
    topic: 'item' as const,
    key: 'i',
    data: { type: 'offered', state: 'offered' },
  };
  expect(told({ ...change, agents: ['ana'] }, user('oidc|ana'))).toMatchObject({ id: 'i', state: 'offered' });
  expect(told({ ...change, agents: ['ben'] }, user('oidc|ana'))).toBeUndefined();
  expect(told({ ...change, agents: [] }, user('sue'))).toBeDefined();
  expect(told({ ...change, agents: [], division: 'other' }, user('sue'))).toBeUndefined();
});

test('the stream tells of a notification to those whom it is addressed to, in divisions that they may see', () => {
  const tells = (subject: string, recipient: string, division = 'child') => {
    const data = { type: 'created', recipients: [recipient] };
    const change = { xid: '1', id: 1, at: new Date(0), division, topic: 'notification' as const, key: 'n', agents: [] };
    return told({ ...change, data }, user(subject));
  };
  const at = new Date(0).toISOString();
  expect(tells('oidc|ana', 'agent/ana')).toEqual({ id: 'n', division: 'child', at, type: 'created' });
  expect(tells('oidc|ana', 'group/child/night')).toBeDefined();
  expect(tells('oidc|ana', 'agent/sue')).toBeUndefined();
  expect(tells('oidc|ana', 'supervisors/child')).toBeUndefined();
  expect(tells('sue', 'supervisors/child')).toBeDefined();
  expect(tells('sue', 'group/child/night')).toBeUndefined();
  expect(tells('sue', 'supervisors/other', 'other')).toBeUndefined();
  expect(tells('oidc|ana', 'agent/ana', 'other')).toBeUndefined();
});

test('the stream tells of a case to those who may see cases of its division, and to no source', () => {
  const data = { reference: 'CSE-1', state: 'active' };
  const change = {
    xid: '1',
    id: 1,
    at: new Date(0),
    division: 'child',
    topic: 'case' as const,
    key: 'c',
    agents: [],
    data,
  };
  const tells = (subject: string, division = 'child') => told({ ...change, division }, user(subject));
  expect(tells('oidc|ana')).toMatchObject({ id: 'c', division: 'child', ...data });
  expect(tells('sue')).toBeDefined();
  expect(tells('sue', 'other')).toBeUndefined();
  const restricted = (subject: string, agents: string[]) => told({ ...change, agents }, user(subject), false);
  expect(restricted('oidc|ana', ['ben'])).toBeUndefined();
  expect(restricted('oidc|ana', ['ana'])).toBeDefined();
  expect(restricted('sue', [])).toBeDefined();
  const source = principalOf(sourceCredential('crm'), directory, admins);
  expect(source && told(change, source)).toBeUndefined();
});

test('an API key is read as it was made, and matches its own hash only', () => {
  const [first, second] = [createApiKey(), createApiKey()];
  const parsed = parseApiKey(first.text);
  expect(parsed?.id).toBe(first.id);
  expect(matchesHash(parsed?.secret ?? '', first.hash)).toBe(true);
  expect(matchesHash(parsed?.secret ?? '', second.hash)).toBe(false);
  expect(first.text).not.toContain(first.hash.toString('hex'));
});

test('equal documents have one canonical text, different ones two', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
      const shuffled = JSON.parse(JSON.stringify(a), (_key, part) =>
        part && typeof part === 'object' && !Array.isArray(part)
          ? Object.fromEntries(Object.entries(part).toReversed())
          : part,
      );
      expect(canonicalJson(shuffled)).toBe(canonicalJson(JSON.parse(JSON.stringify(a))));
      if (canonicalJson(a) === canonicalJson(b))
        expect(JSON.parse(JSON.stringify(a))).toEqual(JSON.parse(JSON.stringify(b)));
    }),
  );
});

test('IDs of items grow with time and are UUIDs of version 7', () => {
  const ids = Array.from({ length: 50 }, (_, index) => createId(1_800_000_000_000 + index));
  expect(ids.toSorted()).toEqual(ids);
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});
