import type { Express } from 'express';
import type { Deps } from '../deps';

const CHECK_WITHIN_MS = 2_000;

/** `/healthz`: the process answers. `/readyz`: so do the database and the workflow engine. `/metrics`: for Prometheus. */
export function mountHealth(app: Express, { pool, workflows, metrics: { registry } }: Deps): void {
  app.get('/healthz', (_request, response) => {
    response.json({ status: 'ok' });
  });
  app.get('/readyz', async (_request, response) => {
    const [database, temporal] = await Promise.all([isUp(pool.query('select 1')), isUp(workflows.check())]);
    response
      .status(database && temporal ? 200 : 503)
      .json({ status: database && temporal ? 'ready' : 'not ready', database, temporal });
  });
  app.get('/metrics', async (_request, response) => {
    response.type(registry.contentType).send(await registry.metrics());
  });
}

async function isUp(check: Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), CHECK_WITHIN_MS);
  });
  const answer = check.then(
    () => true,
    () => false,
  );
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}
