import express, { type ErrorRequestHandler, type Express } from 'express';
import type { Deps } from './deps';
import { mountDocs } from './docs/mount-docs';
import { HttpProblem } from './http-problem';
import { mountHealth } from './http/health';
import { mountRoutes } from './http/mount-routes';
import { createRateLimit } from './http/rate-limit';
import { requestLog } from './http/request-log';
import { securityHeaders } from './http/security-headers';
import { problemOf, sendProblem } from './http/send';
import { mountWeb } from './http/static-web';
import { routeTable } from './route-table';

export interface AppSettings {
  /** By each principal. */
  requestsPerMinute: number;
  /** From each address. */
  signInsPerMinute: number;
  webFolder: string;
  /** Origins whose pages may show the web app in a frame. */
  frameAncestors: readonly string[];
  /** Addresses and networks of proxies whose word on where a request came from is taken. */
  trustedProxies: readonly string[];
}

/** The whole HTTP side: health and documents, the route table, the web app, and one handler for whatever went wrong. */
export function createApp(deps: Deps, settings: AppSettings): Express {
  const { metrics } = deps;
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  app.set('query parser', false);
  app.set('trust proxy', settings.trustedProxies);
  app.use(requestLog(deps.log, metrics));
  app.use(securityHeaders(settings.frameAncestors));
  mountHealth(app, deps);
  mountDocs(app);
  app.use('/v1', (_request, response, next) => {
    response.setHeader('cache-control', 'no-store');
    next();
  });
  const routes = routeTable.filter((route) => !route.isDev || deps.dev !== undefined);
  mountRoutes(app, routes, deps, {
    calls: createRateLimit(settings.requestsPerMinute),
    signIns: createRateLimit(settings.signInsPerMinute),
  });
  mountWeb(app, settings.webFolder);
  app.use((_request, response) => sendProblem(response, new HttpProblem('NOT_FOUND')));
  app.use(((error, _request, response, _next) => {
    sendProblem(response, problemOf(error, deps.log));
  }) satisfies ErrorRequestHandler);
  return app;
}
