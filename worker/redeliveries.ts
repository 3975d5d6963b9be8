import { takeRedeliveries } from '../db/dead-letter';
import { redeliveryStart, REDELIVERY_TYPE } from '../workflows/start';
import { type Loop, startLoop } from './loop';
import type { RelayDeps } from './relay';

const BATCH = 16;
const IDLE_MS = 1_000;

/** Starts what tells a receiver again. One that runs already is left alone: it is looked at again in a minute. */
export function startRedeliveries({ pool, client, log }: RelayDeps): Loop {
  return startLoop('redeliveries', log, async () => {
    const redeliveries = await takeRedeliveries(pool, BATCH);
    await Promise.all(redeliveries.map((each) => client.workflow.start(REDELIVERY_TYPE, redeliveryStart(each))));
    return redeliveries.length === BATCH ? 0 : IDLE_MS;
  });
}
