import type { GrantDocument } from '../../domain/config/grant';
import { type Permission, permissions, rolePermissions } from '../../domain/rights/permission';
import type { Directory } from '../catalogue/directory';
import type { Principal } from './principal';
import { mayUse, type Scopes } from '../../domain/rights/scopes';
import type { Proof } from './proof';
import type { VerifiedToken } from './token-verifier';

export const SOURCE_PREFIX = 'source:';

/** What a credential says of its bearer, once it has been verified. `scopes` narrows his rights; null: all that he has. */
export type Credential =
  | {
      kind: 'user';
      subject: string;
      groups: readonly string[];
      scopes: Scopes;
      proof: Proof;
      expiresMs: number | null;
    }
  | {
      kind: 'source';
      key: string;
      subject: string;
      /** Of the source's divisions, those in which it holds; null: all. */
      divisions: readonly string[] | null;
      scopes: Scopes;
      proof: Proof;
      expiresMs: number | null;
    };

const own: Proof = { kind: 'own' };

/** Of a source that is known by something else than a key of ours: it has all that the source has. */
export function sourceCredential(key: string): Extract<Credential, { kind: 'source' }> {
  const subject = `${SOURCE_PREFIX}${key}`;
  return { kind: 'source', key, subject, divisions: null, scopes: null, proof: own, expiresMs: null };
}

/** Of somebody for whom the system does something later: he need not be signed in any more. */
export function userCredential(
  subject: string,
  groups: readonly string[] = [],
  scopes: Scopes = null,
): Extract<Credential, { kind: 'user' }> {
  return { kind: 'user', subject, groups, scopes, proof: own, expiresMs: null };
}

/** Subjects `source:<key>` belong to the local issuer: any other could hand them out to people. */
export function credentialOf(token: VerifiedToken): Credential {
  const { subject, isLocal, groups, scopes, issuedMs, expiresMs } = token;
  const proof: Proof = { kind: 'token', issuedMs };
  return isLocal && subject.startsWith(SOURCE_PREFIX)
    ? { ...sourceCredential(subject.slice(SOURCE_PREFIX.length)), scopes, proof, expiresMs }
    : { ...userCredential(subject, groups, scopes), proof, expiresMs };
}

/** The caller with the rights that the configuration gives him now; undefined: a source that no longer exists. */
export function principalOf(
  credential: Credential,
  directory: Directory,
  admins: ReadonlySet<string>,
): Principal | undefined {
  return credential.kind === 'source'
    ? sourcePrincipal(credential, directory)
    : userPrincipal(credential, directory, admins);
}

function sourcePrincipal(
  credential: Extract<Credential, { kind: 'source' }>,
  directory: Directory,
): Principal | undefined {
  const source = directory.sources.get(credential.key);
  if (!source) return undefined;
  const { divisions, scopes } = credential;
  const granted = new Grants(scopes);
  const reached = [source.division, ...source.divisions];
  granted.add(
    divisions ? reached.filter((each) => divisions.includes(each)) : reached,
    'source',
    rolePermissions.source,
  );
  return {
    id: `source:${source.key}`,
    kind: 'source',
    subject: credential.subject,
    name: source.name ?? source.key,
    agent: null,
    source: source.key,
    isInstallationAdmin: false,
    grants: granted.byDivision,
    expiresMs: credential.expiresMs,
  };
}

function userPrincipal(
  credential: Extract<Credential, { kind: 'user' }>,
  directory: Directory,
  admins: ReadonlySet<string>,
): Principal {
  const { subject, scopes, expiresMs } = credential;
  const agent = directory.agentsBySubject.get(subject);
  const mine = directory.grants.filter((grant) => isFor(grant, credential));
  const granted = new Grants(scopes);
  const give = (roles: readonly string[], from: string) => {
    const divisions = directory.withDescendants(from);
    for (const role of roles) granted.add(divisions, role, directory.permissionsOf(role, from));
  };
  if (agent) give(['agent', ...agent.roles], agent.division);
  for (const grant of mine) give(grant.roles, grant.division);
  const isAdmin = admins.has(subject);
  if (isAdmin) granted.add(directory.divisions.keys(), 'admin', permissions);
  return {
    id: `user:${subject}`,
    kind: 'user',
    subject,
    name: agent?.name ?? agent?.key ?? mine.find(({ name }) => name !== undefined)?.name ?? subject,
    agent: agent?.key ?? null,
    source: null,
    // What he may beyond all permissions is no scope's to give.
    isInstallationAdmin: isAdmin && scopes === null,
    grants: granted.byDivision,
    expiresMs,
  };
}

/** From then on it gives nothing. */
export function hasEnded({ endsAt }: GrantDocument): boolean {
  return endsAt !== undefined && Date.parse(endsAt) <= Date.now();
}

function isFor(grant: GrantDocument, credential: Extract<Credential, { kind: 'user' }>) {
  const { subject, identityGroup } = grant;
  if (hasEnded(grant)) return false;
  return subject === undefined ? credential.groups.includes(identityGroup ?? '') : subject === credential.subject;
}

/** Rights are put together for each request: each meaning is narrowed once, and no set is made twice. */
class Grants {
  readonly byDivision = new Map<string, { roles: Set<string>; permissions: Set<Permission> }>();
  constructor(private readonly scopes: Scopes) {}

  add(divisions: Iterable<string>, role: string, meaning: readonly Permission[]): void {
    const allowed = meaning.filter((permission) => mayUse(this.scopes, permission));
    for (const division of divisions) {
      const granted = this.byDivision.get(division) ?? { roles: new Set(), permissions: new Set() };
      granted.roles.add(role);
      for (const permission of allowed) granted.permissions.add(permission);
      this.byDivision.set(division, granted);
    }
  }
}
