import { Agent, request } from 'node:http';

const agent = new Agent({ keepAlive: true });

export interface HttpCall {
  method: string;
  headers: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  body?: unknown;
}

export interface HttpAnswer {
  status: number;
  text: string;
  /** Set by the answer; empty: none. */
  cookie: string;
}

/** A call by Node's own client: the callers share the machine with what is measured, and `fetch` costs them more. */
export async function httpCall(url: string, call: HttpCall): Promise<HttpAnswer> {
  const { method, headers, body } = call;
  const payload = body === undefined ? '' : JSON.stringify(body);
  const more =
    payload === '' ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(payload) };
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, agent, headers: { ...headers, ...more } }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const [cookie = ''] = response.headers['set-cookie']?.[0]?.split(';') ?? [];
        resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8'), cookie });
      });
    });
    sent.on('error', reject);
    sent.end(payload);
  });
}
