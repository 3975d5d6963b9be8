import { Agent as HttpAgent, request as httpRequest } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { judgeUrl, type OutboundRules } from '../domain/receiver/judge-url';
import { NoAnswer } from './http-post';
import { AddressRefused, judgedLookup } from './judged-lookup';

const plain = { request: httpRequest, agent: new HttpAgent({ keepAlive: true }) };
const secure = { request: httpsRequest, agent: new HttpsAgent({ keepAlive: true }) };

export interface Call {
  method: string;
  headers: Readonly<Record<string, string>>;
  /** Left out: none. */
  body?: string | undefined;
  /** For the whole of it, from the look-up of the name to the end of the answer. */
  withinMs: number;
  /** A longer answer is no answer. */
  limitBytes: number;
}

export interface Called {
  status: number;
  /** Media type, without its parameters. */
  type: string;
  text: string;
}

/** As `httpPost`, for whoever wants to read what is answered: judged twice, no redirects. Throws what keeps it from an answer. */
export async function httpCall(address: string, call: Call, rules: OutboundRules): Promise<Called> {
  const fault = judgeUrl(address, rules);
  if (fault) throw new AddressRefused(fault);
  const url = new URL(address);
  const { request, agent } = url.protocol === 'https:' ? secure : plain;
  const { method, body, withinMs, limitBytes } = call;
  const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
  const options = { method, agent, headers: { ...call.headers, ...length }, lookup: judgedLookup(url, rules) };
  return new Promise<Called>((resolve, reject) => {
    const fail = (error: NodeJS.ErrnoException) => {
      clearTimeout(timer);
      // A host with several addresses fails without a message.
      reject(error.message === '' ? new Error(error.code ?? 'the connection failed', { cause: error }) : error);
    };
    const sent = request(url, options, (response) => {
      const chunks: Buffer[] = [];
      let bytes = 0;
      response
        .on('error', fail)
        .on('data', (chunk: Buffer) => {
          bytes += chunk.length;
          if (bytes > limitBytes) response.destroy(new NoAnswer(`answers more than ${limitBytes} bytes`));
          else chunks.push(chunk);
        })
        .on('end', () => {
          clearTimeout(timer);
          const type = (response.headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
          resolve({ status: response.statusCode ?? 0, type, text: Buffer.concat(chunks).toString('utf8') });
        });
    });
    const timer = setTimeout(() => sent.destroy(new NoAnswer(`no answer within ${withinMs} ms`)), withinMs);
    sent.on('error', fail);
    sent.end(body);
  });
}
