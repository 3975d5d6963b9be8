import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Registry } from 'prom-client';
import { type Checks, readiness } from './readiness';

const REQUEST_WITHIN_MS = 5_000;

export interface HealthServer {
  port: number;
  close(): Promise<void>;
}

/**
 * For a program that serves nothing else to its operators: `/healthz`, the process answers; `/readyz`, so does what it stands on;
 * `/metrics`, for Prometheus. The API answers the same paths beside its own. Rejects when the port cannot be had.
 */
export async function openHealthServer(
  { host, port }: { host: string; port: number },
  { checks, registry }: { checks: Checks; registry: Registry },
): Promise<HealthServer> {
  const paths: Record<string, (response: ServerResponse) => Promise<void>> = {
    '/healthz': async (response) => sendJson(response, 200, { status: 'ok' }),
    '/readyz': async (response) => {
      const { status, body } = await readiness(checks);
      sendJson(response, status, body);
    },
    '/metrics': async (response) => {
      const text = await registry.metrics();
      response.writeHead(200, { 'content-type': registry.contentType }).end(text);
    },
  };
  const server = createServer({ requestTimeout: REQUEST_WITHIN_MS }, (request, response) => {
    const [path = ''] = (request.url ?? '').split('?');
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    const answer = isRead && Object.hasOwn(paths, path) ? paths[path] : undefined;
    if (!answer) return sendJson(response, 404, { status: 'not found' });
    answer(response).catch(() => sendJson(response, 500, { status: 'error' }));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen({ host, port }, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function sendJson(response: ServerResponse, status: number, body: object): void {
  if (!response.headersSent) response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}
