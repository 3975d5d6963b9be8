import { builtInRoles } from '../../domain/config/agent';
import type { Directory } from '../catalogue/directory';
import type { Role } from '../contract/identity';
import type { Principal } from './principal';

const SOURCE_PREFIX = 'source:';

/** What a credential says of its bearer, once it has been verified. */
export type Credential =
  | { kind: 'user'; subject: string; expiresMs: number | null }
  | { kind: 'source'; key: string; subject: string; expiresMs: number | null };

/** Subjects `source:<key>` belong to the local issuer: any other could hand them out to people. */
export function credentialOf(token: { subject: string; isLocal: boolean; expiresMs: number }): Credential {
  const { subject, isLocal, expiresMs } = token;
  return isLocal && subject.startsWith(SOURCE_PREFIX)
    ? { kind: 'source', key: subject.slice(SOURCE_PREFIX.length), subject, expiresMs }
    : { kind: 'user', subject, expiresMs };
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
  return {
    id: `source:${source.key}`,
    kind: 'source',
    subject: credential.subject,
    name: source.name ?? source.key,
    agent: null,
    source: source.key,
    isInstallationAdmin: false,
    grants: new Map([source.division, ...source.divisions].map((division) => [division, new Set<Role>(['source'])])),
    expiresMs: credential.expiresMs,
  };
}

function userPrincipal(credential: Credential, directory: Directory, admins: ReadonlySet<string>): Principal {
  const { subject, expiresMs } = credential;
  const agent = directory.agentsBySubject.get(subject);
  const isInstallationAdmin = admins.has(subject);
  const grants = new Map<string, Set<Role>>();
  if (agent) {
    const roles: Role[] = ['agent', ...agent.roles];
    for (const division of directory.withDescendants(agent.division)) grants.set(division, new Set(roles));
  }
  if (isInstallationAdmin) {
    for (const division of directory.divisions.keys()) grants.set(division, new Set(builtInRoles));
  }
  return {
    id: `user:${subject}`,
    kind: 'user',
    subject,
    name: agent?.name ?? agent?.key ?? subject,
    agent: agent?.key ?? null,
    source: null,
    isInstallationAdmin,
    grants,
    expiresMs,
  };
}
