import { existsSync } from 'node:fs';
import { join } from 'node:path';
import compression from 'compression';
import express, { type Express } from 'express';

/** The built web app, its index for every path that a browser navigates to. Without a build there is nothing to serve. */
export function mountWeb(app: Express, folder: string): void {
  const index = join(folder, 'index.html');
  if (!existsSync(index)) return;
  // These files alone: the length of a compressed answer would tell of a secret in it beside what a stranger put there.
  app.use('/assets', compression());
  // Names of assets carry their content's hash.
  app.use(
    '/assets',
    express.static(join(folder, 'assets'), { immutable: true, maxAge: '365d', index: false, fallthrough: false }),
  );
  // No path leads elsewhere: one with dots that are encoded is a page's as any other.
  app.use(express.static(folder, { maxAge: 0, redirect: false }));
  app.use((request, response, next) => {
    const isPage = (request.method === 'GET' || request.method === 'HEAD') && request.accepts('html') !== false;
    if (!isPage || request.path.startsWith('/v1')) return next();
    response.setHeader('cache-control', 'no-cache');
    response.sendFile(index);
  });
}
