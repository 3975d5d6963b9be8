import type { Express } from 'express';
import { readiness } from '../../health/readiness';
import type { Deps } from '../deps';

/** `/healthz`: the process answers. `/readyz`: so do the database and the workflow engine. `/metrics`: for Prometheus. */
export function mountHealth(app: Express, { pool, workflows, metrics: { registry } }: Deps): void {
  const checks = { database: () => pool.query('select 1'), temporal: () => workflows.check() };
  app.get('/healthz', (_request, response) => {
    response.json({ status: 'ok' });
  });
  app.get('/readyz', async (_request, response) => {
    const { status, body } = await readiness(checks);
    response.status(status).json(body);
  });
  app.get('/metrics', async (_request, response) => {
    response.type(registry.contentType).send(await registry.metrics());
  });
}
