import type { DemoPeople } from './demo-people';
import type { StackPlan } from './stack-plan';

const admin = { key: 'admin', name: 'Administrator', roles: ['every role'] };

/** The line for programs: addresses (`api` is the origin without `/v1`) and access tokens. */
export async function readyLine({ addresses, issuer }: StackPlan, demo: DemoPeople): Promise<string> {
  const tokenFor = (subject: string | undefined) => (subject === undefined ? undefined : issuer.tokenFor(subject));
  const [adminToken, supervisor, agent, source] = await Promise.all([
    issuer.tokenFor('admin'),
    tokenFor(demo.supervisor),
    tokenFor(demo.agent),
    tokenFor(demo.source === undefined ? undefined : `source:${demo.source}`),
  ]);
  const { web, temporal, temporalUi, postgres } = addresses;
  const tokens = { admin: adminToken, supervisor, agent, source };
  return JSON.stringify({ ready: true, web, api: web, temporal, temporalUi, postgres, tokens });
}

/** What a person reads when everything runs. */
export function announcement({ addresses, password }: StackPlan, demo: DemoPeople, dataFolder: string): string {
  const { web, temporal, temporalUi, postgres } = addresses;
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
