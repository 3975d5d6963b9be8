import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import type { Metrics } from './metrics';

/** One line for each request: the route, not the path, since paths may hold personal data; no bodies, no headers. */
export function requestLog(log: Logger, metrics: Metrics): RequestHandler {
  return (request, response, next) => {
    const startedMs = performance.now();
    const requestId = randomUUID();
    response.setHeader('x-request-id', requestId);
    response.on('close', () => {
      const ms = Math.round((performance.now() - startedMs) * 10) / 10;
      const route = (response.locals['route'] as string | undefined) ?? 'other';
      const { method } = request;
      const status = response.statusCode;
      metrics.requests.observe({ method, route, status: String(status) }, ms / 1_000);
      const line = {
        requestId,
        method,
        route,
        status,
        ms,
        principal: response.locals['principal'] as string | undefined,
      };
      if (status >= 500) log.warn(line, 'request');
      else log.debug(line, 'request');
    });
    next();
  };
}
