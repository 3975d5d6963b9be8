import { randomBytes } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import type { AbuseCase, Chapter } from './abuse-case';
import { told, type World } from './world';

const SECRET = `whsec_${randomBytes(24).toString('base64')}`;
const VARIABLE = 'CASEWRIGHT_SECRET_CLAIMS__ABUSE';
const MINUTE = 60_000;
let sent = 0;

interface Sending {
  id?: string;
  secret?: string;
  at?: Date;
  signed?: string;
  headers?: Record<string, string | undefined>;
}

/** A webhook of a source that signs, with whatever is wrong about it. */
async function send({ api, read }: World, payload: object | string, options: Sending = {}) {
  sent += 1;
  process.env[VARIABLE] = SECRET;
  const mapping = {
    verb: 'if payload.id = "slow" then (for i in 1..1000000000 return i) else "capture"',
    externalId: 'payload.id',
    worktype: '"medical-claim"',
    attributes: { Case_ID: 'payload.id', Claim_Value: '1' },
  };
  const source = { kind: 'source', key: 'abuse', division: 'claims', inbound: { secret: { env: VARIABLE }, mapping } };
  await api.call('admin', 'post', '/v1/config/apply', { documents: [source] }).expect(200);
  const { id = `abuse-${sent}`, secret = SECRET, at = new Date(), headers = {} } = options;
  const text = typeof payload === 'string' ? payload : JSON.stringify(payload);
  const given = {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
    'webhook-signature': new Webhook(secret).sign(id, at, options.signed ?? text),
    ...headers,
  };
  const present = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  return read(null, 'POST /v1/sources/abuse/inbound', text, present);
}

const NOT_SIGNED = '401 NOT_SIGNED';
const refused = (tries: string, options: () => Sending): AbuseCase => ({
  tries: `a webhook ${tries}`,
  answers: NOT_SIGNED,
  run: async (world) => told(await send(world, { id: 'forged' }, options())),
});

export const api10: Chapter = {
  api: 'API10',
  title: 'Unsafe consumption of APIs',
  file: 'test/abuse/api10.ts',
  cases: [
    refused('that is signed with another secret', () => ({
      secret: `whsec_${randomBytes(24).toString('base64')}`,
    })),
    refused('whose signature is of another body', () => ({ signed: '{"id":"other"}' })),
    refused('of ten minutes ago', () => ({ at: new Date(Date.now() - 10 * MINUTE) })),
    refused('of in ten minutes', () => ({ at: new Date(Date.now() + 10 * MINUTE) })),
    refused('whose time was changed after it was signed', () => ({
      headers: { 'webhook-timestamp': String(Math.floor(Date.now() / 1_000) + 100) },
    })),
    refused('whose ID was changed after it was signed', () => ({ headers: { 'webhook-id': 'another' } })),
    refused('without a signature', () => ({ headers: { 'webhook-signature': undefined } })),
    refused('with a signature of another version', () => ({ headers: { 'webhook-signature': 'v0,AAAA' } })),
    refused('with a time that is no number', () => ({ headers: { 'webhook-timestamp': '1e9' } })),
    {
      tries: 'a webhook of a source that there is not, or that does not sign',
      answers: `${NOT_SIGNED}, ${NOT_SIGNED}`,
      run: async ({ ask }) =>
        `${await ask(null, 'POST /v1/sources/nobody/inbound', {})}, ${await ask(null, 'POST /v1/sources/crm/inbound', {})}`,
    },
    {
      tries: 'a webhook that is sent again, with its signature',
      answers: '200, 200, 1 item',
      run: async (world) => {
        const first = await send(world, { id: 'again' }, { id: 'again' });
        const second = await send(world, { id: 'again' }, { id: 'again' });
        const { body } = await world.read('sue', 'GET /v1/workitems?source=abuse&externalId=again');
        return `${first.status}, ${second.status}, ${body.items.length} item`;
      },
    },
    {
      tries: 'a webhook with the ID of another one',
      answers: '422, 1 item, 0 of the second',
      run: async (world) => {
        await send(world, { id: 'first' }, { id: 'taken' });
        const { status } = await send(world, { id: 'second' }, { id: 'taken' });
        const count = async (id: string) =>
          (await world.read('sue', `GET /v1/workitems?source=abuse&externalId=${id}`)).body.items.length;
        return `${status}, ${await count('first')} item, ${await count('second')} of the second`;
      },
    },
    {
      tries: 'a signed webhook with a prototype in it',
      answers: 'dead, not captured',
      run: async (world) => {
        const { body } = await send(world, '{"id":"proto","__proto__":{"verb":"cancel"}}');
        const list = await world.read('sue', 'GET /v1/workitems?source=abuse&externalId=proto');
        return `${body.state}, ${list.body.items.length === 0 ? 'not captured' : 'captured'}`;
      },
    },
    {
      tries: 'a signed webhook whose mapping would count for ever',
      answers: 'dead',
      run: async (world) => (await send(world, { id: 'slow' })).body.state,
    },
    {
      tries: 'a signed webhook that is too large',
      answers: '413 PAYLOAD_TOO_LARGE',
      run: async (world) => told(await send(world, { id: 'x'.repeat(6_000_000) })),
    },
  ],
};
