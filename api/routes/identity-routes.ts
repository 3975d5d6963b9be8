import { createHash, timingSafeEqual } from 'node:crypto';
import type { Deps, DevSettings } from '../deps';
import type { Directory } from '../catalogue/directory';
import { reasonKeys } from '../agents/not-ready-reason';
import { DevPeople, type DevPerson, Me, SignInBody, TokenBody, TokenView } from '../contract/identity';
import { auditSigning } from '../audit/sign-entries';
import { hasEnded, SOURCE_PREFIX } from '../auth/grants';
import { HttpProblem } from '../http-problem';
import { definePublic, defineRoute, type Route } from '../route';

const tag = 'Identity';

/** Who tries a password need not be he whose name he types. */
const NOBODY_KNOWN = 'unknown';

export const identityRoutes: readonly Route[] = [
  defineRoute({
    method: 'get',
    path: '/v1/me',
    access: 'signed-in',
    summary: 'Who calls, and what he may',
    tag,
    answers: { 200: Me },
    handle: async ({ principal, directory }) => {
      const { subject, kind, name, agent, source, isInstallationAdmin, grants } = principal;
      const divisions = [...grants].map(([key, { roles, permissions }]) => {
        const division = directory.divisions.get(key);
        const name = division?.name ?? key;
        return { key, name, roles: [...roles], permissions: [...permissions], notReadyReasons: reasonKeys(division) };
      });
      return { status: 200, body: { subject, kind, name, agent, source, isInstallationAdmin, divisions } satisfies Me };
    },
  }),
  definePublic({
    method: 'get',
    path: '/v1/dev/people',
    summary: 'Who may sign in to this embedded stack',
    tag,
    isDev: true,
    answers: { 200: DevPeople },
    handlePublic: async (deps) => ({ status: 200, body: { people: people(await deps.directories.get(), deps) } }),
  }),
  definePublic({
    method: 'post',
    path: '/v1/dev/sign-in',
    summary: 'A token for one of them, by the password of this embedded stack',
    tag,
    isDev: true,
    isSecret: true,
    body: SignInBody,
    answers: { 200: TokenView },
    handlePublic: async (deps, { body }) => {
      const { issuer, password } = devSettings(deps);
      const directory = await deps.directories.get();
      const subject = people(directory, deps).find(({ user }) => user === body.user)?.user;
      if (password === undefined || !isEqual(body.password, password) || subject === undefined) {
        const who = { ...deps, directory };
        // A name that nobody has belongs to no division.
        const failed = { verb: 'sign-in-failed', by: NOBODY_KNOWN } as const;
        if (subject !== undefined) await auditSigning(deps.pool, who, { ...failed, subject });
        throw new HttpProblem('WRONG_PASSWORD');
      }
      return { status: 200, body: { token: await issuer.mint(subject) } };
    },
  }),
  defineRoute({
    method: 'post',
    path: '/v1/dev/tokens',
    access: 'signed-in',
    summary:
      'A token for an agent, for whoever is granted a role, for a source or the administrator; for the administrator of the installation',
    tag,
    isDev: true,
    isSecret: true,
    body: TokenBody,
    answers: { 200: TokenView },
    handle: async ({ deps, directory, principal }, { body }) => {
      if (!principal.isInstallationAdmin) throw new HttpProblem('FORBIDDEN');
      const subject = subjectOf(body.user, directory, deps);
      if (subject === undefined) throw new HttpProblem('NOT_FOUND');
      return { status: 200, body: { token: await devSettings(deps).issuer.mint(subject) } };
    },
  }),
];

function devSettings({ dev }: Deps): DevSettings {
  if (!dev) throw new HttpProblem('NOT_FOUND');
  return dev;
}

function people(directory: Directory, { admins }: Deps): DevPerson[] {
  const agents = [...directory.agents.values()].map((agent): DevPerson => {
    const { key, subject, name, roles, division } = agent;
    return { user: subject ?? key, name: name ?? key, roles: ['agent', ...roles], division };
  });
  const isOther = (subject: string) => !directory.agentsBySubject.has(subject);
  return [
    ...agents,
    ...grantees(directory).filter(({ user }) => isOther(user) && !admins.has(user)),
    ...[...admins]
      .filter(isOther)
      .map((user): DevPerson => ({ user, name: 'Administrator', roles: ['admin'], division: null })),
  ];
}

/** People who have roles by grants of today, each once. */
function grantees({ grants }: Directory): DevPerson[] {
  const found = new Map<string, DevPerson>();
  for (const grant of grants) {
    const { subject, name, roles, division } = grant;
    // Subjects of sources sign nobody in.
    if (subject === undefined || subject.startsWith(SOURCE_PREFIX) || hasEnded(grant)) continue;
    const known = found.get(subject);
    found.set(subject, {
      user: subject,
      name: known?.name ?? name ?? subject,
      roles: [...new Set([...(known?.roles ?? []), ...roles])],
      division: known?.division ?? division,
    });
  }
  return [...found.values()];
}

/** Agents by key or subject, sources by key, all others by subject. */
function subjectOf(user: string, directory: Directory, deps: Deps): string | undefined {
  if (people(directory, deps).some((person) => person.user === user)) return user;
  const agent = directory.agents.get(user);
  if (agent) return agent.subject ?? agent.key;
  return directory.sources.has(user) ? `source:${user}` : undefined;
}

/** Hashed first, so that the time taken says nothing about length or content. */
function isEqual(given: string, wanted: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(wanted));
}
