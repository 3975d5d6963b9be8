import { listen } from '../db/listen';
import type { Wake } from '../db/wake';
import { startAlerts } from './alerts';
import { startArchive } from './archive';
import { startAuditHeads } from './audit-heads';
import { startAuditSealer } from './audit-sealer';
import { startBulkJobs } from './bulk-jobs';
import { startCaseRequests } from './case-requests';
import { startCaseSweep } from './case-sweep';
import { startErasures } from './erasures';
import { startNotifications } from './notifications';
import { startRedeliveries } from './redeliveries';
import type { LoopDeps } from './loop';
import { startRelay } from './relay';
import { startRequests } from './send-requests';
import { startSweep } from './sweep';

interface LoopSettings extends LoopDeps {
  databaseUrl: string;
  wake: Wake;
  isMailOn: boolean;
  /** Undefined where the installation has no key to sign with. */
  auditHeads: Parameters<typeof startAuditHeads>[1] | undefined;
}

/** What a worker looks after beside its task queues: each of these asks the database now and then whether there is any. */
export async function startLoops(settings: LoopSettings): Promise<{ stop(): Promise<void> }> {
  const { databaseUrl, wake, isMailOn, auditHeads, ...deps } = settings;
  const requests = startRequests(deps);
  const bulkJobs = startBulkJobs(deps);
  const redeliveries = startRedeliveries(deps);
  const notifications = startNotifications({ ...deps, isMailOn, onTold: () => redeliveries.wake() });
  const caseRequests = startCaseRequests(deps);
  const loops = [
    startAlerts({ ...deps, wake }),
    startArchive(deps),
    startAuditSealer(deps),
    ...(auditHeads ? [startAuditHeads(deps, auditHeads)] : []),
    startRelay(deps),
    startSweep(deps),
    redeliveries,
    notifications,
    bulkJobs,
    requests,
    caseRequests,
    startCaseSweep(deps),
    startErasures(deps),
  ];
  // An agent who is not asked should not wait for the next poll.
  const listener = await listen(databaseUrl, {
    commands: () => requests.wake(),
    bulk: () => bulkJobs.wake(),
    notifications: () => notifications.wake(),
    cases: () => caseRequests.wake(),
  });
  return {
    stop: async () => {
      await listener.close();
      await Promise.all(loops.map((loop) => loop.stop()));
    },
  };
}
