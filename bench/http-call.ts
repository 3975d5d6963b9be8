import { Agent, request } from 'node:http';

const agent = new Agent({ keepAlive: true });

export interface HttpCall {
  method: string;
  headers: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  body?: unknown;
}

/** A call by Node's own client: the callers share the machine with what is measured, and `fetch` costs them more. */
export async function httpCall(url: string, call: HttpCall): Promise<{ status: number; text: string }> {
  const { method, headers, body } = call;
  const payload = body === undefined ? '' : JSON.stringify(body);
  const more =
    payload === '' ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(payload) };
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, agent, headers: { ...headers, ...more } }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8') }),
      );
    });
    sent.on('error', reject);
    sent.end(payload);
  });
}
