import type { Pool } from 'pg';
import type { Logger } from 'pino';
import { sealAudit } from '../db/audit/seal';
import { type Loop, startLoop } from './loop';

const BATCH = 500;
const INTERVAL_MS = 1_000;

/** Chains what commands have committed, beside them and never within. Any number may run: one of them is at it. */
export function startAuditSealer({ pool, log }: { pool: Pool; log: Logger }): Loop {
  return startLoop('audit sealer', log, async () => {
    const sealed = await sealAudit(pool, BATCH);
    return sealed === BATCH ? 0 : INTERVAL_MS;
  });
}
