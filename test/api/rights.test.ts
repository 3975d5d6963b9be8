import fc from 'fast-check';
import { createApiKey, matchesHash, parseApiKey } from '../../api/auth/api-key';
import { principalOf } from '../../api/auth/grants';
import { divisionsWith, mayIn } from '../../api/auth/principal';
import { createDirectory } from '../../api/catalogue/directory';
import { checkRights } from '../../api/config/check-rights';
import { addressesOf } from '../../api/notifications/addresses';
import { visibleEvent } from '../../api/stream/visible-event';
import { formatCursor, isAfter, parseCursor } from '../../api/stream/change-cursor';
import { canonicalJson } from '../../domain/config/canonical-json';
import { parseDocuments } from '../../domain/config/parse';
import { createId } from '../../db/new-id';
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
  row('source', 'crm', 'child', { divisions: ['other'] }),
]);
const admins = new Set(['admin']);
const user = (subject: string) => {
  const principal = principalOf({ kind: 'user', subject, expiresMs: null }, directory, admins);
  if (!principal) throw new Error('a user is always somebody');
  return principal;
};

test('roles reach down to children, never up nor aside', () => {
  expect(divisionsWith(user('sue'), 'agent:view')).toEqual(['child', 'grandchild']);
  expect(divisionsWith(user('oidc|ana'), 'agent:view')).toEqual([]);
  expect(divisionsWith(user('oidc|ana'), 'item:work')).toEqual(['child', 'grandchild']);
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
  const credential = { kind: 'source', key: 'crm', subject: 'source:crm', expiresMs: null } as const;
  const source = principalOf(credential, directory, admins);
  expect(source && divisionsWith(source, 'item:capture')).toEqual(['child', 'other']);
  expect(source && mayIn(source, 'config:edit', 'child')).toBe(false);
  expect(principalOf({ ...credential, key: 'gone' }, directory, admins)).toBeUndefined();
});

test('the stream tells an agent of an item only while it names him', () => {
  const change = {
    xid: '1',
    id: 1,
    at: new Date(0),
    division: 'child',
    topic: 'item' as const,
    key: 'i',
    data: { type: 'offered' },
    isSettled: true,
  };
  expect(visibleEvent({ ...change, agents: ['ana'] }, user('oidc|ana'), [])?.data).toMatchObject({
    id: 'i',
    state: 'offered',
  });
  expect(visibleEvent({ ...change, agents: ['ben'] }, user('oidc|ana'), [])).toBeUndefined();
  expect(visibleEvent({ ...change, agents: [] }, user('sue'), [])).toBeDefined();
  expect(visibleEvent({ ...change, agents: [], division: 'other' }, user('sue'), [])).toBeUndefined();
});

test('the stream tells of a notification to those whom it is addressed to, in divisions that they may see', () => {
  const tells = (subject: string, recipient: string, division = 'child') => {
    const data = { type: 'created', recipients: [recipient] };
    const change = { xid: '1', id: 1, at: new Date(0), division, topic: 'notification' as const, key: 'n', agents: [] };
    const principal = user(subject);
    return visibleEvent({ ...change, data, isSettled: true }, principal, addressesOf(principal, directory))?.data;
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
  const told = (subject: string, division = 'child') =>
    visibleEvent({ ...change, division, isSettled: true }, user(subject), [])?.data;
  expect(told('oidc|ana')).toMatchObject({ id: 'c', division: 'child', ...data });
  expect(told('sue')).toBeDefined();
  expect(told('sue', 'other')).toBeUndefined();
  const source = principalOf({ kind: 'source', key: 'crm', subject: 'source:crm', expiresMs: null }, directory, admins);
  expect(source && visibleEvent({ ...change, isSettled: true }, source, [])).toBeUndefined();
});

test('cursors are read as they are written, and ordered as numbers', () => {
  const cursors = fc.record({ xid: fc.bigInt({ min: 0n, max: 2n ** 63n - 1n }).map(String), id: fc.nat() });
  fc.assert(
    fc.property(cursors, cursors, (a, b) => {
      expect(parseCursor(formatCursor(a))).toEqual(a);
      const difference = BigInt(a.xid) - BigInt(b.xid);
      expect(isAfter(a, b)).toBe(difference > 0n || (difference === 0n && a.id > b.id));
    }),
  );
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
