import type { OutboundRules } from '../domain/receiver/judge-url';
import { judgedRequest, NoAnswer, told } from './judged-request';

/** Of an answer that nobody reads. */
const ANSWER_LIMIT_BYTES = 65_536;

export interface Post {
  headers: Readonly<Record<string, string>>;
  body: string;
  /** For the whole of it, from the look-up of the name to the head of the answer. */
  withinMs: number;
}

/** Answers the status. The answer's body is not read. Throws what keeps it from an answer. */
export async function httpPost(address: string, { headers, body, withinMs }: Post, rules: OutboundRules) {
  const length = { 'content-length': String(Buffer.byteLength(body)) };
  return new Promise<number>((resolve, reject) => {
    const sent = judgedRequest(address, { method: 'POST', headers: { ...headers, ...length } }, rules, (response) => {
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
      reject(told(error));
    });
    sent.end(body);
  });
}
