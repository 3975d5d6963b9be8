import type { Pool } from 'pg';
import type { Logger } from 'pino';
import { readLastConfig } from '../db/config';
import { archiveItems } from '../db/item-archive';
import { archiveRules } from '../domain/config/archive-rules';
import { type Loop, startLoop } from './loop';

/** A batch is one transaction, whose locks and size it bounds. */
const BATCH = 50;
/** After a full batch: a backlog is moved at a pace that leaves the database to those who work. */
const PAUSE_MS = 100;
const INTERVAL_MS = 60_000;

/** Moves closed items into the archive once the time of their worktype, as it is configured now, has passed. */
export function startArchive({ pool, log }: { pool: Pool; log: Logger }): Loop {
  return startLoop('archive', log, async () => {
    const bodies = (await readLastConfig(pool, ['worktype'])).map(({ body }) => body);
    const moved = await archiveItems(pool, archiveRules(bodies), BATCH);
    if (moved > 0) log.info({ moved }, 'items have been archived');
    return moved === BATCH ? PAUSE_MS : INTERVAL_MS;
  });
}
