import { Agent as HttpAgent, request as httpRequest } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { judgeUrl, type OutboundRules } from '../domain/receiver/judge-url';
import { AddressRefused, judgedLookup } from './judged-lookup';

const plain = { request: httpRequest, agent: new HttpAgent({ keepAlive: true }) };
const secure = { request: httpsRequest, agent: new HttpsAgent({ keepAlive: true }) };
/** Of an answer that nobody reads. */
const ANSWER_LIMIT_BYTES = 65_536;

export class NoAnswer extends Error {}

export interface Post {
  headers: Readonly<Record<string, string>>;
  body: string;
  /** For the whole of it, from the look-up of the name to the head of the answer. */
  withinMs: number;
}

/**
 * Answers the status. The address is judged as it is written, and again as it is resolved, by the connection itself.
 * Redirects are not followed and the answer's body is not read. Node's own client, not `fetch`: a delivery belongs to
 * every item, and this costs a third. Throws what keeps it from an answer.
 */
export async function httpPost(address: string, { headers, body, withinMs }: Post, rules: OutboundRules) {
  const fault = judgeUrl(address, rules);
  if (fault) throw new AddressRefused(fault);
  const url = new URL(address);
  const { request, agent } = url.protocol === 'https:' ? secure : plain;
  const length = { 'content-length': String(Buffer.byteLength(body)) };
  const options = { method: 'POST', agent, headers: { ...headers, ...length }, lookup: judgedLookup(url, rules) };
  return new Promise<number>((resolve, reject) => {
    const sent = request(url, options, (response) => {
      clearTimeout(timer);
      // Thrown away as it comes, so that the connection can serve the next one; a body that does not end is cut off.
      const cut = setTimeout(() => response.destroy(), withinMs);
      let bytes = 0;
      response
        .on('error', () => {})
        .on('close', () => clearTimeout(cut))
        .on('data', (chunk: Buffer) => {
          bytes += chunk.length;
          if (bytes > ANSWER_LIMIT_BYTES) response.destroy();
        });
      resolve(response.statusCode ?? 0);
    });
    const timer = setTimeout(() => sent.destroy(new NoAnswer(`no answer within ${withinMs} ms`)), withinMs);
    sent.on('error', (error: NodeJS.ErrnoException) => {
      clearTimeout(timer);
      // A host with several addresses fails without a message.
      reject(error.message === '' ? new Error(error.code ?? 'the connection failed', { cause: error }) : error);
    });
    sent.end(body);
  });
}
