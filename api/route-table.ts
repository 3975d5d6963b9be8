import type { Route } from './route';
import { actionRoutes } from './routes/action-routes';
import { agentRoutes } from './routes/agent-routes';
import { authRoutes } from './routes/auth-routes';
import { auditRoutes } from './routes/audit-routes';
import { batchRoutes } from './routes/batch-routes';
import { bulkRoutes } from './routes/bulk-routes';
import { calendarRoutes } from './routes/calendar-routes';
import { caseActionRoutes } from './routes/case-action-routes';
import { caseRoutes } from './routes/case-routes';
import { configLifeRoutes } from './routes/config-life-routes';
import { configRoutes } from './routes/config-routes';
import { credentialRoutes } from './routes/credential-routes';
import { deadLetterRoutes } from './routes/dead-letter-routes';
import { dryRunRoutes } from './routes/dry-run-routes';
import { erasureRoutes } from './routes/erasure-routes';
import { identityRoutes } from './routes/identity-routes';
import { inboundRoutes } from './routes/inbound-routes';
import { importRoutes } from './routes/import-routes';
import { itemRoutes } from './routes/item-routes';
import { iwdRoutes } from './routes/iwd-routes';
import { notificationRoutes } from './routes/notification-routes';
import { queueRoutes } from './routes/queue-routes';
import { steerRoutes } from './routes/steer-routes';
import { streamRoutes } from './routes/stream-routes';
import { taskLinkRoutes } from './routes/task-link-routes';
import { viewRoutes } from './routes/view-routes';
import { workRoutes } from './routes/work-routes';
import { workbinRoutes } from './routes/workbin-routes';

/** Every route below `/v1`. The first that matches serves, so literal paths stand before those with parameters. */
export const routeTable: readonly Route[] = [
  ...batchRoutes,
  ...importRoutes,
  ...itemRoutes,
  ...viewRoutes,
  ...workRoutes,
  ...steerRoutes,
  ...taskLinkRoutes,
  ...actionRoutes,
  ...iwdRoutes,
  ...bulkRoutes,
  ...caseRoutes,
  ...caseActionRoutes,
  ...agentRoutes,
  ...queueRoutes,
  ...workbinRoutes,
  ...deadLetterRoutes,
  ...inboundRoutes,
  ...notificationRoutes,
  ...erasureRoutes,
  ...streamRoutes,
  ...auditRoutes,
  ...credentialRoutes,
  ...calendarRoutes,
  ...dryRunRoutes,
  ...[...configLifeRoutes, ...configRoutes].map((route) => ({ ...route, isConfiguration: true })),
  ...identityRoutes,
  ...authRoutes,
];
