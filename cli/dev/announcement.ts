import type { DemoPeople } from './demo-people';
import type { StackAddresses } from './stack';
import type { StackPlan } from './stack-plan';

const admin = { key: 'admin', name: 'Administrator', roles: ['every role'] };

export interface AccessTokens {
  admin: string;
  supervisor: string | undefined;
  agent: string | undefined;
  source: string | undefined;
}

/** For the administrator, and for those whom the demo offers. */
export async function accessTokens({ issuer }: StackPlan, demo: DemoPeople): Promise<AccessTokens> {
  const tokenFor = (subject: string | undefined) => (subject === undefined ? undefined : issuer.tokenFor(subject));
  const [admin, supervisor, agent, source] = await Promise.all([
    issuer.tokenFor('admin'),
    tokenFor(demo.supervisor),
    tokenFor(demo.agent),
    tokenFor(demo.source === undefined ? undefined : `source:${demo.source}`),
  ]);
  return { admin, supervisor, agent, source };
}

/** The line for programs: addresses (`api` is the origin without `/v1`) and access tokens. */
export function readyLine({ web, temporal, temporalUi, postgres }: StackAddresses, tokens: AccessTokens): string {
  return JSON.stringify({ ready: true, web, api: web, temporal, temporalUi, postgres, tokens });
}

/** What a person reads when everything runs. */
export function announcement(
  { web, temporal, temporalUi, postgres }: StackAddresses,
  password: string,
  demo: DemoPeople,
  dataFolder: string,
): string {
  return [
    '',
    `Casewright runs (ready after ${(performance.now() / 1000).toFixed(1)} s).`,
    '',
    `  Web           ${web}`,
    `  API           ${web}/v1   (described at ${web}/docs)`,
    `  Temporal UI   ${temporalUi}   (server: ${temporal})`,
    `  PostgreSQL    ${postgres}`,
    `  Data, logs    ${dataFolder}`,
    '',
    `  Sign in at ${web}/#password=${password} as`,
    ...[...demo.people, admin].map(signIn),
    `  (without this link: password ${password})`,
    '',
    '  Stop with Ctrl-C.',
  ].join('\n');
}

function signIn({ key, name, roles }: DemoPeople['people'][number]): string {
  return `    ${key.padEnd(12)} ${name} (${roles.length > 0 ? roles.join(', ') : 'agent'})`;
}
