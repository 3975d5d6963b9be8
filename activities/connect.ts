import { ApplicationFailure } from '@temporalio/activity';
import type { Pool } from 'pg';
import { readEndpoint } from '../db/delivery';
import type { Variables } from '../domain/bpmn/state';
import type { OutboundRules } from '../domain/receiver/judge-url';
import { httpAsk } from '../outbound/http-ask';
import { AddressRefused } from '../outbound/judged-lookup';
import type { SendMail } from '../outbound/smtp';
import type { ConnectorWork } from './connectors';
import { postDelivery } from './post-delivery';

export interface ConnectDeps {
  pool: Pool;
  rules: OutboundRules;
  sendMail?: SendMail | undefined;
}

const WITHIN_MS = 30_000;
const ANSWER_LIMIT_BYTES = 256 * 1024;
const METHODS: readonly string[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** Does what a service task asks of a connector. Each try carries one ID, so that whoever gets it twice can tell. */
export async function connect(deps: ConnectDeps, work: ConnectorWork): Promise<Variables> {
  switch (work.connector) {
    case 'http':
      return callHttp(deps, work);
    case 'mail':
      return mail(deps, work);
    case 'webhook':
      return tellWebhook(deps, work);
    default:
      throw refused(`there is no connector ${work.connector}`);
  }
}

/** What is answered is the variable that the task names (`result`), or `response`: status and body. */
async function callHttp({ rules }: ConnectDeps, work: ConnectorWork): Promise<Variables> {
  const { id, properties } = work;
  const url = required(properties, 'url');
  const method = (textOf(properties, 'method') ?? 'POST').toUpperCase();
  if (!METHODS.includes(method)) throw refused(`${method} is no method: ${METHODS.join(', ')}`);
  const body = method === 'GET' || method === 'DELETE' ? null : (textOf(properties, 'body') ?? bodyOf(work));
  const headers = {
    accept: 'application/json',
    'idempotency-key': id,
    ...(body === null ? {} : { 'content-type': 'application/json' }),
  };
  const ask = { url, method, headers, body, withinMs: WITHIN_MS, limitBytes: ANSWER_LIMIT_BYTES };
  const { status, type, bytes } = await httpAsk(ask, rules).catch((error: unknown) => {
    throw error instanceof AddressRefused ? refused(error.message) : error;
  });
  if (status < 200 || status >= 300) {
    const why = `${new URL(url).host} answered ${status}`;
    // What the receiver does not take, it does not take a second time.
    const isFinal = status < 500 && status !== 408 && status !== 429;
    throw isFinal ? refused(why) : ApplicationFailure.retryable(why, 'NOT_ANSWERED');
  }
  return { [textOf(properties, 'result') ?? 'response']: { status, body: parsed(type, bytes.toString('utf8')) } };
}

async function mail({ sendMail }: ConnectDeps, { id, properties }: ConnectorWork): Promise<Variables> {
  if (!sendMail) throw refused('no mail server is configured');
  const [to, subject] = [required(properties, 'to'), required(properties, 'subject')];
  // The server's words may hold the mailbox, and failures stay in histories.
  await sendMail({ id: id.replaceAll('/', '-'), to, subject, text: textOf(properties, 'text') ?? subject }).catch(
    () => {
      throw ApplicationFailure.retryable('the mail server did not take it', 'NOT_DELIVERED');
    },
  );
  return {};
}

/** Signed like every other delivery. */
async function tellWebhook({ pool, rules }: ConnectDeps, work: ConnectorWork): Promise<Variables> {
  const { id, properties, case: of, element, variables } = work;
  const key = required(properties, 'webhook');
  const endpoint = await readEndpoint(pool, { division: of.division, key });
  if (!endpoint) throw refused(`there is no webhook ${key}`);
  const body = {
    specversion: '1.0',
    id,
    type: 'casewright.case.task',
    source: `urn:casewright:division:${of.division}`,
    subject: of.reference,
    time: new Date().toISOString(),
    datacontenttype: 'application/json',
    data: { case: of, element, variables },
  };
  const result = await postDelivery({ id, kind: 'webhook', target: key, endpoint, body }, rules);
  if (!result.ok) throw ApplicationFailure.retryable(`webhook ${key}: ${result.failure.detail}`, 'NOT_DELIVERED');
  return {};
}

function bodyOf({ case: of, element, variables }: ConnectorWork): string {
  return JSON.stringify({ case: of, element, variables });
}

function parsed(type: string, text: string): unknown {
  if (!/\bjson$/.test(type)) return text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw ApplicationFailure.retryable('the answer is no JSON', 'NOT_ANSWERED');
  }
}

function textOf(properties: Variables, name: string): string | undefined {
  const value = properties[name];
  if (typeof value === 'string') return value === '' ? undefined : value;
  return value === null || value === undefined ? undefined : JSON.stringify(value);
}

function required(properties: Variables, name: string): string {
  const value = textOf(properties, name);
  if (value === undefined) throw refused(`the property ${name} is needed`);
  return value;
}

function refused(why: string): ApplicationFailure {
  return ApplicationFailure.nonRetryable(why, 'CONNECTOR_REFUSED');
}
