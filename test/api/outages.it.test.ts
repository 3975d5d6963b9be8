import { Client } from 'pg';
import pino from 'pino';
import { problemOf } from '../../api/http/send';
import { createTemporalWorkflows } from '../../api/temporal-workflows';
import { waitUntil } from '../../cli/dev/wait-until';
import { freePort } from '../../cli/dev/ports';
import { noKeys } from '../../engine/payload-keys';
import { readStream } from './stream-reader';
import { applyExamples, claim, startTestApi, type TestApi } from './test-api';

let api: TestApi;
let issuer: string;
let workflows: ReturnType<typeof createTemporalWorkflows>;
beforeAll(async () => {
  // Nobody listens there: an engine that is away.
  workflows = createTemporalWorkflows({
    address: `127.0.0.1:${await freePort()}`,
    namespace: 'default',
    keys: noKeys,
  });
  issuer = `http://127.0.0.1:${await freePort()}`;
  api = await startTestApi({ CASEWRIGHT_OIDC_ISSUER: issuer, CASEWRIGHT_OIDC_AUDIENCE: 'test' }, workflows);
  await applyExamples(api);
});
afterAll(async () => {
  await api.stop();
  await workflows.close();
});

test('without the workflow engine items are captured, found and explained; it is not ready all the same', async () => {
  const { body } = await api.call('admin', 'post', '/v1/workitems', claim('no-engine')).expect(201);
  await api.call('sue', 'get', `/v1/workitems/${body.id}`).expect(200);
  await api.call('sue', 'get', `/v1/workitems/${body.id}/explanation`).expect(200);
  expect((await api.call(null, 'get', '/readyz').expect(503)).body).toEqual({
    status: 'not ready',
    database: true,
    temporal: false,
  });
});

test('a command whose outcome nobody knows says so, and its key may be used again', async () => {
  const { body: item } = await api.call('admin', 'post', '/v1/workitems', claim('no-outcome')).expect(201);
  const cancel = () =>
    api.call('sue', 'post', `/v1/workitems/${item.id}/actions/cancel`, {}).set('idempotency-key', 'no-outcome');
  expect((await cancel().expect(503)).body.code).toBe('OUTCOME_UNKNOWN');
  expect((await cancel().expect(503)).body.code).toBe('OUTCOME_UNKNOWN');
});

test('as long as nobody knows what a request did, its key is not that of another one', async () => {
  const { body: item } = await api.call('admin', 'post', '/v1/workitems', claim('still-unknown')).expect(201);
  const note = (text: string) =>
    api.call('sue', 'post', `/v1/workitems/${item.id}/actions/note`, { text }).set('idempotency-key', 'still-unknown');
  await note('first').expect(503);
  expect((await note('second').expect(422)).body.code).toBe('IDEMPOTENCY_KEY_REUSED');
  await note('first').expect(503);
});

test('an identity provider that is away is no refusal', async () => {
  const claims = Buffer.from(JSON.stringify({ iss: issuer, sub: 'ana' })).toString('base64url');
  const header = Buffer.from(JSON.stringify({ alg: 'RS256' })).toString('base64url');
  expect((await api.call(`${header}.${claims}.x`, 'get', '/v1/me').expect(503)).body.code).toBe('UNAVAILABLE');
});

test('a database that does not answer is an outage, not a mistake of ours', async () => {
  const client = new Client({ connectionString: api.databaseUrl, query_timeout: 1 });
  client.on('error', () => {});
  await client.connect();
  const silence: unknown = await client.query('select pg_sleep(60)').catch((error: unknown) => error);
  client.connection.stream.destroy();
  expect(problemOf(silence, pino({ level: 'silent' })).code).toBe('UNAVAILABLE');
});

test('connections that the database ends are opened again, and the stream goes on', async () => {
  const reader = await readStream(api.origin, await api.issuer.mint('sue'));
  await api.pool.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
     and application_name in ('casewright-api', 'casewright-listen')`,
  );
  let captured = 0;
  await waitUntil(
    async () => (captured = (await api.call('admin', 'post', '/v1/workitems', claim('after-outage'))).status) < 500,
    { withinMs: 10_000 },
  );
  expect([200, 201]).toContain(captured);
  await reader.find(({ data }) => data['externalId'] === 'after-outage');
  reader.close();
});
