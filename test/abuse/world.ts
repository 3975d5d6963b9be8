import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { type CryptoKey, exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { Matcher } from '../../matcher/start-matcher';
import { type RouteExample, routeExamples } from '../api/route-examples';
import { startOwner } from '../api/start-owner';
import { applyExamples, startTestApi, type TestApi } from '../api/test-api';

export const AUDIENCE = 'casewright-abuse';
export const RUSH = 20;

/** An installation that is attacked: two divisions, a provider of identities, and somebody with every role in the wrong division. */
export interface World {
  api: TestApi;
  issuer: string;
  oidcKey: CryptoKey;
  publicJwk: object;
  examples: Record<string, RouteExample>;
  /** The answer to a request, by a user, by a credential as it stands, or by nobody, as `404 NOT_FOUND`. */
  ask: (who: string | null, request: string, body?: object | string | Buffer, headers?: object) => Promise<string>;
  read: (who: string | null, request: string, body?: object | string, headers?: object) => Promise<Answer>;
  /** By somebody of another division, with every role there, what an example does to an object of `claims`. */
  stranger: (route: string) => Promise<string>;
  sign: (claims?: object, header?: object, key?: CryptoKey | Uint8Array) => Promise<string>;
  /** First line of what is answered to bytes. */
  raw: (bytes: string) => Promise<string>;
  /** A new item of `claims`, by its source. */
  item: (more?: object) => Promise<string>;
  stop: () => Promise<void>;
}

export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  // oxlint-disable-next-line typescript/no-explicit-any -- whatever was answered
  body: any;
}

const seconds = () => Math.floor(Date.now() / 1_000);

export async function startWorld(): Promise<World> {
  const pair = await generateKeyPair('RS256', { extractable: true });
  const publicJwk = { ...(await exportJWK(pair.publicKey)), kid: 'k1', alg: 'RS256', use: 'sig' };
  const provider = await serveKeys(publicJwk);
  const issuer = `http://127.0.0.1:${(provider.address() as AddressInfo).port}`;
  const api = await startTestApi({ CASEWRIGHT_OIDC_ISSUER: issuer, CASEWRIGHT_OIDC_AUDIENCE: AUDIENCE });
  await applyExamples(api);
  await api.apply('admin', DOCUMENTS).expect(200);
  const examples = await routeExamples(api);
  const owner: Matcher = await startOwner(api);
  const port = Number(new URL(api.origin).port);
  let captured = 0;

  const read: World['read'] = async (who, request, body, headers = {}) => {
    const [method = 'GET', path = '/'] = request.split(' ');
    const token = who === null ? undefined : /[._]/.test(who) ? who : await api.issuer.mint(who);
    const answer = await fetch(`${api.origin}${path}`, {
      method,
      redirect: 'manual',
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined
        ? {}
        : { body: typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body) }),
    });
    const text = await answer.text();
    const isJson = /^application\/(\w+\+)?json/.test(answer.headers.get('content-type') ?? '');
    return { status: answer.status, headers: answer.headers, text, body: isJson ? JSON.parse(text) : undefined };
  };
  const ask: World['ask'] = async (...request) => told(await read(...(request as Parameters<World['read']>)));

  return {
    api,
    issuer,
    oidcKey: pair.privateKey,
    publicJwk,
    examples,
    ask,
    read,
    stranger: (route) => {
      const { path, body, text, type } = examples[route] ?? { path: '/none' };
      const method = route.split(' ')[0] ?? 'GET';
      return ask('mole', `${method} ${path}`, body ?? text, type === undefined ? {} : { 'content-type': type });
    },
    sign: (claims = {}, header = {}, key = pair.privateKey) =>
      new SignJWT({ iss: issuer, aud: AUDIENCE, sub: 'ana', exp: seconds() + 60, ...claims })
        .setProtectedHeader({ alg: 'RS256', kid: 'k1', typ: 'at+jwt', ...header })
        .sign(key),
    raw: (bytes) =>
      new Promise((resolve, reject) => {
        const socket = connect(port, '127.0.0.1');
        socket.once('data', (chunk) => (resolve(String(chunk).split('\r\n', 1)[0] ?? ''), socket.destroy()));
        socket.on('error', reject).on('close', () => resolve('closed'));
        socket.write(bytes);
      }),
    item: async (more = {}) => {
      captured += 1;
      const attributes = { Case_ID: `C-${captured}`, Claim_Value: 1 };
      const body = { source: 'crm', externalId: `abuse-${captured}`, worktype: 'medical-claim', attributes, ...more };
      return (await read('source:crm', 'POST /v1/workitems', body)).body.id;
    },
    stop: async () => {
      await owner.close();
      await api.stop();
      provider.close();
    },
  };
}

export function told({ status, body }: Answer): string {
  const fault: string | undefined = body?.errors?.[0]?.code;
  return [status, body?.code, fault].filter((part) => part !== undefined).join(' ');
}

async function serveKeys(key: object): Promise<Server> {
  const server = createServer((request, response) => {
    const origin = `http://${request.headers.host ?? ''}`;
    const answer = request.url === '/keys' ? { keys: [key] } : { issuer: origin, jwks_uri: `${origin}/keys` };
    response.setHeader('content-type', 'application/json').end(JSON.stringify(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

/** `mole`: every role, in the wrong division. `rush`: an item that twenty agents want. */
const DOCUMENTS = `
kind: agent
key: mole
division: sales
roles: [supervisor, business, admin, auditor]
---
kind: source
key: erp
division: claims
---
kind: division
key: rush
---
kind: source
key: rush
division: rush
---
kind: queue
key: rush
division: rush
---
kind: worktype
key: rush
division: rush
referencePrefix: RU
queue: rush
attributes: { type: object, properties: { Code: { type: string, pattern: "^(a+)+$" } } }
${Array.from({ length: RUSH }, (_, at) => `---\nkind: agent\nkey: p${at}\ndivision: rush\nqueues: [rush]\n`).join('')}`;
