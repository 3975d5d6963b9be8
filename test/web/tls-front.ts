import { mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeCertificates } from '../tls/certificates';

/** What stands before an installation, and pages of other sites, all by TLS on one port. */
export interface TlsFront {
  /** `https://<host>:<port>`; a browser must be told that the host is this machine. */
  origin(host: string): string;
  /** From now on, what is asked of the host is asked of this one, as a balancer would. */
  forward(host: string, to: string): void;
  /** What was passed on so far, with what came back. */
  passed: { url: string; cookie: string | undefined; status: number | undefined }[];
  /** The page of the host, at any path. */
  serve(host: string, page: string): void;
  close(): void;
}

export async function startTlsFront(): Promise<TlsFront> {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'casewright-front-'));
  const { server: pair } = makeCertificates(folder);
  const forwards = new Map<string, string>();
  const pages = new Map<string, string>();
  const passed: TlsFront['passed'] = [];
  const server = createServer(
    { cert: readFileSync(pair.certificate), key: readFileSync(pair.key) },
    (asked, answer) => {
      const host = asked.headers.host?.split(':')[0] ?? '';
      const to = forwards.get(host);
      if (to === undefined) {
        answer.writeHead(pages.has(host) ? 200 : 404, { 'content-type': 'text/html' }).end(pages.get(host));
        return;
      }
      const { method, headers } = asked;
      const onward = request(new URL(asked.url ?? '/', to), { method, headers }, (got) => {
        passed.push({ url: asked.url ?? '', cookie: headers.cookie, status: got.statusCode });
        answer.writeHead(got.statusCode ?? 502, got.headers);
        got.pipe(answer);
      });
      onward.on('error', () => answer.destroy());
      answer.on('close', () => onward.destroy());
      asked.pipe(onward);
    },
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    passed,
    origin: (host) => `https://${host}:${port}`,
    forward: (host, to) => void forwards.set(host, to),
    serve: (host, page) => void pages.set(host, page),
    close: () => {
      server.closeAllConnections();
      server.close();
      rmSync(folder, { recursive: true });
    },
  };
}
