import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import type { AddressInfo, Server as Socket } from 'node:net';
import { hostname } from 'node:os';
import { json } from 'node:stream/consumers';
import type { Logger } from 'pino';
import type { OwnerAddress } from '../ledger/owner-address';
import { answerQuestion } from './answer-question';
import type { AskMemory } from './answer-question';
import { NotOwner, questionInputs } from './questions';
import type { QuestionName } from './questions';

export interface QuestionServerSettings {
  /** What it listens on: loopback unless told otherwise. */
  host?: string | undefined;
  /** 0: any that is free. */
  port?: number | undefined;
  /** The origin under which others reach it, when it is not that. */
  address?: string | undefined;
  /** One that listens already, in place of a new one. */
  socket?: Socket | undefined;
}

export interface QuestionServer extends OwnerAddress {
  close(): Promise<void>;
}

interface Reply {
  status: number;
  body?: unknown;
}

/** Ten thousand queues by the longest names that they may have. */
const MAX_BODY_BYTES = 4 << 20;
const REQUEST_WITHIN_MS = 5_000;
/** Longer than those who ask keep an idle connection. */
const KEEP_ALIVE_MS = 60_000;
const anyHost = new Set(['0.0.0.0', '::']);

/**
 * Answers questions about the shards that this process owns, `POST /<shard>/<question>`, to who brings the token that
 * stands beside the address in the database: the API.
 */
export async function openQuestionServer(
  { host = '127.0.0.1', port = 0, address, socket }: QuestionServerSettings = {},
  log: Logger,
  keeperOf: (shard: string) => { ask: AskMemory } | undefined,
): Promise<QuestionServer> {
  const token = randomBytes(32).toString('base64url');
  const server = createServer({ requestTimeout: REQUEST_WITHIN_MS, keepAliveTimeout: KEEP_ALIVE_MS });
  server.on('request', (request, response) => {
    reply(request, token, keeperOf)
      .catch((error: unknown): Reply => {
        log.warn({ err: error, question: request.url }, 'a question was not answered');
        return { status: 500 };
      })
      .then(({ status, body = null }) => {
        // What was not read of a refused request must not be taken for the next one.
        if (status !== 200) response.setHeader('connection', 'close');
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
      }, log.error.bind(log));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(socket ?? { port, host }, resolve);
  });
  const chosen = (server.address() as AddressInfo).port;
  return {
    address: address ?? originOf(anyHost.has(host) ? hostname() : host, chosen),
    token,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function reply(
  request: IncomingMessage,
  token: string,
  keeperOf: (shard: string) => { ask: AskMemory } | undefined,
): Promise<Reply> {
  if (!isToken(request.headers.authorization, token)) return { status: 401 };
  const [, shard = '', name = ''] = (request.url ?? '').split('/').map(decoded);
  if (request.method !== 'POST' || !isQuestion(name)) return { status: 404 };
  // Without a length, as a stream of chunks, it is none of ours.
  if (!(Number(request.headers['content-length']) <= MAX_BODY_BYTES)) return { status: 413 };
  const input = questionInputs[name].safeParse(await json(request).catch(() => undefined));
  if (!input.success) return { status: 400, body: input.error.issues };
  const keeper = keeperOf(shard);
  if (!keeper) return { status: 421 };
  try {
    return { status: 200, body: await answerQuestion(name, keeper.ask, input.data as never) };
  } catch (error) {
    if (error instanceof NotOwner) return { status: 421 };
    throw error;
  }
}

/** Compared as hashes: their lengths are the same, whatever was given. */
function isToken(header: string | undefined, token: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(header ?? ''), hash(`Bearer ${token}`));
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}

function isQuestion(name: string): name is QuestionName {
  return Object.hasOwn(questionInputs, name);
}

function originOf(host: string, port: number): string {
  return `http://${isIP(host) === 6 ? `[${host}]` : host}:${port}`;
}
