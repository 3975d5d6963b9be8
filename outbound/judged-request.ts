import { Agent as HttpAgent, type ClientRequest, type IncomingMessage, request as httpRequest } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { judgeUrl, type OutboundRules } from '../domain/receiver/judge-url';
import { AddressRefused, judgedLookup } from './judged-lookup';

const plain = { request: httpRequest, agent: new HttpAgent({ keepAlive: true }) };
const secure = { request: httpsRequest, agent: new HttpsAgent({ keepAlive: true }) };

export class NoAnswer extends Error {}

export interface RequestHead {
  method: string;
  headers: Readonly<Record<string, string>>;
}

/**
 * A request whose address is judged as it is written, and again as it is resolved, by the connection itself. Redirects are
 * not followed. Throws `AddressRefused`. Node's own client, not `fetch`: a delivery belongs to every item, and this costs
 * a third.
 */
export function judgedRequest(
  address: string,
  { method, headers }: RequestHead,
  rules: OutboundRules,
  onResponse: (response: IncomingMessage) => void,
): ClientRequest {
  const fault = judgeUrl(address, rules);
  if (fault) throw new AddressRefused(fault);
  const url = new URL(address);
  const { request, agent } = url.protocol === 'https:' ? secure : plain;
  return request(url, { method, agent, headers, lookup: judgedLookup(url, rules) }, onResponse);
}

/** A host with several addresses fails without a message. */
export function told(error: NodeJS.ErrnoException): Error {
  return error.message === '' ? new Error(error.code ?? 'the connection failed', { cause: error }) : error;
}
