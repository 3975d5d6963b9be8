import { Agent as HttpAgent, request as httpRequest } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';

const plain = { request: httpRequest, agent: new HttpAgent({ keepAlive: true }) };
const secure = { request: httpsRequest, agent: new HttpsAgent({ keepAlive: true }) };

export interface Post {
  headers: Readonly<Record<string, string>>;
  body: string;
  /** For the whole of it, from the connection to the head of the answer. */
  withinMs: number;
}

/**
 * Answers the status. Redirects are not followed and the answer's body is not read. Node's own client, not `fetch`: a
 * delivery belongs to every item, and this costs a third. Throws what keeps it from an answer.
 */
export async function httpPost(url: string, { headers, body, withinMs }: Post): Promise<number> {
  const { protocol } = new URL(url);
  if (protocol !== 'http:' && protocol !== 'https:') throw new TypeError(`no HTTP address: ${protocol}`);
  const { request, agent } = protocol === 'https:' ? secure : plain;
  return new Promise((resolve, reject) => {
    const length = { 'content-length': String(Buffer.byteLength(body)) };
    const sent = request(url, { method: 'POST', agent, headers: { ...headers, ...length } }, (response) => {
      clearTimeout(timer);
      // Thrown away as it comes, so that the connection can serve the next one; a body that does not end is cut off.
      const cut = setTimeout(() => response.destroy(), withinMs);
      response.on('error', () => {}).on('close', () => clearTimeout(cut));
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    const timer = setTimeout(() => sent.destroy(new Error(`no answer within ${withinMs} ms`)), withinMs);
    sent.on('error', (error: NodeJS.ErrnoException) => {
      clearTimeout(timer);
      // A host with several addresses fails without a message.
      reject(error.message === '' ? new Error(error.code ?? 'the connection failed', { cause: error }) : error);
    });
    sent.end(body);
  });
}
