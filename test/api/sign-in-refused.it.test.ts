import { type Pool } from 'pg';
import { createSignInFlow, type SignInFlow } from '../../api/auth/sign-in-flow';
import { createPool } from '../../db/pool';
import { createTestDatabase, type TestDatabase } from '../support/database';
import { type Provider, startProvider } from '../support/start-provider';

const redirectUri = 'http://127.0.0.1:9/v1/auth/callback';
const client = { id: 'casewright-web', secret: 'a secret of the test', redirectUri };
let provider: Provider;
let database: TestDatabase;
let pool: Pool;
beforeAll(async () => {
  [provider, database] = await Promise.all([startProvider(client), createTestDatabase()]);
  pool = createPool(database.url, { max: 2, name: 'test' });
});
afterAll(async () => {
  await pool.end();
  await database.drop();
  await provider.stop();
});

const flowWith = (clientSecret: string) =>
  createSignInFlow({
    issuer: provider.issuer,
    clientId: client.id,
    clientSecret,
    scope: 'openid',
    groupsClaim: 'groups',
    redirectUri,
  });

async function refusal(flow: SignInFlow, given: Record<string, string>): Promise<unknown> {
  const { url, secret } = await flow.begin(pool, '/');
  const state = url.searchParams.get('state') ?? '';
  return flow.finish(pool, secret, new URLSearchParams({ state, iss: provider.issuer, ...given }));
}

test('why nobody came in is told by a code: an operator sees what to mend', async () => {
  const flow = flowWith(client.secret);
  expect(await refusal(flow, { error: 'access_denied' })).toEqual({ refused: 'access_denied' });
  expect(await refusal(flow, { code: 'forged' })).toEqual({ refused: 'invalid_grant' });
  expect(await refusal(flowWith('another'), { code: 'forged' })).toEqual({ refused: 'invalid_client' });
  expect(await flow.finish(pool, 'nobody left with this', new URLSearchParams())).toEqual({
    refused: 'ended_or_foreign_attempt',
  });
});

test('what a forger writes into the way back does not stand in the log', async () => {
  const forged = await refusal(flowWith(client.secret), { error: 'see https://evil.example.com\n{"level":60}' });
  expect(JSON.stringify(forged)).not.toContain('evil');
});
