import { takeOwnDeliveries } from '../db/dead-letter';
import { redeliveryStart, REDELIVERY_TYPE } from '../workflows/start';
import { type Loop, type LoopDeps, startLoop } from './loop';

const BATCH = 16;
const IDLE_MS = 1_000;

/** Starts what makes deliveries that no item's workflow makes: those asked for again, and those of notifications. One that runs already is left alone: it is looked at again in a minute. */
export function startRedeliveries({ pool, client, log }: LoopDeps): Loop {
  return startLoop('redeliveries', log, async () => {
    const redeliveries = await takeOwnDeliveries(pool, BATCH);
    await Promise.all(redeliveries.map((each) => client.workflow.start(REDELIVERY_TYPE, redeliveryStart(each))));
    return redeliveries.length === BATCH ? 0 : IDLE_MS;
  });
}
